"""An Excel workbook becomes one grid of texts for each visible worksheet that holds something.

Bounds stand in `workbook_package` (the file) and `workbook_sheet` (its cells).
"""

from __future__ import annotations

from pathlib import Path

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.read.grid import LONGEST_CELL, Grid
from okra_coach.read.workbook_cells import PLAIN, Shape, built_in, shape_of
from okra_coach.read.workbook_package import Package, UnreadableWorkbookError, clean, open_package, resolve
from okra_coach.read.workbook_sheet import Book, SheetListener, longest_cell_passed


def read_workbook(path: Path, name: str) -> tuple[tuple[Grid, ...], tuple[Fault, ...]]:
    """The visible sheets with content, and what concerns the file as a whole; a sheet's own faults are in its grid."""
    try:
        with open_package(path) as package:
            return _read(package, name)
    except UnreadableWorkbookError as error:
        return (), (Fault(Place(name), str(error)),)


def _read(package: Package, name: str) -> tuple[tuple[Grid, ...], tuple[Fault, ...]]:
    main = main_part(package)
    contents = Contents()
    package.parse(main, contents)
    parts = relationships(package, main)
    book = Book(shared_strings(package, parts), cell_shapes(package, parts), contents.from_1904)
    grids: list[Grid] = []
    faults: list[Fault] = []
    for title, relation in contents.visible:
        kind, part = parts.get(relation, ("", ""))
        if not kind.endswith("/worksheet") or part not in package:
            continue
        listener = SheetListener(book, name, title)
        package.parse(part, listener)
        said = listener.faults()
        if listener.lines:
            grids.append(Grid(name, tuple(listener.lines), "xlsx", title, faults=said))
        else:
            faults += said
    faults += _remarks(name, contents.hidden, bool(grids or faults))
    return tuple(grids), tuple(faults)


def _remarks(name: str, hidden: list[str], has_content: bool) -> list[Fault]:
    said = []
    if not has_content:
        said.append(Fault(Place(name), "the workbook is empty", Weight.WARNS))
    if hidden:
        titles = ", ".join(f'"{title}"' for title in hidden[:5]) + (" and more" if len(hidden) > 5 else "")
        what = f"the hidden sheet {titles} was" if len(hidden) == 1 else f"the hidden sheets {titles} were"
        said.append(Fault(Place(name), f"{what} not read; unhide what you want read", Weight.TELLS))
    return said


def main_part(package: Package) -> str:
    """The workbook's own part, by the relationship that every zip of Office has, or by its usual name."""
    if "_rels/.rels" in package:
        for kind, part in relationships(package, "").values():
            if kind.endswith("/officedocument") and part in package:
                return part
    if "xl/workbook.xml" in package:
        return "xl/workbook.xml"
    raise UnreadableWorkbookError("this is a zip file and no Excel workbook; give the answers as .xlsx or CSV")


def relationships(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to: kind, in lower case, and part, by id."""
    folder, _, file = part.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels".lstrip("/")
    if rels not in package:
        return {}
    relations = _Relations(part)
    package.parse(rels, relations)
    return relations.found


def shared_strings(package: Package, parts: dict[str, tuple[str, str]]) -> list[str]:
    """The texts that cells share, by their number."""
    texts = _Strings()
    for part in parts_of_kind(package, parts, "/sharedstrings"):
        package.parse(part, texts)
    return texts.found


def cell_shapes(package: Package, parts: dict[str, tuple[str, str]]) -> list[Shape]:
    """What each cell style makes of a number."""
    styles = _Styles()
    for part in parts_of_kind(package, parts, "/styles"):
        package.parse(part, styles)
    return [PLAIN if number == 0 else shape_of(styles.codes.get(number, built_in(number))) for number in styles.found]


def parts_of_kind(package: Package, parts: dict[str, tuple[str, str]], kind: str) -> list[str]:
    """The first part of a kind, if there is one."""
    return [part for found, part in parts.values() if found.endswith(kind) and part in package][:1]


class Contents:
    """The workbook's part: its sheets in order, and where its calendar begins."""

    def __init__(self) -> None:
        self.visible: list[tuple[str, str]] = []
        self.hidden: list[str] = []
        self.from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A sheet, or the calendar."""
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            title = " ".join(clean(attributes.get("name", "")).split())
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            if attributes.get("state", "visible") == "visible":
                self.visible.append((title, relation))
            else:
                self.hidden.append(title)

    def end(self, name: str) -> None:
        """Nothing to do."""

    def data(self, text: str) -> None:
        """Nothing to do."""


class _Relations:
    """A part's relationships."""

    def __init__(self, base: str) -> None:
        self._base = base
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            part = resolve(self._base, attributes.get("Target", ""))
            self.found[attributes.get("Id", "")] = (attributes.get("Type", "").lower(), part)

    def end(self, name: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass


class _Strings:
    """The shared texts; readings of Asian characters (rPh) are no part of them."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._heard = 0
        self._hearing = self._phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self._pieces, self._heard = [], 0
        elif name == "t":
            self._hearing = not self._phonetic
        elif name == "rPh":
            self._phonetic = True

    def end(self, name: str) -> None:
        if name == "si":
            self.found.append(clean("".join(self._pieces)).strip())
        elif name == "t":
            self._hearing = False
        elif name == "rPh":
            self._phonetic = False

    def data(self, text: str) -> None:
        if not self._hearing:
            return
        self._pieces.append(text)
        self._heard += len(text)
        if self._heard > LONGEST_CELL:
            raise UnreadableWorkbookError(longest_cell_passed())


class _Styles:
    """The number format of each cell style, and the codes of formats that the file defines itself."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.found: list[int] = []
        self._cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "cellXfs":
            self._cells = True
        elif name == "xf" and self._cells:
            self.found.append(_number(attributes.get("numFmtId", "")))
        elif name == "numFmt":
            self.codes.setdefault(
                _number(attributes.get("numFmtId", "")), attributes.get("formatCode", "General")[:255]
            )

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._cells = False

    def data(self, text: str) -> None:
        pass


def _number(text: str) -> int:
    """A format's number; a broken one is no format, and no reason not to read the cells."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
