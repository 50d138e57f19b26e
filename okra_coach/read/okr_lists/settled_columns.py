"""The columns of one table, each settled by the others and by the cells under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from okra_coach.model.place import Place
from okra_coach.read.okr_lists.cells import line_label, said_in
from okra_coach.read.okr_lists.columns import Column
from okra_coach.read.okr_lists.labels import Part, label_of
from okra_coach.read.okr_lists.lines import clean
from okra_coach.read.okr_lists.references import are_references
from okra_coach.read.okr_lists.rows import Row, is_rule

_START_AND_END = 2
_VALUE = re.compile(r"[<>≤≥~€$£\s+-]*\d[\d.,]*\s?\S{0,12}(?:\s\S{1,12})?$")


class SettledColumns:
    """The column of each kind, and of each kind and number where a row has several key results."""

    def __init__(
        self, columns: list[Column], rows: Sequence[Row], above: Part | None, dated: Sequence[Column] = ()
    ) -> None:
        self.rows, self.above = rows, above
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

    def text(self, row: Row, kind: str, number: int = 0) -> str:
        """The cell of a row under a kind of column, "" where there is none."""
        column = self.numbered.get((kind, number)) if number else self.by_kind.get(kind)
        return said_in(row.cell(column.index)) if column else ""

    def place(self, row: Row, kind: str, number: int = 0) -> Place:
        """Where that cell is."""
        column = self.numbered.get((kind, number)) if number else self.by_kind.get(kind)
        return row.place(column.index if column else 0)

    def _settle_target(self) -> None:
        """ "Ziel" and "Goal" head the targets where numbers stand under them, beside a column for the key results."""
        goal, kinds = self.by_kind.get("objective"), self.by_kind
        if goal is None or "target" in kinds or not {"key_result", "title", "metric"} & set(kinds):
            return
        cells = [text for row in self.rows if not is_rule(row) and (text := said_in(row.cell(goal.index)))]
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
        cells = [said_in(row.cell(column.index)) for row in self.rows if not is_rule(row)]
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
        labels = [line_label(text) for row in self.rows if (text := self.text(row, kind))]
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
