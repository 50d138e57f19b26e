"""An objective has one direction.

Two effects of one thing (“… that drives loyalty and cuts costs”, “through …”) are told as a note.
Two verbs that share what follows (“find and book a visit”), two adjectives and fixed pairs
(“research and development”) are one direction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from okra_coach.check.lexicon import composed, find_word, first_word, last_word, may_have, pattern
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import shown
from okra_coach.check.words_of_list import Spot
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

_GOAL_VERBS = ("change_up", "change_down", "verbs", "work_verbs")


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit when two goals, each with its verb, are joined by an “and”."""
    text = composed(scope.objective.text)
    for joiner in _joiners(text):
        before, after = text[: joiner.start()].rstrip(" ,"), text[joiner.end() :].strip()
        if _both_goals(before, after):
            yield scope.hit(
                say(
                    "The objective “{line}” joins two goals with “{joiner}”.",
                    line=shown(text),
                    joiner=shown(joiner.group(0).strip()),
                ),
                say(
                    "Choose one, or make two objectives: “{before}” and “{after}”.",
                    before=shown(before),
                    after=shown(after),
                ),
                joiner.group(0).strip(),
                Severity.INFO if find_word("purposes", before) else None,
            )
            return


def _joiners(text: str) -> Iterator[re.Match[str] | Spot]:
    if ";" not in text and not may_have(text, "joiners"):
        return
    pairs = [pair.span() for pair in pattern("fixed_pairs").finditer(text)]
    joiners: list[re.Match[str] | Spot] = [*pattern("joiners").finditer(text), *re.finditer(r";", text)]
    for joiner in joiners:
        if not any(start <= joiner.start() < end for start, end in pairs):
            yield joiner


def _both_goals(before: str, after: str) -> bool:
    """English and Vietnamese goals begin with their verb, German ones end with it."""
    first = _verb(before) and _verb(after) and len(before.split()) > 1 and not _ends_with_verb(before)
    nouns = _noun(before) and _noun(after)
    return bool(first or nouns) or bool(_last(before) and _last(after) and len(after.split()) > 1)


def _noun(text: str) -> str | None:
    """“Aufbau eines Lagers”, “Steigerung der Auslastung”: a German goal as a noun with what follows."""
    noun = first_word("work_nouns", text, "de") or first_word("change_up", text, "de")
    return noun if noun and noun[:1].isupper() and len(text.split()) > 1 else None


def _verb(text: str) -> str | None:
    return next((word for key in _GOAL_VERBS if (word := first_word(key, text, "en", "vi"))), None)


def _last(text: str) -> str | None:
    return next((word for key in _GOAL_VERBS if (word := last_word(key, text, "de"))), None)


def _ends_with_verb(text: str) -> bool:
    """“Find and book a visit”: the second verb shares what follows."""
    return find_word("verbs", text.split()[-1], "en") is not None and len(text.split()) <= 2


RULE = Rule(
    code="OBJ107",
    slug="compound-objective",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("Two goals in one line compete for the same weeks, and nobody can say which one was reached."),
    instead_of=say("“Grow the company and reduce complaints”"),
    write=say("two objectives, or the one that matters more this cycle"),
    source="rathbunmatt okr-ai-agent (“multiple to focused”).",
    looks_at=InObjective,
    find=find,
)
