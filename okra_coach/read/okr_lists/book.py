"""What was found becomes a book of OKR+As."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from okra_coach.model.okr_account import LeftAside
from okra_coach.model.okra import COMPANY, Objective, OkraBook, OkraSet
from okra_coach.model.place import Place
from okra_coach.model.sentence import say
from okra_coach.read.lexicon import plain
from okra_coach.read.okr_lists.finished import Line, finished_health, finished_result
from okra_coach.read.okr_lists.found import Found
from okra_coach.read.okr_lists.labels import Part
from okra_coach.read.okr_lists.manner import Manner, manner_of
from okra_coach.read.okr_lists.titles import is_company
from okra_coach.read.workshop import slug

NO_OBJECTIVE = "(no objective named)"
LIST = "list"
_DEEPEST = 99
_LOST_ACTION = say("it is an action, and there is no key result that it could belong to")
_LOST_RESULT = say("it is a key result, and no objective is named above it")
_TWICE = say("the objective has this key result already")
_AGAIN = say("it stands above with its key results already")
_COUNTED_FROM = 2


@dataclass
class _Owner:
    name: str
    period: str
    place: Place
    lines: list[Line] = field(default_factory=list)
    health: list[Found] = field(default_factory=list)
    by_text: dict[str, list[Line]] = field(default_factory=dict)


@dataclass(frozen=True)
class Assembled:
    """The book, what had no place in it, ids of objectives without a text, and whether actions are an objective's."""

    book: OkraBook
    aside: tuple[LeftAside, ...] = ()
    unnamed: frozenset[str] = frozenset()
    has_loose_actions: bool = False
    periods: tuple[str, ...] = ()
    language: str = "en"


def assemble(found: Sequence[Found], file: str) -> Assembled:
    """Each key result under its objective, each objective under its owner."""
    gathered = _Gathering(file)
    gathered.names_objectives = any(one.part is Part.OBJECTIVE for one in found)
    for one in found:
        gathered.add(one)
    return gathered.result(manner_of(found))


