"""Books of any size with OKR+As as teams write them, good and bad, in three languages; always the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from okra_coach.model.measure import Direction
from okra_coach.model.okra import COMPANY, Action, KeyResult, LineStatus, Objective, OkraBook, OkraSet
from okra_coach.model.place import Place
from okra_coach.model.workshop import Team, TeamKind, Workshop

SETS = 200
LANGUAGES = ("en", "en", "de", "vi")
_NAMES = frozenset({"town", "product"})
_FIRST_DAY = date(2027, 1, 4)
_DIRECTIONS = (Direction.INCREASE, Direction.DECREASE, Direction.DECREASE, None)
_STATUS = (LineStatus.DRAFT, LineStatus.EDITED, LineStatus.AGREED, LineStatus.AGREED)


def book_of(objectives: int, workshop: Workshop) -> tuple[OkraBook, Workshop]:
    """The objectives in 200 sets, and the workshop with their teams; three objectives are the company's."""
    dice = Random(f"okras {objectives}")
    teams = tuple(_team(number, dice) for number in range(1, SETS))
    shares = [3] + [len(range(number, objectives - 3, SETS - 1)) for number in range(SETS - 1)]
    owners = [(COMPANY, workshop.client), *((team.id, team.name) for team in teams)]
    sets = [_Hand(dice, owner, name).okras(share) for (owner, name), share in zip(owners, shares, strict=True)]
    return OkraBook(tuple(sets)), replace(workshop, teams=teams)


def _team(number: int, dice: Random) -> Team:
    what = dice.choice(_parts()["en"]["area"]).title()
    return Team(f"team-{number:03}", f"{what} {number}", dice.choice(list(TeamKind)), dice.randint(3, 14), "Team lead")


@dataclass
class _Hand:
    """Writes one set; most teams write in one language, and the file's lines are counted on."""

    dice: Random
    owner: str
    name: str
    line: int = 6

    def __post_init__(self) -> None:
        self.language = self.dice.choice(LANGUAGES)

    def okras(self, share: int) -> OkraSet:
        """The set with that many objectives."""
        objectives = tuple(self._objective(f"{self.owner}.o{number}") for number in range(1, share + 1))
        needs = (f"team-{self.dice.randint(1, SETS - 1):03}",) if self.owner != COMPANY else ()
        return OkraSet(self.owner, self.name, objectives, depends_on=needs, place=Place(self._file, 1))

    @property
    def _file(self) -> str:
        return f"okras/{self.owner}.yaml"

    def _objective(self, own: str) -> Objective:
        place, status = self._place(9), self.dice.choice(_STATUS)
        results = tuple(self._key_result(f"{own}.k{number}") for number in range(1, self.dice.choice((3, 4, 4))))
        return Objective(
            own,
            self._text("objective"),
            self._text("who") if self.dice.random() < 0.6 else None,
            supports=() if self.owner == COMPANY else (f"{COMPANY}.o{self.dice.randint(1, 3)}",),
            key_results=results,
            evidence=self._evidence("aim"),
            status=status,
            place=place,
        )

    def _key_result(self, own: str) -> KeyResult:
        dice, place = self.dice, self._place(14)
        baseline = float(dice.randint(4, 90))
        direction = dice.choice(_DIRECTIONS)
        factor = dice.choice((1.3, 1.5, 2)) if direction is Direction.INCREASE else dice.choice((0.4, 0.5, 0.8))
        known = dice.random()
        return KeyResult(
            own,
            self._text("measure"),
            dice.choice(_parts()[self.language]["unit"]),
            direction,
            baseline if known < 0.8 else None,
            float(round(baseline * factor)) if known < 0.9 else None,
            source=self._text("source") if dice.random() < 0.7 else None,
            owner_role=self._text("role") if dice.random() < 0.8 else None,
            actions=tuple(self._action(f"{own}.a{number}") for number in range(1, dice.choice((2, 3)))),
            evidence=self._evidence("measure1"),
            status=dice.choice(_STATUS),
            place=place,
        )

    def _action(self, own: str) -> Action:
        dice = self.dice
        return Action(
            own,
            self._text("action"),
            self._text("role") if dice.random() < 0.8 else None,
            _FIRST_DAY + timedelta(days=dice.randint(5, 90)) if dice.random() < 0.8 else None,
            evidence=self._evidence("actions"),
            status=dice.choice(_STATUS),
            place=self._place(8),
        )

    def _evidence(self, field: str) -> tuple[str, ...]:
        return tuple(f"r{self.dice.randint(1, 60):02}.team.{field}" for _ in range(self.dice.randint(0, 2)))

    def _text(self, kind: str) -> str:
        """A sentence of that kind with its gaps filled, at times in another language than the file."""
        language = self.language if self.dice.random() < 0.95 else self.dice.choice(LANGUAGES)
        text = self._filled(kind, _parts()[language])
        return text[:1].upper() + text[1:]

    def _filled(self, kind: str, parts: Mapping[str, list[Any]]) -> str:
        if kind == "n":
            return str(self.dice.randint(2, 95))
        if kind in _NAMES:
            return "".join(self.dice.choice(syllables) for syllables in parts[kind])
        return re.sub(r"<(\w+)>", lambda gap: self._filled(gap[1], parts), self.dice.choice(parts[kind]))

    def _place(self, lines: int) -> Place:
        line, self.line = self.line, self.line + lines
        return Place(self._file, line)


@cache
def _parts() -> Mapping[str, Mapping[str, list[Any]]]:
    """By language and kind the sentences and words; of names the syllables for each place in them."""
    text = (Path(__file__).parent / "okra_parts.yaml").read_text(encoding="utf-8")
    data: Mapping[str, Mapping[str, list[Any]]] = yaml.safe_load(text)
    return data
