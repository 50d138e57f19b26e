"""Customers' recommendation scores, with how sure one can be of them."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from okra_coach.model.answers import FeedbackRow
from okra_coach.model.insights import NetPromoter
from okra_coach.model.okra import COMPANY

SEGMENT_FROM = 30
_Z95 = 1.96
_POWER80 = 2.80


def net_promoter_scores(rows: Sequence[FeedbackRow]) -> tuple[NetPromoter, ...]:
    """The company's score, then each segment of at least 30 answers, in alphabetical order."""
    if not rows:
        return ()
    segments: dict[str, list[FeedbackRow]] = {}
    for row in rows:
        segments.setdefault(row.segment, []).append(row)
    large = sorted(name for name, members in segments.items() if name and len(members) >= SEGMENT_FROM)
    return (net_promoter(COMPANY, rows), *(net_promoter(name, segments[name]) for name in large))


def net_promoter(group: str, rows: Sequence[FeedbackRow]) -> NetPromoter:
    """Score with its adjusted Wald interval (Rocks 2016): three answers added, ¾ of them promoters, ¾ detractors.

    The detectable change is that between two equally large samples at 80 % power and 5 % error.
    """
    n = len(rows)
    promoters = sum(1 for row in rows if row.score >= 9)
    detractors = sum(1 for row in rows if row.score <= 6)
    p, d = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
    spread = sqrt(p + d - (p - d) ** 2)
    reach = _Z95 * spread / sqrt(n + 3)
    return NetPromoter(
        group=group,
        n=n,
        score=round(100 * (promoters - detractors) / n, 1),
        low=round(100 * max(p - d - reach, -1.0), 1),
        high=round(100 * min(p - d + reach, 1.0), 1),
        promoters=promoters / n,
        passives=(n - promoters - detractors) / n,
        detractors=detractors / n,
        detectable_change=round(100 * _POWER80 * spread * sqrt(2 / (n + 3)), 1),
    )
