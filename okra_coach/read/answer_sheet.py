"""One person's answers from a sheet with a row a question, as `okra-coach form` writes it and people save it."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.documents.answer_sheet import ANSWER, MARKER, parts_of, unguarded
from okra_coach.read.grid import Grid, Line

_LOOKED_AT = 5
_TICKS = frozenset(
    "x × ✗ ✘ ✓ ✔ ✅ ☑ ☒ ✖ ● • 1 1.0 1,0 y yes j ja có co đúng true wahr ok on oui".split()  # noqa: SIM905
)
_NO_TICKS = frozenset("0 0.0 0,0 n no nein k không khong sai false falsch off non - – — ☐ □ ?".split())  # noqa: SIM905


def is_answer_sheet(grid: Grid) -> bool:
    """True when one of the first rows carries the marker of an answer sheet."""
    return _head(grid) is not None


def answers_on(grid: Grid) -> tuple[tuple[str, str, int], ...]:
    """Question id, answer and row number of every question that was answered, in the sheet's order.

    Ticked options are given by their keys, one a line. What somebody wrote in place of a tick comes as it is written,
    after the option's key and a colon.
    """
    head = _head(grid)
    if head is None:
        return ()
    line, ids, answers = head
    found: dict[str, tuple[dict[str, None], int]] = {}
    for number, question, answer in _answers(grid, line, ids, answers):
        found.setdefault(question, ({}, number))[0][answer] = None
    return tuple((question, "\n".join(texts), number) for question, (texts, number) in found.items())


def _head(grid: Grid) -> tuple[int, int, int] | None:
    """Where the marker's line stands among the grid's lines, the column of ids, the column of answers."""
    for position, line in enumerate(grid.lines[:_LOOKED_AT]):
        cells = [_plain(cell) for cell in line.cells]
        if MARKER in cells and ANSWER in cells:
            return position, cells.index(MARKER), cells.index(ANSWER)
    return None


def _answers(grid: Grid, head: int, ids: int, answers: int) -> Iterator[tuple[int, str, str]]:
    """Row number, question and answer of each row below the head that holds both."""
    for line in grid.lines[head + 1 :]:
        parts, text = parts_of(_cell(line, ids)), _text(_cell(line, answers))
        if parts is None or not text:
            continue
        question, option = parts
        answer = text if option is None else _ticked(option, text)
        if answer:
            yield line.number, question, answer


def _ticked(option: str, text: str) -> str:
    """The option's key when it is ticked, nothing when it is not."""
    plain = _plain(text)
    if plain in _NO_TICKS:
        return ""
    return option if plain in _TICKS else f"{option}: {text}"


def _cell(line: Line, column: int) -> str:
    return line.cells[column] if column < len(line.cells) else ""


def _text(cell: str) -> str:
    """The cell as it was typed, with one sort of line end."""
    text = cell.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").strip()
    return unguarded(text)


def _plain(cell: str) -> str:
    return " ".join(cell.strip("\ufeff \t'\"").casefold().split())
