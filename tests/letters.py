"""Measures fonts for `templates/brand/letters/`: `python -m tests.letters` makes the files anew from installed fonts.

Only facts are taken: advance widths in thousandths of the size, and the height of a line.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from okra_coach.resources import templates_folder

FONTS = {
    "Carlito": ("SIL OFL 1.1", ("Calibri",), ("Candara", "Corbel", "Gill Sans", "Gill Sans MT")),
    "Liberation Sans": (
        "SIL OFL 1.1",
        ("Arial", "Helvetica"),
        ("Helvetica Neue", "Source Sans Pro", "Source Sans 3", "Roboto", "Franklin Gothic Book", "IBM Plex Sans"),
    ),
    "Liberation Sans Narrow": ("GPL 2 with font exception", ("Arial Narrow",), ("Roboto Condensed",)),
    "Liberation Serif": ("SIL OFL 1.1", ("Times New Roman", "Times"), ("Garamond", "EB Garamond", "Palatino Linotype")),
    "Caladea": ("Apache 2.0", ("Cambria",), ("Constantia", "Book Antiqua", "Merriweather Light")),
    "DejaVu Sans": ("Bitstream Vera", (), ("Verdana", "Montserrat", "Century Gothic", "Poppins", "Raleway")),
    "DejaVu Serif": ("Bitstream Vera", (), ("Georgia", "Bookman Old Style", "Rockwell", "Merriweather")),
    "Open Sans": (
        "Apache 2.0",
        (),
        ("Segoe UI", "Aptos", "Aptos Display", "Tahoma", "Trebuchet MS", "Lato", "Inter", "Nunito", "Work Sans"),
    ),
    "Noto Sans": ("SIL OFL 1.1", (), ("Nunito Sans", "Lucida Sans", "Lucida Sans Unicode", "Ubuntu")),
}
"""Font → its licence, fonts of the same widths, and fonts that run narrower, for which it is safe."""
CHARACTERS = "".join(
    [
        *(chr(code) for code in range(0x20, 0x7F)),
        *(chr(code) for code in range(0xA1, 0x180) if code != 0xAD),
        "ƒƠơƯưȘșȚțẞ",
        *(chr(code) for code in range(0x1EA0, 0x1EFA)),
        "–—‘’‚“”„†‡•…‰‹›⁄€₫™−→≤≥≈×½¼¾ ",
    ]
)


def font_file(family: str, style: str) -> Path:
    """Where an installed font lies."""
    found = subprocess.run(
        [shutil.which("fc-match") or "fc-match", "-f", "%{family}|%{file}", f"{family}:style={style}"],
        check=True, capture_output=True, text=True,
    ).stdout.split("|")  # fmt: skip
    if family not in found[0].split(","):
        raise SystemExit(f"{family} is not installed: fontconfig gives {found[0]}")
    return Path(found[1])


def widths(path: Path) -> tuple[list[int], float]:
    """The advance widths of CHARACTERS, and the height of a line; 0 for a character the font lacks."""
    font: Any = TTFont(path, fontNumber=0)
    per_em, glyphs, advances = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"]
    found = [round(advances[glyphs[ord(one)]][0] * 1000 / per_em) if ord(one) in glyphs else 0 for one in CHARACTERS]
    head = font["hhea"]
    return found, round((head.ascent - head.descent + head.lineGap) / per_em, 3)


def measured(family: str) -> dict[str, object]:
    """What is kept of a font."""
    regular, line = widths(font_file(family, "Regular" if family != "DejaVu Sans" else "Book"))
    bold, _ = widths(font_file(family, "Bold"))
    return {
        "font": family,
        "licence": FONTS[family][0],
        "line": line,
        "characters": CHARACTERS,
        "regular": regular,
        "bold": bold,
    }


def main() -> None:
    """Writes a file a font, and an index: a font's name → its file, and whether that is just as wide."""
    folder = templates_folder() / "brand" / "letters"
    files = {family: f"{family.lower().replace(' ', '-')}.json" for family in FONTS}
    known: dict[str, list[object]] = {}
    for family, (_, same, narrower) in FONTS.items():
        _write(folder / files[family], measured(family))
        known |= {name.casefold(): [files[family], True] for name in (family, *same)}
        known |= {name.casefold(): [files[family], False] for name in narrower}
    _write(folder / "index.json", dict(sorted(known.items())))


def _write(path: Path, tree: object) -> None:
    path.write_text(json.dumps(tree, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
