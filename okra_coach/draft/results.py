"""Which measures become key results, and with which values: nothing that nobody said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from okra_coach.draft.directions import direction_of, sound_target
from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.measure_words import MeasureWords, measure_words
from okra_coach.draft.measures import Measure, Mention, agreed_baseline, chosen_target, is_kept, mirrored, unit_of
from okra_coach.draft.scores import is_unprovable, score_of, wanted_change
from okra_coach.draft.sources import source_of
from okra_coach.draft.text import without_quotes
from okra_coach.model.answers import MASK
from okra_coach.model.insights import Insights
from okra_coach.model.measure import Quantity
from okra_coach.model.okra import KeyResult
from okra_coach.model.workshop import Team

__all__ = ["Kinds", "has_period", "is_effect", "key_result", "leaders_alone", "leaders_kept", "measure_name",
           "score_of", "sorted_measures", "source_evidence", "wanted_change"]  # fmt: skip

_FEWEST = 2
"""From so many measures on, counts that tell little of use are set aside."""


@dataclass(frozen=True)
class Kinds:
    """Measures to aim at, outputs, values to keep, and scores whose change the sample could not show."""

    results: tuple[Measure, ...]
    outputs: tuple[Measure, ...]
    kept: tuple[Measure, ...]
    unprovable: tuple[Measure, ...]


def sorted_measures(measures: Sequence[Measure], insights: Insights, lexicon: Lexicon) -> Kinds:
    """The measures by what they can become; those of one person, or of leaders alone, become nothing."""
    results: list[Measure] = []
    outputs: list[Measure] = []
    kept: list[Measure] = []
    unprovable: list[Measure] = []
    for measure in measures:
        if is_personal(measure, lexicon) or not measure.people:
            continue
        if is_output(measure, lexicon):
            outputs.append(measure)
        elif all(is_kept(mention, lexicon) for mention in measure.mentions):
            kept.append(measure)
        elif is_unprovable(measure, insights, lexicon):
            unprovable.append(measure)
        elif len(measure.stems) > 1 or measure.people > 1:
            results.append(measure)
    words = measure_words(lexicon.language)
    solid = [measure for measure in results if not words.says("vanity", measure.clearest.shown)]
    results = solid if len(solid) >= _FEWEST else results
    results.sort(key=lambda measure: -_strength(measure, lexicon))
    once = [measure for place, measure in enumerate(results) if not mirrored(measure, results[:place], lexicon)]
    return Kinds(tuple(once), tuple(outputs), tuple(kept), tuple(unprovable))


def is_personal(measure: Measure, lexicon: Lexicon) -> bool:
    """Whether it is the measure of one person: all who named it put it so, or it names somebody."""
    own = [lexicon.says(without_quotes(mention.shown), lexicon.own) for mention in measure.mentions]
    return all(own) or MASK in measure.name


def is_output(measure: Measure, lexicon: Lexicon) -> bool:
    """Whether it tells what was done: by its clearest words, or as its only values are "no" and "yes"."""
    words = measure_words(lexicon.language)
    if words.is_output(measure.clearest.shown) or words.is_output(measure.name):
        return True
    return all(_is_milestone(mention, words) for mention in measure.mentions)


def _is_milestone(mention: Mention, words: MeasureWords) -> bool:
    now, target = mention.now, mention.target
    if isinstance(now, Quantity) and isinstance(target, Quantity):
        switched = (now.value, target.value, now.unit + target.unit) == (0, 1, "")
        return switched and words.says("done", mention.shown)
    if isinstance(now, Quantity) or isinstance(target, Quantity):
        return False
    return words.says("reached", mention.target_text) and (
        words.says("nothing_yet", mention.now_text) or mention.now is None
    )


def is_effect(measure: Measure, lexicon: Lexicon) -> bool:
    """Whether it tells what gets better for somebody outside, or a result of the business, as its name says."""
    words = measure_words(lexicon.language)
    return words.says("effect", measure.clearest.shown) and not words.is_output(measure.clearest.shown)


def leaders_kept(measures: Sequence[Measure], lexicon: Lexicon) -> tuple[Measure, ...]:
    """What only leaders of the company named, and want to hold."""
    alone = [measure for measure in measures if not measure.people and MASK not in measure.name]
    return tuple(measure for measure in alone if all(is_kept(mention, lexicon) for mention in measure.mentions))


def leaders_alone(measures: Sequence[Measure], lexicon: Lexicon) -> tuple[Measure, ...]:
    """What only leaders of the company named with a value of today, and want to change."""
    kept = leaders_kept(measures, lexicon)
    alone = [measure for measure in measures if not measure.people and measure not in kept]
    known = [measure for measure in alone if agreed_baseline(measure, unit_of(measure)) is not None]
    return tuple(one for one in known if not is_personal(one, lexicon) and not is_output(one, lexicon))


def _strength(measure: Measure, lexicon: Lexicon) -> float:
    unit = unit_of(measure)
    return (
        measure.people
        + (1.5 if any(mention.lead for mention in measure.mentions) else 0.0)
        + (1.0 if chosen_target(measure, unit) is not None else 0.0)
        + (0.5 if agreed_baseline(measure, unit) is not None else 0.0)
        + (1.0 if is_effect(measure, lexicon) else 0.0)
        + (0.3 if measure.mentions[0].slot == "team.measure1" else 0.0)
    )


def key_result(key: str, measure: Measure, team: Team, lexicon: Lexicon) -> KeyResult:
    """A measure as a key result; what nobody gave, or what people contradict, stays None."""
    unit = unit_of(measure)
    return KeyResult(
        id=key,
        measure=measure_name(measure, lexicon),
        unit=unit,
        direction=direction_of(measure, unit, lexicon),
        baseline=agreed_baseline(measure, unit),
        target=sound_target(measure, unit, lexicon),
        source=source_of(measure, lexicon),
        owner_role=team.lead_role or None,
        evidence=measure.evidence + source_evidence(measure, lexicon),
    )


def source_evidence(measure: Measure, lexicon: Lexicon) -> tuple[str, ...]:
    """The answer that the source was taken from."""
    for mention in measure.mentions:
        if not mention.leader and source_of(Measure((mention,)), lexicon):
            return (f"{mention.response}.team.source",)
    return ()


def measure_name(measure: Measure, lexicon: Lexicon) -> str:
    """The clearest wording, cleaned, with the period that its values speak of."""
    clearest = measure.clearest
    name = clearest.shown
    texts = (clearest.now_text, clearest.target_text)
    if has_period(f"{name} {unit_of(measure)}", lexicon):
        return name
    period = next((shown for pattern, shown in lexicon.periods if any(pattern.search(t) for t in texts)), None)
    return f"{name} {period}" if period else name


def has_period(text: str, lexicon: Lexicon) -> bool:
    """Whether a text says already per which time it counts."""
    return any(pattern.search(text) for pattern, _ in lexicon.periods)
