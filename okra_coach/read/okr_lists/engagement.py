"""The engagement that stands behind a list on its own: none of it is known but the list."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from pathlib import Path

from okra_coach.model.answers import Responses
from okra_coach.model.engagement import Engagement
from okra_coach.model.questionnaire import Questionnaire
from okra_coach.model.workshop import Cycle, Team, TeamKind, Workshop
from okra_coach.read.lexicon import plain
from okra_coach.read.okr_lists.file import OkrFile

_SPOKEN = ("en", "de", "vi")
_ANY_CYCLE = Cycle("", date(2001, 1, 1), date(2001, 3, 25))
"""Stands where the list names no quarter; no rule that looks at it is held then."""
_QUARTER = re.compile(
    r"(?:q|t|quy|quartal|quarter)\s?(?P<quarter>[1-4])\D{0,8}(?P<year>20\d\d)|(?P<first>20\d\d)\D{0,3}q\s?(?P<last>[1-4])"
)


def engagement_of(path: Path, read: OkrFile) -> Engagement:
    """An engagement without a folder of its own, in the language of the list."""
    account = read.account
    cycle = quarter_of(account.cycle) or _ANY_CYCLE
    workshop = Workshop(
        client=account.file,
        title=account.file,
        language=account.language if account.language in _SPOKEN else _SPOKEN[0],
        country="GB",
        currency="EUR",
        day=cycle.first,
        start=time(9),
        end=time(17),
        timezone="UTC",
        location="",
        employees=None,
        invited=None,
        sponsor_role="",
        consultant="",
        coaches=(),
        cycle=cycle,
        teams=tuple(Team(okras.owner, okras.name, TeamKind.RESULT, 0) for okras in read.book.teams),
        themes=(),
    )
    return Engagement(path.parent, workshop, Questionnaire(()), Responses(), okras=read.book, faults=read.faults)


def quarter_of(period: str) -> Cycle | None:
    """The quarter of the calendar that a list names, such as Q3 2026; None for anything else."""
    match = _QUARTER.search(plain(period))
    if match is None:
        return None
    year, quarter = int(match["year"] or match["first"]), int(match["quarter"] or match["last"])
    first = date(year, 3 * quarter - 2, 1)
    after = date(year + quarter // 4, 3 * quarter % 12 + 1, 1)
    return Cycle(period, first, after - timedelta(days=1))
