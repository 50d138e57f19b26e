"""Answers without SHOUTING and without short forms: "NEVER ask w/o a PO" is read as "never ask without a PO"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

from okra_coach.draft.lexicon import Lexicon
from okra_coach.model.answers import Answer, AnswerValue, Response

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3
_WISHES = frozenset({"direction.stop", "team.keep_healthy"})


def calmed(responses: Sequence[Response], lexicon: Lexicon) -> tuple[Response, ...]:
    """The same answers; abbreviations that nobody writes small keep their capitals."""
    words = {word for r in responses for answer in r.answers.values() for word in _WORD.findall(answer.text)}
    loud = {word for word in words if len(word) >= _SHORTEST and word.isupper() and word.lower() in words}
    forms = {**{word: word.lower() for word in loud}, **lexicon.spelled}
    listed = "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) or "(?!)"
    pattern = re.compile(rf"(?<![\w./])(?:{listed})(?![\w/])")
    bare = lexicon.language == "vi"

    def write_out(text: str) -> str:
        """Accents as one sign with their letter, as the lists have them."""
        return pattern.sub(lambda match: forms[match[0]], unicodedata.normalize("NFC", text))

    return tuple(
        replace(
            r, answers={question: _rewritten(answer, write_out, bare=bare) for question, answer in r.answers.items()}
        )
        for r in responses
    )


def _rewritten(answer: Answer, write_out: Callable[[str], str], *, bare: bool) -> Answer:
    """Words and lines of actions; numbers and chosen options stay.

    What is written without the accents that its language needs cannot stand in a draft: of wishes nothing is left.
    """
    if bare and answer.text.isascii():
        return replace(answer, text="", value=None) if answer.question in _WISHES else answer
    return replace(answer, text=write_out(answer.text), value=_rewritten_value(answer.value, write_out))


def _rewritten_value(value: AnswerValue, write_out: Callable[[str], str]) -> AnswerValue:
    return tuple(write_out(line) for line in value) if isinstance(value, tuple) else value
