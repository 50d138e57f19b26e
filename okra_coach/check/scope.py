"""What a rule sees: the book, a set, an objective, a key result or an action, each with all that it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okra_coach.model.finding import Rewrite, Severity
from okra_coach.model.insights import Insights
from okra_coach.model.okra import COMPANY, NOWHERE, Action, KeyResult, LineStatus, Objective, OkraBook, OkraSet
from okra_coach.model.place import Place
from okra_coach.model.sentence import say
from okra_coach.model.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found on one line; `severity` is given only where it differs from the rule's own."""

    subject: str
    place: Place
    message: str
    advice: str
    trigger: str = ""
    severity: Severity | None = None
    rewrite: Rewrite | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a rule counts against, such as the most words of an objective; workshop.yaml may change it.

    `what` says in a few words what it counts; `least` and `most` are the values it can take.
    """

    code: str
    name: str
    default: float
    what: str
    least: float = 0
    most: float = 1000


@dataclass(frozen=True)
class Book:
    """The whole book of an engagement."""

    workshop: Workshop
    insights: Insights | None
    book: OkraBook

    @property
    def subject(self) -> str:
        """The id of the line that a hit is about."""
        return "workshop"

    @property
    def place(self) -> Place:
        """Where that line stands."""
        return Place("workshop.yaml")

    @property
    def text(self) -> str:
        """The line's own words; "" for a book and a set."""
        return ""

    @property
    def status(self) -> LineStatus:
        """Whether that line is a draft or was agreed."""
        return LineStatus.DRAFT

    def hit(
        self,
        message: str,
        advice: str,
        trigger: str = "",
        severity: Severity | None = None,
        rewrite: Rewrite | None = None,
    ) -> Hit:
        """A hit on this scope's own line."""
        return Hit(self.subject, self.place, message, advice, trigger, severity, rewrite)

    def number(self, number: Number) -> float:
        """A rule's number as this engagement sets it, else as its profile or the rule has it."""
        return self.workshop.checks.numbers.get(number.code, {}).get(number.name, number.default)

    @property
    def severity_by_status(self) -> Severity:
        """A warning on an agreed line, and only a note on a draft, which cannot be complete yet."""
        return Severity.WARNING if self.status is LineStatus.AGREED else Severity.INFO


@dataclass(frozen=True)
class InSet(Book):
    """One file of okras/."""

    okras: OkraSet

    @property
    def subject(self) -> str:
        """The owner's id."""
        return self.okras.owner

    @property
    def place(self) -> Place:
        """The set's file."""
        return self.okras.place if self.okras.place != NOWHERE else Place(f"okras/{self.okras.owner}.yaml")

    @property
    def is_company(self) -> bool:
        """Whether the set is the company's."""
        return self.okras.owner == COMPANY

    @property
    def whose(self) -> str:
        """The owner in a sentence."""
        return say("The company") if self.is_company else self.okras.name

    def place_of(self, line: Objective | KeyResult | Action) -> Place:
        """Where a line of the set stands; its file when nobody knows the line."""
        return line.place if line.place != NOWHERE else self.place


@dataclass(frozen=True)
class InObjective(InSet):
    """One objective."""

    objective: Objective

    @property
    def subject(self) -> str:
        """The objective's id."""
        return self.objective.id

    @property
    def text(self) -> str:
        """The objective's words."""
        return self.objective.text

    @property
    def place(self) -> Place:
        """The objective's line."""
        return _own(self.objective.place, self.okras)

    @property
    def status(self) -> LineStatus:
        """The objective's status."""
        return self.objective.status


@dataclass(frozen=True)
class InKeyResult(InObjective):
    """One key result."""

    key_result: KeyResult

    @property
    def subject(self) -> str:
        """The key result's id."""
        return self.key_result.id

    @property
    def text(self) -> str:
        """The key result's measure."""
        return self.key_result.measure

    @property
    def place(self) -> Place:
        """The key result's line."""
        return _own(self.key_result.place, self.okras)

    @property
    def status(self) -> LineStatus:
        """The key result's status."""
        return self.key_result.status


@dataclass(frozen=True)
class InAction(InKeyResult):
    """One action."""

    action: Action

    @property
    def subject(self) -> str:
        """The action's id."""
        return self.action.id

    @property
    def text(self) -> str:
        """The action's words."""
        return self.action.text

    @property
    def place(self) -> Place:
        """The action's line."""
        return _own(self.action.place, self.okras)

    @property
    def status(self) -> LineStatus:
        """The action's status."""
        return self.action.status


def walk(top: Book) -> Iterator[Book]:
    """The book and everything in it, each as its scope, in reading order."""
    yield top
    for okras in top.book.sets:
        yield from _in_set(top.workshop, top.insights, top.book, okras)


def _in_set(workshop: Workshop, insights: Insights | None, book: OkraBook, okras: OkraSet) -> Iterator[Book]:
    yield InSet(workshop, insights, book, okras)
    for objective in okras.objectives:
        yield InObjective(workshop, insights, book, okras, objective)
        for key_result in objective.key_results:
            yield InKeyResult(workshop, insights, book, okras, objective, key_result)
            for action in key_result.actions:
                yield InAction(workshop, insights, book, okras, objective, key_result, action)


def _own(place: Place, okras: OkraSet) -> Place:
    if place != NOWHERE:
        return place
    return Place(okras.place.file or f"okras/{okras.owner}.yaml")
