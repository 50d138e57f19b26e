import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.analyse.masking import mask_names
from okra_coach.model.answers import MASK, Answer, Response, Responses
from okra_coach.model.measure import Quantity
from okra_coach.model.place import Place
from okra_coach.model.workshop import Team, TeamKind, Theme, Workshop
from tests.material import ROOT, workshop

EXPORT = ROOT / "workshops/northwind_freight/responses/responses_google_forms.csv"
NORTHWIND_TEAMS = (
    "Quote-to-Book Portal", "TMS Migration", "Ocean Product", "Key Accounts", "Finance & Billing", "Customs Desk",
    "Import Operations",
)  # fmt: skip
FIRST_NAMES = (
    "Aisha", "Alistair", "Anneke", "Beata", "Becky", "Callum", "Dominic", "Ewan", "Fiona", "Gareth", "Imran", "Laura",
    "Lee", "Marcus", "Mei", "Nicola", "Olena", "Richard", "Rosa", "Stuart", "Yusuf",
)  # fmt: skip
PLACES_AND_PRODUCTS = (
    "Ningbo", "Felixstowe", "Halyard", "Manchester", "Chennai", "Haiphong", "Southampton", "SharePoint", "CB2",
)  # fmt: skip


def _masked(*texts: str, names: tuple[str, ...] = (), described: Workshop | None = None) -> list[str]:
    answers = {str(n): Answer(f"r01.{n}", str(n), text, text, Place("x")) for n, text in enumerate(texts)}
    given_responses = Responses((Response("r01", None, None, answers, Place("x")),), names=frozenset(names))
    done = mask_names(given_responses, described or workshop()).responses[0]
    return [done.text(str(n)) for n in range(len(texts))]


def _northwind() -> tuple[list[str], list[str]]:
    with Path(EXPORT).open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.reader(source))[1:]
    described = replace(
        workshop(),
        client="Northwind Freight",
        location="Felixstowe",
        teams=tuple(Team(name.lower(), name, TeamKind.DAILY, 9) for name in NORTHWIND_TEAMS),
        themes=(Theme("visibility", "Visibility, door to door"),),
    )
    texts = [text for row in rows for text in row[2:] if text]
    addresses = tuple(row[1] for row in rows)
    return [address.split("@")[0] for address in addresses], _masked(*texts, names=addresses, described=described)


def test_no_name_of_the_worked_engagements_respondents_is_left() -> None:
    local_parts, masked = _northwind()
    surnames = [part.split(".")[1].title() for part in local_parts]
    everything = "\n".join(masked)
    assert [name for name in [*FIRST_NAMES, *surnames] if re.search(rf"\b{name}\b", everything)] == []


