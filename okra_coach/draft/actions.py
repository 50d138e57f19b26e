"""Action lines become actions: without the person's name, with the date that was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from rapidfuzz.fuzz import ratio, token_set_ratio

from okra_coach.draft.action_parts import Splitter
from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.phrasing import phrasing
from okra_coach.draft.reasons import hypothesis
from okra_coach.draft.text import is_closed, is_empty, lowered, tidy
from okra_coach.draft.verbs import has_verb, with_verb
from okra_coach.model.answers import MASK, Response
from okra_coach.model.okra import Action
from okra_coach.model.workshop import Workshop

QUESTION = "team.actions"
_SAME_ACTION = 90
_SLIP = 75
_FEWEST_WORDS = 3
_FEWEST_IN_GERMAN = 2
"""German writes in one word what others write in two or three."""
_FEWEST_SHARED = 3
_MOST_WORDS_JOINED = 26
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")


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
    if not same_sense(one.text, other.text, lexicon) or _differ(one, other, lexicon):
        return False
    if token_set_ratio(one.text, other.text) >= _SAME_ACTION and min(len(one.stems), len(other.stems)) > 1:
        return same_figures(one.text, other.text) or same_figures(other.text, one.text)
    return _is_within(one, other, lexicon) or _is_within(other, one, lexicon)


def _differ(one: Line, other: Line, lexicon: Lexicon) -> bool:
    """Whether each says something that the other does not: a list for ovens is none for tills."""
    framed = _frame_stems(lexicon)
    own, theirs = one.stems - other.stems - framed, other.stems - one.stems - framed
    return _is_news(own, theirs) and _is_news(theirs, own)


def _is_news(words: Iterable[str], known: frozenset[str]) -> bool:
    """Whether one of the words is nothing like the known ones; a slip of the pen is like the word."""
    return any(all(ratio(word, other) < _SLIP for other in known) for word in words)


@cache
def _frame_words(language: str) -> str:
    rules = phrasing(language)
    frames = [written for _, written in (*rules.nouns, *rules.directions, rules.mandatory)]
    return re.sub(r"\{\w+\}", " ", " ".join([*frames, rules.have]))


def _frame_stems(lexicon: Lexicon) -> frozenset[str]:
    """The verbs that a line may have got, which tell nothing of what was said."""
    return lexicon.stems(_frame_words(lexicon.language))


def _is_within(short: Line, long: Line, lexicon: Lexicon) -> bool:
    """Whether a line says less of the same; a word says too little where words have no stems.

    An output that was named as a measure is short by nature: all of what it names is enough.
    """
    told = short.stems - _frame_stems(lexicon)
    if short.question != QUESTION and told and lexicon.has_stems:
        return told <= long.stems and same_figures(short.text, long.text)
    enough = lexicon.has_stems and len(short.stems) >= _FEWEST_SHARED
    return enough and short.stems <= long.stems and same_figures(short.text, long.text)


def same_figures(short: str, long: str) -> bool:
    """Whether every figure of the shorter line stands in the longer one too."""
    return set(_FIGURE.findall(short)) <= set(_FIGURE.findall(long))


def same_sense(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether both lines say to do something, or both to leave it."""
    negation = phrasing(lexicon.language).negation
    return bool(negation.search(one)) == bool(negation.search(other))


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
