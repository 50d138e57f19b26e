"""The rollout's slides: what stands on them, for few teams and for many."""

from __future__ import annotations

from dataclasses import replace

import pytest

from okra_coach.compose.deck import compose_workshop_deck
from okra_coach.compose.deck_fit import Fitting
from okra_coach.compose.deck_rollout import rollout_blocks
from okra_coach.documents.deck import Bullets, Columns, Deck, Layout, Mark, Ranges, Roadmap, Slide, Table
from okra_coach.documents.deck_stage import Stage
from okra_coach.model.change import Change
from okra_coach.model.effort import CoachWeek, Effort
from okra_coach.model.insights import Readiness
from okra_coach.model.rollout import Part, Rollout
from okra_coach.model.workshop import TeamKind
from okra_coach.words import load_words
from tests.golden import check_golden
from tests.many_teams import many_teams
from tests.material import material
from tests.outline import outline

WORDS = load_words("en")


def deck(count: int, language: str = "en") -> Deck:
    return compose_workshop_deck(many_teams(count), load_words(language))


def blocks(count: int, kind: type) -> list:  # type: ignore[type-arg]
    return [block for slide in deck(count).slides for block in slide.blocks if isinstance(block, kind)]


def rollout_slides(made: Deck) -> list[Slide]:
    parts = {"rollout", "needs", "risks", "bonus", "dates", "reserve"}
    return [slide for slide in made.slides if slide.part in parts or slide.title.startswith("Why a quarter")]


@pytest.mark.parametrize("count", [4, 40])
def test_the_rollout_reads_as_a_story(count: int) -> None:
    made = deck(count)
    golden = {4: "rollout_slides_of_four", 40: "rollout_slides_of_forty"}[count]

    check_golden(golden, outline(replace(made, slides=tuple(rollout_slides(made)))), "compose")


@pytest.mark.parametrize("count", [1, 4, 12, 40, 150])
@pytest.mark.parametrize("language", ["en", "de", "vi"])
def test_no_slide_holds_more_than_fits(count: int, language: str) -> None:
    for slide in deck(count, language).slides:
        assert not Fitting(Stage()).over(slide), slide.title


@pytest.mark.parametrize("count", [4, 40])
def test_every_team_stands_on_the_roadmap_once_in_its_wave(count: int) -> None:
    names = {team.id: team.name for team in many_teams(count).workshop.teams}
    shown = [
        (column.head, chip.text)
        for block in blocks(count, Roadmap)
        for number, column in enumerate(block.columns)
        for lane in block.lanes
        for chip in lane.cells[number]
    ]

    assert sorted(shown) == sorted((f"Wave {p.wave}", names[p.team]) for p in many_teams(count).rollout.placements)


def test_a_column_too_full_to_read_counts_its_teams_and_the_alternative_text_still_names_them() -> None:
    crowd = blocks(150, Roadmap)
    texts = [chip.text for block in crowd for lane in block.lanes for cell in lane.cells for chip in cell]

    assert any(text.endswith(" teams") for text in texts)
    assert all(team.name in " ".join(block.alt for block in crowd) for team in many_teams(150).workshop.teams)


def test_more_waves_than_ten_share_the_last_column() -> None:
    base = many_teams(24)
    teams = base.workshop.teams
    waves = tuple(
        replace(base.rollout.waves[0], number=number, teams=(teams[number - 1].id,)) for number in range(1, 25)
    )
    placements = tuple(replace(base.rollout.placement(team.id), wave=number) for number, team in enumerate(teams, 1))
    found = dict(
        rollout_blocks(replace(base, rollout=replace(base.rollout, waves=waves, placements=placements)), WORDS)
    )
    roadmap = found["waves"]

    assert isinstance(roadmap, Roadmap)
    assert len(roadmap.columns) == 10
    assert roadmap.columns[-1].head == "Waves 10 to 24"
    assert sum(len(cell) for lane in roadmap.lanes for cell in lane.cells) == 24


