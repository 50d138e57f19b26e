"""How the company's objectives are chosen and worded."""

from __future__ import annotations

from okra_coach.draft.themes import ThemeSupport, theme_of
from okra_coach.model.insights import ThemeVote
from okra_coach.model.okra import OkraSet
from okra_coach.model.workshop import DraftSettings, Theme
from tests.draft.answering import drafted, measuring, person, quantity

BREAD = ("fresh-bread",)
ORDER = ("easy-ordering",)


def company(*people: object, **settings: object) -> OkraSet:
    found = drafted(*people, **settings).company  # type: ignore[arg-type]
    assert found is not None
    return found


def test_every_team_is_one_voice_whatever_its_size() -> None:
    crowd = [
        person(f"r{n:02}", "ovens", direction_themes=BREAD, customer_able="Buy fresh bread after work")
        for n in range(9)
    ]
    few = [
        person("r20", "orders", direction_themes=ORDER, customer_able="Order a cake without a call"),
        person("r21", "orders", "leadership", direction_themes=ORDER),
    ]
    texts = [objective.text for objective in company(*crowd, *few).objectives]
    assert texts == ["Our customers can order a cake without a call", "Our customers can buy fresh bread after work"]


def test_the_end_of_the_sentence_becomes_a_sentence_in_the_language_of_the_answers() -> None:
    german = person("r01", direction_themes=BREAD, customer_able="nach Feierabend noch fresh Brot kaufen")
    assert company(german, language="de").objectives[0].text == (
        "Unsere Kunden können nach Feierabend noch fresh Brot kaufen"
    )


def test_an_objective_of_the_company_carries_key_results_of_its_teams() -> None:
    people = [
        measuring("r01", "Share of bread sold fresh", "40 %", "60 %", direction_themes=BREAD,
                  customer_able="Buy fresh bread after work"),
        measuring("r02", "Guests who leave without fresh bread", "30 %", "10 %", direction_themes=BREAD),
    ]  # fmt: skip
    objective = company(*people).objectives[0]
    assert objective.key_results
    assert all(result.actions == () for result in objective.key_results)
    assert drafted(*people).teams[0].objectives[0].supports == ("company.o1",)


def test_what_several_would_stop_comes_first() -> None:
    people = [
        person("r01", "orders", direction_stop="Weekly reports on paper"),
        person("r02", direction_stop="Baking rye bread on Mondays"),
        person("r03", "orders", direction_stop="baking rye bread on mondays"),
        person("r04", direction_stop="n/a"),
    ]
    stops = company(*people).not_doing
    assert [stop.text for stop in stops] == ["Baking rye bread on Mondays", "Weekly reports on paper"]
    assert stops[0].evidence == ("r02.direction.stop", "r03.direction.stop")


def test_where_leadership_and_staff_disagree_there_is_a_question() -> None:
    votes = (ThemeVote("fresh-bread", "Fresh bread", 20, leadership_share=0.9, staff_share=0.1),)
    texts = [question.text for question in drafted(person("r01"), votes=votes).questions]
    assert texts
    assert "“Fresh bread” is put first by most in the leadership" in texts[0]


def test_teams_that_wait_for_each_other_are_asked_who_comes_first() -> None:
    people = [
        person("r01", "ovens", "lead", team_aim="Guests find warm bread at any hour", team_depends_on=("orders",)),
        person("r02", "orders", "lead", team_aim="Guests order a cake without a call", team_depends_on=("ovens",)),
    ]
    texts = [question.text for question in drafted(*people).questions]
    assert "These teams wait for each other: Ovens – Orders. Who delivers what first, and by when?" in texts


def test_a_text_with_one_telling_word_is_about_that_and_not_about_two_faint_ones() -> None:
    faint = ThemeSupport(Theme("again", "Guests buy again"), 0.6, frozenset(), {"bread": 0.6, "guest": 0.4})
    telling = ThemeSupport(Theme("easter", "Ready for Easter"), 0.3, frozenset(), {"easter": 1.0})
    stems = frozenset({"bread", "guest", "easter"})
    assert theme_of(stems, [faint, telling]) == (telling, 1.0)
    assert theme_of(stems - {"easter"}, [faint, telling]) == (faint, 1.0)
    assert theme_of(frozenset({"oven"}), [faint, telling]) == (None, 0.0)


def test_one_team_may_measure_the_companys_objective_alone_where_nobody_else_does() -> None:
    people = [
        measuring(
            "r01", "Share of fresh bread sold", "40 %", "60 %", "lead", direction_themes=BREAD,
            customer_able="Buy fresh bread after work", team_measure2="Fresh bread thrown away",
            team_measure2_now=quantity("9 %"), team_measure2_target=quantity("4 %"),
        ),
        person("r02", "orders", direction_themes=BREAD),
    ]  # fmt: skip
    first = company(*people, drafts=DraftSettings(company_objectives=1)).objectives[0]
    assert [result.measure for result in first.key_results] == ["Share of fresh bread sold", "Fresh bread thrown away"]
