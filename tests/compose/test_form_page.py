"""The page in a real browser: filled in, saved, read back."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest

from okra_coach.compose.form import one_line
from okra_coach.compose.form_files import page_text
from okra_coach.documents.form import Form
from okra_coach.read.answer_sheet import answers_on, is_answer_sheet
from okra_coach.read.table import read_grids
from okra_coach.resources import find_template
from okra_coach.words import load_words
from tests import forms

pytestmark = pytest.mark.render


def page(form: Form) -> str:
    return page_text(form, load_words(form.language), "Ada Coach")


def read_back(path: Path) -> dict[str, str]:
    grids, faults = read_grids(path, path.name)
    assert faults == ()
    assert is_answer_sheet(grids[0])
    return {question: text for question, text, _ in answers_on(grids[0])}


@pytest.mark.parametrize("language", forms.LANGUAGES)
def test_what_is_filled_in_and_saved_is_what_is_read(language: str, tmp_path: Path) -> None:
    form = forms.form(language)
    given = forms.answers_to(form)
    told = forms.drive(page(form), given, tmp_path)

    assert read_back(forms.saved_csv(told, tmp_path)) == given
    assert re.fullmatch(r"answers-front-desk-[0-9a-z]{6}\.csv", told["name"])
    assert told["name"] in told["status"]


def test_hostile_names_and_answers_come_back_as_they_are_and_nothing_of_them_acts(tmp_path: Path) -> None:
    form = forms.hostile_form()
    given = forms.answers_to(form, "=" + "".join(map(one_line, forms.HOSTILE)))
    told = forms.drive(page(form), given, tmp_path)
    path = forms.saved_csv(told, tmp_path)

    assert read_back(path) == given
    with path.open(encoding="utf-8-sig", newline="") as source:
        cells = [cell for row in csv.reader(source) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert re.fullmatch(r"answers-t\d+-[0-9a-z]{6}\.csv", told["name"])


def test_the_file_says_that_it_is_utf_8(tmp_path: Path) -> None:
    told = forms.drive(page(forms.form()), forms.answers_to(forms.form()), tmp_path)

    assert forms.saved_csv(told, tmp_path).read_bytes().startswith(b"\xef\xbb\xbf")


def test_what_needs_an_answer_is_asked_for_kindly_before_anything_is_saved(tmp_path: Path) -> None:
    form = forms.form()
    given = forms.answers_to(form) | {"about.team": "", "team.capacity": "250"}
    given["direction.themes"] = "\n".join(option.key for option in list(form.questions)[4].options)
    told = forms.drive(page(form), given, tmp_path)

    assert "csv" not in told
    assert told["problems"] == [list(form.questions)[number].prompt for number in (0, 4, 22)]
    assert told["focus"] == "problems"


def test_a_page_left_half_way_is_saved_as_far_as_it_is(tmp_path: Path) -> None:
    given = {"about.team": "Billing", "about.role": "Team lead", "work.decide": "2"}

    assert read_back(forms.saved_csv(forms.drive(page(forms.form()), given, tmp_path), tmp_path)) == given


def test_answers_are_still_there_after_the_page_was_closed_and_gone_after_clearing(tmp_path: Path) -> None:
    steps = """
    const count = () => document.getElementById("count").textContent;
    if (!sessionStorage.getItem("again")) { sessionStorage.setItem("again", "1"); location.reload(); return; }
    if (sessionStorage.getItem("again") === "1") {
      sessionStorage.setItem("again", count());
      document.getElementById("clear").click();
      sessionStorage.setItem("cleared", count());
      location.reload();
      return;
    }
    tell([sessionStorage.getItem("again"), sessionStorage.getItem("cleared"), count()]);
    """
    given = {"about.team": "Billing", "direction.themes": "clear-bills\ncalls", "direction.change": "Fewer “calls”"}
    told = forms.drive(page(forms.form()), given, tmp_path, steps, only_if="!sessionStorage.getItem('again')")

    assert told == ["3 of 36 answered", "0 of 36 answered", "0 of 36 answered"]


def test_an_answer_can_be_taken_back(tmp_path: Path) -> None:
    steps = """
    const question = document.querySelector('[data-id="work.decide"]');
    const undo = question.querySelector("[data-undo]");
    const before = undo.hidden;
    undo.click();
    tell([before, undo.hidden, question.querySelectorAll(":checked").length]);
    """

    assert forms.drive(page(forms.form()), {"work.decide": "2"}, tmp_path, steps) == [False, True, 0]


def test_a_fourth_theme_is_told_at_once(tmp_path: Path) -> None:
    steps = 'tell(document.querySelector("[data-most] .problem").textContent);'
    given = {"direction.themes": "shorter-waits\nclear-bills\nfewer-repeats\ncalls"}

    assert forms.drive(page(forms.form()), given, tmp_path, steps) == "Choose at most 3."


_CHECKS = """
const fields = [...document.querySelectorAll("input, textarea")];
const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
const text = (id) => document.getElementById(id) ? document.getElementById(id).textContent.trim() : "";
tell({
  fields: fields.length,
  unlabelled: fields.filter((field) => !field.labels.length || !field.labels[0].textContent.trim()).length,
  groupless: fields.filter((f) => ["radio", "checkbox"].includes(f.type)
    && !f.closest("fieldset")?.querySelector("legend")?.textContent.trim()).length,
  undescribed: [...document.querySelectorAll("[aria-describedby]")].flatMap((element) =>
    element.getAttribute("aria-describedby").split(" ")).filter((id) => !document.getElementById(id)).length,
  nameless: [...document.querySelectorAll("[aria-labelledby]")].filter((element) =>
    !text(element.getAttribute("aria-labelledby"))).length,
  twice: ids.length - new Set(ids).size,
  headings: [...document.querySelectorAll("h1, h2, h3")].map((heading) => heading.tagName).join(" "),
  requests: performance.getEntriesByType("resource").length,
  focusable: fields.filter((field) => field.tabIndex < 0).length,
  wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
});
"""


@pytest.mark.parametrize("language", forms.LANGUAGES)
def test_every_field_has_its_label_every_group_its_legend_and_nothing_is_fetched(language: str, tmp_path: Path) -> None:
    told = forms.drive(page(forms.form(language)), {}, tmp_path, _CHECKS)
    headings = told.pop("headings").split()

    assert told.pop("fields") > 60
    assert headings == ["H1", *["H2"] * (len(forms.form().sections) + 1)]
    assert not any(told.values()), told


def test_the_policy_lets_the_page_s_own_script_run(tmp_path: Path) -> None:
    path = tmp_path / "questionnaire.html"
    path.write_text(page(forms.form()), encoding="utf-8")

    assert "0 of 36 answered" in forms.dump_dom(path, tmp_path)


def test_a_style_or_script_of_the_engagement_s_own_fits_the_policy_too(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "forms"
    own.mkdir(parents=True)
    ours = find_template("forms/questionnaire.js").read_text(encoding="utf-8")
    (own / "questionnaire.js").write_text(ours.replace('at("bar").hidden = false;', "document.title = 'own';"))
    path = tmp_path / "questionnaire.html"
    path.write_text(page_text(forms.form(), load_words("en"), "", tmp_path / "templates"), encoding="utf-8")

    assert "<title>own</title>" in forms.dump_dom(path, tmp_path)


def _luminance(colour: str) -> float:
    whole = colour if len(colour) == 7 else "#" + "".join(digit * 2 for digit in colour[1:])
    parts = [int(whole[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        ("ink", "paper", 7), ("ink", "wash", 7), ("ink", "leaf-wash", 7), ("soft", "paper", 4.5), ("soft", "wash", 4.5),
        ("soft", "leaf-wash", 4.5), ("leaf", "wash", 4.5), ("paper", "leaf", 4.5), ("red", "paper", 4.5),
        ("red", "red-wash", 4.5), ("edge", "paper", 3), ("focus", "paper", 3), ("focus", "wash", 3),
    ],
)  # fmt: skip
def test_colours_are_told_apart(front: str, back: str, least: float) -> None:
    style = find_template("forms/questionnaire.css").read_text(encoding="utf-8")
    colours: dict[str, Any] = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", style))

    assert _contrast(colours[front], colours[back]) >= least
