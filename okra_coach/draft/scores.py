"""Measures that customers' scores tell, and whether so many answers could show the change that is wanted."""

from __future__ import annotations

from dataclasses import dataclass

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.measure_words import measure_words
from okra_coach.draft.measures import Measure, agreed_baseline, chosen_target, unit_of
from okra_coach.model.feedback import FeedbackKind, FeedbackResult
from okra_coach.model.insights import Insights
from okra_coach.model.measure import share_of

_NPS = "nps"


@dataclass(frozen=True, slots=True)
class Score:
    """A score behind a measure: of how many answers it is, and the change that they could show, in its own unit."""

    n: int
    detectable_change: float


def is_unprovable(measure: Measure, insights: Insights, lexicon: Lexicon) -> bool:
    """Whether it is a score of customers, and the sample is too small to show the change that is wanted."""
    score = score_of(measure, insights, lexicon)
    return score is not None and wanted_change(measure) < score.detectable_change


def score_of(measure: Measure, insights: Insights, lexicon: Lexicon) -> Score | None:
    """The score that a measure means: that of the customers it names, else everybody's."""
    if _NPS in measure.stems:
        promoters = insights.net_promoter
        named = [score for score in promoters[1:] if lexicon.stems(score.group) & measure.stems]
        found = (named or list(promoters))[:1]
        return Score(found[0].n, found[0].detectable_change) if found else None
    results = [result for result in insights.feedback if _is_meant(result, measure, lexicon)]
    by_group = [result for result in results[1:] if lexicon.stems(result.group) & measure.telling]
    for result in by_group or results:
        change = result.detectable_change * (100 if result.unit == "share" else 1)
        return Score(result.n, round(change, 2))
    return None


def _is_meant(result: FeedbackResult, measure: Measure, lexicon: Lexicon) -> bool:
    """Whether the measure is on the scale of the result, and shares a telling word with its question or its kind."""
    if result.kind is FeedbackKind.NPS:
        return False
    asked = lexicon.stems(f"{result.name} {result.kind.value}") - lexicon.vague
    satisfied = measure_words(lexicon.language).says("score", measure.clearest.shown)
    speaks = bool(asked & measure.telling) or (result.kind is not FeedbackKind.OTHER and satisfied)
    return speaks and _fits_scale(result, measure)


def _fits_scale(result: FeedbackResult, measure: Measure) -> bool:
    unit = unit_of(measure)
    target = chosen_target(measure, unit)
    if result.unit == "share":
        return unit == "%"
    low, high = sorted((result.worst, result.best))
    on_scale = unit == "" or share_of(unit) == high or unit.lower() in ("points", "stars", "sterne", "sao", "điểm")
    return on_scale and (target is None or low <= target <= high)


def wanted_change(measure: Measure) -> float:
    """By how much the first person who gave both values wants it to move; 0 when nobody did."""
    unit = unit_of(measure)
    target = chosen_target(measure, unit)
    for mention in measure.mentions:
        now = agreed_baseline(Measure((mention,)), unit)
        if now is not None and target is not None:
            return round(abs(target - now), 6)
    return 0.0
