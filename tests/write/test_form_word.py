from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from okra_coach.compose.form import one_line
from okra_coach.documents.form import Form
from okra_coach.model.questionnaire import QuestionKind
from okra_coach.write.form_word import word_bytes
from tests import forms


def paragraphs(form: Form) -> list[tuple[str, str]]:
    document = Document(io.BytesIO(word_bytes(form)))
    return [(str(getattr(paragraph.style, "name", "")), paragraph.text) for paragraph in document.paragraphs]


@pytest.mark.parametrize("language", forms.LANGUAGES)
def test_every_question_stands_under_its_number_and_every_option_under_a_letter(language: str) -> None:
    form = forms.form(language)
    shown = [text for style, text in paragraphs(form) if style in ("Question", "Option")]
    expected = []
    for question in form.questions:
        labels = [option.label for option in question.options]
        if question.kind is QuestionKind.SCALE:
            labels = [form.scale_label(step) for step in range(1, 6)]
        many = f" ({question.hint})" if question.kind is QuestionKind.CHOICES and question.most is None else ""
        expected += [f"{question.number}. {question.prompt}{many}"]
        expected += [f"{letter}. {label}" for letter, label in zip("ABCDEFGHIJK", labels, strict=False)]

    assert shown == expected


def test_a_question_without_options_has_lines_to_write_on_that_hold_no_text() -> None:
    lines = [text for style, text in paragraphs(forms.form()) if style == "Writing line"]

    assert len(lines) > 30
    assert set(lines) == {""}


def test_an_importer_finds_nothing_that_looks_like_a_question_and_is_none() -> None:
    others = [text for style, text in paragraphs(forms.form()) if style not in ("Question", "Option")]

    assert not [text for text in others if re.match(r"\d+[.)]|[A-Z][.)]", text)]


def test_hostile_names_are_text() -> None:
    shown = [text for style, text in paragraphs(forms.hostile_form()) if style == "Option"]

    assert shown[: len(forms.HOSTILE)] == [
        f"{letter}. {one_line(text)}" for letter, text in zip("ABCDEFGHIJK", forms.HOSTILE, strict=True)
    ]


@pytest.mark.parametrize("language", forms.LANGUAGES)
def test_word_finds_nothing_to_repair(language: str, tmp_path: Path) -> None:
    path = tmp_path / "questionnaire.docx"
    path.write_bytes(word_bytes(forms.form(language)))

    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_the_document_says_its_title_and_language_and_nobody_s_name() -> None:
    document = Document(io.BytesIO(word_bytes(forms.form("vi"))))
    about = document.core_properties

    assert (about.title, about.author, about.last_modified_by) == (forms.form("vi").title, "", "")
    assert 'w:lang w:val="vi-VN"' in document.styles.element.xml


def test_the_same_form_is_the_same_file() -> None:
    assert word_bytes(forms.form("de")) == word_bytes(forms.form("de"))
