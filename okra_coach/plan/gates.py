"""What must be true before the next wave starts, and what happens when it is not; numbers from workshop.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from math import ceil

from okra_coach.model.rollout import Gate
from okra_coach.model.workshop import Workshop
from okra_coach.plan.waves import OpenWave
from okra_coach.words import Words


class Asked(StrEnum):
    """What a condition asks for, in the order in which they are told."""

    CHECK_INS = "check-ins held"
    COMPLETE = "key results complete"
    EFFECTS = "effects"
    DECIDED = "decisions"
    RETROSPECTIVE = "retrospective"
    HELPFUL = "found helpful"
    SAFETY = "speaking up"
    BLOCKED = "blocking needs"
    SPONSOR = "sponsor present"
    COACHES = "coach load"
    PROBE = "alignment probe"


def gates(
    waves: Sequence[OpenWave], check_ins: int, probe: str | None, workshop: Workshop, words: Words
) -> tuple[Gate, ...]:
    """One gate before each wave but the first; `probe` is the name of the team that the first of them hangs on."""
    later = [wave for wave in waves if wave.teams and wave.number > 1]
    usual = tuple(conditions(check_ins, None, workshop, words).values())
    first = tuple(conditions(check_ins, probe, workshop, words).values())
    return tuple(
        Gate(wave.number, usual if number else first, if_missed(wave.number, len(wave.teams), workshop, words))
        for number, wave in enumerate(later)
    )


def enough_check_ins(check_ins: int, workshop: Workshop) -> int:
    """How many of the planned check-ins are asked for."""
    return ceil(check_ins * workshop.rollout.gates.check_ins / 100)


def conditions(check_ins: int, probe: str | None, workshop: Workshop, words: Words) -> Mapping[Asked, str]:
    """All conditions in words; the mean score is deliberately none of them."""
    return dict(_conditions(check_ins, probe, workshop, words))


def _conditions(check_ins: int, probe: str | None, workshop: Workshop, words: Words) -> Iterator[tuple[Asked, str]]:
    numbers, threshold = workshop.rollout.gates, words.number(workshop.privacy_threshold)
    yield (
        Asked.CHECK_INS,
        words.plural(
            "At least {enough} of {n} planned check-in was held.",
            "At least {enough} of {n} planned check-ins were held.",
            check_ins,
            enough=words.number(enough_check_ins(check_ins, workshop)),
        ),
    )
    yield (
        Asked.COMPLETE,
        words(
            "At least {share} of the key results have a baseline, a target, a source and an owner role.",
            share=words.quantity(numbers.complete, "%"),
        ),
    )
    yield (
        Asked.EFFECTS,
        words(
            "At least {share} of the key results are effects, not finished tasks.",
            share=words.quantity(numbers.effects, "%"),
        ),
    )
    yield (
        Asked.DECIDED,
        words("Every key result that was off track at the mid-cycle review has a decision: continue, change, stop."),
    )
    yield (
        Asked.RETROSPECTIVE,
        words("The retrospective was held, and at least one thing was changed because of it."),
    )
    yield (
        Asked.HELPFUL,
        words(
            "The teams find OKR+As helpful: at least {score} of 5 on average, from at least {answers} answers.",
            score=words.number(numbers.helpful),
            answers=threshold,
        ),
    )
    yield (
        Asked.SAFETY,
        words(
            "People speak up as before: the answers to that question fell by less than {points} of 5 points, from at "
            "least {answers} answers.",
            points=words.number(numbers.safety_fall),
            answers=threshold,
        ),
    )
    yield (
        Asked.BLOCKED,
        words.plural(
            "No need from another team has been blocking for longer than {n} day.",
            "No need from another team has been blocking for longer than {n} days.",
            numbers.blocked_days,
        ),
    )
    yield (
        Asked.SPONSOR,
        words(
            "The sponsor was there at {n} of 3 events: kick-off, mid-cycle review, retrospective.",
            n=words.number(numbers.sponsor_events),
        ),
    )
    yield (
        Asked.COACHES,
        words("The coaches used at most {share} of their hours.", share=words.quantity(numbers.coach_load, "%")),
    )
    if probe is not None:
        yield Asked.PROBE, words("The alignment probe {team} reaches its pass marks.", team=probe)


def if_missed(wave: int, teams: int, workshop: Workshop, words: Words) -> tuple[str, ...]:
    """What follows from missed conditions, the gravest last but one; `teams` would start by the plan."""
    return (
        one_missed(wave, teams, words),
        several_missed(wave, teams, words),
        unsafe(workshop, words),
        words("Key results incomplete, or mostly tasks: their teams rewrite them with the coach before others start."),
        words("What nobody can tell on the day of the gate counts as missed."),
    )


def one_missed(wave: int, teams: int, words: Words) -> str:
    """The wave starts smaller; one of a single team starts later."""
    if teams == 1:
        return words(
            "One condition missed: wave {wave} starts two weeks later, and its team says how it will do better on that "
            "point.",
            wave=wave,
        )
    return words.plural(
        "One condition missed: wave {wave} starts with {n} team at most, and says how it will do better on that point.",
        "One condition missed: wave {wave} starts with {n} teams at most, and says how they will do better on that "
        "point.",
        teams - 1,
        wave=wave,
    )


def several_missed(wave: int, teams: int, words: Words) -> str:
    """The rollout holds, and goes on with half."""
    if teams == 1:
        return words(
            "Two or more missed: nobody new starts in the coming cycle, and wave {wave} waits for the next gate.",
            wave=wave,
        )
    return words.plural(
        "Two or more missed: nobody new starts in the coming cycle, and wave {wave} is then halved, to {n} team.",
        "Two or more missed: nobody new starts in the coming cycle, and wave {wave} is then halved, to {n} teams.",
        teams // 2,
        wave=wave,
    )


def unsafe(workshop: Workshop, words: Words) -> str:
    """People are heard before anything else goes on."""
    return words(
        "Speaking up fell by {points} points or more: talk with the teams first, whatever else is met; nobody new "
        "starts before that.",
        points=words.number(workshop.rollout.gates.safety_fall),
    )
