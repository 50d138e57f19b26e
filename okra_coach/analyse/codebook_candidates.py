"""Phrases that comments without a code use, to be looked at by the consultant: never shown to a client."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from math import log

from okra_coach.analyse.codebook import Coder, fold
from okra_coach.analyse.codebook_results import rows_with_words
from okra_coach.analyse.masking import mask_text, spotter_of
from okra_coach.model.answers import MASK
from okra_coach.model.engagement import Engagement
from okra_coach.model.feedback import Candidate, FeedbackRow

USED_BY = 3
MOST = 15
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LOOKED_AT = 5_000
_PRUNED_AT = 100_000
_WORDS = 3


def candidates(engagement: Engagement) -> tuple[Candidate, ...]:
    """The phrases of one to three words that uncoded comments of at least three people use.

    Ordered by how clearly they part unhappy from happy customers (log-odds of the commenters, half a person added to
    each side), then by how many use them. A longer phrase takes the place of the shorter ones within it.
    """
    feedback = engagement.feedback
    coder = Coder(feedback.codebooks, engagement.workshop.language)
    rows = [row for row in rows_with_words(feedback) if not coder.codes(row.comment, row.language)]
    rows = rows[:: max(1, len(rows) // _LOOKED_AT)]
    stop = frozenset(fold(word) for book in feedback.codebooks.values() for word in book.stop)
    people, low, high = _count(rows, engagement, stop)
    unhappy, happy = sum(row.is_unhappy for row in rows), sum(row.is_happy for row in rows)
    found = [
        Candidate(phrase, n, low[phrase], high[phrase], _log_odds(low[phrase], unhappy, high[phrase], happy))
        for phrase, n in people.items()
        if n >= USED_BY
    ]
    whole = [one for one in found if not _within_longer(one, found)]
    whole.sort(key=lambda one: (-abs(one.log_odds) * one.people, -one.people, one.phrase))
    return tuple(whole[:MOST])


def _count(
    rows: Iterable[FeedbackRow], engagement: Engagement, stop: frozenset[str]
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How many commenters use each phrase: all, the unhappy, the happy; rare ones are dropped when there are many."""
    rows = list(rows)
    spotter = spotter_of(engagement.responses, engagement.workshop, [row.comment for row in rows])
    people: Counter[str] = Counter()
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    for row in rows:
        phrases = set(_phrases(mask_text(row.comment, spotter), stop))
        people.update(phrases)
        if row.is_unhappy:
            low.update(phrases)
        elif row.is_happy:
            high.update(phrases)
        if len(people) > _PRUNED_AT:
            people = Counter({phrase: n for phrase, n in people.items() if n > 1})
    return people, low, high


def _phrases(text: str, stop: frozenset[str]) -> Iterator[str]:
    """Runs of one to three words within a sentence that neither begin nor end with a common word or hold a name."""
    for sentence in re.split(r"[.!?;:,()\n/]+", text.replace(MASK, ".")):
        words = [fold(word) if word.isascii() else word.casefold() for word in _WORD.findall(sentence)]
        common = [fold(word) in stop or len(word) < 2 for word in words]
        for start in range(len(words)):
            for end in range(start + 1, min(start + _WORDS, len(words)) + 1):
                if not common[start] and not common[end - 1]:
                    yield " ".join(words[start:end])


def _log_odds(low: int, unhappy: int, high: int, happy: int) -> float:
    """How much more likely an unhappy customer is to use it than a happy one, as a logarithm; 0 without scores."""
    if not unhappy or not happy:
        return 0.0
    return log((low + 0.5) / (unhappy - low + 0.5)) - log((high + 0.5) / (happy - high + 0.5))


def _within_longer(one: Candidate, others: Iterable[Candidate]) -> bool:
    """Whether a longer phrase of nearly as many people holds it."""
    return any(
        other.people * 5 >= one.people * 4 and f" {one.phrase} " in f" {other.phrase} " and other.phrase != one.phrase
        for other in others
    )
