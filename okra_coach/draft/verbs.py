"""The verb of an action: English and Vietnamese begin with it, German ends its first part with it."""

from __future__ import annotations

from okra_coach.draft.english import english_has_verb, in_english
from okra_coach.draft.german import german_has_verb, in_german
from okra_coach.draft.phrasing import Phrasing, phrasing
from okra_coach.draft.text import capitalised, lowered

_FEWEST_WORDS = 2
_FEWEST_LETTERS = 8
"""A German word of so many letters says what others say in two words."""
_LONGEST_SUBJECT = 4


def with_verb(text: str, language: str) -> str:
    """The line as a thing to do where that is sure; a line that has its verb stays as it was said."""
    rules = phrasing(language)
    is_long = rules.language == "de" and len(text) >= _FEWEST_LETTERS
    if len(text.replace("-", " ").split()) < _FEWEST_WORDS and not is_long:
        return text
    pattern, written = rules.mandatory
    match = pattern.match(text)
    if match and not has_verb(match["said"], language):
        said = match["said"] if rules.language == "de" else lowered(match["said"])
        return capitalised(written.format(said=said, rest=match["rest"]))
    if any(kept.search(text) for kept in rules.as_said):
        return text
    put = {"en": in_english, "de": in_german, "vi": _in_vietnamese}[rules.language](text, rules)
    return capitalised(put)


def has_verb(text: str, language: str) -> bool:
    """Whether the line says what to do already: by its first word, in German by the last of one of its parts."""
    rules = phrasing(language)
    if rules.language == "de":
        return german_has_verb(text, rules)
    if rules.language == "vi":
        return _starts_with_verb(text.lower(), rules)
    return english_has_verb(text, rules)


def _starts_with_verb(text: str, rules: Phrasing) -> bool:
    words = text.split()
    begins = any(" ".join(words[:count]).strip(",:;") in rules.verbs for count in (2, 1))
    return begins or text.startswith(("mỗi ", "hằng ", "hàng "))


def _in_vietnamese(text: str, rules: Phrasing) -> str:
    if _starts_with_verb(text.lower(), rules):
        return text
    words = text.split()
    for place in range(1, min(_LONGEST_SUBJECT, len(words) - 1) + 1):
        subject = " ".join(words[:place])
        if words[place].lower() in rules.verbs and _acts(subject, rules):
            rest = " ".join(["", *words[place + 1 :]])
            return rules.have.format(subject=lowered(subject), verb=words[place], rest=rest)
    written = next(written for pattern, written in rules.nouns if pattern.search(text))
    return written.format(np=lowered(text))


def _acts(subject: str, rules: Phrasing) -> bool:
    return subject.lower() in rules.actors or rules.roles.search(subject) is not None
