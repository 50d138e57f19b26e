"""A presentation's package: opened from .pptx or .potx, saved with the same bytes every time."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import datetime
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.exc import PythonPptxError as PptxError
from pptx.oxml.ns import qn

from okra_coach.errors import BrandNotReadableError

_TEMPLATE, _DECK = b"presentationml.template.main+xml", b"presentationml.presentation.main+xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def opened(path: Path) -> Any:
    """The presentation without its slides; a .potx counts as one. Raises BrandNotReadableError for anything else."""
    prs = _read(path)
    slides = prs.slides._sldIdLst
    for slide in list(slides):
        prs.part.drop_rel(slide.rId)
        slides.remove(slide)
    for layout in prs.slide_layouts:
        _tell_apart(layout)
    package: Any = prs.part.package
    package.next_partname = _Counter(package)
    return prs


def _tell_apart(layout: Any) -> None:
    """Gives an index to a body that LibreOffice wrote without one: it would pass for the title."""
    marks = layout._element.findall(f".//{qn('p:ph')}")
    taken = {int(mark.get("idx") or 0) for mark in marks}
    for mark in marks:
        if mark.get("type") not in ("title", "ctrTitle") and not int(mark.get("idx") or 0):
            number = max(taken | {9}) + 1
            taken.add(number)
            mark.set("idx", str(number))


def _read(path: Path) -> Any:
    try:
        return Presentation(io.BytesIO(_as_deck(path.read_bytes())))
    except (
        OSError,
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        SyntaxError,
        LookupError,
        ValueError,
        PptxError,
    ) as error:
        raise BrandNotReadableError(path) from error


class _Counter:
    """Part names by counting, where python-pptx would walk through every part for each new one."""

    def __init__(self, package: Any) -> None:
        self.taken = {str(part.partname) for part in package.iter_parts()}
        self.last: dict[str, int] = {}

    def __call__(self, template: str) -> Any:
        from pptx.opc.packuri import PackURI

        number = self.last.get(template, 0) + 1
        while template % number in self.taken:
            number += 1
        self.last[template] = number
        return PackURI(template % number)


def _as_deck(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        types = source.read("[Content_Types].xml")
        if _TEMPLATE not in types:
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for item in source.infolist():
                part = source.read(item)
                target.writestr(
                    item, part.replace(_TEMPLATE, _DECK) if item.filename == "[Content_Types].xml" else part
                )
    return out.getvalue()


def saved(prs: Any, stamp: str) -> bytes:
    """The package's bytes with fixed dates; `stamp` is an ISO date for the document's properties."""
    moment = datetime.fromisoformat(stamp)
    properties = prs.core_properties
    properties.created = properties.modified = moment
    properties.last_modified_by = properties.author
    properties.revision = 1
    out = io.BytesIO()
    prs.save(out)
    return _repacked(out.getvalue())


def _repacked(data: bytes) -> bytes:
    """The same parts with a fixed date each, embedded workbooks included."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            part = source.read(item)
            if item.filename.endswith(".xlsx"):
                part = _repacked(_dated(part))
            target.writestr(zipfile.ZipInfo(item.filename, _EPOCH), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _dated(workbook: bytes) -> bytes:
    """An embedded workbook without the moment of its making."""
    import re

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            part = source.read(item)
            if item.filename == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2000-01-01T00:00:00Z", part)
            target.writestr(item.filename, part)
    return out.getvalue()
