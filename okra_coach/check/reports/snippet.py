"""A line of a file with its number, and the words that a finding is about underlined."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from okra_coach.check.reports.located import Spot
from okra_coach.check.reports.width import fitting, untabbed, width

Paint = Callable[[str, str], str]
"""A text in the look of its role: error, warning, info, strong, quiet, better or place."""
_MORE = "…"
_LONGEST = 400
"""The most columns that an excerpt takes where nothing else bounds it, such as in a pipe."""


def unpainted(text: str, role: str) -> str:
    """The text as it is, for whoever shows no colour."""
    return text


def source_snippet(
    source: Sequence[str], spot: Spot, role: str, paint: Paint = unpainted, columns: int | None = None
) -> list[str]:
    """The line behind its number and a bar; under it `^^^` where there are words to point at."""
    return quoted_line(source[spot.line - 1], str(spot.line), (spot.start, spot.end), role, paint, columns)


def quoted_line(
    text: str,
    label: str,
    span: tuple[int, int] = (0, 0),
    role: str = "",
    paint: Paint = unpainted,
    columns: int | None = None,
) -> list[str]:
    """The text behind a label and a bar, cut at both ends when it is wider than the columns that there are."""
    shown, first = untabbed(text), len(untabbed(text[: span[0]]))
    last = len(untabbed(text[: span[1]])) if span[1] > span[0] else first
    shown, first, last = _cut(shown.rstrip(), first, last, None if columns is None else columns - len(label) - 3)
    bar = paint("│", "quiet")
    lines = [f"{paint(label, 'quiet')} {bar} {shown}".rstrip()]
    if last > first:
        point = " " * width(shown[:first]) + paint("^" * max(1, width(shown[first:last])), role)
        lines.append(f"{' ' * len(label)} {bar} {point}")
    return lines


def _cut(text: str, first: int, last: int, columns: int | None) -> tuple[str, int, int]:
    """The part of the text around the marked words that fits, and where they are in it."""
    lead = len(text) - len(text.lstrip())
    if lead and (columns is None or lead <= first):
        text, first, last = text[lead:], max(first - lead, 0), max(last - lead, 0)
    room = _LONGEST if columns is None else max(columns, 20)
    if width(text) <= (columns or room):
        return text, first, last
    if width(text[:last]) > room - 1:
        begin = _start(text, first, room // 3)
        text, first, last = _MORE + text[begin:], first - begin + 1, last - begin + 1
    if width(text) > room:
        text = text[: fitting(text, room - 1)].rstrip() + _MORE
        last = min(last, len(text) - 1)
        first = min(first, last)
    return text, first, last


def _start(text: str, first: int, columns: int) -> int:
    """So much text before the marked words as fits, from a word's beginning where there is one."""
    begin = first
    while begin > 0 and width(text[begin - 1 : first]) <= columns:
        begin -= 1
    space = text.find(" ", begin, first)
    return space + 1 if begin > 0 and space >= 0 else begin
