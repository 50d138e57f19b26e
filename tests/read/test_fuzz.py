"""Whatever becomes of an export on its way, reading it ends with an account of it: all columns, faults in one line.

FUZZ_EXAMPLES=1000 looks longer.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from okra_coach import pipeline
from okra_coach.model.answers import ExportReading
from okra_coach.read.grid import Grid
from okra_coach.read.table import read_grids
from tests.read.folders import engagement, export

EXPORTS = Path(__file__).parents[3] / "shared" / "samples" / "exports"
TEAM, ROLE, CHANGE = "Which team are you in?", "What is your role?", "If only one thing gets better this quarter?"
FEW = settings(
    deadline=None,
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "15")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
SAMPLE_BYTES = 12_000

GOOGLE = export(
    ["Timestamp", "Username", TEAM, ROLE, CHANGE, "Themes [Clear bills]", "Themes [Shorter waits]"],
    ["2026/12/07 10:00:00 AM GMT+1", "zoe@example.com", "Online Booking", "Team lead", "Answer\nsooner", "1", "3"],
    ["2026/12/08 11:30:00 AM GMT+1", "", "Front Desk", "", "Größere, “klare” Ziele; 12,5 %", "5", ""],
)
MONKEY = export(
    ["Respondent ID", "Collector ID", "Start Date", TEAM, ROLE, "Which themes?", "", ""],
    ["", "", "", "Response", "Response", "Clear bills", "Shorter waits", "Other (please specify)"],
    ["118012345678", "4001", "12/07/2026 10:00:00 AM", "Online Booking", "Team lead", "Clear bills", "", "Fax"],
    ["118012345679", "4001", "12/08/2026 09:00:00 PM", "Front Desk", "", "", "Shorter waits", ""],
)
QUALTRICS = export(
    ["StartDate", "Finished", "Q1", "Q2_1", "Q3"],
    ["Start Date", "Finished", TEAM, f"{ROLE} - Selected Choice", CHANGE],
    *[[f'{{"ImportId":"QID{number}"}}' for number in range(5)]],
    ["2026-12-07 10:00:00", "True", "Online Booking", "Team lead", "Answer sooner"],
)
LIME = export(
    ["id. Response ID", "submitdate. Date submitted", f"Q1. {TEAM}", f"Q2. {CHANGE}"],
    ["1", "2026-12-07 10:00:00", "Online Booking", "Answer sooner"],
    delimiter=";",
)
TYPEFORM = export(
    ["#", TEAM, CHANGE, "Submit Date (UTC)", "Network ID"],
    ["abc123", "Online Booking", "Answer sooner", "2026-12-07 10:00:00", "f00"],
)
SYNTHETIC = [GOOGLE, MONKEY, QUALTRICS, LIME, TYPEFORM]


@cache
def samples() -> list[bytes]:
    """The beginnings of real exports: a few people's answers, the last one cut off."""
    return [
        data[: SAMPLE_BYTES + 1 + data[SAMPLE_BYTES:].find(b"\n")]
        for data in map(Path.read_bytes, sorted(EXPORTS.rglob("*.csv")))
    ]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return engagement(tmp_path_factory.mktemp("client"))


def holds(client: Path, data: bytes, name: str = "a.csv") -> None:
    """Reads the bytes as answers and as feedback, and holds the account against them."""
    for folder in ("responses", "feedback"):
        shutil.rmtree(client / folder, ignore_errors=True)
        (client / folder).mkdir()
        (client / folder / name).write_bytes(data)
    read = pipeline.read(client)
    for fault in read.faults:
        assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in str(fault)), str(fault)
        assert fault.message.strip()
    grids, _ = read_grids(client / "responses" / name, f"responses/{name}")
    assert len(read.responses.exports) <= len(grids)
    longer = [fault for fault in read.faults if "the row is longer than the header" in fault.message]
    for found in read.responses.exports:
        grid = next(grid for grid in grids if grid.sheet == found.sheet)
        accounted(found, grid, cut=bool(longer))


def accounted(found: ExportReading, grid: Grid, cut: bool) -> None:
    """Each column stands in the account once, in order; what is beyond the header was told."""
    assert [column.place.column for column in found.columns] == list(range(1, len(found.columns) + 1))
    header = next((column.place.row or 0 for column in found.columns), 0)
    below = [line.cells for line in grid.lines if line.number > header]
    filled = max((at for cells in below for at, cell in enumerate(cells, start=1) if cell), default=0)
    assert len(found.columns) >= filled or cut
    assert all(column.question or column.reason or column.kind not in ("unplaced", "empty") for column in found.columns)


def rows_of(text: str) -> list[list[str]]:
    delimiter = ";" if text.partition("\n")[0].count(";") > 2 else ","
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


Change = Callable[[str, st.DataObject], str]


def _at(text: str, data: st.DataObject) -> int:
    return data.draw(st.integers(0, max(0, len(text) - 1)), label="at")


def _insert(text: str, data: st.DataObject) -> str:
    at = _at(text, data)
    piece = data.draw(
        st.sampled_from(['"', '""', ",", ";", "\t", "|", "\n", "\r", "\0", "\x1b[31m", "\ufeff", "\u2028", "'"])
    )
    return text[:at] + piece * data.draw(st.integers(1, 3)) + text[at:]


def _cut(text: str, data: st.DataObject) -> str:
    return text[: _at(text, data)]


def _cut_out(text: str, data: st.DataObject) -> str:
    first, last = sorted((_at(text, data), _at(text, data)))
    return text[:first] + text[last:]


