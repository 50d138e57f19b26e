"""How an action line is put: its verb first (in German last), and the reason that was said apart from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import yaml

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.text import capitalised, lowered
from okra_coach.model.answers import MASK
from okra_coach.resources import find_template

_FEWEST_WORDS = 3
_FEWEST_OF_A_REASON = 2
_VOWEL = re.compile(r"(?!one\b|once|uni|use|eu)[aeiou]", re.IGNORECASE)
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")


@dataclass(frozen=True)
class Phrasing:
    """The rules of one language, from `templates/lexicons/drafting.<language>.yaml`."""

    verb_first: tuple[tuple[re.Pattern[str], str], ...]
    reasons: tuple[tuple[re.Pattern[str], str], ...]
    source_frame: re.Pattern[str]
    source_rest: re.Pattern[str]
    not_there_yet: re.Pattern[str]
    negation: re.Pattern[str]


@cache
def phrasing(language: str) -> Phrasing:
    """The rules of a language; English where there are none."""
    known = language if language in ("en", "de", "vi") else "en"
    text = find_template(f"lexicons/drafting.{known}.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, yaml.CBaseLoader)["phrasing"]  # noqa: S506
    return Phrasing(
        verb_first=_rules(data["verb_first"]),
        reasons=_rules(data["reasons"]),
        source_frame=re.compile(data["source_frame"], re.IGNORECASE),
        source_rest=re.compile(data["source_rest"], re.IGNORECASE),
        not_there_yet=re.compile(data["not_there_yet"], re.IGNORECASE),
        negation=re.compile(data["negation"], re.IGNORECASE),
    )


def _rules(pairs: list[list[str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), written) for pattern, written in pairs)


def with_verb(text: str, lexicon: Lexicon) -> str:
    """The line as a thing to do where a rule is sure how; else as it was said."""
    for pattern, written in phrasing(lexicon.language).verb_first:
        match = pattern.match(text)
        if match:
            said = match["said"] if written.startswith("{said}") else lowered(match["said"])
            article = "an" if _VOWEL.match(said) else "a"
            return capitalised(written.format(said=said, a=article, rest=match["rest"]))
    return text


def split_reason(text: str, lexicon: Lexicon) -> tuple[str, str | None]:
    """The action, and its hypothesis where the line says why; never a reason that nobody gave."""
    for pattern, written in phrasing(lexicon.language).reasons:
        match = pattern.search(text)
        if match is None:
            continue
        what, why = text[: match.start()].rstrip(" ,;–-"), match["why"].strip(" .")
        if len(what.split()) >= _FEWEST_WORDS and len(why.split()) >= _FEWEST_OF_A_REASON:
            return what, None if MASK in why else capitalised(written.format(what=lowered(what), why=why))
    return text, None


def same_figures(short: str, long: str) -> bool:
    """Whether every figure of the shorter line stands in the longer one too."""
    return set(_FIGURE.findall(short)) <= set(_FIGURE.findall(long))


def same_sense(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether both lines say to do something, or both to leave it."""
    negation = phrasing(lexicon.language).negation
    return bool(negation.search(one)) == bool(negation.search(other))


def source_name(said: str, lexicon: Lexicon) -> str | None:
    """The name of a source without the sentence around it; None for one that is still to be made."""
    rules = phrasing(lexicon.language)
    if rules.not_there_yet.search(said):
        return None
    name = rules.source_frame.sub("", said, count=1)
    framed = name != said
    name = rules.source_rest.split(name, maxsplit=1)[0].strip(" ,;")
    return (name.partition(",")[0] if framed else name) or None
