"""Who answered twice: the same answer in two files, the same person again, or several people at one account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from okra_coach.model.answers import Response
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.read.headers import known_headers
from okra_coach.read.people import Known

_SAME_PERSON = 0.5
"""At this share of equal ticks and scales two answers of one account are one person's."""
_TERMINAL = 3
_WORDS_ENOUGH = 200
_CLOSED = (
    "about.",
    "work.",
    "customer.feedback_used",
    "team.kind",
    "team.capacity",
    "direction.themes",
    "team.depends_on",
)


@dataclass
class _Settled:
    replaced: dict[str, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def once_each(known: Iterable[Known]) -> tuple[tuple[Response, ...], tuple[Place, ...], tuple[Fault, ...]]:
    """The responses that count, the places of those that a later or equal one replaced, and a word on each.

    Answers under one address with different teams, roles, names or quite different ticks come from a shared account:
    all of them count.
    """
    everyone = list(known)
    settled = _Settled()
    _settle_copies(everyone, settled)
    by_account: dict[str, list[Known]] = defaultdict(list)
    for one in everyone:
        if one.account and one.response.id not in settled.replaced:
            by_account[one.account].append(one)
    for same in by_account.values():
        if len(same) > 1:
            _settle_account(same, settled)
    _settle_numbers([one for one in everyone if one.number and one.response.id not in settled.replaced], settled)
    kept = tuple(one.response for one in everyone if one.response.id not in settled.replaced)
    return kept, tuple(settled.replaced.values()), tuple(settled.faults)


def _settle_copies(everyone: Sequence[Known], settled: _Settled) -> None:
    """Rows that are in two files: sent at the same second by the same account, and the same words."""
    sent: dict[tuple[datetime | None, str], list[Known]] = defaultdict(list)
    for one in everyone:
        sent[one.response.submitted, one.account].append(one)
    copies: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for together in sent.values():
        first: dict[tuple[str, ...], Known] = {}
        for one in together if len(together) > 1 else ():
            words = tuple([answer.text for answer in one.response.answers.values()])
            earlier = first.setdefault(words, one) if _tells(one, words) else one
            if earlier is not one:
                settled.replaced[one.response.id] = one.response.place
                copies[earlier.response.place.file, one.response.place.file].append(one.response.place)
    for (file, other), places in copies.items():
        where = "above in this file" if file == other else f"in {file}"
        message = "the same answer, word for word, is also " + where + "; it counts once"
        settled.faults.append(Fault(places[0], message + _more(len(places)), Weight.TELLS))


def _tells(one: Known, words: Sequence[str]) -> bool:
    """Whether two such rows cannot be alike by chance: sent at a known second, or with words enough."""
    return one.response.submitted is not None or sum(map(len, words)) > _WORDS_ENOUGH


def _settle_numbers(numbered: Sequence[Known], settled: _Settled) -> None:
    """The same answer in two exports, changed in between: the form tool's number tells."""
    by_number: dict[str, list[Known]] = defaultdict(list)
    for one in numbered:
        by_number[one.number].append(one)
    for same in by_number.values():
        if len(same) > 1:
            _keep_the_last(same, settled)


def _settle_account(same: list[Known], settled: _Settled) -> None:
    if _is_shared(same):
        rows = ", ".join(str(one.response.place) for one in same[1:])
        message = f"one account answered for several people, teams or roles (also {rows}); all of them count"
        settled.faults.append(Fault(same[0].response.place, message, Weight.WARNS))
        return
    _keep_the_last(same, settled)


def _keep_the_last(same: Sequence[Known], settled: _Settled) -> None:
    timed = all(one.response.submitted for one in same)
    ordered = sorted(same, key=lambda one: one.response.submitted or datetime.min) if timed else same
    for earlier in ordered[:-1]:
        place = earlier.response.place
        settled.replaced[earlier.response.id] = place
        message = f"the same person answered again in {ordered[-1].response.place}; the later answer counts"
        settled.faults.append(Fault(place, message, Weight.TELLS))


def _is_shared(same: list[Known]) -> bool:
    """Whether more than one person stands behind an account."""
    if len({(one.response.team, one.response.role) for one in same}) > 1:
        return True
    if len({one.name for one in same if one.name}) > 1:
        return True
    alike = min(_alike(first.response, second.response) for first, second in pairwise(same))
    if alike >= _SAME_PERSON:
        return False
    local = same[0].account.partition("@")[0]
    return alike < _SAME_PERSON / 2 or len(same) >= _TERMINAL or local in known_headers()["mailboxes"]


def _alike(first: Response, second: Response) -> float:
    """The share of the ticks and scales that both filled in on which they agree; 1 when there are none."""
    closed = [name for name in first.answers if name.startswith(_CLOSED) and name in second.answers]
    told = [name for name in closed if not name.startswith("about.")]
    return sum(first.value(name) == second.value(name) for name in told) / len(told) if len(told) > 2 else 1.0


def _more(rows: int) -> str:
    return "" if rows == 1 else f" (so are {rows - 1} more rows)"
