"""The lines of text files that places speak of, so that a report can show them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from okra_coach.read.files import SETTINGS_LIMIT, read_source, visible


def source_lines(folder: Path, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Each file's lines by its name as places have it; a file that is gone, or no text, is left out."""
    lines: dict[str, tuple[str, ...]] = {}
    for name in dict.fromkeys(names):
        path = folder / name
        if name and path.is_file():
            text = read_source(path, name, SETTINGS_LIMIT).text
            if text is not None:
                lines[name] = tuple(visible(line) for line in text.replace("\r\n", "\n").split("\n"))
    return lines
