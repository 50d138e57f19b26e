import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.analyse.insights import analyse
from okra_coach.analyse.readiness import readiness
from okra_coach.analyse.readiness_words import UNKNOWN
from okra_coach.analyse.steps import stepped
from okra_coach.model.insights import Readiness, ScaleResult
from okra_coach.model.rollout_settings import ReadinessWeights, TierSettings
from okra_coach.model.sentence import Sentence
from okra_coach.model.shown import Figures
from okra_coach.model.workshop import RolloutSettings, Team, TeamKind
from tests.analyse.building import engagement, response

ALPHA = Team("alpha", "Alpha", TeamKind.PROJECT, 9)
WEIGHTS = st.builds(ReadinessWeights, *[st.integers(0, 100)] * 8)


def scale(question: str, band: tuple[float, float], n: int = 6) -> dict[str, Figures]:
    return {question: Figures(scales=(ScaleResult(question, "alpha", n, None, band=band),))}


def level(question: str, value: float, n: int = 6) -> dict[str, Figures]:
    return {question: Figures(levels={"alpha": (value, n)})}


def evidence(told: Mapping[str, Figures], name: str, team: Team = ALPHA) -> str:
    return next(one.evidence for one in readiness(team, told).criteria if one.id == name)


@pytest.mark.parametrize(("share", "tier"), [(100, 1), (60, 1), (59, 2), (30, 2), (29, 3), (0, 3)])
def test_the_share_of_project_work_makes_the_tier_whatever_the_kind(share: int, tier: int) -> None:
    for kind in TeamKind:
        assert readiness(replace(ALPHA, kind=kind, project_share=share), {}).tier == tier


@pytest.mark.parametrize(
    ("kind", "tier"),
    [(TeamKind.PROJECT, 1), (TeamKind.RESULT, 1), (TeamKind.CENTRAL, 2), (TeamKind.DAILY, 3)],
)
def test_without_a_share_the_kind_makes_it(kind: TeamKind, tier: int) -> None:
    assert readiness(replace(ALPHA, kind=kind), {}).tier == tier


def test_tiers_are_settings() -> None:
    settings = RolloutSettings(tiers=TierSettings(80, 50))
    tiers = [readiness(replace(ALPHA, project_share=share), {}, settings).tier for share in (80, 79, 50, 49)]
    assert tiers == [1, 2, 2, 3]


def test_a_vote_of_the_team_never_moves_its_tier() -> None:
    said = [response(n, "alpha", team__kind="daily") for n in range(9)]
    ready = analyse(engagement(said)).readiness[0]
    assert (ready.tier, ready.kind) == (1, TeamKind.PROJECT)


def test_a_share_counts_as_work_towards_a_result() -> None:
    half = readiness(replace(ALPHA, project_share=50), {}).criteria[0]
    assert (half.level, half.evidence) == (2.0, "Entered with 50 % of its week in project or result work.")


def test_weights_are_settings_and_only_their_proportion_matters() -> None:
    told = scale("work.decide", (4.2, 5.0)) | scale("work.speak_up", (1.0, 1.8))
    usual = readiness(ALPHA, told, RolloutSettings(weights=ReadinessWeights(30, 10, 10, 20, 20, 5, 5, 0)))
    halved = readiness(ALPHA, told, RolloutSettings(weights=ReadinessWeights(15, 5, 5, 10, 10, 3, 2, 0)))
    assert (usual.score, usual.low, usual.high, usual.coverage) == (halved.score, halved.low, halved.high, 70)


def test_backing_counts_once_it_has_a_weight() -> None:
    told = scale("work.backing", (1.0, 1.8))
    silent, heard = (
        readiness(ALPHA, told, RolloutSettings(weights=ReadinessWeights(backing=weight))) for weight in (0, 100)
    )
    assert (silent.score, len(silent.counted), len(silent.known)) == (100.0, 7, 1)
    assert (heard.score, len(heard.counted), len(heard.known)) == (28.0, 8, 2)


