from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.compose.form import compose_form, one_line
from okra_coach.compose.form_files import markdown_text, page_text, quoted, script_text
from okra_coach.documents.form import Asked, Form
from okra_coach.model.questionnaire import Question, QuestionKind, Questionnaire
from okra_coach.model.workshop import Theme
from okra_coach.words import load_words
from tests import forms


@pytest.mark.parametrize(
    ("language", "asked"),
    [("en", "Which team are you in?"), ("de", "In welchem Team arbeiten Sie?"), ("vi", "Bạn thuộc nhóm nào?")],
)
def test_the_form_asks_in_the_language_of_the_engagement(language: str, asked: str) -> None:
    form = forms.form(language)

    assert next(form.questions).prompt == asked
    assert form.language == language


def test_every_question_is_asked_once_in_order_and_numbered() -> None:
    questions = list(forms.form().questions)

    assert [question.id for question in questions] == [question.id for question in forms.standard().questions]
    assert [question.number for question in questions] == list(range(1, len(questions) + 1))


def test_teams_and_themes_are_the_engagement_s_own() -> None:
    questions = {question.id: question for question in forms.form().questions}

    assert [(option.key, option.label) for option in questions["about.team"].options] == [
        ("online-booking", "Online Booking"), ("patient-journey", "Patient Journey"),
        ("billing", "Billing"), ("front-desk", "Front Desk"),
    ]  # fmt: skip
    assert [option.label for option in questions["direction.themes"].options][-1] == "Calm, kind calls"


def test_of_many_themes_three_may_be_chosen_and_of_few_all() -> None:
    few = replace(forms.workshop(), themes=(Theme("a", "A"), Theme("b", "B")))
    limits = [_themes(form).most for form in (forms.form(), compose_form(few, forms.standard(), load_words("en")))]

    assert limits == [3, None]
    assert _themes(forms.form()).hint == "Choose at most 3."


def test_without_themes_nobody_is_asked_for_them() -> None:
    form = compose_form(replace(forms.workshop(), themes=()), forms.standard(), load_words("en"))

    assert "direction.themes" not in [question.id for question in form.questions]
    assert [question.number for question in form.questions] == list(range(1, len(list(form.questions)) + 1))


def test_two_options_of_one_name_are_one() -> None:
    themes = (Theme("a", "Clear bills"), Theme("b", "clear  bills"), Theme("c", " \u2028 "))
    form = compose_form(replace(forms.workshop(), themes=themes), forms.standard(), load_words("en"))

    assert [option.key for option in _themes(form).options] == ["a"]


def test_a_question_without_a_wording_in_the_language_is_asked_in_english() -> None:
    own = Questionnaire((Question("q", "s", QuestionKind.TEXT, "x", {"en": "Why?"}),), {"s": {"en": "Reasons"}})
    form = compose_form(forms.workshop("vi"), own, load_words("vi"))

    assert (form.sections[0].title, form.sections[0].questions[0].prompt) == ("Reasons", "Why?")


@given(st.text())
def test_a_text_becomes_one_line_that_every_file_can_hold(text: str) -> None:
    line = one_line(text)

    assert line == one_line(line)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202e\ud800-\udfff\ufffe\uffff]", line)


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))
def test_quoting_keeps_every_text_and_ends_neither_line_nor_script(value: object) -> None:
    text = quoted({"value": value})

    assert json.loads(text) == {"value": value}
    assert not set("<>\u2028\u2029") & set(text)


@pytest.mark.parametrize("language", forms.LANGUAGES)
def test_the_script_holds_hostile_texts_only_inside_its_quotes(language: str) -> None:
    text = script_text(forms.hostile_form(language), load_words(language))
    before, data, after = re.split(r"^const FORM = (.*?^\});$", text, flags=re.DOTALL | re.MULTILINE)

    assert "alert(1)" not in before + after
    assert [question["title"] for section in json.loads(data)["sections"] for question in section["questions"]] == [
        question.prompt for question in forms.hostile_form(language).questions
    ]


@pytest.mark.parametrize("language", forms.LANGUAGES)
def test_the_page_shows_hostile_texts_and_runs_none(language: str) -> None:
    text = page_text(forms.hostile_form(language), load_words(language), forms.HOSTILE[0])

    tags = _Tags(text)

    assert [tag for tag, _ in tags.found].count("script") == 2
    assert "img" not in [tag for tag, _ in tags.found]
    assert not [name for _, names in tags.found for name in names if name.startswith("on") or name in ("src", "style")]
    assert [one_line(text) for text in forms.HOSTILE] == tags.options_of("q1")


def test_the_page_lets_only_its_own_script_and_style_act() -> None:
    text = page_text(forms.form(), load_words("en"), "Ada Coach")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)

    assert policy
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy[1]
    assert not re.search(r"\ssrc=|\shref=|url\(|@import|https?:|\sstyle=|\son[a-z]+=", text)


def test_the_page_names_who_gets_the_file() -> None:
    form, words = forms.form(), load_words("en")

    assert "Send this file to Ada Coach." in page_text(form, words, "Ada Coach")
    assert "whoever sent you this page" in page_text(form, words, "")


def test_the_plain_text_shows_hostile_names_as_they_are() -> None:
    shown = markdown_text(forms.hostile_form(), load_words("en"))

    assert "<script" not in shown
    assert "<img" not in shown
    assert len([line for line in shown.splitlines() if line.startswith("    - ")]) >= 2 * len(forms.HOSTILE)


class _Tags(HTMLParser):
    """Every element with its attributes, as a browser sees them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def options_of(self, name: str) -> list[str | None]:
        return [names["data-label"] for tag, names in self.found if tag == "input" and names.get("name") == name]


def _themes(form: Form) -> Asked:
    return next(question for question in form.questions if question.id == "direction.themes")
