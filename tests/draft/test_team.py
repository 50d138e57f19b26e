"""What becomes of aims, measures, actions and numbers to keep."""

from __future__ import annotations

from datetime import date

import pytest

from okra_coach.draft.actions import lines_of
from okra_coach.draft.health import Kept, understood
from okra_coach.draft.lexicon import load_lexicon
from okra_coach.model.insights import NetPromoter
from okra_coach.model.measure import Direction, Quantity
from okra_coach.model.okra import KeyResult, OkraBook
from tests.draft.answering import drafted, measuring, person, workshop


def result(book: OkraBook) -> KeyResult:
    return book.teams[0].key_results[0]


def questions(book: OkraBook) -> str:
    return "\n".join(question.text for question in book.questions)


def test_an_aim_that_names_who_is_better_off_comes_before_a_task() -> None:
    book = drafted(
        person("r01", team_aim="Finish the new oven line and its manual"),
        person("r02", team_aim="Guests find warm bread at any hour"),
    )
    assert book.teams[0].objectives[0].text == "Guests find warm bread at any hour"


def test_a_long_aim_ends_at_a_clause() -> None:
    said = "Guests find warm bread at any hour of the day, especially those who come after work and had given up on us"
    assert drafted(person("r01", team_aim=said)).teams[0].objectives[0].text == (
        "Guests find warm bread at any hour of the day"
    )


def test_an_aim_with_a_number_is_no_objective() -> None:
    assert drafted(person("r01", team_aim="Sell 500 loaves to our guests")).teams == ()


def test_leaders_of_the_company_do_not_speak_for_a_team() -> None:
    assert drafted(person("r01", role="leadership", team_aim="Guests love our bread and cakes")).teams == ()


def test_one_value_in_two_wordings_is_one_baseline() -> None:
    book = drafted(
        measuring("r01", "Days from order to delivery", "9 days", "4 days", role="lead"),
        measuring("r02", "time from order to delivery", "9 working days", "5 days"),
    )
    assert (result(book).baseline, result(book).target, result(book).unit) == (9, 4, "days")
    assert len(book.teams[0].key_results) == 1


def test_contradicting_baselines_become_a_question_with_their_spread() -> None:
    book = drafted(
        measuring("r01", "Days from order to delivery", "9 days", "4 days", role="lead"),
        measuring("r02", "days to delivery of an order", "12 days", "5 days"),
        measuring("r03", "order to delivery", "6 days", "3 days", role="leadership"),
    )
    assert result(book).baseline is None
    assert result(book).target == 4
    assert "The answers say 6, 9 and 12 days" in questions(book)


def test_a_leaders_target_does_not_count() -> None:
    book = drafted(
        measuring("r01", "Days from order to delivery", "9 days", "4 days"),
        measuring("r02", "order to delivery", "9 days", "1 days", role="leadership"),
    )
    assert result(book).target == 4


def test_values_that_move_apart_are_two_measures() -> None:
    book = drafted(
        measuring("r01", "Loaves sold warm", "40 %", "60 %"), measuring("r02", "Loaves not sold warm", "30 %", "10 %")
    )
    assert len(book.teams[0].key_results) == 2


def test_values_tell_the_direction_before_words_do() -> None:
    book = drafted(measuring("r01", "Waiting time at the counter", "3 minutes", "5 minutes"))
    assert result(book).direction is Direction.INCREASE


def test_a_name_tells_the_direction_when_no_value_was_given() -> None:
    book = drafted(measuring("r01", "Waiting time at the counter", "unknown", "5 minutes"))
    assert result(book).direction is Direction.DECREASE
    assert "What is the present value of “Waiting time at the counter”" in questions(book)


def test_an_output_becomes_a_question() -> None:
    book = drafted(measuring("r01", "Trainings held", "3 ", "20 "))
    assert book.teams[0].key_results == ()
    assert "“Trainings held” would tell what was done" in questions(book)


def test_a_value_to_keep_becomes_a_health_measure() -> None:
    book = drafted(measuring("r01", "Loaves without a fault", "99.6 %", "99.6 %"))
    assert [(h.measure, h.value) for h in book.teams[0].health_measures] == [("Loaves without a fault", 99.6)]
    assert book.teams[0].key_results == ()


def test_a_score_that_the_sample_cannot_show_is_watched_and_not_scored() -> None:
    score = NetPromoter("company", 60, 12, -5, 30, 0.4, 0.3, 0.28, 40)
    book = drafted(measuring("r01", "NPS of our guests", "12 ", "30 "), score=score)
    assert book.teams[0].key_results == ()
    assert [h.measure for h in book.teams[0].health_measures] == ["NPS of our guests"]
    assert "with 60 answers only a change of 40 points" in questions(book)


def test_a_score_that_the_sample_can_show_is_a_key_result() -> None:
    score = NetPromoter("company", 900, 12, 5, 19, 0.4, 0.3, 0.28, 9)
    assert result(drafted(measuring("r01", "NPS of our guests", "12 ", "30 "), score=score)).target == 30


def test_the_measure_of_one_person_is_left_out() -> None:
    assert drafted(measuring("r01", "My sales per month", "3 ", "5 ")).teams[0].key_results == ()


def test_the_period_of_the_values_belongs_to_the_measure() -> None:
    monthly = Quantity(40, "hours", "about 40 hrs/month")
    book = drafted(measuring("r01", "Overtime of bakers", "unknown", "20 hours", team_measure1_now=monthly))
    assert result(book).measure == "Overtime of bakers per month"


