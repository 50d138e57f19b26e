"""Small engagements out of plain values, for the tests of this room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from okra_coach.model.answers import Answer, AnswerValue, Response, Responses
from okra_coach.model.engagement import Engagement
from okra_coach.model.feedback import Feedback, FeedbackRow
from okra_coach.model.place import Place
from okra_coach.model.questionnaire import Question, QuestionKind, Questionnaire
from okra_coach.model.workshop import Team, TeamKind, Theme
from tests.material import workshop

TEAMS = ("alpha", "beta", "gamma", "delta")
KINDS = (TeamKind.PROJECT, TeamKind.RESULT, TeamKind.CENTRAL, TeamKind.DAILY)
_PLACE = Place("responses.csv")


def response(number: int, team: str | None, role: str = "member", **values: AnswerValue) -> Response:
    """One person's answers; `work__decide=4.0` answers the question work.decide."""
    answers = {key.replace("__", "."): value for key, value in values.items()}
    return Response(
        f"r{number:02}",
        team,
        role,
        {key: Answer(f"r{number:02}.{key}", key, _text(value), value, _PLACE) for key, value in answers.items()},
        _PLACE,
    )


def engagement(responses: Sequence[Response], feedback: Sequence[FeedbackRow] = (), threshold: int = 5) -> Engagement:
    """Four teams, one of each kind, three themes, and a questionnaire of what analyse counts."""
    described = replace(
        workshop(),
        teams=tuple(Team(team, team.title(), kind, 10) for team, kind in zip(TEAMS, KINDS, strict=True)),
        themes=(Theme("speed", "Speed"), Theme("calm", "Calm"), Theme("growth", "Growth")),
        privacy_threshold=threshold,
    )
    return Engagement(Path(), described, questionnaire(), Responses(tuple(responses)), Feedback(tuple(feedback)))


def questionnaire() -> Questionnaire:
    """Two scales, a choice, and the question that says who somebody is."""
    options: Mapping[str, Mapping[str, str]] = {key: {"en": key} for key in ("yearly", "quarterly", "monthly")}
    kinds: Mapping[str, Mapping[str, str]] = {kind.value: {"en": kind.value} for kind in TeamKind}
    return Questionnaire(
        (
            Question("about.role", "about", QuestionKind.CHOICE, "respondent role", {"en": "Role?"}, options),
            Question("work.decide", "work", QuestionKind.SCALE, "readiness", {"en": "We decide."}),
            Question("work.speak_up", "work", QuestionKind.SCALE, "readiness", {"en": "I speak up."}),
            Question("work.backing", "work", QuestionKind.SCALE, "readiness", {"en": "They back us."}),
            Question("team.kind", "team", QuestionKind.CHOICE, "team kind", {"en": "What kind?"}, kinds),
            Question("work.planning", "work", QuestionKind.CHOICE, "readiness", {"en": "How often?"}, options),
        )
    )


def _text(value: AnswerValue) -> str:
    return "\n".join(value) if isinstance(value, tuple) else str(value)
