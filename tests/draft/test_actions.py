"""Action lines of many trades: who, when, why and what, each where it belongs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.draft.actions import action, line_of
from okra_coach.draft.lexicon import load_lexicon
from okra_coach.draft.same_actions import merged
from tests.draft.answering import drafted, measuring, person, workshop


def put(said: str, language: str = "en", role: str = "member") -> tuple[str, str | None, str | None]:
    """The action with its words of time, its owner role and its hypothesis."""
    line = line_of(person("r01", "ovens", role), "team.actions", said, workshop(language), load_lexicon(language))
    assert line is not None
    return line.shown, line.owner_role, line.hypothesis


@pytest.mark.parametrize(
    ("language", "said", "shown"),
    [
        ("en", "load test", "Run a load test"),
        ("en", "Price list for the 20 top products", "Introduce a price list for the 20 top products"),
        ("en", "Mentor for every new teacher", "Introduce a mentor for every new teacher"),
        ("en", "Call all nine borrowers, ask and shut up", "Call all nine borrowers, ask and shut up"),
        ("en", "Loan officers visit 5 customers a week", "Have loan officers visit 5 customers a week"),
        ("en", "Everyone logs defects", "Have everyone log defects"),
        ("en", "[name] sits on the ward 3 days a week", "Sit on the ward 3 days a week"),
        ("en", "We should ring the parents each week", "Ring the parents each week"),
        ("en", "4 newsletters sent", "Send 4 newsletters"),
        ("en", "Machine stops logged on a board", "Log machine stops on a board"),
        ("en", "Oven rules signed off by Risk", "Have oven rules signed off by Risk"),
        ("en", "FAQ page", "Introduce an FAQ page"),
        ("en", "Maths tutoring on Fridays", "Introduce maths tutoring on Fridays"),
        ("en", "Less paperwork for nurses", "Less paperwork for nurses"),
        ("de", "[name] spricht mit den Filialen", "Mit den Filialen sprechen"),
        ("de", "[name] ruft die Eltern an, zuerst in Köln", "Die Eltern anrufen, zuerst in Köln"),
        ("de", "Wir sollten die Filialen jede Woche anrufen", "Die Filialen jede Woche anrufen"),
        ("de", "Filialen rufen Kunden zurück", "Vereinbaren: Filialen rufen Kunden zurück"),
        ("de", "Ein Ansprechpartner pro Kunde", "Einen Ansprechpartner pro Kunde benennen"),
        ("de", "Umfrage unter Eltern", "Umfrage unter Eltern durchführen"),
        ("de", "Prüfplan ins System", "Prüfplan ins System aufnehmen"),
        ("de", "Jeden Montag die drei größten Fehler an die Konstruktion",
         "Jeden Montag die drei größten Fehler an die Konstruktion senden"),
        ("de", "Go-live-Checkliste", "Go-live-Checkliste erstellen"),
        ("de", "Weniger Papier für die Pflege", "Weniger Papier für die Pflege"),
        ("vi", "[name] sẽ gọi 10 khách hàng", "Gọi 10 khách hàng"),
        ("vi", "Chuyền trưởng họp 10 phút mỗi sáng", "Cho chuyền trưởng họp 10 phút mỗi sáng"),
        ("vi", "máy in thứ hai ở quầy", "Lắp máy in thứ hai ở quầy"),
        ("vi", "ít giấy tờ hơn", "Ít giấy tờ hơn"),
    ],
)  # fmt: skip
def test_a_line_of_any_trade_begins_with_what_to_do_or_stays_as_it_was_said(
    language: str, said: str, shown: str
) -> None:
    assert put(said, language)[0] == shown


@pytest.mark.parametrize(
    ("language", "said", "shown"),
    [
        ("en", "Second oven before Easter - [name], signed by 22 Apr", "Introduce a second oven (before Easter)"),
        ("en", "Count the queue - daily, by end of May", "Count the queue (daily)"),
        ("en", "Open from 1 May to 5 May on the square", "Open from 1 May to 5 May on the square"),
        ("en", "Count again for one week in May and one in June", "Count again for one week in May and one in June"),
        ("de", "Runde an der Linie – dienstags ab KW 18", "Runde an der Linie abhalten (dienstags ab KW 18)"),
        ("de", "Server ablösen, Wartungsfenster So 9.5.", "Server ablösen, Wartungsfenster So 9.5."),
        ("vi", "Mở lớp tư vấn, từ 20/4", "Mở lớp tư vấn (từ 20/4)"),
    ],
)  # fmt: skip
def test_a_time_that_is_no_end_of_the_action_stays_in_words(language: str, said: str, shown: str) -> None:
    assert put(said, language)[0] == shown


@pytest.mark.parametrize(
    ("language", "said", "role", "owner"),
    [
        ("en", "Fix the oven door - ward manager", "member", "Ward manager"),
        ("en", "Fix the oven door - every manager", "member", None),
        ("en", "I will fix the oven door", "lead", "Head Baker"),
        ("en", "I will fix the oven door", "member", None),
        ("de", "Tür am Ofen reparieren, Hr. Order Lead klärt", "member", "Order Lead"),
        ("de", "Tür am Ofen reparieren (ich mit der Technik)", "lead", "Head Baker"),
        ("de", "Tür am Ofen reparieren (ich mit der Technik)", "member", None),
        ("vi", "Sửa cửa lò - phòng kỹ thuật", "member", "Phòng kỹ thuật"),
        ("vi", "Tôi sửa cửa lò", "member", None),
    ],
)
def test_a_lead_and_a_role_may_own_and_a_member_never(language: str, said: str, role: str, owner: str | None) -> None:
    shown, found, _ = put(said, language, role)
    assert found == owner
    assert "Lead" not in shown


@pytest.mark.parametrize("said", ["Fix the door - macht Yildiz, weiß sie das?", "Schild malen – macht Yildiz"])
def test_an_unknown_name_that_does_something_goes(said: str) -> None:
    assert "Yildiz" not in put(said, "de")[0]


@pytest.mark.parametrize(
    ("language", "said", "hypothesis"),
    [
        ("en", "If we drop the form, then more will pay", "If we drop the form, then more will pay"),
        ("en", "Send reminders in order to reduce no-shows", "To reduce no-shows"),
        ("en", "Swap the letter for a call, if they hear us then they pay", "If they hear us then they pay"),
        ("en", "Train two so they help us. Worth a try", "If we train two, then they help us"),
        ("en", "Less paperwork so that nurses go home on time", "Nurses go home on time"),
        ("de", "Testlauf mit 20 Gästen, um zu sehen, ob es schneller geht", "Um zu sehen, ob es schneller geht"),
        ("de", "Wenn wir Formulare kürzen, dann rufen weniger an", "Wenn wir Formulare kürzen, dann rufen weniger an"),
        ("vi", "Nhắc hẹn qua Zalo để khách bận thì nhả chỗ", "Nếu nhắc hẹn qua Zalo, khách bận thì nhả chỗ"),
        ("vi", "Gọi 15 khách để hỏi vì sao họ nghỉ", None),
    ],
)  # fmt: skip
def test_a_reason_is_put_as_far_as_grammar_is_sure(language: str, said: str, hypothesis: str | None) -> None:
    assert put(said, language)[2] == hypothesis


def test_a_merged_action_keeps_the_end_and_the_owner_of_any_of_its_lines() -> None:
    lexicon, known = load_lexicon("en"), workshop()
    said = ("Stand with the sellers at noon every day", "Stand with sellers at noon - Order Lead, by 29 Apr")
    lines = [line for text in said if (line := line_of(person("r01", "ovens"), "team.actions", text, known, lexicon))]
    (group,) = merged(lines, lexicon)
    done = action(group)
    assert (done.text, done.owner_role, str(done.due)) == (
        "Stand with the sellers at noon every day", "Order Lead", "2027-04-29",
    )  # fmt: skip


def test_an_output_joins_the_action_that_names_more_of_it() -> None:
    book = drafted(
        measuring("r01", "Warm loaves on the shelf", "40 %", "60 %", team_measure2="Training sessions held",
                  team_actions=("Hold training sessions for all sellers in Bonn",))
    )  # fmt: skip
    assert [(a.text, a.evidence) for a in book.teams[0].actions] == [
        ("Hold training sessions for all sellers in Bonn", ("r01.team.actions", "r01.team.measure2"))
    ]


def test_a_german_compound_is_the_same_with_and_without_its_hyphen() -> None:
    lexicon, known = load_lexicon("de"), workshop("de")
    said = ("Expressfach", "Express-Fach für Eilbrote im Lager einrichten (KW 17)")
    lines = [line for text in said if (line := line_of(person("r01"), "team.actions", text, known, lexicon))]
    (group,) = merged(lines, lexicon)
    assert action(group).text == "Express-Fach für Eilbrote im Lager einrichten"


@pytest.mark.parametrize("language", ["en", "de"])
def test_lines_for_different_things_stay_apart(language: str) -> None:
    lexicon, known = load_lexicon(language), workshop(language)
    said = {
        "en": ("One-page checklist for ovens", "One-page checklist for tills"),
        "de": ("Neue Checkliste für Öfen", "Neue Checkliste für Kassen"),
    }[language]
    lines = [line for text in said if (line := line_of(person("r01"), "team.actions", text, known, lexicon))]
    assert len(merged(lines, lexicon)) == 2


@given(st.text(max_size=80), st.sampled_from(["en", "de", "vi"]), st.sampled_from(["lead", "member"]))
def test_no_line_stops_it_and_no_figure_is_made_up(said: str, language: str, role: str) -> None:
    line = line_of(person("r01", "ovens", role), "team.actions", said, workshop(language), load_lexicon(language))
    if line is not None:
        assert set(re.findall(r"\d", line.shown)) <= set(re.findall(r"\d", said))
        assert "[name]" not in line.shown
