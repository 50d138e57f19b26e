"""How an open question is put: with an id that a later draft finds again."""

from __future__ import annotations

from collections.abc import Sequence

from okra_coach.draft.suggestions import NO_HINT, Hint
from okra_coach.model.asked_for import question_id
from okra_coach.model.okra import OpenQuestion


def ask(
    text: str, owner: str, about: Sequence[str], who: Sequence[str], minutes: int, weight: int,
    evidence: Sequence[str] = (), key: str = "", hint: Hint = NO_HINT,
) -> OpenQuestion:  # fmt: skip
    """A question whose id follows from what it asks about, so that it stays the same in a later draft."""
    name = question_id(owner, key or "|".join(about))
    people = tuple(person for person in dict.fromkeys(who) if person)
    behind = (*evidence, *hint.evidence)
    return OpenQuestion(name, text, owner, tuple(about), people, minutes, weight, evidence=behind, suggestion=hint.text)
