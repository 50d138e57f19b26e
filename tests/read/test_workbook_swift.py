"""A worksheet read without a parser says the same as with one, or nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest

import okra_coach.read.tracker_workbook as room
from okra_coach.compose.tracker import compose_tracker
from okra_coach.read.tracker_file import TrackerFile
from okra_coach.read.tracker_open import open_tracker
from okra_coach.read.workbook_cells import shape_of
from okra_coach.read.workbook_package import UnreadableWorkbookError
from okra_coach.read.workbook_sheet import Book
from okra_coach.read.workbook_swift import swift_leaf, swift_strings
from okra_coach.words import load_words
from okra_coach.write.workbook import workbook_bytes
from tests.calc import Edits
from tests.material import material

BOOK = Book(["one & only", "Ä"], [shape_of(code) for code in ("General", "0%", "yyyy-mm-dd")])


def sheet(cells: str, more: str = "") -> bytes:
    rows = f'<row r="2" spans="1:4">{cells}</row>'
    return f'<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>{rows}</sheetData>{more}</worksheet>'.encode()


def cells(*xml: str) -> tuple[str, ...]:
    leaf = swift_leaf(sheet("".join(xml)), "Sheet", BOOK)
    assert leaf is not None
    return leaf.lines[0].cells if leaf.lines else ()


def _opened(path: Path) -> TrackerFile:
    file, _ = open_tracker(path, path.name)
    assert file is not None
    return file


def _by_parser(path: Path, monkeypatch: pytest.MonkeyPatch) -> TrackerFile:
    with monkeypatch.context() as patched:
        patched.setattr(room, "swift_leaf", lambda *_: None)
        patched.setattr(room, "swift_strings", lambda *_: None)
        return _opened(path)


@pytest.mark.parametrize("language", ["en", "de", "vi"])
def test_our_own_tracker_is_the_same_either_way(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(workbook_bytes(compose_tracker(material(), load_words(language))))
    swift, parsed = _opened(path), _by_parser(path, monkeypatch)
    assert [leaf.title for leaf in swift.leaves] == [leaf.title for leaf in parsed.leaves]
    for mine, theirs in zip(swift.leaves, parsed.leaves, strict=True):
        assert [(line.number, _bare(line.cells)) for line in mine.lines] == [
            (line.number, _bare(line.cells)) for line in theirs.lines
        ]
        assert set(mine.merged) == set(theirs.merged)
        assert mine.errors == theirs.errors


@pytest.mark.render
def test_one_that_libreoffice_saved_is_the_same_either_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(workbook_bytes(compose_tracker(material(), load_words("en"))))
    edits = (
        Edits().type("Check-ins", "F4", "=1/0").text("Check-ins", "H4", "a < b & “c”\nd").merge("Check-ins", "A4:A6")
    )
    saved = edits.save(path, tmp_path / "saved.xlsx")
    swift, parsed = _opened(saved), _by_parser(saved, monkeypatch)
    for mine, theirs in zip(swift.leaves, parsed.leaves, strict=True):
        assert [_bare(line.cells) for line in mine.lines] == [_bare(line.cells) for line in theirs.lines]
        assert (set(mine.merged), mine.errors, mine.uncalculated) == (
            set(theirs.merged), theirs.errors, theirs.uncalculated,
        )  # fmt: skip


def _bare(line: tuple[str, ...]) -> tuple[str, ...]:
    """Without the empty cells at its end."""
    filled = [number for number, text in enumerate(line, 1) if text]
    return line[: filled[-1]] if filled else ()


def test_each_kind_of_cell_is_read_as_people_see_it() -> None:
    assert cells(
        '<c r="A2" t="s"><v>0</v></c>',
        '<c r="C2" s="1"><v>0.7</v></c>',
        '<c r="D2" s="2"><f>A1</f><v>46500</v></c>',
        '<c r="E2" t="str"><f>A1&amp;"x"</f><v>a &lt; b</v></c>',
        '<c r="F2" t="b"><v>1</v></c>',
        '<c r="G2" s="1"/>',
    )[:6] == ("one & only", "", "70%", "2027-04-23", "a < b", "TRUE")


def test_an_error_and_a_formula_without_a_value_are_known_by_their_cells() -> None:
    leaf = swift_leaf(
        sheet('<c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B2"><f>A1</f></c><c r="C2"><v>1</v></c>'), "S", BOOK
    )
    assert leaf is not None
    assert (set(leaf.errors), set(leaf.uncalculated)) == ({(2, 1)}, {(2, 2)})


@pytest.mark.parametrize(
    "data",
    [
        sheet('<c r="A2" t="inlineStr"><is><t>a</t></is></c>'),
        sheet('<c t="s" r="A2"><v>0</v></c>'),
        sheet("<c><v>1</v></c>"),
        sheet('<!-- <c r="A2"><v>1</v></c> -->'),
        sheet('<c r="A2"><v><![CDATA[1]]></v></c>'),
        sheet('<c r="A2"><v>1</v></c>').replace(b"UTF-8", b"UTF-16"),
        sheet('<c r="A2"><v>1</v></c>').replace(b"<", b"<x:").replace(b"<x:/", b"</x:"),
        sheet('<c r="A2"><v>1<b/></v></c>'),
        b"",
    ],
)
def test_what_only_a_parser_can_tell_is_left_to_it(data: bytes) -> None:
    assert swift_leaf(data, "Sheet", BOOK) is None


def test_texts_in_several_pieces_are_left_to_the_parser() -> None:
    assert swift_strings(b'<sst><si><t>a &amp; b</t></si><si><t xml:space="preserve"> c</t></si></sst>') == [
        "a & b",
        "c",
    ]
    assert swift_strings(b"<sst><si><r><t>a</t></r></si></sst>") is None
    assert swift_strings(b"<sst><si><t>a</t><rPh><t>b</t></rPh></si></sst>") is None


def test_a_text_that_is_missing_is_damage() -> None:
    with pytest.raises(UnreadableWorkbookError, match="a text is missing"):
        swift_leaf(sheet('<c r="A2" t="s"><v>9</v></c>'), "Sheet", BOOK)
