"""Cards to cut: what groups do, what teams need from each other, and numbers to sort."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from okra_coach.compose.block_words import grouping_told
from okra_coach.compose.key_result_words import target_told, value_told
from okra_coach.compose.print_sheet import compose_sheets
from okra_coach.documents.plain_text import PlainText
from okra_coach.model.agenda import Block, BlockKind, Grouping, title_of
from okra_coach.model.engagement import Material
from okra_coach.words import Words

CardT = TypeVar("CardT")
_WORK = frozenset({BlockKind.DIVERGE, BlockKind.CONVERGE, BlockKind.EVALUATE})
_LONG = 60
MOST_SORTED = 24
"""More numbers than these are not sorted in a quarter of an hour."""


@dataclass(frozen=True)
class InstructionCard:
    """What a group does in a block, in its own words."""

    title: str
    goal: str
    steps: tuple[str, ...]
    ask: str
    groups: str
    minutes: str


@dataclass(frozen=True)
class NeedCard:
    """What one team needs from another; empty fields are to be written into."""

    needs: str = ""
    gives: str = ""
    what: str = ""
    by: str = ""


@dataclass(frozen=True)
class SortingCard:
    """A number of the client's own, or the name of a pile."""

    name: str
    value: str = ""
    pile: bool = False

    @property
    def is_long(self) -> bool:
        """Whether its name needs smaller letters."""
        return len(self.name) > _LONG


def compose_cards(material: Material, words: Words, own: Path | None = None) -> PlainText:
    """All cards, by their size: two, four and eight to a sheet."""
    context = {
        "instructions": tuple(sheets_of(instruction_cards(material, words), 2)),
        "needs": tuple(sheets_of([*need_cards(material, words), *[NeedCard()] * 4], 4)),
        "sorting": tuple(sheets_of(sorting_cards(material, words), 8)),
    }
    title = words("{client}: cards", client=material.workshop.client)
    return compose_sheets("cards", title, material.workshop.paper, words, context, own)


def sheets_of(cards: Iterable[CardT], many: int) -> Iterator[tuple[CardT, ...]]:
    """So many to a sheet, the last one as it comes."""
    rest = iter(cards)
    while sheet := tuple(islice(rest, many)):
        yield sheet


def instruction_cards(material: Material, words: Words) -> Iterator[InstructionCard]:
    """One for each block of the agenda in which people work in groups."""
    for item in material.agenda.items:
        block = material.blocks.get(item.block)
        if block is not None and in_groups(block):
            yield InstructionCard(
                title_of(item, material.blocks),
                block.goal,
                block.steps,
                block.ask,
                grouping_told(block, words),
                words("{n} min", n=words.number(item.minutes)),
            )


def in_groups(block: Block) -> bool:
    """Whether groups need the steps on their table."""
    return block.kind in _WORK and bool(block.steps) and any(one is not Grouping.PLENARY for one in block.grouping)


def need_cards(material: Material, words: Words) -> Iterator[NeedCard]:
    """What the draft knows that teams need from each other."""
    names = {team.id: team.name for team in material.workshop.teams}
    for one in material.rollout.agreements:
        by = words.date(one.by, "short") if one.by else ""
        yield NeedCard(names.get(one.needs, one.needs), names.get(one.gives, one.gives), one.what, by)


def sorting_cards(material: Material, words: Words) -> Iterator[SortingCard]:
    """The numbers of the drafts, key results and health measures mixed, between the names of the two piles."""
    piles = (words("Change it: a key result"), words("Keep it: a health measure"))
    yield from (SortingCard(name, pile=True) for name in piles)
    yield from _mixed(tuple(_numbers(material, words)))[:MOST_SORTED]


def _numbers(material: Material, words: Words) -> Iterator[SortingCard]:
    for okras in material.okras.sets:
        for measure in okras.health_measures:
            value = value_told(measure.value, measure.unit, words) if measure.value is not None else ""
            yield SortingCard(measure.measure, value)
        for objective in okras.objectives:
            for result in objective.key_results:
                way = f"{value_told(result.baseline, result.unit, words)} → {target_told(result, words)}"
                yield SortingCard(result.measure, way if result.baseline is not None else "")


def _mixed(cards: Sequence[SortingCard]) -> tuple[SortingCard, ...]:
    """In the order of their names, each once: nobody can tell by its place what a card is said to be."""
    return tuple(sorted({card.name: _without_target(card) for card in cards}.values(), key=lambda card: card.name))


def _without_target(card: SortingCard) -> SortingCard:
    """Only today's value: a target would give away that it is to change."""
    return SortingCard(card.name, card.value.partition(" → ")[0])
