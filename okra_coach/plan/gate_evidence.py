"""What tells today whether a gate's condition holds: a figure found, or what will tell it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from okra_coach.model.gate_status import ConditionStatus, Recorded, State
from okra_coach.model.measure import Direction
from okra_coach.model.okra import KeyResult, OkraSet
from okra_coach.model.rollout import EventKind, Gate, GateRecord, Rollout
from okra_coach.model.workshop import Workshop
from okra_coach.plan.gates import Asked, enough_check_ins
from okra_coach.words import Words

Found = tuple[State, str]


@dataclass(frozen=True)
class Evidence:
    """All that is known of the cycle before one gate; `sets` are of the teams that have started by then.

    `is_next` is whether the gate closes the cycle whose dates the plan has.
    """

    gate: Gate
    rollout: Rollout
    workshop: Workshop
    sets: Sequence[OkraSet]
    effects: Collection[str]
    recorded: Recorded
    probe: Sequence[ConditionStatus]
    is_next: bool
    words: Words

    @property
    def seen(self) -> GateRecord:
        """What a person noted."""
        return self.gate.seen

    @property
    def key_results(self) -> list[KeyResult]:
        """Those of the teams that have started."""
        return [result for okras in self.sets for result in okras.key_results]

    @property
    def planned(self) -> list[date]:
        """The days of the planned check-ins."""
        return [event.day for event in self.rollout.events if event.kind is EventKind.CHECK_IN]

    def day_of(self, kind: EventKind) -> str:
        """When an event takes place, in words; "" when it is not planned yet."""
        days = [event.day for event in self.rollout.events if event.kind is kind and self.is_next]
        return self.words.date(days[0]) if days else ""


def at_least(share: float, least: float) -> State:
    """Whether a share in per cent, or any figure, is large enough."""
    return State.MET if share >= least else State.MISSED


def share_found(n: int, of: int, least: float, words: Words) -> Found:
    """So many of all, held against a share in per cent, rounded down as it is judged; nothing is known of none."""
    if not of:
        return State.UNKNOWN, words("There is nothing to count yet.")
    told = words(
        "{n} of {all}, {share}.",
        n=words.number(n),
        all=words.number(of),
        share=words.quantity(100 * n // of, "%"),
    )
    return at_least(100 * n, least * of), told


def is_complete(result: KeyResult) -> bool:
    """Whether it has where it stands, where it goes, where that is looked up and whose it is; a band needs no start."""
    keeps = result.direction is Direction.KEEP
    has_aim = result.target is not None or (keeps and (result.low is not None or result.high is not None))
    has_start = keeps or result.baseline is not None
    return has_aim and has_start and bool((result.source or "").strip()) and bool((result.owner_role or "").strip())


def _probe(known: Evidence) -> Found:
    met = sum(mark.state is State.MET for mark in known.probe)
    told = known.words(
        "{n} of {all} pass marks are reached.", n=known.words.number(met), all=known.words.number(len(known.probe))
    )
    states = {mark.state for mark in known.probe}
    if not states:
        return State.UNKNOWN, known.words("There is no alignment probe.")
    return next(state for state in (State.MISSED, State.UNKNOWN, State.MET) if state in states), told


def _held(known: Evidence) -> Found:
    """By what was noted; else by the weeks in which each team has a check-in, up to the latest one of all."""
    words, planned = known.words, known.planned
    if not planned:
        return State.UNKNOWN, words("No check-in is planned.")
    if known.seen.check_ins_held is not None:
        told = words("{n} of {all} were held.", n=known.seen.check_ins_held, all=len(planned))
        return at_least(known.seen.check_ins_held, enough_check_ins(len(planned), known.workshop)), told
    if not known.is_next:
        return State.UNKNOWN, words("The check-ins of that cycle will tell.")
    if not known.recorded.check_ins:
        return State.UNKNOWN, words("The first check-in on {day} will begin to tell.", day=words.date(min(planned)))
    return _recorded(known, planned)


def _recorded(known: Evidence, planned: Sequence[date]) -> Found:
    words, sets = known.words, [okras for okras in known.sets if okras.key_results]
    owner = {result.id: okras.owner for okras in sets for result in okras.key_results}
    weeks = {day.isocalendar()[:2] for day in planned}
    came = [one for one in known.recorded.check_ins if one.key_result in owner]
    held = len({(owner[one.key_result], week) for one in came if (week := one.day.isocalendar()[:2]) in weeks})
    latest = max((one.day for one in came), default=min(planned))
    left = sum(day > latest for day in planned) * len(sets)
    every = len(planned) * len(sets)
    needed = enough_check_ins(len(planned), known.workshop) * len(sets)
    told = words(
        "{n} of {all} were held so far, of {teams} teams.",
        n=words.number(held),
        all=words.number(every - left),
        teams=words.number(len(sets)),
    )
    if held >= needed > 0:
        return State.MET, told
    return (State.MISSED if held + left < needed else State.UNKNOWN), told


def _complete(known: Evidence) -> Found:
    results = known.key_results
    return share_found(sum(map(is_complete, results)), len(results), known.workshop.rollout.gates.complete, known.words)


def _effects(known: Evidence) -> Found:
    results = known.key_results
    effects = sum(result.id in known.effects for result in results)
    return share_found(effects, len(results), known.workshop.rollout.gates.effects, known.words)


def _decided(known: Evidence) -> Found:
    words, seen = known.words, known.seen
    if seen.off_track == 0:
        return State.MET, words("None was off track.")
    if seen.off_track is None and known.recorded.off_track is not None:
        return _decided_on_record(known, known.recorded.off_track)
    if seen.off_track is None or seen.decided is None:
        return _will_tell(known, EventKind.MID_REVIEW)
    told = words("{n} of {all} have one.", n=words.number(seen.decided), all=words.number(seen.off_track))
    return at_least(seen.decided, seen.off_track), told


def _decided_on_record(known: Evidence, off_track: frozenset[str]) -> Found:
    """A decision that nobody wrote down may have been taken all the same: it is not missed, it is not known."""
    words, own = known.words, off_track & {result.id for result in known.key_results}
    if not own:
        return State.MET, words("None was off track.")
    decided = len(own & known.recorded.decided)
    told = words("{n} of {all} have one on record.", n=words.number(decided), all=words.number(len(own)))
    return (State.MET if decided == len(own) else State.UNKNOWN), told


def _retrospective(known: Evidence) -> Found:
    words, seen = known.words, known.seen
    if seen.retrospective_held is False:
        return State.MISSED, words("It was not held.")
    if seen.retrospective_held is None or seen.changes_made is None:
        return _will_tell(known, EventKind.RETROSPECTIVE)
    told = words.plural("It was held; {n} change was made.", "It was held; {n} changes were made.", seen.changes_made)
    return at_least(seen.changes_made, 1), told


def _helpful(known: Evidence) -> Found:
    seen, least = known.seen, known.workshop.rollout.gates.helpful
    if seen.helpful is None or (seen.helpful_answers or 0) < known.workshop.privacy_threshold:
        return State.UNKNOWN, _pulse(seen.helpful_answers, known)
    told = known.words(
        "{score} of 5 from {answers} answers.",
        score=known.words.number(seen.helpful),
        answers=known.words.number(seen.helpful_answers or 0),
    )
    return at_least(seen.helpful, least), told


def _safety(known: Evidence) -> Found:
    seen, most = known.seen, known.workshop.rollout.gates.safety_fall
    if seen.safety_fall is None or (seen.safety_answers or 0) < known.workshop.privacy_threshold:
        return State.UNKNOWN, _pulse(seen.safety_answers, known)
    if seen.safety_fall <= 0:
        return State.MET, known.words("They did not fall.")
    told = known.words("They fell by {points} points.", points=known.words.number(seen.safety_fall))
    return (State.MET if seen.safety_fall < most else State.MISSED), told


def _pulse(answers: int | None, known: Evidence) -> str:
    """Too few answers are not shown, whatever they say."""
    words = known.words
    if answers is not None and answers < known.workshop.privacy_threshold:
        return words("Too few answers to be shown; {least} are needed.", least=known.workshop.privacy_threshold)
    return words("Two questions to everybody at the end of the cycle will tell.")


def _blocked(known: Evidence) -> Found:
    words, seen = known.words, known.seen
    if seen.longest_blocked_days is not None:
        told = words.plural(
            "The longest has been open for {n} day.",
            "The longest has been open for {n} days.",
            seen.longest_blocked_days,
        )
        return at_least(known.workshop.rollout.gates.blocked_days, seen.longest_blocked_days), told
    late = [known.recorded.overdue_days.get(result.id, 0) for result in known.key_results]
    if max(late, default=0) > known.workshop.rollout.gates.blocked_days:
        told = words.plural(
            "An action is {n} day past its date: ask whether it waits for another team.",
            "An action is {n} days past its date: ask whether it waits for another team.",
            max(late),
        )
        return State.UNKNOWN, told
    started = {okras.owner for okras in known.sets}
    needs = [one for one in known.rollout.agreements if one.needs in started]
    accepted = sum(one.accepted is True for one in needs)
    told = words(
        "The check-ins will tell; {n} of {all} agreements are accepted so far.",
        n=words.number(accepted),
        all=words.number(len(needs)),
    )
    return State.UNKNOWN, told if needs else words("The check-ins will tell.")


def _sponsor(known: Evidence) -> Found:
    events, words = known.seen.sponsor_events, known.words
    if events is None:
        return State.UNKNOWN, words("Who was there will tell: note it after each of the three events.")
    told = words("{n} of 3.", n=words.number(events))
    return at_least(events, known.workshop.rollout.gates.sponsor_events), told


def _coaches(known: Evidence) -> Found:
    """By the hours that were used; before that by those that are planned."""
    words, workshop = known.words, known.workshop
    supply = sum(coach.hours_a_week for coach in workshop.coaches) * workshop.cycle.weeks
    wave = next((wave for wave in known.rollout.waves if wave.number == known.gate.before_wave - 1), None)
    used = known.seen.coach_hours
    hours = used if used is not None else wave.coach_hours if wave else None
    if not supply:
        return State.UNKNOWN, words("No coaches are named in workshop.yaml.")
    if hours is None:
        return State.UNKNOWN, words("Their hours will tell.")
    values = {
        "hours": words.number(hours, 0),
        "supply": words.number(supply, 0),
        "share": words.quantity(ceil(100 * hours / supply), "%"),
    }
    told = (
        words("{hours} of {supply} hours are planned, {share}.", **values)
        if used is None
        else words("{hours} of {supply} hours were used, {share}.", **values)
    )
    return at_least(workshop.rollout.gates.coach_load * supply, 100 * hours), told


def _will_tell(known: Evidence, kind: EventKind) -> Found:
    day, words = known.day_of(kind), known.words
    names = {
        EventKind.MID_REVIEW: words("The mid-cycle review will tell."),
        EventKind.RETROSPECTIVE: words("The retrospective will tell."),
    }
    if not day:
        return State.UNKNOWN, names[kind]
    if kind is EventKind.MID_REVIEW:
        return State.UNKNOWN, words("The mid-cycle review on {day} will tell.", day=day)
    return State.UNKNOWN, words("The retrospective on {day} will tell.", day=day)


EVALUATE: Mapping[Asked, Callable[[Evidence], Found]] = {
    Asked.PROBE: _probe,
    Asked.CHECK_INS: _held,
    Asked.COMPLETE: _complete,
    Asked.EFFECTS: _effects,
    Asked.DECIDED: _decided,
    Asked.RETROSPECTIVE: _retrospective,
    Asked.HELPFUL: _helpful,
    Asked.SAFETY: _safety,
    Asked.BLOCKED: _blocked,
    Asked.SPONSOR: _sponsor,
    Asked.COACHES: _coaches,
}
