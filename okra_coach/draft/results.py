"""Which measures become key results, and with which values: nothing that nobody said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.measures import (
    Measure,
    agreed_baseline,
    chosen_target,
    direction_of,
    is_kept,
    unit_of,
)
from okra_coach.draft.sources import source_of
from okra_coach.draft.text import capitalised, tidy, without_quotes
from okra_coach.model.answers import MASK
from okra_coach.model.insights import Insights, NetPromoter
from okra_coach.model.okra import KeyResult
from okra_coach.model.workshop import Team

_SCORE = "nps"


@dataclass(frozen=True)
class Kinds:
    """Measures to aim at, outputs, values to keep, and scores whose change the sample could not show."""

    results: tuple[Measure, ...]
    outputs: tuple[Measure, ...]
    kept: tuple[Measure, ...]
    unprovable: tuple[Measure, ...]


def sorted_measures(measures: Sequence[Measure], insights: Insights, lexicon: Lexicon) -> Kinds:
    """The measures by what they can become; those of one person, or of leaders alone, become nothing."""
    results, outputs, kept, unprovable = [], [], [], []
    for measure in measures:
        if lexicon.says(without_quotes(measure.name), lexicon.own) or MASK in measure.name or not measure.people:
            continue
        if lexicon.says(measure.name, lexicon.output):
            outputs.append(measure)
        elif all(is_kept(mention, lexicon) for mention in measure.mentions):
            kept.append(measure)
        elif is_unprovable(measure, insights, lexicon):
            unprovable.append(measure)
        elif len(measure.stems) > 1 or measure.people > 1:
            results.append(measure)
    results.sort(key=lambda measure: -_strength(measure, lexicon))
    return Kinds(tuple(results), tuple(outputs), tuple(kept), tuple(unprovable))


def leaders_kept(measures: Sequence[Measure], lexicon: Lexicon) -> tuple[Measure, ...]:
    """What only leaders of the company named, and want to hold."""
    alone = [measure for measure in measures if not measure.people and MASK not in measure.name]
    return tuple(measure for measure in alone if all(is_kept(mention, lexicon) for mention in measure.mentions))


def _strength(measure: Measure, lexicon: Lexicon) -> float:
    unit = unit_of(measure)
    return (
        measure.people
        + (1.5 if any(mention.lead for mention in measure.mentions) else 0.0)
        + (1.0 if chosen_target(measure, unit) is not None else 0.0)
        + (0.5 if agreed_baseline(measure, unit) is not None else 0.0)
        + (1.0 if measure.stems & lexicon.effect else 0.0)
        + (0.3 if measure.mentions[0].slot == "team.measure1" else 0.0)
    )


def is_unprovable(measure: Measure, insights: Insights, lexicon: Lexicon) -> bool:
    """Whether it is the recommendation score, and the sample is too small to show the change that is wanted."""
    score = score_of(measure, insights, lexicon)
    return score is not None and wanted_change(measure) < score.detectable_change


def score_of(measure: Measure, insights: Insights, lexicon: Lexicon) -> NetPromoter | None:
    """The recommendation score that a measure means: that of the customers it names, else everybody's."""
    if _SCORE not in measure.stems or not insights.net_promoter:
        return None
    named = [score for score in insights.net_promoter[1:] if lexicon.stems(score.group) & measure.stems]
    return (named or list(insights.net_promoter))[0]


def wanted_change(measure: Measure) -> float:
    """By how much the first person who gave both values wants it to move; 0 when nobody did."""
    unit = unit_of(measure)
    target = chosen_target(measure, unit)
    for mention in measure.mentions:
        now = agreed_baseline(Measure((mention,)), unit)
        if now is not None and target is not None:
            return abs(target - now)
    return 0.0


def key_result(key: str, measure: Measure, team: Team, lexicon: Lexicon) -> KeyResult:
    """A measure as a key result; what nobody gave, or what people contradict, stays None."""
    unit = unit_of(measure)
    return KeyResult(
        id=key,
        measure=measure_name(measure, lexicon),
        unit=unit,
        direction=direction_of(measure, unit, lexicon),
        baseline=agreed_baseline(measure, unit),
        target=chosen_target(measure, unit),
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
    name = capitalised(tidy(measure.name)).rstrip("?")
    texts = (measure.mentions[0].now_text, measure.mentions[0].target_text)
    if has_period(f"{name} {unit_of(measure)}", lexicon):
        return name
    period = next((shown for pattern, shown in lexicon.periods if any(pattern.search(t) for t in texts)), None)
    return f"{name} {period}" if period else name


def has_period(text: str, lexicon: Lexicon) -> bool:
    """Whether a text says already per which time it counts."""
    return any(pattern.search(text) for pattern, _ in lexicon.periods)
