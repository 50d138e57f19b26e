"""Which answers mean one measure, what it is called, and which way it goes."""

from __future__ import annotations

import pytest

from okra_coach.draft.lexicon import load_lexicon
from okra_coach.draft.measure_words import measure_words
from okra_coach.draft.naming import clean_name
from okra_coach.model.answers import AnswerValue, Response
from okra_coach.model.measure import Direction, Quantity
from okra_coach.model.okra import KeyResult, OkraBook
from okra_coach.read.quantities import read_quantity
from tests.draft.answering import drafted, measuring, person


def results(book: OkraBook) -> dict[str, KeyResult]:
    return {result.measure: result for result in book.teams[0].key_results}


def said(who: str, name: str, now: str, target: str, role: str = "member", language: str = "en") -> Response:
    """A measure whose values are what reading gives for the words."""
    values: dict[str, AnswerValue] = {
        "team_measure1_now": read_quantity(now, language) if now else None,
        "team_measure1_target": read_quantity(target, language, aim=True) if target else None,
    }
    return measuring(who, name, "unknown", "unknown", role, **values)


NAMES = [
    ("en", "how many delays we tell them about first", "Delays we tell them about first"),
    ("en", "how many come back and book within 7 days", "Number who come back and book within 7 days"),
    ("en", "how long a mortgage decision takes", "Time a mortgage decision takes"),
    ("en", "how quickly do we answer?", "Time to answer"),
    ("en", "Reduce complaints from 40 to 20 a month", "Complaints"),
    ("en", "Delivery time: 9 days", "Delivery time"),
    ("en", "time to answer (I think)", "Time to answer"),
    ("en", "overtime - we all know why", "Overtime"),
    ("en", "% of orders late", "Share of orders late"),
    ("en", "Error rate < 2 %", "Error rate"),
    ("en", "Reply time (median)", "Reply time (median)"),
    ("en", "Rates that are older than 30 days", "Rates that are older than 30 days"),
    ("en", "Calls 'where do I sit?'", "Calls 'where do I sit?'"),
    ("en", "Our guests who come back", "Guests who come back"),
    ("de", "wie schnell ein Angebot rausgeht", "Zeit, bis ein Angebot rausgeht"),
    ("de", "Wie viele Kunden wiederkommen", "Kunden, die wiederkommen"),
    ("de", "Bestand stimmt (heißt wohl Genauigkeit)", "Bestand stimmt"),
    ("de", "Reklamationsquote senken", "Reklamationsquote"),
    ("de", "Lieferzeit, so wie der Kunde sie erlebt (Bestellung bis Versand)", "Lieferzeit (Bestellung bis Versand)"),
    ("de", "Termintreue von 80 auf 95 %", "Termintreue"),
    ("de", "Tage bis zur ersten Rechnung (Median)", "Tage bis zur ersten Rechnung (Median)"),
    ("vi", "bao nhiêu khách quay lại", "Số khách quay lại"),
    ("vi", "Điểm Google 4,6", "Điểm Google"),
    ("vi", "Giảm thời gian chờ", "Thời gian chờ"),
    ("vi", "% đơn giao trong vòng 2 giờ", "Tỷ lệ đơn giao trong vòng 2 giờ"),
]


@pytest.mark.parametrize(("language", "written", "name"), NAMES, ids=[row[1] for row in NAMES])
def test_a_measure_is_named_as_a_noun_phrase_without_chatter_or_value(language: str, written: str, name: str) -> None:
    assert clean_name(written, load_lexicon(language)) == name


