"""Places that a person fixed, and what she said about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from okra_coach.model.rollout import Part, Placement, Rollout
from okra_coach.plan.candidates import Candidate
from okra_coach.words import Words, mark

NO_REASON = mark("It was put in this wave by hand.")


def with_own_words(rollout: Rollout | None, drafted: Sequence[Placement]) -> Rollout | None:
    """The plan with only the person's words on teams that she moved since they were drafted in another place."""
    if rollout is None:
        return None
    places = {place.team: place for place in drafted}
    return replace(rollout, placements=tuple(_own(one, places.get(one.team)) for one in rollout.placements))


def _own(placement: Placement, drafted: Placement | None) -> Placement:
    """What we said of another place does not hold for hers; of the same place it does."""
    if not placement.pinned or drafted is None:
        return placement
    if (placement.wave, placement.part) == (drafted.wave, drafted.part):
        return placement
    return replace(
        placement,
        reasons=tuple(reason for reason in placement.reasons if reason not in drafted.reasons),
        sooner_if=tuple(way for way in placement.sooner_if if way not in drafted.sooner_if),
    )


def pinned_place(candidate: Candidate, fixed: Placement, earliest: int, words: Words) -> Placement:
    """Where a person put a team, with her reasons; put before its time, a health board starts with OKR+As."""
    sooner = fixed.part is Part.BOARD and fixed.wave < earliest
    part = Part.STARTS if sooner else fixed.part
    reasons = fixed.reasons or (words(NO_REASON),)
    return Placement(candidate.team.id, fixed.wave, part, reasons, fixed.sooner_if, pinned=True)


def is_without_reason(placement: Placement, words: Words) -> bool:
    """Whether nobody said why the team is where it is."""
    return not placement.reasons or placement.reasons == (words(NO_REASON),)
