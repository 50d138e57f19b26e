"""The headers that form tools write themselves, from templates/lexicons/exports.yaml."""

from __future__ import annotations

from functools import cache
from typing import Any

from okra_coach.read.matching import loose
from okra_coach.read.tree import parse_tree
from okra_coach.read.wording import asked
from okra_coach.resources import find_template

SORTS = ("time", "started", "id", "email", "name", "address", "state", "service")
IDENTITIES = ("email", "name", "address")


@cache
def known_headers() -> dict[str, Any]:
    """The whole lexicon."""
    path = find_template("lexicons/exports.yaml")
    tree = parse_tree(path.read_text(encoding="utf-8"), path.name)
    return tree.value if isinstance(tree.value, dict) else {}


@cache
def short_names() -> dict[str, tuple[str, ...]]:
    """Question id → what people call it in a sheet of their own, from templates/lexicons/questions.yaml."""
    path = find_template("lexicons/questions.yaml")
    tree = parse_tree(path.read_text(encoding="utf-8"), path.name)
    names: dict[str, dict[str, list[str]]] = tree.value if isinstance(tree.value, dict) else {}
    return {question: tuple(name for words in of.values() for name in words) for question, of in names.items()}


@cache
def words_as_written(sort: str) -> frozenset[str]:
    """The words of a sort in lower case, signs included."""
    return frozenset(str(word).casefold() for word in known_headers()[sort])


@cache
def words_of(sort: str) -> frozenset[str]:
    """The headers of a sort, as they are compared."""
    return frozenset(loose(header) for header in known_headers()[sort])


def sort_of(header: str) -> str:
    """Which of SORTS a header is; "" for none."""
    bare = loose(asked(header))
    if not bare:
        return "id" if header.strip() in words_as_written("id") else ""
    for sort in SORTS:
        if bare in words_of(sort):
            return sort
    return "service" if bare.startswith(tuple(words_of("service_start"))) else ""
