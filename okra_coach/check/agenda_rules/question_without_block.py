"""The weightiest open questions have a block.

How many are looked at is ours. A note at the question under `left_over` in agenda.yaml says that it is meant so.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.in_agenda import InAgenda
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, Number
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

RANKED = Number("AGD109", "ranked", 5, "so many of the weightiest questions need a block", least=0)

_INNER = str.maketrans("“”„", "‘’‚")
"""Quotation marks inside others."""


def find(scope: InAgenda) -> Iterator[Hit]:
    """A hit for each of the weightiest open questions that no block settles."""
    asked = sorted((one for one in scope.book.questions if one.answer is None), key=lambda one: -one.weight)
    left = {one.question: one for one in scope.agenda.left_over}
    for rank, question in enumerate(asked[: int(scope.number(RANKED))], 1):
        out = left.get(question.id)
        if question.id in scope.agenda.settled or (out and out.note):
            continue
        yield Hit(
            question.id,
            (out.place if out else None) or scope.place,
            say(
                "“{question}” is number {rank} of {all} open questions and has no block.",
                question=shown(question.text).translate(_INNER),
                rank=rank,
                all=len(asked),
            ),
            say(
                "Give it {minutes} minutes, or write a note at it under left_over: who settles it, and by when.",
                minutes=question.minutes,
            ),
            question.id,
        )


RULE = Rule(
    code="AGD109",
    slug="question-without-block",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("What everything else hangs on is decided in the corridor otherwise, or not at all."),
    instead_of=say("twenty small questions in the agenda, and the one that all teams wait for left out"),
    write=say("its own quarter of an hour, with the people it needs, before the small ones"),
    source="okra-coach (weights of the open questions).",
    looks_at=InAgenda,
    find=find,
    numbers=(RANKED,),
)
