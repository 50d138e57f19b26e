"""Cells that say which key result an action is for: "KR1", "1.2", "O1-KR2", "Zu Nr. 3"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from okra_coach.read.lexicon import plain
from okra_coach.read.okr_lists.guardrails import without_mark
from okra_coach.read.okr_lists.labels import Part, label_of

_NUMBER = re.compile(r"(?:(?:for|zu|fur|cho|nr|no|#)\.?\s?)*(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})[.):]?")
_OF_OBJECTIVE = re.compile(
    r"(?:o|obj|okr|mt|ziel)\.?\s?(?P<objective>\d{1,2})[\s._/,:-]{0,3}(?:kr|kq|se)\.?\s?(?P<number>\d{1,2})"
)
_SEVERAL = re.compile(r"\s*(?:[,;/&+]|and|und|va)\s*")


def reference(text: str) -> str:
    """The number of the key result that a cell names, the first of several; "" for words."""
    text = without_mark(text)[0]
    bare = plain(text)
    if not bare or len(bare) > 40:
        return ""
    objective = _OF_OBJECTIVE.fullmatch(bare)
    if objective:
        return f"{objective['objective']}.{objective['number']}"
    label = label_of(text.strip())
    if label and label.part is Part.KEY_RESULT and label.number:
        return label.number if not label.rest or reference(label.rest) else ""
    numbers = [_NUMBER.fullmatch(part) or _kr(part) for part in _SEVERAL.split(bare)]
    return numbers[0]["number"] if numbers[0] and all(numbers) else ""


def _kr(part: str) -> re.Match[str] | None:
    return re.fullmatch(r"(?:kr|kq|se|key result)\s?(?P<number>\d{1,2}(?:\.\d{1,2})?)", part)


def are_references(texts: Sequence[str]) -> bool:
    """Whether a column holds nothing else."""
    filled = [text for text in texts if text.strip()]
    return bool(filled) and all(reference(text) for text in filled)


_BEFORE = re.compile(r"\W*(?:kr|kq)\s?(?P<number>\d{1,2}(?:\.\d{1,2})?)\W*(?:\s|$)", re.IGNORECASE)
_BEHIND = re.compile(
    r"[\s,;(\[–—|-]*(?:(?:for|zu|zum|für|cho|supports|→|->)\s*)?(?<![^\W\d_])(?:kr|kq)\s?(?P<number>\d{1,2}(?:\.\d{1,2})?)[\s.)\]]*$",
    re.IGNORECASE,
)
_REACH = 40


def without_reference(text: str) -> tuple[str, str]:
    """An action's words without the "KR 2:" before or the "(for KR 2)" behind them, and the number."""
    before = _BEFORE.match(text)
    if before and text[before.end() :].strip() and not before[0].rstrip()[-1:].isalnum():
        return text[before.end() :].strip(), before["number"]
    head, tail = text[:-_REACH], text[-_REACH:]
    behind = _BEHIND.search(tail)
    if behind and (head + tail[: behind.start()]).strip() and behind[0][:1] in " ([,;–—|-":
        is_apart = not behind[0].lstrip()[:1].isalnum() or behind[0].casefold().split()[0] in _FOR
        return (head + tail[: behind.start()], behind["number"]) if is_apart else (text, "")
    return text, ""


_FOR = ("for", "zu", "zum", "für", "cho", "supports")
