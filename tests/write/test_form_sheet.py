from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator

from okra_coach.compose.form import one_line
from okra_coach.documents.answer_sheet import MARKER, TICK, parts_of
from okra_coach.documents.form import Form
from okra_coach.model.questionnaire import QuestionKind
from okra_coach.read.answer_sheet import answers_on, is_answer_sheet
from okra_coach.read.table import read_grids
from okra_coach.write.form_sheet import sheet_bytes
from tests import forms
from tests.render import convert

ANSWER, ID = 3, 5


def opened(form: Form) -> Workbook:
    return load_workbook(BytesIO(sheet_bytes(form)))


def fill_in(sheet: Worksheet, given: dict[str, str]) -> None:
    """Types the answers as a person does: figures as figures, several choices as ticks."""
    for row in range(1, sheet.max_row + 1):
        parts = parts_of(str(sheet.cell(row, ID).value or ""))
        if parts is None or sheet.cell(row, ANSWER).protection.locked:
            continue
        text = given[parts[0]]
        if parts[1] is not None:
            sheet.cell(row, ANSWER).value = TICK if parts[1] in text.split("\n") else None
        else:
            cell = sheet.cell(row, ANSWER)
            cell.value = int(text) if text.isdigit() else text
            cell.data_type = "n" if text.isdigit() else "s"


def read_back(path: Path) -> dict[str, str]:
    grids, _ = read_grids(path, path.name)
    sheets = [grid for grid in grids if is_answer_sheet(grid)]
    assert len(sheets) == 1
    return {question: text for question, text, _ in answers_on(sheets[0])}


@pytest.mark.parametrize("language", forms.LANGUAGES)
def test_what_is_filled_in_is_what_is_read(language: str, tmp_path: Path) -> None:
    form = forms.form(language)
    book, given = opened(form), forms.answers_to(form)
    fill_in(book.worksheets[0], given)
    book.save(tmp_path / "filled.xlsx")

    assert read_back(tmp_path / "filled.xlsx") == given


@pytest.mark.parametrize("oddly", forms.HOSTILE)
def test_hostile_answers_and_names_come_back_as_they_are(oddly: str, tmp_path: Path) -> None:
    form = forms.hostile_form()
    book, given = opened(form), forms.answers_to(form, one_line(oddly))
    fill_in(book.worksheets[0], given)
    book.save(tmp_path / "filled.xlsx")

    assert read_back(tmp_path / "filled.xlsx") == given


def test_a_sheet_copied_for_a_second_person_is_read_as_well(tmp_path: Path) -> None:
    book = opened(forms.form())
    copy = book.copy_worksheet(book.worksheets[0])
    copy.cell(_row(copy, "about.role"), ANSWER).value = "Team member"
    book.save(tmp_path / "two.xlsx")
    grids, _ = read_grids(tmp_path / "two.xlsx", "two.xlsx")

    assert [answers_on(grid) for grid in grids if is_answer_sheet(grid)] == [
        (), (("about.role", "Team member", _row(copy, "about.role")),),
    ]  # fmt: skip


def test_nothing_is_hidden_and_nothing_is_a_formula() -> None:
    book = opened(forms.hostile_form())

    for sheet in book.worksheets:
        assert sheet.sheet_state == "visible"
        assert not any(size.hidden for size in (*sheet.column_dimensions.values(), *sheet.row_dimensions.values()))
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_only_the_answers_can_be_filled_in_and_no_password_locks_the_rest() -> None:
    sheet = opened(forms.form()).worksheets[0]
    is_open = [row for row in range(1, sheet.max_row + 1) if not sheet.cell(row, ANSWER).protection.locked]

    assert sheet.protection.sheet
    assert not sheet.protection.password
    expected = sum(
        len(question.options) if question.kind is QuestionKind.CHOICES else 1 for question in forms.form().questions
    )
    assert len(is_open) == expected
    assert all(sheet.cell(row, column).protection.locked for row in is_open for column in (1, 2, 4, 5))


