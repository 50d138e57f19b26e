"""What a chart shows, as python-pptx asks for it, with the little workbook that PowerPoint opens to edit it.

python-pptx has XlsxWriter make each workbook with the moment of its making, styles and themes; a chart of a dozen
numbers needs one sheet, and the same bytes every time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pptx.chart.xmlwriter import ChartXmlWriter

from okra_coach.write.deck_shapes import clean
from okra_coach.write.deck_zip import zipped

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_GREY = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_LETTERS = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
_THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Plain"><a:themeElements>'
    '<a:clrScheme name="Plain">'
    + "".join(f'<a:{slot}><a:srgbClr val="{"FFFFFF" if slot[0] == "l" else "404040"}"/></a:{slot}>' for slot in _SLOTS)
    + f'</a:clrScheme><a:fontScheme name="Plain"><a:majorFont>{_LETTERS}</a:majorFont>'
    f'<a:minorFont>{_LETTERS}</a:minorFont></a:fontScheme><a:fmtScheme name="Plain">'
    f"<a:fillStyleLst>{_GREY * 3}</a:fillStyleLst>"
    f"<a:lnStyleLst>{f'<a:ln>{_GREY}</a:ln>' * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_GREY * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
"""What Excel asks of every workbook, as plain as it goes: nobody sees it."""


@dataclass(frozen=True, slots=True)
class Category:
    """A label below or beside its values."""

    label: str


@dataclass(frozen=True, slots=True)
class Categories:
    """The labels of a chart, in one level and as text."""

    labels: tuple[str, ...]
    number_format: str = "General"
    are_dates: bool = False
    are_numeric: bool = False
    depth: int = 1

    @property
    def leaf_count(self) -> int:
        """How many there are."""
        return len(self.labels)

    def __iter__(self) -> Iterator[Category]:
        return (Category(label) for label in self.labels)


@dataclass(frozen=True, slots=True)
class Series:
    """Named values, one for each category; None where there is none."""

    index: int
    name: str
    values: tuple[float | None, ...]
    categories: Categories
    number_format: str

    def __len__(self) -> int:
        return len(self.values)

    @property
    def name_ref(self) -> str:
        """The cell of its name."""
        return f"Sheet1!${self.column}$1"

    @property
    def values_ref(self) -> str:
        """The cells of its values."""
        return f"Sheet1!${self.column}$2:${self.column}${len(self.values) + 1}"

    @property
    def categories_ref(self) -> str:
        """The cells of the labels."""
        return f"Sheet1!$A$2:$A${self.categories.leaf_count + 1}"

    @property
    def column(self) -> str:
        """The letters of its column."""
        return _letters(self.index + 1)


@dataclass
class ChartData:
    """Categories and series, in the order in which they are added."""

    number_format: str
    labels: Sequence[str]
    series: list[Series] = field(default_factory=list)

    @cached_property
    def categories(self) -> Categories:
        """The labels as python-pptx reads them."""
        return Categories(tuple(self.labels))

    def add(self, name: str, values: Sequence[float | None]) -> None:
        """One more series."""
        self.series.append(Series(len(self.series), name, tuple(values), self.categories, self.number_format))

    def __iter__(self) -> Iterator[Series]:
        return iter(self.series)

    def __len__(self) -> int:
        return len(self.series)

    def __getitem__(self, number: int) -> Series:
        return self.series[number]

    def xml_bytes(self, chart_type: Any) -> bytes:
        """The chart's part in python-pptx's words."""
        writer: Any = ChartXmlWriter
        return str(writer(chart_type, self).xml).encode()

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook that holds the same numbers."""
        texts = list(dict.fromkeys([*self.labels, *(series.name for series in self.series)]))
        parts = {
            **_frame(clean(self.number_format)),
            "xl/theme/theme1.xml": _THEME,
            "xl/sharedStrings.xml": _shared(texts),
            "xl/worksheets/sheet1.xml": self._sheet({text: number for number, text in enumerate(texts)}),
        }
        return zipped((name, f"{_HEAD}{text}".encode()) for name, text in parts.items())

    def _sheet(self, texts: Mapping[str, int]) -> str:
        rows: list[tuple[str | float | None, ...]] = [(None, *(series.name for series in self.series))]
        rows += [
            (label, *(series.values[number] for series in self.series)) for number, label in enumerate(self.labels)
        ]
        written = "".join(_row(number, cells, texts) for number, cells in enumerate(rows, 1))
        return f'<worksheet xmlns="{_SHEET}"><sheetData>{written}</sheetData></worksheet>'


def _shared(texts: Sequence[str]) -> str:
    """All texts, which cells point to: none of them can be a formula."""
    written = "".join(f'<si><t xml:space="preserve">{clean(text)}</t></si>' for text in texts)
    return f'<sst xmlns="{_SHEET}">{written}</sst>'


def _letters(column: int) -> str:
    """A column by its number from 0 on: A to Z, then AA."""
    head, last = divmod(column, 26)
    return (_letters(head - 1) if head else "") + chr(ord("A") + last)


def _row(number: int, cells: Sequence[str | float | None], texts: Mapping[str, int]) -> str:
    written = (_cell(f"{_letters(column)}{number}", cell, texts) for column, cell in enumerate(cells))
    return f'<row r="{number}">{"".join(written)}</row>'


def _cell(place: str, value: str | float | None, texts: Mapping[str, int]) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{place}" t="s"><v>{texts[value]}</v></c>'
    return f'<c r="{place}" s="1"><v>{value!r}</v></c>'


def _frame(number_format: str) -> dict[str, str]:
    """What every workbook of one sheet has, its numbers in one format."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>'
        '<Override PartName="/xl/theme/theme1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}.sharedStrings+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>',
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}">'
        '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            [
                ("worksheet", "worksheets/sheet1.xml"),
                ("styles", "styles.xml"),
                ("sharedStrings", "sharedStrings.xml"),
                ("theme", "theme/theme1.xml"),
            ]
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{_SHEET}">'
        f'<numFmts count="1"><numFmt numFmtId="164" formatCode="{number_format}"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    }


def _relations(targets: list[tuple[str, str]]) -> str:
    written = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{written}</Relationships>'
