"""The tracker: the quarter's OKR+As in a workbook that everybody can fill in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from okra_coach.compose.tracker_bonus import YES_NO, Bonus, compose_bonus
from okra_coach.compose.tracker_dashboard import compose_dashboard, status_marks
from okra_coach.compose.tracker_grid import Grid
from okra_coach.compose.tracker_lists import compose_lists
from okra_coach.compose.tracker_pages import SheetTitles, compose_start
from okra_coach.compose.tracker_roadmap import compose_roadmap
from okra_coach.compose.tracker_rollout import compose_rollout
from okra_coach.compose.tracker_tables import action_grid, check_in_grid, health_grid, okra_grid
from okra_coach.documents.tracker import (
    ACTIONS,
    BONUS_TITLE,
    CHECK_INS,
    DASHBOARD_TITLE,
    FIRST_ROW,
    HEADER_ROW,
    HEALTH,
    LISTS_TITLE,
    OKRAS,
    ROADMAP_TITLE,
    ROLLOUT_TITLE,
    SCHEMA,
    START_TITLE,
    Kind,
)
from okra_coach.documents.workbook import Accepts, Area, Mark, Sheet, Tone, Validation, Workbook, cell_name, sheet_name
from okra_coach.model.engagement import Material
from okra_coach.model.tracked import fingerprint, tracked
from okra_coach.words import Words, mark

_TITLES = (
    START_TITLE,
    OKRAS.title,
    ACTIONS.title,
    CHECK_INS.title,
    DASHBOARD_TITLE,
    HEALTH.title,
    ROADMAP_TITLE,
    ROLLOUT_TITLE,
    BONUS_TITLE,
    LISTS_TITLE,
)

_CHOICES = {
    "direction": "list_directions",
    "status": "list_action_statuses",
    "inside": "list_answers",
    "decision": "list_decisions",
}
_FREEZE_COLUMN = {OKRAS.prefix: 5, ACTIONS.prefix: 2, CHECK_INS.prefix: 4, HEALTH.prefix: 3}

_CHOICE_HINT = mark("Choose from the list.")
_ID_HINT = mark("Choose the key result that this row belongs to.")
_DAY_HINT = mark("A date, such as {example}.")
_NUMBER_HINT = mark("A number, without its unit.")
_CONFIDENCE_HINT = mark("1 to 10: how sure are you to reach the target?")


def compose_tracker(material: Material, words: Words) -> Workbook:
    """The whole workbook, with the values that its formulas have as of the material's day."""
    names = _sheet_names(words)
    grids = (
        okra_grid(material, words, names[OKRAS.title]),
        action_grid(material, words, names[ACTIONS.title]),
        check_in_grid(material, words, names[CHECK_INS.title]),
        health_grid(material, words, names[HEALTH.title]),
    )
    titles = SheetTitles(
        *(names[title] for title in (START_TITLE, DASHBOARD_TITLE, CHECK_INS.title, ACTIONS.title, LISTS_TITLE))
    )
    start, as_of = compose_start(material, words, titles)
    lists = compose_lists(material, words, names[LISTS_TITLE])
    okras, actions, check_ins, health = (_table_sheet(grid, material, words) for grid in grids)
    dashboard = compose_dashboard(material, words, names[DASHBOARD_TITLE])
    roadmap = compose_roadmap(material, words, names[ROADMAP_TITLE])
    rollout = compose_rollout(material, words, names[ROLLOUT_TITLE])
    bonus = _bonus(material, words, names[BONUS_TITLE], lists.names)
    workshop = material.workshop
    title = words("{client}: OKR+A tracker", client=workshop.client)
    return Workbook(
        title=title,
        author=workshop.consultant,
        language=workshop.language,
        created=workshop.day,
        sheets=(
            start,
            okras,
            actions,
            check_ins,
            dashboard,
            health,
            roadmap,
            rollout,
            *(one.sheet for one in bonus),
            lists.sheet,
        ),
        names={"as_of": as_of}
        | lists.names
        | _joined((*(grid.names() for grid in grids), *(one.names for one in bonus))),
        properties={"okra-coach": SCHEMA, "okra-coach-okras": fingerprint(tracked(material.okras))},
        footer=words("{client}, {cycle}", client=workshop.client, cycle=workshop.cycle.name),
    )


