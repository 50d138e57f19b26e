"""How each question is asked: its prompts in all languages, whole and by their first sentence, and by short names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okra_coach.model.questionnaire import Questionnaire
from okra_coach.read.headers import short_names
from okra_coach.read.matching import Wordings

_SHORTEST_SENTENCE = 20
_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")
_SIGN = re.compile(r"[\W_]+")


class Prompts(Wordings):
    """The wordings of a questionnaire, and the codes that a form tool may carry for its questions."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        super().__init__(_pairs(questionnaire))
        self._codes = {_SIGN.sub("", question.id).casefold(): question.id for question in questionnaire.questions}

    def by_code(self, code: str) -> str | None:
        """The question whose id a code is, signs apart: "teammeasure1now"."""
        return self._codes.get(_SIGN.sub("", code).casefold())


def prompts(questionnaire: Questionnaire) -> Prompts:
    """All wordings of all questions."""
    return Prompts(questionnaire)


def _pairs(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    whole = [
        (prompt, question.id)
        for question in questionnaire.questions
        for prompt in (*question.wordings, *question.prompt.values())
    ]
    yield from whole
    for prompt, question in whole:
        first = _SENTENCE_END.split(prompt, maxsplit=1)[0]
        if _SHORTEST_SENTENCE <= len(first) < len(prompt) and first.endswith((".", "?", "!")):
            yield first, question
    for question_id, names in short_names().items():
        yield question_id, question_id
        if any(question.id == question_id for question in questionnaire.questions):
            yield from ((name, question_id) for name in names)
