"""The files of a closed cycle: the retrospective as slides and as a page, in a folder of the pack named after it."""

from __future__ import annotations

from pathlib import Path

from okra_coach.compose.deck_retrospective import compose_retrospective_deck
from okra_coach.compose.retrospective_page import compose_retrospective_page
from okra_coach.documents.deck_stage import Stage
from okra_coach.documents.pack import CYCLES, Pack, PackFile
from okra_coach.model.retrospective import Retrospective
from okra_coach.words import Words, mark

_DECK = mark("the slides of the retrospective, with speaker notes")
_PAGE = mark("scores, questions and proposals in full, to prepare from")


def compose_retrospective(
    retro: Retrospective, slug: str, words: Words, own: Path | None = None, stage: Stage | None = None
) -> Pack:
    """Slides and page; `own` is the engagement's `templates/` folder, `stage` the room of its brand."""
    where = f"{CYCLES}/{slug}"
    deck = compose_retrospective_deck(retro, words, own, stage)
    page = compose_retrospective_page(retro, words, own)
    return Pack(
        (
            PackFile(f"{where}/retrospective.pptx", deck, words(_DECK)),
            PackFile(f"{where}/retrospective.html", page, words(_PAGE)),
        )
    )
