"""The first files of an engagement: a commented workshop.yaml and the questionnaire to send out."""

from __future__ import annotations

import importlib.resources
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from babel.numbers import get_territory_currencies

from okra_coach.compose.markdown_text import plain
from okra_coach.compose.templating import render_source
from okra_coach.model.new_engagement import NewEngagement
from okra_coach.model.questionnaire import Question, QuestionKind, Questionnaire
from okra_coach.words import Words, mark

_NOT_IN_YAML = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]+")
_HINTS = {
    QuestionKind.CHOICE: mark("Choose one."),
    QuestionKind.CHOICES: mark("Choose as many as fit."),
    QuestionKind.TEXT: mark("A sentence or two."),
    QuestionKind.LINES: mark("One a line."),
    QuestionKind.MEASURE: mark("A number with its unit, or “unknown”."),
    QuestionKind.SCALE: mark("1 = strongly disagree … 5 = strongly agree"),
    QuestionKind.PERCENT: mark("A number from 0 to 100."),
}


@dataclass(frozen=True)
class Asked:
    """One question as the questionnaire's page shows it."""

    number: int
    prompt: str
    hint: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """Questions under one title."""

    title: str
    questions: tuple[Asked, ...]


def compose_new(answers: NewEngagement, questionnaire: Questionnaire, words: Words) -> Mapping[str, str]:
    """The texts of the new engagement's files by relative path; whatever was typed is quoted."""
    country = answers.country.strip().upper()
    settings = {
        "answers": answers,
        "country": country,
        "currency": answers.currency.strip().upper() or currency_of(country),
        "timezone": answers.timezone.strip() or timezone_of(country),
        "cycle_name": cycle_name(answers),
        "quoted": quoted,
    }
    asked = {"client": plain(answers.client), "sections": tuple(_sections(answers, questionnaire, words))}
    return {
        "workshop.yaml": render_source("new/workshop.yaml", words, settings),
        "questionnaire.md": render_source("new/questionnaire.md", words, asked),
    }


def quoted(text: str) -> str:
    """A text between quotes that YAML reads back as it was typed, on one line."""
    return json.dumps(" ".join(_NOT_IN_YAML.sub(" ", text).split()), ensure_ascii=False)


def cycle_name(answers: NewEngagement) -> str:
    """`Q1 2027` by the quarter in which the middle of the cycle lies."""
    middle = answers.cycle_first + (answers.cycle_last - answers.cycle_first) / 2
    return f"Q{(middle.month + 2) // 3} {middle.year}"


def currency_of(country: str) -> str:
    """The country's currency; EUR when it is not known."""
    known = get_territory_currencies(country) if len(country) == 2 else []
    return str(known[0]) if known else "EUR"


def timezone_of(country: str) -> str:
    """The first time zone that the tz database lists for a country; UTC when it lists none."""
    table = importlib.resources.files("tzdata") / "zoneinfo" / "zone.tab"
    for line in table.read_text(encoding="utf-8").splitlines():
        code, _, rest = line.partition("\t")
        if code == country:
            return rest.split("\t")[1]
    return "UTC"


def _sections(answers: NewEngagement, questionnaire: Questionnaire, words: Words) -> Iterator[Section]:
    numbers = {question.id: number for number, question in enumerate(questionnaire.questions, 1)}
    for section in dict.fromkeys(question.section for question in questionnaire.questions):
        asked = tuple(
            Asked(
                numbers[question.id],
                plain(_in(question.prompt, words)),
                words(_HINTS[question.kind]),
                tuple(plain(option) for option in _options(question, answers, words)),
            )
            for question in questionnaire.questions
            if question.section == section and not _is_empty(question, answers)
        )
        yield Section(plain(_in(questionnaire.section_titles.get(section, {}), words) or section), asked)


def _is_empty(question: Question, answers: NewEngagement) -> bool:
    """A question about themes cannot be asked before there are any."""
    return question.options_from == "themes" and not answers.themes


def _options(question: Question, answers: NewEngagement, words: Words) -> list[str]:
    if question.options_from == "teams":
        return [team.name for team in answers.teams]
    if question.options_from == "themes":
        return list(answers.themes)
    return [_in(label, words) for label in question.options.values()]


def _in(wording: Mapping[str, str], words: Words) -> str:
    return wording.get(words.language) or wording.get("en") or ""
