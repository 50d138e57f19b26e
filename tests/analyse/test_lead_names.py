"""A team lead's own name is said as her role where it is surely hers; everybody else's stays masked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from okra_coach.analyse.masking import mask_names
from okra_coach.model.answers import MASK, Response, Responses
from okra_coach.model.place import Place
from okra_coach.model.workshop import Coach, Team, TeamKind, Workshop
from okra_coach.read.people import known, leads_of, names_of
from tests.analyse.building import response
from tests.material import workshop

BILLING, STORE = "billing", "store"
LINE = "Stop paper invoices - Nicola, by 29 Jan"


def described(**settings: object) -> Workshop:
    teams = (
        Team(BILLING, "Billing", TeamKind.CENTRAL, 9, "Head of Billing"),
        Team(STORE, "Store", TeamKind.DAILY, 9, "Store Manager"),
    )
    return replace(workshop(), teams=teams, people={}, **settings)  # type: ignore[arg-type]


def read(people: Sequence[tuple[str | None, str, str]], text: str, at: Workshop) -> str:
    """The text after masking, in an export of people with team, role and name."""
    everyone = [
        known(Response(f"r{n:02}", team, role, {}, Place("x")), (("name", name),), "")
        for n, (team, role, name) in enumerate(people, 1)
    ]
    given = (response(1, BILLING, team__actions=text),)
    masked = mask_names(Responses(given, names=names_of(everyone, at), leads=leads_of(everyone, at)), at)
    return masked.responses[0].text("team.actions")


def test_the_name_of_one_lead_is_said_as_her_role() -> None:
    people = [(BILLING, "lead", "Nicola Reed"), (STORE, "member", "Tom Hill")]
    assert read(people, LINE, described()) == "Stop paper invoices - Head of Billing, by 29 Jan"
    assert "Reed" not in read(people, "Ask Nicola Reed and Tom Hill", described())


@pytest.mark.parametrize(
    "others",
    [
        [(BILLING, "member", "Nicola Reed")],
        [(None, "leadership", "Nicola Reed")],
        [(BILLING, "lead", "Nicola Reed"), (STORE, "member", "Nicola Hill")],
        [(BILLING, "lead", "Nicola Reed"), (STORE, "lead", "Nicola Hill")],
        [(BILLING, "lead", "Nicola Reed"), (None, "leadership", "Nicola Hill")],
        [(None, "lead", "Nicola Reed")],
    ],
)
def test_a_member_a_leader_and_a_name_of_two_stay_masked(others: list[tuple[str | None, str, str]]) -> None:
    assert read(others, LINE, described()) == f"Stop paper invoices - {MASK}, by 29 Jan"


def test_a_name_that_is_a_coachs_too_stays_masked() -> None:
    at = described(coaches=(Coach("Nicola Berg"),))
    assert read([(BILLING, "lead", "Nicola Reed")], LINE, at) == f"Stop paper invoices - {MASK}, by 29 Jan"


def test_what_workshop_says_of_a_person_comes_first() -> None:
    at = replace(described(), people={"Nicola": "Project Office"})
    assert "Project Office" in read([(BILLING, "lead", "Nicola Reed")], LINE, at)


def test_a_team_without_a_lead_role_keeps_its_leads_name_masked() -> None:
    at = described()
    nameless = replace(at, teams=tuple(replace(team, lead_role="") for team in at.teams))
    assert read([(BILLING, "lead", "Nicola Reed")], LINE, nameless) == f"Stop paper invoices - {MASK}, by 29 Jan"
