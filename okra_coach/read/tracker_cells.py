"""One cell of a tracker as people type it: numbers with units, shares, confidence, dates, and words of a list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from rapidfuzz import fuzz, process

from okra_coach.documents.tracker import ACTION_WORDS, DECISION_WORDS, DIRECTION_WORDS
from okra_coach.model.check_in import Said
from okra_coach.model.measure import Quantity, converted
from okra_coach.read.lexicon import fold
from okra_coach.read.quantities import doubtful_decimals, read_quantity
from okra_coach.read.timestamps import read_time
from okra_coach.read.tree import parse_tree
from okra_coach.resources import find_template
from okra_coach.words import LANGUAGES, load_words

_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
_THREE_DECIMALS = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")
"""Typed text: cells that hold a number come with a fourth decimal."""
_SHARE = re.compile(r"([+-]?\d+(?:[.,]\d{1,2})?)\s?%")
_SURE = re.compile(r"(\d{1,2}(?:[.,]\d)?)(?:\s?(?:/|of|out of|von|trên)\s?10)?")
_SERIAL = re.compile(r"[3-7]\d{4}(?:\.\d+)?")
_NO_YEAR = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\.?")
_WORDY = re.compile(r"\b(?:ngày|năm|am|vom|on|the)\b\.?|,", re.IGNORECASE)
_WEEKDAY = re.compile(r"^[^\W\d_]{2,10}(?:\.,?|,)\s*(?=\d)|^[^\W\d_]{2}\s(?=\d)")
_BEHIND = re.compile(r"\s*[:;,–]\s*|\s+-\s+")
_LETTERS, _DIGITS = re.compile(r"[^\W\d_]{3}"), re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_ALIKE = 84
_OURS: dict[str, dict[str, str]] = {
    "status": {status.value: text for status, text in ACTION_WORDS.items()},
    "direction": {direction.value: text for direction, text in DIRECTION_WORDS.items()},
    "inside": {text: text for text in ("yes", "no", "not measured")},
    "decision": {choice.value: text for choice, text in DECISION_WORDS.items()},
}
"""What our own lists offer."""
_FIRST_SERIAL = date(1899, 12, 30)
_WHOLE = 1.5
"""Up to here a bare number in a column of shares is a part of one: 0.7 is 70 %."""
_FAR, _MOST, _TIMES = 150, 100, 10
"""A share over the first may be a hundred times too much, where all that is known of its line is at most the second."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a cell says; `remark` is how it was taken, or why it was not (`taken` is False)."""

    value: Said = None
    remark: str = ""
    taken: bool = True


NOTHING = Read()


def _doubt(why: str) -> Read:
    return Read(None, why, taken=False)


def read_number(text: str, unit: str, language: str, beside: Sequence[float] = ()) -> Read:
    """A value in its row's unit; `beside` are the values that the row is known by, such as baseline and target."""
    if not text:
        return NOTHING
    if _PLAIN.fullmatch(text) and not _THREE_DECIMALS.fullmatch(text):
        value = float(text)
        return _bare_share(value, text, beside) if unit == "%" else Read(value)
    share = _SHARE.fullmatch(text)
    if share and unit == "%":
        return _near_share(float(share[1].replace(",", ".")), text, beside)
    found = read_quantity(text, language)
    if found is None:
        return Read(None, f"“{_short(text)}” was read as not known")
    if isinstance(found, str):
        return _doubt(f"“{_short(text)}” is no number; not taken")
    return _measured(found, text, unit, beside)


def _bare_share(value: float, text: str, beside: Sequence[float]) -> Read:
    """A bare number where shares stand: 0.7 is how a sheet keeps 70 %, and 70 is how people type it."""
    if value == 0:
        return Read(0.0)
    if abs(value) > _WHOLE:
        return Read(value, f"“{_short(text)}” was read as {value:g} %")
    if abs(value) == 1 or any(0 < abs(one) <= _WHOLE for one in beside):
        return _doubt(f"“{_short(text)}” may be {value:g} % or {value * 100:g} %; not taken, write it with its %")
    return Read(round(value * 100, 10), f"“{_short(text)}” was read as {value * 100:g} %")


