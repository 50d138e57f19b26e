"""The words of customer feedback, from templates/lexicons/feedback.yaml, made ready for comparing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from okra_coach.model.feedback import FeedbackKind
from okra_coach.read.matching import loose
from okra_coach.read.tree import parse_tree
from okra_coach.resources import find_template

_WHOLE = 3


@dataclass(frozen=True)
class WordScale:
    """Answers in words: each wording's step from 1 (worst) on, and the languages that it belongs to."""

    name: str
    kind: FeedbackKind | None
    steps: int
    words: Mapping[str, int]
    languages: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class FeedbackLexicon:
    """Header words as patterns over loose text, or as sets of whole headers in the order of preference."""

    measures: Mapping[FeedbackKind, re.Pattern[str]]
    scores: re.Pattern[str]
    plain_score: frozenset[str]
    low_is_good: re.Pattern[str]
    low_may_be_good: re.Pattern[str]
    marks: frozenset[str]
    promoters: frozenset[str]
    comment: Mapping[str, int]
    comment_in: re.Pattern[str]
    no_comment: re.Pattern[str]
    segment: Mapping[str, int]
    date: Mapping[str, int]
    language: frozenset[str]
    id: frozenset[str]
    identity: frozenset[str]
    long: Mapping[str, Mapping[str, int]]
    missing: frozenset[str]
    answers: tuple[WordScale, ...]
    of: str
    stars: str


@cache
def feedback_lexicon() -> FeedbackLexicon:
    """The words that ship with the tool."""
    path = find_template("lexicons/feedback.yaml")
    tree = parse_tree(path.read_text(encoding="utf-8"), path.name)
    data = tree.value if isinstance(tree.value, dict) else {}
    return FeedbackLexicon(
        measures={FeedbackKind(kind): _beginnings(_all(words)) for kind, words in data["measures"].items()},
        scores=_beginnings(_all(data["scores"])),
        plain_score=frozenset(_ordered(data["plain_score"])),
        low_is_good=_beginnings(data["low_is_good"]["certain"]),
        low_may_be_good=_beginnings(data["low_is_good"]["perhaps"]),
        marks=frozenset(_ordered(data["low_is_good"]["marks"])),
        promoters=frozenset(_ordered(data["promoters"])),
        comment=_ordered(data["comment"]),
        comment_in=_beginnings(data["comment_in"]),
        no_comment=_beginnings(data["no_comment"]),
        segment=_ordered(data["segment"]),
        date=_ordered(data["date"]),
        language=frozenset(_ordered(data["language"])),
        id=frozenset(_ordered(data["id"])),
        identity=frozenset(_ordered(data["identity"])),
        long={what: _ordered(words) for what, words in data["long"].items()},
        missing=frozenset(_ordered(data["missing"])),
        answers=tuple(_word_scale(name, scale) for name, scale in data["answers"].items()),
        of="|".join(re.escape(word) for word in data["of"]),
        stars="|".join(sorted((re.escape(word) for word in data["stars"]), key=len, reverse=True)),
    )


def _all(by_language: Mapping[str, list[str]]) -> Iterable[str]:
    return (word for words in by_language.values() for word in words)


def _ordered(words: Iterable[str]) -> dict[str, int]:
    """Each word in its loose form with its place in the list."""
    found: dict[str, int] = {}
    for place, word in enumerate(words):
        found.setdefault(loose(word), place)
    return found


def _beginnings(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words at the beginning of a word; the shortest only as whole words."""
    bare = {loose(word) for word in words}
    parts = [
        re.escape(word) + (r"\b" if len(word) <= _WHOLE else "") for word in sorted(bare, key=lambda w: (-len(w), w))
    ]
    return re.compile(rf"\b(?:{'|'.join(parts)})")


def _word_scale(name: str, scale: Mapping[str, object]) -> WordScale:
    by_language = scale["steps"]
    assert isinstance(by_language, dict)  # noqa: S101 - our own file
    words: dict[str, int] = {}
    languages: dict[str, frozenset[str]] = {}
    for language, steps in by_language.items():
        for number, wordings in enumerate(steps, 1):
            for wording in wordings:
                words.setdefault(loose(wording), number)
                languages[loose(wording)] = languages.get(loose(wording), frozenset()) | {language}
    kind = FeedbackKind(str(scale["kind"])) if "kind" in scale else None
    return WordScale(name, kind, max(words.values()), words, languages)