def test_marks_tell_the_probe_the_first_wave_and_those_that_follow() -> None:
    (roadmap,) = blocks(4, Roadmap)
    marks = {chip.text: chip.mark for lane in roadmap.lanes for cell in lane.cells for chip in cell}

    assert marks == {
        "Quote-to-Book Portal": Mark.NOW,
        "Ocean Product": Mark.NOW,
        "Finance & Billing": Mark.PROBE,
        "Customs Desk": Mark.LATER,
    }
    assert {mark for mark, _ in roadmap.legend} == set(marks.values())


def test_day_to_day_teams_have_a_line_until_they_start() -> None:
    (roadmap,) = blocks(4, Roadmap)
    lines = {lane.name: (lane.line, lane.line_to) for lane in roadmap.lanes}

    assert lines["Day-to-day work"] == ("health board from day one", 1)
    assert lines["Projects and results"] == ("", 0)


def test_a_health_board_in_the_first_wave_is_marked_as_one() -> None:
    base = many_teams(4)
    placements = tuple(replace(one, wave=1) for one in base.rollout.placements)
    found = dict(rollout_blocks(replace(base, rollout=replace(base.rollout, placements=placements)), WORDS))
    roadmap = found["waves"]

    assert isinstance(roadmap, Roadmap)
    daily = roadmap.lanes[-1]
    assert [chip.mark for chip in daily.cells[0]] == [Mark.BOARD]
    assert daily.line == ""


def test_readiness_is_sorted_within_its_kind_of_work() -> None:
    runs = _joined([row for block in blocks(40, Ranges) for row in block.rows])

    assert len(runs) == 3
    assert all(run == sorted(run, reverse=True) for run in runs)


def _joined(rows: list) -> list[list[float]]:  # type: ignore[type-arg]
    """The scores below each heading, those of a heading that comes again together."""
    found: dict[str, list[float]] = {}
    heading = ""
    for row in rows:
        if row.heading:
            heading = row.name
        elif row.at is not None:
            found.setdefault(heading, []).append(row.at)
    return list(found.values())


def test_a_team_with_too_few_answers_is_told_and_has_no_bar() -> None:
    base = many_teams(7)
    chart = dict(rollout_blocks(base, WORDS))["readiness"]
    assert isinstance(chart, Ranges)
    unknown = [row for row in chart.rows if row.low is None and not row.heading]

    assert [row.told for row in unknown] == ["not enough answers"]


def test_many_teams_with_too_few_answers_are_counted_in_one_row() -> None:
    rows = [row for block in blocks(40, Ranges) for row in block.rows]

    assert ("6 teams", "not enough answers") in [(row.name, row.told) for row in rows]
    assert len([row for row in rows if row.told == "not enough answers"]) == 1


def test_a_range_tells_how_much_of_it_is_known() -> None:
    told = {row.name: row.told for block in blocks(4, Ranges) for row in block.rows}

    assert told["Quote-to-Book Portal"] == "40 (31 to 49), 4 of 5 criteria known"
    assert told["Ocean Product"] == "47"


@pytest.mark.parametrize("coverage", [0, 25, 49])
def test_no_chart_where_fewer_than_two_teams_may_be_shown(coverage: int) -> None:
    base = many_teams(4)
    hidden = tuple(
        Readiness(one.team, TeamKind.RESULT, 1, 100.0, 25.0, 100.0, coverage) for one in base.insights.readiness
    )
    found = dict(rollout_blocks(replace(base, insights=replace(base.insights, readiness=hidden)), WORDS))

    assert "readiness" not in found


def test_with_many_teams_later_waves_share_a_row_of_reasons() -> None:
    few, many = (dict(rollout_blocks(many_teams(count), WORDS))["reasons"] for count in (12, 40))

    assert isinstance(few, Table)
    assert isinstance(many, Table)
    assert len(few.rows) == 12
    assert len(many.rows) == 3 + 6 + 2
    assert many.rows[-1][0] == "19 teams"
    assert "For 13: It does day-to-day work" in many.rows[-1][2]


