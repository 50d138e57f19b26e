"""A short workbook for whoever writes down what the room decides, and the same to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from okra_coach.compose.key_result_words import target_told, value_told
from okra_coach.compose.markdown_text import plain
from okra_coach.compose.templating import render_source
from okra_coach.documents.decisions import LINES, QUESTIONS, WAYS
from okra_coach.documents.page import Page
from okra_coach.documents.tracker import FIRST_ROW, HEADER_ROW, FilledBy, TableSheet
from okra_coach.documents.workbook import Accepts, Area, Cell, Look, Row, Sheet, Validation, Workbook
from okra_coach.model.agenda import title_of
from okra_coach.model.asked_for import SUPPORTS, asked_for
from okra_coach.model.decisions import Form
from okra_coach.model.engagement import Material
from okra_coach.model.okra import KeyResult, OkraBook, OkraSet, OpenQuestion
from okra_coach.resources import find_template
from okra_coach.words import Words, mark

_WAYS, _SERVED = "decision_ways", "decision_objectives"
_LISTS = "Lists"
_FROM_LIST = mark("Choose from the list.")


def compose_decision_sheet(material: Material, words: Words) -> Workbook:
    """A sheet for the open questions in the order of the agenda, and one for the drafted lines."""
    open_ones = tuple(in_order(material, words))
    asked = [
        (one.id, block, one.text, one.suggestion, words.join(one.who), None, None, None) for block, one in open_ones
    ]
    served = _objectives(material)
    lines = [(*line, *(None for _ in LINES.columns[len(line) :])) for line in _lines(material, words)]
    choices = (*_served(open_ones, material, words), *_choice(len(lines), words))
    sheets = (_sheet(QUESTIONS, asked, words, choices), _sheet(LINES, lines, words, choices))
    names = {
        f"{table.prefix}_{column.key}": Area(words(table.title), FIRST_ROW, n, FIRST_ROW + max(len(rows), 1) - 1, n)
        for table, rows in ((QUESTIONS, asked), (LINES, lines))
        for n, column in enumerate(table.columns)
    }
    listed = zip_longest((words(way) for way in WAYS), served)
    lists = Sheet(_LISTS, (16.0, 60.0), tuple(Row((Cell(way), Cell(one))) for way, one in listed))
    return Workbook(
        title=words("{client}: what was decided", client=material.workshop.client),
        author=material.workshop.consultant,
        language=words.language,
        created=material.workshop.day,
        sheets=(*sheets, lists),
        names={
            **names,
            _WAYS: Area(_LISTS, 0, 0, len(WAYS) - 1, 0),
            **({_SERVED: Area(_LISTS, 0, 1, len(served) - 1, 1)} if served else {}),
        },
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


def _sheet(
    table: TableSheet, rows: Sequence[tuple[str | None, ...]], words: Words, choices: Sequence[Validation]
) -> Sheet:
    name, width = words(table.title), len(table.columns)
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
        validations=tuple(one for one in choices if one.area.sheet == name),
        repeat=HEADER_ROW,
        one_page=False,
    )


def _cells(table: TableSheet, row: tuple[str | None, ...]) -> Iterator[Cell]:
    for column, value in zip(table.columns, row, strict=True):
        by_people = column.by is FilledBy.PEOPLE
        yield Cell(value, look=Look.KEY if column.key == "id" else Look.TEXT, opens=by_people)


def _choice(count: int, words: Words) -> Iterator[Validation]:
    if count:
        column = LINES.index("decision")
        hint = words("keep: as it stands. change: as typed to the right. drop: it goes.")
        area = Area(words(LINES.title), FIRST_ROW, column, FIRST_ROW + count - 1, column)
        yield Validation(area, Accepts.ITEM, hint, _WAYS)


def _served(asked: Sequence[tuple[str, OpenQuestion]], material: Material, words: Words) -> Iterator[Validation]:
    """Where a question asks for an objective of the company, the cell offers them."""
    column, name = QUESTIONS.index("answer"), words(QUESTIONS.title)
    for row, (_, one) in enumerate(asked, FIRST_ROW):
        wanted = asked_for(one, material.okras)
        if wanted is not None and wanted.field == SUPPORTS and _objectives(material):
            yield Validation(Area(name, row, column, row, column), Accepts.ITEM, words(_FROM_LIST), _SERVED)


def _objectives(material: Material) -> tuple[str, ...]:
    """The company's objectives, each behind its id."""
    company = material.okras.company
    return tuple(f"{one.id}: {one.text}" for one in company.objectives) if company else ()


def shown_lines(book: OkraBook, words: Words) -> dict[str, Form]:
    """Every line as the sheet shows it, by its id."""
    rows = (row for okras in book.sets for row in _set(okras, words))
    return {own: (" ".join(line.split()), " ".join(drafted.split())) for own, _, line, drafted in rows}


def _lines(material: Material, words: Words) -> Iterator[tuple[str, ...]]:
    for okras in material.okras.sets:
        yield from _set(okras, words)


def _set(okras: OkraSet, words: Words) -> Iterator[tuple[str, str, str, str]]:
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
