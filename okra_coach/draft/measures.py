"""Answers about the same measure, found despite their wording, and the values that they give it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.likeness import Sense, are_apart, are_mirrored, likeness, senses
from okra_coach.draft.measure_words import measure_words
from okra_coach.draft.mentions import Mention, mentions_of
from okra_coach.model.answers import AnswerValue
from okra_coach.model.measure import Quantity, converted, share_of

__all__ = ["Measure", "Mention", "agreed_baseline", "baselines", "chosen_target", "grouped", "in_unit", "is_kept",
           "mentions_of", "mirrored", "unit_of"]  # fmt: skip

DIFFERENT = 0.1
"""Two baselines that differ by more than this share of the larger one contradict each other."""
_OF_THE_WAY = 0.25
"""They also do when they differ by more than this share of the way to the target."""


@dataclass(frozen=True, slots=True)
class Measure:
    """All mentions of one measure; that of the lead, or the clearest, comes first.

    `hours_a_day` is what the consultant stated, to compare hours with days; None when nobody did.
    """

    mentions: tuple[Mention, ...]
    hours_a_day: float | None = None

    @property
    def people(self) -> int:
        """How many people named it."""
        return len({mention.response for mention in self.mentions if not mention.leader})

    @property
    def clearest(self) -> Mention:
        """The mention with the clearest wording: the lead's, unless it is short as a telegram and another is not."""
        return max(self.mentions, key=lambda mention: (not mention.leader, mention.full, mention.lead))

    @property
    def name(self) -> str:
        """The clearest wording, as it was said."""
        return self.clearest.name

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


def grouped(mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[Measure, ...]:
    """The measures, each with all its mentions, most people first.

    Wordings that tell more find their groups first. One person's two measures are never one.
    """
    places = {id(mention): place for place, mention in enumerate(mentions)}
    groups: list[list[Sense]] = []
    for sense in sorted(senses(mentions, lexicon), key=lambda s: -min(len(s.telling), 2)):
        home = max(groups, key=lambda group: _fit(sense, group, lexicon), default=None)
        if home is None or _fit(sense, home, lexicon) == 0:
            groups.append([sense])
        else:
            home.append(sense)
    measures = []
    for group in groups:
        own = sorted((sense.mention for sense in group), key=lambda mention: places[id(mention)])
        measures.append(Measure(tuple(sorted(own, key=_clarity, reverse=True)), lexicon.hours_a_day))
    first = {id(measure): min(places[id(mention)] for mention in measure.mentions) for measure in measures}
    return tuple(sorted(measures, key=lambda m: (-m.people, not m.mentions[0].lead, first[id(m)])))


def _fit(sense: Sense, group: Sequence[Sense], lexicon: Lexicon) -> float:
    own = any(other.mention.response == sense.mention.response for other in group)
    if own or any(are_apart(sense, other) for other in group):
        return 0.0
    return max(likeness(sense, other, lexicon) for other in group)


def mirrored(measure: Measure, others: Sequence[Measure], lexicon: Lexicon) -> bool:
    """Whether one of the others counts the same from the other end."""
    first, *rest = senses([measure.mentions[0], *(other.mentions[0] for other in others)], lexicon)
    return any(are_mirrored(first, other) for other in rest)


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
    """The unit of the first value given; % where shares of two numbers, or a share and a percentage, meet."""
    values = [value for mention in measure.mentions for value in (mention.now, mention.target)]
    units = [value.unit for value in values if isinstance(value, Quantity) and value.unit]
    shares = {share_of(unit) or unit for unit in units if unit == "%" or share_of(unit)}
    if len(shares) > 1 and (units[0] == "%" or share_of(units[0])):
        return "%"
    return next((unit for unit in units if _is_plain(values, unit)), units[0] if units else "")


def _is_plain(values: Sequence[AnswerValue], unit: str) -> bool:
    """Whether the values have one decimal at most in that unit: "3 weeks" and "8 days" are put in days."""
    put = [in_unit(value, unit) for value in values if isinstance(value, Quantity) and value.unit != unit]
    return all(value is None or round(value, 1) == value for value in put)


def in_unit(quantity: Quantity, unit: str, hours_a_day: float | None = None) -> float | None:
    """The value in another unit; None when that would need more than is known, such as hours in a working day."""
    return quantity.value if quantity.unit == "" else converted(quantity.value, quantity.unit, unit, hours_a_day)


def is_kept(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether somebody wants the value to stay where it is."""
    now, target = mention.now, mention.target
    if not isinstance(now, Quantity):
        return False
    if not isinstance(target, Quantity):
        return lexicon.says(mention.target_text, lexicon.keep)
    value = in_unit(now, target.unit) if target.unit else now.value
    if value is None:
        return False
    words = measure_words(lexicon.language)
    close = abs(value - target.value) <= 0.01 * abs(value)
    held_under = words.says("below", mention.target_text) and value <= target.value
    held_over = words.says("above", mention.target_text) and value >= target.value
    near = abs(value - target.value) <= DIFFERENT * abs(value) or lexicon.says(mention.target_text, lexicon.keep)
    return close or ((held_under or held_over) and near)
