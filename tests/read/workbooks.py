"""Workbooks made by hand, part by part, for tests that read them."""

from __future__ import annotations

import zipfile
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def sheet(rows: str, before: str = "", namespace: str = MAIN) -> str:
    """A worksheet's XML around its rows."""
    return f'<worksheet xmlns="{namespace}">{before}<sheetData>{rows}</sheetData></worksheet>'


def text_row(number: int, *texts: str) -> str:
    """A row of inline texts."""
    cells = "".join(f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>' for text in texts)
    return f'<row r="{number}">{cells}</row>'


def workbook(
    path: Path,
    *sheets: str | bytes,
    strings: str | bytes | None = None,
    styles: str | None = None,
    settings: str = "",
    states: tuple[str, ...] = (),
    kind: str = _TYPES,
    parts: dict[str, bytes] | None = None,
) -> Path:
    """Writes the sheets, called One, Two, …, with what they need around them."""
    names = ("One", "Two", "Three", "Four")
    listed = "".join(
        f'<sheet name="{names[at]}" sheetId="{at + 1}" r:id="rId{at + 1}" state="{state}"/>'
        for at, state in enumerate((*states, *["visible"] * (len(sheets) - len(states))))
    )
    relations = "".join(
        f'<Relationship Id="rId{at + 1}" Type="{kind}/worksheet" Target="worksheets/sheet{at + 1}.xml"/>'
        for at in range(len(sheets))
    )
    contents: dict[str, str | bytes] = {
        "_rels/.rels": _relations(f'<Relationship Id="a" Type="{kind}/officeDocument" Target="xl/workbook.xml"/>'),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{kind}">{settings}<sheets>{listed}</sheets></workbook>',
    }
    for at, content in enumerate(sheets):
        contents[f"xl/worksheets/sheet{at + 1}.xml"] = content
    for part, given in (("sharedStrings", strings), ("styles", styles)):
        if given is not None:
            contents[f"xl/{part}.xml"] = given
            relations += f'<Relationship Id="{part}" Type="{kind}/{part}" Target="/xl/{part}.xml"/>'
    contents["xl/_rels/workbook.xml.rels"] = _relations(relations)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in {**contents, **(parts or {})}.items():
            archive.writestr(part, content)
    return path


def styles(*codes: str) -> str:
    """A styles part whose cell style 1, 2, … has the given format codes."""
    formats = "".join(
        f'<numFmt numFmtId="{170 + at}" formatCode="{code.replace("&", "&amp;").replace(chr(34), "&quot;")}"/>'
        for at, code in enumerate(codes)
    )
    used = '<xf numFmtId="0"/>' + "".join(f'<xf numFmtId="{170 + at}"/>' for at in range(len(codes)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        f'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{used}</cellXfs></styleSheet>'
    )


def _relations(inside: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )
