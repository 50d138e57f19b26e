"""The answers behind a drafted line: for the consultant's own eyes, as answers are confidential."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from okra_coach.draft.playbooks import Shelf
from okra_coach.draft.suggestions import PEOPLE_SAY
from okra_coach.model.answers import Response
from okra_coach.model.okra import COMPANY, Action, HealthMeasure, KeyResult, NotDoing, Objective, OkraBook, OpenQuestion

Drafted = Objective | KeyResult | Action | HealthMeasure | NotDoing | OpenQuestion


@dataclass(frozen=True, slots=True)
class Reason:
    """One answer behind a line; `text` is "" for evidence that is no answer, such as `feedback.nps`.

    For a playbook, `text` tells by which words it fits.
    """

    ref: str
    question: str
    text: str


def why(
    book: OkraBook, responses: Sequence[Response], line_id: str, shelf: Shelf | None = None
) -> tuple[Reason, ...] | None:
    """The answers behind the line of that id, in the order in which they counted; None when there is no such line.

    The words by which a playbook fits are looked up on the `shelf`.
    """
    line = next((line for line in lines(book) if line.id == line_id), None)
    if line is None:
        return None
    answers = {answer.ref: answer for response in responses for answer in response.answers.values()}
    by_id = {f"{r.id}.{question}": answer for r in responses for question, answer in r.answers.items()}
    found = [(ref, by_id.get(ref) or answers.get(ref)) for ref in line.evidence]
    heard = _heard(line, book, responses, shelf) if shelf and isinstance(line, OpenQuestion) else {}
    return tuple(
        Reason(ref, answer.question if answer else ref, answer.text if answer else heard.get(ref, ""))
        for ref, answer in found
    )


def _heard(question: OpenQuestion, book: OkraBook, responses: Sequence[Response], shelf: Shelf) -> dict[str, str]:
    """Reference to a playbook → the words of the question, its set and its people that the playbook listens for."""
    sets = [okras for okras in book.sets if okras.owner == question.owner]
    texts = [question.text, *(objective.text for okras in sets for objective in okras.objectives)]
    own = [r for r in responses if question.owner in (COMPANY, r.team)]
    texts += [r.text(asked) for r in own for asked in PEOPLE_SAY]
    found: dict[str, set[str]] = {}
    for text in texts:
        for name, words in shelf.heard(text).items():
            found.setdefault(name, set()).update(words)
    return {
        shelf.playbooks[name].ref: f"a suggestion that nobody made; it fits by {', '.join(sorted(words))}"
        for name, words in found.items()
    }


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
