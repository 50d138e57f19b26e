"""English actions: an imperative first; "who does what" becomes "have them do it", a thing gets a neutral verb."""

from __future__ import annotations

import re

from okra_coach.draft.phrasing import Phrasing
from okra_coach.draft.text import lowered

_VOWEL = re.compile(r"(?!one\b|once|uni(?!n)|use|eu)(?:[aeiou]|0|8|11\b|18\b)", re.IGNORECASE)
_INITIALS = re.compile(r"[AEFHILMNORSX][A-Z0-9]+\b")
_INITIALS_LIKE_U = re.compile(r"[A-Z][A-Z0-9]+\b")
_WORD = re.compile(r"[\w’'/&-]+")
_BREAK = re.compile(r"\s*(?:[,;(]|:(?!\d)|\s[–—-]\s)")
_PLURAL = re.compile(r"(?:[^s’'u]s|men|people|children|staff)$", re.IGNORECASE)
_COUNTED = re.compile(
    r"^(?:\d+\s|(?:one|two|three|four|five|six|a|an|the|our|their|all|every|each|no|some|more)\s)", re.IGNORECASE
)
_BEFORE_VERBS = frozenset({"then", "first", "also", "always", "just", "please", "don't", "don’t", "do", "not", "never"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "our", "their", "his", "her", "its", "your", "my", "every", "each", "all", "any"}
)
_AFTER_VERBS = _DETERMINERS | {"us", "them", "it", "what", "who", "how", "where", "whether", "up", "out", "off", "down"}
"""A word before one of these is a verb, whether the list has it or not."""
_OFTEN = frozenset({"every", "each", "daily", "weekly", "monthly", "once", "twice"})
_PARTICLES = frozenset({"off", "out", "up", "down"})
_LONGEST_SUBJECT = 4
_ALL = frozenset({"everyone", "everybody", "somebody", "someone"})
_SINGULAR = frozenset({"each", "every", "one", "a", "an", "the"})


def english_has_verb(text: str, rules: Phrasing) -> bool:
    """Whether a line begins with what to do; "price list" and "mentor for each" begin with a thing."""
    words = [word.lower() for word in _WORD.findall(text)]
    places = [place for place, word in enumerate(words) if word not in _BEFORE_VERBS]
    first = places[0] if places else 0
    if not words:
        return False
    following = words[first + 1] if len(words) > first + 1 else ""
    if words[first].isalpha() and following in _AFTER_VERBS:
        return True
    return words[first] in rules.verbs and not _is_a_thing(text, rules)


def _is_a_thing(text: str, rules: Phrasing) -> bool:
    """Whether a first word that may be verb or noun is a noun here: by the kind of thing at the end of its phrase."""
    if any(pattern.search(text) for pattern in rules.not_verbs):
        return True
    phrase = _BREAK.split(text)[0]
    head = [word.lower() for word in _WORD.findall(_head(phrase, rules))]
    first = head[0] if head else ""
    if first not in rules.mostly_nouns:
        return False
    following = phrase.lower().split()[len(head) : len(head) + 1]
    if len(head) == 1:
        return following[:1] in (["for"], ["of"], ["per"]) and first not in rules.takes_for
    return head[-1] in rules.things and not set(head[1:]) & (_DETERMINERS | {"new", "more", "old", "better"})


def in_english(text: str, rules: Phrasing) -> str:
    """The line with its verb first."""
    has_one = english_has_verb(text, rules)
    first, following = [*text.lower().split(), ""][:2]
    if has_one and (first not in rules.mostly_nouns or following.isdigit() or following in _AFTER_VERBS):
        return text
    put = _with_subject(text, rules)
    if put is None and has_one:
        return text
    return put or from_participle(text, rules) or _with_noun(text, rules)


def _with_subject(text: str, rules: Phrasing) -> str | None:
    """ "Two billers sit with us" → "Have two billers sit with us"."""
    words = text.split()
    for place in range(1, min(_LONGEST_SUBJECT, len(words) - 2) + 1):
        if words[place - 1].lower() in rules.prepositions or words[place - 1][-1] in ",:;":
            return None
        verb = _verb_of(words, place, rules)
        if verb:
            rest = " ".join(["", *words[place + 1 :]])
            subject = " ".join(words[:place])
            is_name = place == 1 and verb != words[place].lower() and words[0].lower() not in _ALL
            return rules.have.format(subject=subject if is_name else lowered(subject), verb=verb, rest=rest)
    return None