def test_places_products_and_teams_keep_their_names() -> None:
    everything = "\n".join(_northwind()[1])
    assert [name for name in [*PLACES_AND_PRODUCTS, *NORTHWIND_TEAMS] if name not in everything] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rates into one table - Becky, 5 Feb", "Rates into one table - [name], 5 Feb"),
        ("closing rule - Nicola with Lee, January", "closing rule - [name] with [name], January"),
        ("PO number at booking - with Imran", "PO number at booking - with [name]"),
        ("Test with Laura's account", "Test with [name]'s account"),
        ("ask becky for the sheet", "ask [name] for the sheet"),
        ("two blocks - nicola and me, Feb", "two blocks - [name] and me, Feb"),
        ("Sarah Thompson will check it", "[name] will check it"),
        ("Drei Vorlagen – Tarek, bis 05.02.", "Drei Vorlagen – [name], bis 05.02."),
        ("Two people to do it - Becky + Tzorvan, Feb", "Two people to do it - [name] + [name], Feb"),
        ("the rate card (Tzorvan, Feb close)", "the rate card ([name], Feb close)"),
        ("Customer golf day (sorry Tzorvan).", "Customer golf day (sorry [name])."),
        ("Das macht Frau Wegener am Montag", "Das macht Frau [name] am Montag"),
        ("có người ký giờ – Tâm + chị Hà", "có người ký giờ – [name] + chị [name]"),
    ],
)
def test_names_in_the_place_of_a_person_are_masked(text: str, expected: str) -> None:
    assert _masked(text, "tam", names=("t.nguyen@example.com",))[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mark every rose in May and will it in grace",
        "Second carrier on Ningbo and Haiphong",
        "agree the Online Booking rule with Billing",
        "Trung tâm gửi thư cho khách",
        "Mai giao hàng ở Hà Nội",
        "From 8.4 % to 12,500 on 2027-01-18 and +15 %",
        "One sheet for Excel + Maersk, and a form for Halyard and Cargowise.",
        "Berichte und Listen, Angebote + Rechnungen.",
        "Der Vertrieb (Kunde, Angebot) und die Kunden + Betriebe",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert _masked(text) == [text]


def test_vietnamese_names_that_begin_a_sentence_as_words_stay_words() -> None:
    described = replace(workshop(), language="vi")
    texts = ("Tùng tiệm hơn khi mua hàng", "Bảng đếm lý do của Linh", "Kho gửi danh sách – chị Hà, thử 2 tuần")
    assert _masked(*texts, names=("Phương Linh",), described=described) == [
        "Tùng tiệm hơn khi mua hàng",
        "Bảng đếm lý do của [name]",
        "Kho gửi danh sách – chị [name], thử 2 tuần",
    ]


def test_a_respondent_who_shares_a_name_with_a_place_is_masked_as_an_owner_only() -> None:
    described = replace(workshop(), location="Hồ Chí Minh City")
    texts = ("Mở kho ở Hồ Chí Minh", "Đồng bộ tồn kho – Minh, 29/1")
    assert _masked(*texts, names=("Nhật Minh",), described=described) == [
        "Mở kho ở Hồ Chí Minh",
        "Đồng bộ tồn kho – [name], 29/1",
    ]


def test_an_export_without_names_still_loses_its_owners() -> None:
    assert _masked("Cut the form - Ozren, 5 Feb", "The export job - Ozren and me") == [
        "Cut the form - [name], 5 Feb",
        "The export job - [name] and me",
    ]


def test_a_department_that_owns_an_action_keeps_its_name_when_it_is_a_common_word() -> None:
    assert _masked("Weekly list - Sales, 5 Feb", "ask the Sales people")[0] == "Weekly list - Sales, 5 Feb"


def test_a_known_role_takes_the_name_s_place() -> None:
    described = replace(workshop(), people={"Alistair Munro": "Chief Financial Officer"})
    assert _masked("Alistair's monthly pack, agree with Alistair Munro", described=described) == [
        "Chief Financial Officer's monthly pack, agree with Chief Financial Officer"
    ]


def test_a_team_s_name_is_never_a_person_s() -> None:
    described = replace(workshop(), teams=(Team("laura", "Laura", TeamKind.PROJECT, 9),))
    assert _masked("wait for Laura", described=described) == ["wait for Laura"]


@pytest.mark.parametrize(
    "contact", ["a.munro@example.com", "+44 20 7946 0018", "0341 / 123 45 67", "198.51.100.77", "0909 123 456"]
)
def test_contact_details_are_always_masked(contact: str) -> None:
    assert _masked(f"reach me: {contact}.") == [f"reach me: {MASK}."]


def test_values_are_masked_like_their_text() -> None:
    lines = Answer("r01.a", "a", "x - Becky\ny", ("x - Becky", "y"), Place("x"))
    number = Answer("r01.b", "b", "9 days says Becky", Quantity(9, "days", "9 days says Becky"), Place("x"))
    responses = Responses((Response("r01", None, None, {"a": lines, "b": number}, Place("x")),))
    done = mask_names(responses, workshop()).responses[0]
    assert done.value("a") == ("x - [name]", "y")
    assert done.value("b") == Quantity(9, "days", "9 days says [name]")


@given(st.text(max_size=80), st.lists(st.sampled_from(["Becky", "- Becky,", "ask", "and me", "x"]), max_size=6))
def test_masking_twice_is_masking_once(noise: str, words: list[str]) -> None:
    (once,) = _masked(" ".join([noise, *words]))
    assert _masked(once) == [once]
