"""Where the gates stand today: each condition of rollout.yaml with the figure found, and what follows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from okra_coach.model.gate_status import ConditionStatus, GateStatus, Recorded, RolloutStatus, State
from okra_coach.model.okra import OkraBook
from okra_coach.model.rollout import Rollout
from okra_coach.model.workshop import Workshop
from okra_coach.plan.gate_evidence import EVALUATE, Evidence
from okra_coach.plan.gates import Asked, conditions, one_missed, several_missed, unsafe
from okra_coach.plan.probe_status import probe_status
from okra_coach.words import Words

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def rollout_status(
    rollout: Rollout,
    workshop: Workshop,
    book: OkraBook,
    effects: Collection[str],
    recorded: Recorded,
    words: Words,
) -> RolloutStatus:
    """Every gate of the plan; `effects` are the ids of key results that are no finished tasks.

    Check-ins and the alignment probe belong to the cycle of the first wave, which the first gate closes.
    """
    probe = probe_status(rollout, workshop, book, words)
    first = min((gate.before_wave for gate in rollout.gates), default=0)
    waves = {placement.team: placement.wave for placement in rollout.placements}
    return RolloutStatus(
        tuple(
            _gate(
                Evidence(
                    gate,
                    rollout,
                    workshop,
                    tuple(one for one in book.teams if waves.get(one.owner, gate.before_wave) < gate.before_wave),
                    effects,
                    recorded if gate.before_wave == first else Recorded(),
                    probe if gate.before_wave == first else (),
                    gate.before_wave == first,
                    words,
                )
            )
            for gate in rollout.gates
        ),
        probe,
    )


def _gate(known: Evidence) -> GateStatus:
    probe = known.rollout.probe
    name = known.workshop.team(probe.team).name if probe else None
    ours = conditions(len(known.planned), name, known.workshop, known.words)
    asked = {_as_read(text): one for one, text in ours.items()}
    alike = {_bare(text): one for one, text in ours.items()}
    found = tuple(_condition(text, asked, alike, known) for text in known.gate.conditions)
    missed = [asked[_as_read(status.condition)] for status in found if status.state is State.MISSED]
    return GateStatus(
        known.gate.before_wave, found, tuple(_follows(missed, found, known))
    )  # fmt: skip


def _condition(text: str, asked: Mapping[str, Asked], alike: Mapping[str, Asked], known: Evidence) -> ConditionStatus:
    """A condition that a person worded is hers to judge; one whose number she changed as well."""
    words = known.words
    if (own := asked.get(_as_read(text))) is not None:
        return ConditionStatus(text, *EVALUATE[own](known))
    if (same := alike.get(_bare(text))) is not None:
        _, told = EVALUATE[same](known)
        differs = words("It is not judged: its number differs from the one in workshop.yaml.")
        return ConditionStatus(text, State.UNKNOWN, f"{told} {differs}")
    return ConditionStatus(text, State.UNKNOWN, words("Your own condition: judge it in the room."))


def _as_read(text: str) -> str:
    """The text as it comes back from a file: each space a plain one."""
    return " ".join(text.split())


def _bare(text: str) -> str:
    return _NUMBER.sub("#", _as_read(text))


def _follows(missed: Sequence[Asked], found: Sequence[ConditionStatus], known: Evidence) -> Iterator[str]:
    """Safety before everything; then by how many are missed; while some are not known it is only how things stand."""
    words, unknown = known.words, sum(one.state is State.UNKNOWN for one in found)
    for told in _by_misses(missed, known):
        yield words("As things stand today: {follows}", follows=told) if unknown else told
    if unknown:
        yield words.plural(
            "{n} condition is not known yet: on the day of the gate that would count as missed.",
            "{n} conditions are not known yet: on the day of the gate that would count as missed.",
            unknown,
        )
    elif not missed:
        yield words("Everything is met: wave {wave} starts as planned.", wave=known.gate.before_wave)


def _by_misses(missed: Sequence[Asked], known: Evidence) -> Iterator[str]:
    wave = known.gate.before_wave
    teams = next((len(one.teams) for one in known.rollout.waves if one.number == wave), 1)
    if Asked.SAFETY in missed:
        yield unsafe(known.workshop, known.words)
    if len(missed) > 1:
        yield several_missed(wave, teams, known.words)
    elif missed and Asked.SAFETY not in missed:
        yield one_missed(wave, teams, known.words)
