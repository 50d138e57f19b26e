"""Owners in an action's words: a role moves into its field, a person's name never does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from okra_coach.check.lexicon import composed, find_word, first_word, last_word
from okra_coach.check.rewrites.grammar import Grammar, any_of, beginnings, given_names, grammar, sentence
from okra_coach.model.workshop import Workshop

_HINT = re.compile(r"[:(\[–—]|\s-\s")
_MOST_WORDS = 6
_PLACES = frozenset({"at", "on", "in", "from", "by", "until", "during", "up", "out"})
"""“Service desk to open on Saturdays” says what opens; without its owner it would not."""
_SMALL = frozenset({"of", "for", "and", "the", "&", "der", "die", "des", "für", "und", "im", "in", "von", "/"})


class _Where(Enum):
    """Where an owner stands; behind an action without a label it may be somebody else."""

    IN_FRONT = auto()
    BRACKET = auto()
    LABELLED = auto()
    BEHIND = auto()


@dataclass(frozen=True, slots=True)
class Owned:
    """What to do, and the role that does it."""

    text: str
    role: str


def owner_in(text: str, language: Grammar, workshop: Workshop) -> Owned | None:
    """The owner in front of an action or behind it; None for names, and where no whole action would be left."""
    line = composed(text).strip().rstrip(".")
    for pattern, signs, where in _patterns(language.language) if _may_have_owner(text, language.language) else ():
        match = pattern.fullmatch(line) if not signs or any(sign in line for sign in signs) else None
        role = role_of(match["role"], language, workshop) if match else None
        if match is None or role is None or not _is_clear(role, where, language, workshop):
            continue
        if _is_whole(match["rest"], language, needs_verb=where in (_Where.IN_FRONT, _Where.BRACKET)):
            return Owned(sentence(match["rest"]), role)
    return None


def _is_clear(role: str, where: _Where, language: Grammar, workshop: Workshop) -> bool:
    """Whether the words can only mean who does it: behind an action one person, in brackets also a team of ours."""
    if where in (_Where.IN_FRONT, _Where.LABELLED) or _is_one_person(role, language, workshop):
        return True
    return where is _Where.BRACKET and role in _known(workshop)


def _is_one_person(role: str, language: Grammar, workshop: Workshop) -> bool:
    """Whether the role is one person's: “(warehouse team)” behind an action may be whom it is for."""
    leads = {team.lead_role for team in workshop.teams} | {*workshop.people.values(), workshop.sponsor_role}
    words = language.any_of("one_person")
    if role in leads:
        return True
    if language.language == "vi":
        return re.match(rf"(?:{words})(?!\w)", role, re.IGNORECASE) is not None
    return any(re.fullmatch(words, word, re.IGNORECASE) for word in role.split())


def role_of(said: str, language: Grammar, workshop: Workshop) -> str | None:
    """The role that the words name and nothing else, as workshop.yaml writes it; None for a person's name."""
    bare = re.sub(r"^(?:the|our|der|die|das|unsere?)\s+", "", said.strip(" .,:;"), flags=re.IGNORECASE)
    known = {name.casefold(): name for name in _known(workshop)}
    if bare.casefold() in known:
        return known[bare.casefold()]
    words = bare.split()
    if any(re.fullmatch(language.any_of("no_role"), word, re.IGNORECASE) for word in words):
        return None
    if not 0 < len(words) <= _MOST_WORDS or any(_is_name(word) for word in words):
        return None
    return bare[:1].upper() + bare[1:] if _reads_as_role(bare, words, language) else None


def _known(workshop: Workshop) -> list[str]:
    teams = [name for team in workshop.teams for name in (team.name, team.lead_role)]
    return [name for name in (*teams, *workshop.people.values(), workshop.sponsor_role) if name]


def _is_name(word: str) -> bool:
    return not word.isupper() and word.casefold().strip("'s") in given_names()


def _reads_as_role(bare: str, words: list[str], language: Grammar) -> bool:
    if language.language == "vi":
        starts = re.match(any_of_roles(language), bare, re.IGNORECASE) is not None
        return starts and all(word.islower() or word.isupper() for word in words[1:])
    if not all(re.fullmatch(r"[\w&/-]+", word) for word in words):
        return False
    if len(words) == 1 and language.language == "en":
        return language.lone_role.fullmatch(bare) is not None
    if all(language.role.fullmatch(word) for word in words if word.casefold() not in _SMALL):
        return True
    if language.language == "de":
        return False
    plain = all(word.islower() or word.isupper() for word in words[1:])
    start, end = language.any_of("role_start"), language.any_of("role_end")
    has_chief = bool(re.match(rf"(?:{start})\s", bare, re.I) or re.fullmatch(rf"(?:{end})", words[-1], re.I))
    return plain and has_chief and len(words) > 1 and first_word("verbs", bare) is None


def any_of_roles(language: Grammar) -> str:
    """The words that a Vietnamese role begins with."""
    return rf"(?:{any_of(language.roles)})(?!\w)"


def _may_have_owner(text: str, language: str) -> bool:
    """Without a sign or a word for it there is no owner in the words."""
    return _HINT.search(text) is not None or beginnings(language, "owner_verbs", "owner_labels").stand_in(text)


@cache
def _patterns(name: str) -> tuple[tuple[re.Pattern[str], str, _Where], ...]:
    """Ways to name an owner, with the signs of which a line must have one."""
    language = grammar(name)
    does, labels = language.any_of("owner_verbs"), language.any_of("owner_labels")
    role = r"(?P<role>[^,:;()\[\]]{2,60}?)"
    forms = [
        (rf"{role}\s+(?:{does})\s+(?P<rest>.+)", "", _Where.IN_FRONT),
        (rf"{role}:\s+(?P<rest>.+)", ":", _Where.IN_FRONT),
        (r"[\[(](?P<role>[^\])]{2,60})[\])]:?\s*(?P<rest>.+)", "[(", _Where.BRACKET),
        (rf"(?P<rest>.+?)\s*[\[(](?:{labels}):?\s+(?P<role>[^\])]{{2,60}})[\])]", "[(", _Where.LABELLED),
        (rf"(?P<rest>.+?)\s*[,;–—-]\s+(?:{labels}):?\s+{role}", ",;–—-", _Where.LABELLED),
        (r"(?P<rest>.+?)\s*[\[(](?P<role>[^\])]{2,60})[\])]", "[(", _Where.BEHIND),
        (rf"(?P<rest>.+?)\s+[–—-]\s+{role}", "–—-", _Where.BEHIND),
    ]
    return tuple((re.compile(form, re.IGNORECASE), signs, where) for form, signs, where in forms)


def _is_whole(rest: str, language: Grammar, *, needs_verb: bool) -> bool:
    """Whether the action stands without its owner: nothing in it points to the owner, and its verb is where it was."""
    if len(rest.split()) < (2 if language.language == "de" else 3) and needs_verb:
        return False
    if not needs_verb:
        return len(rest.split()) > 1 and re.search(r"[\[(]", rest) is None
    if language.owner_back.search(rest):
        return False
    if language.language == "de":
        return last_word("verbs", rest, "de") is not None
    first = first_word("verbs", rest, language.language) or first_word("vague_verbs", rest, language.language)
    if language.language == "en" and rest.split()[1].casefold() in _PLACES:
        return False
    return first is not None and find_word("owner_first", rest.split()[0]) is None
