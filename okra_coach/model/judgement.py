"""What the rules say of a book of OKR+As, line by line, with all that a report of it tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from okra_coach.model.finding import Finding, Severity
from okra_coach.model.okr_account import OkrAccount
from okra_coach.model.okra import Action, Ignore, KeyResult, Objective
from okra_coach.model.place import Place


class Standing(StrEnum):
    """Whether a line can stand as it is: the worst of its findings decides."""

    STANDS = "stands"
    NOTED = "stands, with a note"
    REWRITE = "to rewrite"
    MEND = "to mend"


_BY_SEVERITY = {Severity.INFO: Standing.NOTED, Severity.WARNING: Standing.REWRITE, Severity.ERROR: Standing.MEND}


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a rule's page says, as far as reports tell it beside a finding."""

    code: str
    slug: str
    severity: Severity
    headline: str
    why: str
    instead_of: str
    write: str
    source: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding with the comment that silences it."""

    finding: Finding
    ignore: Ignore


@dataclass(frozen=True, slots=True)
class Change:
    """Lines of a file from `first` to `last` that become `text`; before `first`, where `last` is the line above."""

    file: str
    first: int
    last: int
    text: str


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """A line with its findings; `line` is None for what is said of a set, or of everything, as a whole.

    `hidden` are findings that are not to be shown and count all the same.
    `owner` and `team` are the id and the name of its set, "" for what concerns all of them.
    """

    id: str
    line: Objective | KeyResult | Action | None
    owner: str
    team: str
    place: Place
    findings: tuple[Finding, ...] = ()
    hidden: tuple[Finding, ...] = ()

    @property
    def found(self) -> tuple[Finding, ...]:
        """All findings, shown or not."""
        return (*self.findings, *self.hidden)

    @property
    def is_worth_showing(self) -> bool:
        """Whether there is a line, or something to say of the set."""
        return self.line is not None or bool(self.findings)

    @property
    def text(self) -> str:
        """The words of the line."""
        if isinstance(self.line, KeyResult):
            return self.line.measure
        return self.line.text if self.line else ""

    @property
    def standing(self) -> Standing:
        """Whether the line can stand as it is."""
        worst = max((finding.severity for finding in self.found), key=lambda level: level.rank, default=None)
        return _BY_SEVERITY[worst] if worst else Standing.STANDS


@dataclass(frozen=True)
class Judgement:
    """Every line of a book with what was found there; `sets` are findings on no single line.

    `title` is the client's or the file's name. `sources` are the lines of the files that the places speak of, as far
    as they are text. `account` tells how a list that is not ours was understood.
    """

    title: str
    lines: tuple[JudgedLine, ...] = ()
    sets: tuple[JudgedLine, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    rules: Mapping[str, RuleText] = field(default_factory=dict)
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    account: OkrAccount | None = None

    @property
    def all_lines(self) -> tuple[JudgedLine, ...]:
        """The lines, and what is said of sets as a whole."""
        return (*self.lines, *self.sets)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings to show, line by line."""
        return tuple(finding for line in self.all_lines for finding in line.findings)

    @property
    def found(self) -> tuple[Finding, ...]:
        """All findings, shown or not."""
        return tuple(finding for line in self.all_lines for finding in line.found)

    @property
    def by_rule(self) -> tuple[tuple[str, int], ...]:
        """How many findings each rule has by its code, the most first."""
        return _counted(finding.code for finding in self.found)

    @property
    def teams(self) -> tuple[str, ...]:
        """The names of the sets in reading order; "" last when something concerns all of them."""
        names = dict.fromkeys(line.team for line in self.all_lines)
        return tuple(sorted(names, key=lambda name: name == ""))

    def of_team(self, team: str) -> tuple[JudgedLine, ...]:
        """A set's lines, and what is said of it as a whole before them."""
        return tuple(line for line in (*self.sets, *self.lines) if line.team == team)

    def showing(self, least: Severity) -> Judgement:
        """The same, with findings below a severity counted and not shown."""
        lines, sets = (tuple(_showing(line, least) for line in some) for some in (self.lines, self.sets))
        return replace(self, lines=lines, sets=sets)

    def without(self, file: str) -> Judgement:
        """The same, without what was found in one file as a whole."""
        sets = tuple(_elsewhere(line, file) for line in self.sets)
        left = replace(self, sets=tuple(line for line in sets if line.found))
        codes = {finding.code for finding in (*left.found, *(one.finding for one in left.ignored))}
        return replace(left, rules={code: rule for code, rule in self.rules.items() if code in codes})

    def standing(self, *standings: Standing) -> tuple[JudgedLine, ...]:
        """The lines that stand like this."""
        return tuple(line for line in self.lines if line.standing in standings)


def _elsewhere(line: JudgedLine, file: str) -> JudgedLine:
    shown, hidden = (tuple(one for one in some if one.place.file != file) for some in (line.findings, line.hidden))
    return replace(line, findings=shown, hidden=hidden)


def _showing(line: JudgedLine, least: Severity) -> JudgedLine:
    shown = tuple(one for one in line.found if one.severity.rank >= least.rank)
    hidden = tuple(one for one in line.found if one.severity.rank < least.rank)
    return replace(line, findings=shown, hidden=hidden)


def _counted(codes: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for code in codes:
        counts[code] = counts.get(code, 0) + 1
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
