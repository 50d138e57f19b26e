"""1-5 questions: means and distributions of the company and of every group that may be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okra_coach.analyse.groups import LEADERSHIP, Grouped, counts, numbers
from okra_coach.analyse.wall import shown_groups, total_may_show
from okra_coach.model.insights import ScaleResult
from okra_coach.model.okra import COMPANY

DISTRIBUTION_FROM = 10


def scale_results(question: str, groups: Grouped, teams: Sequence[str], threshold: int) -> Iterator[ScaleResult]:
    """The company, each team, then leadership; what may not be shown is None."""
    answers = {group: numbers(members, question) for group, members in groups.items()}
    sizes = counts(answers)
    means = shown_groups(sizes, threshold)
    shares = shown_groups(sizes, max(threshold, DISTRIBUTION_FROM)) & means
    everything = [value for values in answers.values() for value in values]
    company = total_may_show(sizes, threshold)
    yield _result(question, COMPANY, everything, company, len(everything) >= max(threshold, DISTRIBUTION_FROM))
    for group in (*teams, LEADERSHIP):
        yield _result(question, group, answers.get(group, []), group in means, group in shares)


def _result(question: str, group: str, values: Sequence[float], mean: bool, shares: bool) -> ScaleResult:
    if not mean:
        return ScaleResult(question, group, None, None)
    return ScaleResult(
        question, group, len(values), round(sum(values) / len(values), 2), _shares(values) if shares else None
    )


def _shares(values: Sequence[float]) -> tuple[float, ...]:
    return tuple(sum(1 for value in values if round(value) == step) / len(values) for step in range(1, 6))
