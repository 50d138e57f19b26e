"""The questions that went out, and what each answer becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class QuestionKind(StrEnum):
    """What sort of answer a question asks for."""

    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"
    LINES = "lines"
    MEASURE = "measure"
    SCALE = "scale"
    PERCENT = "percent"


@dataclass(frozen=True)
class Question:
    """One question; `options` maps a stable key to its label in each language.

    `options_from` is "teams" or "themes" when the options are the workshop's own.
    """

    id: str
    section: str
    kind: QuestionKind
    feeds: str
    prompt: Mapping[str, str]
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    options_from: str | None = None
    required: bool = False
    wordings: tuple[str, ...] = ()
    """How else it may be asked: the headings that workshop.yaml maps to it, and what they replace."""


@dataclass(frozen=True)
class Questionnaire:
    """All questions in the order in which they are asked."""

    questions: tuple[Question, ...]
    section_titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    languages: tuple[str, ...] = ("en", "de", "vi")

    def __getitem__(self, question_id: str) -> Question:
        return next(question for question in self.questions if question.id == question_id)
