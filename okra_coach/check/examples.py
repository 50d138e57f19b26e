"""Findings about wording get an example of the better form, about the same sort of work, in the line's language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

import yaml

from okra_coach.check.lexicon import composed
from okra_coach.check.rewrites.grammar import any_of, grammar_of
from okra_coach.check.scope import Book, InAction, InKeyResult, InObjective
from okra_coach.resources import templates_folder

_STRUCTURAL = frozenset({"KR203", "KR215", "KR225", "KR227", "ACT303", "ACT305", "ACT312"})
"""Rules about fields: their advice says what to fill in, and the line's words may be fine."""
_KINDS: Mapping[type, str] = {InObjective: "objective", InKeyResult: "key result", InAction: "action"}
_GENERAL = "general"


def example_for(code: str, scope: Book) -> str:
    """The example, "" where the rule is not about wording."""
    kind = _KINDS.get(type(scope))
    if kind is None or code in _STRUCTURAL or code.startswith(("SET", "ALN", "GOV")):
        return ""
    around = [composed(text) for text in _texts(scope)]
    language = grammar_of(around[0], scope.workshop.language).language
    return _example(_domain(tuple(around)), language, kind)


def domains() -> tuple[str, ...]:
    """The sorts of work that there are examples for."""
    return tuple(_advice())


def examples() -> Iterator[tuple[str, str, str, str]]:
    """Every example with its sort of work, its language and its kind."""
    for domain, told in _advice().items():
        for language in told["words"]:
            for kind, text in told[language].items():
                yield domain, language, kind, text


def _texts(scope: Book) -> Iterator[str]:
    """The line, then what it stands in, from near to far."""
    if isinstance(scope, InAction):
        yield scope.action.text
    if isinstance(scope, InKeyResult):
        yield scope.key_result.measure
    if isinstance(scope, InObjective):
        yield scope.objective.text
        yield scope.okras.name


def _domain(texts: tuple[str, ...]) -> str:
    """The sort of work that most words of the line belong to, else of what it stands in."""
    return next((domain for text in texts if (domain := _domain_of(text))), _GENERAL)


@lru_cache(maxsize=4096)
def _domain_of(text: str) -> str:
    """ "" as well where two sorts of work fit equally: a wrong example is worse than a general one."""
    line = text.casefold()
    counts = {name: len(set(pattern.findall(line))) for name, pattern in _patterns().items()}
    most = max(counts.values())
    best = [name for name, count in counts.items() if count == most]
    return best[0] if most and len(best) == 1 else ""


@cache
def _example(domain: str, language: str, kind: str) -> str:
    return str(_advice()[domain][language][kind])


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """The words of each sort of work, in all languages, as teams mix them."""
    found = {}
    for name, told in _advice().items():
        words = [word.casefold() for own in told["words"].values() for word in own]
        found[name] = re.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)")
    return found


@cache
def _advice() -> Mapping[str, Any]:
    path = templates_folder() / "lexicons" / "advice.yaml"
    data: Mapping[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return data
