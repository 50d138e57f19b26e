"""Who might be named in free text: respondents, colleagues in workshop.yaml, coaches, and given names at large."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from okra_coach.model.answers import MASK, Responses
from okra_coach.model.workshop import Workshop
from okra_coach.resources import find_template

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class People:
    """Words that may name a person, in lower case.

    `roles` maps a name to what to say instead; `known` are names of respondents and coaches; `folded` the same
    without accents, as they stand in e-mail addresses; `initials` begin the respondents' given names;
    `protected` words name teams, themes and places and are never taken for a person. `capitals_tell_little` holds for
    Vietnamese, where most given names are also words that begin a sentence.
    """

    roles: Mapping[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    folded: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    protected: frozenset[str] = frozenset()
    capitals_tell_little: bool = False

    def is_listed(self, word: str) -> bool:
        """Whether the lower-case word is a name we know or a given name in the lexicon."""
        if word in self.protected:
            return False
        return word in self.roles or word in self.known or word in self.given or self.is_folded(word)

    def is_namesake(self, word: str) -> bool:
        """Whether a respondent shares their name with a team, a theme or a place, such as Minh with Hồ Chí Minh."""
        return word in self.protected and word in self.known

    def is_folded(self, word: str) -> bool:
        """Whether it is a respondent's name apart from its accents."""
        return word not in self.protected and fold(word) in self.folded

    def instead_of(self, word: str) -> str:
        """The role of that person, or the neutral mark."""
        return self.roles.get(word, MASK)

    def may_start(self, word: str) -> bool:
        """Whether a respondent's given name could begin like this; unknown initials allow every word."""
        return not self.initials or fold(word)[:1] in self.initials


def people_of(responses: Responses, workshop: Workshop) -> People:
    """Everybody who can be known from the export and from workshop.yaml."""
    protected = _protected(workshop)
    named = {word for name in responses.names for word in _name_words(name)}
    coaches = {word for coach in workshop.coaches for word in _name_words(coach.name)}
    coaches |= {word for team in workshop.teams for word in _name_words(team.coach)}
    initials = {word for word in named if len(word) == 1} | {fold(word)[0] for word in named if len(word) > 1}
    known = {word for word in named | coaches if len(word) > 1} - lexicon("never_names")
    return People(
        roles=_lead_roles(responses.leads, workshop, protected) | _roles(workshop.people, protected),
        known=frozenset(known),
        folded=frozenset(fold(word) for word in known if word.isascii() or len(word) > 2),
        initials=frozenset(initials) if any(len(word) == 1 for word in named) else frozenset(),
        given=lexicon("given_names"),
        protected=protected,
        capitals_tell_little=workshop.language == "vi",
    )


@cache
def lexicon(name: str) -> frozenset[str]:
    """The words of a list in `templates/lexicons/`, in lower case.

    `given_names` leaves out names that are common words, months or cities; `never_names` holds months, weekdays and
    the names of shared accounts.
    """
    lines = find_template(f"lexicons/{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(unicodedata.normalize("NFC", line.strip()).lower() for line in lines if line.strip())


@cache
def fold(word: str) -> str:
    """The word in lower case without accents, as it would stand in an e-mail address."""
    plain = unicodedata.normalize("NFD", word.lower().replace("đ", "d").replace("ß", "ss"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _name_words(name: str) -> list[str]:
    """The parts of a name or of an e-mail address's local part."""
    local = unicodedata.normalize("NFC", name).split("@", 1)[0]
    return [word.lower() for word in _WORD.findall(local)]


def _roles(people: Mapping[str, str], protected: frozenset[str]) -> dict[str, str]:
    """Each part of a name that belongs to one role only."""
    found: dict[str, set[str]] = {}
    for name, role in people.items():
        for word in _name_words(name):
            found.setdefault(word, set()).add(role.strip() or MASK)
    return {
        word: roles.pop() if len(roles) == 1 else MASK
        for word, roles in found.items()
        if len(word) > 1 and word not in protected
    }


def _lead_roles(leads: Mapping[str, str], workshop: Workshop, protected: frozenset[str]) -> dict[str, str]:
    """Who leads a team is known in the company: a lead's own name is said as her role, unless a coach has it too."""
    roles = {team.id: team.lead_role for team in workshop.teams if team.lead_role}
    known = {word.lower(): roles[team] for word, team in leads.items() if team in roles}
    coaches = {word for coach in workshop.coaches for word in _name_words(coach.name)}
    coaches |= {word for team in workshop.teams for word in _name_words(team.coach)}
    never = protected | lexicon("never_names") | coaches
    return {word: role for word, role in known.items() if len(word) > 2 and word not in never}


def _protected(workshop: Workshop) -> frozenset[str]:
    texts: Iterable[str] = (
        workshop.client,
        workshop.location,
        *(team.name for team in workshop.teams),
        *(theme.name for theme in workshop.themes),
    )
    words = {word.lower() for text in texts for word in _WORD.findall(unicodedata.normalize("NFC", text))}
    return frozenset(words) | lexicon("never_names")
