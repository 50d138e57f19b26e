"""An action line taken apart: what to do, why, who, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from okra_coach.draft.dates import times_in
from okra_coach.draft.phrasing import Phrasing, phrasing
from okra_coach.draft.text import lowered
from okra_coach.model.answers import MASK
from okra_coach.model.workshop import Workshop

_CUT = re.compile(r"(\s+[-–—]\s+|;\s+|,\s+|(?<!\d)\.\s+(?=[A-ZÀ-ỸĐ]))")
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NAME = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r"[,;(]\s|:\s|\s[–-]\s")
_MOST_OF_A_NAME = 3
_MOST_OF_AN_OWNER = 5
_FEWEST_WORDS = 2
_END = " \t.,;:-–—"


@dataclass(frozen=True, slots=True)
class Parts:
    """`said` is the time as it was said, due day or not; `is_own` tells that its author does it, `role` who else.

    `frame` is the sentence of the hypothesis, with {what} for the action and {why} for the reason.
    """

    what: str
    why: str | None = None
    frame: str = ""
    due: date | None = None
    said: str | None = None
    role: str | None = None
    is_own: bool = False


@dataclass(frozen=True)
class Splitter:
    """Takes lines of one engagement apart."""

    workshop: Workshop

    @property
    def _rules(self) -> Phrasing:
        return phrasing(self.workshop.language)

    def split(self, line: str) -> Parts:
        """The parts of a line; everything that is no reason, owner, time or chatter stays in `what`."""
        text, found = self._without_brackets(self._without_chatter(line), Parts(""))
        kept: list[str] = []
        for separator, segment in _segments(text):
            found, left = self._taken(segment, found, separator) if kept else (found, segment)
            if left:
                kept.append(left if not kept else f"{_joint(separator)}{left}")
        what, why, frame = self._reason(self._without_mask("".join(kept)).strip(_END))
        what, found = self._without_last_time(what, found)
        why, found = self._without_last_time(_BRACKET.sub(" ", why).strip(), found)
        return replace(found, what=what.strip(_END), why=why.strip(_END) or None, frame=frame)

    def _without_mask(self, text: str) -> str:
        """Without "ask [name]" and the like inside a part."""
        words = "|".join(sorted(self._rules.beside | {"from", "to"}))
        return re.sub(rf"\s*(?<!\w)(?:{words})\s+{re.escape(MASK)}(?:['’]s)?", "", text, flags=re.IGNORECASE)

    def _without_chatter(self, line: str) -> str:
        for pattern in self._rules.chatter:
            line = pattern.sub("", line)
        return line.strip()

    def _without_brackets(self, text: str, found: Parts) -> tuple[str, Parts]:
        """Without brackets that name somebody, or hold nothing but owner and time."""
        for match in reversed(list(_BRACKET.finditer(text))):
            after = found
            rest = []
            for part in re.split(r",\s+|;\s+", match[1]):
                after, left = self._taken(part, after, "(")
                rest += [left] if left else []
            if MASK in match[1] or not rest:
                text, found = f"{text[: match.start()]} {text[match.end() :]}".strip(), after
        return re.sub(r"\s+([,;.])", r"\1", text), found

    def _taken(self, segment: str, found: Parts, separator: str) -> tuple[Parts, str]:
        """What a later part of a line tells of owner and time; and the part itself when it tells of something else."""
        rest, after = self._without_time(segment, found)
        if any(pattern.search(rest) for pattern in self._rules.oneself) and len(rest.split()) <= _MOST_OF_AN_OWNER + 2:
            return replace(after, is_own=after.is_own or not after.role), ""
        if MASK in rest or self._says_nothing(rest):
            return replace(after, role=after.role or self._role(rest) or None), ""
        together = tuple(f"{word} " for word in self._rules.together)
        role = None if rest.lower().startswith(together) else self._role(rest)
        if role is not None:
            return replace(after, role=after.role or role or None), ""
        if separator.strip() in ("-", "–", "—", "(") and self._is_a_person(rest):
            return after, ""
        ends_with_time = bool(rest) and rest != segment and segment.startswith(rest)
        return (after, rest.strip(_END)) if ends_with_time else (found, segment)

    def _is_a_person(self, rest: str) -> bool:
        """Whether a part behind a dash looks like a name that nobody knows: one to three words with a capital."""
        words = [word for word in _NAME.findall(rest) if word.lower() not in self._rules.fillers]
        plain = [word for word in words if word[:1].isupper() and not word.isupper()]
        return self._rules.language != "de" and 0 < len(words) <= _MOST_OF_A_NAME and plain == words

    def _says_nothing(self, rest: str) -> bool:
        words = {word.lower() for word in _WORD.findall(rest)}
        return not words - self._rules.fillers - self._rules.beside and not any(c.isdigit() for c in rest)

    def _role(self, rest: str) -> str | None:
        """The role or team that a part names and nothing else; "" for everybody, None where it names none."""
        bare = " ".join(word for word in rest.strip(_END).split() if word.lower() not in self._rules.beside)
        known = sorted((*self._known(), *(team.name for team in self.workshop.teams)), key=len, reverse=True)
        named = [name for name in known if name.lower() in bare.lower()]
        left = bare
        for name in named:
            left = re.sub(re.escape(name), " ", left, flags=re.IGNORECASE)
        if named and self._says_nothing(left):
            return min(named, key=lambda name: bare.lower().index(name.lower()))
        words = bare.split()
        is_short = 0 < len(words) <= _MOST_OF_AN_OWNER
        if not is_short or self._rules.roles.search(bare) is None or not self._only_names(words):
            return None
        return "" if words[0].lower() in self._rules.everybody else bare[:1].upper() + bare[1:]

    def _known(self) -> Iterator[str]:
        yield from (team.lead_role for team in self.workshop.teams if team.lead_role)
        yield from self.workshop.people.values()

    def _only_names(self, words: list[str]) -> bool:
        """Whether a part consists of names of roles: German ones have a capital, others are all in the list."""
        small = self._rules.fillers | self._rules.beside | {"&", "+", "/"}
        rest = [word.strip(".,") for word in words if word.lower() not in small]
        if self._rules.language == "de":
            return all(word[:1].isupper() for word in rest)
        return all(self._rules.roles.fullmatch(word) or word.lower() in self._rules.everybody for word in rest)

    def _without_time(self, segment: str, found: Parts) -> tuple[str, Parts]:
        times = list(times_in(segment, self.workshop.cycle, self.workshop.language, self.workshop.country))
        rest = segment
        for time in reversed(times):
            rest = rest[: time.start] + rest[time.end :]
            found = replace(found, due=time.due or found.due, said=found.said if found.due else time.said)
        return rest.strip(), found

    def _without_last_time(self, text: str, found: Parts) -> tuple[str, Parts]:
        """A time at the end of a part goes when a word such as "by" or "from" binds it to nothing else."""
        times = list(times_in(text, self.workshop.cycle, self.workshop.language, self.workshop.country))
        last = times[-1] if times else None
        if last is None or not last.is_bound or text[last.end :].strip(_END):
            return text, found
        head = text[: last.start].strip(_END)
        if len(head.split()) < _FEWEST_WORDS:
            return text, found
        return head, replace(found, due=found.due or last.due, said=found.said or last.said)

    def _reason(self, text: str) -> tuple[str, str, str]:
        """The action, why its author would do it where the line says so, and the sentence for it."""
        for pattern, written in self._rules.reasons:
            match = pattern.search(text)
            if match is None:
                continue
            what, why = text[: match.start()].rstrip(" ,;–-"), match["why"].strip(" .")
            if len(what.split()) >= _FEWEST_WORDS and len(why.split()) >= _FEWEST_WORDS:
                return (what, "", "") if MASK in why else (what, why, written)
        return text, "", ""


def hypothesis(action: str, parts: Parts) -> str | None:
    """What its author expects of an action; None where the line does not say why."""
    if parts.why is None:
        return None
    first = _ASIDE.split(action)[0]
    text = parts.frame.format(what=lowered(first), why=parts.why)
    return text[:1].upper() + text[1:]


def _segments(text: str) -> Iterator[tuple[str, str]]:
    """Each part of a line with what separates it from the one before."""
    pieces = _CUT.split(text)
    yield "", pieces[0]
    for place in range(1, len(pieces) - 1, 2):
        yield pieces[place], pieces[place + 1]


def _joint(separator: str) -> str:
    return " – " if separator.strip() in "-–—" else f"{separator.strip()} "
