"""Who answered, and which words would give a respondent away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from okra_coach.model.answers import Response
from okra_coach.model.workshop import Workshop
from okra_coach.read.headers import known_headers

_WORD = re.compile(r"[^\W\d_]+")
_ANONYMOUS = frozenset({"", "anonymous", "anonym", "ẩn danh"})
_SHORTEST = {"email": 3, "name": 2}


@dataclass(frozen=True)
class Known:
    """A response with what its row says of its sender; goes no further than this room."""

    response: Response
    identities: tuple[tuple[str, str], ...] = field(repr=False)
    number: str = ""
    answered: tuple[str, ...] = field(default=(), repr=False)

    @cached_property
    def account(self) -> str | None:
        """The e-mail address in one writing; None when it is not given."""
        emails = (text.strip().casefold() for sort, text in self.identities if sort == "email")
        return next((email for email in emails if email not in _ANONYMOUS), None)

    @cached_property
    def name(self) -> str:
        """The name as given, in one writing; "" when it is not given."""
        names = " ".join(text for sort, text in self.identities if sort == "name").casefold().split()
        return "" if " ".join(names) in _ANONYMOUS else " ".join(names)


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
