"""How wide and high text runs in a font: measured widths of common office fonts, and a wide one for all others."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from okra_coach.resources import find_template

_FOLDER = "brand/letters"
_WIDEST = "dejavu-sans.json"
_SAME, _OTHER = 1.015, 1.06
"""Reserves: for rounding in a font that was measured, for one that another stands in for."""
_UNKNOWN = 700
BASE_FONT = "Calibri"
"""The font of our own brand."""


@dataclass(frozen=True)
class Letters:
    """A font's measures; widths are in thousandths of the size, `line` is a line's height in sizes."""

    font: str
    line: float = 1.2
    reserve: float = _OTHER
    regular: Mapping[str, int] = field(default_factory=dict, repr=False, compare=False, hash=False)
    bold: Mapping[str, int] = field(default_factory=dict, repr=False, compare=False, hash=False)

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width of a line in points at a size in points."""
        told = unicodedata.normalize("NFC", text).replace("\N{NO-BREAK SPACE}", " ")
        return _units(self, told, bold) * size / 1000 * self.reserve

    def lines(self, text: str, size: float, width: float, bold: bool = False) -> int:
        """How many lines a text takes at a size in a width, broken at spaces; an empty text takes one."""
        return sum(self._lines(line, size, width, bold) for line in text.split("\n")) if text else 1

    def _lines(self, line: str, size: float, width: float, bold: bool) -> int:
        if self.width(line, size, bold) <= width:
            return 1
        space, width = self.width(" ", size, bold), max(width, size)
        lines, used = 1, 0.0
        for word in line.split(" "):
            need = self.width(word, size, bold)
            if used and used + space + need > width:
                lines, used = lines + 1, 0.0
            used += need + (space if used else 0.0)
            while used > width:
                lines, used = lines + 1, used - width
        return lines

    def of(self, char: str, bold: bool) -> int:
        """A character's width; one that the font lacks is as wide as its base letter, or wide."""
        known = self.bold if bold else self.regular
        return known.get(char) or known.get(unicodedata.normalize("NFD", char)[:1]) or _UNKNOWN


@lru_cache(maxsize=8192)
def _units(letters: Letters, text: str, bold: bool) -> int:
    return sum(letters.of(char, bold) for char in text)


@cache
def letters_of(font: str) -> Letters:
    """The measures of a font by its name; of one that nobody measured those of a wide font."""
    file, same = _index().get(font.strip().casefold(), (_WIDEST, False))
    held = json.loads(find_template(f"{_FOLDER}/{file}").read_text(encoding="utf-8"))
    regular, bold = (dict(zip(held["characters"], held[weight], strict=True)) for weight in ("regular", "bold"))
    return Letters(font, float(held["line"]), _SAME if same else _OTHER, regular, bold)


@cache
def _index() -> Mapping[str, tuple[str, bool]]:
    held = json.loads(find_template(f"{_FOLDER}/index.json").read_text(encoding="utf-8"))
    return {name: (str(file), bool(same)) for name, (file, same) in held.items()}
