"""The files of the pack that lie on tables and hang on walls."""

from __future__ import annotations

from pathlib import Path

from okra_coach.compose.decision_sheet import compose_decision_page, compose_decision_sheet
from okra_coach.compose.handout import compose_handout
from okra_coach.compose.packing_list import compose_packing_list
from okra_coach.compose.print_canvases import compose_canvases
from okra_coach.compose.print_cards import compose_cards
from okra_coach.compose.print_posters import compose_posters
from okra_coach.compose.print_votes import compose_votes
from okra_coach.documents.pack import PackFile
from okra_coach.model.engagement import Material
from okra_coach.words import Words, mark

_CANVASES = mark("a canvas for each team's draft, and an empty one")
_CARDS = mark("cards to cut: instructions, needs between teams, numbers to sort")
_VOTES = mark("sheets for dots and for how sure we are")
_POSTERS = mark("posters: how we decide, and what the answers say")
_DECISIONS = mark("what the room decides, to type in; `okra-coach decide` reads it back")
_DECISIONS_PAGE = mark("the same to write on")
_HANDOUT = mark("one page to take home")
_PACKING = mark("what to bring and what to print, counted")


def table_files(material: Material, words: Words, own: Path | None = None) -> tuple[PackFile, ...]:
    """Everything to print but the run sheet; nothing without an agenda."""
    if not material.agenda.items:
        return ()
    return (
        PackFile("room/packing-list.html", compose_packing_list(material, words, own), words(_PACKING)),
        PackFile("room/canvases.html", compose_canvases(material, words, own), words(_CANVASES)),
        PackFile("room/cards.html", compose_cards(material, words, own), words(_CARDS)),
        PackFile("room/votes.html", compose_votes(material, words, own), words(_VOTES)),
        PackFile("room/posters.html", compose_posters(material, words, own), words(_POSTERS)),
        PackFile("room/decisions.xlsx", compose_decision_sheet(material, words), words(_DECISIONS)),
        PackFile("room/decisions.html", compose_decision_page(material, words, own), words(_DECISIONS_PAGE)),
        PackFile("room/handout.html", compose_handout(material, words, own), words(_HANDOUT)),
    )
