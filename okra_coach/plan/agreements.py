"""What teams need from each other, as cards to be signed: who, what, by when; never an ordering of the teams."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from okra_coach.model.okra import Action, ActionStatus, OkraBook, OkraSet
from okra_coach.model.rollout import Agreement, Placement
from okra_coach.model.workshop import Team, Workshop
from okra_coach.plan.workdays import Workdays
from okra_coach.words import Words

_WORD = re.compile(r"\w+")
_LONG = 4
"""A word of a name that is shorter tells no team."""
_MOST = 4
"""So many pairs of teams are named in a sentence."""
_OPEN = (ActionStatus.OPEN, ActionStatus.DOING)


@dataclass(frozen=True)
class _Named:
    """A team as other teams speak of it: by two words of its name in a row, or by a word that is its own."""

    team: str
    run: tuple[str, ...]
    own: frozenset[str]

    def is_named_in(self, text: str) -> bool:
        """Whether a text speaks of the team; its first word has a capital anyway."""
        spoken = _WORD.findall(text)
        pairs: list[tuple[str, ...]] = list(pairwise(map(str.casefold, spoken)))
        return bool(self.own.intersection(spoken[1:])) or self.run in pairs


def agreements(
    workshop: Workshop, book: OkraBook, placements: Sequence[Placement], calendar: Workdays, words: Words
) -> tuple[Agreement, ...]:
    """One for each need that the OKR+As name, those of the teams that start first in front; none is accepted yet."""
    order = {placement.team: number for number, placement in enumerate(placements)}
    named = _named(workshop.teams)
    sets = sorted((okras for okras in book.teams if okras.owner in order), key=lambda okras: order[okras.owner])
    return tuple(
        _agreement(okras, named[giver], workshop, calendar, words)
        for okras in sets
        for giver in dict.fromkeys(okras.depends_on)
        if giver in order and giver in named and giver != okras.owner
    )


def agreement_warnings(
    agreed: Sequence[Agreement], placements: Sequence[Placement], book: OkraBook, names: Mapping[str, str], words: Words
) -> Iterator[str]:
    """Needs whose giver starts later, or has no OKR+As of its own: only the agreement holds those."""
    waves = {placement.team: placement.wave for placement in placements}
    open_ones = [one for one in agreed if not one.accepted and {one.needs, one.gives} <= waves.keys()]
    later = [one for one in open_ones if waves[one.gives] > waves[one.needs]]
    if later:
        pairs = _pairs(later, names, words)
        yield words.plural(
            "{n} need is with a team that starts later: {needs}. Have it signed before the kick-off; a yes does not "
            "wait for a wave.",
            "{n} needs are with teams that start later: {needs}. Have them signed before the kick-off; a yes does not "
            "wait for a wave.",
            len(later),
            needs=pairs,
        )
    active = {okras.owner for okras in book.teams if okras.objectives}
    never = [one for one in open_ones if one.gives not in active]
    if never:
        pairs = _pairs(never, names, words)
        yield words.plural(
            "{n} need is with a team without OKR+As in this cycle: {needs}. Nothing but the agreement holds it.",
            "{n} needs are with teams without OKR+As in this cycle: {needs}. Nothing but the agreement holds them.",
            len(never),
            needs=pairs,
        )


def _named(teams: Sequence[Team]) -> dict[str, _Named]:
    """Every team by its id; what two names share tells neither, and in small letters no single word tells a team."""
    spelled = {team.id: _WORD.findall(team.name) for team in teams}
    counts = Counter(word for own in spelled.values() for word in set(own))
    runs = {team: tuple(word.casefold() for word in own[:2]) for team, own in spelled.items()}
    shared = Counter(runs.values())
    return {
        team: _Named(
            team,
            runs[team] if shared[runs[team]] == 1 else (),
            frozenset(word for word in own if counts[word] == 1 and _is_a_name(word)),
        )
        for team, own in spelled.items()
    }


def _is_a_name(word: str) -> bool:
    return word[0].isupper() and (len(word) >= _LONG or (word.isupper() and len(word) > 1))


def _agreement(okras: OkraSet, giver: _Named, workshop: Workshop, calendar: Workdays, words: Words) -> Agreement:
    """What and by when come from the team's own actions that name the other team, the first due one in front."""
    naming = [action for action in okras.actions if action.progress in _OPEN and giver.is_named_in(action.text)]
    first = min(naming, key=lambda action: action.due or date.max, default=None)
    what = words("Its part in: {action}", action=first.text) if first else ""
    return Agreement(okras.owner, giver.team, what, _due(first, workshop, calendar))


def _due(action: Action | None, workshop: Workshop, calendar: Workdays) -> date | None:
    """So many working days before the action is due that the team can still use it; never before the workshop."""
    if action is None or action.due is None:
        return None
    return max(calendar.shift(action.due, -workshop.rollout.agreement_days), workshop.day)


def _pairs(agreed: Sequence[Agreement], names: Mapping[str, str], words: Words) -> str:
    """All pairs, at most so many by name that the sentence can be read."""
    shown = [words("{one} needs {other}", one=names[pair.needs], other=names[pair.gives]) for pair in agreed[:_MOST]]
    rest = len(agreed) - len(shown)
    return "; ".join([*shown, *([words.plural("{n} more", "{n} more", rest)] if rest else [])])
