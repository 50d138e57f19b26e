"""What a questionnaire to send out *is*, in one language and for one client; no file format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from okra_coach.model.questionnaire import QuestionKind

FORM_FILES = {
    "gs": "google-form.gs",
    "xlsx": "answers.xlsx",
    "html": "questionnaire.html",
    "docx": "questionnaire.docx",
    "md": "questionnaire.md",
}
"""The files by the word that `--only` takes, in the order in which they are shown."""

SCALE = range(1, 6)
MOST_THEMES = 3


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose; `key` stays when the label is re-worded."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as people see it; `most` limits how many options may be chosen.

    `options_from` is "teams" or "themes" when the options are the workshop's own, else empty.
    """

    id: str
    number: int
    prompt: str
    hint: str
    kind: QuestionKind
    options: tuple[Option, ...] = ()
    required: bool = False
    most: int | None = None
    options_from: str = ""


@dataclass(frozen=True, slots=True)
class FormSection:
    """Questions under one title."""

    title: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What stands on the sheet beside the questions."""

    sheet: str
    lists: str
    number: str
    question: str
    answer: str
    hint: str
    how_to: str
    required: str
    tick: str
    lines: str
    no_percent_sign: str


@dataclass(frozen=True, slots=True)
class Form:
    """The whole questionnaire; `scale_ends` say what 1 and 5 mean, `created` dates the files that carry a date."""

    title: str
    language: str
    intro: tuple[str, ...]
    sections: tuple[FormSection, ...]
    scale_ends: tuple[str, str]
    thanks: str
    sheet: SheetWords
    created: date

    @property
    def questions(self) -> Iterator[Asked]:
        """All questions in the order in which they are asked."""
        return (question for section in self.sections for question in section.questions)

    def scale_label(self, step: int) -> str:
        """`1 = strongly disagree`, `2`, … `5 = strongly agree`."""
        ends = {SCALE[0]: self.scale_ends[0], SCALE[-1]: self.scale_ends[1]}
        return f"{step} = {ends[step]}" if step in ends else str(step)
