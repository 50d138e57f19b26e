from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.model.okra import Action, ActionStatus, OkraBook
from okra_coach.model.rollout import Agreement, Rollout
from okra_coach.model.workshop import Team, TeamKind
from okra_coach.plan.rollout import plan
from okra_coach.words import load_words
from tests.plan.building import book, insights, planned, team, workshop

PORTAL, IT, SALES = team("Portal", TeamKind.PROJECT), team("IT", TeamKind.CENTRAL), team("Sales", TeamKind.DAILY)
TEAMS = (PORTAL, IT, SALES)


def with_action(text: str, due: date | None = None, progress: ActionStatus = ActionStatus.OPEN) -> OkraBook:
    """Portal needs IT, and one action of it says so or not."""
    plain = book(TEAMS, {"portal": ("it",)})
    portal = plain.sets[0]
    objective = portal.objectives[0]
    result = replace(objective.key_results[0], actions=(Action("a1", text, due=due, progress=progress),))
    okras = replace(portal, objectives=(replace(objective, key_results=(result,)),))
    return replace(plain, sets=(okras, *plain.sets[1:]))


def agreement(text: str, due: date | None = None, progress: ActionStatus = ActionStatus.OPEN) -> Agreement:
    (one,) = planned(workshop(TEAMS), okras=with_action(text, due, progress)).agreements
    return one


def test_each_need_is_an_agreement_that_nobody_has_accepted_yet() -> None:
    agreed = planned(workshop(TEAMS), needs={"portal": ("it", "sales"), "it": ("portal",)}).agreements
    assert {(one.needs, one.gives) for one in agreed} == {("portal", "it"), ("portal", "sales"), ("it", "portal")}
    assert all((one.what, one.by, one.accepted) == ("", None, None) for one in agreed)


def test_the_teams_that_start_first_come_first() -> None:
    agreed = planned(workshop(TEAMS), needs={"sales": ("it",), "portal": ("it",)}).agreements
    assert [one.needs for one in agreed] == ["portal", "sales"]


def test_an_action_that_names_the_other_team_says_what_it_is_for() -> None:
    assert agreement("Freeze the interface with IT").what == "Its part in: Freeze the interface with IT"
    assert agreement("Freeze it").what == ""
    assert agreement("Freeze the interface").what == ""


def test_an_action_that_is_done_or_dropped_needs_nobody() -> None:
    for over in (ActionStatus.DONE, ActionStatus.DROPPED):
        assert agreement("Freeze the interface with IT", progress=over).what == ""


def test_it_is_due_so_many_working_days_before_it_is_needed() -> None:
    assert agreement("Ask IT", date(2027, 2, 19)).by == date(2027, 2, 12)
    longer = replace(workshop(TEAMS), rollout=replace(workshop(TEAMS).rollout, agreement_days=10))
    (one,) = planned(longer, okras=with_action("Ask IT", date(2027, 2, 26))).agreements
    assert one.by == date(2027, 2, 12)


def test_blackouts_and_weekends_are_no_working_days() -> None:
    assert agreement("Ask IT", date(2027, 2, 8)).by == date(2027, 1, 25)


def test_nothing_is_due_before_the_workshop() -> None:
    assert agreement("Ask IT", date(2027, 1, 14)).by == date(2027, 1, 12)


def test_without_a_date_the_day_is_to_be_agreed() -> None:
    assert agreement("Ask IT").by is None


