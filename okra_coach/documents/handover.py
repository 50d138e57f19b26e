"""What is handed over to another tool: a file in its format, what that cannot hold, and how to bring it in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Target(StrEnum):
    """Where the OKR+As go."""

    JIRA = "jira"
    ASANA = "asana"
    LINEAR = "linear"
    PEOPLEBOX = "peoplebox"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"


FILE_NAMES = {
    Target.JIRA: "jira.csv",
    Target.ASANA: "asana.csv",
    Target.LINEAR: "linear.csv",
    Target.PEOPLEBOX: "peoplebox.csv",
    Target.CSV: "okrs.csv",
    Target.JSON: "okrs.json",
    Target.MARKDOWN: "okrs.md",
}
"""The file that each target gets."""


@dataclass(frozen=True, slots=True)
class Table:
    """A header and rows of texts, as a CSV file holds them; a header may stand twice."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Loss:
    """What a target cannot hold, or holds otherwise; `subjects` are the ids of the lines it concerns, "" for all."""

    what: str
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandOver:
    """One target's file, what does not get into it, and what to do in the other tool, step by step."""

    target: Target
    content: Table | str
    losses: tuple[Loss, ...] = ()
    steps: tuple[str, ...] = ()

    @property
    def file_name(self) -> str:
        """The name of its file."""
        return FILE_NAMES[self.target]
