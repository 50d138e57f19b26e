"""Answers about the same measure, found despite their wording."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.text import is_empty
from okra_coach.model.answers import AnswerValue, Response
from okra_coach.model.measure import Direction, Quantity, converted

DIFFERENT = 0.1
"""Two baselines that differ by more than this share of the larger one contradict each other."""
_OF_THE_WAY = 0.25
"""They also do when they differ by more than this share of the way to the target."""
_ALIKE = 0.6
_ALIKE_UNSTEMMED = 0.75
_MINUTES = {
    "seconds": 1 / 60, "minutes": 1.0, "hours": 60.0, "working hours": 60.0, "days": 1440.0, "working days": 1440.0,
    "weeks": 10080.0, "months": 43200.0,
}  # fmt: skip
"""Only to tell whether durations in two units rise or fall; a working day is no sum of hours that anybody named."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One person's word on a measure; `slot` is "team.measure1" or "team.measure2"."""

    response: str
    slot: str
    lead: bool
    name: str
    stems: frozenset[str]
    now: AnswerValue
    target: AnswerValue
    now_text: str
    target_text: str
    source: str
    leader: bool = False
    """Leaders of the company answer under a team: they neither choose its measures nor its targets."""
    other_name: str = ""
    """The other measure of the same person, whose source may stand in the same answer."""
    other_text: str = ""
    telling: frozenset[str] = frozenset()

    @property
    def evidence(self) -> tuple[str, ...]:
        """The answers behind it, those that were given."""
        parts = [("", self.name), ("_now", self.now_text), ("_target", self.target_text)]
        return tuple(f"{self.response}.{self.slot}{part}" for part, text in parts if text)


@dataclass(frozen=True, slots=True)
class Measure:
    """All mentions of one measure; the clearest comes first.

    `hours_a_day` is what the consultant stated, to compare hours with days; None when nobody did.
    """

    mentions: tuple[Mention, ...]
    hours_a_day: float | None = None

    @property
    def people(self) -> int:
        """How many people named it."""
        return len({mention.response for mention in self.mentions if not mention.leader})

    @property
    def name(self) -> str:
        """The clearest wording."""
        return self.mentions[0].name

    @property
    def stems(self) -> frozenset[str]:
        """All stems of all wordings."""
        return frozenset().union(*(mention.stems for mention in self.mentions))

    @property
    def telling(self) -> frozenset[str]:
        """The stems that could not be of just any measure."""
        return frozenset().union(*(mention.telling for mention in self.mentions))

    @property
    def evidence(self) -> tuple[str, ...]:
        """All answers behind it."""
        return tuple(ref for mention in self.mentions for ref in mention.evidence)


def mentions_of(response: Response, lexicon: Lexicon) -> Iterable[Mention]:
    """The measures one person named."""
    for slot, other in (("team.measure1", "team.measure2"), ("team.measure2", "team.measure1")):
        name = response.text(slot).strip()
        stems = lexicon.stems(name)
        if is_empty(name, lexicon) or not stems:
            continue
        yield Mention(
            response.id,
            slot,
            response.role == "lead",
            name,
            stems,
            response.value(f"{slot}_now"),
            response.value(f"{slot}_target"),
            response.text(f"{slot}_now"),
            response.text(f"{slot}_target"),
            response.text("team.source"),
            response.role == "leadership",
            response.text(other),
            response.text(f"{other}_now"),
            stems - lexicon.vague,
        )


