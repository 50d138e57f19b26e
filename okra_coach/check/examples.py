"""Findings about wording get an example of the better form, about the same sort of work, in the line's language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache, reduce
from operator import or_
from typing import Any

import yaml

from okra_coach.check.lexicon import composed, has_odd_letters, runs_of
from okra_coach.check.rewrites.grammar import any_of, grammar_of
from okra_coach.check.scope import Book, InAction, InKeyResult, InObjective
from okra_coach.check.vocabulary import Vocabulary
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
    possible = _possible(text)
    if not possible:
        return ""
    line, patterns = text.casefold(), _patterns()
    counts = {name: len(set(patterns[name].findall(line))) for name in possible}
    most = max(counts.values())
    best = [name for name, count in counts.items() if count == most]
    return best[0] if most and len(best) == 1 else ""


def _possible(text: str) -> tuple[str, ...]:
    """The sorts of work of which a word may stand in the text."""
    if has_odd_letters(text):
        return domains()
    return _named(reduce(or_, map(_bits_of, runs_of(text)), _words().anywhere))


@lru_cache(maxsize=65536)
def _bits_of(run: str) -> int:
    """The sorts of work that have words which begin with the run."""
    return _words().known[run.casefold()].somehow


@cache
def _named(bits: int) -> tuple[str, ...]:
    return tuple(name for name in domains() if bits & _words().bits([(name, "")]))


@cache
def _words() -> Vocabulary:
    return Vocabulary({(name, ""): [composed(word) for word in words] for name, words in _own_words().items()})


@cache
def _example(domain: str, language: str, kind: str) -> str:
    return str(_advice()[domain][language][kind])


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """The words of each sort of work, in all languages, as teams mix them."""
    return {name: re.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)") for name, words in _own_words().items()}


def _own_words() -> Mapping[str, list[str]]:
    every = {name: told["words"].values() for name, told in _advice().items()}
    return {name: [word.casefold() for words in own for word in words] for name, own in every.items()}


@cache
def _advice() -> Mapping[str, Any]:
    path = templates_folder() / "lexicons" / "advice.yaml"
    data: Mapping[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return data
