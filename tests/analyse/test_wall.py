from hypothesis import given
from hypothesis import strategies as st

from okra_coach.analyse.groups import is_leader
from okra_coach.analyse.insights import analyse
from okra_coach.analyse.wall import merged_counts, shown_groups
from okra_coach.model.answers import Response
from tests.analyse.building import TEAMS, engagement, response

COUNTS = st.dictionaries(st.text("abcdefghij", min_size=1, max_size=2), st.integers(0, 14), max_size=8)
PEOPLE = st.lists(
    st.tuples(
        st.sampled_from([*TEAMS, None]),
        st.sampled_from(["leadership", "lead", "member", "member", "member"]),
        st.one_of(st.none(), st.integers(1, 5).map(float)),
        st.sampled_from(["yearly", "quarterly", "monthly", "our own words"]),
    ),
    max_size=60,
)


def test_a_small_group_takes_the_next_smallest_with_it() -> None:
    assert shown_groups({"sales": 4, "technology": 9}, 5) == frozenset()
    assert shown_groups({"sales": 7, "engineering": 5, "marketing": 2}, 5) == {"sales"}


def test_two_small_groups_that_add_up_hide_each_other() -> None:
    assert shown_groups({"a": 3, "b": 3, "c": 9}, 5) == {"c"}


def test_empty_groups_hide_nobody() -> None:
    assert shown_groups({"a": 0, "b": 6}, 5) == {"b"}


@given(COUNTS, st.integers(3, 10))
def test_nothing_small_follows_by_subtraction(counts: dict[str, int], threshold: int) -> None:
    shown = shown_groups(counts, threshold)
    hidden = [count for group, count in counts.items() if count and group not in shown]
    assert all(counts[group] >= threshold for group in shown)
    if shown and hidden:
        assert len(hidden) >= 2
        assert sum(hidden) >= threshold


@given(COUNTS, st.integers(3, 10))
def test_merged_options_never_show_a_small_count(counts: dict[str, int], threshold: int) -> None:
    merged = merged_counts(counts, threshold)
    assert all(count >= threshold for count in merged.values())
    assert not merged or sum(merged.values()) == sum(counts.values())


@given(PEOPLE, st.integers(3, 10))
def test_no_small_group_can_be_worked_out_from_the_insights(
    people: list[tuple[str | None, str, float | None, str]], threshold: int
) -> None:
    answers = [
        response(number, team, role, work__decide=value, work__planning=choice)
        for number, (team, role, value, choice) in enumerate(people)
    ]
    insights = analyse(engagement(answers, threshold=threshold))
    company = insights.scale("work.decide")
    shown = [r for r in insights.scales if r.question == "work.decide" and r.group != "company" and r.n]
    assert company is not None
    _holds(company.n, [r.n or 0 for r in shown], threshold)
    assert not any(r.shares or r.mean for r in shown)
    for counted in insights.choices.values():
        assert all(count >= threshold for count in counted.values())
    for ready in insights.readiness:
        own = [a for a in answers if a.team == ready.team and not is_leader(a) and a.value("work.decide") is not None]
        level = next(criterion.level for criterion in ready.criteria if criterion.id == "decide")
        assert level is None or len(own) >= threshold


def _holds(total: int | None, parts: list[int], threshold: int) -> None:
    """Parts are large, and so is whatever remains of the total."""
    assert all(part >= threshold for part in parts)
    if total is None:
        assert not parts
        return
    rest = total - sum(parts)
    assert rest == 0 or rest >= threshold


def test_leaders_are_a_group_of_their_own() -> None:
    answers: list[Response] = [response(n, "alpha", "leadership", work__decide=(5.0, 4.0)[n % 2]) for n in range(6)]
    answers += [response(6 + n, "alpha", work__decide=(2.0, 3.0)[n % 2]) for n in range(6)]
    insights = analyse(engagement(answers))
    team, leaders, company = (insights.scale("work.decide", group) for group in ("alpha", "leadership", "company"))
    bands = [result.band for result in (team, leaders) if result]
    assert bands == [(1.8, 2.6), (4.2, 5.0)]
    assert company
    assert company.mean == 3.5
    assert insights.participation.by_team["alpha"] == 12
