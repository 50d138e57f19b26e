from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from okra_coach.compose.briefing import compose_briefing
from okra_coach.compose.briefing_message import Matter, weigh
from okra_coach.compose.briefing_messages import MOST, RULES, messages
from okra_coach.model.engagement import Material
from okra_coach.model.finding import Finding, Severity
from okra_coach.model.insights import Insights, NetPromoter, Participation, ScaleResult, ThemeVote
from okra_coach.model.measure import Direction
from okra_coach.model.okra import (
    COMPANY,
    ORDER,
    Action,
    ActionStatus,
    KeyResult,
    NotDoing,
    Objective,
    OkraBook,
    OkraSet,
    OpenQuestion,
)
from okra_coach.model.place import Place
from okra_coach.model.rollout import Rollout
from okra_coach.model.workshop import DateRange
from okra_coach.words import load_words
from tests import material as shared
from tests.compose.test_briefing import quiet

WORDS = load_words("en")
CYCLE = shared.workshop().cycle


def told(material: Material) -> list[str]:
    return [message.said for message in messages(material, WORDS)]


def told_with(*sets: OkraSet, questions: tuple[OpenQuestion, ...] = ()) -> list[str]:
    return told(replace(quiet(), okras=OkraBook(sets, questions)))


def with_answers(**changes: object) -> Material:
    base = quiet()
    return replace(base, insights=replace(base.insights, **changes))  # type: ignore[arg-type]


def a_team(
    owner: str = "billing",
    *actions: Action,
    name: str = "Billing",
    needs: tuple[str, ...] = (),
    supports: tuple[str, ...] = (),
    baseline: float | None = 1.0,
) -> OkraSet:
    result = KeyResult(
        f"{owner}.o1.k1", f"Share of {name} done", "%", Direction.INCREASE, baseline, 2.0, actions=actions
    )
    objective = Objective(f"{owner}.o1", f"Patients get more of {name}", supports=supports, key_results=(result,))
    return OkraSet(owner, name, (objective,), depends_on=needs)


def an_action(text: str, due: date | None = CYCLE.first, owner: str = "billing", number: int = 1) -> Action:
    return Action(f"{owner}.o1.k1.a{number}", text, "Head of Billing", due)


# who wants what


def test_leadership_against_staff_is_told_with_the_first_wish_of_all() -> None:
    votes = (ThemeVote("b", "Bills", 20, 0.25, 0.5), ThemeVote("a", "Growth", 9, 0.75, 0.25))

    assert told(with_answers(theme_votes=votes)) == [
        (
            "Most of the leadership put “Growth” first, few of the others do; "
            "the house's first wish is “Bills” (20 of 36), fewer in the leadership share it."
        )
    ]


def test_a_theme_is_told_in_words_because_figures_would_tell_who_voted_how() -> None:
    votes = (ThemeVote("a", "Waits", 20, 1.0, 0.1), ThemeVote("b", "Bills", 20, 0.0, 0.7))
    (text,) = told(with_answers(theme_votes=votes))

    assert text == (
        "Most of the leadership put “Waits” first, few of the others do; "
        "few in the leadership put “Bills” first, most of the others do."
    )


def test_neighbouring_wishes_of_leadership_and_staff_are_no_gap() -> None:
    assert told(with_answers(theme_votes=(ThemeVote("a", "Waits", 10, 0.5, 0.5),))) == []


def test_without_a_split_the_house_is_told_by_its_most_and_least_wanted_theme() -> None:
    votes = (ThemeVote("a", "Waits", 20), ThemeVote("b", "Bills", 15), ThemeVote("c", "Growth", 2))

    assert told(with_answers(theme_votes=votes)) == [
        "Most wanted is “Waits” (20 of 36); hardly anybody puts “Growth” first (fewer than 5)."
    ]


def test_one_theme_far_before_all_others_opens_the_day() -> None:
    votes = (ThemeVote("a", "Waits", 24), ThemeVote("b", "Bills", 8), ThemeVote("c", "Growth", 8))
    (message,) = messages(with_answers(theme_votes=votes), WORDS)

    assert message.said == "Most wanted is “Waits” (24 of 36); no other theme reaches half of that."
    assert message.do.startswith("Open with “Waits”: ten minutes")