class _Gathering:
    """Remembers whose OKRs follow, the last objective and the last key result."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.owners: dict[tuple[str, str], _Owner] = {}
        self.above: list[tuple[int, str, str]] = []
        self.objective: Line | None = None
        self.key_result: Line | None = None
        self.aside: list[LeftAside] = []
        self.names_objectives = False

    def add(self, one: Found) -> None:
        if one.part is Part.OWNER:
            self._whose(one)
        elif one.part is Part.OBJECTIVE:
            self._objective(one)
        elif one.part is Part.KEY_RESULT:
            self._key_result(one)
        elif one.part is Part.ACTION:
            self._action(one)
        elif one.part is Part.HEALTH:
            self.key_result = None
            self._owner(one.place).health.append(one)

    def _whose(self, one: Found) -> None:
        rank = int(one.number or 0) or _DEEPEST
        while self.above and self.above[-1][0] >= rank:
            self.above.pop()
        self.above.append((rank, one.text, one.period))
        self.objective = self.key_result = None

    def _owner(self, place: Place) -> _Owner:
        name = next((name for _, name, _ in reversed(self.above) if name), "")
        period = next((period for _, _, period in reversed(self.above) if period), "")
        return self.owners.setdefault((plain(name), plain(period)), _Owner(name, period, place))

    def _objective(self, one: Found) -> None:
        owner = self._owner(one.place)
        like = owner.by_text.setdefault(plain(one.text), [])
        same = next((line for line in like if not one.number or line.found.number == one.number), None)
        self.objective = same or Line(one)
        self.key_result = None
        if same is None:
            owner.lines.append(self.objective)
            like.append(self.objective)

    def _key_result(self, one: Found) -> None:
        home = self._objective_of(one)
        if home is None or any(plain(line.found.text) == plain(one.text) for line in home.lines):
            self.aside.append(LeftAside(one.place, one.text, _TWICE if home else _LOST_RESULT))
            return
        self.objective, self.key_result = home, Line(one)
        home.lines.append(self.key_result)

    def _objective_of(self, one: Found) -> Line | None:
        named = self._named(one.above, self._objectives()) if one.above else None
        if named:
            return named
        first, dot, _ = one.number.partition(".")
        here = self._owner(one.place).lines
        if dot and (self.objective is None or self.objective.found.number not in ("", first)):
            numbered = [line for line in here if line.found.number == first]
            if numbered:
                return numbered[-1]
        if self.objective is None and self.names_objectives:
            return None
        if self.objective is None:
            nameless = Line(Found(Part.OBJECTIVE, NO_OBJECTIVE, one.place))
            here.append(nameless)
            return nameless
        return self.objective

    def _objectives(self) -> list[Line]:
        return [line for owner in self.owners.values() for line in owner.lines]

    def _results(self) -> list[Line]:
        return [line for objective in self._objectives() for line in objective.lines]

    def _named(self, above: str, lines: list[Line]) -> Line | None:
        """The line that an id or a text names."""
        asked = plain(above)
        for line in lines:
            number = line.found.number
            if asked in (plain(line.found.id), plain(line.found.text)) or asked == f"o{number}":
                return line
            is_result = line.found.part is Part.KEY_RESULT and number != ""
            if is_result and asked in (number, f"kr{number}", f"kr {number}", number.rpartition(".")[2]):
                return line
        return None

    def _result_named(self, above: str) -> Line | None:
        """The key result that an action names by id, text or number: of the last objective, else of any."""
        near = self.objective.lines if self.objective else []
        named = self._named(above, [*near, *self._results()])
        first, dot, second = above.partition(".")
        if named is None and dot:
            objectives = [one for one in self._objectives() if one.found.number == first]
            return _at(objectives[-1].lines, second) if objectives else None
        return named or (_at(near, above) if not any(line.found.number for line in near) else None)

    def _action(self, one: Found) -> None:
        home = (self._result_named(one.above) if one.above else None) or self.key_result
        if home is None and self.objective is not None and self.objective.lines:
            home = self.objective.lines[-1]
        if home is None:
            self.aside.append(LeftAside(one.place, one.text, _LOST_ACTION))
            return
        home.lines.append(Line(one))

    def result(self, manner: Manner) -> Assembled:
        owners = [owner for owner in self.owners.values() if owner.lines and not self._is_summary(owner)]
        several = len({owner.period for owner in owners}) > 1
        taken: set[str] = set()
        sets = []
        for owner in owners:
            own = _id(owner, several, taken)
            _number(owner.lines, own)
            sets.append((own, owner))
        by_id = [line for _, owner in sets for line in owner.lines]
        company = {line.id for own, owner in sets if own == COMPANY for line in owner.lines}
        book = OkraBook(
            tuple(
                OkraSet(
                    own,
                    _name(owner, several, self.file),
                    tuple(self._finished(line, manner.of(owner.period), by_id, company) for line in owner.lines),
                    tuple(
                        finished_health(f"{own}.h{number}", one, manner)
                        for number, one in enumerate(owner.health, start=1)
                    ),
                    place=owner.place,
                )
                for own, owner in sets
            )
        )
        unnamed = frozenset(line.id for line in by_id if line.found.text == NO_OBJECTIVE)
        periods = tuple(dict.fromkeys(owner.period for owner in owners if owner.period))
        return Assembled(book, tuple(self.aside), unnamed, _has_loose_actions(book), periods, manner.language)

    def _is_summary(self, owner: _Owner) -> bool:
        """Whether objectives without a key result repeat the numbers of others that have some, as a scoreboard does."""
        others = [line for one in self.owners.values() if one is not owner for line in one.lines if line.lines]
        known = {line.found.number for line in others} - {""}
        repeated = [line for line in owner.lines if line.found.number in known]
        if any(line.lines for line in owner.lines) or len(repeated) * 2 <= len(owner.lines):
            return False
        self.aside += [LeftAside(line.found.place, line.found.text, _AGAIN) for line in owner.lines]
        return True

    def _finished(self, line: Line, manner: Manner, lines: list[Line], company: set[str]) -> Objective:
        one = line.found
        parent = self._named(one.above, lines) if one.above else None
        supports = (parent.id,) if parent and parent.id in company and parent is not line else ()
        results = tuple(finished_result(below, manner) for below in line.lines)
        return Objective(
            line.id, one.text, one.details.get("customer"), supports=supports, key_results=results, place=one.place
        )


def _at(lines: list[Line], number: str) -> Line | None:
    """The line with the number, else the one at that place."""
    named = [line for line in lines if line.found.number.rpartition(".")[2] == number]
    if named or not number.isdigit():
        return named[0] if named else None
    return lines[int(number) - 1] if 0 < int(number) <= len(lines) else None


def _has_loose_actions(book: OkraBook) -> bool:
    """Whether actions stand behind all key results of an objective, and not under the one that they are for."""
    acting = [
        one.key_results for okras in book.sets for one in okras.objectives if any(k.actions for k in one.key_results)
    ]
    return any(len(results) > 1 and not any(one.actions for one in results[:-1]) for results in acting)


def _id(owner: _Owner, several: bool, taken: set[str]) -> str:
    start = COMPANY if is_company(owner.name) else slug(owner.name) if owner.name else LIST
    if several and owner.period:
        start = start if start == COMPANY and COMPANY not in taken else f"{start}-{slug(owner.period)}"
    own, count = start, _COUNTED_FROM
    while own in taken:
        own, count = f"{start}-{count}", count + 1
    taken.add(own)
    return own


def _name(owner: _Owner, several: bool, file: str) -> str:
    parts = (owner.name, owner.period if several else "")
    return ", ".join(part for part in parts if part) or file


def _number(lines: list[Line], own: str) -> None:
    for letter_line, line in enumerate(lines, start=1):
        line.id = f"{own}.o{letter_line}"
        for number, result in enumerate(line.lines, start=1):
            result.id = f"{line.id}.k{number}"
            for last, action in enumerate(result.lines, start=1):
                action.id = f"{result.id}.a{last}"
