"""How answers become objectives: one idea, for somebody, without a figure, and another wording beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from okra_coach.draft.aims import Aim, customer
from okra_coach.draft.book import group
from okra_coach.draft.effects import with_effects
from okra_coach.draft.lexicon import load_lexicon
from okra_coach.draft.measures import grouped, mentions_of
from okra_coach.draft.served import with_those_served
from okra_coach.draft.statements import ability, statement
from okra_coach.model.answers import Response
from okra_coach.model.okra import Certainty, Objective
from okra_coach.model.workshop import DraftSettings, Theme
from okra_coach.read.playbooks import read_playbooks
from tests.draft.answering import drafted, engagement, measuring, person, quantity


@pytest.mark.parametrize(
    ("language", "said", "kept"),
    [
        ("en", "Members get a loan decision within 5 days", "Members get a loan decision"),
        ("en", "Members get a loan decision within two weeks of applying", "Members get a loan decision"),
        ("en", "That tenants know when the plumber comes", "Tenants know when the plumber comes"),
        ("en", "Tenants know when the plumber comes, and the office is calm", "Tenants know when the plumber comes"),
        ("en", "Patients, especially the old, are seen on time", "Patients are seen on time"),
        ("en", "Visitors find our 12 busiest rooms without asking", "Visitors find our busiest rooms without asking"),
        ("de", "Patienten wissen nach zwei Wochen, woran sie sind", "Patienten wissen, woran sie sind"),
        ("de", "Die Ausstellung pünktlich eröffnen und dann das Archiv ordnen", "Die Ausstellung pünktlich eröffnen"),
        ("de", "Eltern erreichen uns morgens; das Büro hat Ruhe", "Eltern erreichen uns morgens"),
        ("vi", "Bệnh nhân, nhất là người già, được khám đúng giờ", "Bệnh nhân được khám đúng giờ"),
        ("vi", "Học viên nhận chứng chỉ trong vòng 5 ngày", "Học viên nhận chứng chỉ"),
    ],
)  # fmt: skip
def test_an_objective_is_one_idea_without_a_figure(language: str, said: str, kept: str) -> None:
    assert statement(said, load_lexicon(language)) == kept


@pytest.mark.parametrize(
    ("language", "said"),
    [("vi", "benh nhan den kham nhanh hon"), ("en", "n/a"), ("en", "Members are helped by the"), ("de", "k. A.")],
)
def test_what_does_not_stand_by_itself_is_no_objective(language: str, said: str) -> None:
    assert statement(said, load_lexicon(language)) is None


@pytest.mark.parametrize(
    ("language", "said", "kept"),
    [
        ("en", "See their balance at any hour", "see their balance at any hour"),
        ("en", "… find the right form themselves", "find the right form themselves"),
        ("de", "Termine selbst verschieben", "Termine selbst verschieben"),
        ("de", "selbst sehen, wann der Handwerker kommt", "selbst sehen, wann der Handwerker kommt"),
    ],
)
def test_what_customers_will_be_able_to_do_fits_behind_its_beginning(language: str, said: str, kept: str) -> None:
    assert ability(said, load_lexicon(language)) == kept


@pytest.mark.parametrize(
    ("language", "said", "objective"),
    [
        ("en", "Borrowers in the valley, and their advisers", "Borrowers sign at home"),
        ("de", "Pflegekräfte auf Station 3", "Pflegekräfte finden jede Akte"),
    ],
)
def test_whoever_the_answers_call_their_customer_counts_as_one(language: str, said: str, objective: str) -> None:
    known = load_lexicon(language)
    taught = with_those_served(known, [person("r01", customer_who=said)])
    assert not known.stems(objective) & known.customers
    assert taught.stems(objective) & taught.customers


def first_objective(*people: Response, **settings: object) -> Objective:
    return drafted(*people, **settings).teams[0].objectives[0]  # type: ignore[arg-type]


def test_shouting_and_short_forms_are_written_out() -> None:
    people = [
        person("r01", team_aim="Guests get bread w/o QUEUEING at noon"),
        person("r02", team_aim="We hate queueing"),
    ]
    assert first_objective(*people).text == "Guests get bread without queueing at noon"


def test_an_objective_is_for_whom_it_names() -> None:
    lead = person("r01", role="lead", team_aim="Café owners get warm bread at six", customer_who="Guests; café owners")
    assert first_objective(lead).customer == "Café owners"


def test_another_wording_speaks_of_the_same_thing() -> None:
    people = [
        person("r01", role="lead", team_aim="Guests find warm bread at any hour"),
        person("r02", team_aim="Bakers learn every step of their craft"),
        person("r03", customer_able="Smell fresh bread in the evening"),
    ]
    assert first_objective(*people).alternative == "Our customers can smell fresh bread in the evening"


def two_aims(own: str, second: str) -> list[Response]:
    return [
        measuring("r01", "Warm loaves on the shelf", "20 loaves", "60 loaves", "lead"),
        measuring("r02", "Guests who leave without bread", "30 %", "10 %", team_aim="Guests come back for our bread"),
        measuring(
            "r03", "Nights without a complaint", "3 nights", "9 nights", team_aim=own, team_measure2=second,
            team_measure2_now=quantity("50 decibels") if second else None,
            team_measure2_target=quantity("35 decibels") if second else None,
        ),
    ]  # fmt: skip


def test_an_aim_with_measures_of_its_own_becomes_a_second_objective() -> None:
    sets = drafted(*two_aims("Tenants upstairs sleep until their alarm rings", "Noise measured upstairs")).teams
    assert [len(objective.key_results) for objective in sets[0].objectives] == [2, 2]
    assert sets[0].objectives[1].text == "Tenants upstairs sleep until their alarm rings"


def test_the_consultant_may_want_one_objective_only() -> None:
    people = two_aims("Tenants upstairs sleep until their alarm rings", "Noise measured upstairs")
    sets = drafted(*people, drafts=DraftSettings(team_objectives=1)).teams
    assert len(sets[0].objectives) == 1


def test_a_link_needs_words_and_not_only_votes() -> None:
    bread, order = ("fresh-bread",), ("easy-ordering",)
    people = [
        measuring("r01", "Share of bread sold fresh", "40 %", "60 %", direction_themes=bread,
                  customer_able="Buy fresh bread after work"),
        person("r02", "orders", direction_themes=bread, team_aim="Café owners order a cake without a call"),
        person("r03", "orders", direction_themes=order, customer_able="Order a cake without a call"),
    ]  # fmt: skip
    book = drafted(*people, drafts=DraftSettings(company_objectives=1))
    links = {o.id: (o.supports, o.link_certainty) for team in book.teams for o in team.objectives}
    assert links["ovens.o1"] == (("company.o1",), Certainty.CLEAR)
    assert links["orders.o1"] == ((), None)


def test_without_votes_the_company_wants_what_its_people_speak_of() -> None:
    people = [
        person(f"r{n:02}", team, direction_change=said, customer_complaint="Waiting for an answer")
        for n, (team, said) in enumerate(
            [("ovens", "Customers wait less for their answer"), ("orders", "Faster answers to customers")], 1
        )
    ]
    playbooks, _ = read_playbooks(Path("nowhere"), "en")
    book = drafted(*people, playbooks=playbooks, themes=())
    assert book.company is not None
    assert [o.text for o in book.company.objectives][:1] == ["Customers wait less for their answer"]
    assert all(ref.rpartition(".")[0].count(".") == 1 for o in book.company.objectives for ref in o.evidence)


def test_words_that_the_consultant_gives_a_theme_place_answers_there() -> None:
    people = (
        person("r01", direction_change="Sourdough for the hotels", direction_themes=("fresh-bread",)),
        person("r02", direction_change="Fresh bread"),
    )
    before = group(engagement(*people))
    taught = group(engagement(*people, themes=(Theme("fresh-bread", "Fresh bread", words=("sourdough",)),)))
    assert [theme.name for theme in before.themes if any(a.ref.startswith("r01") for a in theme.answers)] == []
    placed = [theme for theme in taught.themes if any(a.ref.startswith("r01") for a in theme.answers)]
    assert [theme.name for theme in placed] == ["Fresh bread"]
    assert placed[0].answers[0].by == ("sourdough",)


@pytest.mark.parametrize(
    ("spare", "borrowed"),
    [("Guests who ask for bread in vain", False), ("Apprentices who leave within a year", True)],
)
def test_a_second_objective_borrows_no_effect_of_something_else(spare: str, borrowed: bool) -> None:
    lexicon = load_lexicon("en")
    people = [
        measuring("r01", "Guests who complain", "30 %", "10 %"),
        measuring("r02", "Recipes on the wall", "3 recipes", "9 recipes"),
        measuring("r03", spare, "30 %", "10 %"),
    ]
    complaints, recipes, left = grouped([m for one in people for m in mentions_of(one, lexicon)], lexicon)
    first = Aim("r01", "Guests like our bread", 3, lexicon.stems("Guests like our bread"))
    second = Aim("r02", "Apprentices learn every recipe", 3, lexicon.stems("Apprentices learn every recipe"))
    shares = with_effects([(first, [complaints]), (second, [recipes])], [complaints, recipes, left], lexicon)
    assert [list(chosen) for _, chosen in shares] == [[complaints], [recipes, left] if borrowed else [recipes]]


@pytest.mark.parametrize(
    ("language", "said", "named"),
    [
        ("en", "The clerk at the till, strangely", "The clerk at the till"),
        ("en", "The family", "The family"),
        ("en", "Guests, clerks and their family", "Guests, clerks and their family"),
        ("de", "Die Nachbarn, komischerweise", "Die Nachbarn"),
        ("vi", "Khách mua bánh, tiếc là", "Khách mua bánh"),
    ],
)
def test_a_comment_is_no_part_of_whom_the_work_is_for(language: str, said: str, named: str) -> None:
    assert customer([person("r01", customer_who=said)], load_lexicon(language)) == named
