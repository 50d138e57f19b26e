"""The files of a pack: a name and the document that goes into it."""

from __future__ import annotations

from dataclasses import dataclass

from okra_coach.documents.calendar import Calendar
from okra_coach.documents.deck import Deck
from okra_coach.documents.page import Page
from okra_coach.documents.plain_text import PlainText
from okra_coach.documents.workbook import Workbook

Document = Deck | Workbook | Page | Calendar | PlainText

CHECK_INS = "check-ins"
"""The folder of the pack that holds what was handed out at each check-in: `build` leaves it as it is."""
CYCLES = "cycles"
"""The folder of the pack that holds what was made at the close of each cycle: `build` leaves it as it is, too."""


@dataclass(frozen=True)
class PackFile:
    """One file of the pack; `what` tells the consultant in a few words what it is for."""

    name: str
    document: Document
    what: str


@dataclass(frozen=True)
class Pack:
    """All files of one build, in the order in which a consultant opens them."""

    files: tuple[PackFile, ...]
