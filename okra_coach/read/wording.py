"""A heading as a form tool wrote it becomes the words that a person asked."""

from __future__ import annotations

import html
import re
from functools import lru_cache

_TAG = re.compile(r"<[^<>]{1,300}>")
_RECALL = re.compile(r"\{\{[^{}]*\}\}|\$\{[^{}]*\}|\{if\b[^{}]*\}")
_EMPTY_EMPHASIS = re.compile(r"([*_]{1,3})\s+\1")
_EMPHASIS = re.compile(r"(?<!\w)([*_]{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")


@lru_cache(maxsize=20_000)
def asked(heading: str) -> str:
    """One line without HTML, Markdown emphasis, recall tokens and doubled entities."""
    text = heading
    for _ in range(3):
        if "&" not in text:
            break
        text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "{" in text:
        text = _EMPTY_EMPHASIS.sub(" ", _RECALL.sub(" ", text))
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(r"\2", text)
    return " ".join(text.split())
