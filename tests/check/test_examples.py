"""The examples beside findings: the right sort of work, the line's language, and good by our own rules."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from okra_coach.check.book import check
from okra_coach.check.examples import domains, examples
from okra_coach.model.finding import Finding, Severity
from okra_coach.model.okra import Action, KeyResult, Objective, OkraBook, OkraSet
from tests import material

GOOD = "Busy parents book without a phone call"


def findings(objective: Objective, language: str = "en", name: str = "Team") -> tuple[Finding, ...]:
    book = OkraBook((OkraSet("online-booking", name, (objective,)),))
    return check(book, replace(material.workshop(), language=language))


def of_example(kind: str, text: str, language: str) -> list[Finding]:
    """What the rules about wording say of an example."""
    if kind == "objective":
        found, own = findings(Objective("o", text), language), "o"
    elif kind == "action":
        key_result = KeyResult("k", "Share of bookings", actions=(Action("a", text),))
        found, own = findings(Objective("o", GOOD, key_results=(key_result,)), language), "a"
    else:
        match = re.fullmatch(r"(.+): ([\d.,]+) → ([\d.,]+) (.+)", text)
        assert match, text
        start, end = (float(value.replace(",", ".")) for value in match.group(2, 3))
        key_result = KeyResult("k", match[1], unit=match[4], baseline=start, target=end)
        found, own = findings(Objective("o", GOOD, key_results=(key_result,)), language), "k"
    wording = [one for one in found if one.subject == own and one.code[:3] not in ("SET", "ALN", "GOV")]
    return [one for one in wording if one.severity is not Severity.INFO]


@pytest.mark.parametrize(("domain", "language", "kind", "text"), list(examples()))
def test_an_example_draws_no_finding_itself(domain: str, language: str, kind: str, text: str) -> None:
    assert [one.message for one in of_example(kind, text, language)] == []


def test_every_sort_of_work_has_every_kind_in_every_language() -> None:
    kinds = {(domain, language, kind) for domain, language, kind, _ in examples()}
    assert len(kinds) == len(domains()) * 3 * 3


@pytest.mark.parametrize(
    ("objective", "language", "domain"),
    [
        ("Increase patient satisfaction", "en", "healthcare"),
        ("Increase deliveries", "en", "logistics"),
        ("Patientenzufriedenheit auf der Station um 20 % steigern", "de", "healthcare"),
        ("Tăng tỷ lệ ứng viên nhận việc thêm 20%", "vi", "people and hiring"),
        ("Increase the speed of the replenishment algorithm in 40 stores", "en", "retail"),
        ("Increase the satisfaction of employees by 20 %", "en", "general"),
        ("Reduce incidents by 20 %", "en", "general"),
        ("Improve lessons learned for example in the market", "en", "general"),
        ("Tăng thị trường thêm 20%", "vi", "general"),
        ("Bestand um 20 % steigern", "de", "general"),
        ("Increase patients and guests by 20 %", "en", "general"),
        ("Be 20 % better at whatever we do", "en", "general"),
    ],
)
def test_the_example_is_about_the_work_of_the_line_and_in_its_language(
    objective: str, language: str, domain: str
) -> None:
    told = {one.example for one in findings(Objective("o", objective), language) if one.code.startswith("OBJ")}
    assert told == {next(text for *key, text in examples() if key == [domain, language, "objective"])}


def test_a_line_without_telling_words_takes_the_work_of_what_it_stands_in() -> None:
    action = Action("a", "Improve everything")
    key_result = KeyResult("k", "Patients who miss their appointment", actions=(action,))
    found = findings(Objective("o", GOOD, key_results=(key_result,)))
    told = {one.example for one in found if one.subject == "a" and one.example}
    assert told == {"Call six patients two days after their discharge"}


def test_a_finding_about_a_missing_field_shows_no_example() -> None:
    found = findings(Objective("o", GOOD, key_results=(KeyResult("k", "Share of bookings", target=20.0),)))
    assert {one.example for one in found if one.code in ("KR203", "KR225", "SET402")} == {""}
