"""Which files a pack holds, in the order in which a consultant opens them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from okra_coach.compose.briefing import compose_briefing
from okra_coach.compose.calendar import compose_calendar, consultant_calendar, team_calendars
from okra_coach.compose.deck import compose_own_deck, compose_workshop_deck, own_decks
from okra_coach.compose.deck_sponsor import compose_sponsor_deck
from okra_coach.compose.deck_team import compose_team_deck
from okra_coach.compose.rollout_page import compose_rollout_page
from okra_coach.compose.run_sheet_files import run_sheet_files
from okra_coach.compose.table_files import table_files
from okra_coach.compose.tracker import compose_tracker
from okra_coach.documents.deck_stage import Stage
from okra_coach.documents.pack import Pack, PackFile
from okra_coach.errors import TemplateFaultError
from okra_coach.model.engagement import Material
from okra_coach.words import Words, mark

_BRIEFING = mark("your briefing: read this first, it is not for the client")
_DECK = mark("the slides for the room, with speaker notes")
_SPONSOR = mark("ten slides at most for whoever gave you the job: findings, proposal, decisions")
_TEAM = mark("the slides one team works with: its draft, its questions, room to write")
_OWN_DECK = mark("a deck of your own, from templates/decks")
_ROLLOUT = mark("who starts when and why, for those who decide and those it concerns")
_TRACKER = mark("the quarter's OKR+As to fill in week by week")
_CALENDAR = mark("every date of the cycle, to import into a calendar")
_OWN_CALENDAR = mark("your own calendar, with preparation and reading")
_TEAM_CALENDAR = mark("the dates of one team, of the first wave or the next")


def compose_pack(
    material: Material,
    words: Words,
    own: Path | None = None,
    stage: Stage | None = None,
    quarter: Material | None = None,
) -> Pack:
    """All documents of one engagement; `own` is its `templates/` folder, which shadows ours.

    `quarter` is the material with the check-ins in it, once there are any: the tracker keeps its history.
    `stage` is what its brand leaves for a slide's content. Raises TemplateFaultError.
    """
    hers, deck = own_decks(own), compose_workshop_deck(material, words, own, stage)
    pack = Pack(
        (
            PackFile("briefing.html", compose_briefing(material, words, own), words(_BRIEFING)),
            PackFile("sponsor-deck.pptx", compose_sponsor_deck(material, words, own, stage), words(_SPONSOR)),
            PackFile("workshop-deck.pptx", deck, words(_DECK)),
            *run_sheet_files(material, words, deck, own),
            *table_files(material, words, own),
            *(
                PackFile(
                    f"teams/{okras.owner}.pptx", compose_team_deck(okras, material, words, own, stage), words(_TEAM)
                )
                for okras in material.okras.teams
                if okras.objectives
            ),
            *(
                PackFile(f"{name}.pptx", compose_own_deck(name, material, words, own, stage), words(_OWN_DECK))
                for name in hers
            ),
            PackFile("rollout.html", compose_rollout_page(material, words, own), words(_ROLLOUT)),
            PackFile("tracker.xlsx", compose_tracker(quarter or material, words), words(_TRACKER)),
            PackFile("calendar.ics", compose_calendar(material, words), words(_CALENDAR)),
            PackFile("calendars/consultant.ics", consultant_calendar(material, words), words(_OWN_CALENDAR)),
            *(
                PackFile(f"calendars/{name}.ics", calendar, words(_TEAM_CALENDAR))
                for name, calendar in team_calendars(material, words)
            ),
        )
    )
    _check_names(pack, hers)
    return pack


def _check_names(pack: Pack, hers: tuple[str, ...]) -> None:
    """A deck of hers under the name of one of ours would take its place, on many machines in any case of letters."""
    names = Counter(file.name.casefold() for file in pack.files)
    for name in hers:
        if names[f"{name}.pptx".casefold()] > 1:
            reason = f"would be written as {name}.pptx, which the pack has already; give it another name"
            raise TemplateFaultError(f"templates/decks/{name}.md", None, reason)