UP, DOWN = Direction.INCREASE, Direction.DECREASE
WAYS = [
    ("en", UP, ["Calls answered", "Calls answered within 60 seconds", "Time saved", "Tickets solved at first contact",
                "Orders delivered on time", "Loans approved within 5 days", "Members who renew", "Repeat bookings",
                "Complaints answered within a day", "Loaves without a fault"]),
    ("en", DOWN, ["Waiting time at the counter", "Days from order to delivery", "Calls not answered", "No-shows",
                  "Unanswered calls", "Complaints per month", "Working days from full application to offer",
                  "Orders not on time", "First reply time", "Staff turnover"]),
    ("en", None, ["Calls", "Orders per week", "Applications received", "Tickets"]),
    ("de", UP, ["Beantwortete Anrufe", "Aufträge pünktlich geliefert", "Erstlösungsquote", "Eingesparte Stunden",
                "Kredite innerhalb von 5 Tagen bewilligt", "Aufträge, die ohne Fehlteil starten"]),
    ("de", DOWN, ["Wartezeit am Schalter", "Nicht beantwortete Anrufe", "Tage von Vertrag bis Rechnung",
                  "Nacharbeitsquote", "Zeit bis ein Fehler behoben ist", "Nicht pünktlich gelieferte Aufträge"]),
    ("de", None, ["Anrufe", "Tickets", "Angebote pro Woche"]),
    ("vi", UP, ["Tỷ lệ đơn giao đúng hẹn", "Khách quay lại trong 30 ngày", "Tỷ lệ cuộc gọi được trả lời"]),
    ("vi", DOWN, ["Thời gian chờ kết quả", "Số khiếu nại mỗi tuần", "Khách đặt hẹn mà không tới",
                  "Cuộc gọi không được trả lời"]),
    ("vi", None, ["Số đơn mỗi ngày", "Số cuộc gọi"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "name", "way"), [(language, name, way) for language, way, names in WAYS for name in names]
)
def test_a_word_alone_does_not_tell_the_direction_when_another_turns_it_round(
    language: str, name: str, way: Direction | None
) -> None:
    assert measure_words(language).way(name) is way


def test_a_bound_tells_the_direction_when_no_value_of_today_is_known() -> None:
    book = drafted(said("r01", "Calls at the ovens", "", "at least 40"))
    assert results(book)["Calls at the ovens"].direction is Direction.INCREASE


SAME = [
    (
        ("Median time from application to loan decision", "24 days", "10 days"),
        ("days to decision on a loan", "22d", "9"),
    ),
    (("days to decision on a loan", "22 days", "9 days"), ("how long a mortgage decision takes", "20 days", "10 days")),
    (
        ("Working days from full application to offer", "11 days", "7"),
        ("Time a broker waits for an offer", "9 days", "8"),
    ),
    (("First-call resolution", "68 %", "78 %"), ("Sorted on first call", "60", "75")),
    (("Chaser calls as share of all calls", "31 %", "20 %"), ("progress-chasing calls", "44 of 126", "25 %")),
]
OTHERS = [
    (("Invoices disputed", "8 %", "4 %"), ("Invoices sent", "9 %", "4 %")),
    (("First reply time", "9 hours", "4 hours"), ("Resolution time", "9 hours", "4 hours")),
    (("Applications received", "90", "120"), ("Applications approved", "80", "110")),
    (
        ("Applicants who finish the form without help", "41 %", "65 %"),
        ("Applications that have everything we need", "35 %", "65 %"),
    ),
    (("Waiting time", "25 minutes", "15 minutes"), ("Waiting time for the blood result", "3 hours", "1 hours")),
    (("Cost of returned loaves", "£9k", "£5k"), ("Share of returned loaves", "9 %", "5 %")),
]


@pytest.mark.parametrize(("one", "other"), SAME, ids=[f"{a[0]} = {b[0]}" for a, b in SAME])
def test_one_measure_in_two_wordings_is_merged(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    book = drafted(said("r01", *one), said("r02", *other))
    assert len(book.teams[0].key_results) == 1


@pytest.mark.parametrize(("one", "other"), OTHERS, ids=[f"{a[0]}, {b[0]}" for a, b in OTHERS])
def test_measures_that_share_words_and_count_different_things_stay_apart(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    book = drafted(said("r01", *one), said("r02", *other))
    assert len(book.teams[0].key_results) == 2


def test_german_compounds_are_taken_apart() -> None:
    book = drafted(
        said("r01", "Durchlaufzeit Angebot", "11 Tage", "5 Tage", "lead", "de"),
        said("r02", "Angebotszeit", "12 Tage", "7 Tage", "member", "de"),
        language="de",
    )
    assert [result.measure for result in book.teams[0].key_results] == ["Durchlaufzeit Angebot"]


def test_the_same_counted_from_the_other_end_stands_once() -> None:
    book = drafted(
        measuring("r01", "Orders that start without a missing part", "62 %", "85 %", role="lead"),
        measuring("r02", "Orders that start with a missing part", "40 %", "10 %"),
    )
    assert list(results(book)) == ["Orders that start without a missing part"]


def test_one_persons_two_measures_are_never_one() -> None:
    book = drafted(
        measuring("r01", "Warm loaves in the morning", "40 %", "60 %", team_measure2="Warm loaves in the evening",
                  team_measure2_now=Quantity(41, "%", "41 %"), team_measure2_target=Quantity(60, "%", "60 %"))
    )  # fmt: skip
    assert len(book.teams[0].key_results) == 2


def test_a_telegram_of_the_lead_gives_way_to_a_full_wording() -> None:
    book = drafted(
        measuring("r01", "order to delivery", "9 days", "4 days", role="lead"),
        measuring("r02", "Days from order to delivery", "9 days", "5 days"),
    )
    result = results(book)["Days from order to delivery"]
    assert (result.baseline, result.target) == (9, 4)


def test_shares_of_two_numbers_are_put_in_percent() -> None:
    book = drafted(said("r01", "Offers that are accepted", "4 of 9", "2 of 3"))
    result = results(book)["Offers that are accepted"]
    assert (result.unit, result.baseline, result.target) == ("%", 44.4, 66.7)


def test_a_target_on_the_wrong_side_of_its_bound_is_left_open() -> None:
    book = drafted(
        person("r00", team_aim="Guests find warm bread at any hour"),
        said("r01", "Days until an offer goes out", "2 days", "all under 7 days"),
    )
    assert results(book)["Days until an offer goes out"].target is None
    assert any("Which target, in figures" in question.text for question in book.questions)
