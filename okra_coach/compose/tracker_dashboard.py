"""The tracker's *Dashboard*: where each team stands against the elapsed time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import fmean

from okra_coach.compose.tracker_charts import FIRST, dashboard_charts
from okra_coach.compose.tracker_tables import as_of, check_in_days, elapsed_now, expected_now
from okra_coach.documents.tracker import DASHBOARD_TITLE, STATUS_SIGNS, constant, status_label
from okra_coach.documents.workbook import (
    Align,
    Area,
    Cell,
    Form,
    Look,
    Mark,
    Row,
    Sheet,
    Tone,
    Value,
    cell_name,
)
from okra_coach.model.engagement import Material
from okra_coach.model.health import HealthState
from okra_coach.model.okra import Action, ActionStatus, OkraSet
from okra_coach.model.progress import WEAKEST_FIRST, Reading, Status, summarise
from okra_coach.words import Words

_TEAMS = 8
_CHART_ROWS = 13
_LEFT = (0, 4, 8)
_GROUPS = (Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK)
_BLANK = Cell(look=Look.PLAIN)
_MATCH = "\x00"
"""Stands in a formula for the key results that it is about."""


@dataclass(frozen=True)
class _Group:
    """Key results that are summed up in one row: a team's or an objective's."""

    title: str
    readings: tuple[Reading, ...]
    actions: tuple[Action, ...] = ()


def compose_dashboard(material: Material, words: Words, name: str) -> Sheet:
    """Figures, a row a team, charts, a row an objective, a row a week."""
    teams = [_team(okras, material) for okras in material.okras.sets] or [_Group("", ())]
    objectives = _objectives(material)
    objectives_at = _TEAMS + len(teams) + _CHART_ROWS + 2
    weeks_at = objectives_at + len(objectives) + 3
    rows = [
        Row((_BLANK, Cell(words(DASHBOARD_TITLE), look=Look.TITLE)), 30),
        Row((_BLANK, Cell(_scope(material, words), look=Look.SUBTITLE)), 20),
        Row(height=8),
        *_tiles(material, teams, words),
        Row((_BLANK, *_spanned(_broken_health(material, words)), *_spanned(_silent(teams, words))), 20),
        Row((_BLANK, Cell(words("Teams"), look=Look.HEADING)), 22),
        _header(_team_headers(words)),
        *(_team_row(number, team, material, words) for number, team in enumerate(teams)),
        *(Row() for _ in range(_CHART_ROWS)),
        Row((_BLANK, Cell(words("Objectives"), look=Look.HEADING)), 22),
        _header(_objective_headers(words)),
        *(
            _objective_row(objectives_at + number, *objective, words=words)
            for number, objective in enumerate(objectives)
        ),
        Row(),
        Row((_BLANK, Cell(words("Week by week"), look=Look.HEADING)), 22),
        _header(_week_headers(words)),
        *_week_rows(weeks_at, material),
    ]
    return Sheet(
        name,
        widths=(2, 32, 11, 12, 11, 11, 11, 11, 11, 24, 11, 11, 11),
        rows=tuple(rows),
        marks=_marks(name, len(teams), objectives_at, len(objectives)),
        one_page=len(rows) < 60,
        landscape=False,
        charts=dashboard_charts(name, (_TEAMS, len(teams)), (weeks_at, len(check_in_days(material))), words),
    )


def _scope(material: Material, words: Words) -> str:
    workshop = material.workshop
    return words("{client}, {cycle}. Set the date on “Start here”.", client=workshop.client, cycle=workshop.cycle.name)


def _team(okras: OkraSet, material: Material) -> _Group:
    readings = tuple(material.readings[key_result.id] for key_result in okras.key_results)
    return _Group(okras.name, readings, okras.actions)


def _tiles(material: Material, teams: Sequence[_Group], words: Words) -> tuple[Row, Row]:
    """Large figures with their names below."""
    readings = tuple(reading for team in teams for reading in team.readings)
    now = as_of(material)
    overdue = sum(_overdue(action, material) for team in teams for action in team.actions)
    figures: list[tuple[Value, str, Form, str, int]] = [
        (now, "as_of", Form.DAY, words("as of"), 1),
        (elapsed_now(material), "elapsed_now", Form.PERCENT, words("of the cycle is over"), 2),
        *(
            (_count(readings, status), _status_count(status), Form.WHOLE, status_label(status, words), 2)
            for status in _GROUPS
        ),
        (overdue, _overdue_count(""), Form.WHOLE, words("actions overdue"), 2),
    ]
    spans = (1, 2, 2, 2, 2, 3)
    top, below = [_BLANK], [_BLANK]
    for (value, formula, form, label, _), span in zip(figures, spans, strict=True):
        top += _spanned(Cell(value, formula, Look.FIGURE, form, Align.LEFT, span=span))
        below += _spanned(Cell(label, look=Look.LABEL, span=span))
    return Row(tuple(top), 34), Row(tuple(below), 18)


def _broken_health(material: Material, words: Words) -> Cell:
    """How many health measures are out of their band, apart from the OKRs; nothing when none is."""
    told = words("Health measures out of their band:")
    broken = sum(reading.state is HealthState.BROKEN for reading in material.health.values())
    return _told_if_any(told, broken, "SUMPRODUCT((health_state=health_broken)*1)", 5)


def _silent(teams: Sequence[_Group], words: Words) -> Cell:
    """How many key results have no news for as long as *Lists* allows; nothing when none has."""
    told = f"{STATUS_SIGNS[Status.NO_NEWS]} {words('Key results without news:')}"
    silent = sum(reading.status is Status.NO_NEWS for team in teams for reading in team.readings)
    return _told_if_any(told, silent, _status_count(Status.NO_NEWS), 7)


def _told_if_any(told: str, count: int, formula: str, span: int) -> Cell:
    quoted = told.replace('"', '""')
    return Cell(f"{told} {count}" if count else "", f'IF({formula}=0,"","{quoted} "&{formula})', Look.LABEL, span=span)


def _spanned(cell: Cell) -> list[Cell]:
    return [cell, *(_BLANK for _ in range(cell.span - 1))]


def _count(readings: Sequence[Reading], status: Status) -> float:
    return float(sum(reading.status is status for reading in readings))


def _status_count(status: Status, match: str = "") -> str:
    return f"SUMPRODUCT({match}(okr_status={constant('status', status)})*1)"


def _overdue(action: Action, material: Material) -> bool:
    unfinished = action.progress in (ActionStatus.OPEN, ActionStatus.DOING)
    return unfinished and action.due is not None and action.due < as_of(material)


def _overdue_count(match: str) -> str:
    return (
        f"SUMPRODUCT({match}((action_status=action_is_open)+(action_status=action_is_doing))"
        "*ISNUMBER(action_due)*(action_due<as_of))"
    )


def _team_headers(words: Words) -> tuple[str, ...]:
    return (
        words("Team"),
        words("Key results"),
        words("Progress"),
        words("Expected"),
        words("On track"),
        words("At risk"),
        words("Off track"),
        words("Not told yet"),
        words("Weakest status"),
        words("Actions"),
        words("Done"),
        words("Overdue"),
    )


def _header(texts: Sequence[str | None]) -> Row:
    """Headers stand as their columns do: words left, figures in the middle."""
    sides = (Align.LEFT if number in _LEFT else Align.CENTRE for number in range(len(texts)))
    return Row(
        (_BLANK, *(Cell(text, look=Look.HEADER, align=side) for text, side in zip(texts, sides, strict=True))), 32
    )


def _team_row(number: int, team: _Group, material: Material, words: Words) -> Row:
    row = _TEAMS + number
    here = cell_name(row, FIRST)
    match = f"(okr_team={here})*"
    acts = f"(action_team={here})*"
    counts = [_count(team.readings, status) for status in _GROUPS]
    progress, expected, weakest = _summary(team.readings, match, expected_now(material), words)
    done = sum(action.progress is ActionStatus.DONE for action in team.actions)
    overdue = sum(_overdue(action, material) for action in team.actions)
    cells = (
        Cell(team.title, look=Look.STRONG),
        _whole(len(team.readings), f"SUMPRODUCT({match}1)"),
        progress,
        expected,
        *(_whole(count, _status_count(status, match)) for status, count in zip(_GROUPS, counts, strict=True)),
        _whole(len(team.readings) - sum(counts), f"{cell_name(row, 2)}-SUM({cell_name(row, 5)}:{cell_name(row, 7)})"),
        weakest,
        _whole(len(team.actions), f'SUMPRODUCT({acts}(action_text<>""))'),
        _whole(done, f"SUMPRODUCT({acts}(action_status=action_is_done))"),
        _whole(overdue, _overdue_count(acts)),
    )
    return Row((_BLANK, *cells))


def _whole(value: float, formula: str) -> Cell:
    return Cell(float(value), formula, form=Form.WHOLE, align=Align.CENTRE)


def _summary(readings: Sequence[Reading], match: str, expected: float, words: Words) -> tuple[Cell, Cell, Cell]:
    """Mean progress, expected progress, weakest status."""
    summary = summarise(readings)
    known = f"SUMPRODUCT({match}ISNUMBER(okr_progress))"
    mean = f'IF({known}=0,"",SUMPRODUCT({match}ISNUMBER(okr_progress),okr_progress)/{known})'
    progress: Value = "" if summary.progress is None else summary.progress
    status = status_label(summary.status, words) if summary.status else ""
    return (
        Cell(progress, mean, form=Form.PERCENT, align=Align.RIGHT),
        Cell(expected, "expected_now", form=Form.PERCENT, align=Align.CENTRE),
        Cell(status, _weakest(match)),
    )


def _weakest(match: str) -> str:
    """The first status, weakest first, that any of the key results has."""
    return _weakest_of().replace(_MATCH, match)


@cache
def _weakest_of() -> str:
    formula = '""'
    for status in reversed(WEAKEST_FIRST):
        formula = f"IF({_status_count(status, _MATCH)}>0,{constant('status', status)},{formula})"
    return formula


def _objectives(material: Material) -> list[tuple[str, _Group, float]]:
    """Each objective's team, key results and what to expect."""
    expected = expected_now(material)
    return [
        (
            okras.name,
            _Group(objective.text, tuple(material.readings[each.id] for each in objective.key_results)),
            expected,
        )
        for okras in material.okras.sets
        for objective in okras.objectives
    ]


