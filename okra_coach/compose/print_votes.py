"""Sheets on which the room votes: dots on objectives, and how sure everybody is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from okra_coach.compose.print_cards import sheets_of
from okra_coach.compose.print_sheet import compose_sheets
from okra_coach.documents.plain_text import PlainText
from okra_coach.model.engagement import Material
from okra_coach.words import Words

_LINES, _BLANK = 7, 2


@dataclass(frozen=True)
class VoteSheet:
    """The objectives of the company or a team, some lines each sheet, with blank ones for those made in the room."""

    owner: str
    objectives: tuple[str, ...]
    blanks: int = _BLANK


def compose_votes(material: Material, words: Words, own: Path | None = None) -> PlainText:
    """For the company and each team a sheet for dots and one for fingers."""
    context = {"sheets": tuple(vote_sheets(material)), "fingers": range(1, 11), "client": material.workshop.client}
    title = words("{client}: sheets to vote on", client=material.workshop.client)
    return compose_sheets("votes", title, material.workshop.paper, words, context, own, lying=True)


def vote_sheets(material: Material) -> Iterator[VoteSheet]:
    """Sheet by sheet."""
    for okras in material.okras.sets:
        texts = [objective.text for objective in okras.objectives]
        for some in tuple(sheets_of(texts, _LINES)) or ((),):
            yield VoteSheet(okras.name, some)
