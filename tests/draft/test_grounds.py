"""What the consultant is told when she asks why a line is there."""

from __future__ import annotations

from okra_coach.draft.book import Drafting, drafting
from okra_coach.draft.grounds import Grounds, grounds
from okra_coach.model.answers import Response
from okra_coach.model.insights import Insights, Participation
from okra_coach.words import load_words
from tests.draft.answering import engagement, measuring, person

BREAD = ("fresh-bread",)


def made_from(*people: Response) -> Drafting:
    return drafting(engagement(*people), Insights(Participation(len(people), None)), load_words("en"))


def told(found: Drafting, line_id: str) -> Grounds:
    why = grounds(found, line_id)
    assert why is not None
    return why


def test_a_company_objective_tells_its_support_and_the_wordings_that_lost() -> None:
    found = made_from(
        person("r01", direction_themes=BREAD, customer_able="Buy fresh bread after work"),
        person("r02", direction_themes=BREAD, direction_change="Bread is fresh in the evening"),
        person("r03", direction_themes=BREAD, customer_able="Smell fresh bread on the street"),
    )
    why = told(found, "company.o1")
    assert "Theme “Fresh bread”: 3 people put it first; support 50%" in why.rules[0]
    assert why.aside == (("r01.customer.able", "buy fresh bread after work"),)


def test_a_key_result_tells_where_its_values_come_from() -> None:
    found = made_from(
        measuring("r01", "Share of bread sold fresh", "40 %", "60 %", "lead"),
        measuring("r02", "Bread sold fresh, as a share", "55 %", "70 %"),
    )
    rules = told(found, "ovens.o1.k1").rules
    assert "2 people name it, in 2 wordings." in rules
    assert "Baseline: left open, since the 2 values given differ too much to be one." in rules
    assert "Target: the team lead's." in rules


def test_a_target_that_nobody_leads_is_the_middle_one() -> None:
    found = made_from(
        measuring("r01", "Share of bread sold fresh", "unknown", "60 %"),
        measuring("r02", "Share of bread sold fresh", "unknown", "70 %"),
    )
    rules = told(found, "ovens.o1.k1").rules
    assert "Baseline: nobody gave one." in rules
    assert "Target: the middle one of those given." in rules


def test_an_action_tells_whose_measure_it_should_move() -> None:
    bake = person(
        "r01", team_aim="Guests find warm bread at any hour", team_measure1="Share of bread sold fresh",
        team_actions=("Bake small batches every hour",),
    )  # fmt: skip
    assert told(made_from(bake), "ovens.o1.k1.a1").rules == (
        "It stands here because its author measures this key result.",
    )


def test_a_line_that_nobody_drafted_has_no_grounds() -> None:
    assert grounds(made_from(person("r01")), "ovens.o9") is None
