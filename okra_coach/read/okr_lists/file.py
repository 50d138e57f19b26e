"""A file in which people wrote OKRs becomes a book, its faults, and an account of how it was understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.okr_account import OkrAccount, account_of
from okra_coach.model.okra import OkraBook
from okra_coach.model.place import Place
from okra_coach.read.csv_file import read_csv
from okra_coach.read.files import SETTINGS_LIMIT, read_source, shown_name, visible
from okra_coach.read.grid import Grid
from okra_coach.read.okr_lists.book import assemble
from okra_coach.read.okr_lists.found import Found, Reading
from okra_coach.read.okr_lists.labels import Part
from okra_coach.read.okr_lists.lines import TextLine, read_lines
from okra_coach.read.okr_lists.numbering import numbered_deeper
from okra_coach.read.okr_lists.rows import Row, as_lines, blocks, left
from okra_coach.read.okr_lists.tables import read_rows
from okra_coach.read.okr_lists.text import read_text
from okra_coach.read.okr_lists.titles import title_of
from okra_coach.read.workbook_file import read_workbook

MOST_LINES = 20_000
_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xltx"})
_TABLES = frozenset({".csv", ".tsv", ".tab"})
_MARKDOWN = frozenset({".md", ".markdown", ".mdx", ".mdown"})
_SAVE_AS = {
    ".docx": "a Word document; save it as plain text (.txt), or copy its text into a .md file",
    ".doc": "a Word document; save it as plain text (.txt), or copy its text into a .md file",
    ".odt": "a text document; save it as plain text (.txt)",
    ".rtf": "a rich text document; save it as plain text (.txt)",
    ".pdf": "a PDF; copy its text into a .txt file, one line an objective or key result",
    ".pptx": "a slide deck; copy the text of its slides into a .txt file",
    ".ppt": "a slide deck; copy the text of its slides into a .txt file",
    ".key": "a slide deck; copy the text of its slides into a .txt file",
    ".xls": "an old Excel workbook; save it as .xlsx or CSV",
    ".ods": "a spreadsheet; save it as .xlsx or CSV",
    ".numbers": "a spreadsheet; save it as .xlsx or CSV",
    ".html": "a web page; copy its text into a .txt file",
    ".htm": "a web page; copy its text into a .txt file",
    ".pages": "a text document; save it as plain text (.txt)",
    ".json": "data for programs; export it as CSV",
}
_NONE = (
    "no objective was found; head each with “Objective:” or “O1:” and each key result with “KR1:”, "
    "or give a table with the columns Objective and Key Result"
)
_MARKED = re.compile(r"\s*(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.)]?|[-–•◦▪*·o])\s*\t[^\t]*$")
"""A number or bullet of a word processor, a tab, and the words."""
_SPLIT = re.compile(r"(?<!\\)\|")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class OkrFile:
    """What a file holds; a book without sets where it holds no OKRs."""

    book: OkraBook
    account: OkrAccount
    faults: tuple[Fault, ...] = ()


def read_okr_file(path: Path) -> OkrFile:
    """The OKRs of a text, Markdown, CSV or Excel file; a fault that stops where it has none or cannot be read."""
    name, kind = shown_name(path.name), path.suffix.casefold()
    if kind in _SAVE_AS:
        return _refused(name, f"this is {_SAVE_AS[kind]}")
    if kind in _WORKBOOKS:
        grids, faults = read_workbook(path, name)
        said = faults + tuple(fault for grid in grids for fault in grid.faults)
        return _assembled(name, "workbook", _sheets(grids), said)
    if kind in _TABLES:
        return _table_file(path, name)
    return _text_file(path, name, "Markdown" if kind in _MARKDOWN else "text")


def _refused(name: str, message: str) -> OkrFile:
    return OkrFile(OkraBook(), OkrAccount(name), (Fault(Place(name), message),))


def _table_file(path: Path, name: str) -> OkrFile:
    grid = read_csv(path, name)
    return _assembled(name, "CSV", _sheet(grid), grid.faults)


def _text_file(path: Path, name: str, form: str) -> OkrFile:
    source = read_source(path, name, SETTINGS_LIMIT)
    if source.text is None:
        return OkrFile(OkraBook(), OkrAccount(name, form), tuple(_as_lists(fault) for fault in source.faults))
    text = visible(source.text.replace("\r\n", "\n").replace("\r", "\n"))
    if text.count("\n") > MOST_LINES:
        return _refused(name, f"the file has more than {MOST_LINES:,} lines; split it")
    if form == "text" and _is_table(text):
        return _table_file(path, name)
    return _assembled(name, form, read_plain(text, name), source.faults)


def _as_lists(fault: Fault) -> Fault:
    return replace(fault, message=fault.message.replace(" (answers as CSV)", ""))


def _is_table(text: str) -> bool:
    """Whether a text file is a table that was copied out of a spreadsheet: tabs in nearly every line."""
    rows = [row for row in text.split("\n")[:200] if row.strip()]
    tabbed = [row for row in rows if "\t" in row.strip()]
    numbered = [row for row in tabbed if _MARKED.match(row)]
    return len(rows) > 1 and len(tabbed) * 10 >= len(rows) * 8 and len(numbered) * 2 < len(tabbed)


def read_plain(text: str, name: str) -> Reading:
    """What a text holds, tables of Markdown included."""

    def place(line: TextLine) -> Place:
        return Place(name, line=line.number)

    return read_text(numbered_deeper(read_lines(text)), place, lambda lines, above: _markdown_table(lines, above, name))


def _markdown_table(lines: Sequence[TextLine], above: Part | None, name: str) -> Reading:
    rows = [Row(_cells(line.text), _at(name, line.number)) for line in lines]
    return _rows(rows, above)


def _cells(text: str) -> tuple[str, ...]:
    return tuple(cell.strip().replace("\\|", "|") for cell in _SPLIT.split(text.strip().strip("|")))


def _at(name: str, number: int) -> Callable[[int], Place]:
    return lambda index: Place(name, line=number)


def _rows(rows: Sequence[Row], above: Part | None) -> Reading:
    """Objectives each over a table of its own, a table under its headings, else line by line, else left aside."""
    parts = blocks(rows)
    if parts:
        return sum((_block(part, is_table) for is_table, part in parts), Reading())
    reading = read_rows(rows, above)
    if reading is not None:
        return reading
    return _by_lines(rows)


def _block(rows: Sequence[Row], is_table: bool) -> Reading:
    """An objective over its table, or the table."""
    return (read_rows(rows, Part.OBJECTIVE) or left(rows)) if is_table else _by_lines(rows)


def _by_lines(rows: Sequence[Row]) -> Reading:
    """Rows without headings, by the labels in them."""
    lines, places, aside = as_lines([row for row in rows if any(cell.strip(" -:|") for cell in row.cells)])
    by_line = read_text(lines, lambda line: places[line.number], lambda one, two: Reading())
    if any(one.part in (Part.OBJECTIVE, Part.KEY_RESULT) for one in by_line.found):
        return by_line + Reading((), aside)
    return left(rows)


def _sheets(grids: Sequence[Grid]) -> Reading:
    """Every sheet, named after whom its title names where there are several."""
    reading = Reading()
    for grid in grids:
        if len(grids) > 1:
            name, period = title_of(grid.sheet)
            whose = Found(Part.OWNER, name, Place(grid.file, cell=f"{grid.sheet}!A1"), period=period, number="1")
            reading += Reading((whose,))
        reading += _sheet(grid)
    return reading


def _sheet(grid: Grid) -> Reading:
    rows = [Row(line.cells, _cell_place(grid, line.number)) for line in grid.lines]
    return _rows(rows, None)


def _cell_place(grid: Grid, number: int) -> Callable[[int], Place]:
    if grid.origin == "xlsx":
        return lambda index: Place(grid.file, cell=f"{grid.sheet}!{_letters(index)}{number}")
    return lambda index: Place(grid.file, row=number)


def _letters(index: int) -> str:
    name = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        name, index = _LETTERS[rest] + name, index - 1
    return name


def _assembled(name: str, form: str, reading: Reading, faults: tuple[Fault, ...]) -> OkrFile:
    done = assemble(reading.found, name)
    account = replace(
        account_of(name, done.book),
        form=form,
        language=done.language,
        cycle=done.periods[0] if len(done.periods) == 1 else "",
        left_aside=reading.aside + done.aside,
        unnamed=done.unnamed,
        loose_actions=done.has_loose_actions,
    )
    faults = tuple(_as_lists(fault) for fault in faults)
    if not done.book.sets and not any(fault.weight is Weight.STOPS for fault in faults):
        is_empty = any("empty" in fault.message for fault in faults) or not (reading.found or reading.aside)
        faults = (Fault(Place(name), "the file is empty" if is_empty else _NONE),)
    return OkrFile(done.book, account, faults)
