"""Every hit and miss of the rules about agendas, and what holds for any agenda."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.check.agenda import judge_agenda
from okra_coach.check.agenda_rules import AGENDA_RULES
from okra_coach.check.rules import RULES
from okra_coach.model.agenda import RESERVE, Agenda, AgendaItem, AgendaSession, after
from okra_coach.model.finding import Finding, Severity
from okra_coach.model.okra import OkraBook
from okra_coach.model.place import Place
from okra_coach.model.sentence import Sentence
from tests import agendas, material
from tests.check.agendafiles import agenda_cases, blocks_in, run_agenda
from tests.check.casefiles import Case

CASES = list(agenda_cases())
BLOCKS = blocks_in("en")


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_case_is_what_its_sentence_says(case: Case) -> None:
    found = run_agenda(case)

    if case.expected == "misses":
        assert [finding.message for finding in found] == []
        return
    assert found, "no hit"
    assert case.fragment.get("says", "") in f"{found[0].message} {found[0].advice} {found[0].trigger}"
    assert all(isinstance(text, Sentence) for text in (found[0].message, found[0].advice))
    assert found[0].severity == case.fragment.get("severity", found[0].severity)


def judged(agenda: Agenda, **checks: object) -> tuple[Finding, ...]:
    workshop = material.workshop()
    workshop = replace(workshop, checks=replace(workshop.checks, **checks))  # type: ignore[arg-type]
    return judge_agenda(agenda, BLOCKS, OkraBook(), workshop)


def session(*names: tuple[str, int], place: Place | None = None) -> AgendaSession:
    items = tuple(AgendaItem(f"{name}-{at}", name, minutes, place=place) for at, (name, minutes) in enumerate(names))
    return AgendaSession(1, date(2027, 4, 6), time(9), after(time(9), sum(minutes for _, minutes in names)), items)


SQUEEZED = Agenda((session(("open", 10), ("frame", 10), ("objectives", 20), ("close", 10), ("buffer", 10)),))


def test_the_rules_about_agendas_stand_among_all_rules() -> None:
    assert RULES[-len(AGENDA_RULES) :] == AGENDA_RULES


def test_a_finding_stands_at_the_line_of_its_block() -> None:
    place = Place("agenda.yaml", 7)
    held = session(("open", 3), ("frame", 10), ("buffer", 5), ("close", 10), place=place)
    (found,) = judged(Agenda((held,)))

    assert (found.code, found.subject, found.place) == ("AGD111", "agenda.open-0", place)


def test_the_engagement_sets_a_level_or_turns_a_rule_off() -> None:
    assert [(one.code, one.severity) for one in judged(SQUEEZED)] == [("AGD111", Severity.WARNING)]
    assert judged(SQUEEZED, severity={"squeezed-block": "off"}) == ()
    assert [one.severity for one in judged(SQUEEZED, severity={"AGD111": "error"})] == [Severity.ERROR]


@pytest.mark.parametrize("language", ["en", "de", "vi"])
@pytest.mark.parametrize("held", [None, agendas.REMOTE], ids=["one day", "three remote sessions"])
def test_a_proposal_keeps_to_every_rule_of_time_and_rest(language: str, held: object) -> None:
    made = agendas.with_agenda(language, held)  # type: ignore[arg-type]
    found = judge_agenda(made.agenda, made.blocks, made.okras, made.workshop)

    assert {one.code for one in found} <= {"AGD105", "AGD108", "AGD109"}


ITEMS = st.lists(st.tuples(st.sampled_from(sorted(BLOCKS)), st.integers(1, 120)), max_size=14)


@settings(max_examples=60, deadline=None)
@given(names=ITEMS, people=st.integers(0, 60), booked=st.integers(0, 700))
def test_any_agenda_is_judged_the_same_twice_and_every_finding_has_its_words(
    names: list[tuple[str, int]], people: int, booked: int
) -> None:
    held = replace(session(*names), end=after(time(9), booked))
    agenda = Agenda((held,), people=people, groups=-(-people // 4), teams=people // 6)
    found = judged(agenda)

    assert found == judged(agenda)
    assert all(one.message and one.advice and one.place.file == "agenda.yaml" for one in found)
    assert {one.code for one in found} <= {rule.code for rule in AGENDA_RULES}


@settings(max_examples=60, deadline=None)
@given(names=ITEMS)
def test_the_minutes_are_right_exactly_when_they_sum_to_the_booking(names: list[tuple[str, int]]) -> None:
    held = session(*names)
    if held.booked != held.minutes:  # past midnight
        return
    over = Agenda((replace(held, items=(*held.items, AgendaItem("more", RESERVE, 1))),))

    assert "AGD101" not in {one.code for one in judged(Agenda((held,)))}
    assert "AGD101" in {one.code for one in judged(over)}
