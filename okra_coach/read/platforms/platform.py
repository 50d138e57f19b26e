"""What a form tool is to the reader, and what several of them share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from okra_coach.read.grid import Grid
from okra_coach.read.headers import sort_of
from okra_coach.read.table import Heading, Table, make_table
from okra_coach.read.wording import asked

_SHORTEST_QUESTION = 10


@dataclass(frozen=True)
class Platform:
    """A form tool: how its export is recognised, the export as a table, and how it writes dates that say nothing."""

    name: str
    recognises: Callable[[Grid], bool]
    table: Callable[[Grid], Table]
    day_first: bool | None = None


def one_row(grid: Grid, heading: Callable[[str], Heading] = lambda cell: Heading(asked(cell))) -> Table:
    """The table under one header row."""
    return make_table(grid, [heading(cell) for cell in grid.head], first=1)


def line(grid: Grid, number: int) -> tuple[str, ...]:
    """The cells of a line from 0, as many as the first has; empty when there is none."""
    width = len(grid.head)
    cells = grid.lines[number].cells if number < len(grid.lines) else ()
    return (cells + ("",) * width)[:width]


def carried(cells: Iterable[str]) -> list[str]:
    """Each cell, or what stands before it when it is empty."""
    last, filled = "", []
    for cell in cells:
        last = cell or last
        filled.append(last)
    return filled


def sorts(cells: Iterable[str]) -> set[str]:
    """The sorts of columns that form tools add themselves among the headers."""
    return {sort for cell in cells if (sort := sort_of(cell))}


def split_at_dash(texts: Sequence[str], dash: str = " - ") -> list[Heading]:
    """ "Question - Option" apart, after the longest beginning that several headings share or that is one itself."""
    begins = Counter(begin for text in texts for begin in _beginnings(text, dash))
    whole = set(texts)
    return [_apart(text, dash, begins, whole) for text in texts]


def _beginnings(text: str, dash: str) -> list[str]:
    """What stands before each dash."""
    parts = text.split(dash)
    return [dash.join(parts[:count]) for count in range(1, len(parts))]


def _apart(text: str, dash: str, begins: Counter[str], whole: set[str]) -> Heading:
    for question in reversed(_beginnings(text, dash)):
        part = text[len(question) + len(dash) :].strip()
        if part and len(question) >= _SHORTEST_QUESTION and (begins[question] > 1 or question in whole):
            return Heading(_without_label(question), _without_label(part))
    return Heading(text)


def _without_label(text: str) -> str:
    """Without what Qualtrics puts between a question and its options."""
    return re.sub(r"\s*-\s*(?:Selected Choice|Text)$|^(?:Selected Choice|Text)\s*-\s*", "", text.strip()).strip()
