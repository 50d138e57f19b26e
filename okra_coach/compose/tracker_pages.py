"""The tracker's pages without a table to fill in: *Start here* and *Rollout*."""

from __future__ import annotations

from dataclasses import dataclass

from okra_coach.compose.tracker_tables import as_of
from okra_coach.documents.tracker import ROLLOUT_TITLE
from okra_coach.documents.workbook import Accepts, Align, Area, Cell, Form, Look, Row, Sheet, Validation
from okra_coach.model.engagement import Material
from okra_coach.model.rollout import CycleEvent, EventKind, Part, Placement
from okra_coach.words import Words, mark

_BLANK = Cell(look=Look.PLAIN)
_AS_OF_ROW = 4

_STEPS = (
    mark("Before each check-in, type its date into the cell above; progress and status follow it."),
    mark("On “{check_ins}”, enter the latest value and your confidence from 1 to 10 for each key result."),
    mark("On “{actions}”, move the status on and write what you learned; new actions go into the empty rows."),
    mark("In the meeting, open “{dashboard}”; talk only about what is off track and what to try next."),
    mark("Leave the grey columns alone: by them a row is recognised when this file is read back."),
)

_EVENTS = {
    EventKind.WORKSHOP: mark("OKR+A workshop"),
    EventKind.ALIGNMENT: mark("Alignment of the teams' OKR+As"),
    EventKind.KICK_OFF: mark("Kick-off of the cycle"),
    EventKind.CHECK_IN: mark("OKR+A check-in {number}"),
    EventKind.MID_REVIEW: mark("Mid-cycle review"),
    EventKind.SCORING: mark("Scoring of the key results"),
    EventKind.RETROSPECTIVE: mark("Retrospective"),
    EventKind.PLANNING: mark("Planning of the next cycle"),
}

_PARTS = {
    Part.STARTS: mark("starts with OKR+As"),
    Part.PROBE: mark("alignment probe"),
    Part.BOARD: mark("health board"),
}


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


def compose_rollout(material: Material, words: Words, name: str) -> Sheet:
    """Who starts when and why, what must be true before the next wave, and the dates of the cycle."""
    rollout = material.rollout
    rows = [
        Row((Cell(words(ROLLOUT_TITLE), look=Look.TITLE),), 30),
        Row((Cell(words("Which teams start when and why, and the dates of the cycle."), look=Look.SUBTITLE),), 20),
        _header(words("Wave"), words("Team"), words("Part"), words("Why"), words("Sooner if")),
        *(_placement(placement, material, words) for placement in sorted(rollout.placements, key=lambda one: one.wave)),
    ]
    if rollout.gates:
        rows += [Row(height=14), Row((Cell(words("Before the next wave starts"), look=Look.HEADING),), 22)]
        rows.append(_header(words("Wave"), words("What must be true"), "", "", ""))
        for gate in rollout.gates:
            rows += [_gate(gate.before_wave, number, text) for number, text in enumerate(gate.conditions)]
    rows += [Row(height=14), Row((Cell(words("Dates of the cycle"), look=Look.HEADING),), 22)]
    rows.append(_header(words("Date"), words("What"), words("From"), words("Note"), ""))
    rows += [_event(event, words) for event in rollout.events]
    return Sheet(name, (15, 32, 20, 68, 44), tuple(rows), freeze=(2, 0), repeat=None)


def _header(*texts: str) -> Row:
    return Row(tuple(Cell(text or None, look=Look.HEADER) for text in texts), 26)


def _placement(placement: Placement, material: Material, words: Words) -> Row:
    names = {team.id: team.name for team in material.workshop.teams}
    return Row(
        (
            Cell(placement.wave, form=Form.WHOLE, align=Align.LEFT),
            Cell(names.get(placement.team, placement.team), look=Look.STRONG),
            Cell(words(_PARTS[placement.part])),
            Cell("\n".join(placement.reasons)),
            Cell("\n".join(placement.sooner_if)),
        )
    )


def _gate(wave: int, number: int, text: str) -> Row:
    first = Cell(wave if number == 0 else None, form=Form.WHOLE, rule=number == 0)
    empty = Cell(rule=number == 0)
    return Row((first, Cell(text, span=4, rule=number == 0), empty, empty, empty))


def _event(event: CycleEvent, words: Words) -> Row:
    return Row(
        (
            Cell(event.day, form=Form.DAY),
            Cell(words(_EVENTS[event.kind], number=event.number)),
            Cell(words("{time}, {length}", time=words.time(event.start), length=_length(event.minutes, words))),
            Cell(event.note or None, span=2),
            Cell(),
        )
    )


def _length(minutes: int, words: Words) -> str:
    return words.quantity(minutes / 60, "hours") if minutes >= 120 else words.quantity(minutes, "minutes")
