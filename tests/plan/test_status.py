from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.model.gate_status import ConditionStatus, GateStatus, Recorded, State
from okra_coach.model.measure import Direction
from okra_coach.model.okra import KeyResult, OkraBook
from okra_coach.model.progress import CheckIn
from okra_coach.model.rollout import Agreement, EventKind, Rollout
from okra_coach.model.workshop import TeamKind, Workshop
from okra_coach.plan.status import rollout_status
from okra_coach.words import load_words
from tests.plan.building import book, planned, team, workshop

PORTAL, IT, OCEAN = team("Portal", TeamKind.PROJECT), team("IT", TeamKind.CENTRAL), team("Ocean", TeamKind.RESULT)
TEAMS = (PORTAL, IT, OCEAN, team("Sales", TeamKind.DAILY))
WORDS = load_words("en")
COMPLETE = KeyResult("k", "Days", "days", Direction.DECREASE, 9, 5, source="Log", owner_role="Lead")
MET, MISSED, UNKNOWN = State.MET, State.MISSED, State.UNKNOWN


def described() -> Workshop:
    """Portal and IT start, Ocean follows, Sales comes third."""
    return workshop(TEAMS, first_wave_teams=2)


def rollout(**seen: Any) -> Rollout:
    """The plan, with what was seen of its first cycle."""
    plan = planned(described(), {"portal": 80.0, "ocean": 40.0})
    first, *rest = plan.gates
    return replace(plan, gates=(replace(first, seen=replace(first.seen, **seen)), *rest))


def with_results(*results: KeyResult) -> OkraBook:
    """Portal has these key results, nobody else has any."""
    plain = book(TEAMS)
    portal = next(okras for okras in plain.sets if okras.owner == "portal")
    named = tuple(replace(result, id=f"portal.k{n}") for n, result in enumerate(results))
    return OkraBook((replace(portal, objectives=(replace(portal.objectives[0], key_results=named),)),))


def gate(plan: Rollout, okras: OkraBook | None = None, effects: tuple[str, ...] = (), **recorded: Any) -> GateStatus:
    return rollout_status(plan, described(), okras or book(TEAMS), effects, Recorded(**recorded), WORDS).gates[0]


def told(status: GateStatus, words: str) -> tuple[State, str]:
    (found,) = [one for one in status.conditions if words in one.condition]
    return found.state, found.found


def seen(words: str, **values: Any) -> tuple[State, str]:
    return told(gate(rollout(**values)), words)


def test_before_the_cycle_most_is_not_known_and_each_says_what_will_tell() -> None:
    status = gate(rollout())
    unknown = [one for one in status.conditions if one.state is UNKNOWN]
    assert (len(status.conditions), len(unknown)) == (11, 7)
    assert all(one.found for one in status.conditions)
    assert told(status, "check-ins")[1] == "The first check-in on 25 January 2027 will begin to tell."
    assert told(status, "off track")[1] == "The mid-cycle review on 24 February 2027 will tell."
    assert told(status, "retrospective was")[1] == "The retrospective on 8 April 2027 will tell."


def test_complete_key_results_are_counted() -> None:
    three = [COMPLETE, COMPLETE, replace(COMPLETE, source=" ")]
    assert told(gate(rollout(), with_results(*three)), "baseline") == (MISSED, "2 of 3, 66%.")
    assert told(gate(rollout(), with_results(*three, COMPLETE)), "baseline") == (MET, "3 of 4, 75%.")


@pytest.mark.parametrize("missing", ["baseline", "target", "source", "owner_role"])
def test_one_missing_part_makes_a_key_result_incomplete(missing: str) -> None:
    without: dict[str, Any] = {missing: None}
    incomplete = replace(COMPLETE, **without)
    assert told(gate(rollout(), with_results(incomplete)), "baseline")[0] is MISSED


def test_a_band_needs_no_start_and_one_end_is_enough() -> None:
    band = replace(COMPLETE, direction=Direction.KEEP, baseline=None, target=None, high=8)
    assert told(gate(rollout(), with_results(band)), "baseline")[0] is MET
    assert told(gate(rollout(), with_results(replace(band, high=None))), "baseline")[0] is MISSED