def test_agreements_of_the_first_wave_are_shown_and_later_ones_counted() -> None:
    table = next(block for block in blocks(40, Table) if "Signed" in block.header)
    texts = [block.text for slide in deck(40).slides for block in slide.blocks if hasattr(block, "text")]

    assert len(table.rows) == 3
    assert "36 more agreements are for later waves; they stand on the page of the rollout." in texts


@pytest.mark.parametrize(("accepted", "said"), [(True, "yes"), (False, "no"), (None, "")])
def test_an_agreement_tells_whether_it_is_signed(accepted: bool | None, said: str) -> None:
    base = many_teams(4)
    agreements = tuple(replace(one, accepted=accepted) for one in base.rollout.agreements)
    table = dict(rollout_blocks(replace(base, rollout=replace(base.rollout, agreements=agreements)), WORDS))[
        "agreements"
    ]

    assert isinstance(table, Table)
    assert {row[-1] for row in table.rows} == {said}


def test_the_coaches_weeks_have_their_line_only_when_every_week_has_one() -> None:
    base = many_teams(4)
    weeks = base.effort.weeks
    known = dict(rollout_blocks(base, WORDS))["coach load"]
    partly = replace(base, effort=Effort((), (*weeks[:-1], CoachWeek(weeks[-1].monday, 11))))
    unknown = dict(rollout_blocks(partly, WORDS))["coach load"]

    assert isinstance(known, Columns)
    assert isinstance(unknown, Columns)
    assert len(known.line) == len(known.values) == 12
    assert unknown.line == ()


def test_hours_are_added_up_by_wave() -> None:
    table = next(block for block in blocks(4, Table) if block.header[-1] == "Together")

    assert table.rows[0] == ("Wave 1", "6 h\n1 × 6", "40 h\n2 × 20", "55.5 h\n3 × 18.5", "288 h\n24 × 12", "390 h")


def test_what_single_teams_hear_on_one_day_shares_a_row() -> None:
    base = many_teams(4)
    first = base.change.messages[0]
    names = [team.name for team in base.workshop.teams]
    messages = (first, *(replace(first, audience=name) for name in names), base.change.messages[1])
    table = dict(rollout_blocks(replace(base, change=Change(messages=messages)), WORDS))["messages"]

    assert isinstance(table, Table)
    assert [row[1] for row in table.rows] == ["All leads", "4 teams", "Works council"]
    assert table.rows[1][-1] == "each from its lead"


def test_the_case_for_a_short_cycle_stands_near_the_front() -> None:
    slide = next(slide for slide in deck(4).slides if slide.title.startswith("Why a quarter"))

    assert slide.section == "What today is for"
    assert isinstance(slide.blocks[0], Bullets)
    assert slide.blocks[0].items == many_teams(4).change.short_cycle


def test_one_line_that_says_that_nothing_can_be_said_makes_no_slide() -> None:
    silent = replace(many_teams(4), change=Change(short_cycle=("Too few people answered.",)))

    assert "short cycle" not in dict(rollout_blocks(silent, WORDS))


def test_nothing_to_say_no_slide() -> None:
    bare = replace(material(), rollout=Rollout(), effort=Effort(), change=Change())
    titles = [slide.title for slide in compose_workshop_deck(bare, WORDS).slides]

    assert dict(rollout_blocks(bare, WORDS)) == {}
    assert not [title for title in titles if "gate" in title or "Readiness" in title or "agreement" in title]


def test_every_slide_of_the_rollout_has_a_source_and_notes_to_speak_from() -> None:
    for slide in rollout_slides(deck(40)):
        if slide.layout is Layout.CONTENT and not isinstance(slide.blocks[0], Bullets):
            assert slide.source, slide.title
        assert "Purpose:" in slide.notes, slide.title
        assert slide.section == "In reserve" or f" ({slide.section})." in slide.notes, slide.title


def test_the_probe_is_the_part_of_one_team() -> None:
    assert sum(one.part is Part.PROBE for one in many_teams(40).rollout.placements) == 1