def _objective_headers(words: Words) -> tuple[str | None, ...]:
    return (
        words("Objective"),
        words("Key results"),
        words("Progress"),
        words("Expected"),
        words("Team"),
        *[None] * 3,
        words("Weakest status"),
    )


def _objective_row(row: int, team: str, objective: _Group, expected: float, words: Words) -> Row:
    match = f"(okr_team={cell_name(row, 5)})*(okr_objective={cell_name(row, FIRST)})*"
    progress, ahead, weakest = _summary(objective.readings, match, expected, words)
    cells = (
        Cell(objective.title, look=Look.STRONG),
        _whole(len(objective.readings), f"SUMPRODUCT({match}1)"),
        progress,
        ahead,
        *_spanned(Cell(team, span=4)),
        weakest,
    )
    return Row((_BLANK, *cells))


def _week_headers(words: Words) -> tuple[str, ...]:
    return words("Check-in"), words("Values"), words("Confidence")


def _week_rows(top: int, material: Material) -> list[Row]:
    """How many values were entered, and the mean confidence."""
    rows = []
    for number, day in enumerate(check_in_days(material)):
        here = cell_name(top + number, FIRST)
        own = [check_in for check_in in material.check_ins if check_in.day == day]
        sure = [check_in.confidence for check_in in own if check_in.confidence is not None]
        mean: Value = fmean(sure) if sure else ""
        cells = (
            Cell(day, form=Form.DAY),
            _whole(
                sum(check_in.value is not None for check_in in own),
                f"SUMPRODUCT((check_in_day={here})*ISNUMBER(check_in_value))",
            ),
            Cell(
                mean,
                f'IFERROR(AVERAGEIFS(check_in_confidence,check_in_day,{here}),"")',
                form=Form.TENTHS,
                align=Align.CENTRE,
            ),
        )
        rows.append(Row((_BLANK, *cells)))
    return rows


