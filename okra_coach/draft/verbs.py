"""The verb of an action: English and Vietnamese begin with it, German ends its first part with it."""

from __future__ import annotations

import re

from okra_coach.draft.phrasing import Phrasing, phrasing
from okra_coach.draft.text import capitalised, lowered

_VOWEL = re.compile(r"(?!one\b|once|uni(?!n)|use|eu)(?:[aeiou]|0|8|11\b|18\b)", re.IGNORECASE)
_WORD = re.compile(r"[\w’'/-]+")
_BREAK = re.compile(r"\s*(?:[,;(]|:(?!\d)|\s[–—-]\s)")
_PLURAL = re.compile(r"(?:[^s’']s|men|people|children|staff)$", re.IGNORECASE)
_COUNTED = re.compile(
    r"^(?:\d+\s|(?:one|two|three|four|five|six|a|an|the|our|their|all|every|each|no|some|more)\s)", re.IGNORECASE
)
_INFINITIVE = re.compile(r"[a-zäöüß]+(?:en|ern|eln)|tun")
_ADJECTIVE = re.compile(r"^[A-ZÄÖÜ][a-zäöüß]+er$")
_BEFORE_VERBS = frozenset({"then", "first", "also", "always", "just", "please", "don't", "don’t", "do", "not", "never"})
_AFTER_VERBS = frozenset(
    {"the", "a", "an", "our", "their", "his", "her", "its", "your", "my", "us", "them", "it", "what", "who", "how"}
    | {"where", "whether", "every", "each", "all", "any", "up", "out", "off", "down", "back"}
)
"""A word before one of these is a verb, whether the list has it or not."""
_LONGEST_SUBJECT = 4
_AUXILIARIES = frozenset({"wurde", "wurden", "wird", "werden", "ist", "sind", "war", "waren", "hat", "haben"})
_SENTENCE = re.compile(
    r"(?:(?:Der|Die|Das|Alle|Jeder|Jede|Unsere?) )?[A-ZÄÖÜ][\wäöüß-]+ "
    r"(?!(?:mit|seit|statt|erst|fest|jetzt|sofort|zuerst|direkt|selbst|nicht)\b)[a-zäöüß]{3,}t\b"
)
_DECLINED = re.compile(r"(?:e|en|er|es|em)$|^(?:Zwei|Drei|Vier|Fünf|Sechs|Ein|Eine|Einen)$")
_FEWEST_WORDS = 2


def with_verb(text: str, language: str) -> str:
    """The line as a thing to do where that is sure; a line that has its verb stays as it was said."""
    rules = phrasing(language)
    if len(text.split()) < _FEWEST_WORDS:
        return text
    pattern, written = rules.mandatory
    match = pattern.match(text)
    if match and not has_verb(match["said"], language):
        return capitalised(written.format(said=_small(match["said"], rules), rest=match["rest"]))
    if has_verb(text, language):
        return text
    return capitalised(_with_subject(text, rules) or _with_noun(text, rules))


def has_verb(text: str, language: str) -> bool:
    """Whether the line says what to do already: by its first word, in German by the last of one of its parts."""
    rules = phrasing(language)
    if rules.language == "de":
        return _has_infinitive(text)
    if rules.language == "vi":
        return _starts_with_any(text.lower(), rules.verbs) or text.lower().startswith(("mỗi ", "hằng ", "hàng "))
    if any(pattern.search(text) for pattern in rules.not_verbs):
        return False
    words = [word.lower() for word in _WORD.findall(text)]
    places = [place for place, word in enumerate(words) if word not in _BEFORE_VERBS]
    first = places[0] if places else 0
    following = words[first + 1] if len(words) > first + 1 else ""
    return bool(words) and (words[first] in rules.verbs or (words[first].isalpha() and following in _AFTER_VERBS))


def _starts_with_any(text: str, verbs: frozenset[str]) -> bool:
    words = text.split()
    return any(" ".join(words[:count]).strip(",:;") in verbs for count in (2, 1))


def _has_infinitive(text: str) -> bool:
    """Whether a part of the line ends in an infinitive; behind "wurde" or "sind" it is a participle."""
    other = phrasing("de").not_verbs
    for part in _BREAK.split(text):
        words = part.strip(" .!?)").split()
        last = words[-1] if words else ""
        if _INFINITIVE.fullmatch(last) and not any(pattern.fullmatch(last) for pattern in other):
            return not any(word.lower() in _AUXILIARIES for word in words)
    return False


def _with_subject(text: str, rules: Phrasing) -> str | None:
    """ "Two billers sit with us" → "Have two billers sit with us"; in German such a sentence is agreed on."""
    if rules.language == "de":
        return f"Vereinbaren: {text}" if _SENTENCE.match(text) else None
    words = text.split()
    for place in range(1, min(_LONGEST_SUBJECT, len(words) - 1) + 1):
        subject = " ".join(words[:place])
        if rules.language == "en" and (words[place - 1].lower() in rules.prepositions or words[place - 1][-1] in ",:;"):
            return None
        if words[place].lower() in rules.verbs and _is_subject(subject, rules):
            rest = " ".join(["", *words[place + 1 :]])
            return rules.have.format(subject=_small(subject, rules), verb=words[place], rest=rest)
    return None


def _is_subject(subject: str, rules: Phrasing) -> bool:
    """English: a plural; Vietnamese: somebody who acts, as the lists name them."""
    if rules.language == "en":
        return bool(_PLURAL.search(subject))
    return subject.lower() in rules.actors or rules.roles.match(subject) is not None


def _with_noun(text: str, rules: Phrasing) -> str:
    """The verb of the phrase's head noun: the last word before a preposition or a break; else that of the phrase."""
    cut = _BREAK.search(text)
    phrase, rest = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
    if rules.language == "de":
        return _german(phrase, rest, rules)
    head = _head(phrase, rules)
    plain = bool(_COUNTED.match(phrase) or _PLURAL.search(head))
    article = "" if plain else "an " if _VOWEL.match(phrase) else "a "
    written = next(
        written for pattern, written in rules.nouns if pattern.search(head if pattern.pattern.endswith("$") else phrase)
    )
    return written.format(np=_small(phrase, rules), a=article) + rest


def _german(phrase: str, rest: str, rules: Phrasing) -> str:
    """The verb stands behind the phrase; its first adjective takes the case that the verb wants."""
    first, _, more = phrase.partition(" ")
    if _ADJECTIVE.match(first) and more[:1].isupper():
        phrase = f"{first[:-2]}en {more}"
    words = [word for word in phrase.split() if word[:1].isupper()]
    described = len(words) > 1 and phrase.split()[1:2] == words[1:2] and _DECLINED.search(words[0])
    heads = [words[0], words[1]] if described else words[:1] or [phrase]
    fitting = [
        written for head in heads for pattern, written in rules.nouns if pattern.pattern and pattern.search(head)
    ]
    written = fitting[0] if fitting else rules.nouns[-1][1]
    return written.format(np=phrase) + rest


def _head(phrase: str, rules: Phrasing) -> str:
    words = phrase.split()
    end = next((n for n, word in enumerate(words) if n and word.lower() in rules.prepositions), len(words))
    return " ".join(words[:end])


def _small(text: str, rules: Phrasing) -> str:
    return text if rules.language == "de" else lowered(text)
