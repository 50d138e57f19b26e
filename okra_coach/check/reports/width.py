"""How wide text is on a terminal: wide signs take two columns, signs that only modify another take none."""

from __future__ import annotations

import unicodedata

TAB = 4


def width(text: str) -> int:
    """The columns that a text without tabs takes."""
    if text.isascii():
        return len(text)
    return sum(_columns(sign) for sign in text)


def untabbed(text: str) -> str:
    """The text with spaces up to the next tab stop in place of each tab."""
    if "\t" not in text:
        return text
    parts: list[str] = []
    for part in text.split("\t"):
        parts.append(part + " " * (TAB - width(part) % TAB))
    return "".join(parts[:-1]) + text.rpartition("\t")[2]


def fitting(text: str, columns: int) -> int:
    """How many signs from the start fit into the columns."""
    used = 0
    for count, sign in enumerate(text):
        used += _columns(sign)
        if used > columns:
            return count
    return len(text)


def wrapped(text: str, columns: int | None) -> list[str]:
    """The text in lines of at most so many columns, broken at spaces; one line for None."""
    if columns is None or width(text) <= columns:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if line and width(line) + 1 + width(word) > columns:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _columns(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1
