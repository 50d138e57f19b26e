"""Answers become insights: agreement, themes, readiness, customer feedback; the anonymity wall stands here."""
