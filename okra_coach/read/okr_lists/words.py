"""The words of templates/lexicons/okr_lists.yaml, made ready for matching."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from okra_coach.read.lexicon import plain
from okra_coach.read.tree import parse_tree
from okra_coach.resources import find_template


@dataclass(frozen=True)
class ListWords:
    """Tables from a plain wording to what it means, and sets of plain wordings."""

    labels: dict[str, str]
    numbered_only: frozenset[str]
    details: dict[str, str]
    columns: dict[str, str]
    types: dict[str, str]
    company: frozenset[str]
    okr_words: frozenset[str]
    title_words: frozenset[str]
    aside: frozenset[str]
    letter_begins: frozenset[str]
    letter_ends: frozenset[str]
    letter_heads: frozenset[str]
    progress: frozenset[str]
    guardrails: frozenset[str]
    page_feet: frozenset[str]
    letter_turn: re.Pattern[str]
    at_most: re.Pattern[str]
    at_least: re.Pattern[str]
    none: re.Pattern[str]
    label: re.Pattern[str]
    actions: re.Pattern[str]
    detail_after: re.Pattern[str]
    way: re.Pattern[str]
    target: re.Pattern[str]
    now: re.Pattern[str]
    languages: dict[str, frozenset[str]]


@cache
def list_words() -> ListWords:
    """The words that ship with the tool."""
    path = find_template("lexicons/okr_lists.yaml")
    tree = parse_tree(path.read_text(encoding="utf-8"), path.name)
    data: dict[str, Any] = tree.value if isinstance(tree.value, dict) else {}
    guardrails = _set(data["guardrails"])
    labels = {**_by_kind(data["labels"]), **dict.fromkeys(guardrails, "health")}
    details = _by_kind(data["details"])
    return ListWords(
        labels=labels,
        numbered_only=_set(data["numbered_only"]),
        details=details,
        columns=_by_kind({**data["details"], **data["columns"]}),
        types=_by_kind(data["types"]),
        company=_set(data["company"]),
        okr_words=_set(data["okr_words"]),
        title_words=_set(data["title_words"]),
        aside=_set(data["sections_aside"]),
        letter_begins=_set(data["letter_begins"]),
        letter_ends=_set(data["letter_ends"]),
        letter_heads=_set(data["letter_heads"]),
        progress=_set(data["progress"]),
        guardrails=guardrails,
        page_feet=_set(data["page_feet"]),
        letter_turn=re.compile(_bounded([*data["letter_turns"], *data["letter_ends"]])),
        at_most=re.compile(_bounded(data["at_most"])),
        at_least=re.compile(_bounded(data["at_least"])),
        none=re.compile(_bounded(data["none"])),
        actions=_actions(labels),
        detail_after=_detail_after(details),
        label=re.compile(rf"(?:{any_of(labels)})(?![^\W\d_])"),
        way=_way(data["from_to"]),
        target=re.compile(rf"(?:{_bounded(data['target_before'])})\s*$"),
        now=re.compile(_bounded(data["now"])),
        languages={language: _set(words) for language, words in data["small_words"].items()},
    )


def any_of(words: Iterable[str]) -> str:
    """An alternative of plain words, the longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def _flat(words: Any) -> Iterable[str]:
    for word in words:
        if isinstance(word, list):
            yield from _flat(word)
        else:
            yield plain(str(word))


def _set(words: Any) -> frozenset[str]:
    return frozenset(_flat(words))


def _by_kind(kinds: dict[str, Any]) -> dict[str, str]:
    """Each word's kind; a later kind wins where a word stands twice."""
    return {word: kind for kind, words in kinds.items() for word in _flat(words)}


def _bounded(words: Any) -> str:
    return "|".join(
        rf"(?<!\w){any_of([word])}(?!\w)" if word[0].isalnum() else any_of([word])
        for word in sorted(_set(words), key=lambda word: (-len(word), word))
    )


def _actions(labels: dict[str, str]) -> re.Pattern[str]:
    """The "& actions" of "Key results & actions"."""
    words = any_of(word for word, kind in labels.items() if kind == "action")
    return re.compile(
        rf"\s*(?:[&+/,]|and|und|va|voi|mit|with|et|y|e)\s*(?:the|our|ihre|unsere|die|cac)?\s*(?:{words})(?!\w)"
    )


def _detail_after(details: dict[str, str]) -> re.Pattern[str]:
    """A label such as "Owner:" or "due" behind a sign or the end of a sentence."""
    words = any_of(word for word, kind in details.items() if kind in ("owner", "due", "source"))
    return re.compile(rf"(?:[.!?;:,|)\]\"”»]|[–—(\[]|\s-|^)\s*(?P<word>{words})(?!\w)(?:\s*(?P<colon>[:：=])\s*|\s+)")


def _way(words: dict[str, Any]) -> re.Pattern[str]:
    """What stands between the two numbers of "from 12 % to 20 %"."""
    bounds = _bounded([*words["bounds"], "about", "ca", "ca.", "etwa", "khoang", "~", ">=", "≥", ">", "<", "≤"])
    return re.compile(rf"\s*(?:{_bounded(words['between'])})\s*(?:(?:{bounds})\s*)?")
