"""A presentation's package: opened from .pptx or .potx, saved with the same bytes every time."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.exc import PythonPptxError as PptxError
from pptx.oxml.ns import qn

from okra_coach.errors import BrandNotReadableError

_TEMPLATE, _DECK = b"presentationml.template.main+xml", b"presentationml.presentation.main+xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def opened(path: Path) -> Any:
    """The presentation without its slides; a .potx counts as one. Raises BrandNotReadableError for anything else.

    A brand that many decks stand on is read once, and what is returned belongs to all of them: nobody changes it.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BrandNotReadableError(path) from error
    return _opened(data, path)


@lru_cache(maxsize=2)
def _opened(data: bytes, path: Path) -> Any:
    prs = _read(data, path)
    slides = prs.slides._sldIdLst
    for slide in list(slides):
        prs.part.drop_rel(slide.rId)
        slides.remove(slide)
    for layout in prs.slide_layouts:
        _tell_apart(layout)
    prs.part.notes_master_part  # noqa: B018 - made here where the brand has none, so that every deck finds the same
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


def _read(data: bytes, path: Path) -> Any:
    try:
        return Presentation(io.BytesIO(_as_deck(data)))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        SyntaxError,
        LookupError,
        ValueError,
        PptxError,
    ) as error:
        raise BrandNotReadableError(path) from error


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
    """The same parts with a fixed date each."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            target.writestr(zipfile.ZipInfo(item.filename, _EPOCH), source.read(item), zipfile.ZIP_DEFLATED)
    return out.getvalue()
