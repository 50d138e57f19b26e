"""What the text of a band says, such as “at least 95 %”; None where it cannot be told for certain."""

from __future__ import annotations

import re
from collections.abc import Mapping

from okra_coach.model.check_in import HealthNews
from okra_coach.model.health import Band, HealthReading, HealthState
from okra_coach.model.okra import HealthMeasure, OkraBook

_NUMBER = r"[-−]?\d+(?:[.,\u00a0\u202f' ]\d{3})*(?:[.,]\d+)?(?![\d.,]*\d)"
_LEAST = (
    r"≥|>=|>|at least|no less than|not less than|"
    r"(?:not|\w+n't|never) (?:fall |drop |go |be )?(?:below|under)|above|over|"
    r"more than|minimum(?: of)?|mindestens|wenigstens|nicht (?:unter|weniger als)|über|mehr als|"
    r"ít nhất|tối thiểu|không (?:dưới|thấp hơn|ít hơn)|trên|hơn|cao hơn"
)
_MOST = (
    r"≤|<=|<|at most|no more than|not more than|"
    r"(?:not|\w+n't|never) (?:rise |go |climb |be )?(?:above|over)|below|under|"
    r"less than|up to|maximum(?: of)?|höchstens|maximal|nicht (?:über|mehr als)|unter|weniger als|bis zu|"
    r"nhiều nhất|tối đa|không (?:quá|trên|hơn|vượt(?: quá)?)|dưới|ít hơn|thấp hơn"
)
_BETWEEN = re.compile(
    rf"(?:between|from|zwischen|von|từ|giữa)?\s*({_NUMBER})\s*%?\s*(?:–|-|to|and|bis|und|đến|và)\s*({_NUMBER})"
)
_SIDE = re.compile(rf"(?<!\w)(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))\s*({_NUMBER})")
_BEFORE = re.compile(
    r"(?:(?:stays?|keep|kept|remains?|must|should|shall|may|does|do|to|be|is|always|bleibt|bleiben|soll|sollen|muss|"
    r"müssen|darf|dürfen|immer|halten|giữ|phải|luôn|ở|mức|là)\s+)*"
)
_ELSE = re.compile(rf"(?<!\w)(?:{_MOST}|{_LEAST}|no|not|never|without|nicht|kein\w*|nie|ohne|không)(?!\w)|n't\b")
_ANY = re.compile(_NUMBER)
_UNIT = re.compile(rf"{_NUMBER}\s*(%|[^\W\d_]+)")
_TIMES = {
    "ms": "ms", "milliseconds": "ms", "s": "s", "sec": "s", "seconds": "s", "sekunden": "s", "giây": "s",
    "min": "min", "minute": "min", "minutes": "min", "minuten": "min", "phút": "min",
    "h": "h", "hour": "h", "hours": "h", "stunde": "h", "stunden": "h", "giờ": "h",
    "day": "d", "days": "d", "tag": "d", "tage": "d", "tagen": "d", "ngày": "d",
    "week": "w", "weeks": "w", "woche": "w", "wochen": "w", "tuần": "w",
    "month": "m", "months": "m", "monat": "m", "monate": "m", "monaten": "m", "tháng": "m",
}  # fmt: skip
_SCALES = ("k", "m", "mio", "million", "millions", "millionen", "bn", "tsd", "tausend", "triệu", "tỷ", "nghìn")


def read_band(text: str | None, unit: str = "", language: str = "en") -> Band | None:
    """The band that a text names in the unit of its measure: one number with a side, or two with both."""
    told = " ".join((text or "").casefold().replace("’", "'").split())
    if not told or not _same_unit(told, unit):
        return None
    numbers = _ANY.findall(told)
    if len(numbers) == 2:
        return _between(told, language)
    side = _SIDE.search(told)
    if len(numbers) != 1 or side is None or not _stands_alone(side):
        return None
    value = _number(side[3], language)
    return None if value is None else Band(high=value) if side["most"] else Band(low=value)


def _stands_alone(found: re.Match[str]) -> bool:
    """Whether nothing around the words could turn them, as “alarm when …” or a second side would."""
    before, behind = found.string[: found.start()], found.string[found.end() :]
    return _BEFORE.fullmatch(before) is not None and _ELSE.search(behind) is None


def _between(told: str, language: str) -> Band | None:
    found = _BETWEEN.search(told)
    if found is None or not _stands_alone(found):
        return None
    low, high = _number(found[1], language), _number(found[2], language)
    return Band(low, high) if low is not None and high is not None and low < high else None


def _number(text: str, language: str) -> float | None:
    """A number as that language writes it; None where a point may be of thousands or of decimals."""
    plain = re.sub("[\u00a0\u202f' ]", "", text.replace("−", "-"))
    decimal, thousands = (".", ",") if language == "en" else (",", ".")
    if re.fullmatch(rf"-?[1-9]\d{{0,2}}{re.escape(decimal)}\d{{3}}", plain):
        return None
    if re.fullmatch(rf"-?\d+(?:{re.escape(decimal)}\d+)?", plain):
        return float(plain.replace(decimal, "."))
    if re.fullmatch(rf"-?\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:{re.escape(decimal)}\d+)?", plain):
        return float(plain.replace(thousands, "").replace(decimal, "."))
    if re.fullmatch(rf"-?\d+{re.escape(thousands)}\d{{1,2}}", plain):
        return float(plain.replace(thousands, "."))
    return None


def _same_unit(told: str, unit: str) -> bool:
    """Whether nothing behind a number speaks of another unit than the measure's."""
    own = unit.casefold().strip()
    behind = {found[1] for found in _UNIT.finditer(told)}
    if ("%" in behind) > (own == "%") or behind & set(_SCALES) or (own == "%" and behind & _TIMES.keys()):
        return False
    times = {_TIMES[word] for word in behind if word in _TIMES}
    return not times or not own or own in behind or _TIMES.get(own) in times


def read_health(book: OkraBook, news: Mapping[str, HealthNews], language: str) -> dict[str, HealthReading]:
    """Every health measure of the book with its latest news."""
    return {
        health.id: _reading(health, news.get(health.id), language)
        for okras in book.sets
        for health in okras.health_measures
    }


def _reading(health: HealthMeasure, news: HealthNews | None, language: str) -> HealthReading:
    band = read_band(health.band, health.unit, language)
    if news is None:
        return HealthReading(band=band)
    state = health_state(news.value, news.inside, band)
    return HealthReading(state, band, news.value, news.day, news.inside, news.note)


def health_state(value: float | None, inside: bool | None, band: Band | None) -> HealthState:
    """Broken when the number or a person says so; kept when one of them says so and none the contrary."""
    counted = None if value is None or band is None else band.holds(value)
    if inside is False or counted is False:
        return HealthState.BROKEN
    return HealthState.KEPT if inside or counted else HealthState.UNTOLD