@pytest.mark.parametrize("votes", [(17, 9, 2), (20, 15, 14), (20,)])
def test_a_house_without_a_clear_wish_is_not_told(votes: tuple[int, ...]) -> None:
    themes = tuple(ThemeVote(str(n), f"Theme {n}", count) for n, count in enumerate(votes))

    assert told(with_answers(theme_votes=themes)) == []


# who answered


def test_who_answered_and_who_never_was_asked_is_one_message() -> None:
    material = replace(quiet(), insights=Insights(Participation(18, 40, {"billing": 18})))
    (text,) = told(replace(material, workshop=replace(material.workshop, employees=100)))

    assert text.startswith("18 of 40 people answered (45%); nobody in Online Booking, ")
    assert text.endswith("; 28 of 100 people work in none of the teams listed and were never asked.")


def test_a_team_with_few_answers_is_named_without_their_number() -> None:
    everybody = {team.id: 9 for team in quiet().workshop.teams}
    taken = Participation(36, 40, {**everybody, "billing": None}, frozenset({"billing"}))
    (message,) = messages(replace(quiet(), insights=Insights(taken)), WORDS)

    assert message.said == "36 of 40 people answered (90%); fewer than 5 in Billing."
    assert "what is drafted for Billing is a question" in message.do


def test_a_team_of_which_less_than_one_in_ten_answered_is_faint() -> None:
    everybody = {team.id: 9 for team in quiet().workshop.teams}
    taken = Participation(34, None, {**everybody, "front-desk": 3})
    (text,) = told(replace(quiet(), insights=Insights(taken, threshold=3)))

    assert text == "34 people answered for the 72 in the teams; 3 of 38 in Front Desk."


# what will be said and what will not


def test_what_most_do_not_find_true_will_be_said_aloud() -> None:
    shares = (0.1, 0.5, 0.3, 0.1, 0.0)
    scales = (ScaleResult("work.finish", "company", 30, 2.4, shares),)
    (message,) = messages(with_answers(scales=scales), WORDS)

    assert message.said == (
        "Said aloud will be that this does not hold: “We finish what we start” (2.4 of 5, 18 of 30 disagree)."
    )
    assert message.do.startswith("Each team names first what it will not start")


def test_a_middling_statement_is_not_told() -> None:
    assert told(with_answers(scales=(ScaleResult("work.finish", "company", 30, 2.9, (0.0, 0.3, 0.5, 0.2, 0.0)),))) == []


def test_a_count_that_singles_out_a_few_is_left_out() -> None:
    scales = (ScaleResult("work.finish", "company", 11, 2.0, (0.2, 0.6, 0.2, 0.0, 0.0)),)

    assert "(2 of 5, 11 answers)" in told(with_answers(scales=scales))[0]


def test_what_people_dare_not_say_pay_and_the_leaderships_view_are_one_message() -> None:
    scales = (
        ScaleResult("work.speak_up", "company", 30, 2.6),
        ScaleResult("work.backing", "company", 30, 2.8, None),
        ScaleResult("work.backing", "leadership", 6, None, None, (4.2, 5.0)),
    )
    choices = {"work.bonus": {"individual": 12, "other": 18}}
    (message,) = messages(with_answers(scales=scales, choices=choices), WORDS)

    assert message.said.startswith("Not said aloud will be that a goal is wrong: “I can disagree")
    assert "; the leadership agrees far more than the house with “Our leaders give time" in message.said
    assert message.said.endswith("; 12 of 30 say that bonuses follow personal targets.")
    assert message.do.endswith("the sponsor says yes or no: does pay hang on these scores?")


def test_the_leaderships_own_figure_is_never_shown() -> None:
    scales = (ScaleResult("work.backing", "company", 30, 2.75), ScaleResult("work.backing", "leadership", 5, 4.97))
    material = with_answers(scales=scales)

    assert "(2.8 of 5 from all)" in told(material)[0]
    assert "4.97" not in compose_briefing(material, WORDS).markdown
    assert "5.0" not in told(material)[0]