def grouped(mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[Measure, ...]:
    """The measures, each with all its mentions, most people first."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        home = next((group for group in groups if any(alike(mention, other, lexicon) for other in group)), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    measures = [Measure(tuple(sorted(group, key=_clarity, reverse=True)), lexicon.hours_a_day) for group in groups]
    order = {id(measure): place for place, measure in enumerate(measures)}
    return tuple(sorted(measures, key=lambda m: (-m.people, not m.mentions[0].lead, order[id(m)])))


def alike(one: Mention, other: Mention, lexicon: Lexicon) -> bool:
    """Whether two wordings mean one measure: most stems of the shorter one are in the longer, units agree."""
    shared = one.stems & other.stems
    if not shared - lexicon.vague or not _units_agree(one, other) or _opposed(one, other):
        return False
    return len(shared) / min(len(one.stems), len(other.stems)) >= (_ALIKE if lexicon.has_stems else _ALIKE_UNSTEMMED)


def _opposed(one: Mention, other: Mention) -> bool:
    """Whether one person's values rise and the other's fall."""
    return _slope(one) * _slope(other) < 0


def _slope(mention: Mention) -> float:
    now, target = mention.now, mention.target
    if not (isinstance(now, Quantity) and isinstance(target, Quantity)) or _kind(now) != _kind(target):
        return 0.0
    return target.value * _size(target) - now.value * _size(now)


def _size(quantity: Quantity) -> float:
    return _MINUTES.get(quantity.unit, 1.0)


def _units_agree(one: Mention, other: Mention) -> bool:
    units = {_kind(value) for value in (one.now, one.target) if isinstance(value, Quantity)}
    others = {_kind(value) for value in (other.now, other.target) if isinstance(value, Quantity)}
    return not units or not others or bool(units & others)


def _kind(quantity: Quantity) -> str:
    return "time" if quantity.unit in _MINUTES else quantity.unit


def _clarity(mention: Mention) -> tuple[bool, bool, bool, bool, int]:
    """The lead's wording, with a value, not too short; a leader's of the company last."""
    words = len(mention.name.split())
    return not mention.leader, mention.lead, isinstance(mention.now, Quantity), 3 <= words <= 12, -abs(words - 7)


def baselines(measure: Measure) -> tuple[tuple[Quantity, Mention], ...]:
    """The values given for today, the lead's first."""
    given = [(mention.now, mention) for mention in measure.mentions if isinstance(mention.now, Quantity)]
    return tuple((now, mention) for now, mention in given if isinstance(now, Quantity))


def agreed_baseline(measure: Measure, unit: str) -> float | None:
    """The value today when everybody who gave one gave about the same; None when they contradict each other.

    Whoever gave a range gave both its ends.
    """
    given = [quantity for quantity, _ in baselines(measure)]
    ends = [end for quantity in given for end in (quantity, _upper(quantity)) if end is not None]
    values = [in_unit(quantity, unit, measure.hours_a_day) for quantity in ends]
    known = [value for value in values if value is not None]
    if not known or len(known) < len(values):
        return None
    spread = max(known) - min(known)
    target = chosen_target(measure, unit)
    allowed = DIFFERENT * max(abs(value) for value in known)
    if target is not None and target != known[0]:
        allowed = min(allowed, _OF_THE_WAY * abs(target - known[0]))
    return known[0] if spread <= allowed else None


def _upper(quantity: Quantity) -> Quantity | None:
    return None if quantity.high is None else replace(quantity, value=quantity.high, high=None)


def chosen_target(measure: Measure, unit: str) -> float | None:
    """The lead's target, else the middle one of those given: always a value that somebody named."""
    own = [mention for mention in measure.mentions if not mention.leader]
    given = [(mention.lead, mention.target) for mention in own if isinstance(mention.target, Quantity)]
    values = [
        (lead, in_unit(target, unit, measure.hours_a_day)) for lead, target in given if isinstance(target, Quantity)
    ]
    for lead, value in values:
        if lead and value is not None:
            return value
    known = [value for _, value in values if value is not None]
    return median_low(known) if known else None


def unit_of(measure: Measure) -> str:
    """The unit of the first value given."""
    for mention in measure.mentions:
        for value in (mention.now, mention.target):
            if isinstance(value, Quantity) and value.unit:
                return value.unit
    return ""


def in_unit(quantity: Quantity, unit: str, hours_a_day: float | None = None) -> float | None:
    """The value in another unit; None when that would need more than is known, such as hours in a working day."""
    return quantity.value if quantity.unit == "" else converted(quantity.value, quantity.unit, unit, hours_a_day)


def direction_of(measure: Measure, unit: str, lexicon: Lexicon) -> Direction | None:
    """From anybody's two values, else from what the measure is called."""
    for mention in measure.mentions:
        if isinstance(mention.now, Quantity) and isinstance(mention.target, Quantity):
            day = measure.hours_a_day
            now, target = in_unit(mention.now, unit, day), in_unit(mention.target, unit, day)
            if now is not None and target is not None and now != target:
                return Direction.INCREASE if target > now else Direction.DECREASE
    falls, rises = measure.stems & lexicon.decrease, measure.stems & lexicon.increase
    if bool(falls) == bool(rises):
        return None
    return Direction.DECREASE if falls else Direction.INCREASE


def is_kept(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether somebody wants the value to stay where it is."""
    if isinstance(mention.now, Quantity) and isinstance(mention.target, Quantity):
        same_unit = mention.now.unit == mention.target.unit or "" in (mention.now.unit, mention.target.unit)
        close = abs(mention.now.value - mention.target.value) <= 0.01 * abs(mention.now.value)
        return same_unit and (close or (lexicon.says(mention.target_text, lexicon.keep) and close))
    return False
