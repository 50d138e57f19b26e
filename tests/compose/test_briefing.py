from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from okra_coach.compose.briefing import compose_briefing
from okra_coach.compose.briefing_messages import messages
from okra_coach.compose.markdown_text import plain
from okra_coach.errors import TemplateFaultError
from okra_coach.model.engagement import Material
from okra_coach.model.insights import Insights, Participation
from okra_coach.model.okra import OkraBook, OpenQuestion
from okra_coach.model.rollout import Rollout
from okra_coach.words import load_words
from okra_coach.write.page import page_bytes
from tests import material as shared
from tests.golden import check_golden

WORDS = load_words("en")


def told(material: Material) -> list[str]:
    return [message.said for message in messages(material, WORDS)]


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
    assert told(quiet()) == []
    assert "Nothing in the answers stands out" in compose_briefing(quiet(), WORDS).markdown


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


def test_a_suggestion_of_a_playbook_stands_behind_its_question_in_another_type() -> None:
    question = OpenQuestion("q", "Which would move?", "billing", suggestion="Suggestions from the playbook *Speed*: a.")
    material = replace(quiet(), okras=OkraBook((), (question,)))
    text = compose_briefing(material, WORDS).markdown

    assert r"Which would move? *Suggestions from the playbook \*Speed\*: a.*" in text
