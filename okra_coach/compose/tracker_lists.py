"""The tracker's *Lists*: the thresholds that people may change, and the words that cells may hold."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from okra_coach.compose.tracker_tables import elapsed_now, expected_now, working_days
from okra_coach.documents.tracker import (
    ACTION_WORDS,
    DECISION_WORDS,
    DIRECTION_WORDS,
    FIRST_ROW,
    HEADER_ROW,
    LISTS_TITLE,
    THRESHOLDS,
    Threshold,
    constant,
    health_label,
    status_label,
)
from okra_coach.documents.workbook import Accepts, Align, Area, Cell, Form, Look, Row, Sheet, Validation, Value
from okra_coach.model.check_in import Choice
from okra_coach.model.engagement import Material
from okra_coach.model.health import HealthState
from okra_coach.model.progress import ProgressSettings, Status
from okra_coach.words import Words, mark

SETTING_HINT = mark("A number; every progress figure and status follows it.")

STATUS_MEANINGS = {
    Status.ON_TRACK: mark("Progress is near what the elapsed time lets expect, and the team is confident."),
    Status.AT_RISK: mark("Progress lags somewhat, or the team has doubts. Ask what would help."),
    Status.OFF_TRACK: mark(
        "Progress lags far, or the team no longer believes in it. Decide: continue, change or stop."
    ),
    Status.TOO_EARLY: mark("Too little of the cycle is over to judge."),
    Status.NO_NEWS: mark("The latest value is too old. Enter a new one."),
    Status.NO_BASELINE: mark("Nobody knows yet where we start. Measure it first."),
    Status.NO_TARGET: mark("Nobody has set yet where we want to be."),
    Status.NO_DISTANCE: mark("Baseline and target are the same, so there is nothing to move. Change one of them."),
}

DECISION_MEANINGS = {
    Choice.KEEP: mark("We know why, and wait."),
    Choice.HELP: mark("Somebody gives something: time, people, a decision."),
    Choice.CHANGE: mark("Another target, or other actions."),
    Choice.DROP: mark("It is over; the time goes elsewhere."),
}


@dataclass(frozen=True)
class Lists:
    """The sheet with the names that formulas use."""

    sheet: Sheet
    names: dict[str, Area]


@dataclass(frozen=True)
class _Block:
    """Columns that stand side by side with others, with a header and a defined name for single cells."""

    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    names: tuple[str, ...] = ()
    whole: str = ""


def compose_lists(material: Material, words: Words, name: str) -> Lists:
    """All lists and settings side by side, with a narrow gap between them."""
    blocks = (
        _settings(material, words),
        _statuses(words),
        _directions(words),
        _action_statuses(words),
        _answers(words),
        _health_states(words),
        _decisions(words),
        _working_days(material, words),
    )
    names, left = dict[str, Area](), 0
    named_column = (1, 0, 0, 0, 0, 0, 0, 0)
    for block, offset in zip(blocks, named_column, strict=True):
        names |= _block_names(block, name, left + offset)
        left += len(block.headers) + 1
    settings = Area(name, FIRST_ROW, 1, FIRST_ROW + 6, 1)
    sheet = Sheet(
        name,
        widths=(46, 13, 2, 26, 62, 2, 16, 2, 14, 2, 15, 2, 20, 2, 14, 44, 2, 16),
        rows=_rows(blocks, words),
        freeze=(FIRST_ROW, 0),
        validations=(Validation(settings, Accepts.NUMBER, words(SETTING_HINT), low=0, high=100),),
        repeat=HEADER_ROW,
    )
    return Lists(sheet, names)


def _block_names(block: _Block, sheet: str, column: int) -> dict[str, Area]:
    """Each named row, and the whole column."""
    names = {
        single: Area(sheet, FIRST_ROW + number, column, FIRST_ROW + number, column)
        for number, single in enumerate(block.names)
    }
    if block.whole:
        names[block.whole] = Area(sheet, FIRST_ROW, column, FIRST_ROW + len(block.rows) - 1, column)
    return names


def _rows(blocks: tuple[_Block, ...], words: Words) -> tuple[Row, ...]:
    head = (
        Row((Cell(words(LISTS_TITLE), look=Look.TITLE),), 30),
        Row((Cell(words("Thresholds you may change, and the words that cells may hold."), look=Look.SUBTITLE),), 20),
        Row(_side_by_side([tuple(Cell(text, look=Look.HEADER) for text in block.headers) for block in blocks]), 32),
    )
    empty = [tuple(Cell(look=Look.PLAIN) for _ in block.headers) for block in blocks]
    body = zip_longest(*(block.rows for block in blocks))
    return head + tuple(
        Row(_side_by_side([cells or blank for cells, blank in zip(line, empty, strict=True)])) for line in body
    )


def _side_by_side(parts: list[tuple[Cell, ...]]) -> tuple[Cell, ...]:
    row: tuple[Cell, ...] = ()
    for part in parts:
        row = (*row, *part, Cell(look=Look.PLAIN))
    return row[:-1]


def _settings(material: Material, words: Words) -> _Block:
    """The thresholds, then what the date in *Start here* makes of the cycle."""
    limits, cycle = material.workshop.tracking.limits, material.workshop.cycle
    elapsed = 'IF(COUNT(list_working_days)=0,0,COUNTIF(list_working_days,"<"&as_of)/COUNT(list_working_days))'
    over = _figured(elapsed_now(material), Form.PERCENT, elapsed)
    expected = _figured(expected_now(material), Form.PERCENT, "elapsed_now^expected_curve")
    figured: tuple[tuple[str, str, Cell], ...] = (
        ("cycle_first", words("First day of the cycle"), _figured(cycle.first, Form.DAY)),
        ("cycle_last", words("Last day of the cycle"), _figured(cycle.last, Form.DAY)),
        ("elapsed_now", words("Share of the working days that are over"), over),
        ("expected_now", words("Progress to expect by now"), expected),
    )  # fmt: skip
    rows = [(Cell(words(one.title)), _threshold(one, limits)) for one in THRESHOLDS]
    rows += [(Cell(label), cell) for _, label, cell in figured]
    names = tuple(one.name for one in THRESHOLDS) + tuple(key for key, *_ in figured)
    return _Block((words("Setting"), words("Value")), tuple(rows), names)


def _threshold(one: Threshold, limits: ProgressSettings) -> Cell:
    return Cell(float(getattr(limits, one.setting)), form=one.form, align=Align.RIGHT, opens=True)


def _figured(value: Value, form: Form, formula: str | None = None) -> Cell:
    return Cell(value, formula, form=form, align=Align.RIGHT)


def _statuses(words: Words) -> _Block:
    rows = tuple((Cell(status_label(status, words)), Cell(words(STATUS_MEANINGS[status]))) for status in Status)
    names = tuple(constant("status", status) for status in Status)
    return _Block((words("Status"), words("What it means")), rows, names, "list_statuses")


def _directions(words: Words) -> _Block:
    rows = tuple((Cell(words(text)),) for text in DIRECTION_WORDS.values())
    names = tuple(constant("direction", direction) for direction in DIRECTION_WORDS)
    return _Block((words("Direction"),), rows, names, "list_directions")


def _action_statuses(words: Words) -> _Block:
    rows = tuple((Cell(words(text)),) for text in ACTION_WORDS.values())
    names = tuple(constant("action_is", status) for status in ACTION_WORDS)
    return _Block((words("Actions"),), rows, names, "list_action_statuses")


def _answers(words: Words) -> _Block:
    answers = (words("yes"), words("no"), words("not measured"))
    return _Block(
        (words("In its band?"),), tuple((Cell(text),) for text in answers), ("health_yes", "health_no"), "list_answers"
    )


def _health_states(words: Words) -> _Block:
    rows = tuple((Cell(health_label(state, words)),) for state in HealthState)
    return _Block((words("Health measures"),), rows, tuple(constant("health", state) for state in HealthState))


def _decisions(words: Words) -> _Block:
    rows = tuple((Cell(words(text)), Cell(words(DECISION_MEANINGS[choice]))) for choice, text in DECISION_WORDS.items())
    return _Block((words("Decision"), words("What it means")), rows, whole="list_decisions")


def _working_days(material: Material, words: Words) -> _Block:
    days = working_days(material)
    rows = tuple((Cell(day, form=Form.DAY, align=Align.CENTRE, opens=True),) for day in days)
    return _Block((words("Working days"),), rows or ((Cell(opens=True),),), (), "list_working_days")
