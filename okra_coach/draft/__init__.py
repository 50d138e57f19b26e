"""Insights become drafted OKR+As with their evidence, open questions and a not-doing list."""
