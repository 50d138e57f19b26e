"""Action lines become actions: without the person's name, with the date that was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from okra_coach.draft.action_parts import Splitter
from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.reasons import hypothesis
from okra_coach.draft.text import is_closed, is_empty, lowered, tidy
from okra_coach.draft.verbs import has_verb, with_verb
from okra_coach.model.answers import MASK, Response
from okra_coach.model.okra import Action
from okra_coach.model.workshop import Workshop

QUESTION = "team.actions"
_FEWEST_WORDS = 3
_FEWEST_IN_GERMAN = 2
"""German writes in one word what others write in two or three."""
_MOST_WORDS_JOINED = 26


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
    question: str = QUESTION
    when: str | None = None
    """The time as it was said, also where it became the due day."""

    @property
    def shown(self) -> str:
        """The action with the time that was said."""
        return f"{self.text} ({self.said})" if self.said else self.text


def lines_of(response: Response, workshop: Workshop, lexicon: Lexicon) -> tuple[Line, ...]:
    """The actions one person would try; a line that only makes sense after the one before it is joined to that one."""
    value = response.value(QUESTION)
    lines: list[Line] = []
    for written in _written(value if isinstance(value, tuple) else (), lexicon):
        line = line_of(response, QUESTION, str(written), workshop, lexicon)
        if line is None:
            continue
        joined = _joined(lines[-1], line) if lines and lexicon.says(line.text, lexicon.refers_back) else None
        if joined is not None:
            lines[-1] = joined
        elif len(line.text.split()) >= (_FEWEST_IN_GERMAN if lexicon.language == "de" else _FEWEST_WORDS):
            lines.append(line)
    return tuple(lines)


def _written(value: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """Each line; one with a semicolon between two things to do is two."""
    for written in value:
        parts = re.split(r";\s+", written)
        both = len(parts) == 2 and all(has_verb(tidy(part), lexicon.language) for part in parts)
        yield from parts if both and is_closed(parts[0]) else (written,)


def line_of(response: Response, question: str, written: str, workshop: Workshop, lexicon: Lexicon) -> Line | None:
    """A line as an action: verb, hypothesis, owner role and due day apart; None when nothing is left to do.

    "Me" is a team's lead by her role, and nobody else: a member must not be known by what she would do.
    """
    parts = Splitter(workshop).split(tidy(written))
    what = tidy(parts.what)
    if is_empty(what, lexicon) or MASK in what or not is_closed(what) or _is_bare(what, lexicon):
        return None
    text = with_verb(what, lexicon.language)
    is_sentence = lexicon.language == "vi" or has_verb(text, lexicon.language)
    lead = workshop.team(response.team).lead_role if response.role == "lead" and response.team else ""
    role = parts.role or (lead if parts.is_own else "")
    why = hypothesis(text, parts.why, parts.frame, is_sentence=is_sentence)
    return Line(response.id, text, lexicon.stems(text), parts.due, role or None, parts.said, why, question, parts.when)


def _is_bare(text: str, lexicon: Lexicon) -> bool:
    """Vietnamese without its accents is no text for a draft."""
    accented = [word for word in text.split() if not word.isascii()]
    return lexicon.language == "vi" and len(text.split()) > _FEWEST_WORDS and not accented


def _joined(before: Line, line: Line) -> Line | None:
    later = f" ({line.when})" if line.when else ""
    text = f"{before.shown}; {lowered(line.text)}{later}"
    if len(text.split()) > _MOST_WORDS_JOINED:
        return None
    return replace(before, text=text, stems=before.stems | line.stems, said=None)


def action(group: tuple[Line, ...]) -> Action:
    """One action from the lines that say it; the id comes later."""
    first = max(group, key=lambda line: len(line.stems))
    due = next((line.due for line in group if line.due), None)
    said = next((line.said for line in group if line.said), None) if due is None else None
    first = first if first.said else replace(first, said=said)
    return Action(
        id="",
        text=first.shown,
        owner_role=next((line.owner_role for line in group if line.owner_role), None),
        due=due,
        hypothesis=next((line.hypothesis for line in group if line.hypothesis), None),
        evidence=tuple(evidence_of(group)),
    )


def evidence_of(group: Iterable[Line]) -> Iterator[str]:
    """The answers that the lines stand in, each once."""
    yield from dict.fromkeys(f"{line.response}.{line.question}" for line in group)