def test_a_zero_is_a_baseline_and_a_target() -> None:
    zero = replace(COMPLETE, baseline=0, target=0)
    assert told(gate(rollout(), with_results(zero)), "baseline")[0] is MET


def test_effects_are_those_that_the_rules_call_so() -> None:
    five = with_results(*[COMPLETE] * 5)
    assert told(gate(rollout(), five, ("portal.k0", "portal.k1")), "effects") == (MISSED, "2 of 5, 40%.")
    assert told(gate(rollout(), five, ("portal.k0", "portal.k1", "portal.k2")), "effects") == (MET, "3 of 5, 60%.")


def test_of_no_key_results_nothing_is_known() -> None:
    assert told(gate(rollout(), OkraBook()), "effects") == (UNKNOWN, "There is nothing to count yet.")


def test_only_teams_that_have_started_count() -> None:
    okras = book(TEAMS)
    first, second = rollout_status(rollout(), described(), okras, (), Recorded(), WORDS).gates
    assert told(first, "effects")[1] == "0 of 2, 0%."
    assert told(second, "effects")[1] == "0 of 3, 0%."


@pytest.mark.parametrize(("held", "state"), [(7, MISSED), (8, MET), (9, MET)])
def test_noted_check_ins_are_held_against_the_planned_ones(held: int, state: State) -> None:
    assert seen("check-ins", check_ins_held=held) == (state, f"{held} of 9 were held.")


def check_ins(weeks: int, team_ids: tuple[str, ...] = ("portal", "it"), days: int = 0) -> tuple[CheckIn, ...]:
    planned_days = sorted(event.day for event in rollout().events if event.kind is EventKind.CHECK_IN)
    return tuple(
        CheckIn(f"{one}.o1.k1", day + timedelta(days), 5.0) for one in team_ids for day in planned_days[:weeks]
    )


def test_recorded_check_ins_count_by_team_and_week() -> None:
    assert told(gate(rollout(), check_ins=check_ins(8)), "check-ins") == (MET, "16 of 16 were held so far, of 2 teams.")
    later_that_week = check_ins(8, days=2)
    assert told(gate(rollout(), check_ins=later_that_week), "check-ins")[0] is MET


def test_check_ins_are_open_while_enough_may_still_come() -> None:
    assert told(gate(rollout(), check_ins=check_ins(3)), "check-ins")[0] is UNKNOWN


def test_check_ins_are_open_while_all_that_are_left_would_be_just_enough() -> None:
    just = check_ins(8, ("portal",)) + check_ins(6, ("it",))
    assert told(gate(rollout(), check_ins=just), "check-ins")[0] is UNKNOWN
    assert told(gate(rollout(), check_ins=just[1:]), "check-ins")[0] is MISSED


def test_check_ins_are_missed_once_too_few_can_come() -> None:
    status = told(gate(rollout(), check_ins=check_ins(9, ("portal",))), "check-ins")
    assert status == (MISSED, "9 of 18 were held so far, of 2 teams.")


def test_two_readings_in_a_week_are_one_check_in_and_those_of_others_none() -> None:
    once, others = check_ins(8), check_ins(9, ("ocean",))
    assert told(gate(rollout(), check_ins=once + once), "check-ins") == (MET, "16 of 16 were held so far, of 2 teams.")
    assert told(gate(rollout(), check_ins=once + others), "check-ins")[0] is MET


def test_what_was_noted_comes_before_what_was_recorded() -> None:
    assert told(gate(rollout(check_ins_held=2), check_ins=check_ins(9)), "check-ins")[0] is MISSED


