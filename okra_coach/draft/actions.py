"""Action lines become actions: without the person's name, with the date that was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz.fuzz import token_set_ratio

from okra_coach.draft.dates import due_date, is_start, names_month, time_said
from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.phrasing import same_figures, same_sense, split_reason, with_verb
from okra_coach.draft.text import is_closed, is_empty, lowered, tidy
from okra_coach.model.answers import MASK, Response
from okra_coach.model.okra import Action
from okra_coach.model.workshop import Workshop

QUESTION = "team.actions"
_SAME_ACTION = 90
_FEWEST_WORDS = 3
_FEWEST_SHARED = 3
_MOST_WORDS_JOINED = 26
_OWNER_IN_BRACKETS = re.compile(r"\s*\(\s*[^\W\d_][a-zà-ỹß]+(?: [^\W\d_][a-zà-ỹß]+)?\s*\)\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One action as a person wrote it, understood."""

    response: str
    text: str
    stems: frozenset[str]
    due: date | None = None
    owner_role: str | None = None
    said: str | None = None
    """A time that is no due day, as it was said."""
    hypothesis: str | None = None
    """Why its author would do it, when the line says so."""

    @property
    def shown(self) -> str:
        """The action with the time that was said."""
        return f"{self.text} ({self.said})" if self.said else self.text


def lines_of(response: Response, workshop: Workshop, lexicon: Lexicon) -> tuple[Line, ...]:
    """The actions one person would try; a line that only makes sense after the one before it is joined to that one."""
    value = response.value(QUESTION)
    lines: list[Line] = []
    for written in value if isinstance(value, tuple) else ():
        line = _line(response.id, written, workshop, lexicon)
        if line is None:
            continue
        joined = _joined(lines[-1], line) if lines and lexicon.says(line.text, lexicon.refers_back) else None
        if joined is not None:
            lines[-1] = joined
        elif len(line.text.split()) >= _FEWEST_WORDS:
            lines.append(line)
    return tuple(lines)


def _line(who: str, written: str, workshop: Workshop, lexicon: Lexicon) -> Line | None:
    head, tail = _split_owner(written, lexicon)
    what, hypothesis = split_reason(tidy(_without_names(head)), lexicon)
    text = with_verb(what, lexicon)
    if is_empty(text, lexicon) or MASK in text or not is_closed(text):
        return None
    day = due_date(f"{text} {tail}", workshop.cycle, lexicon)
    is_due = day is not None and not is_start(f"{text} {tail}", lexicon)
    inside = day if is_due and day is not None and workshop.cycle.first <= day <= workshop.cycle.last else None
    said = None if inside else time_said(tail, lexicon)
    role = next((role for role in _roles(workshop) if role.lower() in tail.lower()), None)
    return Line(who, text, lexicon.stems(text), inside, role, said, hypothesis)


def _joined(before: Line, line: Line) -> Line | None:
    text = f"{before.shown}; {lowered(line.shown)}"
    if len(text.split()) > _MOST_WORDS_JOINED:
        return None
    return replace(before, text=text, stems=before.stems | line.stems, said=None)


def _roles(workshop: Workshop) -> tuple[str, ...]:
    return tuple(team.lead_role for team in workshop.teams if team.lead_role) + tuple(workshop.people.values())


def _split_owner(written: str, lexicon: Lexicon) -> tuple[str, str]:
    """What to do, and the end that says who and by when."""
    parts = re.split(r"\s+[-–—]\s+|\.\s+(?=(?:me|ich|tôi)\b)|,\s+(?=(?:me|ich|tôi)\b)", written)
    keep: list[str] = [parts[0]]
    tail: list[str] = []
    for part in parts[1:]:
        (tail if tail or _is_owner_or_date(part, lexicon) else keep).append(part)
    head = " – ".join(keep)
    for cut in (_bracket, _trailing_time):
        head, found = cut(head, lexicon)
        tail = [*([found] if found else []), *tail]
    return head, ", ".join(tail)


def _bracket(head: str, lexicon: Lexicon) -> tuple[str, str]:
    """A name or a date in brackets at the end."""
    match = re.search(r"\s*\(([^()]*)\)\s*$", head)
    if match and (_is_owner_or_date(match.group(1), lexicon) or _OWNER_IN_BRACKETS.search(head)):
        return head[: match.start()], match.group(1)
    return head, ""


def _trailing_time(head: str, lexicon: Lexicon) -> tuple[str, str]:
    """The last part behind a comma when it says nothing but a time, with "noch" or "needed" at most."""
    before, comma, last = head.rpartition(",")
    if not comma or not time_said(last, lexicon):
        return head, ""
    rest = re.findall(r"[^\W\d_]{3,}", lexicon.when.sub("", last).lower())
    only = len(last.split()) <= 4 and all(word in lexicon.date_words | lexicon.start_words for word in rest)
    return (before, last.strip()) if only else (head, "")


def _is_owner_or_date(part: str, lexicon: Lexicon) -> bool:
    words = re.findall(r"[\w\[\]]+", part.lower())
    if MASK in part or (words and words[0] in lexicon.owner_words):
        return True
    return bool(words) and len(words) <= 5 and (names_month(part, lexicon) or bool(time_said(part, lexicon)))


def _without_names(text: str) -> str:
    """The line without "ask [name]" and the like at its end, or with "([name]'s)" gone where it stands aside."""
    text = re.sub(rf"\s*\([^()]*{re.escape(MASK)}[^()]*\)", "", text)
    return re.sub(rf"\s*(?:[,–-]\s*)?\b(?:with|ask|needs|by|from|mit|von|cùng|với)\s+{re.escape(MASK)}\S*.*$", "", text)


def merged(lines: Iterable[Line], lexicon: Lexicon) -> tuple[tuple[Line, ...], ...]:
    """Lines that say the same, together."""
    groups: list[list[Line]] = []
    for line in lines:
        home = next((g for g in groups if _says_the_same(g[0], line, lexicon)), None)
        if home is None:
            groups.append([line])
        else:
            home.append(line)
    return tuple(tuple(group) for group in groups)


def _says_the_same(one: Line, other: Line, lexicon: Lexicon) -> bool:
    if not same_sense(one.text, other.text, lexicon):
        return False
    if token_set_ratio(one.text, other.text) >= _SAME_ACTION and min(len(one.stems), len(other.stems)) > 1:
        return same_figures(one.text, other.text) or same_figures(other.text, one.text)
    return _is_within(one, other, lexicon) or _is_within(other, one, lexicon)


def _is_within(short: Line, long: Line, lexicon: Lexicon) -> bool:
    """Whether a line says less of the same; a word says too little where words have no stems."""
    enough = lexicon.has_stems and len(short.stems) >= _FEWEST_SHARED
    return enough and short.stems <= long.stems and same_figures(short.text, long.text)


def action(group: tuple[Line, ...]) -> Action:
    """One action from the lines that say it; the id comes later."""
    first = max(group, key=lambda line: len(line.stems))
    return Action(
        id="",
        text=first.shown,
        owner_role=next((line.owner_role for line in group if line.owner_role), None),
        due=next((line.due for line in group if line.due), None),
        hypothesis=next((line.hypothesis for line in group if line.hypothesis), None),
        evidence=tuple(evidence_of(group)),
    )


def evidence_of(group: Iterable[Line]) -> Iterator[str]:
    """The answers that the lines stand in, each once."""
    yield from dict.fromkeys(f"{line.response}.{QUESTION}" for line in group)
