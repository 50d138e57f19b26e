"""How action lines and sources are put, and that nothing is lost or made up by it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.draft.lexicon import load_lexicon
from okra_coach.draft.phrasing import source_name, split_reason, with_verb
from tests.draft.answering import drafted, measuring, person


@pytest.mark.parametrize(
    ("language", "said", "put"),
    [
        ("en", "Allergy field mandatory at the till", "Make allergy field mandatory at the till"),
        ("en", "Oven list: 4 ovens to repair", "Introduce an oven list: 4 ovens to repair"),
        ("en", "Weekly call with the mill", "Introduce a weekly call with the mill"),
        ("en", "One-page template for cake orders", "Introduce a one-page template for cake orders"),
        ("en", "One shared board for all shops", "Introduce one shared board for all shops"),
        ("en", "3 tests of the sourdough", "Run 3 tests of the sourdough"),
        ("de", "Zwei Rückrufrunden am Abend, vier Wochen", "Zwei Rückrufrunden am Abend, vier Wochen"),
        (
            "de",
            "Neue Checkliste für den Ofen, zuerst in Bonn",
            "Neue Checkliste für den Ofen einführen, zuerst in Bonn",
        ),
        ("de", "Spätschicht bis 19:30, vier Wochen", "Spätschicht bis 19:30 einführen, vier Wochen"),
        ("de", "3 Anleitungen für den Teig", "3 Anleitungen für den Teig schreiben"),
        ("vi", "Danh sách lò cần sửa", "Lập danh sách lò cần sửa"),
    ],
)
def test_a_thing_to_do_gets_its_verb(language: str, said: str, put: str) -> None:
    assert with_verb(said, load_lexicon(language)) == put


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Ask the mill to make the weight mandatory on labels"),
        ("en", "Find out whether this is mandatory in shops"),
        ("en", "Write a checklist for the oven"),
        ("de", "Neue Checkliste für den Ofen schreiben, zuerst in Bonn"),
        ("de", "Ofen um drei anheizen"),
        ("vi", "Lập danh sách lò cần sửa"),
    ],
)
def test_a_line_with_a_verb_stays_as_it_was_said(language: str, said: str) -> None:
    assert with_verb(said, load_lexicon(language)) == said


@given(st.text(alphabet="abcde 0123456789:,.-", max_size=60), st.sampled_from(["en", "de", "vi"]))
def test_a_rewritten_line_has_the_figures_that_were_said(text: str, language: str) -> None:
    for said in (text, f"Weekly call {text}", f"Oven list: {text}", f"Liste {text}", f"Bảng {text}"):
        assert re.findall(r"\d", with_verb(said, load_lexicon(language))) == re.findall(r"\d", said)


@pytest.mark.parametrize(
    ("language", "said", "what", "why"),
    [
        ("en", "Bake at three so that guests find rye", "Bake at three", "If we bake at three, then guests find rye"),
        ("en", "Close early on Monday because nobody comes", "Close early on Monday", "Because nobody comes"),
        ("de", "Um drei backen, damit Gäste Brot finden", "Um drei backen", "Damit Gäste Brot finden"),
        (
            "vi",
            "Nướng thêm mẻ chiều để khách có bánh",
            "Nướng thêm mẻ chiều",
            "Nếu nướng thêm mẻ chiều thì khách có bánh",
        ),
        ("vi", "Nướng buổi chiều thay vì buổi tối", "Nướng buổi chiều thay vì buổi tối", None),
        ("vi", "Ghé 9 đại lý nhỏ, xem kệ hàng", "Ghé 9 đại lý nhỏ, xem kệ hàng", None),
        ("en", "Bake a second round at three", "Bake a second round at three", None),
        ("en", "Bake at three so that [name] can rest", "Bake at three", None),
    ],
)
def test_a_hypothesis_is_the_reason_that_was_said(language: str, said: str, what: str, why: str | None) -> None:
    assert split_reason(said, load_lexicon(language)) == (what, why)


def test_the_reason_stands_in_the_hypothesis_of_the_action() -> None:
    said = ("Bake at three so that guests find rye",)
    book = drafted(measuring("r01", "Warm loaves on the shelf", "40 %", "60 %", team_actions=said))
    (action,) = book.teams[0].actions
    assert (action.text, action.hypothesis) == ("Bake at three", "If we bake at three, then guests find rye")


@pytest.mark.parametrize(
    ("language", "said", "name"),
    [
        ("en", "The figures come from a tally in May, 30 shops", "tally in May"),
        ("en", "Till report, but leave out cakes", "Till report"),
        ("en", "Till report, tab 'rye'", "Till report, tab 'rye'"),
        ("de", "Kassenbericht, läuft jeden Abend", "Kassenbericht"),
        ("de", "Auswertung der Kasse, muss erst noch erstellt werden", None),
        ("vi", "Sổ thu ngân, nhưng trừ bánh ngọt", "Sổ thu ngân"),
    ],
)
def test_a_source_is_a_name_and_no_sentence(language: str, said: str, name: str | None) -> None:
    assert source_name(said, load_lexicon(language)) == name


def actions_of_two(one: str, other: str) -> list[tuple[str, tuple[str, ...]]]:
    book = drafted(
        measuring("r01", "Warm loaves on the shelf", "40 %", "60 %", team_actions=(one,)),
        measuring("r02", "warm loaves on the shelf", "40 %", "60 %", team_actions=(other,)),
    )
    return [(action.text, action.evidence) for action in book.teams[0].actions]


def test_a_shorter_line_is_merged_into_the_fuller_one_with_both_answers() -> None:
    fuller = "Two bakers stand with the sellers at noon, trial of a month"
    assert actions_of_two("Stand with sellers, bakers at noon", fuller) == [
        (fuller, ("r01.team.actions", "r02.team.actions"))
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Send bread samples to offices", "Stop sending bread samples to offices on rainy Fridays"),
        ("Send 5 bread samples to offices", "Send 50 bread samples to offices on every rainy Friday"),
    ],
)
def test_lines_that_want_the_opposite_or_other_numbers_stay_apart(one: str, other: str) -> None:
    assert len(actions_of_two(one, other)) == 2


def test_a_company_objective_says_who_is_named_in_its_first_words() -> None:
    change = "Regular guests get fresh bread all day"
    people = [person(f"r0{n}", direction_change=change, direction_themes=("fresh-bread",)) for n in (1, 2)]
    company = drafted(*people, measuring("r03", "Warm loaves on the shelf", "40 %", "60 %")).company
    assert company is not None
    assert [(o.text, o.customer) for o in company.objectives] == [(change, "Regular guests")]
