"""Check-in records as Hypothesis makes them up: everything that a record may hold, as its file can say it."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from okra_coach.model.check_in import (
    ActionNews,
    Choice,
    Clash,
    Decision,
    HealthNews,
    LineEdit,
    Proposal,
    Record,
    Said,
)
from okra_coach.model.okra import ActionStatus
from okra_coach.model.progress import CheckIn

DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
_SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp", "Cf"))
TEXTS = st.text(_SIGNS, max_size=30).map(lambda text: " ".join(text.split()))
WORDS = TEXTS.filter(bool)
IDS = st.from_regex(r"[a-z]{2,6}\.o[1-3]\.k[1-3]", fullmatch=True)
NUMBERS = st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 6))


def _said(field: str) -> st.SearchStrategy[Said]:
    if field == "due":
        return st.none() | DAYS
    return st.none() | (NUMBERS if field in ("target", "value") else WORDS)


def _edits() -> st.SearchStrategy[LineEdit]:
    return st.sampled_from(["target", "due", "text", "value"]).flatmap(
        lambda field: st.builds(
            LineEdit, IDS, st.just(field), _said(field), _said(field), TEXTS, source=TEXTS, place=st.none()
        )
    )


def _clashes() -> st.SearchStrategy[Clash]:
    return st.sampled_from(["target", "due", "text", "value"]).flatmap(
        lambda field: st.builds(
            Clash, IDS, st.just(field), st.lists(st.tuples(WORDS, _said(field)), max_size=3).map(tuple),
            day=st.none() | DAYS, place=st.none(),
        )
    )  # fmt: skip


RECORDS = st.builds(
    Record,
    DAYS,
    st.lists(WORDS, max_size=2).map(tuple),
    st.from_regex(r"[0-9a-f]{16}", fullmatch=True) | st.just(""),
    st.lists(
        st.builds(
            CheckIn, IDS, DAYS, st.none() | NUMBERS, st.none() | st.integers(1, 10), TEXTS, st.none(), source=TEXTS
        ),
        max_size=4,
    ).map(tuple),
    st.lists(
        st.builds(
            ActionNews, IDS, IDS, WORDS, st.none() | WORDS, st.none() | DAYS, st.sampled_from(ActionStatus),
            st.none() | WORDS, st.none() | WORDS, st.booleans(), st.none(), st.none() | st.sampled_from(ActionStatus),
            TEXTS,
        ),
        max_size=3,
    ).map(tuple),
    st.lists(
        st.builds(
            HealthNews, IDS, st.none() | DAYS, st.none() | NUMBERS, st.none() | st.booleans(), TEXTS, st.none(), TEXTS
        ),
        max_size=2,
    ).map(tuple),
    st.lists(_edits(), max_size=3).map(tuple),
    st.lists(
        st.builds(
            Proposal, st.sampled_from(["key result", "action", "health measure", "value"]), TEXTS, TEXTS, TEXTS,
            st.none(), TEXTS,
        ),
        max_size=2,
    ).map(tuple),
    st.lists(_clashes(), max_size=2).map(tuple),
    st.lists(
        st.builds(Decision, IDS, st.sampled_from(Choice), TEXTS, TEXTS, st.none(), DAYS, TEXTS), max_size=2
    ).map(tuple),
    st.none(),
)  # fmt: skip
