"""Which field of which lines an open question asks for, as its id tells; most questions ask for none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from okra_coach.model.okra import KeyResult, Objective, OkraBook, OpenQuestion

BASELINE, TARGET, SOURCE, SUPPORTS = "baseline", "target", "source", "supports"
_ONE_FIELD = (BASELINE, TARGET, SOURCE)


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A field as okras/ call it, and the lines that it belongs to: one, or the same key result in several sets."""

    field: str
    lines: tuple[KeyResult | Objective, ...]


def question_id(owner: str, key: str) -> str:
    """The id of a question: it follows from what is asked, so that it stays the same in a later draft."""
    return f"q-{owner}-{hashlib.sha256(key.encode()).hexdigest()[:6]}"


def spread_key(evidence: str) -> str:
    """What tells a question about answers that differ on where a measure stands."""
    return f"spread {evidence}"


def supports_key(evidence: str) -> str:
    """What tells a question about the objective of the company that an objective serves."""
    return f"supports {evidence}"


def asked_for(question: OpenQuestion, book: OkraBook) -> AskedFor | None:
    """The field that the question asks for; None where it asks for something else, or about several lines at once."""
    lines: dict[str, KeyResult | Objective] = {}
    for okras in book.sets:
        lines |= {one.id: one for one in okras.objectives} | {one.id: one for one in okras.key_results}
    about = tuple(lines[own] for own in question.about if own in lines)
    field = next((name for name, key in _keys(about) if question.id == question_id(question.owner, key)), None)
    if field is None or len(about) != len(question.about) or not _is_one(about):
        return None
    return AskedFor(field, about)


def _keys(about: tuple[KeyResult | Objective, ...]) -> Iterator[tuple[str, str]]:
    """Every key that a question about these lines may have, with the field that it asks for."""
    for line in about:
        is_result = isinstance(line, KeyResult)
        if is_result:
            yield from ((name, name) for name in _ONE_FIELD)
        for reference in line.evidence:
            yield (BASELINE, spread_key(reference)) if is_result else (SUPPORTS, supports_key(reference))


def _is_one(about: tuple[KeyResult | Objective, ...]) -> bool:
    """One line, or the same key result in several sets."""
    told = {(line.measure, line.unit) if isinstance(line, KeyResult) else (line.id,) for line in about}
    return len(told) == 1