@pytest.mark.parametrize("language", forms.LANGUAGES)
def test_every_choice_has_a_list_with_exactly_its_options(language: str) -> None:
    form = forms.form(language)
    book = opened(form)
    offered = {
        question.id: _offered(book, _row(book.worksheets[0], question.id))
        for question in form.questions
        if question.kind is QuestionKind.CHOICE
    }

    assert offered == {
        question.id: [option.label for option in question.options]
        for question in form.questions
        if question.kind is QuestionKind.CHOICE
    }


def test_names_that_do_not_fit_into_a_cell_s_own_list_stand_on_the_second_sheet() -> None:
    book = opened(forms.hostile_form())

    assert _offered(book, _row(book.worksheets[0], "about.team")) == [one_line(text) for text in forms.HOSTILE]
    assert len(book.worksheets) == 2


def test_scale_and_share_accept_no_other_figures() -> None:
    sheet = opened(forms.form()).worksheets[0]
    rules = {cell: rule for rule in sheet.data_validations.dataValidation for cell in str(rule.sqref).split()}
    scale, share = (rules[f"C{_row(sheet, question)}"] for question in ("work.decide", "team.capacity"))

    assert (scale.type, scale.formula1) == ("list", '"1,2,3,4,5"')
    assert (share.type, share.operator, share.formula1, share.formula2) == ("whole", None, "0", "100")


def test_text_stays_text_so_that_no_date_or_formula_comes_of_it() -> None:
    sheet = opened(forms.form()).worksheets[0]

    for question in ("team.actions", "team.measure1_now", "direction.change", "about.team"):
        assert sheet.cell(_row(sheet, question), ANSWER).number_format == "@"


def test_the_head_stays_in_sight_and_is_printed_on_every_page() -> None:
    sheet = opened(forms.form()).worksheets[0]

    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$3:$3"
    assert str(sheet.print_area).endswith(f"$A$2:$D${sheet.max_row}")
    assert sheet["E1"].value == MARKER


def test_the_same_form_is_the_same_file() -> None:
    assert sheet_bytes(forms.form("vi")) == sheet_bytes(forms.form("vi"))


@pytest.mark.parametrize("form", [forms.form("vi"), forms.hostile_form()], ids=["ordinary", "hostile"])
def test_excel_finds_nothing_to_repair(form: Form, tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    path.write_bytes(sheet_bytes(form))

    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_the_file_holds_nothing_that_runs_or_calls_home() -> None:
    with zipfile.ZipFile(BytesIO(sheet_bytes(forms.hostile_form()))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}

    assert not [name for name in parts if "vba" in name.lower() or "external" in name.lower()]
    assert not [name for name, text in parts.items() if "hyperlink" in text or "<f>" in text]


@pytest.mark.render
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_libreoffice_saves_it_so_that_it_is_still_read(kind: str, tmp_path: Path) -> None:
    form = forms.form("de")
    book, given = opened(form), forms.answers_to(form)
    fill_in(book.worksheets[0], given)
    (tmp_path / "in").mkdir()
    book.save(tmp_path / "in" / "filled.xlsx")
    saved = convert(tmp_path / "in" / "filled.xlsx", tmp_path, kind)

    assert read_back(saved) == given


def _row(sheet: Worksheet, question: str) -> int:
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, ID).value == question)


def _offered(book: Workbook, row: int) -> list[str]:
    """What the list of the answer in that row offers."""
    rules = book.worksheets[0].data_validations.dataValidation
    source = next(str(rule.formula1) for rule in rules if f"C{row}" in str(rule.sqref).split())
    if source.startswith('"'):
        return source.strip('"').split(",")
    cells = source.rpartition("!")[2].replace("$", "")
    return [str(cell[0].value) for cell in book.worksheets[1][cells]]
