"""The small invented engagement with an agenda, for tests of what lies in the room."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

from okra_coach.compose.deck import compose_workshop_deck
from okra_coach.documents.deck import Deck
from okra_coach.model.agenda_settings import AgendaSettings, MeetingMode, SessionTime
from okra_coach.model.engagement import Material
from okra_coach.plan.agenda import compose_agenda, counted
from okra_coach.plan.late import agenda_weights
from okra_coach.read.blocks import read_blocks
from okra_coach.words import load_words
from tests import material

REMOTE = AgendaSettings(
    mode=MeetingMode.REMOTE,
    sessions=(
        SessionTime(date(2027, 4, 6), time(9), time(11)),
        SessionTime(date(2027, 4, 7), time(9), time(11)),
        SessionTime(date(2027, 4, 8), time(14), time(16)),
    ),
)


def with_agenda(language: str = "en", agenda: AgendaSettings | None = None, made: Material | None = None) -> Material:
    """Brightwater Clinics with the agenda that follows from its questions; one day on site unless the settings say."""
    made = made or material.material()
    workshop = replace(made.workshop, language=language, agenda=agenda or AgendaSettings())
    blocks, faults = read_blocks(Path("nowhere"), language)
    assert faults == ()
    composed = compose_agenda(workshop, blocks, made.okras.questions, made.rollout, load_words(language))
    composed = counted(composed, workshop, made.rollout)
    weights = agenda_weights(composed, blocks, made.okras.questions)
    return replace(made, workshop=workshop, agenda=composed, blocks=blocks, weights=weights)


def deck_of(made: Material) -> Deck:
    """The workshop's deck."""
    return compose_workshop_deck(made, load_words(made.workshop.language))


def changed(made: Material, block: str, **more: object) -> Material:
    """The agenda with one of its items changed."""
    sessions = tuple(
        replace(
            one,
            items=tuple(replace(item, **more) if item.block == block else item for item in one.items),  # type: ignore[arg-type]
        )
        for one in made.agenda.sessions
    )
    return replace(made, agenda=replace(made.agenda, sessions=sessions))
