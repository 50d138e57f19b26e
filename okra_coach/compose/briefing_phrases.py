"""How the briefing's messages quote, shorten and join."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from okra_coach.words import Words

MOST_NAMED = 2
"""A message names so many examples and counts the rest."""
_LONGEST = 72


def quoted(text: str, words: Words) -> str:
    """Somebody's words in quotation marks, shortened between two words when they are long."""
    return words.quoted(short(text))


def short(text: str) -> str:
    """At most a line of it."""
    flat = " ".join(text.split())
    if len(flat) <= _LONGEST:
        return flat
    return flat[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:–-(") + " …"


def several(names: Sequence[str], words: Words, most: int = MOST_NAMED) -> str:
    """The first of them, and how many more there are."""
    rest = len(names) - most
    named = list(names[:most])
    return words.join([*named, words.plural("{n} more", "{n} more", rest)] if rest > 0 else named)


def sentence(clauses: Iterable[str]) -> str:
    """The clauses that say something as one sentence."""
    text = "; ".join(clause for clause in clauses if clause)
    text = f"{text[:1].upper()}{text[1:].rstrip('.')}"
    return text if not text or text.endswith("?") else f"{text}."


def filled_in(text: str, template: str) -> dict[str, str]:
    """What stands in a text where its template has `{name}`; nothing when a person wrote it anew."""
    pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(template))
    found = re.fullmatch(pattern, text)
    return found.groupdict() if found else {}
