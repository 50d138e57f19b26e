"""Text of people inside Markdown: it shows as it was written, and does nothing."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"([\\`*_\[\]{}|])")
_START = re.compile(r"^(?:[#=~:+-]|\d+[.)])")


def plain(text: str) -> str:
    """The text as one line of Markdown that renders as exactly these characters."""
    return _START.sub(_escaped_start, within(text))


def within(text: str) -> str:
    """The same for a text that something stands before on its line."""
    flat = " ".join(text.split())
    flat = flat.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SIGNS.sub(r"\\\1", flat)


def _escaped_start(found: re.Match[str]) -> str:
    """`#`, `-`, `1.` at a line's start would make a heading or a list."""
    start = found[0]
    return f"{start[:-1]}&#{ord(start[-1])};"
