from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from okra_coach.model.answers import Responses
from okra_coach.model.change import Change
from okra_coach.model.engagement import Engagement
from okra_coach.model.insights import Insights, Participation, ScaleResult, Worries
from okra_coach.model.okra import OkraBook
from okra_coach.model.rollout import Rollout
from okra_coach.model.workshop import Team, TeamKind, Workshop
from okra_coach.plan.change import plan_change
from okra_coach.plan.risk_evidence import CONDITIONS
from okra_coach.plan.rollout import plan
from okra_coach.plan.workdays import workdays
from okra_coach.read.questionnaire import read_questionnaire
from okra_coach.read.risk_playbook import Condition, read_risks
from okra_coach.words import load_words
from tests.material import insights, okras, workshop

WORDS = load_words("en")


def change(found: Insights | None = None, book: OkraBook | None = None, **other: Any) -> Change:
    """What the rollout of the hand-made clinics asks of people."""
    described = replace(workshop(), **other)
    known, drafted = found or insights(), okras() if book is None else book
    return plan_change(_engagement(described), known, drafted, _rollout(described, known, drafted), WORDS)


def _engagement(described: Workshop) -> Engagement:
    return Engagement(Path(), described, read_questionnaire(Path())[0], Responses(), risks=read_risks(Path(), "en")[0])


def _rollout(described: Workshop, known: Insights, book: OkraBook) -> Rollout:
    return plan(described, known, book, None, WORDS)


def because(found: Change, risk: str) -> str:
    return next((one.because for one in found.risks if one.id == risk), "")


def scale(question: str, mean: float, *shares: float, n: int = 30) -> ScaleResult:
    return ScaleResult(question, "company", n, mean, shares or None)


def test_the_playbook_may_name_every_condition_and_no_other() -> None:
    assert {*CONDITIONS, "worried"} == set(get_args(Condition))


def test_a_low_statement_is_a_risk_told_with_its_count() -> None:
    low = scale("work.speak_up", 2.4, 0.2, 0.4, 0.2, 0.2, 0.0)
    told = because(change(replace(insights(), scales=(low,))), "speak-up")
    assert told.endswith("2.4 of 5 on average, 18 of 30 disagree.")


def test_a_statement_at_the_threshold_is_no_risk() -> None:
    assert because(change(replace(insights(), scales=(scale("work.speak_up", 3.0),))), "speak-up") == ""


def test_a_count_that_few_stand_behind_is_not_told() -> None:
    low = scale("work.speak_up", 2.9, 0.0, 0.1, 0.9, 0.0, 0.0)
    told = because(change(replace(insights(), scales=(low,))), "speak-up")
    assert told.endswith("2.9 of 5 on average, 30 answers.")


def test_worries_are_told_as_a_share_and_only_from_the_threshold_on() -> None:
    assert "6 of 30 worries" in because(change(replace(insights(), worries=Worries(30, {"overload": 6}))), "overload")
    assert "worries" not in because(change(replace(insights(), worries=Worries(60, {"overload": 6}))), "overload")


def test_at_most_seven_risks_are_shown_the_weightiest_first() -> None:
    low = tuple(
        scale(f"work.{name}", 2.0, 0.3, 0.4, 0.2, 0.1, 0.0)
        for name in ("speak_up", "backing", "adapt", "share", "finish", "decide")
    )
    found = change(replace(insights(), scales=low, participation=Participation(18, 90)))
    weights = [risk.weight for risk in found.risks]
    assert len(weights) == 7
    assert weights == sorted(weights, reverse=True)
    assert all(0 <= weight <= 100 for weight in weights)


def test_every_risk_has_remedies_with_a_role_and_a_time() -> None:
    remedies = [remedy for risk in change().risks for remedy in risk.remedies]
    assert remedies
    assert all(") " not in remedy.partition(": ")[0] and "(" in remedy.partition(": ")[0] for remedy in remedies)


def test_messages_come_in_order_of_time_and_never_on_a_day_off() -> None:
    found, calendar = change(), workdays(workshop())
    days = [message.day for message in found.messages]
    assert days == sorted(days)
    assert all(calendar.may_meet(day) for day in days)


def test_whoever_waits_hears_why_and_what_would_bring_them_forward() -> None:
    waiting = [message for message in change().messages if "starts in wave" in message.text]
    assert [message.audience for message in waiting] == ["Patient Journey", "Front Desk"]
    assert "day-to-day work" in waiting[1].text
    assert "It starts sooner if a part of its work becomes a project with an end date" in waiting[1].text
    assert not any(".yaml" in message.text for message in waiting)


def test_a_day_to_day_team_hears_of_its_health_board_on_the_day_of_the_kick_off() -> None:
    board = next(message for message in change().messages if "health board starts today" in message.text)
    assert (board.day, board.audience) == (date(2027, 4, 12), "Front Desk")


@pytest.mark.parametrize(
    ("country", "bonus", "audience"),
    [
        ("DE", "none", "Works council, where there is one"),
        ("GB", "individual", "Employees' representatives, where there are any"),
        ("GB", "none", None),
    ],
)
def test_representatives_are_spoken_to_where_the_country_has_them_or_pay_is_touched(
    country: str, bonus: str, audience: str | None
) -> None:
    silent = replace(insights(), choices={})
    found = change(silent, country=country, bonus_today=bonus, subdivision=None)
    told = [message for message in found.messages if "teams, not persons" in message.text]
    assert [message.audience for message in told] == ([audience] if audience else [])


def test_no_message_and_no_risk_names_a_coach_or_a_respondent() -> None:
    found = change()
    texts = [message.text + message.sender for message in found.messages] + [risk.because for risk in found.risks]
    assert not any("Ada" in text for text in texts)


def test_yearly_goals_speak_for_a_short_cycle_with_their_count() -> None:
    told = change(replace(insights(), scales=(), choices={"work.planning": {"yearly": 15, "other": 3}})).short_cycle
    assert told[0] == "15 of 18 say that goals are set once or twice a year."
    assert "changed after weeks" in told[-1]


def test_the_answers_may_speak_against_a_short_cycle_and_it_is_said() -> None:
    high = (scale("work.adapt", 4.1), scale("work.finish", 4.0), scale("work.results_visible", 2.5))
    told = change(replace(insights(), scales=high, choices={"work.planning": {"quarterly": 16}})).short_cycle
    assert "The answers do not ask for a shorter rhythm" in told[-1]
    assert "results are seen late (2.5 of 5)" in told[-1]


def test_too_few_answers_argue_for_nothing() -> None:
    (told,) = change(Insights(Participation(3, 40))).short_cycle
    assert told.startswith("Too few people answered")


def test_the_same_answers_give_the_same_change() -> None:
    assert change() == change()


def test_forty_teams_are_told_by_wave_and_the_far_ones_together() -> None:
    forty = tuple(Team(f"t{n}", f"Team {n}", TeamKind.RESULT, 10, "Lead") for n in range(40))
    waiting = [message.audience for message in change(teams=forty).messages if "wave" in message.audience]
    assert len(set(waiting)) == len(waiting) == 4
    assert waiting[-1] == "Teams of later waves"
