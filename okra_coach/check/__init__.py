"""OKR+As become findings: one rule a module in `rules/`, run in the order of its table."""
