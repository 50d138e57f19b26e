"""What only the deck of one team shows: what it needs, who needs it, its questions, and room to write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from okra_coach.compose.deck import compose_deck
from okra_coach.compose.rollout_views import team_names
from okra_coach.documents.deck import Block, Deck, Table
from okra_coach.documents.deck_stage import Stage
from okra_coach.model.engagement import Material
from okra_coach.model.okra import OkraSet, OpenQuestion
from okra_coach.words import Words

Named = tuple[str, Block]
_MOST_QUESTIONS = 6
_BLANK_RESULTS, _BLANK_ACTIONS = 4, 6


def compose_team_deck(
    okras: OkraSet, material: Material, words: Words, own: Path | None = None, stage: Stage | None = None
) -> Deck:
    """The slides that one team works with: its draft, its customer, its open questions, space to write."""
    placement = next((one for one in material.rollout.placements if one.team == okras.owner), None)
    about = {
        "team": next((team for team in material.workshop.teams if team.id == okras.owner), None),
        "okra_set": okras,
        "placement": placement,
        "asked": len(_questions_of(okras, material)),
        "customers": tuple(dict.fromkeys(one.customer for one in okras.objectives if one.customer)),
    }
    title = words("{team}: OKR+A draft for {cycle}", team=okras.name, cycle=material.workshop.cycle.name)
    return compose_deck("team", title, material, words, own, about, dict(_blocks(okras, material, words)), stage)


def _blocks(okras: OkraSet, material: Material, words: Words) -> Iterator[Named]:
    yield from _needs(okras, material, words)
    yield from _asked(okras, material, words)
    yield (
        "blank results",
        _blank(
            (words("Key result: measure"), words("Today"), words("Target"), words("Source"), words("Owner role")),
            _BLANK_RESULTS,
            words("Empty table for key results."),
            (4.6, 1.2, 1.2, 2.2, 2.0),
        ),
    )
    yield (
        "blank actions",
        _blank(
            (words("Action: verb first"), words("Should move"), words("Owner role"), words("Due")),
            _BLANK_ACTIONS,
            words("Empty table for actions."),
            (4.6, 3.0, 2.0, 1.2),
        ),
    )


def _blank(header: tuple[str, ...], rows: int, alt: str, widths: tuple[float, ...]) -> Table:
    return Table(header, tuple(("",) * len(header) for _ in range(rows)), alt, widths, spacious=True)


def _needs(okras: OkraSet, material: Material, words: Words) -> Iterator[Named]:
    """Agreements in both directions, the team's own needs first."""
    names, own = team_names(material), okras.owner
    held = [one for one in material.rollout.agreements if own in (one.needs, one.gives)]
    rows = tuple(
        (
            names.get(one.needs, one.needs),
            names.get(one.gives, one.gives),
            one.what or words("to agree"),
            words.date(one.by, "short") if one.by else words("to agree"),
        )
        for one in sorted(held, key=lambda one: one.needs != own)
    )
    if rows:
        header = (words("Who needs it"), words("Who gives it"), words("What"), words("By when"))
        yield (
            "needs",
            Table(header, rows, words("Table: agreements to sign."), (2.4, 2.4, 4.4, 1.3), strong=frozenset({0, 1})),
        )


def _questions_of(okras: OkraSet, material: Material) -> list[OpenQuestion]:
    lines = {one.id for one in okras.objectives} | {one.id for one in okras.key_results}
    return [
        one
        for one in material.okras.questions
        if one.answer is None and (one.owner == okras.owner or lines.intersection(one.about))
    ]


def _asked(okras: OkraSet, material: Material, words: Words) -> Iterator[Named]:
    asked = _questions_of(okras, material)[:_MOST_QUESTIONS]
    if asked:
        rows = tuple((one.text, "") for one in asked)
        header = (words("Question"), words("Our answer"))
        yield "team questions", Table(header, rows, words("Table: open questions."), (6.4, 4.0), strong=frozenset())