@pytest.mark.parametrize(
    ("words", "values", "state", "found"),
    [
        ("off track", {"off_track": 0}, MET, "None was off track."),
        ("off track", {"off_track": 2, "decided": 2}, MET, "2 of 2 have one."),
        ("off track", {"off_track": 2, "decided": 1}, MISSED, "1 of 2 have one."),
        ("retrospective was", {"retrospective_held": False}, MISSED, "It was not held."),
        ("retrospective was", {"retrospective_held": True, "changes_made": 0}, MISSED,
         "It was held; 0 changes were made."),
        ("retrospective was", {"retrospective_held": True, "changes_made": 1}, MET, "It was held; 1 change was made."),
        ("helpful", {"helpful": 3.5, "helpful_answers": 5}, MET, "3.5 of 5 from 5 answers."),
        ("helpful", {"helpful": 3.4, "helpful_answers": 9}, MISSED, "3.4 of 5 from 9 answers."),
        ("speak up", {"safety_fall": 0.5, "safety_answers": 5}, MISSED, "They fell by 0.5 points."),
        ("speak up", {"safety_fall": 0.4, "safety_answers": 5}, MET, "They fell by 0.4 points."),
        ("speak up", {"safety_fall": -0.3, "safety_answers": 5}, MET, "They did not fall."),
        ("blocking", {"longest_blocked_days": 14}, MET, "The longest has been open for 14 days."),
        ("blocking", {"longest_blocked_days": 15}, MISSED, "The longest has been open for 15 days."),
        ("sponsor", {"sponsor_events": 1}, MISSED, "1 of 3."),
        ("sponsor", {"sponsor_events": 2}, MET, "2 of 3."),
        ("coaches", {"coach_hours": 244.0}, MET, "244 of 288 hours were used, 85%."),
        ("coaches", {"coach_hours": 246.0}, MISSED, "246 of 288 hours were used, 86%."),
    ],
)  # fmt: skip
def test_what_was_noted_decides(words: str, values: dict[str, Any], state: State, found: str) -> None:
    assert seen(words, **values) == (state, found)


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("off track", {"off_track": 2}),
        ("retrospective was", {"retrospective_held": True}),
        ("retrospective was", {"changes_made": 3}),
        ("helpful", {"helpful": 4.0}),
        ("speak up", {"safety_fall": 0.0}),
    ],
)
def test_half_a_note_is_not_known_yet(words: str, values: dict[str, Any]) -> None:
    assert seen(words, **values)[0] is UNKNOWN


@pytest.mark.parametrize(("mean", "answers", "words"), [("helpful", "helpful_answers", "helpful"),
                                                        ("safety_fall", "safety_answers", "speak up")])  # fmt: skip
def test_too_few_answers_are_never_told(mean: str, answers: str, words: str) -> None:
    found = seen(words, **{mean: 2.75, answers: 4})
    assert found == (UNKNOWN, "Too few answers to be shown; 5 are needed.")


def test_planned_coach_hours_stand_until_some_are_noted() -> None:
    assert seen("coaches") == (MET, "40 of 288 hours are planned, 14%.")


def test_without_coaches_nobody_can_tell() -> None:
    alone = workshop(TEAMS, coaches=0, first_wave_teams=2)
    status = rollout_status(rollout(), alone, book(TEAMS), (), Recorded(), WORDS).gates[0]
    assert told(status, "coaches") == (UNKNOWN, "No coaches are named in workshop.yaml.")


RED = (replace(COMPLETE, id="portal.k0"), replace(COMPLETE, id="portal.k1"))


@pytest.mark.parametrize(
    ("off_track", "decided", "found"),
    [
        (None, (), (UNKNOWN, "The mid-cycle review on 24 February 2027 will tell.")),
        (("elsewhere.k0",), (), (MET, "None was off track.")),
        (("portal.k0", "portal.k1"), ("portal.k0",), (UNKNOWN, "1 of 2 have one on record.")),
        (("portal.k0",), ("portal.k0", "portal.k1"), (MET, "1 of 1 have one on record.")),
    ],
)
def test_decisions_on_record_count_and_those_that_nobody_wrote_down_are_not_missed(
    off_track: tuple[str, ...] | None, decided: tuple[str, ...], found: tuple[State, str]
) -> None:
    ids = None if off_track is None else frozenset(off_track)
    status = gate(rollout(), with_results(*RED), off_track=ids, decided=frozenset(decided))

    assert told(status, "off track") == found


