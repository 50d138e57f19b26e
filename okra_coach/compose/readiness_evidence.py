"""What a team's readiness rests on, criterion by criterion, in one language."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.compose.retelling import retold
from okra_coach.model.insights import Criterion, Readiness
from okra_coach.words import Words


def readiness_evidence(ready: Readiness, words: Words) -> Iterator[str]:
    """One sentence a known criterion, with its weight; those that are not known in one sentence at the end."""
    whole = sum(criterion.weight for criterion in ready.criteria)
    for criterion in ready.criteria:
        if criterion.level is not None:
            yield _known(criterion, whole, words)
    unknown = [retold(one.name, words) for one in ready.counted if one.level is None]
    if unknown:
        yield words("Not answered, or by too few to be shown: {criteria}.", criteria=words.join(unknown))


def _known(criterion: Criterion, whole: int, words: Words) -> str:
    name, evidence = retold(criterion.name, words), retold(criterion.evidence, words)
    if not criterion.weight:
        return words("{name} (not counted): {evidence}", name=name, evidence=evidence)
    return words(
        "{name} (weight {weight} of {all}): {evidence}",
        name=name,
        weight=words.number(criterion.weight),
        all=words.number(whole),
        evidence=evidence,
    )
