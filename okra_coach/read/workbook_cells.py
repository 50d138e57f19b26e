"""One number of a worksheet becomes the text that a person sees: a date, a percentage, an amount, or a bare number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Literal

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
_WHOLE = re.compile(r"[+-]?\d{1,20}")
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|\[([^\]]*)\]|[_*].|(.)', re.DOTALL)
_PLACE = re.compile(r"[0#?]|general", re.IGNORECASE)
_ELAPSED = re.compile(r"h+|m+|s+")
_CODE = re.compile(r"[A-Z]{3}")
_CURRENCIES = frozenset({"kr", "Kč", "zł", "Fr.", "SFr.", "lei", "Ft", "đ", "Rp", "RM", "лв.", "руб."})
_DAY = 86_400
_LAST_DAY = {False: 2_958_465, True: 2_957_003}
# 37 to 44 and 5 to 8 are money in the currency of whoever opens the file: it is not in the file, so it is not invented.
_BUILT_IN = {
    9: "0%",
    10: "0.00%",
    14: "yyyy-mm-dd",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy-mm-dd h:mm",
    **dict.fromkeys((*range(27, 32), 36, *range(50, 55), 57, 58), "yyyy-mm-dd"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm:ss"),
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What a number format makes of a number; `before` and `after` hold a currency."""

    kind: Literal["number", "percent", "moment", "elapsed"] = "number"
    has_date: bool = False
    has_clock: bool = False
    has_seconds: bool = False
    before: str = ""
    after: str = ""


PLAIN = Shape()


def built_in(number: int) -> str:
    """The code of a format that every spreadsheet program knows by its number."""
    return _BUILT_IN.get(number, "General")


@lru_cache(maxsize=1000)
def shape_of(code: str) -> Shape:
    """The shape of a format code such as `0.0%`, `[h]:mm` or `#,##0.00 "€"`; its first section speaks for all."""
    live, elapsed, before, after = "", "", "", ""
    for literal, bracket, char in _tokens(code):
        if bracket and _ELAPSED.fullmatch(bracket.lower()):
            elapsed += bracket.lower()
        literal = bracket[1:].partition("-")[0] if bracket.startswith("$") else literal
        live += char
        if _PLACE.search(live):
            after += literal
        else:
            before += literal
    letters = "" if "general" in live.lower() else live.lower()
    if elapsed:
        return Shape("elapsed", has_clock=True, has_seconds="s" in elapsed + letters)
    if set(letters) & set("ymdhs"):
        return _moment(letters)
    if "%" in live:
        return Shape("percent")
    return Shape(before=_currency(before), after=_currency(after))


@lru_cache(maxsize=50_000)
def number_text(raw: str, shape: Shape, from_1904: bool) -> str:
    """The number as text: the same on every machine, in every language of its reader."""
    if not _NUMBER.fullmatch(raw) or len(raw) > 400:
        return raw
    if shape.kind == "moment":
        return _moment_text(float(raw), shape, from_1904) or _bare(raw)
    if shape.kind == "elapsed":
        return _elapsed_text(float(raw), shape)
    if shape.kind == "percent":
        return _decimals(_decimal(raw) * 100) + "%"
    text = _bare(raw)
    if not shape.before and not shape.after:
        return text
    sign, size = ("-", text[1:]) if text.startswith("-") else ("", text)
    space = " " if shape.before[-1:].isalpha() else ""
    return f"{sign}{shape.before}{space}{size} {shape.after}".rstrip()


def iso_text(raw: str, shape: Shape) -> str:
    """A date that the file holds as ISO text, written like the dates it holds as numbers."""
    try:
        moment = datetime.fromisoformat(raw.strip())
    except ValueError:
        return raw
    midnight = not (moment.hour or moment.minute or moment.second)
    if midnight and not shape.has_clock and (shape.has_date or len(raw.strip()) <= 10):
        return moment.date().isoformat()
    return moment.replace(tzinfo=None, microsecond=0).isoformat(" ")


def _tokens(code: str) -> Iterator[tuple[str, str, str]]:
    """Literal text, bracket or live character of the format's first section; a bare € counts as literal."""
    for quoted, escaped, bracket, char in _TOKEN.findall(code):
        if char == ";":
            return
        is_sign = bool(char) and unicodedata.category(char) == "Sc"
        yield (char if is_sign else quoted or escaped, bracket, "" if is_sign else char)


def _moment(letters: str) -> Shape:
    clock = bool(set(letters) & set("hs"))
    day = bool(set(letters) & set("yd")) or not clock
    return Shape("moment", has_date=day, has_clock=clock, has_seconds="s" in letters)


def _currency(literal: str) -> str:
    """The literal if it is a currency; words such as "days" are no part of the number."""
    bare = literal.strip()
    is_one = bare in _CURRENCIES or _CODE.fullmatch(bare) or any(unicodedata.category(c) == "Sc" for c in bare)
    return bare if is_one else ""


def _bare(raw: str) -> str:
    return str(int(raw)) if _WHOLE.fullmatch(raw) else _decimals(_decimal(raw))


def _decimal(raw: str) -> Decimal:
    """The number in the 15 digits that spreadsheets show: 0.30000000000000004 is 0.3."""
    return Decimal(format(float(raw), ".15g"))


def _decimals(number: Decimal) -> str:
    """Shortest form with a point.

    Exactly three decimals get a fourth: 12.345 is twelve thousand to a German reader, 12.3450 to nobody.
    """
    if not number.is_finite():
        return str(number)
    if number and not -9 <= number.adjusted() <= 20:
        return str(number.normalize())
    text = format(number, "f")
    if "." not in text:
        return text if number else "0"
    text = text.rstrip("0").rstrip(".")
    if text in ("-0", ""):
        return "0"
    return text + "0" if len(text.partition(".")[2]) == 3 else text


def _moment_text(serial: float, shape: Shape, from_1904: bool) -> str | None:
    """Date, clock time or both; None when the number is outside the calendar."""
    if not 0 <= serial < _LAST_DAY[from_1904] + 1:
        return None
    days, seconds = divmod(round(serial * _DAY), _DAY)
    if not shape.has_date or (days == 0 and not from_1904 and shape.has_clock):
        return _clock(seconds, shape.has_seconds)
    if days > _LAST_DAY[from_1904]:
        return None
    day = _day(days, from_1904)
    if shape.has_clock or seconds:
        return f"{day.isoformat()} {_clock(seconds, True)}"
    return day.isoformat()


def _day(days: int, from_1904: bool) -> date:
    """Excel's 1900 has a 29 February that never was: days before it are one off."""
    if from_1904:
        return date(1904, 1, 1) + timedelta(days)
    return date(1899, 12, 30 if days >= 60 else 31) + timedelta(days)


def _elapsed_text(days: float, shape: Shape) -> str:
    """Hours beyond a day are kept: 36:15."""
    if abs(days) > _LAST_DAY[False]:
        return _decimals(_decimal(repr(days)))
    seconds = round(abs(days) * _DAY)
    return ("-" if days < 0 and seconds else "") + _clock(seconds, shape.has_seconds, wide=1)


def _clock(seconds: int, with_seconds: bool, wide: int = 2) -> str:
    minutes, rest = divmod(seconds, 60)
    text = f"{minutes // 60:0{wide}}:{minutes % 60:02}"
    return f"{text}:{rest:02}" if with_seconds or rest else text