@pytest.mark.parametrize(("individual", "other", "is_told"), [(12, 18, True), (5, 25, False), (0, 30, False)])
def test_personal_bonuses_are_told_from_a_quarter_on(individual: int, other: int, is_told: bool) -> None:
    choices = {"work.bonus": {"individual": individual, "other": other}}

    assert any("bonuses" in text for text in told(with_answers(choices=choices))) is is_told


# numbers


def disputed(text: str, answer: str | None = None, minutes: int = 10) -> OpenQuestion:
    evidence = ("r01.team.measure1_now", "r02.team.measure1_now")
    return OpenQuestion("q", text, "billing", (), ("Head of Billing",), minutes, answer=answer, evidence=evidence)


def test_disputed_numbers_are_named_with_their_values_and_the_rest_counted() -> None:
    asked = [f"Where does “Wait {n}” stand today? The answers say {n} and 9 days: agree how it is counted."
             for n in (1, 2, 3)]  # fmt: skip
    material = replace(quiet(), okras=OkraBook((), tuple(map(disputed, asked))))
    (message,) = messages(material, WORDS)

    assert message.said == (
        "The house does not agree on 3 of its own numbers: “Wait 1” (1 and 9 days), “Wait 2” (2 and 9 days) and 1 more."
    )
    assert "30 minutes in all; first at the wall: Head of Billing." in message.do


def test_a_disputed_number_that_was_worded_anew_is_told_in_those_words() -> None:
    (text,) = told(replace(quiet(), okras=OkraBook((), (disputed("Which wait do we mean?"),))))

    assert text == "The house does not agree on 1 of its own numbers: “Which wait do we mean?”."


@pytest.mark.parametrize(
    ("evidence", "answer", "is_told"),
    [
        (("r01.team.measure1_now", "r02.team.measure1_now"), None, True),
        (("r01.team.measure1_now", "r01.team.measure2_now"), None, False),
        (("r01.team.measure1", "r02.team.measure1"), None, False),
        (("r01.team.measure1_now", "r02.team.measure1_now"), "48 %", False),
    ],
)
def test_numbers_are_disputed_when_two_people_gave_different_ones(
    evidence: tuple[str, ...], answer: str | None, is_told: bool
) -> None:
    question = replace(disputed("Where?", answer), evidence=evidence)

    assert bool(told_with(questions=(question,))) is is_told


def test_what_tells_only_that_something_was_done_is_told_by_its_name() -> None:
    text = "“Portal live” would tell what was done, not what got better: which measure should move?"
    question = OpenQuestion("q", text, "billing", (), ("Head of Billing",))

    assert told_with(questions=(question,)) == [
        "1 team wants to measure that something was done, not that something got better: “Portal live”."
    ]
    assert told_with(questions=(replace(question, answer="bookings"),)) == []


def test_key_results_without_numbers_are_counted_with_the_team_that_has_most() -> None:
    assert told_with(a_team(baseline=None), a_team("front-desk", name="Front Desk")) == [
        "1 of 2 key results of the teams lacks a baseline or a target (most in Billing)."
    ]
    assert told_with(a_team()) == []


def test_actions_without_an_owner_are_told_when_they_are_half() -> None:
    nobodys = replace(an_action("Print it"), owner_role=None)
    owned = replace(an_action("Ask ten patients", number=2))

    assert told_with(a_team("billing", nobodys, owned)) == ["1 of 2 actions has no owner."]
    assert told_with(a_team("billing", nobodys, owned, replace(owned, id="billing.o1.k1.a3"))) == []


@pytest.mark.parametrize(("change", "is_told"), [(21.0, True), (4.0, False)])
def test_a_score_is_blurred_when_only_a_leap_would_show(change: float, is_told: bool) -> None:
    score = NetPromoter("company", 180, 21.0, 9.0, 33.0, 0.45, 0.31, 0.24, change)

    assert any("could be chance" in text for text in told(with_answers(net_promoter=(score,)))) is is_told


# time


