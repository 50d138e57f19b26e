"""What only the read-out for the sponsor shows: the proposal on one slide, and what she must decide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from okra_coach.compose.deck import compose_deck
from okra_coach.compose.key_result_words import target_told, value_told
from okra_coach.documents.deck import Block, Deck, Table
from okra_coach.documents.deck_stage import Stage
from okra_coach.model.engagement import Material
from okra_coach.model.measure import Direction
from okra_coach.model.okra import COMPANY, KeyResult, OpenQuestion
from okra_coach.words import Words

Named = tuple[str, Block]
_MOST_DECISIONS = 5
_MOST_RESULTS = 3


def compose_sponsor_deck(material: Material, words: Words, own: Path | None = None, stage: Stage | None = None) -> Deck:
    """Ten slides at most: findings, proposed company OKR+As, who starts, price, risks, decisions."""
    about = {"decisions": len(_decisions(material))}
    title = words("{client}: read-out for the sponsor", client=material.workshop.client)
    return compose_deck("sponsor", title, material, words, own, about, dict(_blocks(material, words)), stage)


def _blocks(material: Material, words: Words) -> Iterator[Named]:
    company = material.okras.company
    if company and company.objectives:
        rows = tuple(
            (objective.text, "\n".join(_told(one, words) for one in objective.key_results[:_MOST_RESULTS]))
            for objective in company.objectives
        )
        header = (words("Objective (draft)"), words("How we would know"))
        yield "company table", Table(header, rows, words("Table: drafted OKR+As of the company."), (4.0, 6.0))
    asked = _decisions(material)
    if asked:
        header = (words("To decide"), words("Decision"))
        rows = tuple((one.text, "") for one in asked)
        yield "decisions", Table(header, rows, words("Table: decisions needed."), (7.6, 2.8), strong=frozenset())


def _decisions(material: Material) -> tuple[OpenQuestion, ...]:
    """The weightiest questions about the company as a whole."""
    asked = [one for one in material.okras.questions if one.answer is None and one.owner == COMPANY]
    return tuple(sorted(asked, key=lambda one: -one.weight)[:_MOST_DECISIONS])


def _told(result: KeyResult, words: Words) -> str:
    """`Wait at the counter: 25 → 10 minutes`; what nobody gave is to confirm."""
    target = target_told(result, words)
    if result.direction is Direction.KEEP and result.low is not None and result.high is not None:
        return f"{result.measure}: {target}"
    return f"{result.measure}: {value_told(result.baseline, result.unit, words)} → {target}"
