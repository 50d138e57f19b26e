"""The tracker's *Roadmap*: teams in rows, cycles in columns, a coloured cell for what a team does in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okra_coach.compose.rollout_views import (
    KINDS,
    in_lanes,
    kind_of,
    readiness_of,
    readiness_told,
    team_names,
    wave_when,
)
from okra_coach.documents.tracker import ROADMAP_TITLE
from okra_coach.documents.workbook import Align, Cell, Look, Row, Sheet
from okra_coach.model.engagement import Material
from okra_coach.model.rollout import Part, Placement
from okra_coach.model.workshop import TeamKind
from okra_coach.words import Words, mark

_HINT = mark("Who starts in which cycle; dates of later cycles are approximate.")
_MOST_CYCLES = 10
_FIRST_ROW = 4


def compose_roadmap(material: Material, words: Words, name: str) -> Sheet:
    """One row a team, in lanes by the kind of its work and in order of the waves."""
    cycles = _cycles(material)
    rows = [
        Row((Cell(words(ROADMAP_TITLE), look=Look.TITLE),), 30),
        Row((Cell(words(_HINT), look=Look.SUBTITLE),), 20),
        Row(),
        _header(cycles, material, words),
    ]  # fmt: skip
    for lane, members in in_lanes(material.rollout.placements, material):
        rows += [_lane(lane, len(cycles), words)]
        rows += [_team(one, cycles, material, words) for one in sorted(members, key=lambda one: one.wave)]
    rows += [Row(height=14), *_legend(words)]
    widths = (36, 21, 40, *(15 for _ in cycles))
    return Sheet(name, widths, tuple(rows), freeze=(_FIRST_ROW, 1), repeat=_FIRST_ROW - 1)


def _cycles(material: Material) -> tuple[int, ...]:
    """The cycles that have a column, one after the last wave so that what follows is seen; ten at most."""
    last = max((wave.number for wave in material.rollout.waves), default=1)
    return tuple(range(1, min(last, _MOST_CYCLES) + 1))


def _header(cycles: Sequence[int], material: Material, words: Words) -> Row:
    texts = [words("Team"), words("Kind of work"), words("Readiness, 0 to 100")]
    cells = [Cell(text, look=Look.HEADER) for text in texts]
    for number in cycles:
        when = wave_when(number, material.workshop, words)
        head = words("Wave {number}", number=number)
        cells.append(Cell(f"{head}\n{when}", look=Look.HEADER, align=Align.CENTRE))
    return Row(tuple(cells), 46)


def _lane(name: str, cycles: int, words: Words) -> Row:
    return Row((Cell(words(name), look=Look.HEADING), *(Cell(look=Look.PLAIN) for _ in range(cycles + 2))), 24)


def _team(placement: Placement, cycles: Sequence[int], material: Material, words: Words) -> Row:
    names = team_names(material)
    kind = kind_of(placement.team, material)
    return Row(
        (
            Cell(names.get(placement.team, placement.team), look=Look.STRONG),
            Cell(words(KINDS[kind])),
            Cell(readiness_told(readiness_of(placement.team, material), words)),
            *_path(placement, kind, cycles, words),
        )
    )


def _path(placement: Placement, kind: TeamKind, cycles: Sequence[int], words: Words) -> Iterator[Cell]:
    """What the team does cycle by cycle; a wave beyond the last column is told in it."""
    for number in cycles:
        if placement.wave > number:
            waits = number == cycles[-1]
            later = words("from wave {number}", number=placement.wave) if waits else None
            board = words("health board") if kind is TeamKind.DAILY else None
            yield Cell(later or board, look=Look.BOARD if board else Look.TEXT, align=Align.CENTRE)
        elif placement.wave == number:
            yield _start(placement, words)
        else:
            cycle = words("cycle {number}", number=number - placement.wave + 1)
            yield Cell(cycle, look=Look.RUNS, align=Align.CENTRE)


def _start(placement: Placement, words: Words) -> Cell:
    if placement.part is Part.PROBE:
        return Cell(words("starts as probe"), look=Look.PROBE, align=Align.CENTRE)
    return Cell(words("starts"), look=Look.STARTS, align=Align.CENTRE)


def _legend(words: Words) -> Iterator[Row]:
    told = (
        (Look.STARTS, words("starts"), words("The team's first cycle with OKR+As.")),
        (Look.PROBE, words("starts as probe"), words("The central team that tests whether the goals fit together.")),
        (Look.RUNS, words("cycle {number}", number=2), words("Its later cycles; it needs less coaching each time.")),
        (Look.BOARD, words("health board"), words("The few numbers that must stay healthy, before OKR+As start.")),
    )
    for look, name, text in told:
        yield Row((Cell(name, look=look, align=Align.CENTRE), Cell(text, look=Look.NOTE, span=2), Cell()), 20)
