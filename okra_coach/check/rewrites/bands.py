"""Key results that keep a measure where it is: the limits in their words become the band."""

from __future__ import annotations

import re
from functools import cache

from okra_coach.check.lexicon import composed
from okra_coach.check.rewrites.grammar import Grammar, any_of, grammar_of, sentence
from okra_coach.check.rewrites.numbers import edits_of
from okra_coach.check.scope import InKeyResult
from okra_coach.model.finding import Rewrite
from okra_coach.model.measure import Direction


def band_moved(scope: InKeyResult) -> Rewrite | None:
    """“Stock between 40 and 60 days”, to be kept within, gets its band."""
    key_result = scope.key_result
    if key_result.direction is not Direction.KEEP:
        return None
    language = grammar_of(key_result.measure, scope.workshop.language)
    match = _with_band(language).fullmatch(composed(key_result.measure).strip().rstrip("."))
    if match is None or key_result.unit not in ("", _unit_of(match, language)):
        return None
    said = {name: match[name] or "" for name in ("low", "high", "least", "most")}
    fields = {
        "measure": sentence(match["name"]),
        "unit": _unit_of(match, language),
        "low": (said["low"] or said["least"]).replace(",", "."),
        "high": (said["high"] or said["most"]).replace(",", "."),
    }
    if not fields["measure"] or (said["low"] and float(fields["low"]) >= float(fields["high"])):
        return None
    shown = f"{fields['measure']}: {fields['low'] or '?'} – {fields['high'] or '?'} {fields['unit']}".strip()
    return Rewrite((shown,), edits_of(key_result, fields))


def _unit_of(match: re.Match[str], language: Grammar) -> str:
    said = match["unit"] or ""
    return "%" if said in language.every["percent"] else language.table("units").get(said, said)


@cache
def _with_band(language: Grammar) -> re.Pattern[str]:
    """A measure with its limits, and perhaps a word for keeping around it."""
    number, keep = r"\d+(?:[.,]\d{1,2})?", language.any_of("keep")
    units = any_of([*language.every["percent"], *language.table("units")])
    limits = (
        rf"(?:(?:{language.any_of('between')})\s+(?P<low>{number})\s?(?:(?:{units})\s)?\s?(?:{language.any_of('and')})\s+(?P<high>{number})"
        rf"|(?:{language.any_of('least')})\s+(?P<least>{number})|(?:{language.any_of('most')})\s+(?P<most>{number}))\s?(?P<unit>{units})?"
    )
    articles = rf"(?:(?:{language.any_of('articles')})\s+)?"
    if language.language == "de":
        return re.compile(rf"{articles}(?P<name>\D+?)\s+{limits}(?:\s+(?:{keep}))?", re.IGNORECASE)
    return re.compile(rf"(?:(?:{keep})\s+)?{articles}(?P<name>\D+?)\s+{limits}", re.IGNORECASE)
