"""An objective is a goal, not a theme of a word or two.

A title without a verb (“Customer success excellence”) is a theme as well.
A verb of effect with its object (“Delight guests”) is short, and told as a note; “Improve service” is told by OBJ104.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from okra_coach.check.lexicon import find_word, first_word, last_word
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import language_of, shown, words_of
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

SHORTEST = 3
"""Fewer words than this are a theme; “Get paid customers” is a goal."""

_SIGN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

_LONGEST_TOPIC = 4
_ABSTRACT = re.compile(r"(?:tion|ment|ness|ance|ence|ship|ity|isation)s?$", re.IGNORECASE)
_ABSTRACT_OF = re.compile(r"(?:ation|ment|ening|sion) of\b", re.IGNORECASE)
_VERBS = ("verbs", "work_verbs", "reach_words", "goal_verbs")


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit for an objective of one or two words."""
    words = words_of(scope.objective.text)
    short = _length(scope.objective.text, len(words)) < SHORTEST
    if (short or _is_topic(scope.objective.text, words)) and not _verb(scope.objective.text, "generic_verbs"):
        goal = len(words) > 1 and _verb(scope.objective.text, "goal_verbs") is not None
        yield scope.hit(
            say("The objective “{line}” is a theme and not yet a goal.", line=shown(scope.objective.text)),
            say("Add who is better off and what they can do at the end of the cycle that they cannot do today."),
            scope.objective.text.strip(),
            Severity.INFO if goal else None,
        )


def _is_topic(text: str, words: list[str]) -> bool:
    """“Customer success excellence”: three or four English words, none a verb, the last one an abstract noun."""
    most = _LONGEST_TOPIC + (2 if _ABSTRACT_OF.search(text) else 0)
    if len(words) > most or language_of(text, "en") != "en" or find_word("ambition", text):
        return False
    verbs = any(first_word(key, _stem(word), "en") for word in words for key in (*_VERBS, "generic_verbs", "being"))
    thing = last_word("artefacts", text, "en") if len(words) <= SHORTEST else None
    named = _ABSTRACT.search(text.strip(" .!")) or _ABSTRACT_OF.search(text) or last_word("everyday_things", text, "en")
    return not verbs and bool(named or thing)


def _stem(word: str) -> str:
    """The word without the s of a third person."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _length(text: str, words: int) -> int:
    """The words; two signs for one where no spaces are written, as in Chinese."""
    signs = len(_SIGN.findall(text))
    return max(words, signs // 2)


def _verb(text: str, key: str) -> str | None:
    return first_word(key, text, "en", "vi") or last_word(key, text, "de")


RULE = Rule(
    code="OBJ105",
    slug="too-short",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("A theme gives no direction: two people read two different goals into “Ecosystem”."),
    instead_of=say("“Leadership development”"),
    write=say("“Team leads settle priorities without waiting for the board”"),
    source="Atlassian; Weekplan.",
    looks_at=InObjective,
    find=find,
)
