"""A sentence that knows the words it was made from, so that it can be told again in another language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

Value = str | int | float | date


class Sentence(str):
    """English text with its template; `plural` and `number` are there when the wording hangs on a number.

    It is a plain string to everybody who does not ask.
    """

    __slots__ = ("number", "plural", "template", "values")

    template: str
    plural: str
    number: int
    values: Mapping[str, Value]

    def __new__(cls, text: str, template: str, plural: str, number: int, values: Mapping[str, Value]) -> Sentence:
        """The text as it reads in English."""
        sentence = super().__new__(cls, text)
        sentence.template, sentence.plural, sentence.number, sentence.values = template, plural, number, values
        return sentence


def say(template: str, **values: Value) -> Sentence:
    """The template with its values, which may be sentences themselves; collected for the catalogues."""
    return Sentence(_filled(template, values) if values else template, template, "", 0, values)


def say_count(singular: str, plural: str, n: int, **values: Value) -> Sentence:
    """One of two templates, by the number; `{n}` stands for it in both."""
    told = {"n": n, **values}
    return Sentence(_filled(singular if n == 1 else plural, told), singular, plural, n, told)


def _filled(template: str, values: Mapping[str, Value]) -> str:
    return template.format(**{name: f"{one:g}" if isinstance(one, float) else one for name, one in values.items()})
