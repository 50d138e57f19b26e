"""Finds the tracker's tables in a file: by the names of their columns, then by their headers in any language of ours.

Nothing here goes by position: sheets may be renamed, columns moved, inserted or given headers of people's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from okra_coach.documents.tracker import TABLES, Column, FilledBy, Kind, TableSheet
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.read.tracker_file import Leaf, Named, TrackerFile
from okra_coach.read.workbook_sheet import column_letters
from okra_coach.words import LANGUAGES, load_words

_LOOK = 40
"""Rows among which a header is looked for."""
_ENOUGH = 3
_ALIKE = 82
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Found:
    """One table in a file: its sheet, the row of its headers, and the number of each column by its key."""

    table: TableSheet
    leaf: Leaf
    header: int
    columns: Mapping[str, int]
    faults: tuple[Fault, ...] = ()


def find_tables(
    file: TrackerFile, tables: Sequence[TableSheet] = TABLES
) -> tuple[tuple[Found, ...], tuple[Fault, ...]]:
    """Each table that is there, and a sentence for each that is not."""
    found, faults = [], []
    taken: set[str] = set()
    for table in tables:
        leaf = _leaf_of(table, file, taken)
        header = _header(table, leaf, file) if leaf else None
        if leaf is None or header is None:
            faults.append(_missing(table, file))
            continue
        taken.add(leaf.title)
        found.append(_found(table, leaf, header, file))
    return tuple(found), tuple(faults) if file.whole else ()


def _missing(table: TableSheet, file: TrackerFile) -> Fault:
    title = titles(table.title)[0]
    message = f"the sheet “{title}” was not found, so nothing of it was read; what is known stays as it is"
    return Fault(Place(file.name), message, Weight.WARNS)


def _leaf_of(table: TableSheet, file: TrackerFile, taken: set[str]) -> Leaf | None:
    """By most of its names, then by its title, then by its headers."""
    sheets = Counter(where.sheet for key, where in _names(table, file).items())
    by_name = (file.leaf(sheet) for sheet, _ in sheets.most_common())
    leaf = next((leaf for leaf in by_name if leaf is not None), None)
    if leaf is not None:
        return leaf
    free = [leaf for leaf in file.leaves if leaf.title not in taken]
    known = {folded(title) for title in titles(table.title)}
    by_title = next((leaf for leaf in free if folded(leaf.title) in known), None)
    if by_title is not None and _best_header(table, by_title)[0] >= _ENOUGH:
        return by_title
    scored = [(_best_header(table, leaf), leaf) for leaf in free]
    enough = [(hits, leaf) for (hits, _), leaf in scored if hits >= max(_ENOUGH, len(table.columns) // 2)]
    return max(enough, key=lambda one: one[0])[1] if enough else None


def _names(table: TableSheet, file: TrackerFile) -> dict[str, Named]:
    """The areas that carry the names of this table's columns, on sheets that are there."""
    found = {column.key: file.names.get(f"{table.prefix}_{column.key}") for column in table.columns}
    return {key: where for key, where in found.items() if where is not None and file.leaf(where.sheet) is not None}


def _header(table: TableSheet, leaf: Leaf, file: TrackerFile) -> int | None:
    """The row above the named areas; where there are none, the one with the most known headers."""
    tops = Counter(where.span.top for where in _names(table, file).values() if where.sheet == leaf.title)
    hits, row = _best_header(table, leaf)
    if hits >= _ENOUGH:
        return row
    return tops.most_common(1)[0][0] - 1 if tops else None


def _best_header(table: TableSheet, leaf: Leaf) -> tuple[int, int | None]:
    known = set(headers(table))
    best: tuple[int, int | None] = (0, None)
    for line in leaf.lines[:_LOOK]:
        hits = len({folded(cell) for cell in line.cells} & known)
        if hits > best[0]:
            best = hits, line.number
    return best


def _found(table: TableSheet, leaf: Leaf, header: int, file: TrackerFile) -> Found:
    texts = next((line.cells for line in leaf.lines if line.number == header), ())
    by_text = {number: headers(table).get(folded(text), "") for number, text in enumerate(texts, 1) if text}
    told = Counter(by_text.values())
    faults: list[Fault] = []
    columns: dict[str, int] = {}
    for key, where in _names(table, file).items():
        says = by_text.get(where.span.left, "")
        elsewhere = key in told and says != key
        if where.sheet == leaf.title and not elsewhere and (says in ("", key) or told[says] > 1):
            columns[key] = where.span.left
    for number, key in by_text.items():
        if key and key not in columns and number not in columns.values():
            columns[key] = number
    for number, key in _nearly(table, texts, columns):
        columns[key] = number
        faults.append(_said(file, leaf, number, header, _taken_for(texts[number - 1], table, key), Weight.TELLS))
    gone = [column for column in table.columns if column.key not in columns and _is_wanted(column)]
    faults += [_said(file, leaf, 1, header, _without(column), Weight.WARNS) for column in gone]
    return Found(table, leaf, header, columns, tuple(faults))


def _nearly(table: TableSheet, texts: tuple[str, ...], columns: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Headers of people's own that are nearly one that is missing."""
    missing = {text: key for text, key in headers(table).items() if key not in columns}
    for number, text in enumerate(texts, 1):
        if not text or number in columns.values() or not missing:
            continue
        key = _within(folded(text), missing) or _alike(folded(text), missing)
        if key:
            yield number, key
            missing = {other: of for other, of in missing.items() if of != key}


def _within(text: str, missing: Mapping[str, str]) -> str:
    """The only column whose header is part of it, as in “Value this week” and “Confidence (1-10)”."""
    words = f" {' '.join(_WORD.findall(text))} "
    found = {key for header, key in missing.items() if f" {header} " in words}
    return found.pop() if len(found) == 1 else ""


def _alike(text: str, missing: Mapping[str, str]) -> str:
    match = process.extractOne(text, list(missing), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return missing[match[0]] if match else ""


def _is_wanted(column: Column) -> bool:
    return column.missed and (column.by is FilledBy.PEOPLE or column.kind is Kind.ID)


def _taken_for(text: str, table: TableSheet, key: str) -> str:
    return f"the column “{text}” was read as “{titles(table.columns[table.index(key)].title)[0]}”"


def _without(column: Column) -> str:
    return f"there is no column “{titles(column.title)[0]}”, so nothing of it was read; what is known stays as it is"


def _said(file: TrackerFile, leaf: Leaf, column: int, row: int, message: str, weight: Weight) -> Fault:
    sheet = f"{leaf.title}!" if leaf.title else ""
    return Fault(Place(file.name, cell=f"{sheet}{column_letters(column)}{row}"), message, weight)


def folded(text: str) -> str:
    """A header as it is compared."""
    return " ".join(text.split()).casefold()


@cache
def titles(text: str) -> tuple[str, ...]:
    """A text of ours in every language, English first."""
    return tuple(dict.fromkeys(load_words(language)(text) for language in ("en", *LANGUAGES)))


@cache
def headers(table: TableSheet) -> Mapping[str, str]:
    """Every header of the table in every language, folded → the column's key."""
    found: dict[str, str] = {}
    for column in table.columns:
        for title in titles(column.title):
            found.setdefault(folded(title), column.key)
    return found
