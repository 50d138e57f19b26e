"""Whether two lines say the same."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from okra_coach.check.lexicon import composed, without

ALIKE = 88
"""From this token ratio (0-100) on two lines say the same."""

SHORTEST = 8
"""Shorter cores than this many letters are compared as they are: too little would be left."""


def alike(one: str, other: str) -> bool:
    """Whether two lines say the same but for numbers, small words and the direction of a change."""
    return fuzz.token_sort_ratio(_core(one), _core(other)) >= ALIKE


@lru_cache(maxsize=8192)
def _core(text: str) -> str:
    text = re.sub(r"[^\w\s]|\d", " ", composed(text).casefold())
    text = " ".join(text.split())
    for key in ("change_up", "change_down", "small_words"):
        shorter = without(key, text)
        text = shorter if len(shorter) >= SHORTEST else text
    return text