def test_what_was_noted_of_decisions_comes_before_the_record() -> None:
    status = gate(rollout(off_track=0), with_results(*RED), off_track=frozenset(["portal.k0"]))

    assert told(status, "off track") == (MET, "None was off track.")


def test_an_action_long_past_its_date_is_a_question_about_blocking_needs_and_no_answer() -> None:
    status = gate(rollout(), with_results(*RED), overdue_days={"portal.k0": 15, "portal.k1": 3})

    assert told(status, "blocking") == (
        UNKNOWN,
        "An action is 15 days past its date: ask whether it waits for another team.",
    )


def test_open_agreements_are_counted_where_no_need_was_noted() -> None:
    agreed = (Agreement("portal", "it", accepted=True), Agreement("it", "portal"), Agreement("ocean", "it"))
    status = gate(replace(rollout(), agreements=agreed))
    assert told(status, "blocking") == (UNKNOWN, "The check-ins will tell; 1 of 2 agreements are accepted so far.")


def test_a_condition_of_her_own_is_hers_to_judge() -> None:
    plan = rollout()
    own = replace(plan, gates=(replace(plan.gates[0], conditions=("The customer council agrees.",)),))
    (status,) = gate(own).conditions
    assert status == ConditionStatus(
        "The customer council agrees.", UNKNOWN, "Your own condition: judge it in the room."
    )


def test_a_condition_whose_number_she_changed_shows_the_figure_and_is_not_judged() -> None:
    plan = rollout()
    text = plan.gates[0].conditions[1].replace("70%", "50%")
    changed = replace(plan, gates=(replace(plan.gates[0], conditions=(text,)),))
    (status,) = gate(changed, with_results(COMPLETE)).conditions
    assert status.state is UNKNOWN
    assert status.found == "1 of 1, 100%. It is not judged: its number differs from the one in workshop.yaml."


def test_a_condition_she_took_out_is_not_asked() -> None:
    plan = rollout(sponsor_events=0)
    kept = tuple(one for one in plan.gates[0].conditions if "sponsor" not in one)
    assert len(gate(replace(plan, gates=(replace(plan.gates[0], conditions=kept),))).conditions) == 10


def test_conditions_come_back_from_the_file_with_plain_spaces() -> None:
    german = load_words("de")
    plan = planned(described())
    spaced = tuple(" ".join(text.split()) for text in plan.gates[0].conditions)
    assert spaced == plan.gates[0].conditions
    from okra_coach.plan.gates import conditions

    texts = tuple(" ".join(one.split()) for one in conditions(9, "IT", described(), german).values())
    read = replace(plan, gates=(replace(plan.gates[0], conditions=texts),))
    status = rollout_status(read, described(), with_results(COMPLETE), (), Recorded(), german).gates[0]
    assert not any("own condition" in one.found for one in status.conditions)


ALL = {
    "check_ins_held": 9, "off_track": 0, "retrospective_held": True, "changes_made": 1, "helpful": 4.0,
    "helpful_answers": 9, "safety_fall": 0.0, "safety_answers": 9, "longest_blocked_days": 0, "sponsor_events": 3,
    "coach_hours": 80.0,
}  # fmt: skip


def follows(**changed: Any) -> tuple[str, ...]:
    """What follows for the wave of the gate where all but these is met."""
    plan = rollout(**{**ALL, **changed})
    conditions = tuple(one for one in plan.gates[0].conditions if "probe" not in one)
    waves = tuple(replace(one, teams=("ocean", "a", "b", "c")) if one.number == 2 else one for one in plan.waves)
    plan = replace(plan, waves=waves, gates=(replace(plan.gates[0], conditions=conditions),))
    return gate(plan, with_results(COMPLETE), ("portal.k0",)).follows


def test_where_all_is_met_the_wave_starts() -> None:
    assert follows() == ("Everything is met: wave 2 starts as planned.",)


def test_one_miss_makes_the_wave_smaller() -> None:
    (told_,) = follows(sponsor_events=0)
    assert told_.startswith("One condition missed: wave 2 starts with 3 teams at most")


