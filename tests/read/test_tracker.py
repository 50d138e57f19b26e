"""A tracker comes back from whichever program: rows are known by id, columns by name, never by place."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook as OpenWorkbook
from openpyxl import load_workbook

from okra_coach.compose.tracker import compose_tracker
from okra_coach.documents.tracker import CHECK_INS, FIRST_ROW, OKRAS
from okra_coach.documents.workbook import column_name
from okra_coach.model.fault import Weight
from okra_coach.model.tracked import tracked
from okra_coach.model.tracker_reading import TrackerReading, TrackerRow
from okra_coach.read.tracker import named_apart, read_tracker
from okra_coach.words import load_words
from okra_coach.write.workbook import workbook_bytes
from tests.calc import Edits
from tests.material import material, workshop

BOOKED, WRONG = "online-booking.o1.k1", "online-booking.o1.k2"
FORM = "online-booking.o1.k1.a1"
LINES = tracked(material().okras)
TOP = FIRST_ROW + 1
MONDAY = date(2027, 4, 19)


def at(table: str, key: str, row: int = TOP) -> str:
    """The cell of a column in the workbook as it was made."""
    sheets = {"Check-ins": CHECK_INS, "OKR+As": OKRAS}
    return f"{column_name(sheets[table].index(key))}{row}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tracker as we make it."""
    path = tmp_path_factory.mktemp("tracker") / "tracker.xlsx"
    path.write_bytes(workbook_bytes(compose_tracker(material(), load_words("en"))))
    return path


def opened(path: Path) -> OpenWorkbook:
    """As a script opens it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return load_workbook(path)


def read(path: Path, language: str = "en") -> TrackerReading:
    return read_tracker(path, path.name, replace(workshop(), language=language), LINES)


def line(rows: tuple[TrackerRow, ...] | None, own: str, key: str = "id") -> TrackerRow:
    return next(row for row in rows or () if row.text(key) == own)


def same_lines(one: TrackerReading, other: TrackerReading) -> bool:
    """Whether both say the same, wherever their cells are."""
    return all(
        sorted(sorted(map(repr, row.said.items())) for row in mine or ())
        == sorted(sorted(map(repr, row.said.items())) for row in theirs or ())
        for mine, theirs in ((one.okras, other.okras), (one.actions, other.actions), (one.health, other.health),
                             (one.check_ins, other.check_ins))
    )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de", "vi"])
def test_a_tracker_of_any_language_is_read_as_it_was_made(language: str, tmp_path: Path) -> None:
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(workbook_bytes(compose_tracker(material(), load_words(language))))
    found = read(path, language)
    assert found.faults == ()
    for own, fields in LINES.items():
        if "baseline" in fields:
            row = line(found.okras, own)
            assert [row.get(key) for key in ("measure", "direction", "target", "low")] == [
                fields[name] for name in ("measure", "direction", "target", "low")
            ]
        if "progress" in fields:
            row = line(found.actions, own)
            assert [row.get(key) for key in ("text", "status", "due")] == [
                fields[name] for name in ("text", "progress", "due")
            ]


def _without_names(path: Path, target: Path) -> Path:
    """The workbook as a program saves it that keeps neither defined names nor properties."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == "xl/workbook.xml":
                text = data.decode()
                start, end = text.index("<definedNames>"), text.index("</definedNames>")
                data = (text[:start] + text[end + len("</definedNames>") :]).encode()
            if info.filename != "docProps/custom.xml":
                out.writestr(info, data)
    return target


def test_without_names_the_headers_tell_what_is_what(made: Path, tmp_path: Path) -> None:
    bare = read(_without_names(made, tmp_path / "bare.xlsx"))
    assert same_lines(bare, read(made))
    assert (bare.made_from, bare.faults) == ("", ())


