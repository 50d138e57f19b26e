"""One cell of a score column: “9”, “9,0”, “9/10”, “★★★★☆”, “4 Sterne”, “10 - Extremely likely”, words, or nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from okra_coach.read.feedback_lexicon import WordScale, feedback_lexicon
from okra_coach.read.matching import loose

_LONGEST = 60
_STARS = re.compile(r"([★⭐]+)\ufe0f?(☆*)")
_IN_BRACKETS = re.compile(r"[^\d(]+\((\d{1,2})\)")
_NOTHING = re.compile(r"[\s\-–—_./?]*")
_FITTING = 0.9


@dataclass(frozen=True, slots=True)
class Scored:
    """A number, with the top of its scale where the cell says it; `stars` when it counts stars."""

    value: float
    top: float | None = None
    stars: bool = False


@lru_cache(maxsize=20_000)
def number_in(text: str) -> Scored | None:
    """The score that a cell holds as a number or as stars; None when it is none."""
    bare = text.strip()
    if not bare or len(bare) > _LONGEST:
        return None
    drawn = _STARS.fullmatch(bare.replace("\ufe0f", ""))
    if drawn:
        return Scored(float(len(drawn[1])), float(len(drawn[1] + drawn[2])) if drawn[2] else None, stars=True)
    match = _number().fullmatch(bare)
    if match is None:
        named = _IN_BRACKETS.fullmatch(bare)
        return Scored(float(named[1])) if named else None
    top = float(match["top"].replace(",", ".")) if match["top"] else None
    return Scored(float(match["value"].replace(",", ".")), top, stars=bool(match["stars"]))


@cache
def _number() -> re.Pattern[str]:
    """A number, its top, stars, and after a dash or in brackets what the end of the scale was called."""
    words = feedback_lexicon()
    number = r"-?\d{1,4}(?:[.,]\d+)?"
    return re.compile(
        rf"(?:rated\s+)?(?P<value>{number})(?:\s*(?:/|{words.of})\s*(?P<top>\d{{1,3}}(?:[.,]0+)?))?"
        rf"(?:[\s-]*(?P<stars>{words.stars})\b\.?)?"
        rf"(?:\s*(?:points?|pts|punkte|điểm))?(?:\s*(?:[-–—=:]\s*|\()\D[^\d]*)?",
        re.IGNORECASE,
    )


@lru_cache(maxsize=20_000)
def is_missing(text: str) -> bool:
    """Whether a cell says that there is no answer."""
    return bool(_NOTHING.fullmatch(text)) or loose(text) in feedback_lexicon().missing


def holds_numbers(cells: Iterable[str]) -> bool:
    """Whether nine of ten cells hold a number that may be a score."""
    given = list(cells)
    return bool(given) and sum(number_in(cell) is not None for cell in given) >= _FITTING * len(given)


def word_scale(cells: Iterable[str]) -> WordScale | None:
    """The scale whose words nine of ten cells are; that of the fewest doubled wordings, as “satisfied” beside
    “somewhat satisfied” are two steps.
    """
    given = Counter(loose(cell) for cell in cells)
    total = given.total()
    fitting = [
        scale
        for scale in feedback_lexicon().answers
        if total and sum(count for word, count in given.items() if word in scale.words) >= _FITTING * total
    ]
    return min(fitting, key=lambda scale: _doubled(given, scale), default=None)


def _doubled(given: Mapping[str, int], scale: WordScale) -> tuple[int, int]:
    """How many wordings of one language share a step, and how many words are none of the scale's."""
    steps = Counter(
        (scale.words[word], language) for word in given if word in scale.words for language in scale.languages[word]
    )
    unknown = sum(count for word, count in given.items() if word not in scale.words)
    return sum(count - 1 for count in steps.values()), unknown
