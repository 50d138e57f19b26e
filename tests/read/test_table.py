from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.read import csv_file, files
from okra_coach.read.table import parse_table, read_table
from tests.read.folders import export


def write(folder: Path, data: bytes) -> Path:
    path = folder / "a.csv"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encoding_and_delimiter_are_found(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = export(["Zeit", "Größe, gemessen"], ["1", "ä, ö; ü"], ["2", "“x”|y\tz"], delimiter=delimiter)
    found = read_table(write(tmp_path, text.encode(encoding)), "a.csv")
    assert found.header == ("Zeit", "Größe, gemessen")
    assert [row.cells for row in found.rows] == [("1", "ä, ö; ü"), ("2", "“x”|y\tz")]
    assert found.delimiter == delimiter


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    found = parse_table('a,b\r\n1,"two\nlines"\r\n,\r\n3,4\r\n', "a.csv")
    assert [row.number for row in found.rows] == [2, 4]


def test_cells_beyond_the_header_are_told_and_short_rows_filled() -> None:
    found = parse_table("a,b\n1\n1,2,3\n", "a.csv")
    assert [row.cells for row in found.rows] == [("1", ""), ("1", "2")]
    assert [str(fault) for fault in found.faults] == [
        "a.csv row 3: the row is longer than the header; what is beyond its 2 columns was left out"
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \r\n\r\n", "the file is empty"),
        (b"a,b\r\n", "the file has a header and no answers yet"),
        (b"PK\x03\x04rest", "the workbook is damaged"),
        (bytes(range(256)) * 8, "this is a binary file under a text file's name"),
        (b"a,b\n1,x\0y\n", "the file holds zero bytes; they were left out"),
        (b"a,b\n1,gr\xfcn\n", "the file is not UTF-8; it was read as Western European"),
        (b'a,b\n1,"open\n2,x\n', "a quotation mark is opened and never closed"),
        (b",".join([b"x"] * 10_001) + b"\n1,2\n", "the file has 10,001 columns; at most 10,000 are read"),
    ],
)
def test_what_is_odd_about_a_file_is_one_fault(tmp_path: Path, data: bytes, said: str) -> None:
    found = read_table(write(tmp_path, data), "a.csv")
    assert len(found.faults) == 1
    assert said in found.faults[0].message


def test_a_file_over_the_bound_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "TABLE_LIMIT", 3_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("opened"))
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(4_000_000)
    assert [str(fault) for fault in read_table(path, "a.csv").faults] == [
        "a.csv: the file has 4 MB; at most 3 MB are read"
    ]


def test_a_very_long_cell_is_read() -> None:
    assert len(parse_table(f"a,b\n1,{'x' * 300_000}\n", "a.csv").rows[0].cells[1]) == 300_000


def test_a_folder_in_place_of_a_file_is_a_fault(tmp_path: Path) -> None:
    assert "cannot be read" in read_table(tmp_path, "a.csv").faults[0].message


cells = st.text(st.characters(codec="utf-8"), max_size=12)


@settings(deadline=None)
@given(st.lists(st.lists(cells, min_size=1, max_size=5), max_size=6), st.sampled_from([",", ";", "\t", "|"]))
def test_no_cells_break_the_reading(rows: list[list[str]], delimiter: str) -> None:
    text = export(["Timestamp", "b"], *rows, delimiter=delimiter)
    parse_table(text, "a.csv")


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_break_the_decoding(data: bytes) -> None:
    text, _ = files.decode(data)
    if text.strip():
        parse_table(text, "a.csv")
