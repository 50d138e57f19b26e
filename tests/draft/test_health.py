"""KPIs to hold: what they are called, why they are no key results, and how many there are."""

from __future__ import annotations

import pytest

from okra_coach.draft.health import Kept, understood
from okra_coach.draft.lexicon import load_lexicon
from okra_coach.model.okra import HealthMeasure, OkraBook
from tests.draft.answering import drafted, measuring, person

AIM = "Guests find warm bread at any hour"
SAID = [
    ("en", "Fraud referrals missed: 0", Kept("Fraud referrals missed", 0.0, "")),
    ("en", "our margin I suppose", Kept("Margin")),
    ("en", "Drop-out mustn't go above 60 % because of it", Kept("Drop-out", band="mustn't go above 60 %")),
    ("en", "Refunds - none so far", Kept("Refunds")),
    ("en", "my blood pressure", None),
    ("en", "wages ;-)", None),
    ("de", "Marge Ersatzteile nicht unter 40 %", Kept("Marge Ersatzteile", band="nicht unter 40 %")),
    ("de", "Erreichbarkeit, liegt bei 98 % und muss da bleiben", Kept("Erreichbarkeit", 98, "%")),
    ("de", "unsere Fehlerquote", Kept("Fehlerquote")),
    ("vi", "Chi phí lương không quá 38% doanh thu", Kept("Chi phí lương", band="không quá 38% doanh thu")),
    ("vi", "Điểm Google 4,6", Kept("Điểm Google", 4.6, "")),
    ("vi", "luong =))", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said", "kept"), SAID, ids=[row[1] for row in SAID])
def test_a_number_to_keep_has_a_clean_name_and_its_value_or_limit(language: str, said: str, kept: Kept | None) -> None:
    assert understood(said, load_lexicon(language)) == kept


def health(book: OkraBook) -> tuple[HealthMeasure, ...]:
    return book.teams[0].health_measures


def test_the_reason_tells_why_a_number_is_no_goal() -> None:
    book = drafted(
        measuring("r01", "Loaves without a fault", "99.6 %", "99.6 %"),
        person("r02", team_aim=AIM, team_keep_healthy="Overtime hours"),
    )
    held, asked = health(book)
    assert held.why == "A KPI and no goal: today's value is also the wanted one."
    assert asked.why == "A KPI and no goal: it is asked for as what must not get worse meanwhile."


def test_what_only_leaders_want_to_change_is_watched_by_the_company() -> None:
    leader = measuring("r01", "Revenue of all shops", "400 ", "600 ", role="leadership")
    book = drafted(leader, person("r02", team_aim=AIM))
    assert book.company is not None
    (watched,) = book.company.health_measures
    assert (watched.measure, watched.value) == ("Revenue of all shops", 400)
    assert watched.why == "A KPI to watch: no team aims at it yet."


def test_a_team_has_three_at_most_and_the_leads_come_first() -> None:
    said = ["Oven temperature", "Flour in stock", "Sick days", "Clean floors"]
    people = [person(f"r0{n}", team_aim=AIM, team_keep_healthy=text) for n, text in enumerate(said)]
    lead = person("r09", role="lead", team_aim=AIM, team_keep_healthy="Margin per loaf")
    measures = [found.measure for found in health(drafted(*people, lead))]
    assert (len(measures), measures[0]) == (3, "Margin per loaf")


def test_two_wordings_of_one_number_stand_once() -> None:
    book = drafted(
        person("r01", team_aim=AIM, team_keep_healthy="Error rate. We could bake faster by not looking."),
        person("r02", team_aim=AIM, team_keep_healthy="the error rate"),
    )
    assert [found.measure for found in health(book)] == ["Error rate"]
