"""The Apps Script run against a stand-in of FormApp: what form comes of it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from okra_coach.compose.form_files import script_text
from okra_coach.documents.form import Form
from okra_coach.model.questionnaire import QuestionKind
from okra_coach.words import load_words
from tests import forms

pytestmark = pytest.mark.render

_STAND_IN = """<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><script>
const made = { settings: {}, items: [] };
const recorder = (record) => {
  const item = new Proxy({}, { get: (_, name) => (...given) => { record(name, given); return item; } });
  return item;
};
const builder = (calls) => {
  const rule = new Proxy({}, { get: (_, name) => (...given) =>
    name === "build" ? calls : (calls.push([name, ...given]), rule) });
  return rule;
};
const Logger = { log: () => {} };
const FormApp = {
  create: (title) => {
    made.title = title;
    return new Proxy({}, { get: (_, name) => {
      if (name === "setRequireLogin" && SCHOOL_ONLY) { return () => { throw new Error("not here"); }; }
      if (name.startsWith("add")) {
        return () => {
          const item = { type: name.slice(3) };
          made.items.push(item);
          return recorder((call, given) => { item[call] = given.length === 1 ? given[0] : given; });
        };
      }
      return (...given) => { made.settings[name] = given[0]; return "https://docs.google.com/forms/x"; };
    } });
  },
  createCheckboxValidation: () => builder([]),
  createTextValidation: () => builder([]),
};
</script>
<script>
SCRIPT
makeForm();
document.body.dataset.out = JSON.stringify(made);
</script></body></html>"""


def made(form: Form, folder: Path, *, school_only: bool = False) -> Any:
    script = script_text(form, load_words(form.language))
    page = _STAND_IN.replace("SCHOOL_ONLY", "true" if school_only else "false").replace("SCRIPT", script)
    return json.loads(forms.in_chromium(page, folder))


def questions(of: Any) -> list[Any]:
    return [item for item in of["items"] if item["type"] not in ("SectionHeaderItem", "PageBreakItem")]


@pytest.mark.parametrize("language", forms.LANGUAGES)
def test_its_export_has_a_column_for_every_question_in_order(language: str, tmp_path: Path) -> None:
    form = forms.form(language)
    out = io.StringIO()
    csv.writer(out).writerow(["Timestamp", *(item["setTitle"] for item in questions(made(form, tmp_path)))])

    assert next(csv.reader(io.StringIO(out.getvalue())))[1:] == [question.prompt for question in form.questions]


@pytest.mark.parametrize("form", [forms.form("de"), forms.hostile_form("vi")], ids=["ordinary", "hostile"])
def test_every_choice_offers_its_options_and_every_section_its_title(form: Form, tmp_path: Path) -> None:
    of = made(form, tmp_path)
    chosen = [question for question in form.questions if question.options]

    assert of["title"] == form.title
    assert [item["setChoiceValues"] for item in questions(of) if "setChoiceValues" in item] == [
        [option.label for option in question.options] for question in chosen
    ]
    breaks = [item for item in of["items"] if item["type"] in ("SectionHeaderItem", "PageBreakItem")]
    assert [item["setTitle"] for item in breaks] == [section.title for section in form.sections]
    assert [item["type"] for item in breaks][:2] == ["SectionHeaderItem", "PageBreakItem"]


def test_each_kind_of_question_becomes_the_item_that_asks_it_best(tmp_path: Path) -> None:
    form = forms.form()
    types = {q.kind: item["type"] for q, item in zip(form.questions, questions(made(form, tmp_path)), strict=True)}

    assert types == {
        QuestionKind.CHOICE: "MultipleChoiceItem",
        QuestionKind.CHOICES: "CheckboxItem",
        QuestionKind.TEXT: "ParagraphTextItem",
        QuestionKind.LINES: "ParagraphTextItem",
        QuestionKind.MEASURE: "TextItem",
        QuestionKind.PERCENT: "TextItem",
        QuestionKind.SCALE: "ScaleItem",
    }


def test_many_teams_are_a_list_to_open(tmp_path: Path) -> None:
    assert questions(made(forms.hostile_form(), tmp_path))[0]["type"] == "ListItem"


def test_limits_are_the_form_s_own(tmp_path: Path) -> None:
    of = {item["setTitle"]: item for item in questions(made(forms.form(), tmp_path))}
    prompts = {question.id: question.prompt for question in forms.form().questions}

    assert ["requireSelectAtMost", 3] in of[prompts["direction.themes"]]["setValidation"]
    assert "setValidation" not in of[prompts["team.depends_on"]]
    assert ["requireNumberBetween", 0, 100] in of[prompts["team.capacity"]]["setValidation"]
    scale = of[prompts["work.decide"]]
    assert (scale["setBounds"], scale["setLabels"]) == ([1, 5], ["strongly disagree", "strongly agree"])
    required = {title for title, item in of.items() if item["setRequired"]}
    assert required == {prompts["about.team"], prompts["about.role"]}


@pytest.mark.parametrize("school_only", [False, True])
def test_nobody_is_asked_for_an_address_or_to_sign_in(school_only: bool, tmp_path: Path) -> None:
    settings = made(forms.form(), tmp_path, school_only=school_only)["settings"]

    assert settings["setCollectEmail"] is False
    assert settings["setLimitOneResponsePerUser"] is False
    assert settings.get("setRequireLogin") is (None if school_only else False)
