"""German actions: the infinitive at the end of the first part; a thing gets a neutral verb, in the accusative."""

from __future__ import annotations

import re

from okra_coach.draft.phrasing import Phrasing

_BREAK = re.compile(r"\s*(?:[,;(]|:(?!\d)|\s[–—-]\s)")
_INFINITIVE = re.compile(r"[a-zäöüß]+(?:en|ern|eln)|tun")
_ADJECTIVE = re.compile(r"[A-ZÄÖÜa-zäöü][a-zäöüß]+er")
_AUXILIARIES = frozenset({"wurde", "wurden", "wird", "werden", "ist", "sind", "war", "waren", "hat", "haben"})
_SENTENCE = re.compile(
    r"(?:(?:Der|Die|Das|Alle|Jeder|Jede|Unsere?|Zwei|Drei|\d+) )?[A-ZÄÖÜ][\wäöüß-]+ "
    r"(?P<verb>[a-zäöüß]{3,}(?:t|en))\b .+"
)
_DECLINED = re.compile(r"(?:e|en|er|es|em)$|^(?:Zwei|Drei|Vier|Fünf|Sechs|Ein|Eine|Einen)$")
_ADVERBIAL = re.compile(
    r"(?:(?:Jeden?|Jedes|Alle (?:\w+ )?)\s?[A-ZÄÖÜ]\w+"
    r"|(?:Täglich|Wöchentlich|Monatlich|Regelmäßig|Einmal|Zweimal|(?:Mon|Diens|Donners|Frei|Sams)tags|Mittwochs)"
    r"(?: (?:pro|im|in der|am) [A-ZÄÖÜ]\w+)?)\s+(?=\w)"
)


def german_has_verb(text: str, rules: Phrasing) -> bool:
    """Whether a part of the line ends in an infinitive; behind "wurde" or "sind" it is a participle."""
    for part in _BREAK.split(text):
        words = part.strip(" .!?)").split()
        last = words[-1] if words else ""
        if _INFINITIVE.fullmatch(last) and not any(pattern.fullmatch(last) for pattern in rules.not_verbs):
            return not any(word.lower() in _AUXILIARIES for word in words)
    return False


def in_german(text: str, rules: Phrasing) -> str:
    """The line with its verb at the end of the first part; a sentence about somebody is agreed on."""
    if german_has_verb(text, rules):
        return text
    sentence = _SENTENCE.match(text)
    if sentence and not _is_no_verb(sentence["verb"], rules):
        return f"Vereinbaren: {text}"
    cut = _BREAK.search(text)
    phrase, rest = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
    return _with_noun(phrase, rules) + rest


def _is_no_verb(word: str, rules: Phrasing) -> bool:
    other = word in rules.not_finite or word in rules.prepositions
    return other or any(pattern.fullmatch(word) for pattern in rules.not_verbs)


def _with_noun(phrase: str, rules: Phrasing) -> str:
    """The verb of the phrase's first noun, or that of its direction; how often it happens is no noun of it."""
    if not phrase:
        return phrase
    often = _ADVERBIAL.match(phrase)
    begun, core = (often.group(), phrase[often.end() :]) if often else ("", phrase)
    nouns = [word for word in core.split() if word[:1].isupper()]
    described = len(nouns) > 1 and core.split()[1:2] == nouns[1:2] and _DECLINED.search(nouns[0])
    heads = [nouns[0], nouns[1]] if described else nouns[:1] or [core]
    toward = next((written for pattern, written in rules.directions if pattern.search(core)), None)
    named = (written for head in heads for pattern, written in rules.nouns if pattern.pattern and pattern.search(head))
    written = toward or next(named, rules.nouns[-1][1])
    return written.format(np=f"{begun}{_accusative(core, rules)}")


def _accusative(phrase: str, rules: Phrasing) -> str:
    """ "Fester Termin" → "Festen Termin", "Ein Plan" → "Einen Plan"; the other genders stay as they are."""
    words = phrase.split()
    noun = next((n for n, word in enumerate(words) if n and word[:1].isupper()), 0)
    if any(_is_no_verb(word, rules) for word in words[1:noun]):
        return phrase
    if noun and words[0] in ("Ein", "Kein", "Unser", "Ihr") and rules.masculine.search(words[noun]):
        words[0] = f"{words[0]}en"
    for place in range(noun):
        if _ADJECTIVE.fullmatch(words[place]) and words[place].lower() not in rules.not_finite:
            words[place] = f"{words[place][:-2]}en"
    return " ".join(words)
