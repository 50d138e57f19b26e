"""What was published of a question, against a reader who knows how many answered in each group."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from okra_coach.analyse.scales import scale_results
from okra_coach.model.insights import ScaleResult
from tests.privacy.attacker import merged, possible
from tests.privacy.effort import examples


@st.composite
def tables(draw: st.DrawFn) -> dict[str, list[float]]:
    """Two to four groups with up to twelve answers in all, often of one mind."""
    left, groups = 12, {}
    for number in range(draw(st.integers(2, 4))):
        size = draw(st.integers(0, min(left, 6)))
        left -= size
        sort = draw(st.sampled_from([st.integers(1, 5), st.sampled_from([1, 5]), st.sampled_from([4, 5]), st.just(5)]))
        groups[f"g{number}"] = [float(draw(sort)) for _ in range(size)]
    return groups


@settings(max_examples=examples(60), deadline=None)
@given(tables(), st.integers(3, 5))
def test_no_answer_follows_from_a_table(groups: dict[str, list[float]], threshold: int) -> None:
    results = list(scale_results("q", groups, list(groups), threshold))
    assume(results[0].n is not None)
    sizes = {group: len(own) for group, own in groups.items()}
    hidden = [r.group for r in results[1:] if r.n is None and sizes.get(r.group)]

    _is_open(sizes, results, threshold, hidden)
    _is_open(merged(sizes, hidden), results, threshold, ["together"])


def _is_open(sizes: dict[str, int], results: list[ScaleResult], threshold: int, hidden: list[str]) -> None:
    """No group is known to be of one mind; of a hidden one under the threshold not even the sum is known."""
    for group, fits in possible(sizes, results).items():
        assert not any(all(own[value] == sum(own) for own in fits) for value in range(5)), (group, fits)
        if group in hidden and 0 < sizes[group] < threshold:
            assert len({sum(value * count for value, count in enumerate(own, 1)) for own in fits}) > 1, (group, fits)


def test_the_reader_finds_what_a_table_without_a_wall_gives_away() -> None:
    naive = [
        ScaleResult("q", "company", 7, 4.29),
        ScaleResult("q", "alpha", 5, 5.0),
    ]
    fits = possible({"alpha": 5, "beta": 2}, naive)

    assert fits["alpha"] == {(0, 0, 0, 0, 5)}
    assert {sum(value * count for value, count in enumerate(own, 1)) for own in fits["beta"]} == {5}


def test_a_shown_group_of_one_mind_is_told_as_a_band() -> None:
    groups = {"alpha": [5.0] * 5, "beta": [1.0, 2.0, 3.0, 4.0, 3.0], "gamma": [2.0, 2.0, 4.0, 3.0, 5.0]}
    alpha = next(r for r in scale_results("q", groups, list(groups), 5) if r.group == "alpha")

    assert (alpha.n, alpha.mean, alpha.band) == (5, None, (4.2, 5.0))


def test_a_band_that_the_total_would_pin_is_not_told() -> None:
    groups = {"alpha": [1.0] * 5, "beta": [5.0] * 5}
    results = {r.group: r for r in scale_results("q", groups, list(groups), 5)}

    assert results["company"].mean == 3.0
    assert results["alpha"].n is None
    assert results["beta"].n is None


def test_like_answers_that_nobody_else_can_have_given_are_not_told() -> None:
    groups = {"alpha": [1.0] * 5, "beta": [5.0] * 4, "gamma": [4.0, 4.0, 4.0, 5.0]}
    results = list(scale_results("q", groups, list(groups), 3))

    assert {r.group for r in results if r.n is not None} == {"company", "alpha"}
    _is_open({"alpha": 5, "beta": 4, "gamma": 4}, results, 3, ["beta", "gamma"])