@given(WEIGHTS, st.floats(0, 4), st.booleans(), st.integers(0, 100))
def test_the_score_lies_in_the_range_and_the_range_on_the_scale(
    weights: ReadinessWeights, found: float, is_told: bool, share: int
) -> None:
    told = level("team.measure1", found) if is_told else {}
    ready = readiness(replace(ALPHA, project_share=share), told, RolloutSettings(weights=weights))
    assert 0 <= ready.low <= ready.high <= 100
    assert 0 <= ready.coverage <= 100
    if ready.score is not None and ready.coverage == 100:
        assert ready.low == ready.high == ready.score


def test_each_criterion_has_a_name_and_says_what_it_rests_on() -> None:
    for one in readiness(ALPHA, {}).criteria:
        assert isinstance(one.name, Sentence)
        assert isinstance(one.evidence, Sentence)
    assert [one.name for one in readiness(ALPHA, {}).criteria][-1] == "The sponsor's backing"


def test_what_is_hidden_says_no_more_than_that() -> None:
    hidden = analyse(engagement([response(n, "alpha", work__decide=5.0) for n in range(4)])).readiness[0]
    nothing = analyse(engagement([])).readiness[0]
    assert [one.evidence for one in hidden.criteria] == [one.evidence for one in nothing.criteria]
    assert {one.evidence for one in hidden.criteria[1:]} == {UNKNOWN}


@pytest.mark.parametrize(
    ("band", "words"),
    [((1.0, 1.8), "clearly no"), ((1.8, 2.6), "rather no"), ((2.6, 3.4), "in between"), ((3.4, 4.2), "rather yes"),
     ((4.2, 5.0), "clearly yes")],
)  # fmt: skip
def test_a_scale_is_told_by_its_step(band: tuple[float, float], words: str) -> None:
    told = evidence(scale("work.decide", band), "decide")
    assert told == f"The team decides how it reaches its goals: {words} (6 answers)."


@pytest.mark.parametrize(
    ("question", "name", "lowest", "highest"),
    [
        ("direction.themes", "priorities", "Hardly any of its votes", "Nearly all of its votes"),
        ("work.checkins", "rhythm", "rarely or never", "about every week"),
        ("team.capacity", "room", "Under 4 %", "16 % of its week or more"),
    ],
)
def test_levels_are_told_from_the_lowest_to_the_highest(question: str, name: str, lowest: str, highest: str) -> None:
    told = [evidence(level(question, stepped(value)), name) for value in (0.0, 1.0, 2.0, 3.0, 4.0)]
    assert len(set(told)) == 5
    assert lowest in told[0]
    assert highest in told[-1]


def test_measures_are_told_by_their_values_of_today() -> None:
    told = [evidence(level("team.measure1", value), "measurability") for value in (1.0, 2.0, 4.0)]
    assert [text.split(" (")[0] for text in told] == [
        "Measures were named, none with a value of today",
        "One measure has a value of today",
        "Two or more measures have a value of today",
    ]


def test_a_disputed_kind_is_told_beside_what_workshop_yaml_says() -> None:
    told = {"team.kind": Figures(disputed=("alpha",))} | scale("work.results_visible", (3.4, 4.2))
    assert evidence(told, "result_orientation") == (
        "Entered as a project with an end. At least two of its people describe it otherwise. "
        "Results are seen within weeks: rather yes (6 answers)."
    )


@given(st.lists(st.tuples(st.floats(1, 5), st.sampled_from(["project", "result", "central", "daily"])), max_size=12))
def test_no_evidence_holds_a_figure_of_the_team_but_how_many_answered(said: list[tuple[float, str]]) -> None:
    answers = [
        response(n, "alpha", work__decide=value, work__speak_up=value, work__backing=value, team__kind=kind)
        for n, (value, kind) in enumerate(said)
    ]
    ready: Readiness = analyse(engagement(answers)).readiness[0]
    for one in ready.criteria:
        assert set(re.findall(r"\d+", one.evidence)) <= {str(len(said))}
        assert one.level is None or one.evidence != UNKNOWN
