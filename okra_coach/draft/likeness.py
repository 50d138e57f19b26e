"""Whether two people mean one measure: by words that tell something, and by the kind and the size of their values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.measure_words import MeasureWords, measure_words
from okra_coach.draft.mentions import Mention
from okra_coach.model.measure import Direction, Quantity, share_of

_MINUTES = {
    "seconds": 1 / 60, "minutes": 1.0, "hours": 60.0, "working hours": 60.0, "days": 1440.0, "working days": 1440.0,
    "weeks": 10080.0, "months": 43200.0,
}  # fmt: skip
"""Only to compare durations in two units; a working day is no sum of hours that anybody named."""
_BRACKET = re.compile(r"\([^()]*\)")
_MONEY = re.compile(r"[A-Z]{3}")
_ALIKE, _HALF = 0.6, 0.5
_ALIKE_UNSTEMMED = 0.75
_CLOSE, _NEAR, _FAR = 1.25, 2.0, 10.0
"""By which factor values of one measure may differ, and by which they cannot."""
_ROUGHLY = 5.0
"""Points of a hundred by which a share and its rest may miss it."""
_BARE = 1
_FEWEST_SHARED = 2
_FEWEST_COMPOUND = 8
_FEWEST_PART = 4
_FEWEST_LETTERS, _ENDING = 5, 2


@dataclass(frozen=True, slots=True)
class Sense:
    """What a mention counts: its words, the longer of them taken apart, and the kinds of its values and its name."""

    mention: Mention
    words: frozenset[str]
    telling: frozenset[str]
    kinds: frozenset[str]
    states: tuple[frozenset[int], ...]
    way: Direction | None
    end: frozenset[str] = frozenset()
    """Words by which a duration ends: "offer" of "days to offer"."""
    is_bare: bool = False
    slope: float = 0.0
    """Above 0 when its values rise; 0 when they cannot tell, as when a bound says the opposite."""


def senses(mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[Sense, ...]:
    """The mentions of one team: the words of all help to take compounds apart."""
    known = frozenset(stem for mention in mentions for stem in mention.stems)
    return tuple(_sense(mention, known, lexicon) for mention in mentions)


def likeness(one: Sense, other: Sense, lexicon: Lexicon) -> float:
    """0 when they count different things; else the share of telling words they have in common, and more for values."""
    shared = _shared(one.telling, other.telling)
    if not shared or are_apart(one, other):
        return 0.0
    fewer, more = sorted((len(one.telling), len(other.telling)))
    by_words = len(_shared(one.words, other.words)) / min(len(one.words), len(other.words))
    ratio = len(shared) / fewer
    apart = _furthest(one.mention, other.mention)
    near = apart is not None and apart <= _NEAR
    close = near and apart is not None and (apart <= _CLOSE or one.kinds & other.kinds == {"time"})
    enough = _ALIKE if lexicon.has_stems else _ALIKE_UNSTEMMED
    alike = ratio >= enough and by_words >= enough
    if fewer == _BARE and more > fewer + 1:
        alike = alike and near
    few = len(_shared(one.words, other.words)) < _FEWEST_SHARED and one.kinds & other.kinds != {"time"}
    if alike or (close and ratio >= _HALF and not few) or (near and _end_alike(one, other)):
        return ratio + by_words + near
    return 0.0


def _shared(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The words of the one that the other has, or has a longer form of: "chase" and "chaser"."""
    longer = {
        word
        for word in one
        for known in other
        if min(len(word), len(known)) >= _FEWEST_LETTERS
        and abs(len(word) - len(known)) <= _ENDING
        and (word.startswith(known) or known.startswith(word))
    }
    return (one & other) | longer


def are_apart(one: Sense, other: Sense) -> bool:
    """Whether something speaks against it: the kinds of values, opposite words or directions, or sizes far apart."""
    if one.kinds and other.kinds and not one.kinds & other.kinds and not _is_bare_share(one, other):
        return True
    if any(a and b and not a & b for a, b in zip(one.states, other.states, strict=True)):
        return True
    slopes = one.slope * other.slope
    if slopes < 0 or (slopes == 0 and one.way is not None and other.way not in (None, one.way)):
        return True
    return one.telling != other.telling and _far(one.mention, other.mention)


def _end_alike(one: Sense, other: Sense) -> bool:
    """Whether both last until the same: "days to offer", "wait for an offer"."""
    ends = one.end, other.end
    return one.kinds & other.kinds == {"time"} and all(ends) and (ends[0] <= ends[1] or ends[1] <= ends[0])


def _is_bare_share(one: Sense, other: Sense) -> bool:
    """Whether one has shares and the other about the same numbers without a unit."""
    shares, bare = (one, other) if other.is_bare else (other, one)
    if not bare.is_bare or shares.is_bare or shares.kinds != {"share"}:
        return False
    pairs = ((shares.mention.now, bare.mention.now), (shares.mention.target, bare.mention.target))
    both = [(_size(a), _size(b)) for a, b in pairs if isinstance(a, Quantity) and isinstance(b, Quantity)]
    return bool(both) and all(min(pair) > 0 and max(pair) / min(pair) <= _CLOSE for pair in both)