def _verb_of(words: list[str], place: int, rules: Phrasing) -> str | None:
    """The infinitive of the word at a place when what stands before it is surely its subject."""
    word, following = words[place].lower(), words[place + 1].lower()
    is_object = following in _AFTER_VERBS or following.isdigit()
    if word in rules.verbs and _PLURAL.search(words[place - 1]):
        may_be_noun = word in rules.things and following not in rules.prepositions
        return None if (may_be_noun or words[0].lower() in rules.mostly_nouns) and not is_object else word
    bases = (word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y")
    base = next((base for base in bases if word.endswith("s") and base in rules.verbs), None)
    if base is None or _PLURAL.search(words[place - 1]):
        return None
    is_sure = is_object or (following in rules.prepositions and base not in rules.things | rules.mostly_nouns)
    named = words[0].lower()
    return base if is_sure or named in _ALL or (named in _SINGULAR and base not in rules.things) else None


def from_participle(text: str, rules: Phrasing) -> str | None:
    """ "4 newsletters sent" → "Send 4 newsletters", where nothing but a preposition or a number follows."""
    cut = _BREAK.search(text)
    phrase, tail = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
    words = phrase.split()
    for place in range(1, len(words)):
        if words[place - 1].lower() in rules.prepositions:
            return None
        following = words[place + 1].lower() if place + 1 < len(words) else ""
        verb = infinitive_of(words[place].lower(), rules)
        if verb and "by" in words[place + 1 : place + 3]:
            return f"Have {_small(phrase)}{tail}"
        if verb and following in _PARTICLES:
            return f"{verb} {following} {_small(' '.join(words[:place]))}{' '.join(['', *words[place + 2 :]])}{tail}"
        if verb and (not following or following in rules.prepositions or following.isdigit()):
            rest = " ".join(["", *words[place + 1 :]])
            return f"{verb} {_small(' '.join(words[:place]))}{rest}{tail}"
    return None


def infinitive_of(participle: str, rules: Phrasing) -> str | None:
    """ "sent" → "send", "logged" → "log"; None for any other word."""
    if participle in rules.outputs:
        verb = rules.outputs[participle]
        return verb if " " not in verb and verb != "do" else None
    stem = participle.removesuffix("ed")
    if stem == participle or len(stem) < 3:
        return None
    return next((base for base in (stem, f"{stem}e", stem[:-1]) if base in rules.verbs), None)


def _with_noun(text: str, rules: Phrasing) -> str:
    """The verb of the phrase's head noun: the last word before a preposition or a break; else that of the phrase."""
    cut = _BREAK.search(text)
    phrase, rest = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
    head = _head(phrase, rules)
    plain = bool(_COUNTED.match(phrase) or _PLURAL.search(head) or rules.uncounted.search(head))
    article = "" if plain else "an " if _begins_with_vowel(phrase) else "a "
    written = next(
        written for pattern, written in rules.nouns if pattern.search(head if pattern.pattern.endswith("$") else phrase)
    )
    return written.format(np=_small(phrase), a=article) + rest


def _small(phrase: str) -> str:
    """With a small first letter, unless its second word makes it a name, as in "Deep Time donors"."""
    second = [*phrase.split(), "", ""][1]
    is_name = second[:1].isupper() and not second.isupper() and "-" not in phrase.split()[0]
    return phrase if is_name else lowered(phrase)


def _begins_with_vowel(phrase: str) -> bool:
    if _INITIALS_LIKE_U.match(phrase):
        return bool(_INITIALS.match(phrase))
    return bool(_VOWEL.match(phrase))


def _head(phrase: str, rules: Phrasing) -> str:
    words = phrase.split()
    stops = rules.prepositions | _OFTEN
    end = next((n for n, word in enumerate(words) if n and (word.lower() in stops or word.isdigit())), len(words))
    return " ".join(words[:end])
