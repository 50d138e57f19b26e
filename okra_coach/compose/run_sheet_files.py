"""The files of the pack by which the workshop is led."""

from __future__ import annotations

from pathlib import Path

from okra_coach.compose.live_page import compose_live_page
from okra_coach.compose.run_sheet import compose_agenda_page, compose_run_sheet
from okra_coach.compose.run_sheet_book import compose_run_sheet_book
from okra_coach.compose.slide_numbers import slide_numbers
from okra_coach.documents.deck import Deck
from okra_coach.documents.pack import PackFile
from okra_coach.model.engagement import Material
from okra_coach.words import Words, mark

_RUN_SHEET = mark("to lead the workshop by: one line a block, then every block in full")
_BOOK = mark("the run sheet to change: all times follow the minutes")
_LIVE = mark("the run sheet that goes along on a phone or laptop, without network")
_AGENDA = mark("the agenda for participants, to send out or to hang up")


def run_sheet_files(material: Material, words: Words, deck: Deck, own: Path | None = None) -> tuple[PackFile, ...]:
    """The run sheet in all its forms, with the slides of the workshop's deck; nothing without an agenda."""
    if not material.agenda.items:
        return ()
    slides = slide_numbers(deck, material, words)
    return (
        PackFile("room/run-sheet.html", compose_run_sheet(material, words, own, slides), words(_RUN_SHEET)),
        PackFile("room/run-sheet.xlsx", compose_run_sheet_book(material, words, slides), words(_BOOK)),
        PackFile("room/live.html", compose_live_page(material, words, own), words(_LIVE)),
        PackFile("room/agenda.html", compose_agenda_page(material, words, own), words(_AGENDA)),
    )
