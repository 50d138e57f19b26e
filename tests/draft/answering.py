"""Respondents made by hand, with the few answers that a test is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from okra_coach.draft.book import draft
from okra_coach.model.answers import Answer, AnswerValue, Response, Responses
from okra_coach.model.engagement import Engagement
from okra_coach.model.feedback import Feedback, FeedbackRow
from okra_coach.model.insights import Insights, NetPromoter, Participation, ThemeVote
from okra_coach.model.measure import Quantity
from okra_coach.model.okra import OkraBook
from okra_coach.model.place import Place
from okra_coach.model.playbook import Playbook
from okra_coach.model.workshop import Cycle, Team, TeamKind, Theme, Workshop
from okra_coach.words import load_words
from tests.material import material, questionnaire

HERE = Place("responses.csv")


def workshop(language: str = "en", **settings: object) -> Workshop:
    """Two teams and two themes of a bakery chain; the cycle is the second quarter of 2027."""
    base = replace(
        material().workshop,
        client="Crumb & Co",
        language=language,
        cycle=Cycle("Q2 2027", date(2027, 4, 5), date(2027, 6, 25)),
        teams=(
            Team("ovens", "Ovens", TeamKind.DAILY, 20, "Head Baker"),
            Team("orders", "Orders", TeamKind.PROJECT, 8, "Order Lead"),
        ),
        themes=(Theme("fresh-bread", "Fresh bread"), Theme("easy-ordering", "Easy ordering")),
        people={},
    )
    return replace(base, **settings)  # type: ignore[arg-type]


def answer(who: str, question: str, given: AnswerValue) -> Answer:
    """An answer whose words are what it means."""
    if isinstance(given, tuple):
        return Answer(f"{who}.{question}", question, "\n".join(given), given, HERE)
    text = given.text if isinstance(given, Quantity) else str(given)
    return Answer(f"{who}.{question}", question, text, given, HERE)


def person(who: str, team: str = "ovens", role: str = "member", **given: AnswerValue) -> Response:
    """Somebody's answers; `team_aim` stands for the question `team.aim`, and so on."""
    answers = {}
    for name, value in given.items():
        question = name.replace("_", ".", 1)
        answers[question] = answer(who, question, value)
    return Response(who, team, role, answers, HERE)


def quantity(text: str) -> Quantity:
    """ "9 days" as a quantity."""
    number, _, unit = text.partition(" ")
    return Quantity(float(number), unit, text)


def measuring(who: str, name: str, now: str, target: str, role: str = "member", **given: AnswerValue) -> Response:
    """Somebody of the ovens with an aim and one measure; "unknown" is no value."""
    values: dict[str, AnswerValue] = {
        "team_aim": "Guests find warm bread at any hour",
        "team_measure1": name,
        "team_measure1_now": None if now == "unknown" else quantity(now),
        "team_measure1_target": None if target == "unknown" else quantity(target),
    }
    return person(who, "ovens", role, **{**values, **given})


def drafted(
    *people: Response,
    language: str = "en",
    score: NetPromoter | None = None,
    votes: tuple[ThemeVote, ...] = (),
    previous: OkraBook | None = None,
    feedback: tuple[FeedbackRow, ...] = (),
    playbooks: tuple[Playbook, ...] = (),
    **settings: object,
) -> OkraBook:
    """What is drafted from these answers."""
    known = engagement(
        *people, language=language, previous=previous, feedback=feedback, playbooks=playbooks, **settings
    )
    insights = Insights(Participation(len(people), None), theme_votes=votes, net_promoter=(score,) if score else ())
    return draft(known, insights, load_words(language))


def engagement(
    *people: Response,
    language: str = "en",
    previous: OkraBook | None = None,
    feedback: tuple[FeedbackRow, ...] = (),
    playbooks: tuple[Playbook, ...] = (),
    **settings: object,
) -> Engagement:
    """The bakery chain with these answers."""
    told = Feedback(feedback)
    return Engagement(
        Path(), workshop(language, **settings), questionnaire(), Responses(people), told, previous, playbooks=playbooks
    )
