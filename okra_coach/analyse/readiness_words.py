"""What a readiness criterion rests on, in words: as coarse as the steps behind it, and never a figure of a team."""

from __future__ import annotations

from okra_coach.analyse.steps import STEPS
from okra_coach.model.insights import ScaleResult
from okra_coach.model.sentence import Sentence, say, say_count
from okra_coach.model.workshop import Team, TeamKind

NAMES = {
    "result_orientation": say("Work towards a result"),
    "measurability": say("Measurability"),
    "priorities": say("Link to the priorities"),
    "decide": say("Room to decide"),
    "safety": say("Safety and say"),
    "rhythm": say("Rhythm"),
    "room": say("Room in the calendar"),
    "backing": say("The sponsor's backing"),
}
UNKNOWN = say("Not known: nobody answered, or too few to be shown.")
_AGREEMENT = (say("clearly no"), say("rather no"), say("in between"), say("rather yes"), say("clearly yes"))
_STATEMENTS = {
    "decide": say("The team decides how it reaches its goals"),
    "safety": say("People can disagree with a goal without fear"),
    "backing": say("Leaders give time and backing to new ways of working"),
    "seen": say("Results are seen within weeks"),
}
_VOTES = (
    say("Hardly any of its votes go to what the company puts first"),
    say("Some of its votes go to what the company puts first"),
    say("About half of its votes go to what the company puts first"),
    say("Most of its votes go to what the company puts first"),
    say("Nearly all of its votes go to what the company puts first"),
)
_RHYTHMS = (
    say("On average it looks at its progress together rarely or never"),
    say("On average it looks at its progress together every month or every quarter"),
    say("On average it looks at its progress together about every month"),
    say("On average it looks at its progress together every week or every month"),
    say("On average it looks at its progress together about every week"),
)
_ROOM = (
    say("Under 4 % of its week is free for it"),
    say("4 to 8 % of its week is free for it"),
    say("8 to 12 % of its week is free for it"),
    say("12 to 16 % of its week is free for it"),
    say("16 % of its week or more is free for it"),
)
_KINDS = {
    TeamKind.PROJECT: say("Entered as a project with an end."),
    TeamKind.RESULT: say("Entered as the owner of a product or result."),
    TeamKind.CENTRAL: say("Entered as a central team that serves others."),
    TeamKind.DAILY: say("Entered as day-to-day work."),
}
_MOST = 4.0


def of_scale(name: str, result: ScaleResult) -> Sentence:
    """How far the team agrees with the statement behind a criterion, on the scale of 1 to 5."""
    step = _AGREEMENT[_step((result.about or 1.0) - 1)]
    return _with_answers(say("{statement}: {step}", statement=_STATEMENTS[name], step=step), result.n or 0)


def of_measures(level: float, answers: int) -> Sentence:
    """How many measures have a value of today."""
    if level >= _MOST:
        return _with_answers(say("Two or more measures have a value of today"), answers)
    if level > 1:
        return _with_answers(say("One measure has a value of today"), answers)
    return _with_answers(say("Measures were named, none with a value of today"), answers)


def of_priorities(level: float, answers: int) -> Sentence:
    """How much of the team's votes goes to the company's first themes."""
    return _with_answers(_VOTES[_step(level)], answers)


def of_rhythm(level: float, answers: int) -> Sentence:
    """How often the team looks at its progress."""
    return _with_answers(_RHYTHMS[_step(level)], answers)


def of_room(level: float, answers: int) -> Sentence:
    """How much of the week is free; a fifth of it is all the room a team needs."""
    return _with_answers(_ROOM[_step(level)], answers)


def of_kind(team: Team, seen: ScaleResult | None, *, is_disputed: bool) -> Sentence:
    """What workshop.yaml says of its work, whether its people see it so, and whether results show soon."""
    told = _KINDS[team.kind]
    if team.project_share is not None:
        told = say("Entered with {share} % of its week in project or result work.", share=team.project_share)
    if is_disputed:
        told = say("{told} At least two of its people describe it otherwise.", told=told)
    return told if seen is None else say("{told} {seen}", told=told, seen=of_scale("seen", seen))


def _with_answers(told: Sentence, n: int) -> Sentence:
    return say_count("{told} ({n} answer).", "{told} ({n} answers).", n, told=told)


def _step(level: float) -> int:
    """Which fifth of 0-4 a level lies in."""
    return min(max(int(STEPS * level / 4), 0), STEPS - 1)
