"""Whom the work is for, as the people of this engagement call them: members, patients, fitters, shift leads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.text import is_empty
from okra_coach.model.answers import MASK, Response
from okra_coach.model.workshop import Theme

QUESTION = "customer.who"
_BREAK = re.compile(r"[;,\n(:/+&]|\s[-–—]\s|\.(?:\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST = 7
_SHORTEST = 4
_OFTEN = 2


def with_those_served(lexicon: Lexicon, responses: Sequence[Response], themes: Sequence[Theme] = ()) -> Lexicon:
    """The lexicon, its customers with those whom these answers name: the heads of what stands in `customer.who`.

    A word in a theme's name is what people talk of, and nobody.
    """
    counted = Counter(head for response in responses for head in set(_heads(response, lexicon)))
    least = 1 if lexicon.has_stems else _OFTEN
    named = frozenset(stem for head, people in counted.items() if people >= least for stem in lexicon.stems(head))
    subjects = lexicon.stems(" ".join(theme.name for theme in themes))
    return replace(lexicon, customers=lexicon.customers | (named - lexicon.vague - lexicon.nobody - subjects))


def _heads(response: Response, lexicon: Lexicon) -> Iterator[str]:
    said = response.text(QUESTION)
    if is_empty(said, lexicon):
        return
    for part in _BREAK.split(said):
        head = _head(part, lexicon)
        if head and MASK not in head:
            yield head


def _head(part: str, lexicon: Lexicon) -> str | None:
    """The noun that names people: the plural before the first preposition, in German the last word with a capital.

    Vietnamese writes a word in two: the two that the phrase begins with.
    """
    words = _WORD.findall(part)[:_LONGEST]
    end = next((n for n, word in enumerate(words) if n and word.lower() in lexicon.prepositions), len(words))
    phrase = words[:end]
    if not lexicon.has_stems:
        return " ".join(phrase[:2]).lower() or None
    if lexicon.language == "de":
        nouns = [word for word in phrase if word[:1].isupper() and word.lower() not in lexicon.stop]
        return nouns[-1].lower() if nouns and len(nouns[-1]) >= _SHORTEST else None
    head = phrase[-1].lower() if phrase else ""
    return head if len(head) >= _SHORTEST and head.endswith("s") and not head.endswith(("ss", "us", "is")) else None