def _furthest(one: Mention, other: Mention) -> float | None:
    """By which factor their values of today, or their targets, differ at most; None when nothing can be compared."""
    factors = [_factor(one.now, other.now), _factor(one.target, other.target)]
    return max((factor for factor in factors if factor is not None), default=None)


def are_mirrored(one: Sense, other: Sense) -> bool:
    """Whether one counts what the other leaves: 62 % without a fault, and 4 of 10 with one."""
    a, b = (_share(sense.mention.now) for sense in (one, other))
    if a is None or b is None or not one.telling & other.telling:
        return False
    opposite = one.slope * other.slope < 0
    return opposite and abs(a + b - 100) <= _ROUGHLY


def kind(quantity: Quantity) -> str:
    """Time, share, money or count."""
    if quantity.unit in _MINUTES:
        return "time"
    if quantity.unit == "%" or share_of(quantity.unit):
        return "share"
    return "money" if _MONEY.fullmatch(quantity.unit) else "count"


def _sense(mention: Mention, known: frozenset[str], lexicon: Lexicon) -> Sense:
    words = measure_words(lexicon.language)
    heads = {head: counted and lexicon.stem(counted) for head, counted in words.heads.items()}
    stems = frozenset(part for stem in mention.stems for part in _parts(stem, known, heads))
    given = [value for value in (mention.now, mention.target) if isinstance(value, Quantity)]
    named = [value for value in given if value.unit]
    values = frozenset(kind(value) for value in named or given)
    name = mention.shown
    by_name = "time" if words.is_time(name) else "share" if words.says("share_words", name) else ""
    if by_name and not named:
        values = frozenset({by_name})
    outside = lexicon.stems(_BRACKET.sub(" ", name)) - lexicon.vague
    told = frozenset(part for stem in outside for part in _parts(stem, known, heads)) - lexicon.vague
    telling = told or stems - lexicon.vague
    found = words.patterns["until"].match(name) if values == {"time"} else None
    end = lexicon.stems(found["end"]) - lexicon.vague if found else frozenset()
    is_bare = bool(given) and not named
    slope = _slope(mention, words)
    return Sense(mention, stems, telling, values, words.states(name), words.way(name), end, is_bare, slope)


def _parts(stem: str, known: Iterable[str], heads: Mapping[str, str]) -> Iterable[str]:
    """ "angebotszeit" as "angebot" and "dauer", "ersatzteilauftrag" as the two words that others use."""
    if not heads or len(stem) < _FEWEST_COMPOUND:
        return (stem,)
    for head, counted in heads.items():
        if stem.endswith(head) and len(stem) - len(head) >= _FEWEST_PART:
            first = _unlinked(stem[: -len(head)], known)
            return (first, counted) if counted else (first,)
    for first in sorted(known, key=len, reverse=True):
        rest = stem[len(first) :]
        if len(first) < _FEWEST_PART or not stem.startswith(first) or len(rest) < _FEWEST_PART:
            continue
        second = next((word for word in known if len(word) >= _FEWEST_PART and rest.removeprefix("s") == word), None)
        if second:
            return (first, second)
    return (stem,)


def _unlinked(word: str, known: Iterable[str]) -> str:
    """Without the letter that links the halves of a compound."""
    for end in ("s", "n", "en", "er", "e"):
        if word.endswith(end) and word.removesuffix(end) in known:
            return word.removesuffix(end)
    return word.removesuffix("s") if len(word) > _FEWEST_PART + 1 else word


def _slope(mention: Mention, words: MeasureWords) -> float:
    now, target = mention.now, mention.target
    if not (isinstance(now, Quantity) and isinstance(target, Quantity)) or kind(now) != kind(target):
        return 0.0
    slope = _size(target) - _size(now)
    against = words.says("below" if slope > 0 else "above", mention.target_text)
    return 0.0 if against else slope


def _size(quantity: Quantity) -> float:
    of = share_of(quantity.unit)
    return quantity.value * 100 / of if of else quantity.value * _MINUTES.get(quantity.unit, 1.0)


def _share(value: object) -> float | None:
    return _size(value) if isinstance(value, Quantity) and kind(value) == "share" else None


def _factor(one: object, other: object) -> float | None:
    """By how much the larger value is the larger; None when they cannot be compared."""
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return None
    if kind(one) != kind(other) and one.unit and other.unit:
        return None
    if "share" in (kind(one), kind(other)) and not (one.unit and other.unit):
        small, large = sorted((_size(one), _size(other)))
        return large / small if small > 0 and large / small <= _CLOSE else None
    sizes = (_size(one), _size(other)) if one.unit and other.unit else (one.value, other.value)
    small, large = sorted(abs(size) for size in sizes)
    if small == 0:
        return 1.0 if large == 0 else None
    return large / small


def _far(one: Mention, other: Mention) -> bool:
    factor = _factor(one.now, other.now)
    return factor is not None and factor > _FAR
