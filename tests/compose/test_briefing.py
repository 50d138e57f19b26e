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
from okra_coach.model.okra import (
    COMPANY,
    ORDER,
    Action,
    KeyResult,
    NotDoing,
    Objective,
    OkraBook,
    OkraSet,
    OpenQuestion,
)
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


def test_who_answered_and_who_never_was_asked_is_one_message() -> None:
    material = replace(quiet(), insights=Insights(Participation(18, 40, {"billing": 18})))
    more = replace(material, workshop=replace(material.workshop, employees=100))
    (text,) = told(more)

    assert text.startswith("18 of 40 people answered (45%). Nobody answered in ")
    assert "Online Booking" in text
    assert text.endswith("28 of 100 people work in none of the 4 teams listed and were never asked.")


def test_a_team_with_few_answers_is_named_without_their_number() -> None:
    everybody = {team.id: 9 for team in quiet().workshop.teams}
    taken = Participation(36, 40, {**everybody, "billing": None}, frozenset({"billing"}))
    (text,) = told(replace(quiet(), insights=Insights(taken)))

    assert text == "36 of 40 people answered (90%). Fewer than 5 answered in Billing."


def test_a_theme_is_told_in_words_because_figures_would_tell_who_voted_how() -> None:
    votes = (ThemeVote("a", "Waits", 20, 1.0, 0.1), ThemeVote("b", "Bills", 20, 0.0, 0.7))
    material = replace(quiet(), insights=replace(quiet().insights, theme_votes=votes))
    message = messages(material, WORDS)[0]

    assert "100" not in message.said
    assert "“Waits” is put first by most in the leadership and by few among everybody else." in message.said
    assert "“Bills” is put first by few in the leadership and by most among everybody else." in message.said


def test_a_theme_split_that_the_wall_hides_is_not_told() -> None:
    material = replace(quiet(), insights=replace(quiet().insights, theme_votes=(ThemeVote("a", "Waits", 20),)))

    assert told(material) == []


def test_the_leaderships_own_figure_is_never_shown() -> None:
    scales = (ScaleResult("work.backing", "company", 30, 2.5), ScaleResult("work.backing", "leadership", 5, 4.97))
    material = replace(quiet(), insights=replace(quiet().insights, scales=scales))
    message = messages(material, WORDS)[0]

    assert "far more than the house (2.5 of 5, 30 answers)" in message.said
    assert "4.97" not in compose_briefing(material, WORDS).markdown
    assert "5.0" not in message.said


@pytest.mark.parametrize(
    ("evidence", "answer", "is_told"),
    [
        (("r01.team.measure1_now", "r02.team.measure1_now"), None, True),
        (("r01.team.measure1_now", "r01.team.measure2_now"), None, False),
        (("r01.team.measure1", "r02.team.measure1"), None, False),
        (("r01.team.measure1_now", "r02.team.measure1_now"), "48 %", False),
    ],
)
def test_numbers_are_disputed_when_two_people_gave_different_ones(
    evidence: tuple[str, ...], answer: str | None, is_told: bool
) -> None:
    question = OpenQuestion("q", "Where?", "billing", answer=answer, evidence=evidence)
    material = replace(quiet(), okras=OkraBook((), (question,)))

    assert (
        any(text.startswith("The house does not agree on 1 of its own numbers. Where?") for text in told(material))
        is is_told
    )


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

    assert any("31 May to 4 Jun" in text for text in told(material))
    assert material.workshop.cycle.blackouts[0].first == date(2027, 5, 31)


def test_a_suggestion_of_a_playbook_stands_behind_its_question_in_another_type() -> None:
    question = OpenQuestion("q", "Which would move?", "billing", suggestion="Suggestions from the playbook *Speed*: a.")
    material = replace(quiet(), okras=OkraBook((), (question,)))
    text = compose_briefing(material, WORDS).markdown

    assert r"Which would move? *Suggestions from the playbook \*Speed\*: a.*" in text


def test_messages_are_ranked_by_what_the_data_show_and_not_by_a_list() -> None:
    near = (ThemeVote("a", "Waits", 20, 0.75, 0.25),)
    low = (ScaleResult("work.speak_up", "company", 30, 1.0),)
    both = replace(quiet(), insights=replace(quiet().insights, theme_votes=near, scales=low))
    high = replace(both, insights=replace(both.insights, scales=(ScaleResult("work.speak_up", "company", 30, 2.9),)))

    assert [text[:4] for text in told(both)] == ["What", "“Wai"]
    assert [text[:4] for text in told(high)] == ["“Wai", "What"]


def a_team(*actions: Action, measure: str = "Share of visits booked online") -> OkraSet:
    result = KeyResult("billing.o1.k1", measure, "%", baseline=1.0, target=2.0, actions=actions)
    return OkraSet(
        "billing", "Billing", (Objective("billing.o1", "Patients understand their bill", key_results=(result,)),)
    )


def test_an_action_after_the_end_of_its_team_cannot_work() -> None:
    base = quiet()
    teams = tuple(
        replace(team, ends=date(2027, 5, 1)) if team.id == "billing" else team for team in base.workshop.teams
    )
    late = Action("billing.o1.k1.a1", "Print the new bill", due=date(2027, 5, 20))
    material = replace(base, workshop=replace(base.workshop, teams=teams), okras=OkraBook((a_team(late),)))

    assert told(material)[0] == "“Print the new bill” is due on 20 May, after the end on 1 May."


def test_a_date_after_the_switch_it_feeds_is_told_from_its_question() -> None:
    question = OpenQuestion(f"q-{COMPANY}-{ORDER}-1", "“A” ends on 3 May, after “B” on 1 May: which moves?", COMPANY)
    asked = replace(quiet(), okras=OkraBook((), (question,)))
    settled = replace(asked, okras=OkraBook((), (replace(question, answer="A moves"),)))

    assert told(asked) == [question.text]
    assert told(settled) == []


def test_what_ends_in_the_last_two_weeks_teaches_too_late() -> None:
    last = quiet().workshop.cycle.last
    late = Action("billing.o1.k1.a1", "Print the new bill", due=last)
    early = Action("billing.o1.k1.a2", "Ask ten patients", due=quiet().workshop.cycle.first)

    assert any("ends in the last two weeks" in text for text in told(replace(quiet(), okras=OkraBook((a_team(late),)))))
    assert not any("two weeks" in text for text in told(replace(quiet(), okras=OkraBook((a_team(late, early),)))))


def test_what_people_would_stop_is_told_with_the_first_of_it() -> None:
    lines = tuple(NotDoing(f"company.n{n}", f"Report {n}", (f"r0{n}.direction.stop",)) for n in (1, 2, 3))
    material = replace(quiet(), okras=OkraBook((OkraSet(COMPANY, "Client", not_doing=lines),)))

    assert told(material) == [
        "People expect something to stop: 3 proposals stand on the list, first “Report 1” and “Report 2”."
    ]