def _near_share(value: float, text: str, beside: Sequence[float]) -> Read:
    """A share as it is shown; 45 pasted into a cell of percentages shows 4500 %, far from all that is known."""
    known = [abs(one) for one in beside if one]
    if abs(value) <= _FAR or not known or max(known) > _MOST:
        return Read(value)
    if abs(value) >= _TIMES * max(known):
        return _doubt(f"“{_short(text)}” is far from all that is known of it; not taken, is it {value / 100:g} %?")
    return Read(value, f"“{_short(text)}” was read as {value:g} %; is it {value / 100:g} %?")


def _measured(found: Quantity, text: str, unit: str, beside: Sequence[float]) -> Read:
    if found.high is not None:
        return _doubt(f"“{_short(text)}” is a range; not taken, write one number")
    if unit == "%" and not found.unit:
        return _bare_share(found.value, text, beside)
    value = found.value if not found.unit or found.unit == unit else _in_unit(found, unit)
    if value is None:
        return _doubt(f"“{_short(text)}” is not in {unit or 'the unit of its row'}; not taken")
    remark = ""
    if found.unit != unit or found.approximate or doubtful_decimals(found) or not re.search(r"\d$", text.strip()):
        remark = f"“{_short(text)}” was read as {value:g}{f' {unit}' if unit else ''}"
    return Read(value, remark)


def _in_unit(found: Quantity, unit: str) -> float | None:
    """In the row's unit, also where both only name it in other words: "4 Tage" beside days, "12 Kunden" beside none."""
    value = converted(found.value, found.unit, unit)
    if value is not None or found.unit == "%" or not unit:
        return value if value is not None or found.unit == "%" else found.value
    return found.value if fuzz.ratio(found.unit.casefold(), unit.casefold()) >= _ALIKE else None


def read_confidence(text: str) -> Read:
    """1 to 10, also as 7/10 or 70 %."""
    if not text:
        return NOTHING
    bare = "".join(sign for sign in text if sign.isalnum() or sign in " /.,%-").strip()
    share = _SHARE.fullmatch(bare)
    match = _SURE.fullmatch(bare)
    if share:
        given = float(share[1].replace(",", ".")) / 10
    elif match:
        given = float(match[1].replace(",", "."))
    else:
        return _doubt(f"“{_short(text)}” is no confidence from 1 to 10; not taken")
    rounded = int(given + 0.5)
    if not 1 <= given <= 10:
        return _doubt(f"“{_short(text)}” is no confidence from 1 to 10; not taken")
    same = given == rounded and not share
    return Read(float(rounded), "" if same else f"“{_short(text)}” was read as {rounded} of 10")


def read_day(text: str, day_first: bool, certain: bool, first: date, last: date) -> Read:
    """A date, whether it was typed as one or as text; a missing year is the cycle's.

    A date whose format got lost is the number of days that sheets count.
    """
    if not text:
        return NOTHING
    if _SERIAL.fullmatch(text):
        return Read(_FIRST_SERIAL + timedelta(days=int(float(text))))
    plain = " ".join(_WORDY.sub(" ", _WEEKDAY.sub("", text)).split())
    moment = read_time(plain, day_first)
    if moment is not None:
        ambiguous = not certain and re.fullmatch(r"\d{1,2}\D\d{1,2}\D\d{2,4}", plain) and "." not in plain
        return Read(moment.date(), f"“{text}” was read as {moment.date()}" if ambiguous else "")
    days = [day for day in _without_year(plain, day_first, first, last) if first <= day <= last]
    if len(days) == 1:
        return Read(days[0], f"“{text}” was read as {days[0]}")
    return _doubt(f"“{_short(text)}” is no date that can be understood; not taken, write it as 2027-01-31")


