"""Decks as text that a reviewer reads."""

from __future__ import annotations

from okra_coach.documents.deck import (
    Bars,
    Block,
    Bullets,
    Card,
    Columns,
    Deck,
    Figure,
    Ranges,
    Roadmap,
    Steps,
    Table,
    Text,
)
from tests.outline_drawings import drawn


def outline(deck: Deck) -> str:
    """Every slide with its section, title, blocks, source and notes."""
    lines = [f"{deck.title} ({deck.language}), footer: {deck.footer}"]
    for number, slide in enumerate(deck.slides, 1):
        lines += ["", f"{number} [{slide.section}] {slide.layout}: {slide.title}"]
        lines += [f"   {slide.subtitle}"] if slide.subtitle else []
        lines += [f"   {line}" for block in slide.blocks for line in _block(block)]
        lines += [f"   {slide.source}"] if slide.source else []
        lines += [f"   | {line}" for line in slide.notes.splitlines()]
    return "\n".join(lines)


def _block(block: Block) -> list[str]:
    match block:
        case Text():
            return [f"({block.tone}) {block.text}"]
        case Bullets():
            return [f"- {item}" for item in block.items]
        case Table():
            return [" | ".join(row) for row in (block.header, *block.rows)]
        case Bars():
            return [f"bars {name}: {dict(zip(block.categories, values, strict=True))}" for name, values in block.series]
        case Card():
            return [f"card {block.label}: {block.text}", *(f"     {line}" for line in block.detail.splitlines())]
        case Figure():
            return [f"figure {block.value}: {block.label}; {block.detail}"]
        case Steps():
            return [f"step {head}: {'; '.join(lines)}" for head, lines in block.steps]
        case Roadmap() | Ranges() | Columns():
            return _chart(block)
        case _:
            return drawn(block)


def _chart(block: Roadmap | Ranges | Columns) -> list[str]:
    match block:
        case Roadmap():
            return [f"roadmap {block.alt}", *(f"     {lane.name}: {lane.line}" for lane in block.lanes if lane.line)]
        case Ranges():
            return [f"range {row.name}: {row.told}" for row in block.rows]
        case Columns():
            return [f"columns {block.name}: {dict(zip(block.categories, block.values, strict=True))}"]
