"""Which way a measure should move, and whether its target lies that way; None where nothing tells."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.measure_words import measure_words
from okra_coach.draft.measures import Measure, agreed_baseline, chosen_target, in_unit
from okra_coach.model.answers import AnswerValue
from okra_coach.model.measure import Direction, Quantity


def direction_of(measure: Measure, unit: str, lexicon: Lexicon) -> Direction | None:
    """From the values that are shown, else from anybody's two values, else from the words."""
    now, target = agreed_baseline(measure, unit), sound_target(measure, unit, lexicon)
    if now is not None and target is not None and now != target:
        return Direction.INCREASE if target > now else Direction.DECREASE
    return next(_ways_of_people(measure, unit), None) or _way_in_words(measure, lexicon)


def sound_target(measure: Measure, unit: str, lexicon: Lexicon) -> float | None:
    """The chosen target, unless it lies on the wrong side of today's value.

    It does when a bound says the opposite ("under 7" above a 2), or the words do and nobody gave two values that way.
    """
    now, target = agreed_baseline(measure, unit), chosen_target(measure, unit)
    if now is None or target is None or now == target:
        return target
    way = Direction.INCREASE if target > now else Direction.DECREASE
    if _way_of_bounds(measure, lexicon) not in (None, way):
        return None
    said = _way_in_words(measure, lexicon)
    return None if said not in (None, way) and way not in _ways_of_people(measure, unit) else target


def _ways_of_people(measure: Measure, unit: str) -> Iterator[Direction]:
    """Which way everybody goes who gave both values, the lead first."""
    for mention in measure.mentions:
        now, target = _known(mention.now, unit, measure), _known(mention.target, unit, measure)
        if now is not None and target is not None and now != target:
            yield Direction.INCREASE if target > now else Direction.DECREASE


def _known(value: AnswerValue, unit: str, measure: Measure) -> float | None:
    return in_unit(value, unit, measure.hours_a_day) if isinstance(value, Quantity) else None


def _way_in_words(measure: Measure, lexicon: Lexicon) -> Direction | None:
    """A verb of change, then how a target is put ("under 5"), then what the name speaks of."""
    changes = [mention.change for mention in measure.mentions if mention.change]
    if changes:
        return Direction.INCREASE if changes[0] > 0 else Direction.DECREASE
    return _way_of_bounds(measure, lexicon) or measure_words(lexicon.language).way(measure.clearest.shown)


def _way_of_bounds(measure: Measure, lexicon: Lexicon) -> Direction | None:
    """What the first target with a bound says: "under 5" is to fall, "at least 90 %" to rise."""
    words = measure_words(lexicon.language)
    for mention in measure.mentions:
        under, over = (words.says(side, mention.target_text) for side in ("below", "above"))
        if isinstance(mention.target, Quantity) and under != over and not mention.leader:
            return Direction.DECREASE if under else Direction.INCREASE
    return None
