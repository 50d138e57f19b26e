"""Key results that measure the same, as a team's and the company's often do: a value typed once counts for both."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.model.progress import CheckIn
from okra_coach.model.tracked import Tracked, same
from okra_coach.track.heard import file_of
from okra_coach.track.standing import folded

_NUMBERS = ("unit", "direction", "baseline", "target", "low", "high")
_LENT = re.compile(r"[A-Z]{1,3}\d+ for \S+$")
_NAMED = 3

Key = tuple[str, date]


@dataclass(frozen=True)
class Shared:
    """Values that count for a second key result, and what is to be said about it."""

    values: tuple[CheckIn, ...] = ()
    faults: tuple[Fault, ...] = ()


def share_values(values: Sequence[CheckIn], now: Tracked, known: Collection[CheckIn], files: Sequence[str]) -> Shared:
    """What the values of a check-in say of key results that measure the same; `known` was said of them before.

    Only a number is shared, and only where nobody gave one: confidence is each team's own.
    """
    told: dict[Key, list[CheckIn]] = defaultdict(list)
    for one in (*known, *values):
        if one.value is not None:
            told[one.key_result, one.day].append(one)
    twins = twins_of(now)
    lent = tuple(_lent(values, twins, told))
    return Shared(lent, (*_told(lent, files), *_differing(values, twins, told, files)))


def twins_of(now: Tracked) -> Mapping[str, tuple[str, ...]]:
    """Key result → all that measure the same in the same unit, from the same baseline to the same target."""
    alike: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for own, one in now.items():
        if one.get("measure") and "baseline" in one:
            alike[folded(str(one["measure"])), *(one.get(name) for name in _NUMBERS)].append(own)
    return {own: tuple(several) for several in alike.values() if len(several) > 1 for own in several}


def is_lent(one: CheckIn) -> bool:
    """Whether a value was taken over from a key result that measures the same."""
    return bool(_LENT.search(one.source))


def _lent(
    values: Sequence[CheckIn], twins: Mapping[str, tuple[str, ...]], told: Mapping[Key, Sequence[CheckIn]]
) -> Iterator[CheckIn]:
    given: set[Key] = set()
    for one in values:
        if one.value is None or len(told[one.key_result, one.day]) > 1:
            continue
        for other in twins.get(one.key_result, ()):
            if (other, one.day) not in told and (other, one.day) not in given:
                given.add((other, one.day))
                source = f"{one.source} for {one.key_result}"
                yield replace(one, key_result=other, confidence=None, note="", place=None, source=source)


def _told(lent: Sequence[CheckIn], files: Sequence[str]) -> Iterator[Fault]:
    """One note, however many there are."""
    if not lent:
        return
    named = [f"{one.key_result} (from {one.source.rpartition(' for ')[2]})" for one in lent[:_NAMED]]
    more = f" and {len(lent) - _NAMED} more" if len(lent) > _NAMED else ""
    what = "a value counts" if len(lent) == 1 else f"{len(lent)} values count"
    message = f"{what} for a second key result as well, which measures the same: {', '.join(named)}{more}"
    yield Fault(Place(file_of(lent[0].source, files)), message, Weight.TELLS)


def _differing(
    values: Sequence[CheckIn],
    twins: Mapping[str, tuple[str, ...]],
    told: Mapping[Key, Sequence[CheckIn]],
    files: Sequence[str],
) -> Iterator[Fault]:
    """Key results that measure the same and say different things on one day: once a pair."""
    said: set[tuple[str, str, date]] = set()
    for one in values:
        for other in twins.get(one.key_result, ()):
            there = told.get((other, one.day), ())
            pair = (min(other, one.key_result), max(other, one.key_result), one.day)
            if one.value is None or pair in said or not there or any(same(one.value, two.value) for two in there):
                continue
            said.add(pair)
            file = file_of(one.source, files)
            message = (
                f"{one.key_result} says {one.value:g} of {one.day}, and {other}, which measures the same, "
                f"{there[-1].value:g}; each was taken as it is"
            )
            yield Fault(Place(file, cell=one.source.removeprefix(f"{file} ") or None), message, Weight.WARNS)