def test_each_measure_gets_its_own_source() -> None:
    book = drafted(
        person("r01", team_aim="Guests find warm bread at any hour", team_measure1="Warm loaves on the shelf",
               team_measure2="Guests who leave without bread", team_source="Oven log; counter tally")
    )  # fmt: skip
    assert {r.measure: r.source for r in book.teams[0].key_results} == {
        "Warm loaves on the shelf": "Oven log",
        "Guests who leave without bread": "Counter tally",
    }


@pytest.mark.parametrize(
    ("written", "text", "due"),
    [
        ("Bake a second round at three - [name], 29 Apr", "Bake a second round at three", date(2027, 4, 29)),
        ("Bake a second round at three (by 29 April)", "Bake a second round at three", date(2027, 4, 29)),
        ("- bake a second round at three", "Bake a second round at three", None),
        ("Bake a second round at three - me, from 12 Apr", "Bake a second round at three (from 12 Apr)", None),
        ("Bake a second round at three - [name], by end of May", "Bake a second round at three", date(2027, 5, 31)),
        ("Bake a second round at three, 29 Dec", "Bake a second round at three (29 Dec)", None),
        ("Bake a second round at three - with [name] and [name]", "Bake a second round at three", None),
        ("Bake 1.5 kg less of rye", "Bake 1.5 kg less of rye", None),
    ],
)
def test_an_action_line_loses_its_owner_and_keeps_what_was_said_of_the_time(
    written: str, text: str, due: date | None
) -> None:
    line = lines_of(person("r01", team_actions=(written,)), workshop(), load_lexicon("en"))[0]
    assert (line.shown, line.due) == (text, due)


def test_german_and_vietnamese_days_are_understood() -> None:
    german = lines_of(person("r01", team_actions=("Drei Rezepte aufschreiben – [name], bis 28.05.",)),
                      workshop("de"), load_lexicon("de"))[0]  # fmt: skip
    vietnamese = lines_of(person("r01", team_actions=("Bỏ 30 món bán chậm – [name], xong trước 22/5",)),
                          workshop("vi"), load_lexicon("vi"))[0]  # fmt: skip
    assert (german.shown, german.due) == ("Drei Rezepte aufschreiben", date(2027, 5, 28))
    assert (vietnamese.shown, vietnamese.due) == ("Bỏ 30 món bán chậm", date(2027, 5, 22))


def test_a_line_that_only_makes_sense_after_another_is_joined_to_it() -> None:
    actions = ("Write down the rye recipe", "Test it with two bakers")
    lines = lines_of(person("r01", team_actions=actions), workshop(), load_lexicon("en"))
    assert [line.shown for line in lines] == ["Write down the rye recipe; test it with two bakers"]


def test_a_line_that_names_somebody_in_its_midst_is_left_out() -> None:
    assert lines_of(person("r01", team_actions=("Let [name] bake at night",)), workshop(), load_lexicon("en")) == ()


def test_actions_that_say_the_same_are_one() -> None:
    book = drafted(
        measuring("r01", "Warm loaves on the shelf", "40 %", "60 %", team_actions=("Bake a second round at three",)),
        measuring("r02", "warm loaves on the shelf", "40 %", "60 %", team_actions=("bake a second round at three",)),
    )
    (action,) = book.teams[0].actions
    assert action.evidence == ("r01.team.actions", "r02.team.actions")


def test_an_action_goes_to_the_measure_of_whoever_proposed_it() -> None:
    book = drafted(
        measuring("r01", "Warm loaves on the shelf", "40 %", "60 %", role="lead"),
        measuring("r02", "Complaints at the counter", "9 ", "3 ", team_actions=("Greet everybody who comes in",)),
    )
    homes = {r.measure: [a.text for a in r.actions] for r in book.teams[0].key_results}
    assert homes["Complaints at the counter"] == ["Greet everybody who comes in"]


def test_an_action_that_serves_no_key_result_is_asked_about() -> None:
    book = drafted(
        measuring("r01", "Warm loaves on the shelf", "40 %", "60 %"),
        person("r02", team_actions=("Paint the delivery van blue",)),
    )
    assert "Which key result should “Paint the delivery van blue” move?" in questions(book)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Bad debt, 0.3 % of revenue", Kept("Bad debt", 0.3, "%")),
        ("On-time delivery 93%", Kept("On-time delivery", 93, "%")),
        ("Time to pick up the phone (25 seconds)", Kept("Time to pick up the phone", 25, "seconds")),
        ("Orders per week - mustn't fall below 1,900", Kept("Orders per week", band="mustn't fall below 1,900")),
        ("Churn among the top 40", Kept("Churn among the top 40")),
        ("Margin", Kept("Margin")),
        ("[name]'s budget", None),
    ],
)
def test_a_number_to_keep_is_split_into_name_value_and_limit(said: str, kept: Kept | None) -> None:
    assert understood(said, load_lexicon("en")) == kept


def test_a_team_depends_on_whom_its_lead_or_two_people_name() -> None:
    aim = "Guests find warm bread at any hour"
    by_one = drafted(person("r01", team_aim=aim, team_depends_on=("orders",)))
    by_lead = drafted(person("r01", role="lead", team_aim=aim, team_depends_on=("orders",)))
    assert by_one.teams[0].depends_on == ()
    assert by_lead.teams[0].depends_on == ("orders",)
