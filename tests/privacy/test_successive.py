"""Two packs of the same engagement, compared by a reader who knows who answered late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.analyse.insights import Analysed, analyse_beside
from okra_coach.model.answers import Response
from okra_coach.model.engagement import Engagement
from okra_coach.model.insights import ScaleResult
from tests.analyse.building import TEAMS, engagement, response
from tests.privacy.effort import examples

_START = datetime(2027, 1, 4, 9, 0)


def _person(number: int, team: str | None, role: str, value: float, option: str) -> Response:
    one = response(number, team, role, work__decide=value, work__planning=option, direction__themes=("speed",))
    return replace(one, submitted=_START + timedelta(minutes=number))


PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(TEAMS),
        st.sampled_from(["leadership", "member", "member", "member"]),
        st.integers(1, 5).map(float),
        st.sampled_from(["yearly", "quarterly", "monthly"]),
    ),
    min_size=8,
    max_size=30,
)
MORE = st.lists(PEOPLE.flatmap(st.sampled_from), max_size=9)


def _people(values: Sequence[tuple[str, str, float, str]], first: int = 0) -> list[Response]:
    return [_person(first + number, *one) for number, one in enumerate(values)]


def _figures(analysed: Analysed, question: str) -> list[ScaleResult]:
    return [result for result in analysed.insights.scales if result.question == question and result.n is not None]


@settings(max_examples=examples(150), deadline=None)
@given(PEOPLE, MORE, st.integers(0, 9), st.integers(3, 6))
def test_a_figure_moves_only_when_enough_answers_came_and_went(
    before: list[tuple[str, str, float, str]], late: list[tuple[str, str, float, str]], left: int, threshold: int
) -> None:
    people, newcomers = _people(before), _people(late, 100)
    first = analyse_beside(engagement(people, threshold=threshold), None)
    second = analyse_beside(engagement([*people[left:], *newcomers], threshold=threshold), first.shown)
    old, new = _figures(first, "work.decide"), _figures(second, "work.decide")
    if not old or old == new:
        return
    for changed in (newcomers, people[:left]):
        assert not 0 < len(changed) < threshold or not new
        for team in {result.group for result in old} & {result.group for result in new} - {"company"}:
            assert not 0 < sum(_group(one) == team for one in changed) < threshold or not new


def _group(one: Response) -> str | None:
    return "leadership" if one.role == "leadership" else one.team


@settings(max_examples=examples(60), deadline=None)
@given(PEOPLE, st.lists(MORE, min_size=2, max_size=4), st.integers(3, 6))
def test_any_two_packs_differ_by_enough_answers(
    before: list[tuple[str, str, float, str]], waves: list[list[tuple[str, str, float, str]]], threshold: int
) -> None:
    people, shown, packs = _people(before), None, []
    for number, late in enumerate([[], *waves], 1):
        people = [*people, *_people(late, 100 * number)]
        analysed = analyse_beside(engagement(people, threshold=threshold), shown)
        shown = analysed.shown
        counts = analysed.insights.choices.get("work.planning")
        packs.append(sum(counts.values()) if counts else None)
    told = [pack for pack in packs if pack is not None]
    assert all(one == other or abs(one - other) >= threshold for one in told for other in told)


def _ten() -> list[Response]:
    return [_person(n, "alpha" if n < 5 else "beta", "member", 1.0 + n % 5, "yearly") for n in range(10)]


def test_one_late_answer_changes_no_figure_and_is_told_to_the_consultant() -> None:
    people = _ten()
    first = analyse_beside(engagement(people), None)
    second = analyse_beside(engagement([*people, _person(99, "alpha", "member", 1.0, "monthly")]), first.shown)

    assert second.insights.scales == first.insights.scales
    assert second.insights.choices == first.insights.choices
    assert "work.decide" in second.insights.held
    assert second.shown == first.shown


def test_five_late_answers_in_one_team_are_told() -> None:
    people = _ten()
    first = analyse_beside(engagement(people), None)
    late = [_person(90 + n, "alpha", "member", 1.0 + n, "monthly") for n in range(5)]
    second = analyse_beside(engagement([*people, *late]), first.shown)
    company = second.insights.scale("work.decide")

    assert "work.decide" not in second.insights.held
    assert company
    assert company.n == 15


def test_five_late_answers_that_are_all_the_same_wait() -> None:
    people = _ten()
    first = analyse_beside(engagement(people), None)
    late = [_person(90 + n, "alpha", "member", 1.0, "monthly") for n in range(5)]
    second = analyse_beside(engagement([*people, *late]), first.shown)

    assert "work.decide" in second.insights.held


def test_an_answer_that_was_changed_counts_as_one_that_left_and_one_that_came() -> None:
    people = _ten()
    first = analyse_beside(engagement(people), None)
    changed = [_person(0, "alpha", "member", 5.0, "yearly"), *people[1:]]
    second = analyse_beside(engagement(changed), first.shown)

    assert second.insights.held == ("work.decide",)
    assert second.insights.scales == first.insights.scales


def test_other_rows_around_the_same_answers_change_nothing() -> None:
    people = _ten()
    first = analyse_beside(engagement(people), None)
    moved = [replace(one, id=f"r{50 - number}") for number, one in enumerate(reversed(people))]
    second = analyse_beside(engagement(moved), first.shown)

    assert second.insights.held == ()
    assert second.shown == first.shown


def test_a_team_taken_out_of_workshop_yaml_does_not_single_out_the_teamless() -> None:
    people = [*_ten(), *(_person(20 + n, "gamma", "member", 1.0 + n % 4, "yearly") for n in range(6))]
    people += [_person(30, None, "member", 2.0, "yearly"), *_small()]
    first = analyse_beside(engagement(people), None)
    without = [replace(one, team=None) if one.team == "gamma" else one for one in people]
    second = analyse_beside(engagement(without), first.shown)

    assert second.insights.scales == first.insights.scales


def _small() -> list[Response]:
    return [_person(40 + n, "delta", "member", 3.0, "yearly") for n in range(4)]


def test_a_lower_threshold_opens_no_late_answer() -> None:
    people = _ten()
    first = analyse_beside(engagement(people), None)
    late = [_person(90 + n, "alpha", "member", 1.0 + n, "monthly") for n in range(4)]
    second = analyse_beside(engagement([*people, *late], threshold=3), first.shown)

    assert second.insights.scales == first.insights.scales


def test_the_record_is_the_same_however_often_it_is_made() -> None:
    asked: Engagement = engagement(_ten())

    assert analyse_beside(asked, None).shown == analyse_beside(asked, None).shown


def test_an_export_whose_times_are_read_otherwise_opens_nothing() -> None:
    people = _ten()
    first = analyse_beside(engagement(people), None)
    later = [replace(one, submitted=(one.submitted or _START) + timedelta(days=30)) for one in people]
    second = analyse_beside(engagement([*later, _person(99, "alpha", "member", 1.0, "monthly")]), first.shown)

    assert second.insights.scales == first.insights.scales
    assert "work.decide" in second.insights.held


def test_one_more_answer_of_the_same_second_opens_nothing() -> None:
    people = [replace(one, submitted=_START) for one in _ten()]
    first = analyse_beside(engagement(people), None)
    late = replace(_person(99, "alpha", "member", 1.0, "monthly"), submitted=_START)
    second = analyse_beside(engagement([late, *people]), first.shown)

    assert second.insights.scales == first.insights.scales
