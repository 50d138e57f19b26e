"""Action lines become actions: verb first, without the person's name, with the date that was said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rapidfuzz.fuzz import token_set_ratio

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.text import is_empty, tidy
from okra_coach.model.answers import MASK, Response
from okra_coach.model.okra import Action
from okra_coach.model.workshop import Cycle, Workshop

QUESTION = "team.actions"
_SAME_ACTION = 90
_DAY_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|\.)?\s*([^\W\d_]{3,9})\b\.?")
_NUMERIC = re.compile(r"\b(\d{1,2})[./](\d{1,2})\b\.?")


@dataclass(frozen=True, slots=True)
class Line:
    """One action as a person wrote it, understood."""

    response: str
    text: str
    stems: frozenset[str]
    due: date | None
    owner_role: str | None
    outside: date | None


def lines_of(response: Response, workshop: Workshop, lexicon: Lexicon) -> Iterable[Line]:
    """The actions one person would try."""
    value = response.value(QUESTION)
    for written in value if isinstance(value, tuple) else ():
        head, tail = _split_owner(written, lexicon)
        due = due_date(f"{head} {tail}", workshop.cycle)
        inside = due is not None and workshop.day <= due <= workshop.cycle.last
        text = tidy(_without_names(head))
        if is_empty(text, lexicon) or len(text.split()) < 3 or MASK in text:
            continue
        role = next((role for role in _roles(workshop) if role.lower() in tail.lower()), None)
        yield Line(
            response.id, text, lexicon.stems(text), due if inside else None, role, due if due and not inside else None
        )


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
    match = re.search(r"\s*\(([^()]*)\)\s*$", head)
    if match and _is_owner_or_date(match.group(1), lexicon):
        head, tail = head[: match.start()], [*tail, match.group(1)]
    match = re.search(
        r",\s*(?:from |by |starting |ab |bis |từ |trước )?(\d{1,2}\.?\s*[^\W\d_]{3,9}\.?|weeks? [\d-]+)\s*$", head
    )
    if match:
        head, tail = head[: match.start()], [*tail, match.group(1)]
    return head, ", ".join(tail)


def _is_owner_or_date(part: str, lexicon: Lexicon) -> bool:
    words = re.findall(r"[\w\[\]]+", part.lower())
    if MASK in part or (_DAY_MONTH.search(part) and due_words(part)):
        return True
    return bool(words) and (words[0] in lexicon.owner_words or (len(words) <= 4 and due_words(part)))


def due_words(part: str) -> bool:
    """Whether a month is named."""
    return any(word.lower().rstrip(".") in _months() for word in re.findall(r"[^\W\d_]+", part))


def due_date(text: str, cycle: Cycle) -> date | None:
    """The day that was named, in the year that puts it nearest to the cycle; None for a month alone."""
    for match in _DAY_MONTH.finditer(text):
        month = _months().get(match.group(2).lower().rstrip("."))
        if month:
            return _near(int(match.group(1)), month, cycle)
    for match in _NUMERIC.finditer(text):
        found = _near(int(match.group(1)), int(match.group(2)), cycle)
        if found:
            return found
    return None


def _near(day: int, month: int, cycle: Cycle) -> date | None:
    candidates = []
    for year in (cycle.first.year - 1, cycle.first.year, cycle.last.year, cycle.last.year + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    return min(candidates, key=lambda found: abs((found - cycle.first).days), default=None)


def _months() -> dict[str, int]:
    names: dict[str, int] = {}
    for language in ("en", "de"):
        names |= _month_names(language)
    return names


def _month_names(language: str) -> dict[str, int]:
    from babel.dates import get_month_names

    found = {}
    for width in ("wide", "abbreviated"):
        for number, name in get_month_names(width, locale=language).items():
            found[str(name).lower().rstrip(".")] = int(number)
    return found


def _without_names(text: str) -> str:
    """The line without "ask [name]" and the like at its end, or with "a colleague" gone where it stands aside."""
    text = re.sub(rf"\s*\([^()]*{re.escape(MASK)}[^()]*\)", "", text)
    return re.sub(rf"\s*(?:[,–-]\s*)?\b(?:with|ask|needs|by|from|mit|von|cùng|với)\s+{re.escape(MASK)}\S*.*$", "", text)


def merged(lines: Iterable[Line]) -> tuple[tuple[Line, ...], ...]:
    """Lines that say the same, together."""
    groups: list[list[Line]] = []
    for line in lines:
        home = next((g for g in groups if token_set_ratio(g[0].text, line.text) >= _SAME_ACTION), None)
        if home is None:
            groups.append([line])
        else:
            home.append(line)
    return tuple(tuple(group) for group in groups)


def action(group: tuple[Line, ...]) -> Action:
    """One action from the lines that say it; the id comes later."""
    first = group[0]
    return Action(
        id="",
        text=first.text,
        owner_role=next((line.owner_role for line in group if line.owner_role), None),
        due=next((line.due for line in group if line.due), None),
        evidence=tuple(dict.fromkeys(f"{line.response}.{QUESTION}" for line in group)),
    )
