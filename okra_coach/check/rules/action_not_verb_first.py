"""An action begins with what somebody does.

An owner in front is taken off first: “Sarah will add …”, “[Marcus] Add …”.
German actions may end with their verb. Words that are both noun and verb (review, design, plan) count as verbs.
Only what is clearly no deed is told: an “-ing” form, or a line of up to four words without any known verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from okra_coach.check.lexicon import composed, find_word, first_word, first_word_unaccented, last_word, pattern
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InAction
from okra_coach.check.text import language_of, shown, word_count, words_of
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

_IN_BRACKETS = re.compile(r"^\s*(?:\[[^\]]*\]|\([^)]*\)|[^\s:]{2,30}:)\s*")
_LAST_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_LONGEST_TITLE = 4
_OWNER_WORDS = 4


def find(scope: InAction) -> Iterator[Hit]:
    """A hit for an “-ing” form or a bare title."""
    text = _LAST_BRACKET.sub("", scope.action.text) if ")" in scope.action.text else scope.action.text
    if _begins_with_verb(text):
        return
    if _has_verb_anywhere(text):
        return
    language = language_of(text, scope.workshop.language)
    if _is_verbal(text, language):
        return
    core = _without_owner(text)
    words = words_of(core)
    if not words or _begins_with_verb(core) or _has_verb_anywhere(core) or _is_verbal(core, language):
        return
    verb = _from_gerund(words[0])
    if verb:
        yield scope.hit(
            say(
                "The action “{line}” begins with “{first}” and not with a deed.",
                line=shown(text),
                first=shown(words[0]),
            ),
            say("Begin with “{verb}” and name what is there when it is done.", verb=shown(verb)),
            words[0],
        )
    elif word_count(core, language) <= _LONGEST_TITLE:
        yield scope.hit(
            say("The action “{line}” is a title and says nothing that somebody does.", line=shown(text)),
            say("Begin with a verb: what will be there, or be different, when it is done?"),
            words[0],
        )


def _without_owner(text: str) -> str:
    """The line without an owner in front of it."""
    core = _IN_BRACKETS.sub("", composed(text))
    found = pattern("owner_first").search(core)
    if found and 0 < len(core[: found.start()].split()) <= _OWNER_WORDS:
        return core[found.end() :]
    return core


def _has_verb_anywhere(text: str) -> bool:
    """German verbs end a line, Vietnamese ones stand where they like."""
    return bool(last_word("verbs", text, "de") or find_word("verbs", text, "vi"))


def _is_verbal(text: str, language: str) -> bool:
    """Whether a line has a verb that no list knows, or that is written without accents."""
    if language == "de":
        return _has_german_verb(text)
    return language == "vi" and first_word_unaccented("verbs", text, "vi") is not None


def _begins_with_verb(text: str) -> bool:
    return bool(first_word("verbs", text) or first_word("vague_verbs", text))


def _has_german_verb(text: str) -> bool:
    """An infinitive at the end (“anrufen”) or a small word in -t, as in “Florian testet”."""
    words = [word for word in words_of(text) if word.islower()]
    return text.rstrip(" .!").endswith(tuple(word for word in words if word.endswith(("en", "ern", "eln")))) or any(
        re.fullmatch(r"[a-zäöüß]{3,}[^aeiouäöü]t|[a-zäöüß]{2,}et", word) for word in words[:1]
    )


def _from_gerund(word: str) -> str | None:
    """The verb of an English “-ing” form: “Reviewing” becomes “Review”; None for any other word."""
    stem = word[:-3]
    if not word.casefold().endswith("ing") or len(stem) < 2:
        return None
    doubled = stem[:-1] if stem[-1] == stem[-2] else stem
    return next((form for form in (stem, f"{stem}e", doubled) if find_word("verbs", form, "en") == form), None)


RULE = Rule(
    code="ACT301",
    slug="not-verb-first",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("A deed can be done, and one can see that it was; a topic can only be talked about."),
    instead_of=say("“Pricing model”"),
    write=say("“Present three pricing options to the board”"),
    source="Lattice; product-on-purpose pm-skills.",
    looks_at=InAction,
    find=find,
)
