from __future__ import annotations

from dataclasses import replace

from okra_coach.compose.briefing import compose_briefing
from okra_coach.compose.briefing_day import weak_spots
from okra_coach.model.finding import Finding, Severity
from okra_coach.model.place import Place
from okra_coach.model.sentence import say
from okra_coach.words import load_words
from tests import agendas

WORDS = load_words("en")
MADE = agendas.with_agenda()


def finding(message: str, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(
        "AGD111", "squeezed-block", severity, Place("agenda.yaml", 7), f"agenda.{message}", say(message), say("Do it.")
    )


def test_nothing_is_said_where_the_rules_only_have_notes() -> None:
    assert weak_spots(MADE, WORDS) is None
    assert weak_spots(replace(MADE, agenda_findings=(finding("A note.", Severity.INFO),)), WORDS) is None


def test_weak_spots_are_counted_and_two_are_named() -> None:
    three = (finding("One is short."), finding("Two is late."), finding("Three is missing."))
    found = weak_spots(replace(MADE, agenda_findings=three), WORDS)

    assert found is not None
    assert found.said == "The agenda does not work out in 3 places: One is short; Two is late."


def test_every_finding_stands_in_the_list_of_what_the_check_says() -> None:
    told = compose_briefing(replace(MADE, agenda_findings=(finding("One is short."),)), WORDS).markdown

    assert "The agenda does not work out in 1 place: One is short." in told
    assert "agenda.yaml:7" in told
