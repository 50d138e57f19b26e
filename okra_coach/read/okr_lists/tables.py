"""Rows of cells become what was found in them: one row a key result, an objective, or anything by its type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from okra_coach.model.okr_account import LeftAside
from okra_coach.model.place import Place
from okra_coach.model.sentence import say
from okra_coach.read.lexicon import plain
from okra_coach.read.okr_lists.cells import EMPTY, line_label, pieces, shared_out, with_metric, words_in
from okra_coach.read.okr_lists.columns import columns_of, dated_columns, header_row, outlined_columns
from okra_coach.read.okr_lists.details import without_details
from okra_coach.read.okr_lists.found import Found, Reading
from okra_coach.read.okr_lists.guardrails import without_mark
from okra_coach.read.okr_lists.labels import Part, label_of
from okra_coach.read.okr_lists.references import reference
from okra_coach.read.okr_lists.row_parts import RowParts
from okra_coach.read.okr_lists.rows import Row, is_rule
from okra_coach.read.okr_lists.settled_columns import SettledColumns
from okra_coach.read.okr_lists.titles import title_of

_DETAILS = ("owner", "due", "baseline", "current", "target", "unit", "direction", "source", "customer")
_TOTAL = frozenset({"total", "average", "sum", "summe", "gesamt", "durchschnitt", "tong", "trung binh", "mean"})
_OF_ACTION = ("owner", "due", "status")
_ONLY_NUMBER = say("it is a number, and no column says what it counts")
_NO_TYPE = say("nothing says whether it is an objective or a key result")
_TOTALS = say("it sums up other rows")
_SHORT_NAME = 4
_WORDS = 3
"""A target of so many words is the key result itself."""


def read_rows(rows: Sequence[Row], above: Part | None = None) -> Reading | None:
    """What a table holds; None where no row names its columns. `above` is what the lines before it called for."""
    cells = [row.cells for row in rows]
    head = header_row(cells)
    columns = columns_of(cells[head]) if head is not None else []
    if head is None and (columns := outlined_columns(cells)):
        head = 0
    if head is None:
        return None
    settled = SettledColumns(columns, rows[head + 1 :], above, dated_columns(cells[head]))
    if not settled.is_of_okrs:
        return None
    table = _Table(settled, rows[head + 1 :])
    return Reading(tuple(table.found()), (*table.aside,))


class _Table:
    """A table under its headings."""

    def __init__(self, columns: SettledColumns, rows: Sequence[Row]) -> None:
        self.columns, self.rows = columns, rows
        self.aside: list[LeftAside] = []
        self.parts = RowParts(rows, columns.text)

    def found(self) -> Iterator[Found]:
        whose, last = "", ""
        for row in self.rows:
            if self._is_separator(row):
                continue
            team = self.columns.text(row, "team")
            if team and plain(team) != plain(whose):
                whose = team
                name, period = title_of(team)
                yield Found(Part.OWNER, name or team, self.columns.place(row, "team"), period=period, number="97")
                last = ""
            if "title" in self.columns.by_kind and "key_result" not in self.columns.by_kind:
                yield from self._typed(row)
            else:
                for one in self._row(row, last):
                    last = plain(one.text) if one.part is Part.OBJECTIVE else last
                    yield one

    def _is_separator(self, row: Row) -> bool:
        filled = [cell for cell in row.cells if cell.strip()]
        if not filled or is_rule(row):
            return True
        if plain(filled[0]).strip(" :*_") in _TOTAL:
            self.aside.append(LeftAside(row.place(0), " | ".join(filled), _TOTALS))
            return True
        return len(filled) > 1 and len(columns_of(row.cells)) == len(filled)

    def _details(self, row: Row, number: int = 0) -> dict[str, str]:
        found = {kind: self.columns.text(row, kind, number) for kind in _DETAILS}
        if number and not any(kind == "owner" for kind, _ in self.columns.numbered):
            found["owner"] = self.columns.text(row, "owner")
        status = self.columns.text(row, "status")
        return {kind: text for kind, text in {**found, "status": status}.items() if text}

    def _row(self, row: Row, last: str) -> Iterator[Found]:
        """A row of a table with columns of their own for objectives and key results."""
        objective = self.columns.text(row, "objective")
        yield from self._objective(row, objective, last)
        results = self._results(row)
        yield from results
        above = self.columns.text(row, "for")
        for cell in self._cells(row, "action"):
            for text in pieces(cell.text):
                details = self._details_of(row, Part.ACTION, is_shared=bool(results))
                yield from self._one(Part.ACTION, text, cell.place, details, above=reference(above) or above)

    def _details_of(self, row: Row, part: Part, *, is_shared: bool) -> dict[str, str]:
        """What the row says of its key result, or of its action: who and when behind the action's column are its."""
        found = self._details(row)
        action = self.columns.by_kind.get("action")
        if action is None or not self.columns.text(row, "action"):
            return found if part is Part.KEY_RESULT or not is_shared else {}
        behind = {
            kind
            for kind in _OF_ACTION
            if kind in self.columns.by_kind and self.columns.by_kind[kind].index > action.index
        }
        if part is Part.KEY_RESULT:
            return {kind: text for kind, text in found.items() if kind not in behind}
        own = {kind: self.columns.text(row, f"action_{kind}") for kind in ("owner", "due")}
        shared = {
            kind: text for kind, text in found.items() if kind in behind or (kind in _OF_ACTION and not is_shared)
        }
        return shared | {kind: text for kind, text in own.items() if text}

    def _objective(self, row: Row, text: str, last: str) -> Iterator[Found]:
        if not text or plain(words_in(text)) == last:
            return
        if self._is_heading(row, text):
            name, period = title_of(words_in(text))
            yield Found(Part.OWNER, name, self.columns.place(row, "objective"), period=period, number="96")
            return
        own = {} if self._results(row) else self._details(row)
        details = {kind: text for kind, text in {**own, "customer": self.columns.text(row, "customer")}.items() if text}
        joined = " ".join(line.strip() for line in text.splitlines() if line.strip())
        yield from self._one(
            Part.OBJECTIVE,
            joined,
            self.columns.place(row, "objective"),
            details,
            self.columns.text(row, "id"),
            self.columns.text(row, "parent"),
        )

    def _is_heading(self, row: Row, text: str) -> bool:
        """Whether a row that holds nothing else names a team, in a table where objectives stand beside key results."""
        if sum(bool(cell.strip()) for cell in row.cells) > 1 or label_of(text):
            return False
        both = sum(bool(self.columns.text(one, "objective") and self._results(one)) for one in self.rows)
        alone = sum(bool(self.columns.text(one, "objective") and not self._results(one)) for one in self.rows)
        return both > alone and len(text.split()) <= _SHORT_NAME

    def _results(self, row: Row) -> list[Found]:
        found: list[Found] = []
        for cell in (self._filled(row, one) for one in self._cells(row, "key_result")):
            details = self._details_of(row, Part.KEY_RESULT, is_shared=True)
            details |= self._details(row, cell.number) if cell.number else {}
            details.pop("customer", None)
            texts = pieces(cell.text, is_one=_has_numbers_of_one(details))
            shared = shared_out(details, len(texts))
            for text, own in zip(texts, shared, strict=True):
                metric = self.columns.text(row, "metric") if len(texts) == 1 else ""
                found += self._one(Part.KEY_RESULT, with_metric(text, metric), cell.place, own, self._result_id(row))
        return found

    def _filled(self, row: Row, cell: _Cell) -> _Cell:
        """A cell that holds no more than "KR 1", with the words of the column that has them."""
        label = line_label(cell.text)
        if label is None or label.rest:
            return cell
        for kind in ("title", "metric", "target"):
            text = self.columns.text(row, kind)
            if text and (kind != "target" or len(text.split()) >= _WORDS):
                return _Cell(f"{cell.text}: {text}", self.columns.place(row, kind), cell.number)
        return cell

    def _result_id(self, row: Row) -> str:
        is_of_objective = self.columns.text(row, "objective") and "key_result" not in self.columns.by_kind
        return "" if is_of_objective else self.columns.text(row, "id")

    def _cells(self, row: Row, kind: str) -> list[_Cell]:
        numbers = sorted(number for own, number in self.columns.numbered if own == kind)
        own = [0] if kind in self.columns.by_kind else []
        cells = [self._cell(row, kind, number) for number in (*own, *numbers)]
        return [cell for cell in cells if cell.text]

    def _cell(self, row: Row, kind: str, number: int) -> _Cell:
        return _Cell(self.columns.text(row, kind, number), self.columns.place(row, kind, number), number)

    def _one(
        self, part: Part, text: str, place: Place, details: dict[str, str], own_id: str = "", above: str = ""
    ) -> Iterator[Found]:
        label = line_label(text)
        if label and label.part is Part.OWNER:
            label = None
        words, is_kept = without_mark(label.rest if label else words_in(text))
        words, said = without_details(words, part)
        if plain(words) in EMPTY or not any(char.isalnum() for char in words):
            return
        if part is Part.KEY_RESULT and not any(char.isalpha() for char in words):
            self.aside.append(LeftAside(place, words, _ONLY_NUMBER))
            return
        number = label.number if label else ""
        number = number or (reference(own_id) if part is Part.KEY_RESULT else "")
        is_kept = is_kept or without_mark(own_id)[1] or (label is not None and label.kept)
        is_kept = is_kept and part is Part.KEY_RESULT
        yield Found(part, words, place, number, {**said, **details}, above=above, id=own_id, is_kept=is_kept)

    def _typed(self, row: Row) -> Iterator[Found]:
        """A row that a type, a label, an id, a level or a parent tells apart."""
        text = " ".join(self.columns.text(row, "title").split())
        if not text:
            return
        part, place = self.parts.of(row, text), self.columns.place(row, "title")
        if part is None:
            self.aside.append(LeftAside(place, text, _NO_TYPE))
        elif part is Part.OWNER:
            yield Found(part, words_in(text), place, number="96")
        else:
            if part is Part.KEY_RESULT:
                text = with_metric(text, self.columns.text(row, "metric"))
            yield from self._one(
                part, text, place, self._details(row), self.columns.text(row, "id"), self.columns.text(row, "parent")
            )
            if part is Part.OBJECTIVE:
                yield from self._results(row)


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    place: Place
    number: int


def _has_numbers_of_one(details: dict[str, str]) -> bool:
    """Whether a baseline or a target is there, and not several in as many lines."""
    given = [details[kind] for kind in ("baseline", "target") if kind in details]
    return bool(given) and all(len(text.splitlines()) == 1 for text in given)