def _double(text: str, data: st.DataObject) -> str:
    piece = data.draw(st.sampled_from([",", ";", '"', "\n"]))
    return text.replace(piece, piece * 2, data.draw(st.integers(1, 20)))


def _swap_delimiter(text: str, data: st.DataObject) -> str:
    return text.replace(",", data.draw(st.sampled_from([";", "\t", "|", " ", ""])))


def _shuffle(text: str, data: st.DataObject) -> str:
    rows = rows_of(text)
    width = max(map(len, rows), default=0)
    order = data.draw(st.permutations(range(width)))
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    return export(*[[row[at] for at in order] for row in padded]) if padded else ""


def _shuffle_rows(text: str, data: st.DataObject) -> str:
    rows = rows_of(text)
    return export(*data.draw(st.permutations(rows))) if rows else ""


def _headers(text: str, data: st.DataObject) -> str:
    rows = rows_of(text) or [[""]]
    words = st.sampled_from(
        ["", " ", "Other", TEAM, ROLE, "Timestamp", "E-mail", "#", "Unnamed: 3", "x" * 3000, "\x07"]
    )
    cells = st.one_of(words, st.text(max_size=12))
    head = list(rows[0]) or [""]
    for at in data.draw(st.lists(st.integers(0, len(head) - 1), max_size=8)):
        head[at] = data.draw(cells)
    return export(head, *rows[1:])


def _cell(text: str, data: st.DataObject) -> str:
    rows = [row for row in rows_of(text) if row] or [[""]]
    row = data.draw(st.sampled_from(rows))
    nasty = st.sampled_from(
        ["=1+1", "1e999", "-0", "٣", "5️⃣", "31/02/2026", "99:99", "12.345.678", "%", "€", "1" * 500, "a;b,c\n\nd"]
    )
    row[data.draw(st.integers(0, len(row) - 1))] = data.draw(st.one_of(nasty, st.text(max_size=20)))
    return export(*rows)


CHANGES: list[Change] = [
    _insert,
    _cut,
    _cut_out,
    _double,
    _swap_delimiter,
    _shuffle,
    _shuffle_rows,
    _headers,
    _cell,
]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "utf-32", "shift_jis"]


@pytest.mark.parametrize("lines", [0, 1, 2, 3])
@pytest.mark.parametrize("text", [*SYNTHETIC, "ResponseSet\nx\n"])
def test_the_first_lines_of_an_export_are_accounted_for(client: Path, text: str, lines: int) -> None:
    holds(client, "".join(text.splitlines(keepends=True)[:lines]).encode())


@FEW
@given(data=st.data())
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.strip("_"))
def test_an_export_with_one_thing_gone_wrong_is_accounted_for(
    client: Path, change: Change, data: st.DataObject
) -> None:
    text = change(data.draw(st.sampled_from(SYNTHETIC)), data)
    holds(client, text.encode("utf-8", errors="surrogatepass"))


@FEW
@given(data=st.data())
def test_an_export_with_everything_gone_wrong_is_accounted_for(client: Path, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(SYNTHETIC))
    for change in data.draw(st.lists(st.sampled_from(CHANGES), min_size=2, max_size=5)):
        text = change(text, data)
    holds(client, text.encode(data.draw(st.sampled_from(ENCODINGS)), errors="replace"))


@FEW
@given(data=st.data())
def test_changed_bytes_are_accounted_for(client: Path, data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from(SYNTHETIC)).encode(data.draw(st.sampled_from(ENCODINGS)), "replace"))
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=30)):
        whole[at] = data.draw(st.integers(0, 255))
    holds(client, bytes(whole))


@FEW
@given(whole=st.binary(max_size=400))
def test_any_bytes_are_accounted_for(client: Path, whole: bytes) -> None:
    holds(client, whole)


@FEW
@given(
    rows=st.lists(
        st.lists(st.one_of(st.text(max_size=8), st.sampled_from([TEAM, ROLE, "Timestamp"])), max_size=6), max_size=6
    )
)
def test_any_cells_of_a_csv_file_are_accounted_for(client: Path, rows: list[list[str]]) -> None:
    holds(client, export(*rows).encode("utf-8", errors="surrogatepass") if rows else b"")


@FEW
@given(data=st.data())
@pytest.mark.parametrize(
    "change", [_shuffle, _shuffle_rows, _headers, _cell], ids=lambda change: change.__name__.strip("_")
)
def test_a_workbook_with_something_gone_wrong_is_accounted_for(
    client: Path, change: Change, data: st.DataObject
) -> None:
    rows = rows_of(change(data.draw(st.sampled_from(SYNTHETIC)), data))
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet()
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            page.write_string(number, column, cell.encode("utf-8", "ignore").decode())
    book.close()
    holds(client, out.getvalue(), "a.xlsx")


@pytest.mark.skipif(not EXPORTS.is_dir(), reason="the samples are not here")
@FEW
@given(data=st.data())
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.strip("_"))
def test_a_real_export_with_one_thing_gone_wrong_is_accounted_for(
    client: Path, change: Change, data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from(samples())).decode("utf-8", errors="replace")
    holds(client, change(text, data).encode("utf-8", errors="surrogatepass"))


@pytest.mark.skipif(not EXPORTS.is_dir(), reason="the samples are not here")
@FEW
@given(data=st.data())
def test_changed_bytes_of_a_real_export_are_accounted_for(client: Path, data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from(samples())))
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=30)):
        whole[at] = data.draw(st.integers(0, 255))
    holds(client, bytes(whole))