def test_the_action_that_is_due_first_counts() -> None:
    plain = with_action("Ask IT about access")
    portal = plain.sets[0]
    result = portal.key_results[0]
    two = (*result.actions, Action("a2", "Ask IT for logs", due=date(2027, 3, 5)))
    objective = replace(portal.objectives[0], key_results=(replace(result, actions=two),))
    both = replace(plain, sets=(replace(portal, objectives=(objective,)), *plain.sets[1:]))
    (one,) = planned(workshop(TEAMS), okras=both).agreements
    assert one.what == "Its part in: Ask IT for logs"


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Ask import operations for the list", True),
        ("Import operations sends the list", True),
        ("Ask Import for the list", True),
        ("Import the list", False),
        ("Ask operations and import", False),
        ("Ask Sales", False),
    ],
)
def test_a_team_is_named_by_two_words_in_a_row_or_by_one_of_its_own(text: str, is_named: bool) -> None:
    teams = (PORTAL, Team("it", "Import Operations", TeamKind.CENTRAL, 9, "Lead"), team("Operations", TeamKind.DAILY))
    (one,) = planned(workshop(teams), okras=with_action(text)).agreements
    assert bool(one.what) == is_named


def test_two_words_that_two_names_share_tell_neither() -> None:
    north = Team("it", "Import Operations North", TeamKind.CENTRAL, 9, "Lead")
    teams = (PORTAL, north, Team("south", "Import Operations South", TeamKind.DAILY, 9, "Lead"))
    for text, is_named in (("Ask import operations", False), ("Ask Import Operations North", True)):
        (one,) = planned(workshop(teams), okras=with_action(text)).agreements
        assert bool(one.what) == is_named


def test_two_teams_that_need_each_other_are_one_knot() -> None:
    rollout = planned(workshop(TEAMS), needs={"portal": ("it", "sales"), "it": ("portal",)})
    assert rollout.knots == (("portal", "it"),)


def test_a_need_of_a_team_that_starts_later_is_warned_of() -> None:
    warned = "Portal needs Sales. Have it signed before the kick-off; a yes does not wait for a wave."
    rollout = planned(workshop(TEAMS), needs={"portal": ("it", "sales")})
    assert next(one for one in rollout.warnings if "starts later" in one).endswith(warned)
    assert not any("starts later" in one for one in planned(workshop(TEAMS), needs={"sales": ("portal",)}).warnings)


def test_an_accepted_need_is_no_warning_any_more() -> None:
    previous = Rollout(agreements=(Agreement("portal", "sales", "A list", date(2027, 2, 1), accepted=True),))
    described = workshop(TEAMS)
    rollout = plan(described, insights(TEAMS), book(TEAMS, {"portal": ("sales",)}), previous, load_words("en"))
    assert not any("starts later" in one for one in rollout.warnings)


def test_a_need_of_a_team_without_okras_is_held_by_the_agreement_alone() -> None:
    plain = book(TEAMS, {"portal": ("sales",)})
    without = replace(plain, sets=tuple(one for one in plain.sets if one.owner != "sales"))
    warned = [one for one in planned(workshop(TEAMS), okras=without).warnings if "without OKR+As" in one]
    assert warned == [
        "1 need is with a team without OKR+As in this cycle: Portal needs Sales. Nothing but the agreement holds it."
    ]


def test_many_needs_are_counted_and_four_are_named() -> None:
    teams = (*(team(f"Squad{n}", TeamKind.PROJECT) for n in range(7)), SALES)
    needs = {f"squad{n}": ("sales",) for n in range(7)}
    (warned,) = [one for one in planned(workshop(teams), needs=needs).warnings if "start later" in one]
    assert warned.startswith("7 needs are with teams that start later: ")
    assert (warned.count(" needs Sales"), "; 3 more." in warned) == (4, True)


@given(st.dictionaries(st.sampled_from(["portal", "it", "sales"]), st.lists(st.sampled_from(
    ["portal", "it", "sales", "nobody"]), max_size=5).map(tuple), max_size=3))  # fmt: skip
def test_no_team_has_an_agreement_with_itself_with_nobody_or_twice(needs: dict[str, tuple[str, ...]]) -> None:
    agreed = [(one.needs, one.gives) for one in planned(workshop(TEAMS), needs=needs).agreements]
    wanted = {(one, other) for one, others in needs.items() for other in others if other not in (one, "nobody")}
    assert (set(agreed), len(agreed)) == (wanted, len(wanted))