def test_two_misses_hold_and_halve() -> None:
    (told_,) = follows(sponsor_events=0, check_ins_held=0)
    assert told_ == (
        "Two or more missed: nobody new starts in the coming cycle, and wave 2 is then halved, to 2 teams."
    )


def test_where_speaking_up_fell_talking_comes_first() -> None:
    (alone,) = follows(safety_fall=1.0)
    assert alone.startswith("Speaking up fell by 0.5 points or more: talk with the teams first")
    with_another = follows(safety_fall=1.0, sponsor_events=0)
    assert [text.split(" ")[0] for text in with_another] == ["Speaking", "Two"]


def test_what_is_not_known_is_counted() -> None:
    assert follows(sponsor_events=None) == (
        "1 condition is not known yet: on the day of the gate that would count as missed.",
    )


def test_while_some_are_not_known_it_is_only_how_things_stand() -> None:
    first, second = follows(sponsor_events=None, check_ins_held=0)
    assert first.startswith("As things stand today: One condition missed: ")
    assert second.startswith("1 condition is not known yet")


def test_a_wave_of_one_team_starts_later_instead_of_smaller() -> None:
    assert any("wave 2 starts two weeks later" in text for text in rollout().gates[0].if_missed)


def probe(plan: Rollout, okras: OkraBook | None = None) -> tuple[ConditionStatus, ...]:
    return rollout_status(plan, described(), okras or book(TEAMS), (), Recorded(), WORDS).probe


def with_probe(**noted: Any) -> Rollout:
    plan = rollout()
    assert plan.probe is not None
    return replace(plan, probe=replace(plan.probe, **noted))


def test_requests_are_open_until_somebody_answers() -> None:
    agreed = tuple(Agreement("it", other) for other in ("portal", "ocean"))
    plan = replace(rollout(), agreements=agreed)
    assert (probe(plan)[1].state, probe(plan)[1].found) == (UNKNOWN, "0 of 2, 0%.")


@pytest.mark.parametrize(
    ("accepted", "by", "state"),
    [(True, date(2027, 2, 1), MET), (True, None, MISSED), (False, date(2027, 2, 1), MISSED)],
)
def test_a_request_counts_when_it_is_accepted_with_a_date(accepted: bool, by: date | None, state: State) -> None:
    plan = replace(rollout(), agreements=(Agreement("it", "portal", "Logs", by, accepted),))
    assert probe(plan)[1].state is state


@pytest.mark.parametrize(
    ("noted", "place", "state", "found"),
    [
        ({}, 2, UNKNOWN, "The alignment meeting will tell."),
        ({"contradictions_left": 0}, 2, MET, "0 are left."),
        ({"contradictions_left": 1}, 2, MISSED, "1 is left."),
        ({}, 3, UNKNOWN, "The blind match in the alignment meeting will tell."),
        ({"blind_match": 60.0}, 3, MET, "60% named the right one."),
        ({"blind_match": 59.0}, 3, MISSED, "59% named the right one."),
    ],
)
def test_what_only_the_room_can_tell_is_noted(noted: dict[str, Any], place: int, state: State, found: str) -> None:
    mark = probe(with_probe(**noted))[place]
    assert (mark.state, mark.found) == (state, found)


def test_the_first_gate_hangs_on_the_probe() -> None:
    plan = with_probe(contradictions_left=3, blind_match=90.0)
    first, second = rollout_status(plan, described(), book(TEAMS), (), Recorded(), WORDS).gates
    assert told(first, "alignment probe") == (MISSED, "1 of 4 pass marks are reached.")
    assert not any("probe" in one.condition for one in second.conditions)


def test_without_a_probe_there_are_no_marks() -> None:
    assert probe(replace(rollout(), probe=None)) == ()


@given(st.integers(0, 9), st.integers(1, 9))
def test_more_check_ins_never_make_it_worse(held: int, more: int) -> None:
    order = [MISSED, UNKNOWN, MET]
    few = told(gate(rollout(check_ins_held=held)), "check-ins")[0]
    many = told(gate(rollout(check_ins_held=held + more)), "check-ins")[0]
    assert order.index(many) >= order.index(few)
