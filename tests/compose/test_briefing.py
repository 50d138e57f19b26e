from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from okra_coach.compose.briefing import compose_briefing
from okra_coach.compose.briefing_messages import MOST, messages
from okra_coach.compose.markdown_text import plain
from okra_coach.errors import TemplateFaultError
from okra_coach.model.engagement import Material
from okra_coach.model.insights import Insights, Participation, ScaleResult, ThemeVote
from okra_coach.model.okra import OkraBook, OpenQuestion
from okra_coach.model.rollout import Rollout
from okra_coach.words import load_words
from okra_coach.write.page import page_bytes
from tests import material as shared
from tests.golden import check_golden

WORDS = load_words("en")


def headlines(material: Material) -> list[str]:
    return [message.headline for message in messages(material, WORDS)]


def quiet() -> Material:
    """An engagement about which there is nothing to say."""
    material = shared.material()
    everybody = {team.id: 9 for team in material.workshop.teams}
    return replace(
        material,
        workshop=replace(material.workshop, employees=72, invited=40, bonus_today="team", cycle=_plain_cycle(material)),
        insights=Insights(Participation(36, 40, everybody)),
        okras=OkraBook(),
        findings=(),
        rollout=Rollout(working_days=60),
    )


def _plain_cycle(material: Material) -> Any:
    return replace(material.workshop.cycle, blackouts=())


def test_the_briefing_reads_like_this() -> None:
    check_golden("briefing", compose_briefing(shared.material(), WORDS).markdown, "compose")


def test_nothing_is_said_when_nothing_stands_out() -> None:
    assert headlines(quiet()) == []
    assert "Nothing in the answers stands out" in compose_briefing(quiet(), WORDS).markdown


def test_a_message_names_its_counts() -> None:
    material = replace(quiet(), insights=Insights(Participation(18, 40, {"billing": 18})))
    details = {message.headline: message.detail for message in messages(material, WORDS)}

    assert details["Many who were asked did not answer"] == "18 of 40 people answered (45%)."
    assert "Nobody answered in Online Booking" in details["Some teams gave very few answers"]


def test_a_team_with_few_answers_is_named_without_their_number() -> None:
    material = replace(quiet(), insights=Insights(Participation(9, 9, {"billing": None}, frozenset({"billing"}))))
    details = {message.headline: message.detail for message in messages(material, WORDS)}

    assert "Fewer than 5 answered in Billing." in details["Some teams gave very few answers"]


def test_people_who_are_in_no_team_are_counted() -> None:
    material = quiet()
    more = replace(material, workshop=replace(material.workshop, employees=100))

    assert headlines(more) == ["Some of the people were never part of this"]
    assert messages(more, WORDS)[0].detail == "28 of 100 people work in none of the 4 teams listed."


def test_a_theme_is_told_in_words_because_figures_would_tell_who_voted_how() -> None:
    votes = (ThemeVote("a", "Waits", 20, 1.0, 0.1), ThemeVote("b", "Bills", 20, 0.0, 0.7))
    material = replace(quiet(), insights=replace(quiet().insights, theme_votes=votes))
    message = messages(material, WORDS)[0]

    assert message.headline == "Leadership and teams put different themes first"
    assert "100" not in message.detail
    assert "“Waits” is put first by most in the leadership and by few" in message.detail


def test_a_theme_split_that_the_wall_hides_is_not_told() -> None:
    material = replace(quiet(), insights=replace(quiet().insights, theme_votes=(ThemeVote("a", "Waits", 20),)))

    assert headlines(material) == []


def test_the_leaderships_own_figure_is_never_shown() -> None:
    scales = (ScaleResult("work.backing", "company", 30, 2.5), ScaleResult("work.backing", "leadership", 5, 4.97))
    material = replace(quiet(), insights=replace(quiet().insights, scales=scales))
    message = messages(material, WORDS)[0]

    assert message.headline == "Leadership sees the house more brightly than the teams do"
    assert "2.5" in message.detail
    assert "4.97" not in compose_briefing(material, WORDS).markdown
    assert "5.0" not in message.detail


