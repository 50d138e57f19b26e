"""A change of a tidied text is put into the text as a person laid it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines of the tidied text with the lines that another one has in their place."""

    start: int
    end: int
    other_start: int
    other_end: int


def merged_lines(own: str, tidied: str, changed: str) -> str:
    """`own` with the lines that differ between `tidied` and `changed`.

    `tidied` is `own` as a program would write it. Where both differ from it in the same place, the change counts.
    """
    base, mine, theirs = (text.splitlines(keepends=True) for text in (tidied, own, changed))
    if base == mine:
        return changed
    layout, changes = _pieces(base, mine), _pieces(base, theirs)
    out: list[str] = []
    at = 0
    for start, end, has_change in _clusters(layout, changes):
        out += mine[_moved(layout, at, last=True) : _moved(layout, start)]
        pieces, lines = (changes, theirs) if has_change else (layout, mine)
        out += lines[_moved(pieces, start) : _moved(pieces, end, last=True)]
        at = end
    return "".join([*out, *mine[_moved(layout, at, last=True) :]])


def _pieces(base: Sequence[str], other: Sequence[str]) -> list[_Piece]:
    found = SequenceMatcher(None, base, other, autojunk=False).get_opcodes()
    return [_Piece(*places) for tag, *places in found if tag != "equal"]


def _clusters(layout: Sequence[_Piece], changes: Sequence[_Piece]) -> list[tuple[int, int, bool]]:
    """The stretches of the tidied text where something differs, and whether a change is in them."""
    clusters: list[tuple[int, int, bool]] = []
    told = [*((piece, False) for piece in layout), *((piece, True) for piece in changes)]
    for piece, is_change in sorted(told, key=lambda one: (one[0].start, one[0].end)):
        start, end, has_change = clusters[-1] if clusters else (-1, -1, False)
        if piece.start < end:
            clusters[-1] = start, max(end, piece.end), has_change or is_change
        else:
            clusters.append((piece.start, piece.end, is_change))
    return clusters


def _moved(pieces: Sequence[_Piece], at: int, *, last: bool = False) -> int:
    """Where a line of the tidied text is in the other one; `last` counts what was put in at this very place."""
    shift = 0
    for piece in pieces:
        if piece.end < at or (piece.end == at and (last or piece.start < at)):
            shift = piece.other_end - piece.end
    return at + shift
