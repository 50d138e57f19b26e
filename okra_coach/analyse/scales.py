"""1-5 questions: the company's mean and distribution, and a step for every group that may be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from okra_coach.analyse.audit import Reader
from okra_coach.analyse.groups import LEADERSHIP
from okra_coach.analyse.steps import step_of, sums_within
from okra_coach.analyse.wall import is_of_one_mind, told_groups
from okra_coach.model.insights import ScaleResult
from okra_coach.model.okra import COMPANY
from okra_coach.model.workshop import Team

DISTRIBUTION_FROM = 10
_LOW, _HIGH = 1, 5

Values = Mapping[str, Sequence[float]]
"""Group → its answers to one question."""


def told_of_scale(values: Values, threshold: int) -> frozenset[str]:
    """The groups whose step may be told beside the company's figure."""
    everything = _all(values)
    if len(everything) < threshold:
        return frozenset()
    company = _company("", everything, threshold)
    return told_groups(values, threshold, _reader(everything, company))


def scale_results(question: str, values: Values, teams: Sequence[str], threshold: int) -> Iterator[ScaleResult]:
    """The company, each team, then leadership; what may not be shown has no n."""
    everything, told = _all(values), told_of_scale(values, threshold)
    yield _company(question, everything, threshold)
    for group in (*teams, LEADERSHIP):
        yield _group(question, group, values[group]) if group in told else ScaleResult(question, group, None, None)


def not_shown(question: str, teams: Iterable[Team]) -> Iterator[ScaleResult]:
    """A question of which nothing may be told."""
    for group in (COMPANY, *(team.id for team in teams), LEADERSHIP):
        yield ScaleResult(question, group, None, None)


def _all(values: Values) -> list[float]:
    return [value for own in values.values() for value in own]


def _company(question: str, values: Sequence[float], threshold: int) -> ScaleResult:
    if len(values) < threshold:
        return ScaleResult(question, COMPANY, None, None)
    distribution = len(values) >= max(threshold, DISTRIBUTION_FROM)
    if is_of_one_mind(values, threshold, distribution):
        return _group(question, COMPANY, values)
    return ScaleResult(question, COMPANY, len(values), _mean(values), _shares(values) if distribution else None)


def _group(question: str, group: str, values: Sequence[float]) -> ScaleResult:
    band = step_of(sum(values) / len(values), _LOW, _HIGH)
    return ScaleResult(question, group, len(values), None, band=band)


def _reader(values: Sequence[float], company: ScaleResult) -> Reader:
    if company.band is not None:
        return Reader((_LOW, _HIGH), sums_within(company.band, len(values), _HIGH))
    total = int(sum(values))
    return Reader((_LOW, _HIGH), (total, total), tuple(sorted(map(int, values))) if company.shares else ())


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 2)


def _shares(values: Sequence[float]) -> tuple[float, ...]:
    return tuple(sum(1 for value in values if round(value) == step) / len(values) for step in range(1, 6))
