"""Trackers for tests: filled in at random, and dumped as text that a reviewer reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from random import Random
from typing import Any, TypeVar
from warnings import catch_warnings, simplefilter

from openpyxl import load_workbook

from okra_coach.compose.tracker import compose_tracker
from okra_coach.compose.tracker_tables import check_in_days, working_days
from okra_coach.documents.workbook import Cell, Workbook, cell_name
from okra_coach.model.check_in import HealthNews
from okra_coach.model.engagement import Material
from okra_coach.model.measure import Direction
from okra_coach.model.okra import KeyResult, OkraBook
from okra_coach.model.progress import CheckIn, ProgressSettings
from okra_coach.track.bands import read_health
from okra_coach.track.progress import moment, read_all
from okra_coach.words import load_words
from tests.material import material

T = TypeVar("T")

DIRECTIONS = (Direction.INCREASE, Direction.DECREASE, Direction.KEEP, None)


def tracker(seed: int | None = None, language: str = "en") -> Workbook:
    """The hand-made engagement's tracker; with a seed, its numbers and check-ins are random."""
    start = material()
    start = replace(start, workshop=replace(start.workshop, language=language))
    return compose_tracker(start if seed is None else filled(start, Random(seed)), load_words(language))


def many_filled(seed: int, language: str = "en", settings: ProgressSettings | None = None) -> Material:
    """As `filled`, with eight times the key results, read by these settings."""
    start = material()
    start = replace(start, workshop=replace(start.workshop, language=language))
    book = OkraBook(
        tuple(
            replace(
                okras,
                objectives=tuple(
                    replace(
                        each,
                        key_results=tuple(
                            replace(one, id=f"{one.id}x{number}") for one in each.key_results for number in range(8)
                        ),
                    )
                    for each in okras.objectives
                ),
            )
            for okras in start.okras.sets
        )
    )
    done = filled(replace(start, okras=book), Random(seed))
    now = moment(done.workshop, done.as_of or done.workshop.cycle.first, working_days(done), settings)
    return replace(done, readings=read_all(done.okras, done.check_ins, now))


def filled(start: Material, random: Random) -> Material:
    """Numbers missing, equal, past the target and backwards; check-ins doubled, skipped and in the future."""
    book = OkraBook(
        tuple(
            replace(
                okras,
                objectives=tuple(
                    replace(each, key_results=tuple(_numbers(one, random) for one in each.key_results))
                    for each in okras.objectives
                ),
                health_measures=tuple(
                    replace(one, band=random.choice(("at most 12", "between 5 and 12", "as it is", None)))
                    for one in okras.health_measures
                ),
            )
            for okras in start.okras.sets
        )
    )
    check_ins = tuple(
        CheckIn(one.id, day, _maybe(random, random.randint(-20, 130) / 2), _maybe(random, random.randint(1, 10)), "=1")
        for day in (*check_in_days(start), start.workshop.cycle.first + timedelta(days=random.randint(0, 80)))
        for _, _, one in book.walk()
        for _ in range(random.choice((0, 1, 1, 1, 2)))
    )  # fmt: skip
    as_of = start.workshop.cycle.first + timedelta(days=random.randint(-1, 85))
    now = moment(start.workshop, as_of, working_days(start))
    return replace(
        start,
        okras=book,
        check_ins=check_ins,
        as_of=as_of,
        readings=read_all(book, check_ins, now),
        health=read_health(book, _health_news(book, random, as_of), start.workshop.language),
    )


def _health_news(book: OkraBook, random: Random, day: date) -> dict[str, HealthNews]:
    """Values at, in and out of the band; people who say so, who do not, and who disagree with the number."""
    return {
        health.id: HealthNews(
            health.id, day, _maybe(random, random.choice((5.0, 12.0, 12.5, -3.0))), random.choice((None, True, False))
        )
        for okras in book.sets
        for health in okras.health_measures
        if random.random() < 0.9
    }


def _numbers(key_result: KeyResult, random: Random) -> KeyResult:
    direction = random.choice(DIRECTIONS)
    baseline = _maybe(random, random.randint(0, 100) / 2)
    target = random.choice((baseline, _maybe(random, random.randint(0, 100) / 2), random.randint(0, 100) / 4))
    low, high = _maybe(random, random.randint(0, 20)), _maybe(random, random.randint(20, 60))
    if direction is not Direction.KEEP:
        low = high = None
    return replace(key_result, direction=direction, baseline=baseline, target=target, low=low, high=high)


def _maybe(random: Random, value: T) -> T | None:
    return None if random.random() < 0.15 else value


def formula_cells(workbook: Workbook) -> dict[tuple[str, str], Cell]:
    """Every formula cell by its sheet and address."""
    return {
        (sheet.name, cell_name(row, column)): cell
        for sheet in workbook.sheets
        for row, line in enumerate(sheet.rows)
        for column, cell in enumerate(line.cells)
        if cell.formula is not None
    }


def opened(data: bytes, values: bool = False) -> Any:
    """The file as openpyxl sees it; it warns of data bars, which it does not know."""
    with catch_warnings():
        simplefilter("ignore", UserWarning)
        return load_workbook(BytesIO(data), data_only=values)


def outline(data: bytes) -> str:
    """The file's sheets as text: what a reader sees, and each formula where it stands first."""
    shown, formulas = opened(data, values=True), opened(data)
    parts = []
    for sheet in shown.worksheets:
        parts.append(f"== {sheet.title} ==")
        for row in sheet.iter_rows():
            cells = [f"{cell.coordinate}: {_shown(cell.value)}" for cell in row if cell.value not in (None, "")]
            if cells:
                parts.append(" | ".join(cells))
        parts += _first_formulas(formulas[sheet.title])
        parts.append("")
    return "\n".join(parts)


def _shown(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value).replace("\n", " / ").replace(" 00:00:00", "")


def _first_formulas(sheet: Any) -> list[str]:
    found: dict[str, str] = {}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                found.setdefault(cell.column_letter, f"  {cell.coordinate} {cell.value}")
    return list(found.values())
