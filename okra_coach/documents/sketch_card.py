"""A whole OKR+A laid out: the objective above, key results at the left, first actions at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okra_coach.documents.deck_drawings import Aim, OkraCard
from okra_coach.documents.letters import Letters
from okra_coach.documents.sketch import Part, Sketch, Spot, Words, words_height

_INSET, _BAR, _GAP = 16.0, 5.0, 26.0
_VALUES, _NARROW = 0.42, 520.0
_ROW = 10.0
_LARGER = 6.0


def draw_card(card: OkraCard, width: float, letters: Letters) -> Sketch:
    """The objective on its ground, below it two columns, or one under the other where the slide is narrow."""
    head = _head(card, width, letters)
    top = max(part.spot.height for part in head) + 14
    both = bool(card.aims and card.actions) and width >= _NARROW
    aims_wide = (width - _GAP) * 0.6 if both else width
    start, wide = (aims_wide + _GAP, width - aims_wide - _GAP) if both else (0.0, width)
    high = max(_heading_height(card, 0, aims_wide, letters), _heading_height(card, 1, wide, letters))
    left = list(_aims(card, 0.0, top, aims_wide, high, letters)) if card.aims else []
    after = _foot(left, top) + 12 if not both and left else top
    right = list(_actions(card, start, after, wide, high, letters)) if card.actions else []
    parts = (*head, *left, *right)
    return Sketch(parts, max(part.spot.top + part.spot.height for part in parts))


def _foot(parts: Sequence[Part], top: float) -> float:
    return max((part.spot.top + part.spot.height for part in parts), default=top)


def _head(card: OkraCard, width: float, letters: Letters) -> list[Part]:
    """Label, objective and for whom on a tinted ground with a bar at its left."""
    words = [Words(card.label, max(card.size - 2, 11.0), "quiet", bold=True)] if card.label else []
    words.append(Words(card.text, card.size + _LARGER, "tx2", bold=True, before=2))
    if card.detail:
        words += [Words(line, card.size, before=3) for line in card.detail.split("\n")]
    high = words_height(words, width - 2 * _INSET - 2, letters) + 22
    return [
        Part("Objective", Spot(0, 0, width, high), tuple(words), fill="bg2", inset=_INSET),
        Part("Accent", Spot(0, 0, _BAR, high), fill="accent1"),
    ]


def _heading_height(card: OkraCard, number: int, width: float, letters: Letters) -> float:
    words = (Words(card.heads[number], card.size - 1, bold=True),)
    return max(1.3 * card.size, words_height(words, width - 2, letters)) + 4


def _heading(text: str, spot: Spot, size: float) -> Iterator[Part]:
    """A heading above its rule; headings side by side are of one height."""
    yield Part("Heading", spot, (Words(text, size - 1, "quiet", bold=True),))
    line = Spot(spot.left, spot.top + spot.height + 1, spot.width, 0)
    yield Part("Rule", line, form="line", edge=("tx2", 1.5, "solid"))


def _aims(card: OkraCard, left: float, top: float, width: float, head: float, letters: Letters) -> Iterator[Part]:
    """A row a key result: the measure, and from where to where."""
    yield from _heading(card.heads[0], Spot(left, top, width, head), card.size)
    down = top + head + 4
    for number, aim in enumerate(card.aims):
        if number:
            yield Part("Rule", Spot(left, down, width, 0), form="line", edge=("accent4", 0.75, "solid"))
        measure, span = (Words(aim.measure, card.size, bold=True),), (Words(told(aim), card.size),)
        values = _VALUES * width
        high = max(words_height(measure, width - values - 14, letters), words_height(span, values - 2, letters)) + _ROW
        yield Part("Key result", Spot(left, down, width - values - 12, high), measure)
        yield Part("From to", Spot(left + width - values, down, values, high), span, align="r")
        down += high


def told(aim: Aim) -> str:
    """`61 % → 85 %`; a band without an arrow."""
    return f"{aim.today} → {aim.target}" if aim.today else aim.target


def _actions(card: OkraCard, left: float, top: float, width: float, head: float, letters: Letters) -> Iterator[Part]:
    yield from _heading(card.heads[1], Spot(left, top, width, head), card.size)
    points = tuple(Words(action, card.size, before=5, listed=True) for action in card.actions)
    down = top + head + 4
    yield Part("Actions", Spot(left, down, width, words_height(points, width - 2, letters)), points, anchor="t")
