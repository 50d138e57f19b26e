"""Takes the names of people out of free text, before anybody drafts from it.

Heuristic and careful: better a masked word too many in a person's place than a colleague on a slide, but places,
products, teams and themes keep their names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache

from okra_coach.analyse.people import People, people_of
from okra_coach.analyse.positions import (
    is_certain,
    is_noun,
    is_place,
    is_strong,
    is_titled,
    is_weak,
    joined_to,
    stands_alone,
)
from okra_coach.model.answers import MASK, Answer, AnswerValue, Response, Responses
from okra_coach.model.measure import Quantity
from okra_coach.model.workshop import Workshop

_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]\d)"
    r"|(?<![\w.,])(?:\+\d{2}|00\d{2}|0\d{2})[\d\s()/-]{6,}\d(?![\w%])"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_RUN = re.compile(rf"{re.escape(MASK)}(?:[ -]{re.escape(MASK)})+")
_LONGEST_SURNAME_RUN = 3

Mask = Callable[[str], str]


@dataclass(frozen=True)
class Spotter:
    """Decides for each word of a text whether it names a person.

    `common` words also occur in lower case in these answers, so a capital alone does not make them a name;
    `spotted` stood where only a person stands.
    """

    people: People
    common: frozenset[str] = frozenset()
    spotted: frozenset[str] = frozenset()

    def names_person(self, text: str, start: int, end: int) -> bool:
        """Whether the word from `start` to `end` names a person."""
        word = text[start:end]
        low = word.lower()
        if self.people.is_namesake(low):
            return word[0].isupper() and is_strong(text, start, end)
        listed = self.people.is_listed(low)
        if not (listed or low in self.spotted):
            return word[0].isupper() and is_titled(text, start) and low not in self.people.protected
        if not word[0].isupper():
            return listed and len(low) > 3 and low not in self.common and _is_place_of_a_person(text, start, end)
        if self.people.capitals_tell_little or low in self.common or self._only_alike(low):
            return _is_place_of_a_person(text, start, end) or self._alone(text, start, end)
        return True

    def _alone(self, text: str, start: int, end: int) -> bool:
        """A respondent's own name in the middle of a sentence needs no further sign."""
        low = text[start:end].lower()
        known = low in self.people.known or low in self.people.roles
        return known and stands_alone(text, start, end) and not is_place(text, start)

    def _only_alike(self, low: str) -> bool:
        """Short words and words that equal a name but for their accents need a person's place to count."""
        exact = low in self.people.known or low in self.people.roles or low in self.people.given
        return not exact or (len(low) < 4 and not low.isascii())


def mask_names(responses: Responses, workshop: Workshop) -> Responses:
    """The same answers without names of people: a role where workshop.yaml gives one, `MASK` otherwise.

    E-mail addresses, phone numbers and IP addresses are masked too. `names` stays, so masking twice is masking once.
    """
    mask = masker(responses, workshop)
    return replace(responses, responses=tuple(_masked(response, mask) for response in responses.responses))


def masker(responses: Responses, workshop: Workshop) -> Mask:
    """Takes names out of a text as it would out of these answers, from which it learns what a name is."""
    texts = dict.fromkeys(answer.text for response in responses.responses for answer in response.answers.values())
    spotter = spotter_of(responses, workshop, texts)

    @cache
    def mask(text: str) -> str:
        return mask_text(text, spotter)

    return mask


def spotter_of(responses: Responses, workshop: Workshop, texts: Collection[str]) -> Spotter:
    """Who is named in these texts, by what is known of the people who answered."""
    return _spotter(people_of(responses, workshop), texts)


def mask_text(text: str, spotter: Spotter) -> str:
    """One text without names and contact details."""
    text = _CONTACT.sub(MASK, text)
    pieces, at = [], 0
    for start, end, instead in _names(text, spotter):
        pieces += [text[at:start], instead]
        at = end
    return _RUN.sub(MASK, "".join((*pieces, text[at:])))


def _names(text: str, spotter: Spotter) -> Iterator[tuple[int, int, str]]:
    """Where names stand, each with what to say instead; a following surname belongs to the name."""
    at = 0
    while found := _WORD.search(text, at):
        start, at = found.span()
        if text[start:at] == MASK[1:-1] and text[start - 1 : at + 1] == MASK:
            continue
        if spotter.names_person(text, start, at):
            at = _with_surname(text, at, spotter)
            yield start, at, spotter.people.instead_of(found.group().lower())


def _with_surname(text: str, end: int, spotter: Spotter) -> int:
    """The end of the name when capitalised words that are no ordinary ones follow it directly."""
    for _ in range(_LONGEST_SURNAME_RUN):
        following = re.compile(r"[ -]([^\W\d_]{2,})").match(text, end)
        if following is None or not following.group(1)[0].isupper():
            break
        low = following.group(1).lower()
        if low in spotter.people.protected or low in spotter.common or following.group(1).isupper():
            break
        end = following.end()
    return end


def _spotter(people: People, texts: Collection[str]) -> Spotter:
    """Learns from all answers which words are common, which stand for a person and which for a thing."""
    common, persons, things = set(), set(), set()
    for text in texts:
        for found in _WORD.finditer(text):
            (word, low), (start, end) = (found.group(), found.group().lower()), found.span()
            if low in common:
                continue
            if not word[0].isupper():
                common |= set() if people.is_listed(low) and _is_place_of_a_person(text, start, end) else {low}
            elif is_place(text, start) or is_noun(text, start):
                things.add(low)
            elif word[1:].islower() and len(word) > 2 and _stands_for_a_person(text, start, end, people):
                persons.add(low)
    ordinary = things | common | people.protected
    spotted = persons - ordinary
    return Spotter(people, frozenset(common), frozenset(spotted | (_beside(spotted, texts) - ordinary)))


def _beside(spotted: set[str], texts: Collection[str]) -> set[str]:
    """Words joined to a person who was spotted elsewhere."""
    return {
        found.group().lower()
        for text in (texts if spotted else ())
        for found in _WORD.finditer(text)
        if found.group()[0].isupper() and joined_to(text, *found.span()).lower() in spotted
    }


def _stands_for_a_person(text: str, start: int, end: int, people: People) -> bool:
    """Where only a person stands, or beside a name that is known."""
    known = people.is_listed(joined_to(text, start, end).lower())
    return known or (people.may_start(text[start:end]) and is_certain(text, start, end))


def _is_place_of_a_person(text: str, start: int, end: int) -> bool:
    return is_strong(text, start, end) or is_weak(text, start, end)


def _masked(response: Response, mask: Mask) -> Response:
    return replace(response, answers={key: _masked_answer(answer, mask) for key, answer in response.answers.items()})


def _masked_answer(answer: Answer, mask: Mask) -> Answer:
    return replace(answer, text=mask(answer.text), value=_masked_value(answer.value, mask))


def _masked_value(value: AnswerValue, mask: Mask) -> AnswerValue:
    """Free text inside a value; keys of options hold no capitals and pass unchanged."""
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, tuple):
        return tuple(map(mask, value))
    if isinstance(value, Quantity):
        return replace(value, text=mask(value.text))
    return value