def test_the_working_weeks_are_told_with_the_days_that_fall_out_and_what_is_due_then() -> None:
    base = quiet()
    half_term = DateRange(date(2027, 5, 31), date(2027, 6, 4), "half-term")
    every = [CYCLE.first + timedelta(n) for n in range((CYCLE.last - CYCLE.first).days + 1)]
    working = tuple(day for day in every if day.weekday() < 5 and day not in (date(2027, 5, 3), date(2027, 5, 31)))
    material = replace(
        base,
        workshop=replace(base.workshop, cycle=replace(base.workshop.cycle, blackouts=(half_term,))),
        rollout=Rollout(working_days=len(working)),
        working_days=working,
        okras=OkraBook((a_team("billing", an_action("Print it", date(2027, 6, 2))),)),
    )

    assert told(material) == [
        (
            "The cycle's 12 weeks are 10.8 working weeks (54 days), without 31 May to 4 Jun (half-term) and "
            "3 May (May Day), and 1 action is due on those days."
        )
    ]


def test_a_cycle_that_is_as_long_as_it_looks_is_not_told() -> None:
    assert told(replace(quiet(), rollout=Rollout(working_days=58))) == []


# the plan


def test_an_action_after_the_end_of_its_team_cannot_work() -> None:
    base = quiet()
    teams = tuple(
        replace(team, ends=date(2027, 5, 1)) if team.id == "billing" else team for team in base.workshop.teams
    )
    late = an_action("Print the new bill", date(2027, 5, 20))
    book = OkraBook((a_team("billing", late, an_action("Ask", number=2)),))
    material = replace(base, workshop=replace(base.workshop, teams=teams), okras=book)

    assert told(material)[0] == (
        "As written this cannot work: “Print the new bill” is due on 20 May, after Billing ends on 1 May."
    )


def test_an_action_after_the_cycle_cannot_work_unless_it_is_done() -> None:
    late = an_action("Print the new bill", CYCLE.last + timedelta(5))
    early = an_action("Ask", number=2)

    assert "after the cycle ends on 2 Jul" in told_with(a_team("billing", late, early))[0]
    assert told_with(a_team("billing", replace(late, progress=ActionStatus.DONE), early)) == []


def test_a_date_after_the_switch_it_feeds_is_told_from_its_question() -> None:
    question = OpenQuestion(f"q-{COMPANY}-{ORDER}-1", "“A” ends on 3 May, after “B” on 1 May: which of the two dates "
                            "moves?", COMPANY)  # fmt: skip

    assert told_with(questions=(question,)) == ["As written this cannot work: “A” ends on 3 May, after “B” on 1 May."]
    assert told_with(questions=(replace(question, answer="A moves"),)) == []


def switch_and(line: str, due: date) -> list[str]:
    """What is told of a line of another team beside a switch on 10 May."""
    switch = an_action("Switch Calypso to read-only", date(2027, 5, 10))
    other = an_action(line, due, "front-desk")
    return told_with(a_team("billing", switch), a_team("front-desk", other, name="Front Desk"))


def test_what_names_a_system_and_ends_after_its_switch_cannot_work() -> None:
    assert switch_and("Rewrite the Calypso letters", date(2027, 5, 20)) == [
        (
            "As written this cannot work: “Rewrite the Calypso letters” ends on 20 May, "
            "after “Switch Calypso to read-only” on 10 May."
        )
    ]


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("Rewrite the Calypso letters", date(2027, 5, 9)),
        ("Rewrite the reminder letters", date(2027, 5, 20)),
        ("Take Calypso live for the desks", date(2027, 5, 20)),
        ("Ask Billing for letters", date(2027, 5, 20)),
    ],
)
def test_what_ends_before_a_switch_or_has_nothing_to_do_with_it_is_no_clash(line: str, due: date) -> None:
    assert switch_and(line, due) == []


def test_a_month_that_both_lines_name_is_no_system() -> None:
    switch = an_action("Take the letters live in May", date(2027, 5, 10))
    other = an_action("Ring ten patients in May", date(2027, 5, 20), "front-desk")

    assert told_with(a_team("billing", switch), a_team("front-desk", other, name="Front Desk")) == []


