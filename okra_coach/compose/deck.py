"""Composes a deck: which blocks there are to show, and the source that puts them in order and words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from okra_coach.compose.deck_blocks import workshop_blocks
from okra_coach.compose.deck_day import day_of, told_when
from okra_coach.compose.deck_day_slides import AGENDA, sessions_of
from okra_coach.compose.deck_fit import fitted
from okra_coach.compose.deck_headlines import headlines
from okra_coach.compose.deck_parts import QUESTIONS, STEPS, by_agenda
from okra_coach.compose.deck_room import room_cards
from okra_coach.compose.deck_source import read_slides
from okra_coach.compose.feedback_views import top_themes
from okra_coach.compose.rollout_views import rollout_figures
from okra_coach.compose.templating import render_lines
from okra_coach.documents.deck import Block, Deck
from okra_coach.documents.deck_stage import Stage
from okra_coach.model.agenda import Block as AgendaBlock
from okra_coach.model.engagement import Material
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.resources import find_template, templates_folder
from okra_coach.words import Words

_PART = re.compile(r"^for:[ \t]*([^\s{]+)[ \t]*$", re.MULTILINE)
"""A part by its name; those of single blocks are made when the deck is."""


def compose_workshop_deck(
    material: Material, words: Words, own: Path | None = None, stage: Stage | None = None
) -> Deck:
    """The slides for the room; `own` is the engagement's `templates/` folder, whose source shadows ours."""
    title = words("{client}: {title}", client=material.workshop.client, title=material.workshop.title)
    return compose_deck("workshop", title, material, words, own, stage=stage)


def deck_warnings(own: Path, blocks: Mapping[str, AgendaBlock]) -> tuple[Fault, ...]:
    """A copy of our source from before decks followed the agenda, and parts of the deck that there are not."""
    source = find_template("decks/workshop.md", own).read_text(encoding="utf-8", errors="replace")
    parts = sorted({*_PART.findall(source), STEPS, QUESTIONS, AGENDA})
    if not _PART.search(source):
        message = (
            "keeps its own order and does not follow the agenda: no section says which part it is (“for: …”, see "
            "help/slides.md); texts that ours no longer holds stay in English"
        )
        return (Fault(Place("templates/decks/workshop.md"), message, Weight.WARNS),)
    return tuple(
        Fault(
            block.place or Place(f"templates/blocks/{block.id}.yaml"),
            f"“slides”: the workshop deck has no part “{name}”; there are: {', '.join(parts)}",
            Weight.WARNS,
        )
        for block in blocks.values()
        for name in block.slides
        if name not in parts
    )


def own_decks(own: Path | None) -> tuple[str, ...]:
    """The decks that a consultant added to her `templates/decks/`, by the name of their source."""
    if own is None:
        return ()
    ours = {path.stem for path in (templates_folder() / "decks").glob("*.md")}
    return tuple(sorted(path.stem for path in (own / "decks").glob("*.md") if path.stem not in ours))


def compose_own_deck(name: str, material: Material, words: Words, own: Path | None, stage: Stage | None = None) -> Deck:
    """A deck of hers, which may speak of and show what the workshop deck does."""
    title = words("{client}: {title}", client=material.workshop.client, title=name.replace("-", " "))
    return compose_deck(name, title, material, words, own, stage=stage)


def compose_deck(
    name: str,
    title: str,
    material: Material,
    words: Words,
    own: Path | None = None,
    about: Mapping[str, object] | None = None,
    more: Mapping[str, Block] | None = None,
    stage: Stage | None = None,
) -> Deck:
    """The deck of the source `decks/NAME.md`; `about` and `more` add what only this deck knows and shows.

    Its slides are fitted to what the brand leaves for content, our own brand without a `stage`.

    Raises TemplateFaultError with the line of the source, TemplateNotFoundError.
    """
    workshop, source = material.workshop, f"decks/{name}.md"
    blocks = workshop_blocks(material, words) | dict(more or {})
    text, lines = render_lines(source, words, {**_context(material, blocks, words), **(about or {})}, own)
    read = read_slides(text, f"templates/{source}", blocks, lines, words)
    slides = by_agenda(read, day_of(material, words), words)
    footer = words("{client} · {cycle}", client=workshop.client, cycle=workshop.cycle.name)
    return Deck(title, workshop.consultant, words.language, footer, workshop.day.isoformat(), fitted(slides, stage))


def _context(material: Material, blocks: Mapping[str, Block], words: Words) -> dict[str, object]:
    """What every source may speak of."""
    workshop = material.workshop
    return {
        "workshop": workshop,
        "okras": material.okras,
        "insights": material.insights,
        "rollout": material.rollout,
        "figures": rollout_figures(material),
        "change": material.change,
        "room_cards": room_cards(material),
        "top_themes": top_themes(material.insights),
        "headlines": headlines(material, words),
        "agenda": material.agenda,
        "day": day_of(material, words),
        "sessions": sessions_of(material, words),
        "has": tuple(sorted(blocks)),
        "in_block": lambda *names: told_when(names, material, words),
        "answers_of": lambda team: _answers(team, material, words),
        "team_name": lambda owner: next((team.name for team in workshop.teams if team.id == owner), owner),
    }


def _answers(team: str, material: Material, words: Words) -> str:
    """How many of a team answered, as far as that may be told."""
    taken = material.insights.participation
    count = taken.by_team.get(team, 0)
    if count is not None:
        return words.number(count)
    return words("under {threshold}", threshold=material.insights.threshold) if team in taken.few else "–"
