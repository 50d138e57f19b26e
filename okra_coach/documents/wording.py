"""A text that knows a shorter way to say itself, for slides that the whole of it does not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from okra_coach.documents.deck import Block, Bullets, Card, Steps, Table


class Wording(str):
    """A text like any other, with `tight`: the same in fewer words."""

    __slots__ = ("tight",)
    tight: str

    def __new__(cls, text: str, tight: str) -> Wording:
        """The whole text; equal to it wherever nothing is tight."""
        self = super().__new__(cls, text)
        self.tight = tight
        return self


def tightened(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks in fewer words, wherever a text knows how; the very same ones where none does."""
    return tuple(_tight(block) for block in blocks)


def _tight(block: Block) -> Block:
    match block:
        case Table():
            rows = tuple(_all(row) for row in block.rows)
            marked = next((new for old, new in zip(block.rows, rows, strict=True) if old == block.marked), ())
            return replace(block, rows=rows, marked=marked) if rows != block.rows else block
        case Bullets():
            items = _all(block.items)
            return replace(block, items=items) if items != block.items else block
        case Steps():
            steps = tuple((_one(head), _all(lines)) for head, lines in block.steps)
            return replace(block, steps=steps) if steps != block.steps else block
        case Card():
            return replace(block, detail=_one(block.detail)) if isinstance(block.detail, Wording) else block
        case _:
            return block


def _all(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(_one(text) for text in texts)


def _one(text: str) -> str:
    return text.tight if isinstance(text, Wording) else text
