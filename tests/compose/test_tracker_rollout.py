"""The tracker's roadmap and rollout."""

from __future__ import annotations

from dataclasses import replace

import pytest

from okra_coach.compose.tracker_roadmap import compose_roadmap
from okra_coach.compose.tracker_rollout import compose_rollout
from okra_coach.documents.workbook import Cell, Look, Row, Sheet
from okra_coach.model.rollout import Gate
from okra_coach.words import load_words
from tests.many_teams import many_teams

WORDS = load_words("en")
CYCLES = 3


def roadmap(count: int) -> Sheet:
    return compose_roadmap(many_teams(count), WORDS, "Roadmap")


def rollout(count: int) -> Sheet:
    return compose_rollout(many_teams(count), WORDS, "Rollout")


def teams(sheet: Sheet) -> dict[str, tuple[Cell, ...]]:
    return {str(row.cells[0].value): row.cells for row in sheet.rows if row.cells and row.cells[0].look is Look.STRONG}


def row_of(sheet: Sheet, text: str) -> Row:
    return next(row for row in sheet.rows if any(cell.value == text for cell in row.cells))


@pytest.mark.parametrize("count", [4, 40])
def test_every_team_starts_once_in_the_column_of_its_wave(count: int) -> None:
    made = many_teams(count)
    found = teams(roadmap(count))

    for placement in made.rollout.placements:
        cells = found[made.workshop.team(placement.team).name][CYCLES:]
        starts = [n for n, cell in enumerate(cells, 1) if cell.look in (Look.STARTS, Look.PROBE)]
        assert starts == [placement.wave]


def test_cycles_are_counted_on_after_the_start() -> None:
    cells = teams(roadmap(12))["Quote-to-Book Portal"][CYCLES:]

    assert [cell.value for cell in cells] == ["starts", "cycle 2", "cycle 3"]


def test_day_to_day_teams_have_a_health_board_until_they_start_and_others_nothing() -> None:
    found = teams(roadmap(12))

    assert [cell.look for cell in found["Customs Desk"][CYCLES:]] == [Look.BOARD, Look.BOARD, Look.STARTS]
    assert [cell.value for cell in found["Data Platform"][CYCLES:]][:1] == [None]


def test_waves_beyond_the_last_column_are_told_in_it() -> None:
    base = many_teams(4)
    moved = tuple(replace(one, wave=14 if one.wave == 2 else 1) for one in base.rollout.placements)
    waves = (base.rollout.waves[0], replace(base.rollout.waves[1], number=14))
    sheet = compose_roadmap(
        replace(base, rollout=replace(base.rollout, placements=moved, waves=waves)), WORDS, "Roadmap"
    )
    cells = teams(sheet)["Customs Desk"][CYCLES:]

    assert len(cells) == 10
    assert cells[-1].value == "from wave 14"


def test_the_rollout_has_one_row_a_team_with_everything_about_it() -> None:
    cells = row_of(rollout(4), "Customs Desk").cells

    assert [cell.value for cell in cells] == [
        2,
        "Customs Desk",
        "health board",
        "Day-to-day",
        "61",
        "\n".join(many_teams(4).rollout.placement("t3").reasons),
        "the coaches have 20 more hours in wave 1",
    ]


def test_agreements_are_open_to_fill_in_with_empty_rows_below() -> None:
    sheet = rollout(4)
    header = next(n for n, row in enumerate(sheet.rows) if any(c.value == "Accepted by" for c in row.cells))
    rows = sheet.rows[header + 1 : header + 7]

    assert [row.cells[1].value for row in rows] == [
        "Finance & Billing",
        "Quote-to-Book Portal",
        "Ocean Product",
        *[None] * 3,
    ]
    for row in rows:
        assert all(row.cells[column].opens for column in (0, 4, 5, 6))
    assert [row.cells[1].opens for row in rows] == [False] * 3 + [True] * 3


@pytest.mark.parametrize(("accepted", "said"), [(True, "yes"), (False, "no"), (None, None)])
def test_what_is_accepted_already_stands_there(accepted: bool | None, said: str | None) -> None:
    base = many_teams(4)
    agreements = (replace(base.rollout.agreements[0], accepted=accepted),)
    sheet = compose_rollout(replace(base, rollout=replace(base.rollout, agreements=agreements)), WORDS, "Rollout")
    header = next(n for n, row in enumerate(sheet.rows) if any(c.value == "Accepted by" for c in row.cells))

    assert sheet.rows[header + 1].cells[4].value == said


def test_a_gate_tells_what_happens_when_it_is_missed() -> None:
    base = many_teams(4)
    gates = (Gate(2, ("Ten check-ins.",), ("We wait.",)),)
    sheet = compose_rollout(replace(base, rollout=replace(base.rollout, gates=gates)), WORDS, "Rollout")

    assert row_of(sheet, "Ten check-ins.").cells[0].value == 2
    assert row_of(sheet, "If it is missed: We wait.").cells[0].value is None


def test_no_agreements_no_table_to_fill_in() -> None:
    base = many_teams(4)
    sheet = compose_rollout(replace(base, rollout=replace(base.rollout, agreements=())), WORDS, "Rollout")

    assert not [cell for row in sheet.rows for cell in row.cells if cell.opens]


@pytest.mark.parametrize("count", [4, 40])
def test_every_row_has_as_many_cells_as_the_sheet_has_columns_or_stands_alone(count: int) -> None:
    for sheet in (roadmap(count), rollout(count)):
        assert {len(row.cells) for row in sheet.rows} <= {0, 1, 3, len(sheet.widths)}
