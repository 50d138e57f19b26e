"""Names that people wrote into the tracker do not reach a check-in's documents."""

from __future__ import annotations

from dataclasses import replace

from okra_coach.analyse.masking import masker
from okra_coach.analyse.week_masking import masked_week
from okra_coach.model.answers import Responses
from okra_coach.model.check_in import Choice, Decision
from okra_coach.model.week import Overdue, Week
from tests.check_ins import BOOKED, meeting
from tests.material import okras, workshop

OURS = replace(workshop(), people={"Helen Ward": "Managing Director"})
MASK = masker(Responses((), ()), OURS)


def masked(week: Week) -> Week:
    return masked_week(week, okras(), OURS, MASK)


def late(text: str, role: str | None) -> Week:
    week = meeting().week
    action = replace(week.overdue[0].action, text=text, owner_role=role)
    return replace(week, overdue=(Overdue(action, 3),))


def test_a_name_in_an_added_action_becomes_a_role_or_a_mask() -> None:
    (one,) = masked(late("Ask Helen for two days", "helen.ward@brightwater.example")).overdue

    assert one.action.text == "Ask Managing Director for two days"
    assert one.action.owner_role == "[name]"


def test_a_name_beside_a_decision_becomes_a_role() -> None:
    week = replace(meeting().week, decided=(Decision(BOOKED, Choice.HELP, "Helen Ward"),))

    assert masked(week).decided[0].by == "Managing Director"


def test_what_okras_and_workshop_yaml_say_stays_as_it_is() -> None:
    week = meeting().week

    assert masked(week) == week
    assert masked(late("Send the pre-visit form two days ahead", "Head of Billing")).overdue[0].action.owner_role == (
        "Head of Billing"
    )
