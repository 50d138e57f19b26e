from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.analyse.feedback import feedback_results, net_promoter_scores
from okra_coach.analyse.feedback_intervals import (
    mean_interval,
    net_promoter_interval,
    share_change,
    student,
    wilson,
)
from okra_coach.model.feedback import FeedbackFile, FeedbackKind, FeedbackResult, FeedbackRow, ScoreColumn

NPS, CSAT, CES = FeedbackKind.NPS, FeedbackKind.CSAT, FeedbackKind.CES


def file(*columns: ScoreColumn, name: str = "a.csv", asked: int | None = None) -> FeedbackFile:
    return FeedbackFile(name, columns, main=0, asked=asked)


def rows(of: FeedbackFile, *scores: float, segment: str = "") -> list[FeedbackRow]:
    return [FeedbackRow(of, number, (score,), "", segment) for number, score in enumerate(scores, 2)]


def only(found: tuple[FeedbackResult, ...]) -> FeedbackResult:
    (result,) = found
    return result


def test_satisfaction_is_the_share_of_the_two_best_steps() -> None:
    result = only(
        feedback_results(rows(file(ScoreColumn("Happy?", CSAT, 1, 5)), *[5.0] * 50, *[4.0] * 20, *[2.0] * 30))
    )
    assert (result.unit, result.value, result.good_from, result.n) == ("share", 0.7, 4, 100)
    assert (round(result.low, 2), round(result.high, 2), round(result.detectable_change, 2)) == (0.6, 0.78, 0.18)


def test_school_marks_are_good_when_they_are_low() -> None:
    result = only(feedback_results(rows(file(ScoreColumn("Schulnote", CSAT, 6, 1)), 1, 2, 5, 6)))
    assert (result.value, result.good_from) == (0.5, 2)


def test_ease_on_seven_steps_counts_the_three_that_agree() -> None:
    assert only(feedback_results(rows(file(ScoreColumn("Easy", CES, 1, 7)), 7, 5, 4, 1))).value == 0.5


def test_a_score_of_its_own_is_a_mean() -> None:
    result = only(feedback_results(rows(file(ScoreColumn("Rate us", FeedbackKind.OTHER, 0, 10, 0.6)), 4, 6)))
    assert (result.unit, result.value, result.low, result.high) == ("mean", 5.0, 0.0, 10.0)


def test_recommendation_scores_of_two_languages_are_one() -> None:
    english, german = file(ScoreColumn("Recommend?", NPS, 0, 10)), file(ScoreColumn("Empfehlen?", NPS, 0, 10), name="b")
    result = only(feedback_results(rows(english, 10, 9) + rows(german, 0, 10)))
    assert (result.n, result.value, result.name) == (4, 50.0, "")
    assert net_promoter_scores(rows(english, 10, 9) + rows(german, 0, 10))[0].n == 4


def test_satisfaction_with_two_things_is_two_scores() -> None:
    one, other = file(ScoreColumn("Delivery", CSAT, 1, 5)), file(ScoreColumn("Support", CSAT, 1, 5), name="b")
    assert [result.name for result in feedback_results(rows(one, 5) + rows(other, 1))] == ["Delivery", "Support"]


def test_a_column_that_is_not_the_score_of_its_file_is_no_net_promoter_score() -> None:
    unclear = FeedbackFile("a.csv", (ScoreColumn("A", NPS, 0, 10), ScoreColumn("B", NPS, 0, 10)), main=None)
    answers = [FeedbackRow(unclear, 2, (9.0, 3.0))]
    assert net_promoter_scores(answers) == ()
    assert [result.name for result in feedback_results(answers)] == ["A", "B"]


def test_large_groups_of_customers_stand_below_the_company() -> None:
    of = file(ScoreColumn("Recommend?", NPS, 0, 10), asked=200)
    found = feedback_results(rows(of, *[9.0] * 30, segment="Retail") + rows(of, *[3.0] * 29, segment="Food"))
    assert [(result.group, result.n, result.asked) for result in found] == [("company", 59, 200), ("Retail", 30, None)]


@pytest.mark.parametrize(("freedom", "point"), [(1, 12.706), (5, 2.571), (15, 2.131), (30, 2.042), (1000, 1.962)])
def test_students_t_is_that_of_the_tables(freedom: int, point: float) -> None:
    assert student(freedom) == pytest.approx(point, abs=0.003)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share_and_stays_a_share(case: tuple[int, int]) -> None:
    found, n = case
    low, high = wilson(found, n)
    assert 0.0 <= low <= found / n <= high <= 1.0


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.integers(2, 20))
def test_more_answers_of_the_same_share_are_surer(case: tuple[int, int], times: int) -> None:
    found, n = case
    (low, high), (lower, higher) = wilson(found * times, n * times), wilson(found, n)
    assert high - low <= higher - lower
    assert share_change(found * times, n * times) <= share_change(found, n) + 1e-9


@given(st.integers(1, 300), st.integers(0, 300), st.integers(0, 300), st.integers(2, 20))
def test_a_net_promoter_interval_holds_the_score_and_shrinks(p: int, d: int, rest: int, times: int) -> None:
    n = p + d + rest
    low, high = net_promoter_interval(p, d, n)
    assert -100 <= low <= 100 * (p - d) / n <= high <= 100
    if n >= 15:
        closer, closer_high = net_promoter_interval(p * times, d * times, n * times)
        assert closer_high - closer <= high - low + 1e-9


@given(st.lists(st.integers(1, 7), min_size=1, max_size=200))
def test_a_mean_interval_holds_the_mean_within_the_scale(scores: list[int]) -> None:
    mean = sum(scores) / len(scores)
    deviation = (sum((score - mean) ** 2 for score in scores) / max(len(scores) - 1, 1)) ** 0.5
    low, high = mean_interval(len(scores), mean, deviation, 1, 7)
    assert 1 <= low <= mean + 1e-9
    assert mean - 1e-9 <= high <= 7


@given(st.lists(st.sampled_from([0.0, 3.0, 6.0, 7.0, 9.0, 10.0]), min_size=1, max_size=80))
def test_the_net_promoter_score_and_its_result_agree(scores: list[float]) -> None:
    answers = rows(file(ScoreColumn("Recommend?", NPS, 0, 10)), *scores)
    score, result = net_promoter_scores(answers)[0], only(feedback_results(answers))
    assert (score.score, score.low, score.high, score.n) == (result.value, result.low, result.high, result.n)
    assert score.promoters + score.passives + score.detractors == pytest.approx(1)
