"""Where everything stands on a roadmap of a given size, so that composing and painting agree; sizes in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from okra_coach.documents.deck import Chip, Lane, Mark, Roadmap
from okra_coach.documents.letters import Letters
from okra_coach.documents.sketch import Spot as Spot

SMALLEST = 10.5
"""The smallest letters that a slide of ours is planned with; a brand with less room may take one size less."""
HEADER = 44.0
LEGEND_SIZE = 11.0
_KEY, _LEGEND_LINE = 16.0, 17.0
GATE = 22.0
"""The gap between two waves, which holds the diamond of the gate."""
_SIZES = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, SMALLEST)
_AIR = (18.0, 10.0, 4.0)
"""What chips may be higher where there is room, the most first."""
_TRACKS, _NARROWEST = 4, 82.0
_PAD, _GAP = 7.0, 5.0
_INSET = 14.0
_MOST_LINES = 2
_WORDS = 15.0
"""The height of a line of small words."""


@dataclass(frozen=True)
class Plan:
    """A roadmap laid out: letters' size, and the spots of columns, lanes and chips (by column, lane)."""

    size: float
    height: float
    columns: tuple[Spot, ...]
    lanes: tuple[Spot, ...]
    names: float
    legend: tuple[tuple[Spot, Spot], ...]
    """For each mark and the gate, where its key and its words stand."""
    chips: tuple[tuple[tuple[tuple[Chip, Spot], ...], ...], ...]


def lay_out(
    roadmap: Roadmap, width: float, height: float, letters: Letters, sizes: Sequence[float] = _SIZES
) -> Plan | None:
    """The roadmap at the largest of the sizes at which it holds; None when it does not."""
    tries = [*((sizes[0], air) for air in _AIR), *((size, 0.0) for size in sizes)]
    plans = (_fitted(roadmap, width, height, letters, size, air) for size, air in tries)
    return next((plan for plan in plans if plan is not None), None)


def smallest(roadmap: Roadmap, width: float, size: float, letters: Letters) -> Plan:
    """The roadmap at one size, as low as it gets, whether it holds or not."""
    tracks = [1] * len(roadmap.columns)
    while (wider := _more(roadmap, tracks, width, size)) is not None:
        tracks = wider
    return _plan(roadmap, tracks, width, letters, size)


def pages(roadmap: Roadmap, width: float, height: float, letters: Letters, most: int = 5) -> Iterator[Roadmap]:
    """The roadmap on as few slides as it needs, each with as many columns as it holds."""
    first, count = 0, len(roadmap.columns)
    while first < count:
        last = min(first + most, count)
        while last > first + 1 and lay_out(_part(roadmap, first, last), width, height, letters) is None:
            last -= 1
        yield _part(roadmap, first, last)
        first = last


def _part(roadmap: Roadmap, first: int, last: int) -> Roadmap:
    lanes = tuple(_cut(lane, first, last) for lane in roadmap.lanes)
    kept = tuple(lane for lane in lanes if any(lane.cells) or lane.line_to)
    used = {chip.mark for lane in kept for cell in lane.cells for chip in cell}
    legend = tuple(entry for entry in roadmap.legend if entry[0] in used)
    return replace(roadmap, columns=roadmap.columns[first:last], lanes=kept, legend=legend)


def _cut(lane: Lane, first: int, last: int) -> Lane:
    return replace(lane, cells=lane.cells[first:last], line_to=min(max(lane.line_to - first, 0), last - first))


def _fitted(roadmap: Roadmap, width: float, height: float, letters: Letters, size: float, air: float) -> Plan | None:
    tracks: list[int] | None = [1] * len(roadmap.columns)
    while tracks is not None:
        plan = _plan(roadmap, tracks, width, letters, size, air)
        if plan.height <= height:
            return plan if _reads_well(plan, letters) else None
        tracks = _more(roadmap, tracks, width, size)
    return None


def _reads_well(plan: Plan, letters: Letters) -> bool:
    """Whether no word is broken and no name takes more than two lines."""
    return all(
        letters.lines(chip.text, plan.size, spot.width - _INSET, bold=is_bold(chip)) <= _MOST_LINES
        and max(letters.width(word, plan.size, bold=is_bold(chip)) for word in chip.text.split(" "))
        <= spot.width - _INSET
        for column in plan.chips
        for cell in column
        for chip, spot in cell
    )


