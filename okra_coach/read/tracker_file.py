"""What a tracker's file holds before anybody asks what it means: sheets of texts, names of areas, properties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from okra_coach.read.grid import Line

Cell = tuple[int, int]
"""Row and column, both from 1."""

_AREA = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d+)(?::[^$A-Za-z]?\$?([A-Za-z]{1,3})\$?(\d+))?")


@dataclass(frozen=True, slots=True)
class Span:
    """A rectangle of cells, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Named:
    """An area with a name, on its sheet."""

    sheet: str
    span: Span


@dataclass(frozen=True)
class Leaf:
    """One sheet: its lines of text, which cells were merged, and which show an error or were never calculated."""

    title: str
    lines: tuple[Line, ...] = ()
    merged: tuple[Span, ...] = ()
    errors: frozenset[Cell] = frozenset()
    uncalculated: frozenset[Cell] = frozenset()


@dataclass(frozen=True)
class TrackerFile:
    """A workbook, or one sheet of it as CSV (`whole` is False)."""

    name: str
    leaves: tuple[Leaf, ...] = ()
    names: Mapping[str, Named] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    whole: bool = True

    def leaf(self, title: str) -> Leaf | None:
        """The sheet of that title."""
        return next((leaf for leaf in self.leaves if leaf.title == title), None)


def named(address: str, mark: str) -> Named | None:
    """The area of `'Check-ins'!$A$4:$A$90`, or with "." as the mark; None for what is no area of cells."""
    sheet, found, area = address.strip().partition(mark) if not address.startswith(("'", "$'")) else _quoted(address)
    match = _AREA.fullmatch(area.strip())
    if not found or match is None:
        return None
    top, left = int(match[2]), column_of(match[1])
    bottom, right = int(match[4] or top), column_of(match[3] or match[1])
    return Named(sheet.lstrip("$"), Span(min(top, bottom), min(left, right), max(top, bottom), max(left, right)))


def _quoted(address: str) -> tuple[str, str, str]:
    match = re.match(r"\$?'((?:[^']|'')*)'([!.])(.*)", address.strip())
    return (match[1].replace("''", "'"), match[2], match[3]) if match else ("", "", "")


def span_of(reference: str) -> Span | None:
    """The rectangle of `A1:B3`."""
    match = _AREA.fullmatch(reference)
    if match is None:
        return None
    top, left = int(match[2]), column_of(match[1])
    return Span(top, left, int(match[4] or top), column_of(match[3] or match[1]))


def cell_of(reference: str) -> Cell:
    """Row and column of `B3`."""
    letters = reference.rstrip("0123456789")
    return int(reference[len(letters) :]), column_of(letters)


def column_of(letters: str) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
