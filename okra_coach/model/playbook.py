"""What is known of a theme beforehand: how it sounds, what may measure it, what is tried, what to ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from okra_coach.model.measure import Direction

Wording = Mapping[str, str]
"""Language → text."""


class Audience(StrEnum):
    """Who notices first when the theme gets better."""

    CUSTOMERS = "customers"
    INSIDE = "inside"


class Timing(StrEnum):
    """Whether a measure moves after the fact, or early enough to steer by."""

    LAGGING = "lagging"
    LEADING = "leading"


@dataclass(frozen=True, slots=True)
class PlaybookMeasure:
    """A measure that fits a theme; it never has a value."""

    name: Wording
    unit: str
    direction: Direction
    timing: Timing
    why: Wording


@dataclass(frozen=True, slots=True)
class Playbook:
    """One theme; `id` is its file's name. Everything in it is a suggestion: nobody in the engagement said it.

    `sounds` maps a language to words and phrases by which people speak of the theme.
    """

    id: str
    name: Wording
    audience: Audience
    sounds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    measures: tuple[PlaybookMeasure, ...] = ()
    actions: tuple[Wording, ...] = ()
    questions: tuple[Wording, ...] = ()

    @property
    def ref(self) -> str:
        """How `from:` names it."""
        return f"playbook.{self.id}"


def spoken(wording: Wording, language: str) -> str:
    """The text in a language; in English, else in any, where there is none."""
    return wording.get(language) or wording.get("en") or next(iter(wording.values()), "")
