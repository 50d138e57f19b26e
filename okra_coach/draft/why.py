"""The answers behind a drafted line: for the consultant's own eyes, as answers are confidential."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from okra_coach.model.answers import Response
from okra_coach.model.okra import Action, HealthMeasure, KeyResult, NotDoing, Objective, OkraBook, OpenQuestion

Drafted = Objective | KeyResult | Action | HealthMeasure | NotDoing | OpenQuestion


@dataclass(frozen=True, slots=True)
class Reason:
    """One answer behind a line; `text` is "" for evidence that is no answer, such as `feedback.nps`."""

    ref: str
    question: str
    text: str


def why(book: OkraBook, responses: Sequence[Response], line_id: str) -> tuple[Reason, ...] | None:
    """The answers behind the line of that id, in the order in which they counted; None when there is no such line."""
    line = next((line for line in lines(book) if line.id == line_id), None)
    if line is None:
        return None
    answers = {answer.ref: answer for response in responses for answer in response.answers.values()}
    by_id = {f"{r.id}.{question}": answer for r in responses for question, answer in r.answers.items()}
    found = [(ref, by_id.get(ref) or answers.get(ref)) for ref in line.evidence]
    return tuple(
        Reason(ref, answer.question if answer else ref, answer.text if answer else "") for ref, answer in found
    )


def lines(book: OkraBook) -> Iterator[Drafted]:
    """Every line of a book that has an id."""
    for okras in book.sets:
        for objective in okras.objectives:
            yield objective
            yield from objective.key_results
        yield from okras.actions
        yield from okras.health_measures
        yield from okras.not_doing
    yield from book.questions
