"""What a draft cannot know and the room is asked already: told as a note, with the question."""

from __future__ import annotations

import re
from dataclasses import replace

from okra_coach.check.once import once_a_book
from okra_coach.model.finding import Finding, Severity
from okra_coach.model.okra import KeyResult, LineStatus, Objective, OkraBook, OpenQuestion
from okra_coach.model.sentence import say

ONLY_THE_ROOM_KNOWS = frozenset({"ALN501", "ALN505", "KR202", "SET402"})
"""A parent, a team that takes it on, a target, a second key result: nobody gave it, and nothing is invented."""


_QUOTED = re.compile('[“„«"]([^“”„«»"]+)[“”»"]')


def as_asked(finding: Finding, book: OkraBook) -> Finding:
    """The finding as a note when its line is still a draft and an open question is about it."""
    if finding.code not in ONLY_THE_ROOM_KNOWS or finding.severity is not Severity.WARNING:
        return finding
    question = _question(finding.subject, _measures(book).get(finding.subject, ""), book)
    if question is None or finding.subject not in _drafts(book):
        return finding
    advice = say(
        "{advice} No answer tells; the room is asked ({question} in questions.yaml).",
        advice=finding.advice,
        question=question.id,
    )
    return replace(finding, severity=Severity.INFO, advice=advice)


def _question(line_id: str, measure: str, book: OkraBook) -> OpenQuestion | None:
    asked = (one for one in book.questions if one.answer is None and line_id in one.about)
    return next((one for one in asked if not _names_another(one, measure)), None)


def _names_another(question: OpenQuestion, measure: str) -> bool:
    """Whether the measure was rewritten since the question was put: it names as many others as it is about."""
    named = _QUOTED.findall(question.text)
    return bool(measure and len(named) >= len(question.about) and measure.casefold() not in question.text.casefold())


@once_a_book
def _measures(book: OkraBook) -> dict[str, str]:
    """The words of each key result by its id."""
    return {one.id: one.measure for okras in book.sets for line in okras.objectives for one in line.key_results}


@once_a_book
def _drafts(book: OkraBook) -> frozenset[str]:
    found: set[str] = set()
    for okras in book.sets:
        for objective in okras.objectives:
            lines: tuple[Objective | KeyResult, ...] = (objective, *objective.key_results)
            found.update(line.id for line in lines if line.status is LineStatus.DRAFT)
    return frozenset(found)
