from __future__ import annotations

import struct
import tracemalloc
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from okra_coach.model.fault import Weight
from okra_coach.read import workbook_file, workbook_package, workbook_sheet
from okra_coach.read.grid import Grid
from okra_coach.read.quantities import read_quantity
from okra_coach.read.timestamps import read_time
from okra_coach.read.workbook_cells import number_text, shape_of
from okra_coach.read.workbook_file import read_workbook
from tests.read.workbooks import MAIN, STRICT, sheet, styles, text_row, workbook

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
CELL = '<row r="1"><c r="A1" s="{style}"><v>{value}</v></c></row>'


def only(path: Path) -> Grid:
    """The one grid of a workbook without faults of its own."""
    grids, faults = read_workbook(path, "a.xlsx")
    assert not faults, faults
    assert len(grids) == 1
    return grids[0]


def cells(path: Path) -> list[tuple[str, ...]]:
    return [line.cells for line in only(path).lines]


def sentence(path: Path) -> str:
    """The one fault of a workbook that cannot be read."""
    grids, faults = read_workbook(path, "a.xlsx")
    assert not grids
    assert len(faults) == 1
    assert faults[0].weight is Weight.STOPS
    assert "\n" not in faults[0].message
    return str(faults[0])


def shown(folder: Path, value: str, code: str, settings: str = "") -> str:
    path = workbook(folder / "a.xlsx", sheet(CELL.format(style=1, value=value)), styles=styles(code), settings=settings)
    return cells(path)[0][0]


def test_what_excel_writes_is_read_as_it_shows(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("Form1")
    page.write_row(0, 0, ["ID", "When", "Share", "Price", "Text", "Yes"])
    page.write_number(1, 0, 12)
    page.write_datetime(1, 1, datetime(2026, 12, 7, 11, 0, 22), book.add_format({"num_format": "m/d/yy h:mm:ss"}))
    page.write_number(1, 2, 0.12, book.add_format({"num_format": "0.0%"}))
    page.write_number(1, 3, 12000, book.add_format({"num_format": '#,##0 "€"'}))
    page.write_string(1, 4, "  one\ntwo ")
    page.write_boolean(1, 5, True)
    book.close()
    grid = only(path)
    assert (grid.file, grid.origin, grid.sheet, grid.faults) == ("a.xlsx", "xlsx", "Form1", ())
    assert grid.lines[1].cells == ("12", "2026-12-07 11:00:22", "12%", "12000 €", "one\ntwo", "TRUE")


def test_what_openpyxl_writes_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Größe", 1.5, True, date(2026, 12, 7), time(9, 30), timedelta(hours=36, minutes=15), None, "x"])
    book.save(tmp_path / "a.xlsx")
    assert cells(tmp_path / "a.xlsx") == [("Größe", "1.5", "TRUE", "2026-12-07", "09:30:00", "36:15:00", "", "x")]


def test_lines_keep_the_numbers_that_the_spreadsheet_shows(tmp_path: Path) -> None:
    rows = text_row(3, "a", "b") + '<row r="4"><c r="A4" s="1"/></row>' + text_row(9, "", "c")
    grid = only(workbook(tmp_path / "a.xlsx", sheet(rows)))
    assert [(line.number, line.cells) for line in grid.lines] == [(3, ("a", "b")), (9, ("", "c"))]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("12", "12"),
        ("12.0", "12"),
        ("-0", "0"),
        ("0.30000000000000004", "0.3"),
        ("12.5", "12.5"),
        ("12.345", "12.3450"),
        ("1234.567", "1234.5670"),
        ("1.25E-2", "0.0125"),
        ("1.2E+5", "120000"),
        ("-1E-07", "-0.0000001"),
        ("10005123456789", "10005123456789"),
        ("1E+300", "1E+300"),
        ("9E+999", "Infinity"),
        ("nonsense", "nonsense"),
    ],
)
def test_numbers_are_short_and_never_look_like_thousands(tmp_path: Path, value: str, text: str) -> None:
    assert shown(tmp_path, value, "General") == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("0.12", "0%", "12%"),
        ("0.125", "0.0%", "12.5%"),
        ("0.12345", "0%", "12.3450%"),
        ("0.07", "0.00%;[Red]-0.00%", "7%"),
        ("12000", '#,##0.00 "€"', "12000 €"),
        ("12000", "#,##0.00\\ [$€-407]", "12000 €"),
        ("-12.5", '_-"$"* #,##0.00_-;-"$"* #,##0.00_-', "-$12.5"),
        ("12000", "$#,##0", "$12000"),
        ("12000", "[$EUR] #,##0", "EUR 12000"),
        ("12000", "#,##0 [$VND]", "12000 VND"),
        ("12000", '"CHF" #,##0', "CHF 12000"),
        ("250000", "#,##0\\ [$₫-42A]", "250000 ₫"),
        ("100", '#,##0 "Kč"', "100 Kč"),
        ("12", '0 "days"', "12"),
        ("12000000", '0.0,,"M"', "12000000"),
        ("7", "00000", "7"),
        ("7", "@", "7"),
    ],
)
def test_the_number_format_gives_percent_and_currency(tmp_path: Path, value: str, code: str, text: str) -> None:
    assert shown(tmp_path, value, code) == text