def test_a_file_that_is_no_tracker_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Phone\nAda,1\n")
    assert [str(fault) for fault in read(path).faults] == [
        "list.csv: this is no OKR+A tracker: none of its sheets was found in it, and none of their columns"
    ]
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 no zip")
    assert "damaged" in str(read(tmp_path / "broken.xlsx").faults[0])


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_the_check_ins_alone_may_come_as_csv(delimiter: str, tmp_path: Path) -> None:
    path = tmp_path / "check-ins.csv"
    rows = (
        ["Date", "Key result id", "Team", "Key result", "Unit", "Value", "Confidence", "Note"],
        ["19.04.2027", " Online-Booking.o1.k1", "", "", "%", "20 %", "7/10", "from the log"],
    )
    path.write_text("\n".join(delimiter.join(row) for row in rows))
    found = read(path)
    (row,) = found.check_ins or ()
    assert [row.get(key) for key in ("day", "key_result", "value", "confidence", "note")] == [
        MONDAY, BOOKED, 20.0, 7.0, "from the log",
    ]  # fmt: skip
    assert (found.okras, found.faults) == (None, ())


def test_two_files_of_one_name_are_told_apart_and_one_given_twice_is_one(tmp_path: Path) -> None:
    for team in ("sales", "service"):
        (tmp_path / team).mkdir()
        (tmp_path / team / "tracker.xlsx").touch()
    mine, theirs = tmp_path / "sales" / "tracker.xlsx", tmp_path / "service" / "tracker.xlsx"
    assert [name for _, name in named_apart((mine, theirs, mine))] == ["sales/tracker.xlsx", "service/tracker.xlsx"]
    assert [name for _, name in named_apart((mine,))] == ["tracker.xlsx"]


Change = Callable[[Edits], Edits]


def _shuffled(edits: Edits) -> Edits:
    """Everything moved, and nothing said."""
    edits.sort("OKR+As", "A4:V8", OKRAS.index("id")).sort("Check-ins", "A4:I13", CHECK_INS.index("key_result"))
    edits.insert_column("OKR+As", 2).insert_column("Check-ins", 0).insert_rows("Actions", 0, 2)
    edits.rename("Actions", "Maßnahmen").rename("Check-ins", "Wochen")
    edits.text("OKR+As", "J3", "Ziel, neu").text("Wochen", "G3", "Wert")
    return edits.hide_rows("OKR+As", 5, 6)


@pytest.mark.render
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_saved_by_libreoffice_it_says_the_same(kind: str, made: Path, tmp_path: Path) -> None:
    saved = read(Edits().save(made, tmp_path / f"saved.{kind}"))
    assert same_lines(saved, read(made))
    assert (saved.made_from, saved.faults) == (read(made).made_from, ())


@pytest.mark.render
def test_sorted_moved_renamed_and_hidden_it_says_the_same(made: Path, tmp_path: Path) -> None:
    moved = read(_shuffled(Edits()).save(made, tmp_path / "moved.xlsx"))
    assert same_lines(moved, read(made))
    assert moved.faults == ()


@pytest.mark.render
def test_what_people_type_is_understood_where_it_stands(made: Path, tmp_path: Path) -> None:
    edits = Edits()
    rows = {one.text("key_result"): one.number for one in read(made).check_ins or () if one.get("day") == MONDAY}
    edits.type("Check-ins", at("Check-ins", "value", rows[BOOKED]), "20%")
    edits.text("Check-ins", at("Check-ins", "confidence", rows[BOOKED]), "7/10")
    edits.text("Check-ins", at("Check-ins", "value", rows[WRONG]), "4,5 bookings")
    edits.text("Check-ins", at("Check-ins", "day", rows[WRONG]), "19/04/2027")
    edits.type("Check-ins", at("Check-ins", "confidence", rows[WRONG]), "=3+3")
    edits.text("Check-ins", at("Check-ins", "key_result", rows[WRONG]), " Online-Booking.O1.K2 ")
    action = line(read(made).actions, FORM)
    edits.text("Actions", f"{action.cells['status']}{action.number}", "erledigt ✔")
    target = line(read(made).okras, BOOKED)
    edits.type("OKR+As", f"{target.cells['target']}{target.number}", "50%")
    found = read(edits.save(made, tmp_path / "typed.xlsx"))
    booked, wrong = line(found.check_ins, BOOKED, "key_result"), line(found.check_ins, WRONG, "key_result")
    assert (booked.get("value"), booked.get("confidence")) == (20.0, 7.0)
    assert (wrong.get("day"), wrong.get("value"), wrong.get("confidence")) == (MONDAY, 4.5, 6.0)
    assert line(found.actions, FORM).get("status") == "done"
    assert line(found.okras, BOOKED).get("target") == 50.0
    assert found.latest == MONDAY


