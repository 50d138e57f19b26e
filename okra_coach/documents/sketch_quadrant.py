"""A quadrant laid out: dots where they belong, and names beside them that never lie over each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from okra_coach.documents.deck_drawings import MOST, Item, Quadrant
from okra_coach.documents.letters import Letters
from okra_coach.documents.sketch import Part, Sketch, Spot, Words

_SIDE, _FOOT, _KEY = 96.0, 22.0, 0.28
_DOT, _AIR, _INSET = 12.0, 4.0, 8.0


def draw_quadrant(quadrant: Quadrant, width: float, letters: Letters) -> Sketch:
    """Four fields, the axes' ends, the dots, and a key for names that no place is left for."""
    height = quadrant.height
    keyed = _keyed(quadrant, Spot(_SIDE, 0, width - _SIDE, height - _FOOT), letters)
    wide = width * (1 - _KEY) if keyed else width
    field = Spot(_SIDE, 0, wide - _SIDE, height - _FOOT)
    size = quadrant.size
    parts = [*_fields(quadrant, field), *_ends(quadrant, field)]
    dots = [_dot(item, field, size) for item in quadrant.items]
    names = _placed(quadrant, field, dots, letters)
    for number, (item, dot, name) in enumerate(zip(quadrant.items, dots, names, strict=True), 1):
        if name is None:
            dot = replace(dot, words=(Words(str(number), size - 2, "bg1", bold=True),))
            dot = replace(dot, spot=_around(dot.spot, size + 6))
        parts.append(dot)
        if name is not None:
            parts.append(Part("Name", name, (Words(item.name, size),), anchor="ctr"))
    high = height
    left = [
        (number, item) for number, (item, name) in enumerate(zip(quadrant.items, names, strict=True), 1) if not name
    ]
    if left:
        key = tuple(Words(f"{number}  {item.name}", size, before=4.0) for number, item in left)
        spot = Spot(wide + 14, 0, width - wide - 14, height - _FOOT)
        parts.append(Part("Key", spot, key, anchor="t"))
        high = max(height, sum(_lines(one.text, size, spot.width, letters) * size * letters.line + 4 for one in key))
    return Sketch(tuple(parts), high)


def _lines(text: str, size: float, width: float, letters: Letters) -> int:
    return letters.lines(text, size, width - 2)


def _keyed(quadrant: Quadrant, field: Spot, letters: Letters) -> bool:
    """Whether a name finds no place even in the widest field."""
    dots = [_dot(item, field, quadrant.size) for item in quadrant.items]
    return any(name is None for name in _placed(quadrant, field, dots, letters))


def _fields(quadrant: Quadrant, field: Spot) -> Iterator[Part]:
    """Upper left, upper right, lower left, lower right; the upper right one is where to look first."""
    wide, high = field.width / 2 - 2, field.height / 2 - 2
    for number in range(4):
        column, row = number % 2, number // 2
        name = quadrant.fields[number] if number < len(quadrant.fields) else ""
        spot = Spot(field.left + column * (wide + 4), field.top + row * (high + 4), wide, high)
        words = (Words(name, quadrant.size, "tx2", bold=True),) if name else ()
        yield Part("Field", spot, words, fill="bg2", anchor="b" if row else "t", align="r" if column else "l",
                   inset=_INSET)  # fmt: skip


def _ends(quadrant: Quadrant, field: Spot) -> Iterator[Part]:
    """What the axes mean at their ends."""
    size, foot = quadrant.size, field.top + field.height + 4
    high = 3.6 * size
    yield Part("Axis", Spot(0, field.top, _SIDE - 8, high), (_quiet(f"↑ {quadrant.up[1]}", size),), anchor="t",
               align="r")  # fmt: skip
    low = Spot(0, field.top + field.height - high, _SIDE - 8, high)
    yield Part("Axis", low, (_quiet(f"↓ {quadrant.up[0]}", size),), anchor="b", align="r")
    half = field.width / 2
    yield Part("Axis", Spot(field.left, foot, half, _FOOT - 4), (_quiet(f"← {quadrant.across[0]}", size),))
    right = Spot(field.left + half, foot, half, _FOOT - 4)
    yield Part("Axis", right, (_quiet(f"{quadrant.across[1]} →", size),), align="r")


def _quiet(text: str, size: float) -> Words:
    return Words(text, size, "quiet", bold=True)


def _dot(item: Item, field: Spot, size: float) -> Part:
    across, up = (min(max(value, 0.0), MOST) / MOST for value in (item.across, item.up))
    free_w, free_h = field.width - 2 * _DOT, field.height - 2 * _DOT
    left = field.left + _DOT / 2 + across * free_w
    top = field.top + _DOT / 2 + (1 - up) * free_h
    return Part("Dot", Spot(left, top, _DOT, _DOT), form="ellipse", fill="accent1", edge=("bg1", 1.0, "solid"))


def _around(spot: Spot, wide: float) -> Spot:
    """A larger spot on the same middle."""
    more = (wide - spot.width) / 2
    return Spot(spot.left - more, spot.top - more, wide, wide)


def _placed(quadrant: Quadrant, field: Spot, dots: Sequence[Part], letters: Letters) -> list[Spot | None]:
    """For each item the first free place right, left, above or below its dot; None where there is none."""
    taken = [_around(dot.spot, quadrant.size + 6) for dot in dots] + list(_named(quadrant, field, letters))
    names: list[Spot | None] = []
    for item, dot in zip(quadrant.items, dots, strict=True):
        free = (spot for spot in _places(item, dot.spot, quadrant.size, letters) if _inside(spot, field))
        own = _around(dot.spot, quadrant.size + 6)
        others = [one for one in taken if one != own]
        crowded = taken.count(own) > 1
        name = None if crowded else next((spot for spot in free if not any(_over(spot, one) for one in others)), None)
        names.append(name)
        taken += [name] if name else []
    return names


def _named(quadrant: Quadrant, field: Spot, letters: Letters) -> Iterator[Spot]:
    """Where the fields' own names stand."""
    for part in _fields(quadrant, field):
        for words in part.words:
            high = letters.lines(words.text, words.size, part.spot.width - 2 * _INSET, bold=True) * words.size * 1.3 + 6
            top = part.spot.top if part.anchor == "t" else part.spot.top + part.spot.height - high
            wide = min(letters.width(words.text, words.size, bold=True) + 2 * _INSET, part.spot.width)
            left = part.spot.left if part.align == "l" else part.spot.left + part.spot.width - wide
            yield Spot(left, top, wide, high)


def _places(item: Item, dot: Spot, size: float, letters: Letters) -> Iterator[Spot]:
    wide, high = letters.width(item.name, size) + 4, size * letters.line + 2
    middle = dot.top + dot.height / 2 - high / 2
    centre = dot.left + dot.width / 2 - wide / 2
    yield Spot(dot.left + dot.width + _AIR, middle, wide, high)
    yield Spot(dot.left - _AIR - wide, middle, wide, high)
    yield Spot(centre, dot.top - high - 1, wide, high)
    yield Spot(centre, dot.top + dot.height + 1, wide, high)


def _inside(spot: Spot, field: Spot) -> bool:
    return (
        spot.left >= field.left
        and spot.top >= field.top
        and spot.left + spot.width <= field.left + field.width
        and spot.top + spot.height <= field.top + field.height
    )


def _over(one: Spot, other: Spot) -> bool:
    return (
        one.left < other.left + other.width
        and other.left < one.left + one.width
        and one.top < other.top + other.height
        and other.top < one.top + one.height
    )
