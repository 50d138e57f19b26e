"""Files that are broken, far too large, or made to harm: each is one sentence, soon, and nothing else happens."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from okra_coach import pipeline
from okra_coach.cli.door import okra_coach as door
from okra_coach.model.fault import Fault, Weight
from tests.read.folders import engagement
from tests.read.workbooks import sheet, text_row, workbook

HEADER = "Timestamp,Which team are you in?,What is your role?,If only one thing gets better this quarter?\n"
ROW = "2026-12-01 10:00:00,Online Booking,Team lead,Answer sooner\n"
GOOD = HEADER + ROW
SCORES = "date,score,comment\n2026-12-01,9,good\n2026-12-02,3,slow\n"
FOLDERS = {"responses": GOOD, "feedback": SCORES}
MEMORY = 2_000_000_000
Make = Callable[[Path], object]


def client(folder: Path) -> Path:
    """An engagement with sound answers and sound feedback."""
    return engagement(folder, responses__sound_csv=GOOD, feedback__sound_csv=SCORES)


def said(folder: Path, name: str) -> list[Fault]:
    """All but notes about files of that name."""
    faults = pipeline.read(folder).faults
    return [
        fault
        for fault in faults
        if name in str(fault.place) and fault.weight is not Weight.TELLS and "holds this question" not in fault.message
    ]


def contents(folder: Path) -> dict[str, object]:
    """Every file with its size and moment, and every folder."""
    return {
        str(path.relative_to(folder)): (path.lstat().st_size, path.lstat().st_mtime_ns) if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def is_one_clean_line(text: str) -> bool:
    return not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in text)


def binary(path: Path) -> None:
    path.write_bytes(b"\x00\x01\x02\x03" * 5000)


def too_large(path: Path, size: int = 200_000_000) -> None:
    """A file that takes no room on the disk."""
    path.write_text(GOOD, encoding="utf-8")
    with path.open("r+b") as file:
        file.truncate(size)


def zip_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as file:
            for _ in range(100):
                file.write(b"<c/>" * 250_000)


def entity_bomb(path: Path) -> None:
    levels = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 10))
    declared = f'<!DOCTYPE sst [<!ENTITY e0 "lol">{levels}]>'
    rows = sheet('<row><c t="s"><v>0</v></c></row>')
    workbook(path, rows, strings=f"{declared}<sst><si><t>&e9;</t></si></sst>")


def outside_entity(path: Path) -> None:
    workbook(path, '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + sheet(text_row(1, "&e;")))


def far_cells(path: Path) -> None:
    workbook(path, sheet(text_row(1, "a") + '<row r="2"><c r="XFD2"><v>1</v></c></row>'))


def cut_off(path: Path) -> None:
    workbook(path, sheet(text_row(1, "a")))
    path.write_bytes(path.read_bytes()[:-60])


def as_text(text: str, encoding: str = "utf-8") -> Make:
    return lambda path: path.write_bytes(text.encode(encoding))


def as_bytes(data: bytes) -> Make:
    return lambda path: path.write_bytes(data)


STOPPING: dict[str, tuple[str, Make, str]] = {
    "a zip bomb": ("a.xlsx", zip_bomb, "unpacks to more than 300 MB, or far more than its size"),
    "a bomb of entities": ("a.xlsx", entity_bomb, "XML declarations that no spreadsheet program writes"),
    "an entity that points outside": ("a.xlsx", outside_entity, "XML declarations that no spreadsheet program writes"),
    "a cell in the last column": ("a.xlsx", far_cells, "the sheet has 16,384 columns; at most 10,000 are read"),
    "a truncated workbook": ("a.xlsx", cut_off, "the workbook is damaged"),
    "a PDF as workbook": ("a.xlsx", as_bytes(b"%PDF-1.7\n"), "this is a PDF under a workbook's name"),
    "a web page as workbook": ("a.xlsx", as_bytes(b"<html><table>"), "this is a web page under a workbook's name"),
    "a CSV file as workbook": ("a.xlsx", as_text(GOOD), "if it is a CSV file, end its name in .csv"),
    "an old workbook": ("a.xlsx", as_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9), "an old Excel file (.xls)"),
    "no bytes as workbook": ("a.xlsx", as_bytes(b""), "the file is empty"),
    "a PDF as CSV": ("a.csv", as_bytes(b"%PDF-1.7\n"), "this is a PDF under a text file's name"),
    "a bomb as CSV": ("a.csv", zip_bomb, "unpacks to more than 300 MB, or far more than its size"),
    "a binary file": ("a.csv", binary, "this is a binary file under a text file's name"),
    "200 MB": ("a.csv", too_large, "the file has 200 MB; at most 100 MB are read"),
    "200 MB as workbook": ("a.xlsx", too_large, "the workbook has 200 MB; at most 100 MB are read"),
    "a quotation mark never closed": (
        "a.csv",
        as_text('"' + GOOD + ROW * 30_000),
        "row 1: a cell has more than 1,000,000 characters; perhaps a quotation mark is opened and never closed",
    ),
    "a cell of 20 MB": ("a.csv", as_text(GOOD + "x" * 20_000_000), "row 3: a cell has more than 1,000,000 characters"),
    "10,001 columns": ("a.csv", as_text("a," * 10_000 + "a\n1\n"), "the file has 10,001 columns; at most 10,000"),
    "more cells than fit": (
        "a.csv",
        as_text("a," * 9_998 + "a\n" + "1\n" * 600),
        "more than 5,000,000 cells, rows times columns; split it",
    ),
    "more rows than a sheet": ("a.csv", as_text(GOOD + "\n" * 1_048_576), "more than 1,048,576 rows; split it"),
}


@pytest.mark.parametrize("folder", list(FOLDERS))
@pytest.mark.parametrize("case", list(STOPPING))
def test_what_cannot_be_read_is_one_sentence_at_its_place(tmp_path: Path, folder: str, case: str) -> None:
    name, make, sentence = STOPPING[case]
    make(client(tmp_path) / folder / name)
    faults = said(tmp_path, f"{folder}/{name}")
    assert len(faults) == 1, [str(fault) for fault in faults]
    assert faults[0].weight is Weight.STOPS
    assert sentence in str(faults[0])
    assert is_one_clean_line(str(faults[0]))


@pytest.mark.parametrize("command", ["read", "draft", "check", "plan", "build"])
@pytest.mark.parametrize("case", ["an entity that points outside", "a quotation mark never closed", "a binary file"])
def test_every_command_stops_with_2_and_changes_nothing(tmp_path: Path, command: str, case: str) -> None:
    name, make, sentence = STOPPING[case]
    make(client(tmp_path) / "responses" / name)
    before = contents(tmp_path)
    result = CliRunner().invoke(door, [command, str(tmp_path)])
    assert result.exit_code == 2
    assert sentence.rpartition(": ")[2] in result.stderr
    assert "Traceback" not in result.output + result.stderr
    assert contents(tmp_path) == before


WARNING: dict[str, tuple[str, Make, str]] = {
    "no bytes": ("a.csv", as_bytes(b""), "the file is empty"),
    "nothing but blanks": ("a.csv", as_bytes(b"\xef\xbb\xbf \r\n,,,\r\n"), ""),
    "a header only": ("a.csv", as_text(HEADER), "the file has a header and no answers yet"),
    "zero bytes": ("a.csv", as_text(GOOD.replace("sooner", "soo\0ner")), "the file holds zero bytes"),
    "a quotation mark open near the end": ("a.csv", as_text(GOOD + ROW.replace("Answer", '"Answer')), "never closed"),
    "a link in a circle": ("a.csv", lambda path: path.symlink_to(path.name), "a link that leads nowhere"),
    "a link to nothing": ("a.csv", lambda path: path.symlink_to("gone.csv"), "a link that leads nowhere"),
    "a pipe": ("a.csv", os.mkfifo, "no plain file"),
    "a device": ("a.csv", lambda path: path.symlink_to("/dev/zero"), "no plain file"),
    "a format of others": ("a.ods", as_bytes(b"PK\x03\x04"), "save it as .xlsx or export it as CSV"),
    "a picture": ("a.png", as_bytes(b"\x89PNG"), "only CSV files and .xlsx workbooks are read here"),
    "an empty workbook": ("a.xlsx", lambda path: workbook(path, sheet("")), "the workbook is empty"),
}


@pytest.mark.parametrize("case", list(WARNING))
def test_what_can_be_passed_over_is_a_warning(tmp_path: Path, case: str) -> None:
    name, make, sentence = WARNING[case]
    make(client(tmp_path) / "responses" / name)
    faults = said(tmp_path, f"responses/{name}")
    assert all(fault.weight is Weight.WARNS for fault in faults), [str(fault) for fault in faults]
    assert any(sentence in str(fault) for fault in faults) or not sentence
    assert len(pipeline.read(tmp_path).responses.responses) >= 1


@pytest.mark.parametrize("folder", list(FOLDERS))
@pytest.mark.parametrize("name", ["~$a.xlsx", ".DS_Store", ".~lock.a.csv#"])
def test_lock_files_and_the_systems_own_files_are_passed_over(tmp_path: Path, folder: str, name: str) -> None:
    (client(tmp_path) / folder / name).write_bytes(b"\x05Ada C" + bytes(158))
    assert said(tmp_path, name) == []


def test_a_folder_with_the_name_of_a_file_is_told(tmp_path: Path) -> None:
    (client(tmp_path) / "responses" / "a.csv").mkdir()
    faults = [fault for fault in pipeline.read(tmp_path).faults if fault.place.file == "responses/a.csv"]
    assert [str(fault) for fault in faults] == ["responses/a.csv: folders in here are not looked into"]


def test_a_file_that_may_not_be_read_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (client(tmp_path) / "responses" / "locked.csv").write_text(GOOD, encoding="utf-8")
    really = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "locked.csv":
            raise PermissionError(13, "Permission denied")
        return really(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert [str(fault) for fault in said(tmp_path, "locked")] == [
        "responses/locked.csv: the file cannot be read (Permission denied)"
    ]


def test_a_folder_that_may_not_be_read_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client(tmp_path)
    really = Path.iterdir

    def refused(path: Path) -> object:
        if path.name == "responses":
            raise PermissionError(13, "Permission denied")
        return really(path)

    monkeypatch.setattr(Path, "iterdir", refused)
    assert "responses: the folder cannot be read (Permission denied)" in map(str, pipeline.read(tmp_path).faults)


EVIL_NAMES = [
    b"red\x1b[31m.csv",
    b"title\x1b]0;owned\x07.csv",
    b"two\nlines.csv",
    b"back\rspace\x08.csv",
    b"\xff\xfe.csv",
    b"\xc2\x9b31m.csv",
]


@pytest.mark.parametrize("folder", list(FOLDERS))
@pytest.mark.parametrize("name", EVIL_NAMES)
@pytest.mark.parametrize("suffix", [b"", b".png"])
@pytest.mark.parametrize("as_json", [False, True])
def test_names_of_files_do_not_speak_to_the_terminal(
    tmp_path: Path, folder: str, name: bytes, suffix: bytes, as_json: bool
) -> None:
    place = client(tmp_path) / folder / os.fsdecode(name + suffix)
    try:
        place.write_text(FOLDERS[folder], encoding="utf-8")
    except OSError:
        pytest.skip("the file system refuses the name")
    result = CliRunner().invoke(door, ["read", str(tmp_path), *(["--json"] if as_json else [])], color=True)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    shown = (result.stdout + result.stderr).replace("\x1b[0m", "")
    assert "\x1b[31m.csv" not in shown
    assert not {"\x07", "\r", "\x08", "\x9b"} & set(shown)
    assert all(is_one_clean_line(str(fault)) for fault in pipeline.read(tmp_path).faults)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_texts_of_an_export_do_not_speak_to_the_terminal(tmp_path: Path, kind: str) -> None:
    evil = "\x1b[31mred\x1b]0;owned\x07 \x9b31m"
    header, row = HEADER.strip().replace("Which", f"Which{evil}"), ROW.strip().replace("Online", f"{evil}Online")
    path = client(tmp_path) / "responses" / f"a.{kind}"
    if kind == "csv":
        path.write_text(f"{header},{evil}\n{row},{evil}\n", encoding="utf-8")
    else:
        escaped = [
            "".join(f"_x{ord(char):04X}_" if ord(char) < 32 else char for char in cell)
            for line in (f"{header},{evil}", f"{row},{evil}")
            for cell in line.split(",")
        ]
        half = len(escaped) // 2
        workbook(path, sheet(text_row(1, *escaped[:half]) + text_row(2, *escaped[half:])))
    result = CliRunner().invoke(door, ["read", str(tmp_path)], color=True)
    assert "Whichred" in result.stdout
    assert not {"\x07", "\x9b"} & set(result.stdout + result.stderr)
    assert "\x1b]0" not in result.stdout + result.stderr
    assert all(is_one_clean_line(str(fault)) for fault in pipeline.read(tmp_path).faults)


@pytest.mark.parametrize(
    "cell", ['=HYPERLINK("http://x.invalid","a")', "=1+1", "@SUM(A1)", "+1", "-1", "\t=1", "=cmd|' /C calc'!A0"]
)
def test_formulas_in_answers_are_words(tmp_path: Path, cell: str) -> None:
    quoted = cell.replace('"', '""')
    text = GOOD + f'2026-12-02 10:00:00,Online Booking,"{quoted}","{quoted}"\n'
    read = pipeline.read(engagement(tmp_path, responses__a_csv=text))
    assert read.stopping_faults == ()
    assert len(read.responses.responses) == 2


def test_headers_that_stand_there_twice_are_each_accounted_for(tmp_path: Path) -> None:
    header = "Timestamp,Other,Other,Which team are you in?,Which team are you in?,Other\n"
    text = header + "2026-12-01 10:00:00,a,b,Online Booking,Front Desk,c\n"
    read = pipeline.read(engagement(tmp_path, responses__a_csv=text))
    (export,) = read.responses.exports
    assert [column.place.column for column in export.columns] == [1, 2, 3, 4, 5, 6]
    assert all(column.question or column.kind == "time" or column.reason for column in export.columns)
    assert read.responses.responses[0].team == "online-booking"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_encoding_and_line_end_gives_the_same_answers(tmp_path: Path, encoding: str, end: str) -> None:
    data = GOOD.replace("sooner", "schöner – früher").replace("\n", end).encode(encoding)
    (one,) = pipeline.read(engagement(tmp_path, responses__a_csv=data)).responses.responses
    assert one.team == "online-booking"


def test_mixed_line_ends_are_ends_of_lines(tmp_path: Path) -> None:
    text = HEADER.replace("\n", "\r\n") + ROW.replace("\n", "\r") + ROW.replace("12-01", "12-02") + ROW.rstrip()
    assert sum(one.rows for one in pipeline.read(engagement(tmp_path, responses__a_csv=text)).responses.exports) == 3


def test_10_000_columns_are_read(tmp_path: Path) -> None:
    names = ",".join(f"Column {number}" for number in range(9_996))
    text = f"{HEADER.strip()},{names}\n{ROW.strip()}{',x' * 9_996}\n"
    (export,) = pipeline.read(engagement(tmp_path, responses__a_csv=text)).responses.exports
    assert len(export.columns) == 10_000


LARGE: dict[str, tuple[str, Make]] = {
    "50 MB after an open quotation mark": ("a.csv", as_text('"' + GOOD + ROW * 800_000)),
    "99 MB in one line": ("a.csv", lambda path: path.write_bytes(b"x" * 99_000_000)),
    "99 MB of delimiters and quotation marks": (
        "a.csv",
        lambda path: path.write_bytes(GOOD.encode() + b'"",' * 33_000_000),
    ),
    "99 MB of line ends": ("a.csv", lambda path: path.write_bytes(GOOD.encode() + b"\n" * 99_000_000)),
    "99 MB of nothing": ("a.csv", lambda path: too_large(path, 99_000_000)),
    "100 MB out of a small zip": ("a.xlsx", zip_bomb),
}


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded by Linux here")
@pytest.mark.parametrize("case", list(LARGE))
def test_the_largest_files_end_within_bounded_time_and_memory(tmp_path: Path, case: str) -> None:
    name, make = LARGE[case]
    make(client(tmp_path) / "responses" / name)
    before = contents(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "okra_coach", "draft", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    assert done.returncode in (0, 2), done.stderr
    assert "Traceback" not in done.stderr
    assert "Error" not in done.stderr
    if done.returncode == 2:
        assert f"responses/{name}" in done.stderr
        assert contents(tmp_path) == before
