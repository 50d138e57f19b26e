"""A short workbook for whoever writes down what the room decides, and the same to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from okra_coach.compose.key_result_words import target_told, value_told
from okra_coach.compose.markdown_text import plain
from okra_coach.compose.templating import render_source
from okra_coach.documents.decisions import LINES, QUESTIONS, WAYS
from okra_coach.documents.page import Page
from okra_coach.documents.tracker import FIRST_ROW, HEADER_ROW, FilledBy, TableSheet
from okra_coach.documents.workbook import Accepts, Area, Cell, Look, Row, Sheet, Validation, Workbook
from okra_coach.model.agenda import title_of
from okra_coach.model.engagement import Material
from okra_coach.model.okra import KeyResult, OkraSet, OpenQuestion
from okra_coach.resources import find_template
from okra_coach.words import Words

_WAYS = "decision_ways"
_LISTS = "Lists"


def compose_decision_sheet(material: Material, words: Words) -> Workbook:
    """A sheet for the open questions in the order of the agenda, and one for the drafted lines."""
    asked = [
        (one.id, block, one.text, words.join(one.who), None, None, None) for block, one in in_order(material, words)
    ]
    lines = [(*line, *(None for _ in LINES.columns[len(line) :])) for line in _lines(material, words)]
    sheets = (_sheet(QUESTIONS, asked, words), _sheet(LINES, lines, words))
    names = {
        f"{table.prefix}_{column.key}": Area(words(table.title), FIRST_ROW, n, FIRST_ROW + max(len(rows), 1) - 1, n)
        for table, rows in ((QUESTIONS, asked), (LINES, lines))
        for n, column in enumerate(table.columns)
    }
    ways = Sheet(_LISTS, (16.0,), tuple(Row((Cell(words(way)),)) for way in WAYS))
    return Workbook(
        title=words("{client}: what was decided", client=material.workshop.client),
        author=material.workshop.consultant,
        language=words.language,
        created=material.workshop.day,
        sheets=(*sheets, ways),
        names={**names, _WAYS: Area(_LISTS, 0, 0, len(WAYS) - 1, 0)},
        footer=words("{client} · decisions", client=material.workshop.client),
    )


def compose_decision_page(material: Material, words: Words, own: Path | None = None) -> Page:
    """The questions with room to write, to print."""
    asked = [(plain(block), plain(one.text), plain(words.join(one.who))) for block, one in in_order(material, words)]
    context = {"client": plain(material.workshop.client), "asked": asked, "day": material.workshop.day}
    text = render_source("pages/decisions.md", words, context, own)
    title = words("{client}: what was decided", client=material.workshop.client)
    style = find_template("pages/decisions.css", own).read_text(encoding="utf-8").strip()
    return Page(title, words.language, text, plain(material.workshop.client), style, material.workshop.paper.size)


def in_order(material: Material, words: Words) -> Iterator[tuple[str, OpenQuestion]]:
    """Every open question with the block that settles it, in the order of the agenda; what has none comes last."""
    asked = {one.id: one for one in material.okras.questions if one.answer is None}
    for item in material.agenda.items:
        for own in item.questions:
            if own in asked:
                yield title_of(item, material.blocks), asked.pop(own)
    for one in asked.values():
        yield words("not in the room"), one


def _sheet(table: TableSheet, rows: Sequence[tuple[str | None, ...]], words: Words) -> Sheet:
    name, width = words(table.title), len(table.columns)
    last = FIRST_ROW + max(len(rows), 1) - 1
    return Sheet(
        name,
        tuple(column.width for column in table.columns),
        (
            Row((Cell(name, look=Look.TITLE, span=width),), 30),
            Row((Cell(words(table.hint), look=Look.SUBTITLE, span=width),)),
            Row(tuple(Cell(title, look=Look.HEADER) for title in table.headers(words))),
            *(Row(tuple(_cells(table, row))) for row in rows),
        ),
        freeze=(FIRST_ROW, 1),
        validations=tuple(_choice(table, name, last, words)),
        repeat=HEADER_ROW,
        one_page=False,
    )


def _cells(table: TableSheet, row: tuple[str | None, ...]) -> Iterator[Cell]:
    for column, value in zip(table.columns, row, strict=True):
        by_people = column.by is FilledBy.PEOPLE
        yield Cell(value, look=Look.KEY if column.key == "id" else Look.TEXT, opens=by_people)


def _choice(table: TableSheet, sheet: str, last: int, words: Words) -> Iterator[Validation]:
    if table is LINES:
        column = table.index("decision")
        hint = words("keep: as it stands. change: as typed to the right. drop: it goes.")
        yield Validation(Area(sheet, FIRST_ROW, column, last, column), Accepts.ITEM, hint, _WAYS)


def _lines(material: Material, words: Words) -> Iterator[tuple[str, ...]]:
    for okras in material.okras.sets:
        yield from _set(okras, words)


def _set(okras: OkraSet, words: Words) -> Iterator[tuple[str, ...]]:
    for objective in okras.objectives:
        yield objective.id, okras.name, objective.text, words("objective")
        for result in objective.key_results:
            yield result.id, okras.name, result.measure, _drafted(result, words)
            for action in result.actions:
                due = words.date(action.due, "short") if action.due else None
                told = " · ".join(filter(None, (action.owner_role, due)))
                yield action.id, okras.name, action.text, told or words("action")


def _drafted(result: KeyResult, words: Words) -> str:
    way = f"{value_told(result.baseline, result.unit, words)} → {target_told(result, words)}"
    return " · ".join(filter(None, (way, result.owner_role)))
