"""The words that bound an amount from above or below: "at most 4", "9 days or less", "không dưới 900"."""

from __future__ import annotations

import re
from enum import Enum

from okra_coach.read.okr_lists.amounts import Amount
from okra_coach.read.okr_lists.words import list_words

_REACH = 50
_BEFORE, _BEHIND = 6, 6
_OR = ("or ", "oder ", "hoac ", "tro ")
_GAP = re.compile(r"\s*(?:(?:the|a|an|der|die|den|einer?|muc|about|etwa|khoang)\s+)*(?:[^\W\d]+\s+(?:of|von|cua)\s+)?")
"""What may stand between "at or below" and its amount: "the baseline of"."""


class Bound(Enum):
    """Which end of a band the amount is."""

    LOW = "low"
    HIGH = "high"


def bound_of(bare: str, one: Amount) -> Bound | None:
    """Which end the words right before or right behind the amount make it; None where they make it none."""
    before = bare[max(0, one.start - _REACH) : one.start]
    behind = " ".join(re.split(r"[(,;]", bare[one.end : one.end + _REACH])[0].split()[:_BEHIND])
    words = list_words()
    found: list[tuple[int, Bound]] = []
    for pattern, bound in ((words.at_most, Bound.HIGH), (words.at_least, Bound.LOW)):
        for match in pattern.finditer(before):
            if _GAP.fullmatch(before, match.end()):
                found.append((match.end() - match.start() + _REACH, bound))
        found += [(0, bound) for match in pattern.finditer(behind) if match[0].startswith(_OR)]
    return max(found, key=lambda one: one[0])[1] if found else None
