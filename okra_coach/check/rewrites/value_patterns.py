"""The ways in which a line says a measure and its numbers, as patterns of one language.

Their groups are `measure`, `verb` or `noun` for the direction, `rest`, `aside` and `note` for what follows, and for
each number (`a` the baseline, `b` the target) its digits, money, percent, scale, unit and period.
"""

from __future__ import annotations

import re
from functools import cache

from okra_coach.check.rewrites.grammar import Grammar, any_of

_DIGITS = r"\d[\d.,]*(?<=\d)"
_NAME = r"(?P<measure>.+?)\s*[:,]?\s+"
_NAME_WITHOUT_NUMBER = r"(?P<measure>\D+?)\s+"


@cache
def value_patterns(language: Grammar) -> tuple[re.Pattern[str], ...]:
    """The patterns, those first that say most."""
    forms = _german(language) if language.language == "de" else _verb_first(language)
    if language.language == "en":
        forms = [*forms, *_reached(language)]
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def _verb_first(language: Grammar) -> list[str]:
    """“Raise NPS from 28 to 50”, “NPS: 28 → 50”, “Raise NPS to 50 (today 28)”."""
    to, any_verb, verb = language.any_of("to"), _verb(language, "up", "down", "either"), _verb(language, "up", "down")
    rest, start = _rest(language), rf"{verb}\s+{_NAME_WITHOUT_NUMBER}(?:{to})\s+{_number(language, 'b')}"
    both = [rf"(?:{any_verb}\s+)?{_NAME}\(?{pair}\)?{rest}" for pair in _pairs(language)]
    return [*both, rf"{start}{rest}", rf"{start}{_today(language)}"]


def _german(language: Grammar) -> list[str]:
    """“NPS von 28 auf 50 steigern”, “Steigerung der Zufriedenheit von …”, “NPS auf 50 steigern (heute 28)”."""
    article = r"(?:der\s+(?-i:(?=[A-ZÄÖÜ]))|des\s+(?-i:(?=[A-ZÄÖÜ]{2})))"
    nominal = rf"(?P<noun>{any_of(language.table('nominal'))})\s+{article}(?P<measure>.+?)\s+"
    rest, today = _rest(language), _today(language)
    any_verb = rf"\s+(?:zu\s+)?{_verb(language, 'up', 'down', 'either')}"
    verb = rf"\s+(?:zu\s+)?{_verb(language, 'up', 'down')}"
    goal = rf"{_NAME_WITHOUT_NUMBER}(?:{language.any_of('to')})\s+{_number(language, 'b')}"
    reached = rf"{_NAME_WITHOUT_NUMBER}von\s+{_number(language, 'b')}\s+(?:zu\s+)?(?:{language.any_of('reach')})"
    return [
        *(
            form
            for pair in _pairs(language)
            for form in (f"{_NAME}{pair}{rest}{any_verb}", f"{nominal}{pair}{rest}", rf"{_NAME}\(?{pair}\)?{rest}")
        ),
        *(f"{goal}{rest}{verb}", f"{goal}{verb}{today}", f"{goal}{today}{verb}", reached),
    ]


def _reached(language: Grammar) -> list[str]:
    """“Achieve 95 % on-time delivery”, “Reach an NPS of 50”."""
    reach = rf"(?:{language.any_of('reach')})\s+"
    share = rf"(?P<bdigits>{_DIGITS})\s?(?P<bpercent>%)\s+(?P<measure>[a-z][\w-]*(?:\s[\w-]+){{0,3}})"
    named = rf"(?:an?\s+|the\s+)?{_NAME_WITHOUT_NUMBER}of\s+{_number(language, 'b')}"
    return [f"{reach}{share}{_today(language)}", f"{reach}{named}", f"{reach}{share}"]


def _verb(language: Grammar, *keys: str) -> str:
    return rf"(?P<verb>{language.any_of(*keys)})"


def _pairs(language: Grammar) -> tuple[str, str]:
    """“From 28 to 50” and “28 → 50”."""
    baseline, target, now = _number(language, "a"), _number(language, "b"), language.any_of("now")
    said = rf"(?:{language.any_of('from')})\s+{baseline}(?:\s+(?:{now}))?\s+(?:{language.any_of('to')})\s+{target}"
    return said, rf"{baseline}\s*(?:{language.all_words('arrows')})\s*{target}"


def _rest(language: Grammar) -> str:
    """What belongs to the measure, a short aside in brackets, and a deadline."""
    return (
        rf"(?P<rest>(?:\s+(?:{language.any_of('rest')})\s+.+?)?)(?P<aside>(?:\s*\(\S+(?:\s\S+)?\))?)"
        rf"(?:,?\s+(?P<note>(?:{language.any_of('deadline')})\s+.+?))?"
    )


def _today(language: Grammar) -> str:
    """“(today 28)”, “(up from 28)”."""
    now, start = language.any_of("now"), language.any_of("from")
    return rf"\s*(?:\(|,\s)\s*(?:(?:{now})\s+(?:{start})|{now}|{start})\s*:?\s*{_number(language, 'a')}\)?"


def _number(language: Grammar, name: str) -> str:
    money = any_of([*language.every["currencies"], "$", "US$"])
    return (
        rf"(?P<{name}money>(?:{money})\s?)?(?P<{name}digits>{_DIGITS})"
        rf"(?:\s?(?P<{name}percent>{language.all_words('percent')})(?!\w))?"
        rf"(?:\s?(?P<{name}scale>{any_of(language.table('scales'))})(?!\w))?"
        rf"(?:\s?(?P<{name}after>{money})(?!\w))?"
        rf"(?:\s*(?P<{name}unit>{any_of(language.table('units'))})(?!\w)"
        rf"|\s+(?P<{name}other>(?-i:{language.own['other_units']}))(?!\w))?"
        rf"(?:\s?/\s?(?P<{name}period>{any_of(language.table('periods'))})(?!\w))?"
    )
