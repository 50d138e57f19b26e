"""Key results that are tagged in one line and told in the next."""

from __future__ import annotations

from okra_coach.read.okr_lists.labels import Part
from okra_coach.read.okr_lists.outline import Node
from okra_coach.read.okr_lists.so_far import SoFar

_TAG = 12
_TEXT = 40
_FEW = 3


def with_text_below(so_far: SoFar, node: Node, part: Part, text: str) -> str:
    """ "### KR 1: Leading metric" with "65 % of users …" in the line under it is one key result."""
    below = node.children[0] if node.children else None
    is_tag = part is Part.KEY_RESULT and (node.is_heading or node.is_item) and not any(map(str.isdigit, text))
    if not (is_tag and below and below.has_digit and len(text.split()) <= _TAG):
        return text
    label = below.label
    more = below.line.text if label is None else label.rest if label.detail == "target" else ""
    if below.is_item and (label is None or len(more.split()) < _FEW):
        return text
    if not more or len(more.split()) > _TEXT or (label is not None and len(more.split()) < _FEW):
        return text
    so_far.parts[below] = Part.KEY_RESULT
    so_far.merged.add(below)
    return f"{text}: {more}" if text else more
