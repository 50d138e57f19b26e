"""The mark "(guardrail)" on a key result: what is to be kept while the others move."""

from __future__ import annotations

import re
from functools import cache

from okra_coach.read.lexicon import fold
from okra_coach.read.okr_lists.words import any_of, list_words

_OPEN, _CLOSE = r"[(\[{]", r"[)\]}]"


def without_mark(text: str) -> tuple[str, bool]:
    """The words without the mark before or behind them, and whether there was one."""
    bare = fold(text)
    before = _before().match(bare)
    if before:
        return text[before.end() :].strip(), True
    behind = _behind().search(bare)
    if behind:
        return text[: behind.start()].strip(), True
    return text, False


def is_mark(text: str) -> bool:
    """Whether the text is such a mark and nothing else, with or without brackets."""
    return _alone().fullmatch(fold(text)) is not None


@cache
def _words() -> str:
    """One mark or two, as in "Leitplanke / guardrail", with or without "metric" behind it."""
    one = rf"(?:{any_of(list_words().guardrails)})(?:\s(?:kr|key result|metric|measure|kpi))?"
    return rf"{one}(?:\s*[/,;–-]\s*{one})?"


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:{_OPEN}\s*{_words()}\s*{_CLOSE}\s*[:.,–—-]*\s*|{_words()}\s*(?:[:.]|[–—-]+\s)\s*(?=\S)|{_words()}\s*$)"
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"[\s,;–—-]*{_OPEN}\s*{_words()}\s*{_CLOSE}\s*[.:]?\s*$|\s+[–—|-]+\s+{_words()}\s*\.?\s*$")


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf"[\s({{\[]*{_words()}[\s)}}\]]*")
