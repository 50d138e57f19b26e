"""How sure one can be of a share, a mean and a recommendation score; formulas and sources in help/feedback.md."""

from __future__ import annotations

from math import sqrt

_Z95 = 1.96
_POWER80 = 2.80
"""1.96 for an error of 5 %, and 0.84 more for a power of 80 %."""


def wilson(found: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927), within 0 and 1; the whole range without answers."""
    if not n:
        return 0.0, 1.0
    share, z2 = found / n, _Z95**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    reach = _Z95 * sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    low = 0.0 if not found else max(0.0, middle - reach)
    high = 1.0 if found == n else min(1.0, middle + reach)
    return min(low, share), max(high, share)


def net_promoter_interval(promoters: int, detractors: int, n: int) -> tuple[float, float]:
    """The 95 % interval of an NPS by the adjusted Wald method (Rocks 2016), in points from -100 to 100.

    Three answers are added, ¾ of them promoters and ¾ detractors. Its middle lies nearer to 0 than the score, so
    that a small sample in which everybody agrees could fall outside; the score itself always counts as possible.
    """
    p, d = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
    reach = _Z95 * _spread(p, d) / sqrt(n + 3)
    score = (promoters - detractors) / n if n else 0.0
    return 100 * min(max(p - d - reach, -1.0), score), 100 * max(min(p - d + reach, 1.0), score)


def net_promoter_change(promoters: int, detractors: int, n: int) -> float:
    """The change between two samples of this size that 80 of 100 would show, at 5 % error, in points."""
    p, d = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
    return 100 * _POWER80 * _spread(p, d) * sqrt(2 / (n + 3))


def share_change(found: int, n: int) -> float:
    """The change of a share that two samples of this size would show with 80 % power; at most the whole range."""
    share = (found + 1) / (n + 2)
    return min(1.0, _POWER80 * sqrt(2 * share * (1 - share) / n)) if n else 1.0


def mean_interval(n: int, mean: float, deviation: float, low: float, high: float) -> tuple[float, float]:
    """The 95 % interval of a mean by Student's t, within the scale; the whole scale for a single answer.

    Where everybody gave the same answer, the sample's deviation of 0 says nothing: half a step is taken instead.
    """
    if n < 2:
        return low, high
    reach = student(n - 1) * (deviation or 0.5) / sqrt(n)
    return min(max(low, mean - reach), mean), max(min(high, mean + reach), mean)


def mean_change(n: int, deviation: float) -> float:
    """The change of a mean that two samples of this size would show with 80 % power."""
    return _POWER80 * (deviation or 0.5) * sqrt(2 / n) if n else 0.0


def student(freedom: int) -> float:
    """The 97.5 % point of Student's t: a table for small samples, Cornish and Fisher's series beyond (Hill 1970)."""
    if freedom <= len(_STUDENT):
        return _STUDENT[max(freedom, 1) - 1]
    z = _Z95
    return z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)


_STUDENT = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228)


def _spread(p: float, d: float) -> float:
    return sqrt(max(0.0, p + d - (p - d) ** 2))
