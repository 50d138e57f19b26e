"""The questionnaire as it goes out: one language, the client's own teams and themes, and what helps to answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from okra_coach.documents.form import MOST_THEMES, Asked, Form, FormSection, Option, SheetWords
from okra_coach.model.questionnaire import Question, QuestionKind, Questionnaire
from okra_coach.model.workshop import Workshop
from okra_coach.words import Words, mark

_NOT_IN_FILES = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")
_HINTS = {
    QuestionKind.CHOICE: mark("Choose one."),
    QuestionKind.CHOICES: mark("Choose as many as fit."),
    QuestionKind.TEXT: mark("A sentence or two."),
    QuestionKind.LINES: mark("One a line."),
    QuestionKind.MEASURE: mark("A number with its unit, or “unknown”."),
    QuestionKind.SCALE: mark("1 = strongly disagree … 5 = strongly agree"),
    QuestionKind.PERCENT: mark("A number from 0 to 100."),
}
_CHOSEN_FROM = frozenset({QuestionKind.CHOICE, QuestionKind.CHOICES})


@dataclass(frozen=True)
class Client:
    """What the questionnaire takes from the engagement; teams and themes as pairs of id and name."""

    name: str
    teams: tuple[tuple[str, str], ...]
    themes: tuple[tuple[str, str], ...]
    day: date


def compose_form(workshop: Workshop, questionnaire: Questionnaire, words: Words) -> Form:
    """The form for an engagement."""
    teams = tuple((team.id, team.name) for team in workshop.teams)
    themes = tuple((theme.id, theme.name) for theme in workshop.themes)
    return form_for(Client(workshop.client, teams, themes, workshop.day), questionnaire, words)


def form_for(client: Client, questionnaire: Questionnaire, words: Words) -> Form:
    """The form; a question to choose from is left out while there is nothing to choose."""
    return Form(
        title=words("Before our workshop: {client}", client=one_line(client.name)),
        language=words.language,
        intro=(
            words(
                "Your answers decide what we talk about. It takes about twenty minutes; leave out what you do not know."
            ),
            words(
                "Nobody is quoted by name, "
                "and no figure is shown for a group so small that one could tell who said what."
            ),
        ),
        sections=tuple(_sections(client, questionnaire, words)),
        scale_ends=(words("strongly disagree"), words("strongly agree")),
        thanks=words("Thank you. Your answers help us to make good use of the day."),
        sheet=_sheet_words(words),
        created=client.day,
    )


def one_line(text: str) -> str:
    """The text on one line, without signs that a file cannot hold or that turn the text around."""
    return " ".join(_NOT_IN_FILES.sub(" ", text).split())


def _sheet_words(words: Words) -> SheetWords:
    return SheetWords(
        sheet=words("Answers"),
        lists=words("Lists"),
        number=words("No."),
        question=words("Question"),
        answer=words("Your answer"),
        hint=words("Hint"),
        how_to=words(
            "Fill in the yellow cells, save the file and send it back. "
            "For another person, copy this sheet within the file. Leave the grey column as it is."
        ),
        required=words("needs an answer"),
        lines=words("One a line; Alt+Enter begins a new line."),
        tick=words("Put an x where it fits."),
        no_percent_sign=words("A whole number from 0 to 100, without a percent sign."),
    )


def _sections(client: Client, questionnaire: Questionnaire, words: Words) -> Iterator[FormSection]:
    asked = [(question, _options(question, client, words)) for question in questionnaire.questions]
    kept = [(question, options) for question, options in asked if options or question.kind not in _CHOSEN_FROM]
    questions = [(q.section, _asked(q, number, options, words)) for number, (q, options) in enumerate(kept, 1)]
    for section in dict.fromkeys(section for section, _ in questions):
        title = one_line(_in(questionnaire.section_titles.get(section, {}), words)) or one_line(section)
        yield FormSection(title, tuple(question for of, question in questions if of == section))


def _asked(question: Question, number: int, options: tuple[Option, ...], words: Words) -> Asked:
    most = _most(question, options)
    return Asked(
        id=question.id,
        number=number,
        prompt=one_line(_in(question.prompt, words)) or one_line(question.id),
        hint=words(_HINTS[question.kind]) if most is None else words("Choose at most {n}.", n=words.number(most)),
        kind=question.kind,
        options=options,
        required=question.required,
        most=most,
        options_from=question.options_from or "",
    )


def _most(question: Question, options: tuple[Option, ...]) -> int | None:
    """Themes are ranked by votes, so that each person has only a few; a limit nobody can reach is none."""
    limited = question.kind is QuestionKind.CHOICES and question.options_from == "themes"
    return MOST_THEMES if limited and len(options) > MOST_THEMES else None


def _options(question: Question, client: Client, words: Words) -> tuple[Option, ...]:
    if question.kind not in _CHOSEN_FROM:
        return ()
    if question.options_from:
        return _unlike(client.teams if question.options_from == "teams" else client.themes)
    return _unlike((key, _in(labels, words)) for key, labels in question.options.items())


def _unlike(pairs: Iterable[tuple[str, str]]) -> tuple[Option, ...]:
    """Options that can be told apart: of two with one label the first, and none without a label."""
    labels: dict[str, Option] = {}
    for key, label in pairs:
        shown = one_line(label)
        if shown:
            labels.setdefault(shown.casefold(), Option(key, shown))
    return tuple(labels.values())


def _in(wording: Mapping[str, str], words: Words) -> str:
    return wording.get(words.language) or wording.get("en") or next(iter(wording.values()), "")
