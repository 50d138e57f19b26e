"""Files of every kind: workbooks, encodings, what is no list of OKRs, and what is hostile."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import xlsxwriter

from okra_coach.check.quantities import find_quantities
from okra_coach.model.fault import Weight
from okra_coach.read.okr_lists.file import read_okr_file
from okra_coach.stories.checking import check_file
from tests.read.okr_lists.reading import outline, read_bytes

OKRS = "Objective 1: Gärtner säen früher\nKR1: Beete im März von 10 auf 40\n"
READ = "O Gärtner säen früher\n  K Beete im März von 10 auf 40 {10 → 40}"
Rows = list[list[object]]


def workbook(path: Path, sheets: dict[str, Rows]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_are_found(encoding: str, tmp_path: Path) -> None:
    assert outline(read_bytes(tmp_path, "okrs.txt", OKRS.encode(encoding))) == READ


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_found(delimiter: str, tmp_path: Path) -> None:
    rows = [
        ["Objective", "Key Result", "Baseline", "Target"],
        ["Trains run", "Delays", "30", "10"],
        ["", "Fines", "9", "2"],
    ]
    text = "\n".join(delimiter.join(row) for row in rows)
    assert outline(read_bytes(tmp_path, "okrs.csv", text)) == "O Trains run\n  K Delays {30 → 10}\n  K Fines {9 → 2}"


def test_every_sheet_of_a_workbook_is_a_team(tmp_path: Path) -> None:
    head: list[object] = ["Objective", "Key Result", "Baseline", "Target"]
    path = workbook(
        tmp_path / "okrs.xlsx",
        {
            "Kitchen": [["OKRs Q3 2026"], [], head, ["Soup is hot", "Plates sent back", 30, 10]],
            "Service": [head, ["Guests feel seen", "Minutes until the greeting", 6, 2], ["", "Complaints", 12, 4]],
            "Notes": [["Only words here"]],
        },
    )
    read = read_okr_file(path)
    assert outline(read) == (
        "= Kitchen\nO Soup is hot\n  K Plates sent back {30 → 10}\n"
        "= Service\nO Guests feel seen\n  K Minutes until the greeting {6 → 2}\n  K Complaints {12 → 4}"
    )
    assert str(read.book.sets[0].objectives[0].place) == "okrs.xlsx Kitchen!A4"
    assert str(read.book.sets[1].objectives[0].key_results[1].place) == "okrs.xlsx Service!B3"
    assert [line.text for line in read.account.left_aside] == ["Only words here"]


def test_percent_cells_keep_their_unit(tmp_path: Path) -> None:
    path = tmp_path / "okrs.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, percent = book.add_worksheet(), book.add_format({"num_format": "0%"})
        sheet.write_row(0, 0, ["Objective", "Key Result", "Start value", "Target value"])
        sheet.write_row(1, 0, ["Glue holds", "Broken chairs"])
        sheet.write_number(1, 2, 0.12, percent)
        sheet.write_number(1, 3, 0.05, percent)
    assert outline(read_okr_file(path)) == "O Glue holds\n  K Broken chairs {12 → 5 %}"


def test_a_workbook_without_headings_is_read_by_its_labels(tmp_path: Path) -> None:
    rows: Rows = [
        ["O1", "Dogs find homes"],
        ["", "KR1", "Adoptions from 20 to 35"],
        ["", "KR2", "Days in the home from 60 to 30"],
    ]
    path = workbook(tmp_path / "okrs.xlsx", {"Shelter": rows})
    assert outline(read_okr_file(path)) == (
        "O Dogs find homes\n  K Adoptions from 20 to 35 {20 → 35}\n  K Days in the home from 60 to 30 {60 → 30}"
    )


def test_places_name_the_line_of_a_text_and_the_row_of_a_csv(tmp_path: Path) -> None:
    text = read_bytes(tmp_path, "a.md", "# OKRs\n\n## O1: Pipes hold\n\n- KR1: Bursts from 9 to 2\n")
    table = read_bytes(tmp_path, "a.csv", "Objective,Key Result\nPipes hold,Bursts from 9 to 2\n")
    assert str(text.book.sets[0].objectives[0].place) == "a.md:3"
    assert str(text.book.sets[0].objectives[0].key_results[0].place) == "a.md:5"
    assert str(table.book.sets[0].objectives[0].place) == "a.csv row 2"


@pytest.mark.parametrize(
    "name", ["a.docx", "a.doc", "a.pdf", "a.pptx", "a.odt", "a.rtf", "a.xls", "a.html", "a.json", "a.PDF"]
)
def test_other_kinds_are_told_what_to_do(name: str, tmp_path: Path) -> None:
    read = read_bytes(tmp_path, name, b"%PDF-1.7")
    (fault,) = read.faults
    assert fault.weight is Weight.STOPS
    assert "save" in fault.message or "copy" in fault.message or "export" in fault.message
    assert str(fault).startswith(f"{name}: ")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.md", b"", "the file is empty"),
        ("blank.txt", b" \n\n\t\n", "the file is empty"),
        ("empty.csv", b"", "the file is empty"),
        ("prose.txt", b"We met on Monday.\nIt was nice.\n", "no objective was found"),
        ("table.csv", b"Name,Age\nKim,30\nJo,40\n", "no objective was found"),
        ("picture.md", b"\x89PNG\r\n\x1a\n" + bytes(200), "this is a picture"),
        ("zip.txt", b"PK\x03\x04" + bytes(200), "this is an Excel workbook or another zip file"),
        ("noise.txt", bytes(range(1, 32)) * 40, "this is a binary file"),
        ("broken.xlsx", b"PK\x03\x04 no workbook", "damaged"),
        ("text.xlsx", b"Objective: x", ""),
    ],
)
def test_what_is_no_list_is_one_clear_fault(name: str, data: bytes, says: str, tmp_path: Path) -> None:
    read = read_bytes(tmp_path, name, data)
    stopping = [fault for fault in read.faults if fault.weight is Weight.STOPS]
    assert len(stopping) == 1
    assert says in stopping[0].message
    assert "answers" not in stopping[0].message
    assert not read.book.sets


def test_a_folder_and_a_missing_file_are_faults(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    assert "folder" in read_okr_file(tmp_path / "folder.md").faults[0].message
    assert read_okr_file(tmp_path / "missing.md").faults[0].weight is Weight.STOPS


def test_a_huge_text_is_refused(tmp_path: Path) -> None:
    lines = read_bytes(tmp_path, "lines.md", "- KR1: Orders from 1 to 2\n" * 30_000)
    size = read_bytes(tmp_path, "size.md", "x" * 5_000_000)
    assert "lines" in lines.faults[0].message
    assert "MB" in size.faults[0].message


@pytest.mark.parametrize(
    "text",
    [
        "#" * 50_000,
        "- " * 50_000,
        "*" * 50_000,
        "**" * 20_000 + "O1: x",
        "O1: " + "(" * 20_000,
        "O1: x " + "[a](" * 10_000,
        "KR1: from 1 " + "to 2 " * 10_000,
        "> " * 20_000 + "KR1: x",
        "Objective: " + "a " * 50_000,
        "| a " * 20_000,
        "\n".join(" " * number + "- line 1" for number in range(2_000)),
        "O1: x (owner: " + "a, " * 10_000 + ")",
        "Sales " * 20_000 + "KR: x",
        "1." * 20_000 + " x",
        "_" * 20_000 + "x" + "_" * 20_000,
        "<" * 30_000,
        "O1: x " + "@a " * 20_000,
        "O1: x" + " - on track" * 5_000,
        "<!--" * 20_000,
        "O1: x\n" + "a\n" * 19_000,
        "O1: x\nKR1: " + "9" * 50_000,
    ],
)
def test_hostile_texts_take_no_time_and_raise_nothing(text: str, tmp_path: Path) -> None:
    start = time.perf_counter()
    for name in ("a.md", "a.txt", "a.csv"):
        read_bytes(tmp_path, name, text)
    assert time.perf_counter() - start < 6


@pytest.mark.parametrize(
    "piece", ["1 2 3 ", "the first 4 weeks ", "from 1 % to 2 % ", "(now 5 ", ". Owner: x ", "- a, 1.2. "]
)
def test_a_line_of_200_kilobytes_is_checked_at_once(piece: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("O1: Guests come back\nKR1: " + piece * (200_000 // len(piece)), encoding="utf-8")
    start = time.perf_counter()
    check_file(path)
    assert time.perf_counter() - start < 3


def test_numbers_in_a_long_text_take_time_by_its_length() -> None:
    start = time.perf_counter()
    assert len(find_quantities("4 things and " * 4_000)) == 4_000
    assert time.perf_counter() - start < 2


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    read = read_bytes(tmp_path, "a.md", "O1: Lamps\x1b[31m are lit\nKR1: Dark \x07streets from 9 to 2\n")
    assert "\x1b" not in outline(read)
    assert "\x07" not in outline(read)
