"""The rollout as a page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from okra_coach.compose.rollout_page import compose_rollout_page
from okra_coach.model.change import Change
from okra_coach.model.effort import Effort
from okra_coach.model.engagement import Material
from okra_coach.model.rollout import Gate, Rollout
from okra_coach.words import load_words
from okra_coach.write.page import page_bytes
from tests.golden import check_golden
from tests.many_teams import many_teams
from tests.material import material

WORDS = load_words("en")


def page(of: Material, language: str = "en") -> str:
    return compose_rollout_page(of, load_words(language)).markdown


def section(markdown: str, title: str) -> str:
    """What stands below a heading of the second level."""
    found = re.search(rf"^## {re.escape(title)}$(.*?)(?=^## |\Z)", markdown, re.S | re.M)
    assert found, title
    return found[1]


def test_the_page_reads_as_this() -> None:
    check_golden("rollout_page", page(many_teams(4)), "compose")


@pytest.mark.parametrize("count", [4, 40])
def test_every_team_has_all_its_reasons_and_what_would_bring_it_forward(count: int) -> None:
    made = many_teams(count)
    told = section(page(made), "Why each team stands where it stands")

    for one in made.rollout.placements:
        name = made.workshop.team(one.team).name.replace("&", "&amp;")
        block = told.split(f"#### {name}\n", 1)[1].split("####", 1)[0].split("\n### ", 1)[0]
        assert all(reason in block for reason in one.reasons)
        assert all(f"Sooner if {condition}." in block for condition in one.sooner_if)


def test_waves_stand_in_rows_with_their_teams_by_kind_of_work() -> None:
    told = section(page(many_teams(4)), "Who starts when")

    assert "| Wave | Cycle | Projects and results | Central teams | Day-to-day work |" in told
    assert (
        "| **Wave 1** | 12 Apr to 2 July 2027 | Quote-to-Book Portal<br>Ocean Product | Finance &amp; Billing |  |"
        in told
    )


def test_teams_with_too_few_answers_are_named_in_one_sentence_and_have_no_bar() -> None:
    told = section(page(many_teams(40)), "How well the ground is prepared")
    rows = [line for line in told.splitlines() if line.startswith("|")]

    assert len(rows) == 2 + 34
    assert "Not enough answers to tell: Key Accounts North and Scandinavia, " in told
    assert not [row for row in rows if row.startswith("| Chăm sóc khách hàng |")]


def test_where_no_team_may_be_shown_there_is_no_table() -> None:
    base = many_teams(4)
    hidden = tuple(replace(one, coverage=25) for one in base.insights.readiness)
    told = section(
        page(replace(base, insights=replace(base.insights, readiness=hidden))), "How well the ground is prepared"
    )

    assert "|" not in told
    assert (
        "Not enough answers to tell: Quote-to-Book Portal, Ocean Product, Finance &amp; Billing and Customs Desk."
        in told
    )


def test_nothing_of_the_briefing_is_on_it() -> None:
    made = many_teams(4)
    told = page(made)

    assert "consultant" not in told.lower()
    assert not [quote for quote in made.insights.quotes if quote in told]
    assert made.okras.questions
    assert not [question for question in made.okras.questions if question.text in told]


def gated(*gates: Gate) -> str:
    base = many_teams(12)
    whole = page(replace(base, rollout=replace(base.rollout, gates=gates)))
    return section(whole, "What must be true before the next wave starts")


def test_what_every_gate_asks_for_is_told_once_and_the_rest_by_wave() -> None:
    told = gated(Gate(2, ("All.", "Only the second."), ("We wait.",)), Gate(3, ("All.",), ("We wait.",)))

    assert told.count("All.") == told.count("We wait.") == 1
    assert "Before each of the waves 2 and 3 starts:\n\n- All." in told
    assert "Before wave 2 also:\n\n- Only the second." in told
    assert "Before wave 3 also" not in told


def test_gates_with_nothing_in_common_stand_apart() -> None:
    told = gated(Gate(2, ("A.",)), Gate(3, ("B.",)))

    assert "Before wave 2 starts:\n\n- A." in told
    assert "Before wave 3 starts:\n\n- B." in told


def test_agreements_leave_room_to_sign_and_mark_what_is_to_agree() -> None:
    base = many_teams(4)
    first = replace(base.rollout.agreements[0], what="A clean list", by=date(2027, 4, 9), accepted=True)
    told = section(
        page(replace(base, rollout=replace(base.rollout, agreements=(first, base.rollout.agreements[0])))),
        "Agreements to sign",
    )

    assert "| A clean list | 9 Apr | yes |" in told
    assert "| <mark>to agree</mark> | <mark>to agree</mark> |  |" in told


def test_weeks_with_too_many_hours_are_marked() -> None:
    told = section(page(many_teams(4)), "Roles and hours")

    assert told.count("too many") == 2
    assert "14 of 9.6" in told


def test_our_defaults_are_those_that_hold_in_this_engagement() -> None:
    base = many_teams(4)
    workshop = replace(base.workshop, rollout=replace(base.workshop.rollout, first_wave_teams=5, daily_from_wave=4))
    told = section(page(replace(base, workshop=workshop)), "By which rules it was made")

    assert "at most 5 teams and 25 people" in told
    assert "in wave 4 at the earliest" in told
    assert "result orientation 25, measurability 15" in told


def test_pay_is_promised_to_be_left_alone_only_while_no_bonus_is_discussed() -> None:
    base = many_teams(4)
    with_bonus = replace(base.workshop, team_bonus=replace(base.workshop.team_bonus, enabled=True))

    assert "It touches nobody's pay." in page(base)
    assert "It touches nobody's pay." not in page(replace(base, workshop=with_bonus))


def test_the_method_is_credited_and_the_numbers_are_ours() -> None:
    told = section(page(material()), "Method")

    assert "Carsten Ley" in told
    assert "the numbers are ours, not his" in told


def test_an_engagement_without_a_plan_has_a_page_without_empty_sections() -> None:
    bare = replace(material(), rollout=Rollout(), effort=Effort(), change=Change())
    headings = re.findall(r"^## (.*)$", page(bare), re.M)

    assert headings == ["What this plan does not do", "By which rules it was made", "Method"]


@pytest.mark.parametrize("language", ["en", "de", "vi"])
def test_every_table_row_has_the_columns_of_its_header(language: str) -> None:
    for block in re.split(r"\n\s*\n", page(many_teams(40), language)):
        rows = [line for line in block.splitlines() if line.startswith("|")]
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) <= 1, rows[:2]


def test_a_name_with_signs_of_markdown_stays_a_name() -> None:
    base = many_teams(4)
    teams = (replace(base.workshop.teams[0], name="A | <b>B</b> *C*"), *base.workshop.teams[1:])
    html = page_bytes(compose_rollout_page(replace(base, workshop=replace(base.workshop, teams=teams)), WORDS)).decode()

    assert "A | &lt;b&gt;B&lt;/b&gt; *C*" in html
