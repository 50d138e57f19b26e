"""Who answered twice, and which words would give a respondent away."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from okra_coach.model.answers import Response
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.model.workshop import Workshop
from okra_coach.read.columns import known_headers

_WORD = re.compile(r"[^\W\d_]+")
_ANONYMOUS = frozenset({"", "anonymous", "anonym", "ẩn danh"})
_SHORTEST = {"email": 3, "name": 2}


@dataclass(frozen=True)
class Known:
    """A response with what its row says of its sender; goes no further than this room."""

    response: Response
    identities: tuple[tuple[str, str], ...] = field(repr=False)

    @property
    def account(self) -> str | None:
        """The e-mail address in one writing; None when it is not given."""
        emails = (text.strip().casefold() for sort, text in self.identities if sort == "email")
        return next((email for email in emails if email not in _ANONYMOUS), None)


def once_each(known: Iterable[Known]) -> tuple[tuple[Response, ...], tuple[Place, ...], tuple[Fault, ...]]:
    """The responses that count, the places of those that a later one replaced, and a word on each.

    Answers under one address with different teams or roles come from a shared account: all of them count.
    """
    by_account: dict[str, list[Response]] = defaultdict(list)
    everyone = list(known)
    for one in everyone:
        if one.account:
            by_account[one.account].append(one.response)
    replaced: dict[str, Place] = {}
    faults: list[Fault] = []
    for same in by_account.values():
        if len(same) > 1:
            _settle(same, replaced, faults)
    kept = tuple(one.response for one in everyone if one.response.id not in replaced)
    return kept, tuple(replaced.values()), tuple(faults)


def _settle(same: list[Response], replaced: dict[str, Place], faults: list[Fault]) -> None:
    if len({(one.team, one.role) for one in same}) > 1:
        rows = ", ".join(str(one.place) for one in same[1:])
        message = f"one account answered for several teams or roles (also {rows}); all of them count"
        faults.append(Fault(same[0].place, message, Weight.WARNS))
        return
    ordered = (
        sorted(same, key=lambda one: one.submitted or datetime.min) if all(one.submitted for one in same) else same
    )
    for earlier in ordered[:-1]:
        replaced[earlier.id] = earlier.place
        message = f"the same person answered again in {ordered[-1].place}; the later answer counts"
        faults.append(Fault(earlier.place, message, Weight.TELLS))


def names_of(known: Iterable[Known], workshop: Workshop) -> frozenset[str]:
    """Words from names and addresses, and the people of workshop.yaml, whole and word by word."""
    common = {word.casefold() for team in workshop.teams for word in _WORD.findall(team.name)}
    common |= {word.casefold() for theme in workshop.themes for word in _WORD.findall(theme.name)}
    common |= set(known_headers()["mailboxes"]) | set(known_headers()["titles"])
    names = set(workshop.people)
    for name in workshop.people:
        names |= {word for word in _WORD.findall(name) if len(word) >= _SHORTEST["name"]}
    for one in known:
        for sort, text in one.identities:
            names |= _words(sort, text)
    return frozenset(name for name in names if name.casefold() not in common)


def _words(sort: str, text: str) -> set[str]:
    if sort not in _SHORTEST:
        return set()
    words = _WORD.findall(text.split("@")[0] if sort == "email" else text)
    return {word for word in words if len(word) >= _SHORTEST[sort]} | (
        {text} if sort == "name" and len(words) > 1 else set()
    )