def _marks(name: str, teams: int, objectives_at: int, objectives: int) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for top, count in ((_TEAMS, teams), (objectives_at, objectives)):
        if count:
            marks.append(Mark(Area(name, top, 3, top + count - 1, 3), Tone.BAR))
            marks += status_marks(Area(name, top, 9, top + count - 1, 9))
    health = Area(name, _TEAMS - 3, FIRST, _TEAMS - 3, FIRST + 4)
    marks.append(Mark(health, Tone.BAD, f'${cell_name(_TEAMS - 3, FIRST)}<>""'))
    silent = Area(name, _TEAMS - 3, FIRST + 5, _TEAMS - 3, FIRST + 11)
    marks.append(Mark(silent, Tone.CAUTION, f'${cell_name(_TEAMS - 3, FIRST + 5)}<>""'))
    overdue = Area(name, _TEAMS, 12, _TEAMS + teams - 1, 12)
    marks.append(Mark(overdue, Tone.BAD, f"{cell_name(_TEAMS, 12)}>0"))
    return tuple(marks)


def status_marks(area: Area) -> tuple[Mark, ...]:
    """The colours of a status; its sign already tells it without them."""
    here = cell_name(area.top, area.left)
    tones = {Status.ON_TRACK: Tone.GOOD, Status.AT_RISK: Tone.CAUTION, Status.OFF_TRACK: Tone.BAD}
    told = tuple(Mark(area, tone, f"{here}={constant('status', status)}") for status, tone in tones.items())
    return (*told, Mark(area, Tone.QUIET, f'{here}<>""'))
