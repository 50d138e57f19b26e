"""What people type into a tracker is searched for in everything that a check-in hands out."""

from __future__ import annotations

from pathlib import Path

import pytest

from okra_coach import pipeline
from okra_coach.model.check_in import (
    ActionNews,
    Choice,
    Clash,
    Decision,
    HealthNews,
    LineEdit,
    Proposal,
    Record,
)
from okra_coach.model.okra import ActionStatus
from okra_coach.model.progress import CheckIn
from okra_coach.stories.checking_in import show_check_in
from okra_coach.words import load_words
from okra_coach.write.check_ins import write_check_in
from tests.privacy.engagements import Case, make
from tests.privacy.search import holding, texts_in

NOTE = "zanzibar-4711"
"""Stands in every field that is a team's own."""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    made = make(tmp_path_factory.mktemp("check-in") / "engagement", 11)
    drafted = pipeline.draft_okras(made.folder)
    book, cycle = drafted.book, drafted.engagement.workshop.cycle
    lines = [result for okras in book.sets for result in okras.key_results]
    names = sorted(made.names)
    days = cycle.usual_check_ins[:2]
    for number, day in enumerate(days):
        name = names[number]
        record = Record(
            day,
            values=tuple(CheckIn(one.id, day, 5.0 + number, 6 - number, f"{names[0]} {NOTE}") for one in lines),
            actions=tuple(
                ActionNews(f"{one.id}.t1", one.id, f"Ask {name} about it", name, cycle.first, ActionStatus.OPEN,
                           f"{name} {NOTE}", f"{name} {NOTE}", added=True)
                for one, name in zip(lines, names * len(lines), strict=False)
            ),
            health=tuple(
                HealthNews(one.id, day, 1.0, False, f"{names[0]} {NOTE}")
                for okras in book.sets for one in okras.health_measures
            ),
            edits=tuple(LineEdit(one.id, "owner_role", one.owner_role, names[-1], f"{NOTE} {name}") for one in lines),
            proposals=(Proposal("key result", "company", f"{names[0]} wants {NOTE}"),),
            clashes=(Clash(lines[0].id, "source", ((f"{NOTE}.xlsx", names[0]), ("b.xlsx", names[1]))),),
            decisions=(Decision(lines[0].id, Choice.HELP, names[0], f"{NOTE} {names[0]}"),),
        )  # fmt: skip
        write_check_in(made.folder, record, {}, load_words("en"))
    return made


def test_no_check_in_holds_a_name_or_a_note(case: Case, tmp_path: Path) -> None:
    shown = show_check_in(case.folder)
    texts = [one for one in texts_in(case.folder) if one.where.startswith("pack/check-ins/")]

    assert len(texts) > 3
    assert shown.meeting.week.overdue
    assert shown.meeting.week.followed
    assert holding(texts, case.names) == set()
    assert holding(texts, {NOTE}) == set()
