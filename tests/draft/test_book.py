"""The drafts of whole engagements: what holds for every line, and how the worked one reads."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.analyse.insights import analyse
from okra_coach.analyse.masking import mask_names
from okra_coach.draft.book import draft
from okra_coach.draft.why import lines, why
from okra_coach.model.answers import MASK, Response
from okra_coach.model.engagement import Engagement
from okra_coach.model.okra import Action, HealthMeasure, KeyResult, OkraBook, OpenQuestion
from okra_coach.read.engagement import read_engagement
from okra_coach.resources import worked_engagement
from okra_coach.words import load_words
from tests.draft.answering import drafted, measuring, person, quantity
from tests.draft.outline import outline
from tests.golden import check_golden


def northwind() -> tuple[Engagement, OkraBook]:
    engagement = replace(read_engagement(worked_engagement()), okras=None)
    masked = replace(engagement, responses=mask_names(engagement.responses, engagement.workshop))
    return masked, draft(masked, analyse(engagement), load_words("en"))


def numbers_of(book: OkraBook) -> set[float]:
    """Every number that a drafted line states as a value, and every one in its text."""
    found: set[float] = set()
    for line in lines(book):
        if isinstance(line, KeyResult):
            found |= {value for value in (line.baseline, line.target, line.low, line.high) if value is not None}
        if isinstance(line, HealthMeasure) and line.value is not None:
            found.add(line.value)
        if not isinstance(line, OpenQuestion):
            found |= digits(line.measure if isinstance(line, KeyResult | HealthMeasure) else line.text)
    return found


def digits(text: str) -> set[float]:
    return {float(number) for number in re.findall(r"\d+(?:\.\d+)?", text)}


def test_the_drafts_of_the_worked_engagement_read_well() -> None:
    _, book = northwind()
    check_golden("northwind", outline(book, load_words("en")), "draft")


def test_every_line_of_the_worked_engagement_names_answers_that_exist() -> None:
    engagement, book = northwind()
    given_answers = {f"{r.id}.{q}" for r in engagement.responses.responses for q in r.answers}
    for line in lines(book):
        known = given_answers | {"feedback.nps"}
        if isinstance(line, OpenQuestion) and line.suggestion:
            known |= {playbook.ref for playbook in engagement.playbooks}
        assert set(line.evidence) <= known, line.id
        assert line.evidence or isinstance(line, OpenQuestion), line.id


def test_ids_are_unique() -> None:
    _, book = northwind()
    ids = [line.id for line in lines(book)]
    assert len(ids) == len(set(ids))


def test_sensitive_answers_are_never_evidence() -> None:
    _, book = northwind()
    sensitive = ("direction.problem", "customer.complaint", "work.worry", "workshop.worth")
    assert not [ref for line in lines(book) for ref in line.evidence if ref.endswith(sensitive)]


def test_a_second_draft_is_the_first() -> None:
    assert northwind()[1] == northwind()[1]


def test_a_draft_over_its_own_book_changes_nothing() -> None:
    engagement, book = northwind()
    again = draft(replace(engagement, okras=book), analyse(engagement), load_words("en"))
    assert again == book


def test_why_gives_the_answers_behind_a_line() -> None:
    engagement, book = northwind()
    reasons = why(book, engagement.responses.responses, "finance-billing.o1.k2")
    assert reasons is not None
    assert ("team.measure2", "Invoices disputed by the customer") in [(r.question, r.text) for r in reasons]
    assert why(book, engagement.responses.responses, "nothing") is None


VOCABULARY = "guests bread ovens share of loaves sold warm late orders wait minutes costs per day 7 12 [name] stop, cut"
WORDS = st.sampled_from(VOCABULARY.split(" "))
TEXT = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
QUANTITY = st.none() | st.builds(
    lambda value, unit: quantity(f"{value} {unit}"), st.integers(0, 99), st.sampled_from(["%", "days", "hours", ""])
)


@st.composite
def respondents(draw: st.DrawFn) -> Response:
    return person(
        f"r{draw(st.integers(1, 99)):02}",
        draw(st.sampled_from(["ovens", "orders"])),
        draw(st.sampled_from(["lead", "member", "leadership"])),
        direction_change=draw(TEXT),
        direction_themes=draw(
            st.sampled_from([("fresh-bread",), ("easy-ordering",), ("fresh-bread", "easy-ordering")])
        ),
        direction_stop=draw(TEXT),
        customer_who=draw(TEXT),
        customer_able=draw(TEXT),
        team_aim=draw(TEXT),
        team_measure1=draw(TEXT),
        team_measure1_now=draw(QUANTITY),
        team_measure1_target=draw(QUANTITY),
        team_measure2=draw(TEXT),
        team_measure2_now=draw(QUANTITY),
        team_measure2_target=draw(QUANTITY),
        team_source=draw(TEXT),
        team_actions=tuple(draw(st.lists(TEXT, max_size=3))),
        team_keep_healthy=draw(TEXT),
        team_depends_on=draw(st.sampled_from([(), ("ovens",), ("orders",)])),
    )


PEOPLE = st.lists(respondents(), max_size=6, unique_by=lambda response: response.id)


@given(people=PEOPLE)
@settings(max_examples=60, deadline=None)
def test_no_number_is_invented_and_nobody_is_named(people: list[Response]) -> None:
    book = drafted(*people)
    said = {number for r in people for a in r.answers.values() for number in digits(a.text)}
    assert numbers_of(book) <= said
    for line in lines(book):
        text = line.measure if isinstance(line, KeyResult | HealthMeasure) else line.text
        assert MASK not in text
        assert text.strip()


@given(people=PEOPLE, more=respondents())
@settings(max_examples=40, deadline=None)
def test_lines_keep_their_ids_when_somebody_answers_late(people: list[Response], more: Response) -> None:
    first = drafted(*people)
    later = drafted(*people, replace(more, id="r99x"), previous=first)
    before = {line.id: line for line in lines(first) if not isinstance(line, OpenQuestion | Action)}
    for line in lines(later):
        known = before.get(line.id)
        if known is not None and isinstance(line, KeyResult) and isinstance(known, KeyResult):
            assert set(line.evidence) & set(known.evidence) or line.measure == known.measure
    ids = [line.id for line in lines(later)]
    assert len(ids) == len(set(ids))


def test_a_team_without_an_aim_gets_no_draft() -> None:
    assert [okras.owner for okras in drafted(person("r01", team_aim="n/a")).sets] == ["company"]


def test_without_answers_there_is_an_empty_company_set() -> None:
    book = drafted()
    assert [okras.owner for okras in book.sets] == ["company"]
    assert book.questions == ()


def test_a_key_result_keeps_its_id_when_a_stronger_one_comes_before_it() -> None:
    one = measuring("r01", "Loaves sold before noon", "40 %", "60 %")
    first = drafted(one)
    stronger = measuring("r02", "Share of guests who find warm bread", "50 %", "80 %", role="lead")
    later = drafted(one, stronger, previous=first)
    ids = {result.measure: result.id for result in later.teams[0].key_results}
    assert ids["Loaves sold before noon"] == first.teams[0].key_results[0].id


def test_a_suggestion_holds_no_number_and_names_its_playbook() -> None:
    engagement, book = northwind()
    suggested = [question for question in book.questions if question.suggestion]
    names = {playbook.ref: playbook.name["en"] for playbook in engagement.playbooks}
    assert suggested
    for question in suggested:
        assert digits(question.suggestion or "") == set()
        assert f"“{names[question.evidence[-1]]}”" in (question.suggestion or "")
