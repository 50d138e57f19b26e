"""A deck's slides on one picture, as small as a story can be read from."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

from tests.render import require, to_pdf

_ROW = 5
_WIDE, _GAP = 280, 8
_GREY = (222, 226, 230)
_COLOURS = 192
"""Enough for a brand's tints; a palette makes a picture a third as large."""


def contact_sheet(deck: Path, out: Path) -> Path:
    """Writes the slides of a deck in reading order, five in a row."""
    with tempfile.TemporaryDirectory() as folder:
        slides = [_small(page) for page in _pages(to_pdf(deck, Path(folder)), Path(folder))]
    high = slides[0].height
    rows = -(-len(slides) // _ROW)
    columns = min(_ROW, len(slides))
    size = (columns * (_WIDE + _GAP) + _GAP, rows * (high + _GAP) + _GAP)
    sheet = Image.new("RGB", size, _GREY)
    for number, slide in enumerate(slides):
        row, column = divmod(number, _ROW)
        sheet.paste(slide, (_GAP + column * (_WIDE + _GAP), _GAP + row * (high + _GAP)))
    sheet.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(out, optimize=True)
    return out


def _pages(pdf: Path, folder: Path) -> list[Path]:
    subprocess.run([require("pdftoppm"), "-png", "-r", "60", str(pdf), str(folder / "page")], check=True)
    return sorted(folder.glob("page*.png"))


def _small(page: Path) -> Image.Image:
    with Image.open(page) as slide:
        return slide.convert("RGB").resize((_WIDE, round(_WIDE * slide.height / slide.width)), Image.Resampling.LANCZOS)
