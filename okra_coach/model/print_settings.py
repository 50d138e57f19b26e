"""On which paper things are printed for the room."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_LETTER = frozenset({"US", "CA", "MX", "PH", "CO", "CL", "VE", "GT", "CR", "PA", "DO", "PR", "SV", "NI"})
"""Countries whose offices print on Letter (Unicode CLDR, paper size by territory)."""


class Paper(StrEnum):
    """Sheets, by their usual names."""

    A4 = "a4"
    LETTER = "letter"
    A3 = "a3"
    A1 = "a1"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height upright, in millimetres (ISO 216; ANSI Y14.1)."""
        return _SIZES[self]


_SIZES = {
    Paper.A4: (210.0, 297.0),
    Paper.LETTER: (215.9, 279.4),
    Paper.A3: (297.0, 420.0),
    Paper.A1: (594.0, 841.0),
}


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """The small sheet (None: what the country's offices use), and those of canvases and posters."""

    paper: Paper | None = None
    canvas: Paper = Paper.A3
    poster: Paper = Paper.A3


def office_paper(country: str) -> Paper:
    """What lies in a printer there."""
    return Paper.LETTER if country.upper() in _LETTER else Paper.A4
