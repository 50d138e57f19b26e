"""Two lines of the plan whose dates do not go together: found where both lines say so, and nowhere else.

Either a system is switched before something that names it ends, or one team needs by a day what another team
plans for later.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from okra_coach.model.engagement import Material
from okra_coach.model.okra import Action, ActionStatus, OkraSet
from okra_coach.model.workshop import Cycle
from okra_coach.words import Words

_SWITCHES = {
    "en": r"\bswitch\w* (?:\w+ ){0,3}(?:off|over|to)\b|\b(?:to|goe?s?|becomes?|is) read[- ]only\b|\bcut[- ]?over\b"
    r"|\bgo(?:es|ing)?[- ]live\b|\btake .* live\b|\bdecommission|\bshut ?down\b|\bturn off\b|\bmigrate\b",
    "de": r"abschalt|abgeschaltet|schalten? \w+ ab\b|umstell|go-?live|live schalten|ablös|stilllegen|migrieren",
    "vi": r"(?<!\w)(?:tắt|ngừng dùng|chuyển sang|chuyển đổi|ra mắt|go-?live|khóa hệ thống)(?!\w)",
}
_NEEDS = {
    "en": r"\bneed(?:s|ed)?\b|\brequired by\b",
    "de": r"brauch|benötig|nötig bis",
    "vi": r"(?<!\w)cần(?!\w)",
}
_WORD = re.compile(r"[\w-]+")
_SYSTEM = re.compile(r"(?<![\w-])[A-ZÀ-ỸĐ][\w-]{3,}")
_ACRONYM = re.compile(r"^[A-ZÀ-ỸĐ]{2,}")
_TELLING = re.compile(r"[^\W\d_]{5,}")
_RARE = 4
"""A word in more actions than these tells no system from another."""
_SHARED = 2


@dataclass(frozen=True)
class Clash:
    """`late` ends after `early`, which it feeds; `needed` where `early` says by which day it needs it."""

    late: Action
    late_team: OkraSet
    late_day: date
    early: Action
    early_team: OkraSet
    early_day: date
    needed: bool


@dataclass(frozen=True)
class _Line:
    team: OkraSet
    action: Action


def clashes(material: Material, words: Words) -> tuple[Clash, ...]:
    """The widest of each late action, the widest first."""
    lines = [
        _Line(okras, action)
        for okras in material.okras.teams
        for action in okras.actions
        if action.progress in (ActionStatus.OPEN, ActionStatus.DOING)
    ]
    found = [*_after_a_switch(lines, material, words), *_after_the_need(lines, material, words)]
    widest_last = sorted(found, key=lambda one: (one.late_day - one.early_day, one.needed, one.late.id, one.early.id))
    once = {one.late.id: one for one in widest_last}
    return tuple(sorted(once.values(), key=lambda one: (one.early_day - one.late_day, one.late.id)))


def _after_a_switch(lines: list[_Line], material: Material, words: Words) -> Iterator[Clash]:
    no_system = _plain_names(words) | {word for okras in material.okras.teams for word in _WORD.findall(okras.name)}
    named = [_systems(line.action.text, words.language, no_system) for line in lines]
    counts = Counter(name for names in named for name in names)
    says = re.compile(_SWITCHES.get(words.language, _SWITCHES["en"]), re.IGNORECASE)
    switches = [says.search(line.action.text) is not None for line in lines]
    for switch, own, is_switch in zip(lines, named, switches, strict=True):
        day = (switch.action.due or _by_when(switch.action, material.workshop.cycle, words)) if is_switch else None
        telling = {name for name in own if counts[name] <= _RARE}
        for line, names, other_switch in zip(lines, named, switches, strict=True):
            due = line.action.due
            if day and due and due > day and not other_switch and telling & names:
                yield Clash(line.action, line.team, due, switch.action, switch.team, day, needed=False)


def _systems(text: str, language: str, no_system: frozenset[str] | set[str]) -> set[str]:
    """Names of systems: abbreviations, and words with a capital inside a line; in German only those with a hyphen."""
    short = {word for word in _WORD.findall(text) if _ACRONYM.match(word)}
    long = _SYSTEM.findall(text if language == "de" else text.partition(" ")[2])
    return short | {word for word in long if word not in no_system and ("-" in word or language != "de")}


@cache
def _plain_names(words: Words) -> frozenset[str]:
    """Months and days of the week have a capital as well."""
    from babel.dates import get_day_names, get_month_names

    names = [
        *get_day_names("wide", locale=words.locale).values(),
        *get_day_names("abbreviated", locale=words.locale).values(),
        *get_month_names("wide", locale=words.locale).values(),
        *get_month_names("abbreviated", locale=words.locale).values(),
    ]
    return frozenset(word for name in names for form in (name, f"{name}s") for word in _WORD.findall(form))


def _after_the_need(lines: list[_Line], material: Material, words: Words) -> Iterator[Clash]:
    counts = Counter(word for line in lines for word in _telling(line.action.text))
    needs = re.compile(_NEEDS.get(words.language, _NEEDS["en"]), re.IGNORECASE)
    for line in lines:
        day = _by_when(line.action, material.workshop.cycle, words) if needs.search(line.action.text) else None
        for other in lines if day else ():
            due = other.action.due
            shared = {
                word for word in _telling(line.action.text) & _telling(other.action.text) if counts[word] <= _RARE
            }
            if day and due and due > day and _names(line, other.team, material) and len(shared) >= _SHARED:
                yield Clash(other.action, other.team, due, line.action, line.team, day, needed=True)


def _telling(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _TELLING.findall(text))


def _names(line: _Line, team: OkraSet, material: Material) -> bool:
    """Whether a line speaks of another team: by a word of its name that no other team's name has."""
    if team.owner == line.team.owner:
        return False
    others = {word for okras in material.okras.teams if okras is not team for word in re.findall(r"\w+", okras.name)}
    own = {word for word in re.findall(r"\w{4,}", team.name) if word not in others}
    return bool(own & set(re.findall(r"\w+", line.action.text)))


def _by_when(action: Action, cycle: Cycle, words: Words) -> date | None:
    """The first day that its words name, else the one on which it is due."""
    for written, day in _written_days(cycle.first, cycle.last, words).items():
        if re.search(rf"(?<![\w.]){re.escape(written)}(?!\w)", action.text):
            return day
    return action.due


@cache
def _written_days(first: date, last: date, words: Words) -> Mapping[str, date]:
    """How people write the days of the cycle; only ways that mean one day."""
    days = [first + timedelta(number) for number in range((last - first).days + 1)]
    written = {words.date(day, "short"): day for day in days}
    if words.language == "de":
        written |= {f"{day.day}.{day.month}.": day for day in days}
        written |= {day.strftime("%d.%m."): day for day in days}
    elif words.language == "vi":
        written |= {f"{day.day}/{day.month}": day for day in days}
    return written
