"""How action lines and sources are put, and that nothing is lost or made up by it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.draft.actions import Line, line_of
from okra_coach.draft.lexicon import load_lexicon
from okra_coach.draft.sources import source_name
from okra_coach.draft.verbs import with_verb
from tests.draft.answering import drafted, measuring, person, workshop


def understood(said: str, language: str, role: str = "member", **settings: object) -> Line | None:
    """A line of somebody of the ovens, as an action."""
    who = person("r01", "ovens", role)
    return line_of(who, "team.actions", said, workshop(language, **settings), load_lexicon(language))


@pytest.mark.parametrize(
    ("language", "said", "put"),
    [
        ("en", "Allergy field mandatory at the till", "Make allergy field mandatory at the till"),
        ("en", "Oven list: 4 ovens to repair", "Introduce an oven list: 4 ovens to repair"),
        ("en", "Weekly meeting with the mill", "Hold a weekly meeting with the mill"),
        ("en", "Two apprentices visit the mill every week", "Have two apprentices visit the mill every week"),
        ("en", "2 more people on Saturdays", "Add 2 more people on Saturdays"),
        ("en", "Letter to all hotels", "Send a letter to all hotels"),
        ("en", "Buddy per apprentice", "Introduce a buddy per apprentice"),
        ("en", "Prices of all cakes into one list", "Bring prices of all cakes into one list"),
        ("en", "One-page template for cake orders", "Introduce a one-page template for cake orders"),
        ("en", "One shared board for all shops", "Introduce one shared board for all shops"),
        ("en", "3 tests of the sourdough", "Run 3 tests of the sourdough"),
        ("de", "Zwei Rückrufrunden am Abend, vier Wochen", "Zwei Rückrufrunden am Abend abhalten, vier Wochen"),
        (
            "de",
            "Neue Checkliste für den Ofen, zuerst in Bonn",
            "Neue Checkliste für den Ofen erstellen, zuerst in Bonn",
        ),
        ("de", "Spätschicht bis 19:30, vier Wochen", "Spätschicht bis 19:30 einführen, vier Wochen"),
        ("de", "Fester Ansprechpartner für Hotels", "Festen Ansprechpartner für Hotels benennen"),
        ("de", "Schulungen Teigführung", "Schulungen Teigführung durchführen"),
        ("de", "Laden meldet Ausfälle sofort", "Vereinbaren: Laden meldet Ausfälle sofort"),
        ("vi", "Lớp học làm bánh cho thợ mới", "Tổ chức lớp học làm bánh cho thợ mới"),
        ("vi", "Kho báo thiếu bột mỗi sáng", "Cho kho báo thiếu bột mỗi sáng"),
        ("vi", "Đặt bột trước hai tuần", "Đặt bột trước hai tuần"),
        ("vi", "Danh sách lò cần sửa", "Lập danh sách lò cần sửa"),
    ],
)
def test_a_thing_to_do_gets_its_verb(language: str, said: str, put: str) -> None:
    assert with_verb(said, language) == put


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
    assert with_verb(said, language) == said


@given(st.text(alphabet="abcde 0123456789:,.-", max_size=60), st.sampled_from(["en", "de", "vi"]))
def test_a_rewritten_line_has_the_figures_that_were_said(text: str, language: str) -> None:
    for said in (text, f"Weekly meeting {text}", f"Oven list: {text}", f"Liste {text}", f"Bảng {text}"):
        assert re.findall(r"\d", with_verb(said, language)) == re.findall(r"\d", said)


@pytest.mark.parametrize(
    ("language", "said", "what", "why"),
    [
        ("en", "Bake at three so that guests find rye", "Bake at three", "If we bake at three, then guests find rye"),
        ("en", "Close early on Monday because nobody comes", "Close early on Monday", "Because nobody comes"),
        ("en", "Weekly call with the mill so we hear of delays", "Hold a weekly call with the mill",
         "If we hold a weekly call with the mill, then we hear of delays"),
        ("en", "Ask ten guests to learn why they leave", "Ask ten guests", "To learn why they leave"),
        ("de", "Um drei backen, damit Gäste Brot finden", "Um drei backen", "Damit Gäste Brot finden"),
        ("de", "Fünf Gäste befragen, um die Gründe zu verstehen – Werkstatt, ab 3.5.", "Fünf Gäste befragen",
         "Um die Gründe zu verstehen"),
        ("vi", "Nướng thêm mẻ chiều để khách có bánh", "Nướng thêm mẻ chiều",
         "Nếu nướng thêm mẻ chiều thì khách có bánh"),
        ("vi", "Nướng buổi chiều thay vì buổi tối", "Nướng buổi chiều thay vì buổi tối", None),
        ("vi", "Ghé 9 đại lý nhỏ, xem kệ hàng", "Ghé 9 đại lý nhỏ, xem kệ hàng", None),
        ("en", "Bake a second round at three", "Bake a second round at three", None),
        ("en", "Bake at three so that [name] can rest", "Bake at three", None),
    ],
)  # fmt: skip
def test_a_hypothesis_is_the_reason_that_was_said(language: str, said: str, what: str, why: str | None) -> None:
    line = understood(said, language)
    assert line is not None
    assert line.hypothesis == why
    if why or "[name]" not in said:
        assert line.text == what


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
    fuller = "Have two bakers stand with the sellers at noon, trial of a month"
    assert actions_of_two(
        "Stand with sellers, bakers at noon", "Two bakers stand with the sellers at noon, trial of a month"
    ) == [(fuller, ("r01.team.actions", "r02.team.actions"))]


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


@pytest.mark.parametrize(
    ("language", "said", "text", "due"),
    [
        ("en", "Fix the door - by 29 Apr", "Fix the door", "2027-04-29"),
        ("en", "Fix the door by end of May", "Fix the door", "2027-05-31"),
        ("en", "Fix the door (May)", "Fix the door", "2027-05-31"),
        ("en", "Fix the door, by mid May", "Fix the door", "2027-05-14"),
        ("en", "Fix the door (weeks 1-3)", "Fix the door", "2027-04-23"),
        ("en", "Fix the door, 5/20", "Fix the door", "2027-05-20"),
        ("de", "Tür reparieren – bis KW 18", "Tür reparieren", "2027-05-07"),
        ("de", "Tür reparieren bis Ende Mai", "Tür reparieren", "2027-05-31"),
        ("de", "Tür reparieren, bis 15. Mai", "Tür reparieren", "2027-05-15"),
        ("vi", "Sửa cửa lò, xong trước 20/5", "Sửa cửa lò", "2027-05-20"),
        ("vi", "Sửa cửa lò (tuần 4)", "Sửa cửa lò", "2027-04-30"),
        ("vi", "Sửa cửa lò, cuối tháng 4", "Sửa cửa lò", "2027-04-30"),
    ],
)
def test_an_end_becomes_the_due_day(language: str, said: str, text: str, due: str) -> None:
    line = understood(said, language, country="US" if "5/20" in said else "DE")
    assert line is not None
    assert (line.text, str(line.due), line.said) == (text, due, None)


@pytest.mark.parametrize(
    ("language", "said", "shown"),
    [
        ("en", "Open the first oven at 07:30, from 28 Apr", "Open the first oven at 07:30 (from 28 Apr)"),
        ("en", "Fix the door before Christmas", "Fix the door (before Christmas)"),
        ("en", "Close the shop, 15 September", "Close the shop (15 September)"),
        ("de", "Tür offen lassen – ab KW 18", "Tür offen lassen (ab KW 18)"),
        ("vi", "Mở cửa sớm, từ 20/4", "Mở cửa sớm (từ 20/4)"),
        ("en", "Ask 2/3 of the guests on Mondays", "Ask 2/3 of the guests on Mondays"),
        ("en", "Bake 30 rolls in 5 shops", "Bake 30 rolls in 5 shops"),
    ],
)
def test_a_start_and_what_lies_outside_the_cycle_stay_words(language: str, said: str, shown: str) -> None:
    line = understood(said, language)
    assert line is not None
    assert (line.shown, line.due) == (shown, None)


@pytest.mark.parametrize(
    ("language", "said", "role", "owner"),
    [
        ("en", "Fix the door - me, by 29 Apr", "lead", "Head Baker"),
        ("en", "Fix the door - me, by 29 Apr", "member", None),
        ("en", "Fix the door - [name], by 29 Apr", "lead", None),
        ("en", "Fix the door - Order Lead, by 29 Apr", "member", "Order Lead"),
        ("en", "Fix the door - sales, by 29 Apr", "member", "Sales"),
        ("de", "Tür reparieren – Werkstatt, bis 29.4.", "member", "Werkstatt"),
        ("vi", "Sửa cửa lò - kho, trước 29/4", "member", "Kho"),
    ],
)
def test_who_does_it_is_a_role_and_leaves_the_text(language: str, said: str, role: str, owner: str | None) -> None:
    line = understood(said, language, role)
    assert line is not None
    assert (line.owner_role, str(line.due)) == (owner, "2027-04-29")
    assert len(line.text.split()) == (3 if language != "de" else 2)


@pytest.mark.parametrize(
    ("language", "said", "text"),
    [
        ("en", "Second door deployed", "Deploy the second door"),
        ("en", "Number of recipes delivered", "Deliver the recipes"),
        ("en", "Launch the order app", "Launch the order app"),
        ("de", "Bestellportal live", "Bestellportal live schalten"),
        ("de", "Rezepte ausgeliefert", "Rezepte ausliefern"),
        ("vi", "Ra mắt trang đặt bánh", "Ra mắt trang đặt bánh"),
    ],
)
def test_an_output_named_as_a_measure_becomes_an_action(language: str, said: str, text: str) -> None:
    aim = {"en": "Guests find warm bread at any hour", "de": "Gäste finden warmes Brot bei unseren Kunden",
           "vi": "Khách mua được bánh nóng cả ngày"}[language]  # fmt: skip
    name = {"en": "Warm loaves sold", "de": "Warme Brote am Abend", "vi": "Số bánh nóng buổi tối"}[language]
    who = person("r01", team_aim=aim, team_measure1=name, team_measure2=said)
    book = drafted(who, language=language)
    (action,) = book.teams[0].actions
    assert (action.text, action.evidence) == (text, ("r01.team.measure2",))


def test_two_things_to_do_in_one_line_are_two_actions() -> None:
    said = ("Train two sellers; visit the mill",)
    book = drafted(measuring("r01", "Warm loaves on the shelf", "40 %", "60 %", team_actions=said))
    assert [action.text for action in book.teams[0].actions] == ["Train two sellers", "Visit the mill"]