def test_a_switch_without_a_due_day_has_the_day_in_its_words() -> None:
    switch = an_action("Switch Calypso to read-only on 10 May", None)
    other = an_action("Rewrite the Calypso letters", date(2027, 5, 20), "front-desk")
    (text,) = told_with(a_team("billing", switch), a_team("front-desk", other, name="Front Desk"))

    assert text.endswith("“Switch Calypso to read-only on 10 May” on 10 May.")


def need_and(
    line: str, due: date, need: str = "Get consent rules signed off by Billing, needed by 12 May"
) -> list[str]:
    needed = an_action(need, None, "front-desk")
    return told_with(a_team("billing", an_action(line, due)), a_team("front-desk", needed, name="Front Desk"))


def test_what_a_team_plans_after_another_needs_it_cannot_work() -> None:
    assert need_and("Write the consent rules", date(2027, 5, 20)) == [
        (
            "As written this cannot work: “Write the consent rules” is planned for 20 May in Billing, "
            "but Front Desk needs it by 12 May."
        )
    ]


@pytest.mark.parametrize(
    ("line", "due", "need"),
    [
        ("Write the consent rules", date(2027, 5, 11), "Get consent rules signed off by Billing, needed by 12 May"),
        ("Write the opening hours", date(2027, 5, 20), "Get consent rules signed off by Billing, needed by 12 May"),
        ("Write the consent rules", date(2027, 5, 20), "Get consent rules signed off, needed by 12 May"),
        ("Write the consent rules", date(2027, 5, 20), "Talk about consent rules with Billing on 12 May"),
    ],
)
def test_a_need_is_told_only_where_both_lines_say_so(line: str, due: date, need: str) -> None:
    assert need_and(line, due, need) == []


def test_what_ends_in_the_last_two_weeks_teaches_too_late() -> None:
    late, early = an_action("Print the new bill", CYCLE.last), an_action("Ask ten patients", number=2)

    assert told_with(a_team("billing", late)) == [
        (
            "Nothing can be learned in time from what is to move 1 key result, it ends in the last two weeks: "
            "“Share of Billing done”."
        )
    ]
    assert told_with(a_team("billing", late, early)) == []


def test_more_actions_than_people_are_too_many() -> None:
    actions = [an_action(f"Try {n}", number=n) for n in range(1, 13)]

    assert told_with(a_team("billing", *actions)) == [
        "There are more actions than people to do them: Billing (12 actions, 11 in the core group)."
    ]
    assert told_with(a_team("billing", *actions[:11])) == []


def test_an_error_of_the_check_is_told_in_its_words() -> None:
    finding = Finding("KR209", "target-is-baseline", Severity.ERROR, Place("okras/billing.yaml", 3), "billing.o1.k1",
                      "“Wait” starts where it is to end.", "")  # fmt: skip

    assert told(replace(quiet(), findings=(finding,))) == [
        "1 line of the drafts cannot stand as it is: “Wait” starts where it is to end."
    ]


# between the teams


def test_a_team_that_all_others_need_is_told_once_with_the_pairs_beside_it() -> None:
    sets = (
        a_team("billing", name="Billing", needs=("front-desk",)),
        a_team("front-desk", name="Front Desk", needs=("billing",)),
        a_team("online-booking", name="Online Booking", needs=("billing",)),
        a_team("patient-journey", name="Patient Journey", needs=("billing", "front-desk")),
    )
    (message,) = messages(replace(quiet(), okras=OkraBook(sets)), WORDS)

    assert message.said == "Everybody waits for Billing: all 3 other teams need it; it needs 1 of them itself."
    assert "each team asks Billing for one thing, aloud" in message.do


def test_two_teams_that_need_each_other_are_told_as_a_pair() -> None:
    one, other = a_team(needs=("front-desk",)), a_team("front-desk", name="Front Desk", needs=("billing",))

    assert told_with(one, other) == ["1 pair of teams waits for each other: Billing – Front Desk."]
    assert told_with(one, replace(other, depends_on=())) == []


