"""What a team's readiness rests on, criterion by criterion, for everybody to read."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.compose.retelling import retold
from okra_coach.model.insights import Criterion, Readiness
from okra_coach.words import Words

_KEPT = frozenset({"safety", "backing"})
"""What a team says of its leaders counts, and is not told to the whole house."""


def readiness_evidence(ready: Readiness, words: Words) -> Iterator[str]:
    """One sentence a known criterion, with its weight; those that are not known in one sentence at the end."""
    whole = sum(criterion.weight for criterion in ready.criteria)
    for criterion in ready.known:
        yield _known(criterion, whole, words)
    unknown = [retold(one.name, words) for one in ready.counted if one.level is None]
    if unknown:
        yield words("Not answered, or by too few to be shown: {criteria}.", criteria=words.join(unknown))


def _known(criterion: Criterion, whole: int, words: Words) -> str:
    kept = words("It counts; what the team said stays with the coach.")
    return words(
        "{name} (weight {weight} of {all}): {evidence}",
        name=retold(criterion.name, words),
        weight=words.number(criterion.weight),
        all=words.number(whole),
        evidence=kept if criterion.id in _KEPT else retold(criterion.evidence, words),
    )