@pytest.mark.parametrize(
    ("code", "value", "unit"),
    [
        ("0%", "0.12", "percent"),
        ('#,##0 "€"', "12000", "EUR"),
        ("[$EUR] #,##0", "12000", "EUR"),
        ("$#,##0", "9", "USD"),
    ],
)
@pytest.mark.parametrize("language", ["en", "de", "vi"])
def test_answers_with_a_format_are_quantities_in_every_language(
    tmp_path: Path, code: str, value: str, unit: str, language: str
) -> None:
    plain = read_quantity({"percent": "12 %", "EUR": "12000 EUR", "USD": "9 USD"}[unit], language)
    found = read_quantity(shown(tmp_path, value, code), language)
    assert not isinstance(found, str)
    assert not isinstance(plain, str)
    assert found is not None
    assert plain is not None
    assert (found.value, found.unit) == (plain.value, plain.unit)


@pytest.mark.parametrize("language", ["en", "de", "vi"])
def test_three_decimals_are_no_thousands_in_any_language(tmp_path: Path, language: str) -> None:
    found = read_quantity(shown(tmp_path, "12.345", "General"), language)
    assert found is not None
    assert not isinstance(found, str)
    assert float(found.value) == 12.345


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("46363.458587963", "m/d/yy h:mm:ss", "2026-12-07 11:00:22"),
        ("46363", "yyyy-mm-dd", "2026-12-07"),
        ("46363", "m/d/yy h:mm", "2026-12-07 00:00:00"),
        ("46363.25", "[$-409]d\\-mmm\\-yy;@", "2026-12-07 06:00:00"),
        ("0.395833333333333", "hh:mm", "09:30"),
        ("0.395833333333333", "h:mm AM/PM", "09:30"),
        ("0.395839120370370", "hh:mm:ss", "09:30:00"),
        ("46363.999999999", "yyyy-mm-dd", "2026-12-08"),
        ("1.510416666666667", "[h]:mm", "36:15"),
        ("1.510416666666667", "[h]:mm:ss", "36:15:00"),
        ("0.052199074074074", "[mm]:ss", "1:15:10"),
        ("-0.0625", "[h]:mm", "-1:30"),
        ("59", "d/m/yyyy", "1900-02-28"),
        ("61", "d/m/yyyy", "1900-03-01"),
        ("-5", "d/m/yyyy", "-5"),
        ("2958466", "d/m/yyyy", "2958466"),
        ("1E+20", "[h]:mm", "100000000000000000000"),
        ("46363", '"Stand: "General', "46363"),
        ("46363", "[Red]0", "46363"),
    ],
)
def test_dates_and_times_are_iso(tmp_path: Path, value: str, code: str, text: str) -> None:
    assert shown(tmp_path, value, code) == text


