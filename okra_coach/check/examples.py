"""Findings about wording get an example of the better form, about the same sort of work, in the line's language."""

from __future__ import annotations

from okra_coach.check.scope import Book


def example_for(code: str, scope: Book) -> str:
    """The example, "" where the rule is not about wording."""
    return ""