@pytest.mark.render
def test_what_nobody_can_understand_is_told_with_its_cell_and_not_taken(made: Path, tmp_path: Path) -> None:
    edits = Edits()
    edits.text("Check-ins", at("Check-ins", "value"), "many").text("Check-ins", at("Check-ins", "confidence"), "high")
    edits.type("Check-ins", at("Check-ins", "value", TOP + 1), "=1/0")
    edits.text("Check-ins", at("Check-ins", "day", TOP + 2), "next week")
    edits.delete_sheet("Health measures").delete_columns("OKR+As", OKRAS.index("source"))
    found = read(edits.save(made, tmp_path / "doubtful.ods"))
    told, unread = [str(fault) for fault in found.faults], "so nothing of it was read; what is known stays as it is"
    assert told == [
        f"doubtful.ods: the sheet “Health measures” was not found, {unread}",
        f"doubtful.ods OKR+As!A3: there is no column “Data source”, {unread}",
        f"doubtful.ods Check-ins!{at('Check-ins', 'value')}: “many” is no number; not taken",
        f"doubtful.ods Check-ins!{at('Check-ins', 'confidence')}: “high” is no confidence from 1 to 10; not taken",
        (
            f"doubtful.ods Check-ins!{at('Check-ins', 'day', TOP + 2)}: “next week” is no date that can be understood; "
            "not taken, write it as 2027-01-31"
        ),
        f"doubtful.ods Check-ins!{at('Check-ins', 'value', TOP + 1)}: the cell shows an error such as #N/A; not taken",
    ]
    assert found.health is None
    assert "value" not in (found.check_ins or ())[0].said


@pytest.mark.parametrize("typed", [MONDAY, "19.04.2027", "Mo, 19. April"])
def test_the_date_of_the_first_sheet_is_read_however_it_was_typed(
    typed: date | str, made: Path, tmp_path: Path
) -> None:
    book = opened(made)
    book.worksheets[0]["C5"] = typed
    book.save(tmp_path / "dated.xlsx")
    assert read(tmp_path / "dated.xlsx").as_of == MONDAY


def test_a_threshold_that_was_changed_in_the_workbook_is_told_with_its_cell_and_its_setting(
    made: Path, tmp_path: Path
) -> None:
    book = opened(made)
    book["Lists"]["B5"], book["Lists"]["B9"] = 0.2, 21
    book.save(tmp_path / "set.xlsx")
    first, second = (str(fault) for fault in read(tmp_path / "set.xlsx").faults)
    assert first.startswith("set.xlsx Lists!B5: the threshold here is 20%, and 10% in workshop.yaml")
    assert second.endswith("write no_news_days: 21 there, under tracking")
    assert read(made).faults == ()


def test_a_column_that_is_lost_as_a_whole_is_told_once(made: Path, tmp_path: Path) -> None:
    book = opened(made)
    for row in range(TOP, TOP + 4):
        book["Check-ins"][at("Check-ins", "note", row)] = "=1/0"
    book.save(tmp_path / "lost.xlsx")
    (fault,) = read(tmp_path / "lost.xlsx").faults
    first, last = at("Check-ins", "note"), at("Check-ins", "note", TOP + 3)
    what = f"the formula here was never calculated (the same down to {last}, 4 cells); not taken"
    assert str(fault) == f"lost.xlsx Check-ins!{first}: {what}"


def test_a_header_that_names_another_column_counts_before_a_name_that_stayed_behind(made: Path, tmp_path: Path) -> None:
    book = opened(made)
    page, note = book["Check-ins"], CHECK_INS.index("note")
    page[f"{column_name(note)}{TOP}"] = "a note"
    page.delete_cols(CHECK_INS.index("unit") + 1)
    book.save(tmp_path / "shifted.xlsx")
    found = read(tmp_path / "shifted.xlsx")
    assert (found.check_ins or ())[0].text("note") == "a note"
    assert [fault for fault in found.faults if fault.weight is Weight.WARNS] == []


