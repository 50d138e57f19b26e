"""Who does it, as later parts of an action line say it: a role, a person whose name must go, or nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from okra_coach.draft.phrasing import Phrasing, phrasing
from okra_coach.model.answers import MASK
from okra_coach.model.workshop import Workshop

_NAME = re.compile(r"[^\W\d_]+")
_MOST_OF_A_NAME = 3
_MOST_OF_AN_OWNER = 5
_MOST_OF_A_DOUBT = 6
_END = " \t.,;:-–—?"


@dataclass(frozen=True)
class Owners:
    """Tells the owners in the lines of one engagement."""

    workshop: Workshop

    @cached_property
    def _rules(self) -> Phrasing:
        return phrasing(self.workshop.language)

    def without_titles(self, line: str) -> str:
        """The line without "Mr" or "Frau" before a name that was masked or became a role."""
        names = "|".join([re.escape(MASK), *(re.escape(role) for role in self._known())])
        titles = "|".join(re.escape(title) for title in self._rules.titles)
        return re.sub(rf"(?<!\w)(?:{titles})\s+(?={names})", "", line, flags=re.IGNORECASE)

    def is_oneself(self, part: str) -> bool:
        """Whether a short part says that its author does it."""
        short = len(part.split()) <= _MOST_OF_AN_OWNER + 2
        return short and any(pattern.search(part) for pattern in self._rules.oneself)

    def says_nothing(self, part: str) -> bool:
        """Whether a part holds nothing but words that stand beside owners and times."""
        words = {word.lower() for word in _NAME.findall(part)}
        return not words - self._rules.fillers - self._rules.beside and not any(c.isdigit() for c in part)

    def is_a_rhythm(self, part: str) -> bool:
        """Whether a part tells how often and nothing else."""
        words = {word.lower() for word in _NAME.findall(part)}
        rest = words - self._rules.rhythms - self._rules.fillers
        return bool(words & self._rules.rhythms) and not rest and not any(c.isdigit() for c in part)

    def is_a_doubt(self, part: str) -> bool:
        """Whether a part only wonders who might do it."""
        if len(part.split()) > _MOST_OF_A_DOUBT or not part.rstrip(" )").endswith("?"):
            return False
        return any(pattern.search(part) for pattern in self._rules.doubts)

    def is_a_person(self, part: str, *, is_set_apart: bool) -> bool:
        """Whether a part looks like a name that nobody knows: one to three words with a capital, or a lone word.

        `is_set_apart` tells of a dash or bracket before it; German nouns have capitals too, so there only what "does"
        something is a person.
        """
        does = any(pattern.search(part) for pattern in self._rules.does)
        bare = part
        for pattern in self._rules.does:
            bare = pattern.sub(" ", bare)
        words = [word for word in _NAME.findall(bare) if word.lower() not in self._rules.fillers]
        plain = [word for word in words if word[:1].isupper() and not word.isupper()]
        is_name = 0 < len(words) <= _MOST_OF_A_NAME and plain == words
        is_alone = len(words) == 1 and part.strip(_END).isalpha() and words[0].lower() not in self._rules.verbs
        if is_set_apart and is_alone and self._rules.language == "en":
            return True
        return is_name and (does or (is_set_apart and self._rules.language != "de"))

    def role(self, part: str, *, is_set_apart: bool = False) -> str | None:
        """The role or team that a part names and nothing else; "" for everybody, None where it names none.

        "Every manager" is no owner: it stays what it is, as does a part that says "with" somebody. Behind a dash or in
        brackets (`is_set_apart`) "ward manager" and "phòng nhân sự" are roles by their chief word.
        """
        if part.lower().startswith(tuple(f"{word} " for word in self._rules.together)):
            return None
        bare = " ".join(word for word in part.strip(_END).split() if word.lower() not in self._rules.beside)
        named = [name for name in self._known() if name.lower() in bare.lower()]
        left = bare
        for name in named:
            left = re.sub(re.escape(name), " ", left, flags=re.IGNORECASE)
        if named and self.says_nothing(left):
            return min(named, key=lambda name: bare.lower().index(name.lower()))
        words = bare.split()
        if bare.lower() in self._rules.everybody:
            return ""
        is_short = 0 < len(words) <= _MOST_OF_AN_OWNER
        if not is_short or words[0].lower() in self._rules.everybody:
            return None
        if self._rules.roles.search(bare) is None or not (
            self._only_names(words) or (is_set_apart and self._has_chief(words))
        ):
            return None
        return bare[:1].upper() + bare[1:]

    def _has_chief(self, words: list[str]) -> bool:
        """Whether few words are a role by their last one, in Vietnamese by their first one."""
        chief = {"en": words[-1], "vi": words[0]}.get(self._rules.language, "")
        plain = (
            all(word.isalpha() for word in words)
            and not {words[0].lower(), words[0].lower().removesuffix("s")} & self._rules.verbs
        )
        return plain and len(words) <= _MOST_OF_A_NAME + 1 and self._rules.roles.fullmatch(chief) is not None

    def _known(self) -> list[str]:
        return sorted(set(self._named_in_workshop()), key=lambda name: (-len(name), name))

    def _named_in_workshop(self) -> Iterator[str]:
        yield from (team.lead_role for team in self.workshop.teams if team.lead_role)
        yield from (team.name for team in self.workshop.teams)
        yield from (role for role in self.workshop.people.values() if role)

    def _only_names(self, words: list[str]) -> bool:
        """Whether a part consists of names of roles: German ones have a capital, others are all in the list."""
        small = self._rules.fillers | self._rules.beside | {"&", "+", "/"}
        rest = [word.strip(".,") for word in words if word.lower() not in small]
        if self._rules.language == "de":
            return all(word[:1].isupper() for word in rest)
        return all(self._rules.roles.fullmatch(word) for word in rest)
