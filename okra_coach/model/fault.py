"""What is wrong with, or worth saying about, a file that a person gave us."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from okra_coach.model.place import Place


class Weight(StrEnum):
    """How far a fault goes."""

    STOPS = "error"
    WARNS = "warning"
    TELLS = "note"


@dataclass(frozen=True, slots=True)
class Fault:
    """One sentence about one place in the user's files; a value, never raised."""

    place: Place
    message: str
    weight: Weight = Weight.STOPS

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"
