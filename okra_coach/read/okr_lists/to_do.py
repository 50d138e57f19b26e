"""Whether an item under a key result is something to do, and no note."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from okra_coach.read.lexicon import plain
from okra_coach.read.okr_lists.details import without_details
from okra_coach.read.okr_lists.labels import Part
from okra_coach.read.tree import parse_tree
from okra_coach.resources import find_template

_NOUN_BEFORE = frozenset(
    {"of", "in", "from", "by", "for", "per", "at", "on", "is", "was", "are", "with", "as", "and", ""}
)
""" "Survey of May" and "Target by region" begin with a noun."""
_CLAUSE = re.compile(r",\s(?:die|der|das|den|wo|wie|ob|dass|weil|wenn)\s")
_LONG_VERB = 4
_TWO, _FIRST = 2, 3


def names_doer(text: str) -> bool:
    """Whether it says who does it, or by when."""
    _, details = without_details(text, Part.ACTION)
    return "owner" in details or "due" in details


def is_to_do(text: str) -> bool:
    """Whether it says so, or reads as work: a verb first, in German last."""
    return names_doer(text) or _begins_with_verb(text) or _ends_with_infinitive(text)


def _begins_with_verb(text: str) -> bool:
    words = [word.strip("\"'“”„(),.:;") for word in plain(text).split()]
    second = words[1] if len(words) > 1 else ""
    if not words or not text[:1].isupper() or any(":" in word for word in text.split()[:_FIRST]):
        return False
    if words[0] in _verbs("en"):
        return second not in _NOUN_BEFORE
    written = text.casefold().split()
    return len(words) > _TWO and any(" ".join(written[:count]) in _verbs("vi") for count in (1, 2, 3))


def _ends_with_infinitive(text: str) -> bool:
    """ "Ein Ritual mit den Eltern vereinbaren": a small word in -en, -ern or -eln ends the line."""
    words = text.rstrip(" .;!").split()
    last = words[-1] if words else ""
    is_verb = last.islower() and last.endswith(("en", "ern", "eln")) and len(last) > _LONG_VERB
    return is_verb and len(words) > _TWO and text[:1].isupper() and not _CLAUSE.search(text)


@cache
def _verbs(language: str) -> frozenset[str]:
    """The verbs of work that ship with the tool."""
    path = find_template(f"lexicons/checking.{language}.yaml")
    tree = parse_tree(path.read_text(encoding="utf-8"), path.name)
    data: dict[str, Any] = tree.value if isinstance(tree.value, dict) else {}
    return frozenset(str(word).casefold() for word in data["verbs"])
