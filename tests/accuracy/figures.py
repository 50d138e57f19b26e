"""Precision, recall, F1 and false alarms for “bad”."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figures:
    """How a judge's verdicts meet the sources': counts of right and wrong ones."""

    hits: int
    false_alarms: int
    misses: int
    rightly_quiet: int

    @property
    def texts(self) -> int:
        """How many texts were judged."""
        return self.hits + self.false_alarms + self.misses + self.rightly_quiet

    @property
    def precision(self) -> float:
        """How many of the texts called bad are bad."""
        return _share(self.hits, self.hits + self.false_alarms)

    @property
    def recall(self) -> float:
        """How many of the bad texts are called so."""
        return _share(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return _share(2 * self.hits, 2 * self.hits + self.false_alarms + self.misses)

    @property
    def alarm_rate(self) -> float:
        """How many of the good texts are called bad."""
        return _share(self.false_alarms, self.false_alarms + self.rightly_quiet)


def figures(verdicts: Iterable[tuple[bool, bool]]) -> Figures:
    """Counts pairs of what the judge says and what the source says, True for bad."""
    pairs = list(verdicts)
    return Figures(
        hits=pairs.count((True, True)),
        false_alarms=pairs.count((True, False)),
        misses=pairs.count((False, True)),
        rightly_quiet=pairs.count((False, False)),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