@settings(deadline=None, max_examples=200)
@given(st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 31)))
def test_a_moment_comes_back_to_the_second(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    serial = (moment - datetime(1899, 12, 30)) / timedelta(days=1)
    shape = shape_of("dd/mm/yyyy hh:mm:ss")
    assert read_time(number_text(repr(serial), shape, False)) == moment


def test_dates_that_count_from_1904_are_right(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    page = book.active
    assert page is not None
    page.append([date(2026, 12, 7), datetime(2026, 12, 7, 11, 0, 22)])
    book.save(tmp_path / "a.xlsx")
    assert cells(tmp_path / "a.xlsx") == [("2026-12-07", "2026-12-07 11:00:22")]


def test_built_in_formats_are_known_and_money_without_its_sign_gets_none(tmp_path: Path) -> None:
    used = "".join(f'<xf numFmtId="{number}"/>' for number in (9, 14, 20, 22, 44, 46))
    look = f'<styleSheet xmlns="{MAIN}"><cellXfs>{used}</cellXfs></styleSheet>'
    row = "".join(f'<c s="{style}"><v>46363.5</v></c>' for style in range(6))
    path = workbook(tmp_path / "a.xlsx", sheet(f"<row>{row}</row>"), styles=look)
    assert cells(path) == [
        ("4636350%", "2026-12-07 12:00:00", "12:00", "2026-12-07 12:00:00", "46363.5", "1112724:00:00")
    ]


def test_broken_styles_cost_the_formats_and_not_the_cells(tmp_path: Path) -> None:
    look = (
        '<styleSheet><numFmts><numFmt/></numFmts><fills><no/></fills><cellXfs><xf numFmtId="x"/></cellXfs></styleSheet>'
    )
    path = workbook(tmp_path / "a.xlsx", sheet(CELL.format(style=5, value="0.5")), styles=look)
    assert cells(path) == [("0.5",)]


def test_dates_as_iso_text_are_read(tmp_path: Path) -> None:
    row = '<row><c t="d"><v>2026-12-07T11:00:22.000</v></c><c t="d"><v>2026-12-07</v></c><c t="d"><v>soon</v></c></row>'
    assert cells(workbook(tmp_path / "a.xlsx", sheet(row))) == [("2026-12-07 11:00:22", "2026-12-07", "soon")]


def test_texts_lose_what_no_person_sees(tmp_path: Path) -> None:
    strings = (
        f'<sst xmlns="{MAIN}"><si><t>one_x000D_\ntwo_x000D_</t></si><si><r><t>bo</t></r><r><t>ld </t></r>'
        "<rPh><t>kana</t></rPh></si><si><t>_x005F_x0041_ _x0000_a_x001B_[31m _xD83D_</t></si></sst>"
    )
    row = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="str"><v>&lt;a&gt;</v></c></row>'
    path = workbook(tmp_path / "a.xlsx", sheet(row), strings=strings)
    assert cells(path) == [("one\ntwo", "bold", "_x0041_ a", "<a>")]


def test_formulas_give_the_value_that_was_saved_with_them(tmp_path: Path) -> None:
    row = (
        '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>""</f><v></v></c>'
        '<c r="C2"><f>1+1</f></c><c r="D2"><f>1</f><v/></c></row><row r="3"><c r="C3"><f>2</f></c></row>'
    )
    grid = only(workbook(tmp_path / "a.xlsx", sheet(row)))
    assert [line.cells for line in grid.lines] == [("2",)]
    rest = "never calculated, so nothing was read there; open the workbook in Excel, save it, and try again"
    assert [str(fault) for fault in grid.faults] == [
        f"a.xlsx One!C2: 2 formulas of this column were {rest}",
        f"a.xlsx One!D2: the formula was {rest}",
    ]


def test_formulas_of_openpyxl_were_never_calculated(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Total", "=1+1"])
    book.save(tmp_path / "a.xlsx")
    assert [fault.place.cell for fault in only(tmp_path / "a.xlsx").faults] == ["Sheet!B1"]


def test_error_cells_are_empty_with_one_note(tmp_path: Path) -> None:
    row = '<row r="2"><c t="e"><v>#N/A</v></c><c><v>1</v></c><c t="e"><f>A1</f><v>#REF!</v></c></row>'
    grid = only(workbook(tmp_path / "a.xlsx", sheet(row)))
    assert grid.lines[0].cells == ("", "1")
    assert [(str(fault), fault.weight) for fault in grid.faults] == [
        (
            "a.xlsx One!A2: the cell shows an error such as #N/A (so does one more cell); nothing was read there",
            Weight.TELLS,
        )
    ]


def test_merged_cells_hold_their_value_once(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet()
    page.merge_range("A1:C1", "Your team")
    page.write_row(1, 0, ["a", "b", "c"])
    book.close()
    assert cells(path) == [("Your team",), ("a", "b", "c")]


def test_hidden_sheets_are_named_and_not_read(tmp_path: Path) -> None:
    rows = sheet(text_row(1, "a"))
    path = workbook(tmp_path / "a.xlsx", rows, rows, rows, states=("visible", "hidden", "veryHidden"))
    grids, faults = read_workbook(path, "a.xlsx")
    assert [grid.sheet for grid in grids] == ["One"]
    assert [str(fault) for fault in faults] == [
        'a.xlsx: the hidden sheets "Two", "Three" were not read; unhide what you want read'
    ]


def test_hidden_rows_and_columns_are_read_and_counted(tmp_path: Path) -> None:
    rows = text_row(1, "a", "b") + text_row(2, "c", "d").replace("<row ", '<row hidden="1" ')
    hidden = '<cols><col min="2" max="16384" hidden="1"/></cols>'
    grid = only(workbook(tmp_path / "a.xlsx", sheet(rows, hidden)))
    assert [line.cells for line in grid.lines] == [("a", "b"), ("c", "d")]
    assert [(str(fault), fault.weight) for fault in grid.faults] == [
        (
            "a.xlsx One!A1: 1 row and 1 column of the sheet are hidden or filtered out; they were read as well",
            Weight.TELLS,
        )
    ]


@pytest.mark.parametrize("stated", ["A1", "A1:XFD1048576", "nonsense"])
def test_a_wrong_dimension_neither_loses_cells_nor_costs_memory(tmp_path: Path, stated: str) -> None:
    rows = text_row(1, "a", "b") + text_row(2, "c", "d")
    path = workbook(tmp_path / "a.xlsx", sheet(rows, f'<dimension ref="{stated}"/>'))
    tracemalloc.start()
    found = cells(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == [("a", "b"), ("c", "d")]
    assert most < 5_000_000


def test_a_cell_in_the_last_row_costs_nothing(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", sheet(text_row(1, "a") + text_row(1_048_576, "b")))
    assert [line.number for line in only(path).lines] == [1, 1_048_576]


def test_a_thousand_blank_rows_are_no_rows(tmp_path: Path) -> None:
    blank = "".join(
        f'<row r="{number}"><c r="A{number}" s="1"/><c r="B{number}" t="s"/></row>' for number in range(2, 999)
    )
    path = workbook(tmp_path / "a.xlsx", sheet(text_row(1, "a") + blank))
    assert cells(path) == [("a",)]


def test_strict_namespaces_and_prefixes_are_the_same_to_us(tmp_path: Path) -> None:
    strict = sheet(text_row(1, "a"), namespace=STRICT)
    kind = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    assert cells(workbook(tmp_path / "a.xlsx", strict, kind=kind)) == [("a",)]
    rows = '<x:row r="1"><x:c r="B1"><x:v>5</x:v></x:c></x:row>'
    prefixed = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    assert cells(workbook(tmp_path / "b.xlsx", prefixed)) == [("", "5")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_parts_in_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    assert cells(workbook(tmp_path / "a.xlsx", sheet(text_row(1, "Größe")).encode(encoding))) == [("Größe",)]


def test_parts_under_names_with_backslashes_and_other_case_are_found(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", sheet(text_row(1, "a")))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as old, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("worksheets/sheet", "Worksheets\\Sheet"), old.read(name))
    assert cells(tmp_path / "b.xlsx") == [("a",)]


@pytest.mark.parametrize("suffix", [".xlsm", ".xltx"])
def test_macros_and_templates_are_read_like_workbooks(tmp_path: Path, suffix: str) -> None:
    path = workbook(tmp_path / f"a{suffix}", sheet(text_row(1, "a")), parts={"xl/vbaProject.bin": b"macro"})
    assert cells(path) == [("a",)]


def test_chart_sheets_and_missing_parts_are_passed_over(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    page = book.add_worksheet("Data")
    page.write_number(0, 0, 1)
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Data!$A$1:$A$1"})
    book.add_chartsheet("Chart").set_chart(chart)
    book.close()
    assert cells(tmp_path / "a.xlsx") == [("1",)]


def test_an_empty_workbook_is_a_warning(tmp_path: Path) -> None:
    _, faults = read_workbook(workbook(tmp_path / "a.xlsx", sheet(""), sheet("")), "a.xlsx")
    assert [(str(fault), fault.weight) for fault in faults] == [("a.xlsx: the workbook is empty", Weight.WARNS)]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (
            OLE + "Workbook".encode("utf-16-le"),
            "an old Excel file (.xls); open it in Excel and save it as .xlsx or CSV",
        ),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password; save it without one"),
        (b"%PDF-1.7\n\x00", "this is a PDF under a workbook's name; give the answers as .xlsx or CSV"),
        (b"\x89PNG\r\n", "this is a picture under a workbook's name"),
        (b"<html><table><tr><td>1</td>", "this is a web page under a workbook's name; open it"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>", "this is a web page under a workbook's name; open it"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "Excel 2003 XML file",
        ),
        (b"Time,Team\n1,2\n", "this is text under a workbook's name; if it is a CSV file, end its name in .csv"),
        ("Zeit;Größe\n".encode("utf-16"), "this is text under a workbook's name"),
        (bytes(range(256)), "this is no Excel workbook"),
        (b"PK\x03\x04" + bytes(300), "the workbook is damaged (its end is missing or broken)"),
    ],
)
def test_what_is_no_workbook_gets_one_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    assert said in sentence(path)


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("xl/workbook.bin", "a binary workbook (.xlsb)"),
        ("Index/Document.iwa", "a Numbers document"),
        ("word/document.xml", "a Word document"),
        ("readme.txt", "this is a zip file and no Excel workbook"),
    ],
)
def test_other_zips_get_one_sentence(tmp_path: Path, part: str, said: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr(part, "x")
    assert said in sentence(tmp_path / "a.xlsx")


def test_an_opendocument_file_gets_one_sentence(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<a/>")
    assert "this is an OpenDocument file (.ods); save it as .xlsx or CSV" in sentence(tmp_path / "a.xlsx")


def test_excels_lock_file_a_folder_and_a_missing_file_get_one_sentence(tmp_path: Path) -> None:
    lock = tmp_path / "~$a.xlsx"
    lock.write_bytes(b"\x05Ada C" + bytes(158))
    assert "the lock file of a workbook that is open in Excel" in sentence(lock)
    assert "cannot be read (it is a folder)" in sentence(tmp_path)
    assert "cannot be read (No such file or directory)" in sentence(tmp_path / "b.xlsx")


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_a_truncated_workbook_gets_one_sentence(tmp_path: Path, share: float) -> None:
    whole = workbook(tmp_path / "b.xlsx", sheet(text_row(1, "a"))).read_bytes()
    (tmp_path / "a.xlsx").write_bytes(whole[: int(len(whole) * share)])
    assert "the workbook is damaged" in sentence(tmp_path / "a.xlsx")


BOMB = f'<!DOCTYPE a [<!ENTITY b "{"x" * 1000}"><!ENTITY c "&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY c SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("declared", [BOMB, OUTSIDE, '<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd">'])
@pytest.mark.parametrize("part", ["sheet1", "sharedStrings", "workbook", "rels", "styles"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_declarations_and_entities_are_refused_in_every_part(
    tmp_path: Path, declared: str, part: str, encoding: str
) -> None:
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    evil = (mark + declared + "<a>&c;</a>").encode(encoding)
    rows = sheet('<row><c t="s"><v>0</v></c></row>')
    given = {"sheet1": "xl/worksheets/sheet1.xml", "rels": "_rels/.rels"}.get(part, f"xl/{part}.xml")
    workbook(tmp_path / "b.xlsx", rows, strings="<sst/>", styles=styles("0"))
    with zipfile.ZipFile(tmp_path / "b.xlsx") as old, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(name, evil if name == given else old.read(name))
    assert "XML declarations that no spreadsheet program writes" in sentence(tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("<worksheet><sheetData>", "is no sound XML"),
        ("<worksheet>" + "<a>" * 200, "nested without end"),
        (sheet('<row r="0"><c><v>1</v></c></row>'), "it has a row 0"),
        (sheet('<row r="99999999999"><c><v>1</v></c></row>'), "it has a row 99999999999"),
        (sheet('<row r="one"><c><v>1</v></c></row>'), "is no sound XML"),
        (sheet('<row><c r="-A1"><v>1</v></c></row>'), "is no sound XML"),
        (sheet('<row><c r="ABCDEFGH1"><v>1</v></c></row>'), "is no sound XML"),
        (sheet('<row><c t="s"><v>7</v></c></row>'), "a text is missing"),
        (sheet('<row><c t="s"><v>x</v></c></row>'), "is no sound XML"),
        (sheet("<row><c><v>&c;</v></c></row>"), "is no sound XML"),
        ('<?xml version="1.0" encoding="no-such-code"?>' + sheet(""), "is no sound XML"),
    ],
)
def test_broken_sheets_get_one_sentence(tmp_path: Path, broken: str, said: str) -> None:
    assert said in sentence(workbook(tmp_path / "a.xlsx", broken))


def test_a_part_that_does_not_match_its_checksum_gets_one_sentence(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", sheet(text_row(1, "abc" * 50)))
    data = bytearray(path.read_bytes())
    start = data.index(b"xl/worksheets/sheet1.xml") + 40
    data[start : start + 4] = b"\0\0\0\0"
    path.write_bytes(data)
    assert "sheet1.xml cannot be unpacked" in sentence(path)


def test_an_encrypted_part_asks_for_a_workbook_without_password(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", sheet(text_row(1, "a")))
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(data)
    assert "protected by a password" in sentence(path)


def test_a_workbook_over_the_bound_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "a.xlsx").open("wb") as file:
        file.truncate(workbook_package.FILE_BYTES + 1_000_000)
    assert sentence(tmp_path / "a.xlsx") == "a.xlsx: the workbook has 101 MB; at most 100 MB are read"


def test_a_zip_bomb_is_refused_by_what_it_states(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("xl/worksheets/sheet1.xml", "w") as file:
            for _ in range(30):
                file.write(b" " * 1_000_000)
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert "unpacks to more than 300 MB, or far more than its size" in sentence(tmp_path / "a.xlsx")


def test_a_zip_that_lies_about_its_sizes_is_counted_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "a.xlsx", sheet(text_row(1, "a" * 900_000)))
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        if data[at + 46 :].startswith(b"xl/worksheets"):
            data[at + 24 : at + 28] = struct.pack("<I", 100)
        at = data.find(b"PK\x01\x02", at + 4)
    path.write_bytes(data)
    assert "damaged" in sentence(path)
    monkeypatch.setattr(workbook_package, "UNPACKED_BYTES", 500_000)
    whole = workbook(tmp_path / "b.xlsx", sheet(text_row(1, "a" * 900_000)))
    monkeypatch.setattr(workbook_package, "_check", lambda members: None)
    assert "unpacks to more than" in sentence(whole)


def test_a_zip_of_too_many_parts_is_not_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_package, "MEMBERS", 3)
    path = workbook(tmp_path / "a.xlsx", sheet(text_row(1, "a")))
    assert sentence(path) == "a.xlsx: the workbook is a zip of 4 parts; at most 3 are accepted"


def test_endless_empty_cells_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_package, "ELEMENTS", 1000)
    path = workbook(tmp_path / "a.xlsx", sheet("<row>" + "<c/>" * 1000 + "</row>"))
    assert "more than 1,000 XML elements; delete its empty rows" in sentence(path)


def test_a_tag_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_package, "_LONGEST_TAG", 200_000)
    endless = '<worksheet a="' + "x" * 3_000_000 + '"></worksheet>'
    assert "is no sound XML" in sentence(workbook(tmp_path / "a.xlsx", endless))


def test_too_many_columns_are_a_fault_with_their_number(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", sheet('<row r="1"><c r="A1"><v>1</v></c><c r="NTQ1"><v>1</v></c></row>'))
    assert sentence(path) == "a.xlsx One!A1: the sheet has 10,001 columns; at most 10,000 are read"


def test_too_many_cells_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", sheet("".join(text_row(row, "a", "b") for row in range(1, 9))))
    monkeypatch.setattr(workbook_sheet, "CELLS", 10)
    assert "more than 10 cells or 200,000,000 characters; split it" in sentence(path)
    monkeypatch.undo()
    monkeypatch.setattr(workbook_sheet, "CHARACTERS", 10)
    assert "5,000,000 cells or 10 characters; split it" in sentence(path)


def test_few_cells_far_apart_are_refused_before_they_are_filled_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_sheet, "CELLS", 1000)
    rows = '<row><c r="NTP1"><v>1</v></c></row>'
    assert "more than 1,000 cells" in sentence(workbook(tmp_path / "a.xlsx", sheet(rows)))
    wide = '<row><c r="CV1"><v>1</v></c></row>' + text_row(2, "a") * 20
    assert "the sheet has 100 columns and 21 rows; at most" in sentence(workbook(tmp_path / "a.xlsx", sheet(wide)))


@pytest.mark.parametrize("shared", [True, False])
def test_a_cell_longer_than_any_answer_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared: bool
) -> None:
    monkeypatch.setattr(workbook_sheet, "LONGEST_CELL", 1000)
    monkeypatch.setattr(workbook_file, "LONGEST_CELL", 1000)
    text = "a" * 1001
    rows = '<row><c t="s"><v>0</v></c></row>' if shared else text_row(1, text)
    path = workbook(tmp_path / "a.xlsx", sheet(rows), strings=f"<sst><si><t>{text}</t></si></sst>" if shared else None)
    assert "a cell of more than 1,000 characters" in sentence(path)


def test_a_real_export_of_microsoft_forms_is_read() -> None:
    path = SAMPLES / "kleinwerk" / "responses_ms_forms.xlsx"
    if not path.exists():
        pytest.skip("the samples are not here")
    grid = only(path)
    assert len(grid.lines) == 15
    assert grid.lines[0].cells[:3] == ("ID", "Startzeit", "Fertigstellungszeit")
    assert grid.lines[1].cells[:2] == ("1", "2026-12-07 08:58:11")


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=20)
VALUES = st.one_of(TEXTS, st.integers(-(10**12), 10**12), st.booleans(), st.none())


@settings(deadline=None, max_examples=40)
@given(rows=st.lists(st.lists(VALUES, min_size=1, max_size=5), max_size=5))
def test_what_is_written_comes_back(tmp_path_factory: pytest.TempPathFactory, rows: list[list[object]]) -> None:
    path = tmp_path_factory.mktemp("book") / "a.xlsx"
    book = xlsxwriter.Workbook(path, {"strings_to_urls": False, "strings_to_formulas": False})
    page = book.add_worksheet()
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(number, column, value)
            elif value is not None:
                page.write(number, column, value)
    book.close()
    grids, _ = read_workbook(path, "a.xlsx")
    found = {line.number: line.cells for grid in grids for line in grid.lines}
    for number, row in enumerate(rows, start=1):
        told = [str(value).upper() if isinstance(value, bool) else "" if value is None else str(value) for value in row]
        told = [text.strip() for text in told]
        read = list(found.get(number, ()))
        assert read + [""] * (len(told) - len(read)) == told


@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_no_changed_byte_breaks_the_reading(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("book")
    whole = bytearray(workbook(folder / "b.xlsx", sheet(text_row(1, "a", "b")), styles=styles("0%")).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    (folder / "a.xlsx").write_bytes(whole)
    _, faults = read_workbook(folder / "a.xlsx", "a.xlsx")
    assert all("\n" not in fault.message for fault in faults)


@settings(deadline=None, max_examples=150)
@given(
    xml=st.lists(
        st.sampled_from(
            [
                *("<row>", "</row>", '<row r="3">', "<c>", "</c>", "<c/>", '<c r="C3">', '<c t="s">', '<c t="b">'),
                *('<c t="e">', '<c t="d" s="1">', "<v>", "</v>", "<v/>", "<f/>", "<is>", "</is>", "<t>", "</t>"),
                *("<rPh>", "</rPh>", '<col min="1" max="9" hidden="1"/>', "1", "0.5", "1E400", "x"),
            ]
        ),
        max_size=30,
    )
)
def test_no_sheet_breaks_the_reading(tmp_path_factory: pytest.TempPathFactory, xml: list[str]) -> None:
    path = tmp_path_factory.mktemp("book") / "a.xlsx"
    strings = f'<sst xmlns="{MAIN}"><si><t>x</t></si><si/></sst>'
    read_workbook(workbook(path, sheet("".join(xml)), styles=styles("[h]:mm"), strings=strings), "a.xlsx")
