"""How action lines are put in one language, from `templates/lexicons/phrasing.<language>.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from okra_coach.resources import find_template

_I = re.IGNORECASE
Rules = tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True)
class Phrasing:
    """The words and rules of one language; what each is for stands in the English file."""

    language: str
    until: tuple[str, ...]
    starts: frozenset[str]
    before_days: frozenset[str]
    months: Mapping[str, int]
    weekdays: tuple[str, ...]
    rhythms: frozenset[str]
    titles: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]
    weeks: tuple[str, ...]
    iso_weeks: tuple[str, ...]
    feasts: tuple[str, ...]
    fillers: frozenset[str]
    oneself: tuple[re.Pattern[str], ...]
    subject_self: str
    subject_us: str
    doubts: tuple[re.Pattern[str], ...]
    does: tuple[re.Pattern[str], ...]
    modal_verbs: frozenset[str]
    irregular: Mapping[str, str]
    not_finite: frozenset[str]
    everybody: frozenset[str]
    beside: frozenset[str]
    together: frozenset[str]
    actors: frozenset[str]
    roles: re.Pattern[str]
    verbs: frozenset[str]
    not_verbs: tuple[re.Pattern[str], ...]
    mostly_nouns: frozenset[str]
    takes_for: frozenset[str]
    things: frozenset[str]
    uncounted: re.Pattern[str]
    masculine: re.Pattern[str]
    as_said: tuple[re.Pattern[str], ...]
    directions: Rules
    nouns: Rules
    prepositions: frozenset[str]
    have: str
    mandatory: tuple[re.Pattern[str], str]
    reasons: Rules
    assumption: re.Pattern[str]
    negation: re.Pattern[str]
    chatter: tuple[re.Pattern[str], ...]
    source_frame: re.Pattern[str]
    source_rest: re.Pattern[str]
    not_there_yet: re.Pattern[str]
    outputs: Mapping[str, str]
    counted: re.Pattern[str]


@cache
def phrasing(language: str) -> Phrasing:
    """The rules of a language; English where there are none."""
    known = language if language in ("en", "de", "vi") else "en"
    text = find_template(f"lexicons/phrasing.{known}.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, yaml.CBaseLoader)  # noqa: S506
    return Phrasing(
        language=known,
        until=tuple(data["until"]),
        starts=_lower(data["from"]),
        before_days=_lower(data["before_days"]),
        months={name: int(number) for name, number in data["months"].items()},
        weekdays=tuple(data["weekdays"]),
        rhythms=_lower(data["rhythms"]),
        titles=tuple(data["titles"]),
        parts={part: tuple(words) for part, words in data["parts"].items()},
        weeks=tuple(data["weeks"]),
        iso_weeks=tuple(data["iso_weeks"]),
        feasts=tuple(data["feasts"]),
        fillers=_lower(data["fillers"]),
        oneself=_patterns(data["self"]),
        subject_self=data["subject"]["self"],
        subject_us=data["subject"]["us"],
        doubts=_patterns(data["doubts"]),
        does=_patterns(data["does"]),
        modal_verbs=_lower(data["finite"]["modal"]),
        irregular=dict(data["finite"]["irregular"]),
        not_finite=_lower(data["finite"]["not"]),
        everybody=_lower(data["everybody"]),
        beside=_lower(data["with"] + data["together"]),
        together=_lower(data["together"]),
        actors=_lower(data["actors"]),
        roles=re.compile(rf"(?<!\w)(?:{'|'.join(data['roles'])})(?!\w)", _I),
        verbs=_lower(data["verbs"]),
        not_verbs=_patterns(data["not_verbs"]),
        mostly_nouns=_lower(data["mostly_nouns"]),
        takes_for=_lower(data["takes_for"]),
        things=_lower(data["things"]),
        uncounted=re.compile(data["uncounted"], _I),
        masculine=re.compile(data["masculine"], _I),
        as_said=_patterns(data["as_said"]),
        directions=_rules(data["directions"]),
        nouns=_rules(data["nouns"]),
        prepositions=_lower(data["prepositions"]),
        have=data["have"],
        mandatory=_rules([data["mandatory"]])[0],
        reasons=_rules(data["reasons"]),
        assumption=re.compile(data["assumption"], _I),
        negation=re.compile(data["negation"], _I),
        chatter=_patterns(data["chatter"]),
        source_frame=re.compile(data["source_frame"], _I),
        source_rest=re.compile(data["source_rest"], _I),
        not_there_yet=re.compile(data["not_there_yet"], _I),
        outputs=dict(data["outputs"]),
        counted=re.compile(data["counted"], _I),
    )


def _lower(words: list[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _patterns(texts: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(text, _I) for text in texts)


def _rules(pairs: list[list[Any]]) -> Rules:
    return tuple((re.compile(pattern, _I), written) for pattern, written in pairs)
