"""The alignment tree laid out: objectives of the company at the left, what supports each at its right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from okra_coach.documents.deck_drawings import Branch, Leaf, Tree
from okra_coach.documents.letters import Letters
from okra_coach.documents.sketch import Join, Part, Sketch, Spot, Words, lowered, words_height

_ROOT_SHARE, _CHANNEL = 0.36, 44.0
_GAP, _BETWEEN = 6.0, 16.0
_INSET, _AIR = 10.0, 10.0
_WIDE, _MANY = 640.0, 5


def draw_tree(tree: Tree, width: float, letters: Letters) -> Sketch:
    """Branches from top to bottom, each as high as its objective or its leaves need."""
    parts: list[Part] = []
    joins: list[Join] = []
    top = 0.0
    for number, branch in enumerate(tree.rows):
        drawn = _branch(branch, _tracks(tree, width), width, tree.size, letters)
        rule = [_rule(width)] if number else []
        base = len(parts) + len(rule)
        down = top + (_BETWEEN if number else 0.0)
        parts += [*(lowered(part, top + _BETWEEN / 2) for part in rule), *(lowered(part, down) for part in drawn)]
        joins += [] if branch.apart else [Join(base, base + leaf) for leaf in _joined(drawn)]
        top = max((part.spot.top + part.spot.height for part in parts), default=0.0)
    return Sketch(tuple(parts), top, tuple(joins))


def _tracks(tree: Tree, width: float) -> int:
    """Leaves stand side by side where there are many, they are short, and the slide is wide."""
    short = all(not leaf.text for branch in tree.rows for leaf in branch.leaves)
    many = max((len(branch.leaves) for branch in tree.rows), default=0) > (2 if short else _MANY)
    return (3 if short else 2) if many and width >= _WIDE else 1


def _joined(drawn: Sequence[Part]) -> Iterator[int]:
    """The leaves of the first track; those beside them are read along with them."""
    first = min((part.spot.left for part in drawn[1:]), default=0.0)
    yield from (number for number, part in enumerate(drawn) if number and part.spot.left == first)


def _rule(width: float) -> Part:
    return Part("Rule", Spot(0, 0, width, 0), form="line", edge=("accent4", 0.75, "solid"))


def _branch(branch: Branch, tracks: int, width: float, size: float, letters: Letters) -> list[Part]:
    """The objective in the middle beside its leaves."""
    own = _ROOT_SHARE * width
    room = (width - own - _CHANNEL - _GAP * (tracks - 1)) / tracks
    leaves = list(_leaves(branch, tracks, own + _CHANNEL, room, size, letters))
    high = max((leaf.spot.top + leaf.spot.height for leaf in leaves), default=0.0)
    words = (Words(branch.text, size + 1, "quiet" if branch.apart else "bg1", bold=True),)
    need = words_height(words, own - 2 * _INSET - 2, letters) + _AIR
    root = Part("Objective", Spot(0, max((high - need) / 2, 0.0), own, need), words, inset=_INSET)
    painted = replace(root, edge=("tx2", 1.0, "sysDash")) if branch.apart else replace(root, fill="accent1")
    return [painted, *(lowered(leaf, max((need - high) / 2, 0.0)) for leaf in leaves)]


def _leaves(branch: Branch, tracks: int, left: float, width: float, size: float, letters: Letters) -> Iterator[Part]:
    """Rows of leaves, each as high as its highest."""
    top = 0.0
    for start in range(0, len(branch.leaves), tracks):
        row = branch.leaves[start : start + tracks]
        high = max(words_height(_told(leaf, size), width - 2 * _INSET - 2, letters) for leaf in row) + _AIR
        edge = ("tx2", 1.0, "sysDash") if branch.apart else None
        for track, leaf in enumerate(row):
            spot = Spot(left + track * (width + _GAP), top, width, high)
            yield Part("Team", spot, _told(leaf, size), fill="" if edge else "bg2", edge=edge, inset=_INSET)
        top += high + _GAP


def _told(leaf: Leaf, size: float) -> tuple[Words, ...]:
    return (Words(leaf.text, size, lead=leaf.name) if leaf.text else Words(leaf.name, size, "tx2", bold=True),)