def _more(roadmap: Roadmap, tracks: Sequence[int], width: float, size: float) -> list[int] | None:
    """One more track of chips in the column that makes the roadmap highest; None when chips would get too narrow."""
    fullest = max(
        range(len(tracks)),
        key=lambda column: max((-(-len(lane.cells[column]) // tracks[column]) for lane in roadmap.lanes), default=0),
    )
    more = [count + (number == fullest) for number, count in enumerate(tracks)]
    chips = max((len(lane.cells[fullest]) for lane in roadmap.lanes), default=0)
    if more[fullest] > min(_TRACKS, chips):
        return None
    widths = _widths(more, width - _names(roadmap, size))
    narrow = min(_chip_width(one, count) for one, count in zip(widths, more, strict=True))
    return more if narrow >= _NARROWEST else None


def _plan(
    roadmap: Roadmap, tracks: Sequence[int], width: float, letters: Letters, size: float, air: float = 0.0
) -> Plan:
    names = _names(roadmap, size)
    widths = _widths(tracks, width - names)
    lefts = [names + sum(widths[:number]) + GATE * number for number in range(len(widths))]
    columns = tuple(Spot(left, 0, one, HEADER) for left, one in zip(lefts, widths, strict=True))
    lanes: list[Spot] = []
    chips: list[list[tuple[tuple[Chip, Spot], ...]]] = [[] for _ in columns]
    top = HEADER + _PAD
    for lane in roadmap.lanes:
        cells = [
            _cell(cell, spot, count, letters, size, air)
            for cell, spot, count in zip(lane.cells, columns, tracks, strict=True)
        ]
        line = line_height(lane, columns, letters)
        above = line if any(lane.cells[: lane.line_to]) else 0.0
        high = max(
            [
                *(_bottom(cell) for cell in cells),
                line,
                size * 1.3 * _name_lines(lane, letters),
            ]
        )
        for number, cell in enumerate(cells):
            chips[number].append(tuple((chip, replace(spot, top=spot.top + top + above + _PAD)) for chip, spot in cell))
        lanes.append(Spot(0, top, width, high + above + 2 * _PAD))
        top += high + above + 2 * _PAD
    legend = tuple(_legend(roadmap, names, top + _PAD, width, letters))
    foot = max((words.top + words.height for _, words in legend), default=top)
    return Plan(size, foot, columns, tuple(lanes), names, legend, tuple(map(tuple, chips)))


def line_height(lane: Lane, columns: Sequence[Spot], letters: Letters) -> float:
    """The height of the line that runs before a lane's first team, with the words over it; nothing without one."""
    if not lane.line_to:
        return 0.0
    return letters.lines(lane.line, LEGEND_SIZE, line_width(lane, columns)) * _WORDS + 5


def line_width(lane: Lane, columns: Sequence[Spot]) -> float:
    """How far that line runs."""
    last = columns[lane.line_to - 1]
    return last.left + last.width - columns[0].left


def legend_texts(roadmap: Roadmap) -> tuple[str, ...]:
    """What each mark means, and last the gate where there is one."""
    gates = any(column.gate for column in roadmap.columns)
    return (*(text for _, text in roadmap.legend), *((roadmap.gate,) if roadmap.gate and gates else ()))


def _legend(roadmap: Roadmap, names: float, top: float, width: float, letters: Letters) -> Iterator[tuple[Spot, Spot]]:
    """Keys and words from left to right; what does not fit goes on in a further line."""
    left = names
    for text in legend_texts(roadmap):
        wide = letters.width(text, LEGEND_SIZE) + 6
        if left + _KEY + wide > width and left > names:
            left, top = names, top + _LEGEND_LINE
        yield Spot(left, top + 3, _KEY, 10), Spot(left + _KEY + 5, top, wide, _LEGEND_LINE)
        left += _KEY + wide + 17


def _names(roadmap: Roadmap, size: float) -> float:
    """The room for the lanes' names at the left; names of several words are broken."""
    return 92.0 if roadmap.lanes else 0.0


def _name_lines(lane: Lane, letters: Letters) -> int:
    return letters.lines(lane.name, 12, 84, bold=True)


def _widths(tracks: Sequence[int], width: float) -> list[float]:
    """Columns of more tracks are wider, though less than that many times."""
    shares = [1 + 0.7 * (count - 1) for count in tracks]
    free = width - GATE * (len(tracks) - 1)
    return [free * share / sum(shares) for share in shares]


def _chip_width(width: float, tracks: int) -> float:
    return (width - _GAP * (tracks - 1)) / tracks


def _cell(
    cell: Sequence[Chip], column: Spot, tracks: int, letters: Letters, size: float, air: float
) -> list[tuple[Chip, Spot]]:
    """Chips from left to right and down, rows as high as their highest chip."""
    width, top = _chip_width(column.width, tracks), 0.0
    placed: list[tuple[Chip, Spot]] = []
    for start in range(0, len(cell), tracks):
        row = cell[start : start + tracks]
        high = (
            max(letters.lines(chip.text, size, width - _INSET, bold=is_bold(chip)) for chip in row) * size * 1.2
            + _ends(size)
            + air
        )
        placed += [
            (chip, Spot(column.left + number * (width + _GAP), top, width, high)) for number, chip in enumerate(row)
        ]
        top += high + _GAP
    return placed


def is_bold(chip: Chip) -> bool:
    """Whether a chip's name is written in bold: those of the first wave are."""
    return chip.mark in (Mark.NOW, Mark.PROBE)


def _ends(size: float) -> float:
    """What a chip is higher than its words: more where letters may be large."""
    return 8 + 2.5 * max(size - 12, 0)


def _bottom(cell: Sequence[tuple[Chip, Spot]]) -> float:
    return max((spot.top + spot.height for _, spot in cell), default=0.0)
