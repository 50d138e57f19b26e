"""The questionnaire that went out: the engagement's own, or the standard one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from okra_coach.model.fault import Fault
from okra_coach.model.place import Place
from okra_coach.model.questionnaire import Question, QuestionKind, Questionnaire
from okra_coach.read.files import SETTINGS_LIMIT, read_source
from okra_coach.read.forms import Flag, Form, Text, fit
from okra_coach.read.tree import Tree, parse_tree
from okra_coach.resources import find_template, templates_folder

NAME = "questionnaires/standard.yaml"
Wording = dict[str, Text]


class QuestionForm(Form):
    """One question as it is asked."""

    id: Text
    kind: QuestionKind
    feeds: Text
    prompt: Wording
    options: Literal["teams", "themes"] | dict[str, Wording] | None = None
    required: Flag = False


class SectionForm(Form):
    """Questions that stand together."""

    id: Text
    title: Wording
    questions: tuple[QuestionForm, ...]


class QuestionnaireForm(Form):
    """All that the file may hold."""

    languages: Annotated[tuple[Text, ...], Field(min_length=1)]
    sections: Annotated[tuple[SectionForm, ...], Field(min_length=1)]


def read_questionnaire(folder: Path) -> tuple[Questionnaire, tuple[Fault, ...]]:
    """The engagement's own questionnaire if it can be read, else the standard one, with the faults of the own one."""
    path = find_template(NAME, folder / "templates")
    form, faults = _read(path)
    if form is None and path != templates_folder() / NAME:
        standard, _ = _read(templates_folder() / NAME)
        return _questionnaire(standard), faults
    return _questionnaire(form), faults


def _read(path: Path) -> tuple[QuestionnaireForm | None, tuple[Fault, ...]]:
    source = read_source(path, f"templates/{NAME}", SETTINGS_LIMIT)
    if source.text is None:
        return None, source.faults
    tree = parse_tree(source.text, source.name)
    form, faults = fit(QuestionnaireForm, tree)
    return form, faults + (_twice(form, tree) if form else ())


def _twice(form: QuestionnaireForm, tree: Tree) -> tuple[Fault, ...]:
    seen: dict[str, Place] = {}
    faults = []
    for section_number, section in enumerate(form.sections):
        for number, question in enumerate(section.questions):
            place = tree.place(("sections", section_number, "questions", number))
            first = seen.setdefault(question.id, place)
            if first is not place:
                faults.append(Fault(place, f"the id “{question.id}” is here twice, first on line {first.line}"))
    return tuple(faults)


def _questionnaire(form: QuestionnaireForm | None) -> Questionnaire:
    if form is None:
        return Questionnaire(())
    return Questionnaire(
        tuple(_question(question, section.id) for section in form.sections for question in section.questions),
        {section.id: dict(section.title) for section in form.sections},
        form.languages,
    )


def _question(form: QuestionForm, section: str) -> Question:
    own = form.options if isinstance(form.options, dict) else {}
    of_workshop = form.options if isinstance(form.options, str) else None
    return Question(form.id, section, form.kind, form.feeds, form.prompt, own, of_workshop, form.required)
