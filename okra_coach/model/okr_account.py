"""How somebody else's list of OKRs was understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from okra_coach.model.okra import OkraBook
from okra_coach.model.place import Place


@dataclass(frozen=True, slots=True)
class LeftAside:
    """A line that was taken neither for an objective nor for anything under one, and why."""

    place: Place
    text: str
    why: str


@dataclass(frozen=True)
class OkrAccount:
    """What a file was taken for.

    `form` is “Markdown”, “text”, “CSV” or “workbook”; `language` the one that most of its lines are in; `cycle` the
    period that it names. `unnamed` are the ids of objectives that stand for none, as key results had nothing above
    them. `unasked` are the codes of the rules that such a list cannot answer, each with the reason.
    """

    file: str
    form: str = "text"
    language: str = "en"
    cycle: str = ""
    owners: tuple[str, ...] = ()
    objectives: int = 0
    key_results: int = 0
    actions: int = 0
    left_aside: tuple[LeftAside, ...] = ()
    unnamed: frozenset[str] = frozenset()
    loose_actions: bool = False
    """Whether actions stand behind all key results of an objective, and not under the one that they are for."""
    unasked: Mapping[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """How many sets, objectives, key results and actions there are, and how many lines were left aside."""
        counts = ((self.objectives, "objective"), (self.key_results, "key result"), (self.actions, "action"))
        told = ", ".join(_counted(count, noun) for count, noun in counts)
        group = "sheets or teams" if self.form == "workbook" else "teams"
        whose = f" of {len(self.owners)} {group}" if len(self.owners) > 1 else ""
        aside = f"; {_counted(len(self.left_aside), 'line')} left aside" if self.left_aside else ""
        return f"Read as {self.form}: {told}{whose}{aside}."


def account_of(file: str, book: OkraBook) -> OkrAccount:
    """The account with what is in the book, counted."""
    sets = [okras for okras in book.sets if okras.objectives]
    return OkrAccount(
        file,
        owners=tuple(okras.name for okras in sets),
        objectives=sum(len(okras.objectives) for okras in sets),
        key_results=sum(len(okras.key_results) for okras in sets),
        actions=sum(len(okras.actions) for okras in sets),
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
