"""Who answered, and which words would give a respondent away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from okra_coach.model.answers import Response
from okra_coach.model.workshop import Workshop
from okra_coach.read.headers import known_headers

_WORD = re.compile(r"[^\W\d_]+")
_ANONYMOUS = frozenset({"", "anonymous", "anonym", "ẩn danh"})
_SHORTEST = {"email": 3, "name": 2}
_LONG_NUMBER = 8


@dataclass(frozen=True, slots=True)
class Known:
    """A response with what its row says of its sender; goes no further than this room.

    `account` is the e-mail address in one writing, `name` the name; "" when they are not given.
    `number` is the form tool's own for the answer, where it is long enough to be nobody else's.
    """

    response: Response
    identities: tuple[tuple[str, str], ...] = field(repr=False)
    account: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    number: str = ""


def known(response: Response, identities: tuple[tuple[str, str], ...], number: str) -> Known:
    """The response with its sender's account and name, unless they say that they are nobody's."""
    account = next((_given(text) for sort, text in identities if sort == "email" and _given(text)), "")
    name = _given(" ".join([text for sort, text in identities if sort == "name"]))
    return Known(response, identities, account, name, number if len(number) >= _LONG_NUMBER else "")


def _given(text: str) -> str:
    bare = " ".join(text.casefold().split())
    return "" if bare in _ANONYMOUS else bare


def names_of(everyone: Iterable[Known], workshop: Workshop) -> frozenset[str]:
    """Words from names and addresses, and the people of workshop.yaml, whole and word by word."""
    common = {word.casefold() for team in workshop.teams for word in _WORD.findall(team.name)}
    common |= {word.casefold() for theme in workshop.themes for word in _WORD.findall(theme.name)}
    common |= set(known_headers()["mailboxes"]) | set(known_headers()["titles"])
    names = set(workshop.people)
    for name in workshop.people:
        names |= {word for word in _WORD.findall(name) if len(word) >= _SHORTEST["name"]}
    for one in everyone:
        for sort, text in one.identities:
            names |= _words(sort, text)
    return frozenset(name for name in names if name.casefold() not in common)


def leads_of(everyone: Iterable[Known], workshop: Workshop) -> dict[str, str]:
    """A word of a name or an address that belongs to one team lead only → the lead's team.

    A word shared with anybody else who answered, or with workshop.yaml, names nobody for sure and is left out.
    """
    owners: dict[str, set[tuple[str, str, str]]] = {}
    for one in everyone:
        whose = (one.response.role or "", one.response.team or "", one.account or one.name or one.response.id)
        for sort, text in one.identities:
            for word in _words(sort, text):
                owners.setdefault(word.casefold(), set()).add(whose)
    known = {word.casefold() for name in workshop.people for word in _WORD.findall(name)}
    found = {word: next(iter(whose)) for word, whose in owners.items() if len(whose) == 1 and word not in known}
    return {word: team for word, (role, team, _) in found.items() if role == "lead" and team}


def _words(sort: str, text: str) -> set[str]:
    if sort not in _SHORTEST:
        return set()
    words = _WORD.findall(text.split("@")[0] if sort == "email" else text)
    return {word for word in words if len(word) >= _SHORTEST[sort]} | (
        {text} if sort == "name" and len(words) > 1 else set()
    )
