"""A reader with a pencil: every way in which the answers may be spread that fits what was published.

Exact, and independent of the wall: no intervals, only whole answers. People per group are taken to be known, which is
more than any document says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations_with_replacement

from okra_coach.model.insights import ScaleResult

Counts = tuple[int, ...]
_SLACK = 1e-6


def possible(sizes: Mapping[str, int], results: Iterable[ScaleResult]) -> dict[str, set[Counts]]:
    """Group → each count of its 1s, 2s, … 5s that some spread of answers fits; `sizes` are all groups."""
    told = {result.group: result for result in results}
    company = told["company"]
    groups = [group for group, size in sizes.items() if size]
    fits = [_fits(sizes[group], told.get(group)) for group in groups]
    forward, backward = _sums(fits), _sums(fits[::-1])[::-1]
    total, everybody = _total(company), sum(sizes.values())
    found: dict[str, set[Counts]] = {group: set() for group in groups}
    for place, group in enumerate(groups):
        others = _added(forward[place], backward[place + 1])
        found[group] = {own for own in fits[place] if any(total(_plus(own, rest), everybody) for rest in others)}
    return found


def merged(sizes: Mapping[str, int], groups: Iterable[str]) -> dict[str, int]:
    """The same groups, some of them as one."""
    together = set(groups)
    rest = {group: size for group, size in sizes.items() if group not in together}
    return rest | ({"together": sum(sizes[group] for group in together)} if together else {})


def _fits(size: int, result: ScaleResult | None) -> set[Counts]:
    everything = {_counts(own) for own in combinations_with_replacement(range(1, 6), size)}
    if result is None or result.n is None:
        return everything
    return {own for own in everything if _is_within(own, size, result)}


def _is_within(own: Counts, size: int, result: ScaleResult) -> bool:
    mean = _sum(own) / size
    if result.band is not None:
        low, high = result.band
        return low - _SLACK <= mean and (mean < high - _SLACK or high == 5)
    return result.mean is None or abs(mean - result.mean) <= 0.005 + _SLACK


def _total(company: ScaleResult) -> Callable[[Counts, int], bool]:
    """Whether counts of everybody fit the company's figures."""

    def fits(counts: Counts, size: int) -> bool:
        if company.n is None:
            return True
        if company.shares is not None:
            return all(abs(count / size - share) < _SLACK for count, share in zip(counts, company.shares, strict=True))
        return _is_within(counts, size, company)

    return fits


def _sums(fits: Sequence[set[Counts]]) -> list[set[Counts]]:
    reached: list[set[Counts]] = [{(0, 0, 0, 0, 0)}]
    for own in fits:
        reached.append(_added(reached[-1], own))
    return reached


def _added(some: Iterable[Counts], others: Iterable[Counts]) -> set[Counts]:
    others = list(others)
    return {_plus(one, other) for one in some for other in others}


def _plus(one: Counts, other: Counts) -> Counts:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def _counts(answers: Iterable[int]) -> Counts:
    found = Counter(answers)
    return tuple(found[value] for value in range(1, 6))


def _sum(counts: Counts) -> int:
    return sum(value * count for value, count in enumerate(counts, 1))
