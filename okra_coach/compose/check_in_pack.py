"""The files of one check-in: its slides, its page and its text, in a folder of the pack named after its day."""

from __future__ import annotations

from pathlib import Path

from okra_coach.compose.check_in_page import compose_check_in_page
from okra_coach.compose.check_in_text import check_in_text
from okra_coach.compose.deck_check_in import compose_check_in_deck
from okra_coach.documents.deck_stage import Stage
from okra_coach.documents.pack import CHECK_INS, Pack, PackFile
from okra_coach.documents.plain_text import PlainText
from okra_coach.model.meeting import Meeting
from okra_coach.words import Words, mark

_DECK = mark("the slides of the meeting, with speaker notes")
_PAGE = mark("the same on two sheets of paper, with room for decisions")
_TEXT = mark("five lines to paste into a chat")


def compose_check_in(meeting: Meeting, words: Words, own: Path | None = None, stage: Stage | None = None) -> Pack:
    """Slides, page and text; `own` is the engagement's `templates/` folder, `stage` the room of its brand."""
    where = f"{CHECK_INS}/{meeting.week.day.isoformat()}"
    text = PlainText(check_in_text(meeting, words))
    return Pack(
        (
            PackFile(f"{where}/check-in.pptx", compose_check_in_deck(meeting, words, own, stage), words(_DECK)),
            PackFile(f"{where}/check-in.html", compose_check_in_page(meeting, words, own), words(_PAGE)),
            PackFile(f"{where}/check-in.txt", text, words(_TEXT)),
        )
    )
