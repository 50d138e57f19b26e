"""The tracker's first page: *Start here*."""

from __future__ import annotations

from dataclasses import dataclass

from okra_coach.compose.tracker_tables import as_of
from okra_coach.documents.workbook import Accepts, Align, Area, Cell, Form, Look, Row, Sheet, Validation
from okra_coach.model.engagement import Material
from okra_coach.words import Words, mark

_BLANK = Cell(look=Look.PLAIN)
_AS_OF_ROW = 4

_STEPS = (
    mark("Before each check-in, type its date into the cell above; progress and status follow it."),
    mark("On “{check_ins}”, enter the latest value and your confidence from 1 to 10 for each key result."),
    mark("On “{actions}”, move the status on and write what you learned; new actions go into the empty rows."),
    mark("In the meeting, open “{dashboard}”, talk about what is off track, and enter decisions on “{check_ins}”."),
    mark("Leave the grey columns alone: by them a row is recognised when this file is read back."),
)


@dataclass(frozen=True)
class SheetTitles:
    """What the sheets are called, as far as one speaks of another."""

    start: str
    dashboard: str
    check_ins: str
    actions: str
    lists: str


def compose_start(material: Material, words: Words, titles: SheetTitles) -> tuple[Sheet, Area]:
    """How to use the workbook, and the one date that everything follows, with its place."""
    workshop = material.workshop
    cycle = words(
        "{cycle}: {first} to {last}",
        cycle=workshop.cycle.name,
        first=words.date(workshop.cycle.first),
        last=words.date(workshop.cycle.last),
    )
    place = Area(titles.start, _AS_OF_ROW, 2, _AS_OF_ROW, 2)
    rows = (
        Row((_BLANK, Cell(words("{client}: OKR+A tracker", client=workshop.client), look=Look.TITLE)), 34),
        Row((_BLANK, Cell(cycle, look=Look.SUBTITLE)), 20),
        Row(height=14),
        Row((_BLANK, Cell(words("The date this workbook looks at"), look=Look.HEADING)), 22),
        _as_of_row(material, words),
        Row(height=14),
        Row((_BLANK, Cell(words("How to use it"), look=Look.HEADING)), 22),
        *(_step(number, text, words, titles) for number, text in enumerate(_STEPS, start=1)),
        Row(height=14),
        Row((_BLANK, Cell(words("What the cells mean"), look=Look.HEADING)), 22),
        *_legend(words),
        Row(height=14),
        *_credit(words, titles),
    )
    first, last = workshop.cycle.first, workshop.cycle.last.replace(year=workshop.cycle.last.year + 1)
    validation = Validation(place, Accepts.DAY, words("The date of your check-in."), low=first, high=last)
    return Sheet(titles.start, (3, 7, 22, 86), rows, validations=(validation,), one_page=True), place


def _as_of_row(material: Material, words: Words) -> Row:
    return Row(
        (
            _BLANK,
            Cell(words("As of"), look=Look.PLAIN),
            Cell(as_of(material), form=Form.DAY, align=Align.CENTRE, opens=True, look=Look.STRONG),
            Cell(words("All progress, expectation and status hold for this day."), look=Look.NOTE),
        ),
        26,
    )


def _step(number: int, text: str, words: Words, titles: SheetTitles) -> Row:
    told = words(text, check_ins=titles.check_ins, actions=titles.actions, dashboard=titles.dashboard)
    return Row(
        (_BLANK, Cell(number, look=Look.LABEL, form=Form.WHOLE), Cell(told, look=Look.PLAIN, span=2), _BLANK), 22
    )


def _legend(words: Words) -> tuple[Row, ...]:
    fixed = words("Calculated or fixed; protected without a password, so nothing breaks by accident.")
    meanings = (
        (Cell(words("Yours"), opens=True), words("Fill in and change freely.")),
        (Cell(words("Calculated")), fixed),
        (Cell(words("Grey"), look=Look.KEY), words("Tells rows apart; leave it as it is.")),
    )  # fmt: skip
    return tuple(Row((_BLANK, _BLANK, cell, Cell(text, look=Look.NOTE)), 20) for cell, text in meanings)


def _credit(words: Words, titles: SheetTitles) -> tuple[Row, ...]:
    method = words("OKR+A (Objectives, Key Results and Actions) is Carsten Ley's method.")
    ours = words("The thresholds are our defaults; change them on “{lists}”.", lists=titles.lists)
    return tuple(Row((_BLANK, Cell(text, look=Look.NOTE, span=3), _BLANK, _BLANK), 18) for text in (method, ours))
