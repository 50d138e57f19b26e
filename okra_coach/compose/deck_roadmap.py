"""The roadmap of the waves: teams as chips in lanes by the kind of their work, along the cycles."""

from __future__ import annotations

from collections.abc import Sequence

from okra_coach.compose.rollout_views import in_lanes, kind_of, team_names, wave_when
from okra_coach.documents.deck import Chip, Column, Lane, Mark, Roadmap
from okra_coach.model.engagement import Material
from okra_coach.model.rollout import Part, Placement
from okra_coach.model.workshop import TeamKind
from okra_coach.words import Words, mark

_MOST_COLUMNS = 10
_MOST_IN_COLUMN = 24
_LEGEND = (
    (Mark.NOW, mark("starts with the first cycle")),
    (Mark.PROBE, mark("alignment probe")),
    (Mark.LATER, mark("follows when its gate is passed")),
    (Mark.BOARD, mark("health board")),
)
_Waves = tuple[int, ...]


def roadmap(material: Material, words: Words) -> Roadmap:
    """All waves; those after the ninth share a column, and of a crowded one only the numbers are told."""
    columns = _columns([wave.number for wave in material.rollout.waves])
    placements = material.rollout.placements
    held = [tuple(one for one in placements if one.wave in waves) for waves in columns]
    lanes = tuple(_lane(name, team_in_lane, columns, held, material, words)
                  for name, team_in_lane in in_lanes(placements, material))  # fmt: skip
    used = {chip.mark for lane in lanes for cell in lane.cells for chip in cell}
    return Roadmap(
        tuple(_column(waves, members, material, words) for waves, members in zip(columns, held, strict=True)),
        lanes,
        words("Roadmap"),
        tuple((one, words(text)) for one, text in _LEGEND if one in used),
        words("gate: what must be true first"),
    )


def _columns(numbers: Sequence[int]) -> tuple[_Waves, ...]:
    if len(numbers) <= _MOST_COLUMNS:
        return tuple((number,) for number in numbers)
    return (*((number,) for number in numbers[: _MOST_COLUMNS - 1]), tuple(numbers[_MOST_COLUMNS - 1 :]))


def _column(waves: _Waves, members: Sequence[Placement], material: Material, words: Words) -> Column:
    gated = any(gate.before_wave == waves[0] for gate in material.rollout.gates)
    gate = words("Gate before wave {number}", number=waves[0]) if gated else ""
    names = team_names(material)
    teams = words.join([names.get(one.team, one.team) for one in members])
    return Column(_head(waves, words), wave_when(waves[0], material.workshop, words), gate, teams)


def _head(waves: _Waves, words: Words) -> str:
    if len(waves) == 1:
        return words("Wave {number}", number=waves[0])
    return words("Waves {first} to {last}", first=waves[0], last=waves[-1])


def _lane(
    name: str,
    members: Sequence[Placement],
    columns: Sequence[_Waves],
    held: Sequence[Sequence[Placement]],
    material: Material,
    words: Words,
) -> Lane:
    cells = tuple(
        _cell([one for one in members if one.wave in waves], len(all_of_them), material, words)
        for waves, all_of_them in zip(columns, held, strict=True)
    )
    first = next((number for number, cell in enumerate(cells) if cell), 0)
    daily = kind_of(members[0].team, material) is TeamKind.DAILY
    line = words("health board from day one") if daily and first else ""
    return Lane(words(name), cells, line, first if line else 0)


def _cell(members: Sequence[Placement], in_column: int, material: Material, words: Words) -> tuple[Chip, ...]:
    """A chip a team, or one chip that counts them where the column would be too full to read."""
    if not members:
        return ()
    if in_column > _MOST_IN_COLUMN and len(members) > 1:
        return (Chip(words.plural("{n} team", "{n} teams", len(members)), _mark(members[0], material)),)
    names = team_names(material)
    return tuple(Chip(names.get(one.team, one.team), _mark(one, material)) for one in members)


def _mark(placement: Placement, material: Material) -> Mark:
    if placement.part is Part.PROBE:
        return Mark.PROBE
    if placement.wave > material.rollout.waves[0].number:
        return Mark.LATER
    return Mark.BOARD if placement.part is Part.BOARD else Mark.NOW