@pytest.mark.parametrize(
    ("evidence", "answer", "told"),
    [
        (("r01.team.measure1_now", "r02.team.measure1_now"), None, True),
        (("r01.team.measure1_now", "r01.team.measure2_now"), None, False),
        (("r01.team.measure1", "r02.team.measure1"), None, False),
        (("r01.team.measure1_now", "r02.team.measure1_now"), "48 %", False),
    ],
)
def test_numbers_are_disputed_when_two_people_gave_different_ones(
    evidence: tuple[str, ...], answer: str | None, told: bool
) -> None:
    question = OpenQuestion("q", "Where?", "billing", answer=answer, evidence=evidence)
    material = replace(quiet(), okras=OkraBook((), (question,)))

    assert ("The house does not agree on its own numbers" in headlines(material)) is told


def test_the_first_page_stays_a_page_of_essentials() -> None:
    material = shared.material()
    low = tuple(ScaleResult(f"work.{n}", "company", 30, 2.0) for n in ("speak_up", "backing", "share"))

    assert len(messages(replace(material, insights=replace(material.insights, scales=low)), WORDS)) <= MOST


def test_what_was_settled_is_no_open_question_any_more() -> None:
    material = shared.material()
    first, second = material.okras.questions
    settled = replace(material, okras=replace(material.okras, questions=(replace(first, answer="48 %"), second)))
    text = compose_briefing(settled, WORDS).markdown

    assert first.text not in text
    assert second.text in text


def test_an_answer_that_looks_like_code_is_shown_and_does_nothing() -> None:
    attack = "<script>alert(1)</script> | {{ 7 * 7 }} [x](javascript:y) **bold** `code`"
    material = shared.material()
    company = material.okras.sets[0]
    objective = replace(company.objectives[0], text=attack, customer=attack)
    result = replace(objective.key_results[0], measure=attack, source=attack, owner_role=attack, unit=attack)
    company = replace(company, name=attack, objectives=(replace(objective, key_results=(result,)),))
    okras = replace(material.okras, sets=(company, *material.okras.sets[1:]))
    page = page_bytes(compose_briefing(replace(material, okras=okras), WORDS)).decode()

    assert "<script" not in page
    assert "<strong>bold" not in page
    assert "href" not in page.partition("<main>")[2]
    assert page.count("{{ 7 * 7 }}") >= 4


@given(
    st.text(
        st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\x02\x03\u2028\u2029\x85"),
        min_size=1,
        max_size=40,
    )
)
def test_any_text_shows_as_it_was_written(text: str) -> None:
    from html import unescape

    flat = " ".join(text.split())
    shown = Markdown(extensions=["tables", "attr_list", "def_list", "md_in_html", "sane_lists"]).convert(plain(text))

    assert unescape(shown.removeprefix("<p>").removesuffix("</p>")).strip() == flat


@pytest.mark.parametrize("language", ["en", "de", "vi"])
def test_every_language_renders(language: str) -> None:
    page = compose_briefing(shared.material(), load_words(language))

    assert page.language == language
    assert shared.workshop().client in page.markdown
    assert "{" not in page.markdown.replace("{: .", "").replace("{: #", "")


def test_an_engagement_with_nothing_in_it_still_renders() -> None:
    empty = replace(
        quiet(), rollout=Rollout(), workshop=replace(quiet().workshop, invited=None, location="", coaches=())
    )

    assert compose_briefing(empty, WORDS).markdown.count("\n# ") == 0


def test_her_own_source_shadows_ours(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "briefing.md").write_text("# Mine for {{ client }}\n", encoding="utf-8")

    assert compose_briefing(shared.material(), WORDS, tmp_path).markdown == "# Mine for Brightwater Clinics\n"


def test_a_fault_in_her_own_source_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "briefing.md").write_text("# Mine\n\n{{ cleint }}\n", encoding="utf-8")

    with pytest.raises(TemplateFaultError, match=r"pages/briefing\.md:3"):
        compose_briefing(shared.material(), WORDS, tmp_path)


def test_blocked_days_are_told_with_the_working_days() -> None:
    material = shared.material()

    assert any("31 May to 4 Jun" in message.detail for message in messages(material, WORDS))
    assert material.workshop.cycle.blackouts[0].first == date(2027, 5, 31)


def test_a_suggestion_of_a_playbook_stands_behind_its_question_in_another_type() -> None:
    question = OpenQuestion("q", "Which would move?", "billing", suggestion="Suggestions from the playbook *Speed*: a.")
    material = replace(quiet(), okras=OkraBook((), (question,)))
    text = compose_briefing(material, WORDS).markdown

    assert r"Which would move? *Suggestions from the playbook \*Speed\*: a.*" in text
