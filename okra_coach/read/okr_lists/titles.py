"""Headings that are no objective: whose OKRs follow, and for when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from okra_coach.read.lexicon import fold, plain
from okra_coach.read.okr_lists.words import any_of, list_words

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|januar|februar|marz|mai|juni|juli|oktober|okt|dezember|dez)\.?"
)
_THROUGH = r"\s?(?:[-–—/&+]|to|through|until|and|bis|und|đen)\s?"
_OF_YEAR = r"(?:[\s.,/'’–-]{1,3}(?:nam\s|of\s)?20\d\d(?!\w))"
_PERIOD = re.compile(
    r"(?<![\w.])(?:"
    rf"{_MONTH}{_OF_YEAR}?{_THROUGH}{_MONTH}(?!\w){_OF_YEAR}?|{_MONTH}{_OF_YEAR}"
    rf"|thang\s?\d{{1,2}}(?:{_THROUGH}(?:thang\s?)?\d{{1,2}})?{_OF_YEAR}|thang\s?\d{{1,2}}{_THROUGH}(?:thang\s?)?\d{{1,2}}"
    rf"|(?:spring|summer|autumn|fall|winter|fruhjahr|fruhling|sommer|herbst)(?:\s(?:quarter|term|season|cycle))?{_OF_YEAR}"
    r"|(?:spring|summer|autumn|winter)\s(?:quarter|term|season|cycle)"
    r"|"
    r"(?:q|t|quarter|quartal|quy|trimestre|h|fy)[\s.-]?(?:[1-4]|i{1,3}|iv)(?![\w%])(?:\s?[-–/&+]\s?(?:q|t)?[1-4](?!\d))?"
    r"(?:[\s.,/'’–-]{0,3}(?:nam\s|fy\s?)?(?:20\d\d|\d\d)(?!\w))?"
    r"|(?:cy|fy)\s?'?\d\d(?:\d\d)?(?:[\s./-]{0,2}q[1-4])?"
    r"|[1-4]\.?\s?(?:quartal|halbjahr|tertial|trimester)(?:[\s/]20\d\d)?|(?:1st|2nd|3rd|4th|first|second|third|fourth)\s(?:quarter|half)(?:\s(?:of\s)?20\d\d)?"
    r"|20\d\d[\s./_-]{0,3}(?:q|h|t)\s?[1-4](?!\d)|(?:nam\s)?20\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?(?![\w%])"
    r")"
)
_WORD = re.compile(r"[^\W_][\w'’.-]*|[&+]")
_EDGE = " \t:|–—-,.;/·•()[]#*_"
_PREFIX = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s+(?=[^\W\d_])|[ivx]{1,4}[.)]\s+)", re.IGNORECASE)
_LONGEST_NAME = 6
_LONGEST_BEHIND_PERIOD = 3
_APART = re.compile(r"\s[|–—-]\s")
_LONGEST_TITLE, _MOST_LETTERS = 12, 120
_SENTENCE = frozenset(
    (
        "here",
        "are",
        "is",
        "this",
        "these",
        "we",
        "please",
        "find",
        "below",
        "hier",
        "sind",
        "ist",
        "wir",
        "anbei",
        "đay",
        "la",
        "em",
        "gui",
        "a",
        "have",
        "attached",
        "want",
        "wollen",
        "see",
        "you",
    )
)


def period_at(bare: str, start: int) -> bool:
    """Whether the number at a place of a folded text names a quarter or half, as in "1. Quartal"."""
    return (
        start >= 0
        and re.match(r"[1-4](?:\.|st|nd|rd|th)?\s?(?:quart|halbj|half|tertial|trimest)", bare[start : start + 16])
        is not None
    )


def period_spans(bare: str) -> Iterator[tuple[int, int]]:
    """Where a folded text names quarters, months of a year and years."""
    return (match.span() for match in _PERIOD.finditer(bare))


def is_period(text: str) -> bool:
    """Whether it names a quarter, months or a year, and nothing else."""
    return _PERIOD.fullmatch(fold(text.strip())) is not None


def is_title_of_okrs(text: str) -> bool:
    """Whether a plain line is the title of the OKRs below: a part of it names them and a period, and no more."""
    if len(text) > _MOST_LETTERS or len(text.split()) > _LONGEST_TITLE or text.endswith((".", ":", "!", "?", ",")):
        return False
    parts = [part for part in _PARTS.split(text) if part.strip()]
    named = [part for part in parts if _OKR.search(fold(part))]
    if not named or _SENTENCE & set(plain(text).split()):
        return False
    return any(is_mere_title(part) for part in named) or (len(parts) == 1 and _ends_with_okrs(text))


def _ends_with_okrs(text: str) -> bool:
    """ "Millbrook Zoo OKRs 2027" is the name, the word and the period."""
    left = _PERIOD.sub(" ", fold(text)).strip(_EDGE)
    found = list(_OKR.finditer(left))
    return bool(found) and found[-1].end() == len(left) and len(left.split()) <= _LONGEST_NAME and text[:1].isupper()


_PARTS = re.compile(r"\s+[-–—|·:]+\s+|\s*[|:,;]\s+")
_OKR = re.compile(r"(?<![\w/.-])(?:okr(?:s|\+as?|-set|-plan)?|objectives (?:and|&) key results)(?![\w/.-])")


def is_mere_title(text: str) -> bool:
    """Whether a heading holds nothing but words for OKRs, a period and small words."""
    return not _named(text)[0]


@lru_cache(maxsize=5_000)
def title_of(text: str) -> tuple[str, str]:
    """The owner that a heading names, "" for a mere title or a long one, and the period: ("Marketing", "Q3 2026")."""
    shown, when, begins_with_period = _named(text)
    name = " ".join(re.sub(r"\s[-–—:·|]+\s(?=[-–—:·|\s]|$)", " ", _without_ends(shown)).split())
    is_apart = _APART.search(text) is not None and _OKR.search(fold(text)) is not None
    longest = _LONGEST_BEHIND_PERIOD if begins_with_period and not is_apart else _LONGEST_NAME
    if name.isdigit() and _begins_with_owner(text):
        return f"{text.split()[0]} {name}", when
    is_name = len(_WORD.findall(name)) <= longest and any(char.isalpha() for char in name)
    return (name, when) if is_name else ("", when)


def _begins_with_owner(text: str) -> bool:
    return list_words().labels.get(plain(text.split()[0])) == "owner"


def _named(text: str) -> tuple[str, str, bool]:
    """What is left without words for OKRs and periods, the period, and whether the heading begins with it."""
    text = _PREFIX.sub("", text)
    period = _PERIOD.search(fold(text))
    when = text[period.start() : period.end()].strip(_EDGE) if period else ""
    left = _PERIOD.sub(lambda match: " " * len(match[0]), fold(text))
    left = _okr_words().sub(lambda match: " " * len(match[0]), left)
    shown = "".join(char if bare != " " else " " for char, bare in zip(text, left, strict=True))
    shown = re.sub(r"\([^\w()]*\)|\[[^\w\[\]]*\]", " ", shown)
    words = [word for word in _WORD.findall(shown) if not _is_small(word)]
    begins = period is not None and not text[: period.start()].strip(_EDGE)
    company = [word for word in _WORD.findall(shown) if plain(word) in list_words().company]
    is_name = any(word not in "&+" for word in words)
    return (shown if is_name else " ".join(company[:1])), when, begins


def is_company(name: str) -> bool:
    """Whether the owner is the company as a whole."""
    bare = plain(name)
    return bare in list_words().company or any(
        bare == f"{word} {more}" for word in list_words().company for more in ("level", "wide")
    )


def _okr_words() -> re.Pattern[str]:
    return _pattern(list_words().okr_words)


@lru_cache(maxsize=1)
def _pattern(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)")


def _without_ends(shown: str) -> str:
    """The name without the small words and signs around it: "Team Marketing –" is "Marketing"."""
    text = shown.strip(_EDGE)
    if plain(text) in list_words().company:
        return text
    while True:
        first, _, rest = text.partition(" ")
        last_rest, _, last = text.rpartition(" ")
        if rest and _is_small(first):
            text = rest.strip(_EDGE)
        elif last_rest and _is_small(last):
            text = last_rest.strip(_EDGE)
        else:
            return text


def _is_small(word: str) -> bool:
    """Whether it, or each part of "Apr-Jun", says nothing of who it is."""
    small = list_words().title_words
    return all(not part or part in small for part in re.split(r"[-–/]", plain(word.strip(_EDGE))))
