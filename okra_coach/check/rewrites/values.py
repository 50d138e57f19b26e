"""Numbers that stand in the words of a line become fields: “Raise NPS from 28 to 50” has a baseline and a target.

Only whole patterns are taken; a line that says more than its measure and its numbers is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from okra_coach.check.lexicon import composed, find_word, first_word
from okra_coach.check.outputs import work_verb
from okra_coach.check.quantities import find_quantities
from okra_coach.check.rewrites.grammar import Grammar, sentence
from okra_coach.check.rewrites.value_patterns import value_patterns
from okra_coach.model.measure import Direction

_ENGLISH = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_CONTINENTAL = re.compile(r"\d+(?:,\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_TWO_WAYS = re.compile(r"\d{1,3}[.]\d{3}")
_DIGIT = re.compile(r"\d")
_VERBS = ("verbs", "vague_verbs")
_MEASURES = ("metrics", "rates", "counts", "ratings")


@dataclass(frozen=True, slots=True)
class Values:
    """A measure with what its line says of it; None is what the line does not say. `note` is a deadline in words."""

    measure: str
    unit: str
    baseline: float | None
    target: float
    direction: Direction | None
    note: str = ""


def values_in(text: str, language: Grammar, currency: str) -> Values | None:
    """The values of a line that consists of a direction, a measure and its numbers; None for any other line."""
    line = composed(text).strip().rstrip(".").strip()
    for pattern in value_patterns(language) if _DIGIT.search(line) else ():
        match = pattern.fullmatch(line)
        values = _values(match, language, currency) if match else None
        if values:
            return values
    return None


def _values(match: re.Match[str], language: Grammar, currency: str) -> Values | None:
    found = {name: value for name, value in match.groupdict().items() if value is not None}
    units = {_unit(found, name, language, currency) for name in "ab" if f"{name}digits" in found} - {""}
    target, baseline = _number_in(found.get("bdigits", ""), language), _number_in(found.get("adigits", ""), language)
    measure = _measure(found, language)
    lacking = "adigits" in found and baseline is None
    if measure is None or target is None or lacking or len(units) > 1 or None in units:
        return None
    unit = next(iter(units), "") or ""
    said, moved = _said(found, language), _moved(baseline, target)
    if said and moved and said is not moved:
        return None
    return Values(measure, unit, baseline, target, moved or said, sentence(found.get("note", "")))


def _number_in(digits: str, language: Grammar) -> float | None:
    """The number, where the language writes it in one way only."""
    if language.language == "en":
        return (
            float(digits.replace(",", "")) if _ENGLISH.fullmatch(digits) and not _TWO_WAYS.fullmatch(digits) else None
        )
    if _CONTINENTAL.fullmatch(digits):
        return float(digits.replace(".", "").replace(",", "."))
    plain = re.fullmatch(r"\d+\.\d{1,2}", digits)
    return float(digits) if plain else None


def _unit(found: dict[str, str], name: str, language: Grammar, currency: str) -> str | None:
    """How the unit is written; "" where none is said, None where it can be read in two ways."""
    money = found.get(f"{name}money", found.get(f"{name}after", "")).strip()
    scale, noun = found.get(f"{name}scale", ""), found.get(f"{name}unit", "")
    other = found.get(f"{name}other", "")
    if f"{name}percent" in found:
        return None if money or scale or noun or other else "%"
    if "$" in money:
        money = "USD" if currency == "USD" else "$"
    else:
        codes = language.every["currencies"]
        money = codes.get(money.upper() if money.isalpha() else money, "")
    said = [_looked_up(language.table("scales"), scale), money, _looked_up(language.table("units"), noun), other]
    return None if money and (noun or other) else " ".join(word for word in said if word)


def _looked_up(table: dict[str, str], word: str) -> str:
    return table.get(word) or {key.casefold(): value for key, value in table.items()}.get(word.casefold(), "")


def _measure(found: dict[str, str], language: Grammar) -> str | None:
    """The name of the measure in its plain form; None where the words around it are no name."""
    bare = _articles(language).sub("", found["measure"].strip())
    if language.language == "de":
        bare = _nominative(found["measure"].strip(), bare)
    period = {_looked_up(language.table("periods"), found[key]) for key in ("aperiod", "bperiod") if key in found}
    if len(period) > 1:
        return None
    name = f"{bare}{found.get('rest', '')} {next(iter(period), '')}{found.get('aside', '')}".strip()
    said = "verb" in found or "noun" in found or language.language == "de"
    if (
        not bare
        or (not said and _is_deed(name))
        or re.match(rf"(?:{language.any_of('rest')}|of)\s", bare)
        or re.search(r"[\[\]“”\"]|\s(?:by|um|bis)$", bare)
        or bare.endswith((",", ";", "–", "-"))
    ):
        return None
    if "noun" not in found and bare.split(" ")[0] in language.table("nominal"):
        return None
    if bare.count("(") != bare.count(")") or bare.endswith("(") or re.search(r"\)\s*\w+\s*\(", bare):
        return None
    if (
        not re.search(r"[^\W\d_]{2}", bare)
        or find_quantities(found.get("rest", ""))
        or find_word("joiners", found.get("rest", ""))
    ):
        return None
    return sentence(name)


@cache
def _articles(language: Grammar) -> re.Pattern[str]:
    return re.compile(rf"^(?:{language.any_of('articles')})\s+", re.IGNORECASE)


def _is_deed(name: str) -> bool:
    """Whether a line without a direction begins with something to do: “Ship the portal”."""
    if any(first_word(key, name) for key in _MEASURES):
        return False
    return work_verb(name) is not None or (
        any(first_word(key, name) for key in _VERBS) and not first_word("nouns_too", name)
    )


def _nominative(whole: str, bare: str) -> str:
    """“Den Umsatz” is “Umsatz”; with an adjective in between nobody can tell by the letters alone: "" then."""
    masculine = re.fullmatch(r"den\s+([A-ZÄÖÜ].*)", whole, re.IGNORECASE)
    if masculine and whole[:3].casefold() == "den":
        return masculine[1] if masculine[1][:1].isupper() else ""
    first, _, second = bare.partition(" ")
    if bare != whole:
        return bare if bare[:1].isupper() else whole
    inflected = first.endswith(("en", "em")) and second[:1].isupper()
    return "" if inflected else bare


def _said(found: dict[str, str], language: Grammar) -> Direction | None:
    if "noun" in found:
        said = _looked_up(language.table("nominal"), found["noun"])
        return Direction(said) if said else None
    verb = " ".join(found.get("verb", "").casefold().split())
    for key, direction in (("up", Direction.INCREASE), ("down", Direction.DECREASE)):
        if verb in {composed(word).casefold() for word in language.own[key]}:
            return direction
    return None


def _moved(baseline: float | None, target: float) -> Direction | None:
    if baseline is None or baseline == target:
        return None
    return Direction.INCREASE if target > baseline else Direction.DECREASE
