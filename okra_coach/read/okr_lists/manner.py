"""In what language a list is written, how it writes its numbers and days, and which year it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from okra_coach.read.lexicon import plain
from okra_coach.read.okr_lists.due_days import is_day_first, years_of
from okra_coach.read.okr_lists.found import Found
from okra_coach.read.okr_lists.words import list_words

_NUMBER = re.compile(r"(?<![\w.,/])\d+(?:[.,]\d+)+(?![\d/]|[.,]\d)")
_VALUES = ("baseline", "current", "target")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Manner:
    """`numbers` is a language in whose way the list writes 1.200; `year` the one meant where a day names none."""

    language: str
    numbers: str
    is_day_first: bool
    year: int | None = None
    years: tuple[int, ...] = ()

    def of(self, period: str) -> Manner:
        """The manner of OKRs for a period, as far as it names a year."""
        named = [int(year) for year in _YEAR.findall(period)]
        return replace(self, year=next(iter((*named, *self.years)), None))


def manner_of(found: Sequence[Found]) -> Manner:
    """By the words and cells of all that was found."""
    dues = [one.details["due"] for one in found if "due" in one.details]
    language = language_of(one.text for one in found)
    named = [int(year) for one in found for year in _YEAR.findall(one.period)]
    years = tuple(dict.fromkeys((*years_of(dues), *named)))
    return Manner(language, _numbers(found, language), is_day_first(dues), years=years)


def language_of(texts: Iterable[str]) -> str:
    """The language that most small words are of; Vietnamese by its letters as well."""
    words = [word for text in texts for word in text.casefold().split()]
    small = list_words().languages
    counts = {language: sum(plain(word) in known for word in words) for language, known in small.items()}
    counts["vi"] = sum(
        any(char in "ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ" for char in word) for word in words
    )
    counts["de"] += sum(any(char in "äöüß" for char in word) for word in words)
    best = max(counts, key=lambda language: (counts[language], language == "en"))
    return best if counts[best] else "en"


def _numbers(found: Sequence[Found], language: str) -> str:
    """German where 4,8 and 1.500.000 outnumber 4.8 and 1,500,000, English where it is the other way round."""
    commas = points = 0
    for number in _written(found):
        sign = _decimal_sign(number)
        commas, points = commas + (sign == ","), points + (sign == ".")
    if commas == points:
        return language
    return "de" if commas > points else "en"


def _written(found: Sequence[Found]) -> Iterator[str]:
    for one in found:
        yield from _NUMBER.findall(" ".join([one.text, *(one.details.get(kind, "") for kind in _VALUES)]))


def _decimal_sign(number: str) -> str:
    """The sign before the decimals, as far as the number alone tells it; "" for 1.200."""
    points, commas = number.count("."), number.count(",")
    if points and commas:
        return max(".,", key=number.rfind)
    if points + commas > 1:
        return "," if points else "."
    sign = "." if points else ","
    return "" if len(number.rpartition(sign)[2]) == 3 else sign
