"""Where a measure can be looked up: one answer often names the sources of two measures."""

from __future__ import annotations

import re

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.measure_words import measure_words
from okra_coach.draft.measures import Measure, Mention
from okra_coach.draft.phrasing import phrasing
from okra_coach.draft.text import capitalised, is_empty, plain_claim
from okra_coach.model.answers import MASK

_PART = re.compile(r";|\n|(?<!\bvs)\.\s+(?=[A-ZÀ-ỸÄÖÜ„“\"0-9])")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_MOST = 12


def source_of(measure: Measure, lexicon: Lexicon) -> str | None:
    """What the first person who said so looks it up in, without names; None when nobody did."""
    found = (_source(mention, lexicon) for mention in measure.mentions if not mention.leader)
    return next((source for source in found if source), None)


def _source(mention: Mention, lexicon: Lexicon) -> str | None:
    if is_empty(mention.source, lexicon):
        return None
    words = measure_words(lexicon.language)
    parts = [p.strip() for p in _PART.split(_ASIDE.sub("", mention.source)) if p.strip()]
    own, _ = _marks(mention, lexicon)
    named = [
        part for part in parts if not words.says("explains", part) or (lexicon.has_stems and lexicon.stems(part) & own)
    ]
    part = _own_part(named or parts, mention, lexicon)
    if part is None or words.says("no_source", part):
        return None
    name = words.patterns["our_source"].sub("", source_name(part, lexicon) or "")
    claim = plain_claim(name, lexicon, most=_MOST, fewest=1) if name else None
    if not claim or MASK in claim or claim.endswith("?"):
        return None
    return capitalised(claim)


def source_name(said: str, lexicon: Lexicon) -> str | None:
    """The name of a source without the sentence around it; None for one that is still to be made."""
    rules = phrasing(lexicon.language)
    if rules.not_there_yet.search(said):
        return None
    name = rules.source_frame.sub("", said, count=1)
    framed = name != said
    name = rules.source_rest.split(name, maxsplit=1)[0].strip(" ,;")
    return (name.partition(",")[0] if framed else name) or None


def _own_part(parts: list[str], mention: Mention, lexicon: Lexicon) -> str | None:
    """The part with a label of this measure, else the one at its place among those without another's label."""
    own, other = _marks(mention, lexicon)
    free = []
    for part in parts:
        label, said = _label(part)
        stems = lexicon.stems(label) | set(label.lower().split())
        if label and len(stems & own) > len(stems & other):
            return said
        if label and stems & other:
            continue
        free.append(said or part)
    if not free:
        return None
    placed = free[0 if mention.slot.endswith("1") else -1]
    best = max(free, key=lambda part: _told(part, own, other, lexicon))
    if _told(placed, own, other, lexicon) < 0 < _told(best, own, other, lexicon):
        return best
    if mention.slot.endswith("1"):
        return free[0]
    if len(parts) == 1 and _speaks_of_the_other(free[0], mention, lexicon):
        return None
    return free[-1]


def _told(part: str, own: frozenset[str], other: frozenset[str], lexicon: Lexicon) -> int:
    """By how many words a part speaks rather of this measure."""
    stems = lexicon.stems(part)
    return len(stems & own) - len(stems & other)


def _label(part: str) -> tuple[str, str]:
    """ "Calls" and "phone system" of "Calls: phone system"; no label when more than two words precede the colon."""
    label, colon, said = part.partition(": ")
    return (label.strip(), said.strip()) if colon and len(label.split()) <= 2 else ("", "")


def _marks(mention: Mention, lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Words that label this measure, and those that label the other one of the same person."""
    first, second = lexicon.ordinals
    is_first = mention.slot.endswith("1")
    own = mention.stems | _value_stems(mention.now_text, lexicon) | (first if is_first else second)
    other = lexicon.stems(mention.other_name) | _value_stems(mention.other_text, lexicon)
    other |= second if is_first else first
    shared = own & other
    return own - shared, other - shared


def _value_stems(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Words of a value, its unit among them, but not the period it counts for."""
    for pattern, _ in lexicon.periods:
        text = pattern.sub(" ", text)
    return lexicon.stems(text)


def _speaks_of_the_other(part: str, mention: Mention, lexicon: Lexicon) -> bool:
    stems = lexicon.stems(part)
    return bool(stems & lexicon.stems(mention.other_name)) and not stems & mention.stems
