"""Rows that several feedback files hold, counted once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from okra_coach.model.feedback import FeedbackRow

_TELLING_WORDS = 3
_WHOLE_COPY_FROM = 10


class Doubles:
    """Remembers a hash of every row, so that a later file's copy of it is known.

    A row tells itself apart by a customer's or an answer's number, a time of day, or a comment of three words.
    A row without any of these is a copy only on a day for which telling rows were copied too, or in a file that is a
    copy as a whole: two customers may give the same score on the same day.
    """

    def __init__(self) -> None:
        self._seen: Counter[int] = Counter()

    def new_rows(self, rows: Sequence[FeedbackRow], ids: Sequence[str]) -> list[FeedbackRow]:
        """The rows of the next file that no file before it holds; `ids` stand beside them, "" where there is none."""
        keys = [_key(row, own) for row, own in zip(rows, ids, strict=True)]
        telling = [_is_telling(row, own) for row, own in zip(rows, ids, strict=True)]
        left = Counter({key: self._seen[key] for key in set(keys) if key in self._seen})
        copied = [known and key in self._seen for key, known in zip(keys, telling, strict=True)]
        days = {_day(row) for row, again in zip(rows, copied, strict=True) if again}
        whole = len(rows) >= _WHOLE_COPY_FROM and not Counter(keys) - self._seen
        kept = []
        for row, key, known, again in zip(rows, keys, telling, copied, strict=True):
            if not known and (whole or _day(row) in days) and left[key] > 0:
                left[key] -= 1
                again = True
            if not again:
                kept.append(row)
        self._remember(keys)
        return kept

    def _remember(self, keys: Sequence[int]) -> None:
        """The most often that one file holds a row."""
        for key, count in Counter(keys).items():
            self._seen[key] = max(self._seen[key], count)


def _key(row: FeedbackRow, own: str) -> int:
    return hash((own, row.when, row.scores, row.comment, row.segment))


def _is_telling(row: FeedbackRow, own: str) -> bool:
    at_a_time = row.when is not None and (row.when.hour or row.when.minute or row.when.second)
    return bool(own or at_a_time) or row.comment.count(" ") >= _TELLING_WORDS - 1


def _day(row: FeedbackRow) -> date | None:
    return row.when.date() if row.when else None
