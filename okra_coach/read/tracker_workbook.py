"""An .xlsx tracker as its sheets, names and properties, hidden sheets included."""

from __future__ import annotations

from okra_coach.read.tracker_file import Leaf, Named, Span, TrackerFile, cell_of, named, span_of
from okra_coach.read.workbook_file import (
    Contents,
    cell_shapes,
    main_part,
    parts_of_kind,
    relationships,
    shared_strings,
)
from okra_coach.read.workbook_package import Package
from okra_coach.read.workbook_sheet import Book, SheetListener
from okra_coach.read.workbook_swift import swift_leaf, swift_strings


def read_xlsx(package: Package, name: str) -> TrackerFile:
    """The whole workbook. UnreadableWorkbookError."""
    main = main_part(package)
    contents = _Named()
    package.parse(main, contents)
    parts = relationships(package, main)
    book = Book(_strings(package, parts), cell_shapes(package, parts), contents.from_1904)
    leaves = []
    for title, relation in contents.sheets:
        kind, part = parts.get(relation, ("", ""))
        if kind.endswith("/worksheet") and part in package:
            swift = swift_leaf(package.text(part), title, book)
            leaves.append(swift or _leaf(package, part, _Sheet(book, name, title), title))
    return TrackerFile(name, tuple(leaves), contents.names, _properties(package))


def _strings(package: Package, parts: dict[str, tuple[str, str]]) -> list[str]:
    for part in parts_of_kind(package, parts, "/sharedstrings"):
        found = swift_strings(package.text(part))
        if found is not None:
            return found
    return shared_strings(package, parts)


def _leaf(package: Package, part: str, listener: _Sheet, title: str) -> Leaf:
    package.parse(part, listener)
    listener.faults()
    return Leaf(
        title,
        tuple(listener.lines),
        tuple(listener.merged),
        frozenset(map(cell_of, listener.error_cells)),
        frozenset(map(cell_of, listener.uncalculated_cells)),
    )


def _properties(package: Package) -> dict[str, str]:
    heard = _Properties()
    if "docProps/custom.xml" in package:
        package.parse("docProps/custom.xml", heard)
    return heard.found


class _Named(Contents):
    """The workbook's part with the names of areas, and all of its sheets in order."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str]] = []
        self.names: dict[str, Named] = {}
        self._open = ""
        self._text = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        if name == "sheet":
            known = {title for title, _ in self.visible}
            title = " ".join(attributes.get("name", "").split())
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            self.sheets.append(self.visible[-1] if title in known else (title, relation))
        elif name == "definedName":
            self._open, self._text = attributes.get("name", ""), ""

    def data(self, text: str) -> None:
        if self._open:
            self._text += text

    def end(self, name: str) -> None:
        if name == "definedName":
            found = named(self._text, "!")
            if found:
                self.names.setdefault(self._open, found)
            self._open = ""


class _Properties:
    """The custom properties, such as who made the workbook."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "property":
            self._name = attributes.get("name", "")

    def data(self, text: str) -> None:
        if self._name:
            self.found[self._name] = (self.found.get(self._name, "") + text).strip()

    def end(self, name: str) -> None:
        if name == "property":
            self._name = ""


class _Sheet(SheetListener):
    """A worksheet with its merged cells."""

    def __init__(self, book: Book, file: str, sheet: str) -> None:
        super().__init__(book, file, sheet)
        self.merged: list[Span] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "mergeCell":
            span = span_of(attributes.get("ref", ""))
            if span:
                self.merged.append(span)
        else:
            super().start(name, attributes)
