"""The handout to take home: the method on one page, the dates, and what becomes of today."""

from __future__ import annotations

from pathlib import Path

from okra_coach.compose.markdown_text import plain
from okra_coach.compose.templating import render_source
from okra_coach.documents.page import Page
from okra_coach.model.engagement import Material
from okra_coach.model.okra import OkraSet
from okra_coach.model.rollout import CycleEvent, EventKind
from okra_coach.words import Words

_DATES = {
    EventKind.KICK_OFF: "kick_off",
    EventKind.CHECK_IN: "check_in",
    EventKind.MID_REVIEW: "mid_review",
    EventKind.RETROSPECTIVE: "retrospective",
}


def compose_handout(material: Material, words: Words, own: Path | None = None) -> Page:
    """One page, or two where there are many teams."""
    workshop = material.workshop
    first: dict[str, CycleEvent | None] = dict.fromkeys(_DATES.values())
    for event in sorted(material.rollout.events, key=lambda one: one.day, reverse=True):
        if event.kind in _DATES:
            first[_DATES[event.kind]] = event
    context = {
        "client": plain(workshop.client),
        "cycle": workshop.cycle,
        "consultant": plain(workshop.consultant),
        "first": first,
        "sets": tuple(_told(okras) for okras in material.okras.sets if okras.objectives),
        "stops": tuple(plain(line.text) for okras in material.okras.sets for line in okras.not_doing[:3])[:5],
    }
    title = words("{client}: to take home", client=workshop.client)
    return Page(
        title,
        words.language,
        render_source("pages/handout.md", words, context, own),
        plain(workshop.client),
        "",
        workshop.paper.size,
    )


def _told(okras: OkraSet) -> tuple[str, tuple[str, ...]]:
    return plain(okras.name), tuple(plain(objective.text) for objective in okras.objectives)
