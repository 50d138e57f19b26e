"""Reading a filled-in tracker back, against python-calamine merely fetching its cells."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from okra_coach.documents.tracker import TABLES, FilledBy, TableSheet
from okra_coach.documents.workbook import Area
from tests.benchmarks.measure import in_turns, table
from tests.material import workshop

SIZES = (5_000, 50_000)
_FORMATS = {"share": "0%", "day": "yyyy-mm-dd"}


def read_back() -> str:
    """Trackers of 5,000 and 50,000 key results: their cells with what formats tell, then every row understood."""
    from okra_coach.read.tracker import read_tracker
    from okra_coach.read.tracker_open import open_tracker

    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / f"{size}.xlsx"
            write_tracker(path, size)
            base, opened, understood = in_turns(
                partial(fetch_cells, path),
                partial(open_tracker, path, path.name),
                partial(read_tracker, path, path.name, workshop(), {}),
                runs=3,
            )
            rows.append(
                [
                    f"{size:,} key results, {path.stat().st_size / 1e6:.1f} MB", f"{base:.2f}", f"{opened:.2f}",
                    f"{opened / base:.2f}", f"{understood:.2f}", f"{understood / base:.2f}",
                ]
            )  # fmt: skip
    header = ["", "calamine s", "cells s", "x", "understood s", "x"]
    return table("Reading a tracker back (the issue asks for 1.5 x calamine)", header, rows)


def fetch_cells(path: Path) -> None:
    """All values of all sheets."""
    book = CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def write_tracker(path: Path, size: int) -> None:
    """A workbook of the tracker's four tables, each row filled, formulas with their values."""
    book = Workbook(str(path))
    for sheet in TABLES:
        page = book.add_worksheet(sheet.title)
        page.write_row(2, 0, [column.title for column in sheet.columns])
        formats = {kind: book.add_format({"num_format": code}) for kind, code in _FORMATS.items()}
        count = 200 if sheet.prefix == "health" else size
        for number in range(count):
            _write_row(page, sheet, number, formats)
        for place, column in enumerate(sheet.columns):
            area = Area(sheet.title, 3, place, 2 + count, place)
            book.define_name(f"{sheet.prefix}_{column.key}", f"={area.address}")
    book.close()


def _write_row(page: Worksheet, sheet: TableSheet, number: int, formats: dict[str, object]) -> None:
    for place, column in enumerate(sheet.columns):
        value, form = _value(sheet, column.key, number)
        if column.by is FilledBy.FORMULA:
            page.write_formula(3 + number, place, '=IF($A$1="","",B1)', formats.get(form), value)
        elif value != "":
            page.write(3 + number, place, value, formats.get(form))


def _value(sheet: TableSheet, key: str, number: int) -> tuple[str | float, str]:
    team, own = f"t{number % 200}", f"t{number % 200}.o{number // 600 + 1}.k{number}"
    known: dict[str, tuple[str | float, str]] = {
        "team": (f"Team {team}", ""),
        "objective_id": (own.rpartition(".")[0], ""),
        "objective": (f"Customers get what they ordered on the day promised, region {number}", ""),
        "id": (own if sheet.prefix == "okr" else f"{own}.a1", ""),
        "key_result": (own, ""),
        "measure": (f"Share of orders delivered on the day promised, region {number}", ""),
        "text": (f"Watch eight customers use the new page in region {number}", ""),
        "direction": ("increase", ""),
        "unit": ("%", ""),
        "status": ("doing", ""),
        "inside": ("yes", ""),
        "note": (f"Said in week {number % 13}" if number % 3 else "", ""),
        "confidence": (float(number % 10 + 1), ""),
    }
    if key in known:
        return known[key]
    if key in ("day", "due", "seen", "counts"):
        return 46_500.0 + number % 60, "day"
    if key in ("low", "high", "hypothesis", "learned"):
        return "", ""
    if key in ("owner", "source", "band", "calculated", "stated"):
        return f"Text {number % 90}", ""
    return (number % 100) / 100, "share"