def _without_year(text: str, day_first: bool, first: date, last: date) -> list[date]:
    match = _NO_YEAR.fullmatch(text)
    if match is None:
        return _named_month(text, day_first, first, last)
    day, month = (int(match[1]), int(match[2])) if day_first else (int(match[2]), int(match[1]))
    found = []
    for year in sorted({first.year, last.year}):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return found


def _named_month(text: str, day_first: bool, first: date, last: date) -> list[date]:
    """A day with its month in words, such as “19. Feb”."""
    if not (_LETTERS.search(text) and _DIGITS.search(text)):
        return []
    moments = (read_time(f"{text} {year}", day_first) for year in sorted({first.year, last.year}))
    return [moment.date() for moment in moments if moment]


def read_choice(text: str, sort: str) -> Read:
    """A word of a list, in any language, with or without signs: “done ✔” is done."""
    if not text:
        return NOTHING
    words, signs = _split(text)
    known = choices(sort)
    by_sign = {known[sign] for sign in signs if sign in known}
    if not words:
        return Read(by_sign.pop()) if len(by_sign) == 1 else _not_listed(text)
    exact = known.get(words) or known.get(fold(words)) or _share_done(text, sort)
    found = exact or _nearly(words, sort)
    if found is None:
        return _not_listed(text)
    if by_sign - {found}:
        return _doubt(f"“{_short(text)}” says two things; not taken")
    return Read(found, "" if exact else f"“{_short(text)}” was read as {found}")


def read_decision(text: str) -> Read:
    """A decision; what stands behind it, as in “help: one developer”, comes back behind a colon."""
    head, *rest = _BEHIND.split(text, maxsplit=1)
    found, note = read_choice(head, "decision"), " ".join("".join(rest).split())
    if not found.taken:
        return _not_listed(text)
    return replace(found, value=f"{found.value}: {note}") if note else found


def _not_listed(text: str) -> Read:
    return _doubt(f"“{_short(text)}” is none of the list; not taken")


def _share_done(text: str, sort: str) -> str | None:
    share = _SHARE.fullmatch(text.strip())
    if share is None or sort != "status":
        return None
    done = float(share[1].replace(",", "."))
    return "done" if done >= 100 else "doing" if done > 0 else "open"


def _nearly(words: str, sort: str) -> str | None:
    """The word that it begins with, as in “done, see notes”, or the one that it nearly is."""
    known = choices(sort)
    head = re.split(r"\s*[,;:(–-]\s*", words)[0].strip()
    if head != words and head in known:
        return known[head]
    match = process.extractOne(words, [one for one in known if len(one) > 3], scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return known[match[0]] if match else None


def _split(text: str) -> tuple[str, list[str]]:
    """The words, and the signs that stand with them."""
    plain = unicodedata.normalize("NFC", text).replace("\ufe0f", "")
    signs = [sign for sign in plain if unicodedata.category(sign) in ("So", "Sm") or sign in "?-–✓✔"]
    words = "".join(" " if unicodedata.category(sign) in ("So", "Sm") else sign for sign in plain)
    return " ".join(words.split()).strip(" .!?-–*").casefold(), signs


@cache
def choices(sort: str) -> dict[str, str]:
    """Every word and sign of a list, with and without accents → what it stands for."""
    path = find_template("lexicons/tracker.yaml")
    value = parse_tree(path.read_text(encoding="utf-8"), path.name).value
    lists: dict[str, list[str]] = value[sort] if isinstance(value, dict) else {}
    found = {str(word).casefold(): meaning for meaning, words in lists.items() for word in words}
    for meaning, text in _OURS[sort].items():
        found |= {load_words(language)(text).casefold(): meaning for language in LANGUAGES}
    for word, meaning in list(found.items()):
        found.setdefault(fold(word), meaning)
    return found


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39].rstrip() + "…"