@pytest.mark.parametrize(
    ("header", "key"),
    [("Value this week", "value"), ("Confidence (1-10)", "confidence"), ("Note / comment", "note"), ("Wert", "value")],
)
def test_a_header_that_holds_ours_is_known_and_told(header: str, key: str, made: Path, tmp_path: Path) -> None:
    book = opened(made)
    page, column = book["Check-ins"], column_name(CHECK_INS.index(key))
    page[f"{column}3"], page[f"{column}{TOP}"] = header, 7
    for name in list(book.defined_names):
        del book.defined_names[name]
    book.save(tmp_path / "headed.xlsx")
    found = read(tmp_path / "headed.xlsx")
    assert str((found.check_ins or ())[0].get(key)) in ("7", "7.0")
    told = [fault.message for fault in found.faults]
    assert told == ([] if header == "Wert" else [f"the column “{header}” was read as “{key.capitalize()}”"])


@pytest.mark.render
def test_a_merged_cell_counts_for_each_row_that_it_covers_unless_it_is_a_number(made: Path, tmp_path: Path) -> None:
    edits = Edits().merge("Check-ins", f"A{TOP}:A{TOP + 2}")
    edits.type("Check-ins", at("Check-ins", "value"), "3").type("Check-ins", at("Check-ins", "value", TOP + 1), "")
    edits.merge("Check-ins", f"{at('Check-ins', 'value')}:{at('Check-ins', 'value', TOP + 1)}")
    found = read(edits.save(made, tmp_path / "merged.xlsx"))
    first, second, third = (found.check_ins or ())[:3]
    assert first.get("day") == second.get("day") == third.get("day")
    assert (first.get("value") is not None, second.get("value")) == (True, None)
    assert [fault.weight for fault in found.faults] == ["note", "warning"]


@pytest.fixture(scope="module")
def parts(made: Path) -> dict[str, bytes]:
    """What is in the workbook's zip."""
    with zipfile.ZipFile(made) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_tracker_has_faults_and_never_a_traceback(
    data: st.DataObject, parts: dict[str, bytes], tmp_path: Path
) -> None:
    named = sorted(name for name in parts if "sheet" in name.casefold() or name in ("xl/workbook.xml", "xl/styles.xml"))
    name = data.draw(st.sampled_from(named))
    body = bytearray(parts[name])
    for _ in range(data.draw(st.integers(1, 6))):
        at_byte = data.draw(st.integers(0, len(body) - 1))
        body[at_byte : at_byte + data.draw(st.integers(0, 8))] = data.draw(
            st.binary(max_size=6) | st.sampled_from([b"<", b'"', b"&", b"\xff", b"-1", b"99999999", b"</row>", b"<v/>"])
        )
    path = tmp_path / "damaged.xlsx"
    with zipfile.ZipFile(path, "w") as out:
        for other, content in parts.items():
            out.writestr(other, bytes(body) if other == name else content)
    found = read(path)
    assert all(str(fault).startswith("damaged.xlsx") for fault in found.faults)


@pytest.mark.parametrize(("language", "shown"), [("de", "Tage"), ("vi", "ngày"), ("en", "days")])
def test_units_stand_in_the_language_of_the_tracker_and_come_back_as_they_are(
    language: str, shown: str, tmp_path: Path
) -> None:
    made_of = material()
    first = next(one for _, _, one in made_of.okras.walk())
    book = replace(
        made_of.okras,
        sets=tuple(
            replace(
                okras,
                objectives=tuple(
                    replace(each, key_results=tuple(replace(one, unit="days") for one in each.key_results))
                    for each in okras.objectives
                ),
            )
            for okras in made_of.okras.sets
        ),
    )
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(workbook_bytes(compose_tracker(replace(made_of, okras=book), load_words(language))))
    cells = {str(cell.value) for row in opened(path).worksheets[1].iter_rows(min_row=4) for cell in row}
    assert shown in cells
    found = read_tracker(path, path.name, replace(workshop(), language=language), tracked(book))
    assert line(found.okras, first.id).get("unit") == "days"