def _bonus(material: Material, words: Words, name: str, lists: dict[str, Area]) -> tuple[Bonus, ...]:
    """The what-if about a team bonus, where workshop.yaml asks for it; its choices are the first two answers."""
    if not material.workshop.team_bonus.enabled:
        return ()
    made, answers = compose_bonus(material, words, name), lists["list_answers"]
    return (replace(made, names=made.names | {YES_NO: replace(answers, bottom=answers.top + 1)}),)


def _sheet_names(words: Words) -> dict[str, str]:
    names: dict[str, str] = {}
    for title in _TITLES:
        names[title] = sheet_name(words(title), frozenset(names.values()))
    return names


def _joined(parts: Iterable[dict[str, Area]]) -> dict[str, Area]:
    return {name: area for part in parts for name, area in part.items()}


def _table_sheet(grid: Grid, material: Material, words: Words) -> Sheet:
    return Sheet(
        grid.name,
        grid.widths(),
        grid.rows(words),
        tables=(grid.table(words),),
        freeze=(FIRST_ROW, _FREEZE_COLUMN[grid.sheet.prefix]),
        validations=tuple(_validations(grid, material, words)),
        marks=_marks(grid),
        repeat=HEADER_ROW,
        printed_to=grid.sheet.index(grid.sheet.printed_to) if grid.sheet.printed_to else None,
    )


def _validations(grid: Grid, material: Material, words: Words) -> Iterable[Validation]:
    """An input rule for each column that takes a choice, a number or a date."""
    example = words.date(material.workshop.cycle.last)
    earliest = material.workshop.cycle.first.replace(year=material.workshop.cycle.first.year - 1)
    latest = material.workshop.cycle.last.replace(month=12, day=31, year=material.workshop.cycle.last.year + 2)
    for column in grid.sheet.columns:
        area = grid.area(column.key)
        if column.by != "people":
            continue
        if column.kind is Kind.CHOICE:
            yield Validation(area, Accepts.ITEM, words(_CHOICE_HINT), _CHOICES[column.key])
        elif column.kind is Kind.ID:
            yield Validation(area, Accepts.ITEM, words(_ID_HINT), "okr_id")
        elif column.kind is Kind.DAY:
            yield Validation(area, Accepts.DAY, words(_DAY_HINT, example=example), low=earliest, high=latest)
        elif column.kind is Kind.MEASURED:
            yield Validation(area, Accepts.NUMBER, words(_NUMBER_HINT))
        elif column.kind is Kind.WHOLE:
            yield Validation(area, Accepts.WHOLE, words(_CONFIDENCE_HINT), low=1, high=10)


def _marks(grid: Grid) -> tuple[Mark, ...]:
    if grid.sheet is OKRAS:
        return (
            Mark(grid.area("progress"), Tone.BAR),
            *(told for key in ("calculated", "stated", "status") for told in status_marks(grid.area(key))),
        )
    if grid.sheet is ACTIONS:
        return _action_marks(grid)
    if grid.sheet is CHECK_INS:
        return _check_in_marks(grid)
    return _health_marks(grid)


def _action_marks(grid: Grid) -> tuple[Mark, ...]:
    """A date gone by, and actions that are over."""
    status, due = _first(grid, "status"), _first(grid, "due")
    over = f"OR({status}=action_is_done,{status}=action_is_dropped)"
    late = f"AND(ISNUMBER({due}),{due}<as_of,NOT({over}))"
    return (
        Mark(grid.area("due"), Tone.BAD, late),
        Mark(grid.area("status"), Tone.GOOD, f"{status}=action_is_done"),
        Mark(grid.area("text"), Tone.QUIET, over),
    )


def _check_in_marks(grid: Grid) -> tuple[Mark, ...]:
    """Rows whose day has come and that have no value yet."""
    day, value = _first(grid, "day"), _first(grid, "value")
    return (Mark(grid.area("day"), Tone.CAUTION, f'AND(ISNUMBER({day}),{day}<=as_of,{value}="")'),)


def _health_marks(grid: Grid) -> tuple[Mark, ...]:
    """What is broken, in the state's cell and in the latest value's."""
    state = _first(grid, "state")
    return (
        Mark(grid.area("state"), Tone.BAD, f"{state}=health_broken"),
        Mark(grid.area("latest"), Tone.BAD, f"{state}=health_broken"),
        Mark(grid.area("state"), Tone.GOOD, f"{state}=health_kept"),
        Mark(grid.area("state"), Tone.QUIET, f'{state}<>""'),
    )


def _first(grid: Grid, key: str) -> str:
    """A column's first cell, fixed to its column, for formulas that run down the rows."""
    return "$" + cell_name(FIRST_ROW, grid.sheet.index(key))
