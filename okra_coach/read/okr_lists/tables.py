"""Rows of cells become what was found in them: one row a key result, an objective, or anything by its type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from okra_coach.model.okr_account import LeftAside
from okra_coach.model.place import Place
from okra_coach.read.lexicon import plain
from okra_coach.read.okr_lists.cells import EMPTY, line_label, pieces, said_in, shared_out, with_metric, words_in
from okra_coach.read.okr_lists.columns import Column, columns_of, dated_columns, header_row, outlined_columns
from okra_coach.read.okr_lists.details import without_details
from okra_coach.read.okr_lists.found import Found, Reading
from okra_coach.read.okr_lists.guardrails import without_mark
from okra_coach.read.okr_lists.labels import Part, label_of
from okra_coach.read.okr_lists.lines import clean
from okra_coach.read.okr_lists.references import are_references, reference
from okra_coach.read.okr_lists.row_parts import RowParts
from okra_coach.read.okr_lists.rows import Row
from okra_coach.read.okr_lists.titles import title_of

_DETAILS = ("owner", "due", "baseline", "current", "target", "unit", "direction", "source", "customer")
_TOTAL = frozenset({"total", "average", "sum", "summe", "gesamt", "durchschnitt", "tong", "trung binh", "mean"})
_OF_ACTION = ("owner", "due", "status")
_START_AND_END = 2
_ONLY_NUMBER = "it is a number, and no column says what it counts"
_VALUE = re.compile(r"[<>≤≥~€$£\s+-]*\d[\d.,]*\s?\S{0,12}(?:\s\S{1,12})?$")
_NO_TYPE = "nothing says whether it is an objective or a key result"
_TOTALS = "it sums up other rows"
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
    table = _Table(columns, rows[head + 1 :], above, dated_columns(cells[head]))
    if not table.is_of_okrs:
        return None
    return Reading(tuple(table.found()), (*table.aside,))


class _Table:
    """A table under its headings."""

    def __init__(
        self, columns: list[Column], rows: Sequence[Row], above: Part | None, dated: Sequence[Column] = ()
    ) -> None:
        self.rows, self.above = rows, above
        self.aside: list[LeftAside] = []
        self.by_kind: dict[str, Column] = {}
        self.numbered: dict[tuple[str, int], Column] = {}
        for column in columns:
            if column.number:
                self.numbered.setdefault((column.kind, column.number), column)
            else:
                self.by_kind.setdefault(column.kind, column)
        known = {column.index for column in columns}
        self._settle_target()
        self._settle_dated([column for column in dated if column.index not in known])
        self._settle_references(known | {column.index for column in dated})
        self._settle()
        self.parts = RowParts(self.rows, self._text)

    def _settle_target(self) -> None:
        """ "Ziel" and "Goal" head the targets where numbers stand under them, beside a column for the key results."""
        goal, kinds = self.by_kind.get("objective"), self.by_kind
        if goal is None or "target" in kinds or not {"key_result", "title", "metric"} & set(kinds):
            return
        cells = [text for row in self.rows if not _is_rule(row) and (text := said_in(row.cell(goal.index)))]
        if cells and sum(_VALUE.match(text) is not None for text in cells) * 2 > len(cells):
            kinds["target"] = kinds.pop("objective")

    def _settle_dated(self, dated: list[Column]) -> None:
        """One column under a day is where it should stand then; of two, the first is where it starts."""
        if len(dated) > _START_AND_END or "target" in self.by_kind:
            return
        if dated:
            self.by_kind["target"] = dated[-1]
        if len(dated) == _START_AND_END:
            self.by_kind.setdefault("baseline", dated[0])

    def _settle_references(self, known: set[int]) -> None:
        """The column of "KR1" and the like: numbers of the key results, or what an action is for."""
        kinds = self.by_kind
        if "action" in kinds and "objective" not in kinds and not self.numbered:
            own = [kinds[kind] for kind in ("key_result", "id", "parent", "objective") if kind in kinds]
            others = [Column(index, "for") for index in range(self._width()) if index not in known]
            pointing = next((column for column in (*own, *others) if self._are_references(column)), None)
            if pointing is not None:
                self.by_kind = {kind: column for kind, column in kinds.items() if column is not pointing}
                self.by_kind["for"] = pointing
                return
        if "id" not in kinds:
            others = [Column(index, "id") for index in range(self._width()) if index not in known]
            if others and self._are_references(others[0]):
                self.by_kind["id"] = others[0]

    def _width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)

    def _are_references(self, column: Column) -> bool:
        cells = [said_in(row.cell(column.index)) for row in self.rows if not _is_rule(row)]
        return are_references(cells)

    def _settle(self) -> None:
        """What a column called "title", "goal" or "metric" stands for, by the others."""
        kinds = self.by_kind
        if "title" in kinds and "type" not in kinds:
            results = "key_result" in kinds or any(kind == "key_result" for kind, _ in self.numbered)
            if "key_result" in kinds and self._are_bare_labels("key_result"):
                pass
            elif results and "objective" not in kinds:
                kinds["objective"] = kinds.pop("title")
            elif "objective" in kinds and "key_result" not in kinds and not self.numbered:
                self._title_beside_objective()
            elif self.above is Part.KEY_RESULT or (self.above is Part.OBJECTIVE and "target" in kinds):
                kinds.setdefault("key_result", kinds.pop("title"))
        if "metric" in kinds and "key_result" in kinds and self._are_references(kinds["key_result"]):
            kinds["id"] = kinds.pop("key_result")
        if "metric" in kinds and not {"key_result", "title"} & set(kinds) and not self.numbered:
            kinds["key_result"] = kinds.pop("metric")
        if "objective" in kinds and not {"key_result", "title"} & set(kinds) and not self.numbered:
            labels = [label_of(clean(row.cell(kinds["objective"].index))) for row in self.rows]
            if "type" in kinds or any(label and label.part is Part.KEY_RESULT for label in labels):
                kinds["title"] = kinds.pop("objective")

    def _are_bare_labels(self, kind: str) -> bool:
        """Whether the column holds "KR 1" and the like, so that another one has the words."""
        labels = [line_label(text) for row in self.rows if (text := self._text(row, kind))]
        return bool(labels) and all(label is not None and not label.rest for label in labels)

    def _title_beside_objective(self) -> None:
        """An "Objective" of two kinds of rows beside a "Title": a link to the parent, or the words of the row."""
        title, objective = self.by_kind["title"], self.by_kind["objective"]
        if any(row.cell(title.index) and row.cell(objective.index) for row in self.rows):
            self.by_kind["key_result"] = self.by_kind.pop("title")

    @property
    def is_of_okrs(self) -> bool:
        """Whether its headings are those of OKRs."""
        kinds = set(self.by_kind) | {kind for kind, _ in self.numbered}
        if self._plans_actions:
            return "for" in kinds or self.above is not None or bool(kinds & {"owner", "due"})
        if kinds & {"objective", "key_result"}:
            return self._kind_of("key_result") != "metric" or self.above is not None or "objective" in kinds
        told = kinds & {"type", "level", "parent", "target", "id", "owner", "status"}
        return "title" in kinds and (self.above is not None or bool(told))

    @property
    def _plans_actions(self) -> bool:
        kinds = set(self.by_kind) | {kind for kind, _ in self.numbered}
        return "action" in kinds and not kinds & {"objective", "key_result", "title", "type"}

    def _kind_of(self, kind: str) -> str:
        column = self.by_kind.get(kind)
        return column.kind if column else ""

    def found(self) -> Iterator[Found]:
        whose, last = "", ""
        for row in self.rows:
            if self._is_separator(row):
                continue
            team = self._text(row, "team")
            if team and plain(team) != plain(whose):
                whose = team
                name, period = title_of(team)
                yield Found(Part.OWNER, name or team, self._place(row, "team"), period=period, number="97")
                last = ""
            if "title" in self.by_kind and "key_result" not in self.by_kind:
                yield from self._typed(row)
            else:
                for one in self._row(row, last):
                    last = plain(one.text) if one.part is Part.OBJECTIVE else last
                    yield one

    def _is_separator(self, row: Row) -> bool:
        filled = [cell for cell in row.cells if cell.strip()]
        if not filled or _is_rule(row):
            return True
        if plain(filled[0]).strip(" :*_") in _TOTAL:
            self.aside.append(LeftAside(row.place(0), " | ".join(filled), _TOTALS))
            return True
        return len(filled) > 1 and len(columns_of(row.cells)) == len(filled)

    def _text(self, row: Row, kind: str, number: int = 0) -> str:
        column = self.numbered.get((kind, number)) if number else self.by_kind.get(kind)
        return said_in(row.cell(column.index)) if column else ""

    def _place(self, row: Row, kind: str, number: int = 0) -> Place:
        column = self.numbered.get((kind, number)) if number else self.by_kind.get(kind)
        return row.place(column.index if column else 0)

    def _details(self, row: Row, number: int = 0) -> dict[str, str]:
        found = {kind: self._text(row, kind, number) for kind in _DETAILS}
        if number and not any(kind == "owner" for kind, _ in self.numbered):
            found["owner"] = self._text(row, "owner")
        status = self._text(row, "status")
        return {kind: text for kind, text in {**found, "status": status}.items() if text}

    def _row(self, row: Row, last: str) -> Iterator[Found]:
        """A row of a table with columns of their own for objectives and key results."""
        objective = self._text(row, "objective")
        yield from self._objective(row, objective, last)
        results = self._results(row)
        yield from results
        above = self._text(row, "for")
        for cell in self._cells(row, "action"):
            for text in pieces(cell.text):
                details = self._details_of(row, Part.ACTION, is_shared=bool(results))
                yield from self._one(Part.ACTION, text, cell.place, details, above=reference(above) or above)

    def _details_of(self, row: Row, part: Part, *, is_shared: bool) -> dict[str, str]:
        """What the row says of its key result, or of its action: who and when behind the action's column are its."""
        found = self._details(row)
        action = self.by_kind.get("action")
        if action is None or not self._text(row, "action"):
            return found if part is Part.KEY_RESULT or not is_shared else {}
        behind = {kind for kind in _OF_ACTION if kind in self.by_kind and self.by_kind[kind].index > action.index}
        if part is Part.KEY_RESULT:
            return {kind: text for kind, text in found.items() if kind not in behind}
        own = {kind: self._text(row, f"action_{kind}") for kind in ("owner", "due")}
        shared = {
            kind: text for kind, text in found.items() if kind in behind or (kind in _OF_ACTION and not is_shared)
        }
        return shared | {kind: text for kind, text in own.items() if text}

    def _objective(self, row: Row, text: str, last: str) -> Iterator[Found]:
        if not text or plain(words_in(text)) == last:
            return
        if self._is_heading(row, text):
            name, period = title_of(words_in(text))
            yield Found(Part.OWNER, name, self._place(row, "objective"), period=period, number="96")
            return
        own = {} if self._results(row) else self._details(row)
        details = {kind: text for kind, text in {**own, "customer": self._text(row, "customer")}.items() if text}
        joined = " ".join(line.strip() for line in text.splitlines() if line.strip())
        yield from self._one(
            Part.OBJECTIVE,
            joined,
            self._place(row, "objective"),
            details,
            self._text(row, "id"),
            self._text(row, "parent"),
        )

    def _is_heading(self, row: Row, text: str) -> bool:
        """Whether a row that holds nothing else names a team, in a table where objectives stand beside key results."""
        if sum(bool(cell.strip()) for cell in row.cells) > 1 or label_of(text):
            return False
        both = sum(bool(self._text(one, "objective") and self._results(one)) for one in self.rows)
        alone = sum(bool(self._text(one, "objective") and not self._results(one)) for one in self.rows)
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
                metric = self._text(row, "metric") if len(texts) == 1 else ""
                found += self._one(Part.KEY_RESULT, with_metric(text, metric), cell.place, own, self._result_id(row))
        return found

    def _filled(self, row: Row, cell: _Cell) -> _Cell:
        """A cell that holds no more than "KR 1", with the words of the column that has them."""
        label = line_label(cell.text)
        if label is None or label.rest:
            return cell
        for kind in ("title", "metric", "target"):
            text = self._text(row, kind)
            if text and (kind != "target" or len(text.split()) >= _WORDS):
                return _Cell(f"{cell.text}: {text}", self._place(row, kind), cell.number)
        return cell

    def _result_id(self, row: Row) -> str:
        return "" if self._text(row, "objective") and not self.by_kind.get("key_result") else self._text(row, "id")

    def _cells(self, row: Row, kind: str) -> list[_Cell]:
        cells = [_Cell(self._text(row, kind), self._place(row, kind), 0)] if kind in self.by_kind else []
        numbers = sorted(number for own, number in self.numbered if own == kind)
        cells += [_Cell(self._text(row, kind, number), self._place(row, kind, number), number) for number in numbers]
        return [cell for cell in cells if cell.text]

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
        text = " ".join(self._text(row, "title").split())
        if not text:
            return
        part, place = self.parts.of(row, text), self._place(row, "title")
        if part is None:
            self.aside.append(LeftAside(place, text, _NO_TYPE))
        elif part is Part.OWNER:
            yield Found(part, words_in(text), place, number="96")
        else:
            if part is Part.KEY_RESULT:
                text = with_metric(text, self._text(row, "metric"))
            yield from self._one(
                part, text, place, self._details(row), self._text(row, "id"), self._text(row, "parent")
            )
            if part is Part.OBJECTIVE:
                yield from self._results(row)


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    place: Place
    number: int


def _is_rule(row: Row) -> bool:
    """Whether the row draws the line under the headings of a Markdown table."""
    return all(re.fullmatch(r":?-{2,}:?|:?-:?|", cell.strip()) for cell in row.cells)


def _has_numbers_of_one(details: dict[str, str]) -> bool:
    """Whether a baseline or a target is there, and not several in as many lines."""
    given = [details[kind] for kind in ("baseline", "target") if kind in details]
    return bool(given) and all(len(text.splitlines()) == 1 for text in given)
