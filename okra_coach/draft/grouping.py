"""Which theme each answer speaks of, by which words: what a consultant reads and corrects before she trusts a draft."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.playbooks import Shelf
from okra_coach.draft.text import is_empty
from okra_coach.draft.themes import ABOUT, LEADERS, SPOKEN, ThemeSupport, theme_of
from okra_coach.model.answers import Response
from okra_coach.model.playbook import spoken

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_OF_A_PLAYBOOK = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """An answer with the words by which it speaks of its theme."""

    ref: str
    text: str
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    """A theme with the answers that speak of it; `support` is the share of the voices that put it first, 0 to 1.

    `votes` counts who chose it, `teams` the teams (the leadership one of them) whose answers speak of it.
    """

    name: str
    support: float
    votes: int
    teams: int
    words: tuple[tuple[str, int], ...]
    answers: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """A theme that nobody offered, but a playbook hears in answers that speak of none of those offered."""

    name: str
    playbook: str
    answers: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """All answers about direction, customers and aims: by theme, by a playbook only, or by neither."""

    themes: tuple[ThemeGroup, ...]
    heard: tuple[Heard, ...]
    rest: tuple[Placed, ...]

    @property
    def placed(self) -> int:
        """How many answers speak of a theme that was offered."""
        return sum(len(theme.answers) for theme in self.themes)


def group_answers(
    responses: Sequence[Response], themes: Sequence[ThemeSupport], shelf: Shelf, lexicon: Lexicon
) -> Grouping:
    """Every answer at the one theme that it speaks of most; the same words decide here as when drafts are made."""
    placed: dict[str, list[tuple[Response, Placed]]] = {}
    left: list[Placed] = []
    for response in responses:
        for question in SPOKEN:
            said = response.text(question).strip()
            if is_empty(said, lexicon):
                continue
            theme, near = theme_of(lexicon.stems(said), themes)
            ref = f"{response.id}.{question}"
            if theme is None or near < ABOUT:
                left.append(Placed(ref, said))
            else:
                by = _words(said, theme, lexicon)
                placed.setdefault(theme.theme.id, []).append((response, Placed(ref, said, by)))
    heard, rest = _heard(left, shelf, lexicon)
    return Grouping(tuple(_group(theme, placed.get(theme.theme.id, [])) for theme in themes), heard, rest)


def _words(said: str, theme: ThemeSupport, lexicon: Lexicon) -> tuple[str, ...]:
    found = (word for word in _WORD.findall(said) if any(theme.weight(stem) for stem in lexicon.stems(word)))
    return tuple(dict.fromkeys(word.lower() for word in found))


def _group(theme: ThemeSupport, placed: Sequence[tuple[Response, Placed]]) -> ThemeGroup:
    teams = {LEADERS if response.role == LEADERS else response.team for response, _ in placed}
    words = Counter(word for _, answer in placed for word in answer.by)
    return ThemeGroup(
        theme.theme.name,
        round(theme.support, 4),
        len(theme.voters),
        len(teams),
        tuple(sorted(words.items(), key=lambda pair: (-pair[1], pair[0]))),
        tuple(answer for _, answer in placed),
    )


def _heard(left: Sequence[Placed], shelf: Shelf, lexicon: Lexicon) -> tuple[tuple[Heard, ...], tuple[Placed, ...]]:
    """Playbooks that are heard in at least three of the answers left, and the answers that none of them hears."""
    by_playbook: dict[str, list[Placed]] = {}
    for answer in left:
        for name, words in shelf.heard(answer.text).items():
            by_playbook.setdefault(name, []).append(Placed(answer.ref, answer.text, tuple(sorted(words))))
    often = {name: found for name, found in by_playbook.items() if len(found) >= _FEWEST_OF_A_PLAYBOOK}
    known = {answer.ref for found in often.values() for answer in found}
    heard = [
        Heard(spoken(shelf.playbooks[name].name, lexicon.language), name, tuple(found)) for name, found in often.items()
    ]
    ranked = tuple(sorted(heard, key=lambda one: (-len(one.answers), one.playbook)))
    return ranked, tuple(answer for answer in left if answer.ref not in known)
