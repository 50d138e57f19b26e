"""Whether the alignment probe passes, mark by mark: from its OKR+As, its requests, and what was seen in the room."""

from __future__ import annotations

from okra_coach.model.gate_status import ConditionStatus, State
from okra_coach.model.okra import OkraBook, OkraSet
from okra_coach.model.rollout import ProbeTest, Rollout
from okra_coach.model.workshop import Workshop
from okra_coach.plan.gate_evidence import Found, at_least, share_found
from okra_coach.plan.probe import pass_marks, traced
from okra_coach.words import Words


def probe_status(rollout: Rollout, workshop: Workshop, book: OkraBook, words: Words) -> tuple[ConditionStatus, ...]:
    """One status a pass mark, empty without a probe; what only the room can tell is not known until it is noted."""
    probe, marks = rollout.probe, workshop.rollout.probe
    if probe is None:
        return ()
    own = next((okras for okras in book.teams if okras.owner == probe.team), OkraSet(probe.team, ""))
    found = (
        share_found(len(traced(own, book)), len(own.key_results), marks.traced, words),
        _requests(probe, rollout, marks.accepted, words),
        _contradictions(probe, marks.contradictions, words),
        _blind_match(probe, marks.blind_match, words),
    )
    return tuple(ConditionStatus(mark, *one) for mark, one in zip(pass_marks(workshop, words), found, strict=True))


def _requests(probe: ProbeTest, rollout: Rollout, least: float, words: Words) -> Found:
    """Nothing is missed before somebody said yes or no."""
    asked = [one for one in rollout.agreements if one.needs == probe.team]
    signed = sum(one.accepted is True and one.by is not None for one in asked)
    state, told = share_found(signed, len(asked), least, words)
    if state is State.MISSED and all(one.accepted is None for one in asked):
        return State.UNKNOWN, told
    return state, told


def _contradictions(probe: ProbeTest, most: int, words: Words) -> Found:
    left = probe.contradictions_left
    if left is None:
        return State.UNKNOWN, words("The alignment meeting will tell.")
    return at_least(most, left), words.plural("{n} is left.", "{n} are left.", left)


def _blind_match(probe: ProbeTest, least: float, words: Words) -> Found:
    if probe.blind_match is None:
        return State.UNKNOWN, words("The blind match in the alignment meeting will tell.")
    return at_least(probe.blind_match, least), words(
        "{share} named the right one.", share=words.quantity(probe.blind_match, "%")
    )
