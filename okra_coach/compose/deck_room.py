"""What the room sees of drafts that stand in full in the decks of the teams: one card each, and what supports what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okra_coach.compose.key_result_words import target_told, value_told
from okra_coach.documents.deck import Block
from okra_coach.documents.deck_drawings import Aim, Branch, Leaf, OkraCard, Tree
from okra_coach.model.engagement import Material
from okra_coach.model.okra import Action, Objective, OkraBook, OkraSet
from okra_coach.words import Words

Named = tuple[str, Block]
MOST_CARDS = 8
"""With more teams than this the room sees the cards of those that start first; a default of ours."""
_MOST_ACTIONS = 3


@dataclass(frozen=True, slots=True)
class RoomCard:
    """A team's first draft as the room sees it, and how much more stands in the team's own deck."""

    name: str
    objective: Objective
    unknown: int
    more_objectives: int
    more_actions: int


def room_cards(material: Material) -> tuple[RoomCard, ...]:
    """One a team, in the order of the teams; with many teams only those that start first."""
    teams = [okras for okras in material.okras.teams if okras.objectives]
    if len(teams) > MOST_CARDS:
        first = {one.team for one in material.rollout.placements if one.wave == 1}
        teams = [okras for okras in teams if okras.owner in first][:MOST_CARDS]
    return tuple(_room_card(okras) for okras in teams)


def _room_card(okras: OkraSet) -> RoomCard:
    first = okras.objectives[0]
    unknown = sum((one.baseline is None) + (one.target is None) for one in first.key_results)
    shown = len(_first_actions(first))
    return RoomCard(okras.name, first, unknown, len(okras.objectives) - 1, len(okras.actions) - shown)


def room_blocks(material: Material, words: Words) -> Iterator[Named]:
    """A card for each objective, and the tree twice: with the teams' objectives, and with their names only."""
    for okras in material.okras.sets:
        for objective in okras.objectives:
            yield f"okra {objective.id}", _card(okras, objective, words)
    branches = tuple(_branches(material.okras, words, texts=True))
    if material.okras.teams and any(not branch.apart for branch in branches):
        name = words("Which objective of a team supports which one of the company.")
        yield "alignment", Tree(branches, name)
        yield "alignment of teams", Tree(tuple(_branches(material.okras, words, texts=False)), name)


def _card(okras: OkraSet, objective: Objective, words: Words) -> OkraCard:
    label = words("{owner}: objective (draft)", owner=okras.name)
    customer = words("For: {customer}", customer=objective.customer) if objective.customer else ""
    aims = tuple(
        Aim(one.measure, value_told(one.baseline, one.unit, words), target_told(one, words))
        for one in objective.key_results
    )
    heads = (words("Key results, from today to the target"), words("First actions, proposed"))
    actions = tuple(action.text for action in _first_actions(objective))
    return OkraCard(label, objective.text, customer, heads, aims, actions)


def _first_actions(objective: Objective) -> tuple[Action, ...]:
    """One action of each key result before a second one of any."""
    lists = [result.actions for result in objective.key_results]
    rounds = max((len(one) for one in lists), default=0)
    turns = (one[number] for number in range(rounds) for one in lists if number < len(one))
    return tuple(turns)[:_MOST_ACTIONS]


def _branches(book: OkraBook, words: Words, *, texts: bool) -> Iterator[Branch]:
    """Each objective of the company with what supports it, last what supports none."""
    company = book.company.objectives if book.company else ()
    linked: set[str] = set()
    for goal in company:
        ids = {goal.id, *(one.id for one in goal.key_results)}
        found = [(okras, one) for okras in book.teams for one in okras.objectives if ids & set(one.supports)]
        linked |= {one.id for _, one in found}
        yield Branch(goal.text, _leaves(found, texts=texts))
    apart = [(okras, one) for okras in book.teams for one in okras.objectives if one.id not in linked]
    if apart and company:
        yield Branch(words("Not linked yet: for the room to say"), _leaves(apart, texts=texts), apart=True)


def _leaves(found: list[tuple[OkraSet, Objective]], *, texts: bool) -> tuple[Leaf, ...]:
    """Teams with their objectives, or each team once."""
    if texts:
        return tuple(Leaf(okras.name, one.text) for okras, one in found)
    return tuple(Leaf(name) for name in dict.fromkeys(okras.name for okras, _ in found))