def test_a_company_objective_that_no_team_serves_is_named() -> None:
    objectives = tuple(Objective(f"company.o{n}", f"Aim {n}") for n in (1, 2))
    company = OkraSet(COMPANY, "Client", objectives)

    assert told_with(company, a_team(supports=("company.o1",))) == ["No team serves “Aim 2” yet."]
    assert told_with(company, a_team()) == []


def test_what_people_would_stop_is_told_with_the_first_of_it_and_who_is_new_to_okrs() -> None:
    lines = tuple(NotDoing(f"company.n{n}", f"Report {n}", (f"r0{n}.direction.stop",)) for n in (1, 2, 3))
    choices = {"work.okr_experience": {"none": 20, "other": 16}}
    material = replace(with_answers(choices=choices), okras=OkraBook((OkraSet(COMPANY, "Client", not_doing=lines),)))

    assert told(material) == [
        (
            "20 of 36 have never worked with OKRs; "
            "3 things stand on the list of what to stop, first “Report 1” and “Report 2”."
        )
    ]


# all of them


def test_an_engagement_without_anything_in_it_has_no_message() -> None:
    bare = replace(quiet(), insights=Insights(Participation(0, None)), rollout=Rollout())

    assert told(replace(bare, workshop=replace(bare.workshop, employees=None, invited=None, teams=()))) == []


def test_the_first_page_stays_a_page_of_essentials() -> None:
    material = full()

    assert sum(rule(material, WORDS) is not None for rule in RULES) > MOST
    assert len(messages(material, WORDS)) == MOST


def full() -> Material:
    """An engagement in which most rules find something."""
    base = shared.material()
    low = tuple(ScaleResult(f"work.{name}", "company", 30, 2.0) for name in ("speak_up", "share", "adapt"))
    late = an_action("Print the new bill", CYCLE.last + timedelta(9))
    question = disputed("Where does “Wait” stand today? The answers say 1 and 9 days: agree how it is counted.")
    sets = (*base.okras.sets, a_team("billing", late, needs=("front-desk",)))
    return replace(
        base,
        insights=replace(base.insights, scales=low),
        okras=OkraBook(sets, (*base.okras.questions, question)),
    )


def test_the_same_engagement_is_told_the_same_way_the_weightiest_first() -> None:
    once, again = messages(full(), WORDS), messages(full(), WORDS)

    assert once == again
    assert [message.weight for message in once] == sorted((message.weight for message in once), reverse=True)


def test_messages_are_ranked_by_what_the_data_show_and_not_by_a_list() -> None:
    near = (ThemeVote("a", "Waits", 20, 0.75, 0.5),)
    low = (ScaleResult("work.speak_up", "company", 30, 1.4, (0.7, 0.2, 0.1, 0.0, 0.0)),)
    both = with_answers(theme_votes=near, scales=low)
    high = with_answers(theme_votes=near, scales=(ScaleResult("work.speak_up", "company", 30, 2.9),))

    assert told(both)[0].startswith("Not said")
    assert told(high)[0].startswith("Most of the leadership")


def test_a_weight_is_its_matter_and_two_shares() -> None:
    assert weigh(Matter.BROKEN, 7, 7) == 100
    assert weigh(Matter.ASIDE, -1, 0) == Matter.ASIDE


def test_the_first_page_holds_seven_messages_however_long_the_lines_are() -> None:
    long = "a line that somebody wrote at great length because it mattered to them very much " * 3
    base = full()
    sets = tuple(
        replace(
            okras,
            objectives=tuple(replace(objective, text=long) for objective in okras.objectives),
            not_doing=tuple(replace(line, text=long) for line in okras.not_doing),
        )
        for okras in base.okras.sets
    )
    found = messages(replace(base, okras=replace(base.okras, sets=sets)), WORDS)

    assert sum(-(-len(message.said) // 100) - (-len(message.do) // 105) for message in found) <= 42


def test_every_message_is_one_sentence_with_something_to_do() -> None:
    for message in messages(full(), WORDS):
        assert message.said.endswith((".", "?"))
        assert ". " not in message.said.replace("a.m. ", "")
        assert message.do
