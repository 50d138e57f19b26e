"""What comments speak of: each code's share with its interval, and the scores of those who mention it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from okra_coach.analyse.codebook import Coder
from okra_coach.analyse.feedback_intervals import wilson
from okra_coach.model.feedback import Code, CodedComments, CodeResult, Feedback, FeedbackRow

SHOWN_FROM = 5
_Scale = tuple[float, float]


class _Sums:
    """Number and sum of the scores of the comments with a code; "" is all of them."""

    def __init__(self) -> None:
        self.n: Counter[str] = Counter()
        self.sum: Counter[str] = Counter()

    def add(self, codes: frozenset[str], score: float) -> None:
        """One comment's score."""
        for code in ("", *codes):
            self.n[code] += 1
            self.sum[code] += score  # type: ignore[assignment]

    def mean(self, code: str, others: bool = False) -> float | None:
        """The mean of those with the code, or of the others; None under five of them."""
        n, total = self.n[code], self.sum[code]
        if others:
            n, total = self.n[""] - n, self.sum[""] - total
        return total / n if n >= SHOWN_FROM else None


def code_comments(feedback: Feedback, language: str) -> CodedComments:
    """All comments in one pass; mean scores are those of the scale that most comments have a score on."""
    coder = Coder(feedback.codebooks, language)
    comments = uncoded = 0
    counts: Counter[str] = Counter()
    scales: dict[_Scale, _Sums] = defaultdict(_Sums)
    for row in rows_with_words(feedback):
        codes = coder.codes(row.comment, row.language)
        comments += 1
        uncoded += not codes
        counts.update(codes)
        column, score = row.file.main_score, row.score
        if column is not None and score is not None:
            scales[column.worst, column.best].add(codes, score)
    scale = max(scales, key=lambda one: scales[one].n[""], default=None)
    sums = scales[scale] if scale else _Sums()
    names = codes_by_id(feedback)
    shown = sorted((code for code in counts if counts[code] >= SHOWN_FROM), key=lambda code: (-counts[code], code))
    results = tuple(_result(names[code], counts[code], comments, sums) for code in shown)
    worst, best = scale or (None, None)
    return CodedComments(comments, uncoded, results, worst, best)


def rows_with_words(feedback: Feedback) -> Iterator[FeedbackRow]:
    """Rows whose comment holds a letter or a digit: a thumb up alone says nothing that a code could hold."""
    return (row for row in feedback.rows if row.comment and any(letter.isalnum() for letter in row.comment))


def codes_by_id(feedback: Feedback) -> dict[str, Code]:
    """Each code as the first codebook names it that has it: the workshop's language comes first."""
    found: dict[str, Code] = {}
    for book in feedback.codebooks.values():
        for code in book.codes:
            found.setdefault(code.id, code)
    return found


def _result(code: Code, n: int, comments: int, sums: _Sums) -> CodeResult:
    low, high = wilson(n, comments)
    mean, others = sums.mean(code.id), sums.mean(code.id, others=True)
    return CodeResult(code.id, code.name, n, n / comments, low, high, mean, others, code.theme)
