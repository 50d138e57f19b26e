"""Which of the better lines can be put in place without asking, so that nothing else gets worse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from okra_coach.check.ignoring import meant_by
from okra_coach.model.finding import Edit, Finding, Severity
from okra_coach.model.measure import Direction
from okra_coach.model.okra import Action, KeyResult, LineStatus, Objective, OkraBook, OkraSet

Line = Objective | KeyResult | Action
LineT = TypeVar("LineT", Objective, KeyResult, Action)
Judge = Callable[[OkraBook], Sequence[Finding]]
_MOST_ROUNDS = 12
"""One line may be mended by several rules, one after the other; nothing needs as many."""


@dataclass(frozen=True, slots=True)
class Fix:
    """What one finding changes on one line; `before` are the values that the fields have now, as they are written."""

    finding: Finding
    edits: tuple[Edit, ...]
    file: str
    before: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """The line's id."""
        return self.edits[0].subject


@dataclass(frozen=True, slots=True)
class Held:
    """A fix that is not made, and why."""

    fix: Fix
    why: str


@dataclass(frozen=True)
class FixPlan:
    """The fixes in the order in which they are made, those that are not, and what the fields of each file end at."""

    fixes: tuple[Fix, ...] = ()
    held: tuple[Held, ...] = ()
    edits: Mapping[str, tuple[Edit, ...]] = field(default_factory=dict)


def plan_fixes(book: OkraBook, judge: Judge, spared: Collection[str] = ()) -> FixPlan:
    """Takes one fix a line, looks again, and goes on until there is none; `spared` files are left alone.

    A fix that would bring a new warning or error is not made.
    """
    planning = _Planning(book, judge, frozenset(spared))
    for _ in range(_MOST_ROUNDS):
        if not planning.another_round():
            break
    return planning.plan()


def with_edits(book: OkraBook, edits: Sequence[Edit]) -> OkraBook:
    """The book with the fields changed."""
    by_line: dict[str, dict[str, Any]] = {}
    for edit in edits:
        value = Direction(edit.value) if edit.field == "direction" else edit.typed
        by_line.setdefault(edit.subject, {})[edit.field] = value
    return replace(book, sets=tuple(_changed_set(okras, by_line) for okras in book.sets))


class _Planning:
    """One plan under way."""

    def __init__(self, book: OkraBook, judge: Judge, spared: frozenset[str]) -> None:
        self.book, self.judge, self.spared = book, judge, spared
        self.findings = judge(book)
        self.serious = _serious(self.findings)
        self.made: list[Fix] = []
        self.held: dict[tuple[str, str], Held] = {}
        self.done: set[tuple[str, tuple[Edit, ...]]] = set()
        self.silenced = frozenset(meant_by(book.ignores))
        counted = Counter(line.id for okras in book.sets for line in _lines(okras))
        self.unique = {name for name, count in counted.items() if count == 1}

    def another_round(self) -> bool:
        """Makes the fixes that are open and do no harm; tells whether there was one."""
        chosen = list(self._open())
        while chosen:
            changed = with_edits(self.book, [edit for fix in chosen for edit in fix.edits])
            findings = self.judge(changed)
            new = sorted(_serious(findings) - self.serious)
            if not new:
                self.made += chosen
                self.done |= {(fix.finding.code, fix.edits) for fix in chosen}
                self.book, self.findings = changed, findings
                return True
            guilty = _guilty(chosen, new)
            for fix in guilty:
                self.held[fix.finding.code, fix.subject] = Held(fix, f"it would bring {_named(new)}")
            chosen = [fix for fix in chosen if fix not in guilty]
        return False

    def plan(self) -> FixPlan:
        """What was found."""
        last: dict[str, dict[tuple[str, str], Edit]] = {}
        for fix in self.made:
            for edit in fix.edits:
                last.setdefault(fix.file, {})[edit.subject, edit.field] = edit
        edits = {file: tuple(by_field.values()) for file, by_field in last.items()}
        return FixPlan(tuple(self.made), tuple(self.held.values()), edits)

    def _open(self) -> Iterator[Fix]:
        lines = {line.id: line for okras in self.book.sets for line in _lines(okras)}
        taken: set[str] = set()
        for finding in self.findings:
            for fix in _fixes(finding, lines):
                line = lines[fix.subject]
                key = finding.code, fix.subject
                if key in self.held or key in self.silenced or fix.subject in taken or self._was_made(fix):
                    continue
                if why := self._reason_to_wait(fix, line):
                    self.held[finding.code, fix.subject] = Held(fix, why)
                    continue
                taken.add(fix.subject)
                yield fix

    def _was_made(self, fix: Fix) -> bool:
        return (fix.finding.code, fix.edits) in self.done

    def _reason_to_wait(self, fix: Fix, line: Line) -> str:
        if line.status is LineStatus.AGREED:
            return "it was agreed in the room"
        if fix.subject not in self.unique:
            return f"two lines have the id {fix.subject}"
        return f"{fix.file} cannot be changed without touching more" if fix.file in self.spared else ""


def _fixes(finding: Finding, lines: Mapping[str, Line]) -> Iterator[Fix]:
    """The edits of a finding line by line, without those that change nothing."""
    by_line: dict[str, list[Edit]] = {}
    for edit in finding.rewrite.edits if finding.rewrite else ():
        line = lines.get(edit.subject)
        if line is not None and getattr(line, edit.field) != edit.typed:
            by_line.setdefault(edit.subject, []).append(edit)
    for subject, edits in by_line.items():
        before = tuple(_written(getattr(lines[subject], edit.field)) for edit in edits)
        yield Fix(finding, tuple(edits), lines[subject].place.file or finding.place.file, before)


def _written(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value if value is not None else "")


def _serious(findings: Sequence[Finding]) -> set[tuple[str, str]]:
    return {(one.code, one.subject) for one in findings if one.severity is not Severity.INFO}


def _guilty(chosen: Sequence[Fix], new: Sequence[tuple[str, str]]) -> list[Fix]:
    """The fixes on the lines that the new findings are about or on those around and in them; else all."""
    subjects = {subject for _, subject in new}
    own = [fix for fix in chosen if fix.subject in subjects]
    near = [fix for fix in chosen if any(_are_near(fix.subject, subject) for subject in subjects)]
    return own or near or list(chosen)


def _are_near(one: str, other: str) -> bool:
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")


def _named(new: Sequence[tuple[str, str]]) -> str:
    code, subject = new[0]
    return f"{code} on {subject}"


def _lines(okras: OkraSet) -> Iterator[Line]:
    yield from okras.objectives
    yield from okras.key_results
    yield from okras.actions


def _changed_set(okras: OkraSet, by_line: Mapping[str, Mapping[str, Any]]) -> OkraSet:
    if not any(line.id in by_line for line in _lines(okras)):
        return okras
    objectives = tuple(
        replace(
            _changed(objective, by_line),
            key_results=tuple(
                replace(
                    _changed(key_result, by_line),
                    actions=tuple(_changed(action, by_line) for action in key_result.actions),
                )
                for key_result in objective.key_results
            ),
        )
        for objective in okras.objectives
    )
    return replace(okras, objectives=objectives)


def _changed(line: LineT, by_line: Mapping[str, Mapping[str, Any]]) -> LineT:
    return replace(line, **by_line.get(line.id, {}))
