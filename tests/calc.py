"""Workbooks edited by LibreOffice itself, as a person would: typed into, sorted, with columns inserted and moved."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from tests.render import require

_FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8"}
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edits" script:language="StarBasic">
{code}
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false">
 <library:element library:name="Edits"/>
</library:library>
"""
_START = """Dim Book As Object
Function At(sheet As String) As Object
  At = Book.Sheets.getByName(sheet)
End Function
Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Book = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
  For number = 0 To Book.Sheets.Count - 1
    Book.Sheets.getByIndex(number).unprotect("")
  Next number
"""
_END = """
  Dim way(0) As New com.sun.star.beans.PropertyValue
  way(0).Name = "FilterName" : way(0).Value = "{filter}"
  Book.calculateAll()
  Book.storeToURL("{target}", way())
  Book.close(True)
End Sub
"""


@dataclass
class Edits:
    """What a person does to a workbook, one after the other."""

    lines: list[str] = field(default_factory=list)

    def type(self, sheet: str, cell: str, text: str) -> Edits:
        """Typed and confirmed: numbers become numbers, `35%` a share, `=1+1` a formula."""
        return self._do(f"At({_quoted(sheet)}).getCellRangeByName({_quoted(cell)}).FormulaLocal = {_quoted(text)}")

    def text(self, sheet: str, cell: str, text: str) -> Edits:
        """Typed as text, as behind an apostrophe."""
        return self._do(f"At({_quoted(sheet)}).getCellRangeByName({_quoted(cell)}).String = {_quoted(text)}")

    def sort(self, sheet: str, area: str, column: int) -> Edits:
        """Rows of an area sorted downwards by its column, counted from 0."""
        number = len(self.lines)
        return self._do(
            f"Dim by{number}(0) As New com.sun.star.table.TableSortField",
            f"by{number}(0).Field = {column} : by{number}(0).IsAscending = False",
            f"Dim how{number}(0) As New com.sun.star.beans.PropertyValue",
            f'how{number}(0).Name = "SortFields" : how{number}(0).Value = by{number}()',
            f"At({_quoted(sheet)}).getCellRangeByName({_quoted(area)}).sort(how{number}())",
        )

    def insert_column(self, sheet: str, before: int) -> Edits:
        """An empty column before the one of that number, from 0."""
        return self._do(f"At({_quoted(sheet)}).Columns.insertByIndex({before}, 1)")

    def delete_columns(self, sheet: str, first: int, count: int = 1) -> Edits:
        """Columns from the one of that number on, from 0."""
        return self._do(f"At({_quoted(sheet)}).Columns.removeByIndex({first}, {count})")

    def insert_rows(self, sheet: str, before: int, count: int = 1) -> Edits:
        """Empty rows before the one of that number, from 0."""
        return self._do(f"At({_quoted(sheet)}).Rows.insertByIndex({before}, {count})")

    def delete_rows(self, sheet: str, first: int, count: int = 1) -> Edits:
        """Rows from the one of that number on, from 0."""
        return self._do(f"At({_quoted(sheet)}).Rows.removeByIndex({first}, {count})")

    def merge(self, sheet: str, area: str) -> Edits:
        """One cell over an area."""
        return self._do(f"At({_quoted(sheet)}).getCellRangeByName({_quoted(area)}).merge(True)")

    def hide_rows(self, sheet: str, first: int, last: int) -> Edits:
        """Rows hidden, as by a filter; numbers as the sheet shows them."""
        return self._do(f'At({_quoted(sheet)}).getCellRangeByName("A{first}:A{last}").Rows.IsVisible = False')

    def rename(self, sheet: str, name: str) -> Edits:
        """A sheet with another title."""
        return self._do(f"At({_quoted(sheet)}).Name = {_quoted(name)}")

    def delete_sheet(self, sheet: str) -> Edits:
        """A sheet less."""
        return self._do(f"Book.Sheets.removeByName({_quoted(sheet)})")

    def save(self, source: Path, target: Path) -> Path:
        """Opens the source in LibreOffice, does all that, and saves it as .xlsx or .ods."""
        soffice = require("soffice")
        start = _START.format(source=source.resolve().as_uri())
        end = _END.format(filter=_FILTERS[target.suffix], target=target.resolve().as_uri())
        code = start + "\n".join(f"  {line}" for line in self.lines) + end
        with tempfile.TemporaryDirectory() as profile:
            command = [soffice, "--headless", f"-env:UserInstallation=file://{profile}"]
            subprocess.run([*command, "--terminate_after_init"], check=True, capture_output=True, timeout=90)
            basic = Path(profile) / "user" / "basic" / "Standard"
            (basic / "Edits.xba").write_text(_MODULE.format(code=escape(code)), encoding="utf-8")
            (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
            subprocess.run([*command, "macro:///Standard.Edits.Main"], check=True, capture_output=True, timeout=90)
        assert target.is_file(), "LibreOffice saved nothing: an edit failed"
        return target

    def _do(self, *lines: str) -> Edits:
        self.lines += lines
        return self


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""').replace("\n", '" & Chr(10) & "') + '"'
