"""Two values that a line holds against each other: “on day 5 instead of day 12”, “5 Tage statt 12”."""

from __future__ import annotations

import re

from okra_coach.check.lexicon import composed, first_word, last_word, may_have, pattern

_VALUE = r"(?:(?P<name>[^\W\d_]+)\s)?(?P<number>\d[\d.,:]*)(?:\s?(?P<unit>%|[^\W\d_]+))?"
_BEFORE = re.compile(rf"{_VALUE}[\s,(]*$")
_AFTER = re.compile(rf"\s*(?:(?:on|in|at|by|after|am|an|um|in|nach|bei|vào|sau|lúc)\s)?{_VALUE}", re.IGNORECASE)


def instead_of(text: str) -> tuple[str, str] | None:
    """What is meant and what is today, as far as a line says both: “day 5” and “day 12”; numbers may be names there."""
    if not may_have(text, "instead_words"):
        return None
    text = composed(text)
    for found in pattern("instead_words").finditer(text):
        meant, today = _BEFORE.search(text[: found.start()]), _AFTER.match(text[found.end() :])
        if meant and today and _of_one_kind(meant["unit"], today["unit"]):
            return _shown(meant, today), _shown(today, meant)
        often, seldom = last_word("rhythms", text[: found.start()]), first_word("rhythms", text[found.end() :])
        if often and seldom:
            return often, seldom
    return None


def _of_one_kind(one: str | None, other: str | None) -> bool:
    """“3 portals instead of 5 tools” compares nothing."""
    return not one or not other or one.casefold()[:3] == other.casefold()[:3]


def _shown(value: re.Match[str], other: re.Match[str]) -> str:
    """The number with the word before it where both have it, and its unit."""
    named = value["name"] and other["name"] and value["name"].casefold() == other["name"].casefold()
    number = value["number"].rstrip(".,:")
    return f"{value['name']} {number}" if named else number
