"""Sentences of other rooms, told again in the language of the document."""

from __future__ import annotations

import re
from datetime import date

from okra_coach.model.sentence import Sentence, Value
from okra_coach.words import Words

_OWN_LINE = re.compile(r"\s?[“„]\{line\}[”“]")


def retold(text: str, words: Words) -> str:
    """The text in the words' language; one that does not know what it was made from stays as it is."""
    return _filled(text, words) if isinstance(text, Sentence) else text


def retold_beside(text: str, words: Words) -> str:
    """The same for a place that shows the line already: its own words are left out."""
    return _filled(text, words, without_line=True) if isinstance(text, Sentence) else text


def _filled(sentence: Sentence, words: Words, *, without_line: bool = False) -> str:
    form = _form(sentence, words)
    if without_line:
        form = _OWN_LINE.sub("", form, count=1)
    return (
        form.format(**{name: _value(one, words) for name, one in sentence.values.items()}) if sentence.values else form
    )


def _form(sentence: Sentence, words: Words) -> str:
    catalogue = words.catalogue
    if sentence.plural:
        return catalogue.ngettext(sentence.template, sentence.plural, 1 if sentence.number == 1 else 2)
    return catalogue.gettext(sentence.template)


def _value(value: Value, words: Words) -> str:
    if isinstance(value, str):
        return retold(value, words)
    return words.date(value) if isinstance(value, date) else words.number(value)
