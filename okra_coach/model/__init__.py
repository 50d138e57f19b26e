"""What a workshop, an answer, an objective, a wave and a finding are: frozen values that only know their own words."""
