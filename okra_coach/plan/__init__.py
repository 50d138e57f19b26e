"""Teams and their readiness become a rollout in waves, and the calendar of the cycle."""
