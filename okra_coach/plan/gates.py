"""What must be true before the next wave starts; numbers from the method page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from okra_coach.model.rollout import Gate
from okra_coach.plan.waves import OpenWave
from okra_coach.words import Words

CHECK_INS_HELD = 80
_COMPLETE = 70
_EFFECTS = 60
_COACH_LOAD = 85
_HELPFUL = 3.5


def gates(waves: Sequence[OpenWave], check_ins: int, threshold: int, words: Words) -> tuple[Gate, ...]:
    """One gate before each wave but the first; the mean score is deliberately none of the conditions."""
    conditions = tuple(_conditions(check_ins, threshold, words))
    return tuple(Gate(wave.number, conditions) for wave in waves if wave.teams and wave.number > 1)


def _conditions(check_ins: int, threshold: int, words: Words) -> Iterator[str]:
    yield words.plural(
        "At least {enough} of {n} planned check-in was held.",
        "At least {enough} of {n} planned check-ins were held.",
        check_ins,
        enough=words.number(ceil(check_ins * CHECK_INS_HELD / 100)),
    )
    yield words(
        "At least {share} of the key results have a baseline, a target, a source and an owner role.",
        share=words.quantity(_COMPLETE, "%"),
    )
    yield words(
        "At least {share} of the key results are effects, not finished tasks.", share=words.quantity(_EFFECTS, "%")
    )
    yield words("Every key result that was off track at the mid-cycle review has a decision: continue, change, stop.")
    yield words("The retrospective was held, and at least one thing was changed because of it.")
    yield words(
        "The teams find OKR+As helpful: at least {score} of 5 on average, from at least {answers} answers.",
        score=words.number(_HELPFUL),
        answers=words.number(threshold),
    )
    yield words("No need from another team has been blocking for longer than two weeks.")
    yield words("The sponsor was there at 2 of 3 events: kick-off, mid-cycle review, retrospective.")
    yield words("The coaches used at most {share} of their hours.", share=words.quantity(_COACH_LOAD, "%"))
