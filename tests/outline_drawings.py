"""Drawings of a deck as text that a reviewer reads."""

from __future__ import annotations

from okra_coach.documents.deck_drawings import (
    Drawing,
    Instruction,
    Leaf,
    Line,
    OkraCard,
    Quadrant,
    ThemeList,
    Timeline,
    Tree,
)


def drawn(block: Drawing | Line) -> list[str]:
    """A line for each thing that the drawing tells."""
    match block:
        case Line():
            expected = [(block.expected_name, block.expected)] if block.expected else []
            return [
                f"line {name}: {dict(zip(block.dates, values, strict=True))}"
                for name, values in (*block.series, *expected)
            ]
        case Tree():
            return [line for row in block.rows for line in (f"tree {row.text}", *_leaves(row.leaves))]
        case Quadrant():
            return [f"dot {item.name}: {item.across:g}, {item.up:g}" for item in block.items]
        case ThemeList():
            return [f"theme {row.name}: {row.told}; {row.says}" for row in block.rows]
        case Timeline():
            return [f"event {row.when}: {row.what}" for row in block.rows]
        case OkraCard():
            aims = [f"     {aim.measure}: {aim.today} → {aim.target}" for aim in block.aims]
            actions = [f"     - {action}" for action in block.actions]
            return [f"OKR+A {block.label}: {block.text}", *block.detail.splitlines(), *aims, *actions]
        case Instruction():
            steps = [f"     {number}. {step}" for number, step in enumerate(block.steps, block.first)]
            facts = [f"     {head}: {told}" for head, told in block.facts]
            return [f"instruction {block.name}: {block.when}, {block.long}; {block.question}", *steps, *facts]


def _leaves(leaves: tuple[Leaf, ...]) -> list[str]:
    return [f"     {leaf.name}: {leaf.text}" for leaf in leaves]
