"""Customers' scores, each on its own scale, with how sure one can be of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from math import sqrt

from okra_coach.analyse.feedback_intervals import (
    mean_change,
    mean_interval,
    net_promoter_change,
    net_promoter_interval,
    share_change,
    wilson,
)
from okra_coach.model.feedback import UNCLEAR, FeedbackFile, FeedbackKind, FeedbackResult, FeedbackRow, ScoreColumn
from okra_coach.model.insights import NetPromoter
from okra_coach.model.okra import COMPANY

SEGMENT_FROM = 30
_SHARES = frozenset({FeedbackKind.CSAT, FeedbackKind.CES})
_Counts = Counter[float]
_Groups = dict[str, _Counts]
_Key = tuple[str, int, FeedbackKind, float, float]


def net_promoter_scores(rows: Iterable[FeedbackRow]) -> tuple[NetPromoter, ...]:
    """The company's score, then each segment of at least 30 answers, in alphabetical order.

    Only answers to the recommendation question that is the score of its file count.
    """
    groups: _Groups = {COMPANY: Counter()}
    for row in rows:
        column, score = row.file.main_score, row.score
        if score is not None and column is not None and column.kind is FeedbackKind.NPS:
            _count(groups, row.segment, score)
    return tuple(net_promoter(group, counts) for group, counts in _shown(groups))


def net_promoter(group: str, counts: Counter[float]) -> NetPromoter:
    """The score of one group, with its adjusted Wald interval."""
    n = counts.total()
    promoters = sum(count for score, count in counts.items() if score >= 9)
    detractors = sum(count for score, count in counts.items() if score <= 6)
    low, high = net_promoter_interval(promoters, detractors, n)
    return NetPromoter(
        group=group,
        n=n,
        score=round(100 * (promoters - detractors) / n, 1),
        low=round(low, 1),
        high=round(high, 1),
        promoters=promoters / n,
        passives=(n - promoters - detractors) / n,
        detractors=detractors / n,
        detectable_change=round(net_promoter_change(promoters, detractors, n), 1),
    )


def feedback_results(rows: Iterable[FeedbackRow]) -> tuple[FeedbackResult, ...]:
    """Every score column: the company, then each segment of at least 30 answers; NPS before CSAT before CES before
    ratings before scores of their own.

    Columns of the same header, measure and scale are one; recommendation scores that are the score of their files are
    one under any header, as the question is the same everywhere.
    """
    merged: dict[_Key, _Pool] = {}
    pools: dict[int, list[_Pool]] = {}
    for row in rows:
        mine = pools.get(id(row.file))
        if mine is None:
            mine = pools[id(row.file)] = [
                merged.setdefault(_key(place, row.file), _Pool(column)) for place, column in enumerate(row.file.scores)
            ]
            for pool, column in zip(mine, row.file.scores, strict=True):
                pool.meets(column, row.file)
        for pool, score in zip(mine, row.scores, strict=True):
            if score is not None:
                _count(pool.groups, row.segment, score)
    order = list(FeedbackKind)
    ranked = sorted(merged.values(), key=lambda pool: order.index(pool.column.kind))
    return tuple(result for pool in ranked for result in pool.results())


class _Pool:
    """One question's answers over all files that ask it."""

    def __init__(self, column: ScoreColumn) -> None:
        self.column, self.headers, self.certainty = column, {column.header}, column.certainty
        self.groups: _Groups = {COMPANY: Counter()}
        self.asked: list[int | None] = []

    def meets(self, column: ScoreColumn, file: FeedbackFile) -> None:
        """Another file asks the question too."""
        self.headers.add(column.header)
        self.certainty = min(self.certainty, column.certainty)
        self.asked.append(file.asked)

    def results(self) -> Iterator[FeedbackResult]:
        """The company and each segment; how many were asked is known of all together only."""
        name = self.column.header if len(self.headers) == 1 else ""
        known = [asked for asked in self.asked if asked is not None]
        for group, counts in _shown(self.groups):
            asked = sum(known) if group == COMPANY and known and len(known) == len(self.asked) else None
            yield _result(name, self.column, group, counts, self.certainty, asked)


def _key(place: int, file: FeedbackFile) -> _Key:
    """What makes two columns one question; columns of one file that are headed alike stay apart."""
    column = file.scores[place]
    one = column.kind is FeedbackKind.NPS and place == file.main
    again = sum(other.header == column.header for other in file.scores[:place])
    return "" if one else column.header, again, column.kind, column.worst, column.best


def _count(groups: _Groups, segment: str, score: float) -> None:
    groups[COMPANY][score] += 1
    if segment:
        groups.setdefault(f"·{segment}", Counter())[score] += 1


def _shown(groups: _Groups) -> Iterator[tuple[str, _Counts]]:
    """The company, then large segments that are not all of it; a dot keeps a segment called “company” apart."""
    everybody = groups[COMPANY].total()
    if everybody:
        yield COMPANY, groups[COMPANY]
    for name in sorted(groups):
        if name != COMPANY and SEGMENT_FROM <= groups[name].total() < everybody:
            yield name[1:], groups[name]


def _result(
    name: str, column: ScoreColumn, group: str, counts: _Counts, certainty: float, asked: int | None
) -> FeedbackResult:
    n = counts.total()
    mean = sum(score * count for score, count in counts.items()) / n
    deviation = sqrt(sum(count * (score - mean) ** 2 for score, count in counts.items()) / max(n - 1, 1))
    kind = column.kind if column.certainty > UNCLEAR else FeedbackKind.OTHER
    if kind is FeedbackKind.NPS:
        score = net_promoter(group, counts)
        value, low, high, unit, change = score.score, score.low, score.high, "points", score.detectable_change
    elif kind in _SHARES and column.is_sure:
        good = sum(count for score, count in counts.items() if column.is_happy(score))
        value, unit, change = good / n, "share", share_change(good, n)
        low, high = wilson(good, n)
    else:
        value, unit, change = mean, "mean", mean_change(n, deviation)
        low, high = mean_interval(n, mean, deviation, column.low, column.high)
    return FeedbackResult(
        name, kind, group, n, value, low, high, unit, mean, column.worst, column.best, column.happy_from,
        change, certainty, asked,
    )  # fmt: skip
