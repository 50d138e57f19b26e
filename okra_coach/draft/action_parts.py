"""An action line taken apart: what to do, why, who, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from okra_coach.draft.dates import Time, times_in
from okra_coach.draft.owners import Owners
from okra_coach.draft.phrasing import Phrasing, phrasing
from okra_coach.draft.reasons import reason
from okra_coach.draft.subjects import without_subject
from okra_coach.model.answers import MASK
from okra_coach.model.workshop import Workshop

_CUT = re.compile(
    r"(\s+[-–—]+\s+|;\s+|,\s+|(?<![\d.])(?<!\bca)(?<!\bvs)(?<!\bbzw)(?<!\betc)(?<!\bHr)(?<!\bDr)\.\s+"
    r"(?=[A-ZÀ-ỸĐ]|(?:me|ich|em)\b))"
)
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*")
_PICTURE = re.compile("\\s*[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]+")
_SET_APART = ("-", "–", "—", "(")
_DAY_DOT = re.compile(r"\d\.\d{1,2}\.\s*$")
_FEWEST_WORDS = 2
_MOST_TIMES = 2
_MOST_BETWEEN_TIMES = 2
"""Signs between "from 1 Feb" and "to 5 Feb"; in "one week in May and one in June" neither is the end of all."""
_END = " \t.,;:-–—"


@dataclass(frozen=True, slots=True)
class Parts:
    """`said` is every time that is no due day, as it was said, `when` every time; `role` is who does it.

    `is_own` tells that its author does it. `frame` is the sentence of the hypothesis, with {what} for the action and
    {why} for the reason.
    """

    what: str
    why: str | None = None
    frame: str = ""
    due: date | None = None
    said: str | None = None
    when: str | None = None
    role: str | None = None
    is_own: bool = False

    def at(self, time: Time) -> Parts:
        """The parts with one more time; of several ends the last is the due day."""
        due = max(filter(None, (self.due, time.due)), default=None)
        found = replace(self, due=due, when=_both(self.when, time.said))
        return found if time.due else replace(found, said=_both(self.said, time.said))


@dataclass(frozen=True)
class Splitter:
    """Takes lines of one engagement apart."""

    workshop: Workshop

    @cached_property
    def _rules(self) -> Phrasing:
        return phrasing(self.workshop.language)

    @cached_property
    def _owners(self) -> Owners:
        return Owners(self.workshop)

    def split(self, line: str) -> Parts:
        """The parts of a line; everything that is no reason, owner, time or chatter stays in `what`."""
        line, is_own = without_subject(self._owners.without_titles(self._without_chatter(line)), self._rules)
        text, found = self._without_brackets(line, Parts("", is_own=is_own))
        kept: list[str] = []
        for separator, segment in _segments(text):
            found, left = self._taken(segment, found, separator) if kept else (found, segment)
            if left:
                kept.append(left if not kept else f"{_joint(separator)}{left}")
        what, why, frame = reason(_closed(self._without_mask("".join(kept))), self._rules)
        what, found = self._without_last_times(what, found, is_one=len(kept) == 1)
        why, found = self._without_last_times(_BRACKET.sub(" ", why).strip(), found)
        what = _closed(what) if _without(what, self._times(what)).strip(_END) else ""
        return replace(found, what=what, why=why.strip(_END) or None, frame=frame)

    def _without_mask(self, text: str) -> str:
        """Without "ask [name]" and the like inside a part; "[name]'s list" is a list."""
        text = re.sub(rf"{re.escape(MASK)}['’]s\s+(?=\w)", "", text)
        words = "|".join(sorted(self._rules.beside | {"from", "to"}))
        return re.sub(rf"\s*(?<!\w)(?:{words})\s+{re.escape(MASK)}(?:['’]s)?", "", text, flags=re.IGNORECASE)

    def _without_chatter(self, line: str) -> str:
        line = _PICTURE.sub("", line)
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
        times, owners = self._times(segment), self._owners
        rest, ended, after = _without(segment, times), _without(segment, [t for t in times if t.due]), found
        if owners.is_a_rhythm(rest):
            after = found.at(Time(ended, 0, 0, None, False, False))
            return replace(after, due=max(filter(None, (found.due, *(t.due for t in times))), default=None)), ""
        for time in times:
            after = after.at(time)
        if owners.is_oneself(rest):
            return replace(after, is_own=after.is_own or not after.role), ""
        if MASK in rest or owners.says_nothing(rest) or owners.is_a_doubt(rest):
            return replace(after, role=after.role or owners.role(rest) or None), ""
        is_apart = separator.strip() in _SET_APART
        role = owners.role(rest, is_set_apart=is_apart)
        if role is not None:
            return replace(after, role=after.role or role or None), ""
        if owners.is_a_person(rest, is_set_apart=is_apart):
            return after, ""
        is_at_end = bool(times) and times[-1].is_bound and segment.startswith(rest)
        return (after, rest.strip(_END)) if is_at_end else (found, segment)

    def _times(self, text: str) -> list[Time]:
        return list(times_in(text, self.workshop.cycle, self.workshop.language, self.workshop.country))

    def _without_last_times(self, text: str, found: Parts, *, is_one: bool = False) -> tuple[str, Parts]:
        """A time at the end goes when a word such as "by" or "from" stands before it, an exact one from a lone part."""
        for _ in range(_MOST_TIMES):
            times = self._times(text)
            last = times[-1] if times else None
            if last is None or not (last.is_bound or (is_one and last.is_exact)) or text[last.end :].strip(_END):
                break
            head = text[: last.start].strip(_END)
            if any(last.start - time.end > _MOST_BETWEEN_TIMES for time in times[:-1]):
                break
            if len(head.split()) < (1 if self._rules.language == "de" else _FEWEST_WORDS):
                break
            text, found = head, found.at(last)
        return text, found


def _closed(text: str) -> str:
    """Without closing signs; the dot of "14.02." belongs to the day."""
    return text.lstrip(_END).rstrip() if _DAY_DOT.search(text) else text.strip(_END)


def _without(segment: str, times: list[Time]) -> str:
    for time in reversed(times):
        segment = segment[: time.start] + segment[time.end :]
    return segment.strip()


def _both(one: str | None, other: str) -> str:
    return f"{one}, {other}" if one else other


def _segments(text: str) -> Iterator[tuple[str, str]]:
    """Each part of a line with what separates it from the one before."""
    pieces = _CUT.split(text)
    yield "", pieces[0]
    for place in range(1, len(pieces) - 1, 2):
        yield pieces[place], pieces[place + 1]


def _joint(separator: str) -> str:
    return " – " if separator.strip() in ("-", "–", "—", "--") else f"{separator.strip()} "
