"""A worksheet read without an XML parser, four times as fast, where its bytes prove that nothing is missed.

Programs write cells in one fixed form. A pattern finds those; as many as the bytes have openings of cells must be
found, with nothing in the text that only a parser understands. Otherwise the answer is None, and the parser reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape

from okra_coach.read.grid import CELLS, COLUMNS, LONGEST_CELL, ROWS, Line
from okra_coach.read.tracker_file import Cell, Leaf, column_of, span_of
from okra_coach.read.workbook_cells import PLAIN, number_text
from okra_coach.read.workbook_package import UnreadableWorkbookError, clean
from okra_coach.read.workbook_sheet import Book, longest_cell_passed

_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})\d{1,7}"(?: s="(\d+)")?(?: t="(n|s|str|b|e)")?'
    rb"(?:/>|>(?:(<f)(?:/>|[^<>]*/>|[^<>]*>[^<]*</f>))?(?:<v/>|<v[^<>]*>([^<]*)</v>)?</c>)"
)
_ROW = re.compile(rb'<row r="(\d{1,7})"')
_MERGED = re.compile(rb'<mergeCell ref="([A-Z0-9:]+)"')
_TEXT = re.compile(rb"<si><t(?: xml:space=\"preserve\")?>([^<]*)</t></si>")
_PIECE = 1 << 20


def swift_strings(data: bytes) -> list[str] | None:
    """The shared texts; None where only a parser can tell."""
    found = _TEXT.findall(data)
    if not _is_plain(data) or len(found) != data.count(b"<si>") + data.count(b"<si/>") or b"<si " in data:
        return None
    return [_plain_text(text) for text in found]


def swift_leaf(data: bytes, title: str, book: Book) -> Leaf | None:
    """The sheet; None where only a parser can tell. UnreadableWorkbookError beyond the bounds."""
    if not _is_plain(data) or b"<sheetData" not in data or b"<c>" in data:
        return None
    cells = _Cells(book)
    count = sum(cells.take(row) for row in _rows(data))
    if count != data.count(b"<c "):
        return None
    widest = max((len(line.cells) for line in cells.lines), default=0)
    if widest > COLUMNS or widest * len(cells.lines) > CELLS:
        return None
    merged = [span_of(reference.decode()) for reference in _MERGED.findall(data)]
    return Leaf(title, tuple(cells.lines), tuple(filter(None, merged)), frozenset(cells.errors), frozenset(cells.empty))


def _is_plain(data: bytes) -> bool:
    """Whether it is UTF-8 without comments, declarations or sections of raw text."""
    head = data[:200].lower()
    return b"<!" not in data and (b"encoding=" not in head or b"utf-8" in head)


def _rows(data: bytes) -> Iterator[bytes]:
    """The bytes row by row, cut in pieces first, so that they do not lie in memory twice."""
    start = 0
    while start < len(data):
        end = data.find(b"</row>", start + _PIECE)
        end = len(data) if end < 0 else end
        yield from data[start:end].split(b"</row>")
        start = end


class _Cells:
    """Cells on their way to lines."""

    def __init__(self, book: Book) -> None:
        self.lines: list[Line] = []
        self.errors: list[Cell] = []
        self.empty: list[Cell] = []
        self._book = book
        self._columns: dict[bytes, int] = {}
        self._texts: dict[tuple[bytes, bytes, bytes], str] = {}

    def take(self, row: bytes) -> int:
        """One row's line; returns how many cells were found in it."""
        found = _CELL.findall(row)
        if not found:
            return 0
        # Empty rows before it close themselves, so that they stand in the same piece.
        number = _ROW.match(row, max(row.rfind(b'<row r="'), 0))
        if number is None or not 0 < int(number[1]) <= ROWS:
            raise UnreadableWorkbookError("the workbook is damaged (a row has no number); save it again as .xlsx")
        cells = self._row(found, int(number[1]))
        if any(cells):
            self._book.budget.spend(len(cells), sum(map(len, cells)))
            self.lines.append(Line(int(number[1]), tuple(cells)))
        return len(found)

    def _row(self, found: Sequence[tuple[bytes, bytes, bytes, bytes, bytes]], number: int) -> list[str]:
        strings, columns, texts = self._book.strings, self._columns, self._texts
        cells: list[str] = []
        for letters, style, kind, formula, raw in found:
            column = columns.get(letters) or self._column(letters)
            if len(cells) < column - 1:
                cells += [""] * (column - 1 - len(cells))
            if kind == b"s" and raw:
                cells.append(strings[int(raw)] if raw.isdigit() and int(raw) < len(strings) else _lost_text())
                continue
            key = kind, style, raw
            text = texts.get(key)
            if text is None:
                text = texts[key] = self._text(kind, style, raw) if raw else ""
            cells.append(text)
            if not text and (formula or kind == b"e"):
                (self.errors if kind == b"e" else self.empty if kind != b"str" else []).append((number, column))
        return cells

    def _column(self, letters: bytes) -> int:
        return self._columns.setdefault(letters, column_of(letters.decode()))

    def _text(self, kind: bytes, style: bytes, raw: bytes) -> str:
        if kind == b"str":
            return _plain_text(raw)
        if kind == b"b":
            return "FALSE" if raw.strip() in (b"0", b"false") else "TRUE"
        if kind == b"e":
            return ""
        shapes, number = self._book.shapes, int(style or 0)
        shape = shapes[number] if number < len(shapes) else PLAIN
        return clean(number_text(raw.decode("utf-8", errors="replace").strip(), shape, self._book.from_1904)).strip()


def _lost_text() -> str:
    raise UnreadableWorkbookError("the workbook is damaged (a text is missing); save it again as .xlsx")


@lru_cache(maxsize=20_000)
def _plain_text(raw: bytes) -> str:
    if len(raw) > LONGEST_CELL:
        raise UnreadableWorkbookError(longest_cell_passed())
    text = raw.decode("utf-8", errors="replace")
    return clean(unescape(text) if "&" in text else text).strip()
