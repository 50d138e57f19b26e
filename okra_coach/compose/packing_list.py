"""What to bring: how much of everything, how many prints of which sheet, and how the room should be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from okra_coach.compose.print_canvases import canvases
from okra_coach.compose.print_cards import instruction_cards
from okra_coach.compose.templating import render_source
from okra_coach.documents.page import Page
from okra_coach.model.agenda import Block, Grouping, Per, Supply, title_of
from okra_coach.model.engagement import Material
from okra_coach.words import Words

SPARE = 10
"""So many per cent more than are needed; a default of ours."""


@dataclass(frozen=True)
class Packed:
    """Something to bring: how many, and for which blocks."""

    item: str
    count: int
    blocks: tuple[str, ...]


@dataclass(frozen=True)
class Printed:
    """A file of pack/room/ to print: on which paper, how often, and for what."""

    file: str
    paper: str
    copies: int
    what: str


def compose_packing_list(material: Material, words: Words, own: Path | None = None) -> Page:
    """Everything to bring, on one page."""
    agenda, workshop = material.agenda, material.workshop
    context = {
        "client": workshop.client,
        "people": agenda.people,
        "groups": agenda.groups,
        "teams": agenda.teams,
        "spare": SPARE,
        "packed": tuple(packed(material)),
        "printed": tuple(printed(material, words)),
        "remote": workshop.agenda.is_remote,
        "tables": agenda.groups,
    }
    title = words("{client}: packing list", client=workshop.client)
    footer = words("Packing list · {client}", client=workshop.client)
    return Page(
        title,
        words.language,
        render_source("pages/packing-list.md", words, context, own),
        footer,
        "",
        workshop.paper.size,
    )


def packed(material: Material) -> Iterator[Packed]:
    """Each thing once: what a session or a person keeps is needed once, what a group uses up for every block."""
    needed: dict[str, int] = defaultdict(int)
    blocks: dict[str, dict[str, None]] = defaultdict(dict)
    for item in material.agenda.items:
        block = material.blocks.get(item.block)
        for supply in block.materials if block else ():
            count = _count(supply, block, material) if block else 0
            kept = supply.quantity == 1
            needed[supply.item] = max(needed[supply.item], count) if kept else needed[supply.item] + count
            blocks[supply.item][title_of(item, material.blocks)] = None
    for name in sorted(needed, key=str.casefold):
        yield Packed(name, needed[name], tuple(blocks[name]))


def _count(supply: Supply, block: Block, material: Material) -> int:
    agenda = material.agenda
    match supply.per:
        case Per.SESSION:
            return supply.quantity
        case Per.GROUP:
            return spared(supply.quantity * groups_in(block, material))
        case Per.PERSON:
            return spared(supply.quantity * agenda.people)


def groups_in(block: Block, material: Material) -> int:
    """How many groups work in a block, by the largest of its groupings."""
    agenda, people = material.agenda, material.agenda.people
    sizes = {Grouping.PAIRS: 2, Grouping.TRIOS: 3, Grouping.ALONE: 1}
    for one in reversed(block.grouping):
        if one is Grouping.TEAMS:
            return max(agenda.teams, 1)
        if one is Grouping.FOURS:
            return max(agenda.groups, 1)
        if one in sizes:
            return max(-(-people // sizes[one]), 1)
    return 1


def spared(count: int) -> int:
    """With a tenth to spare, rounded up; many to the next five."""
    more = -(-count * (100 + SPARE) // 100)
    return more if more <= 20 else -(-more // 5) * 5


def printed(material: Material, words: Words) -> Iterator[Printed]:
    """Each file with its paper and copies."""
    workshop, agenda = material.workshop, material.agenda
    small, canvas, poster = (
        paper.value.upper() if paper.value != "letter" else "Letter"
        for paper in (workshop.paper, workshop.printed.canvas, workshop.printed.poster)
    )
    cards = tuple(instruction_cards(material, words))
    groups = max([agenda.groups, agenda.teams, 1])
    yield Printed("run-sheet.html", small, 1, words("for whoever leads; one each where several do"))
    yield Printed("agenda.html", small, spared(agenda.people), words("one a person, or one for the wall"))
    if any(one.objective for one in canvases(material, words)):
        yield Printed("canvases.html", canvas, 1, words("on the table of each team"))
    if cards:
        yield Printed("cards.html", small, groups, words("one set a group, cut along the dashed lines"))
    yield Printed("votes.html", small, 1, words("for the wall"))
    yield Printed("posters.html", poster, 1, words("for the walls, one every two metres"))
    yield Printed("handout.html", small, spared(agenda.people), words("one a person, at the end"))
    yield Printed("decisions.html", small, 1, words("for whoever writes down what was decided"))
