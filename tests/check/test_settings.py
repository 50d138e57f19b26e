"""Profiles, numbers and severities of one engagement, and what they name that does not exist."""

from __future__ import annotations

from dataclasses import replace

import pytest

from okra_coach.check.book import judge
from okra_coach.check.profiles import PROFILES
from okra_coach.check.rules import RULES
from okra_coach.check.settings import rule_named
from okra_coach.model.okra import KeyResult, LineStatus, Objective, OkraBook, OkraSet
from okra_coach.model.place import Place
from okra_coach.model.workshop import CheckSettings
from tests.material import material

WORK = KeyResult("shop.o1.k1", "Launch the new webshop", status=LineStatus.AGREED)


def book(*results: KeyResult, text: str = "Regulars order without a call") -> OkraBook:
    return OkraBook((OkraSet("shop", "Shop", (Objective("shop.o1", text, key_results=results or (WORK,)),)),))


def levels(found: OkraBook, checks: CheckSettings) -> dict[str, str]:
    verdict = judge(found, replace(material().workshop, checks=checks))
    return {finding.code: finding.severity.value for finding in verdict.findings}


def told(checks: CheckSettings) -> list[str]:
    return [str(fault) for fault in judge(OkraBook(), replace(material().workshop, checks=checks)).faults]


@pytest.mark.parametrize(
    ("profile", "level"), [("standard", "warning"), ("strict", "error"), ("milestones", "info"), ("outputs", None)]
)
def test_the_schools_disagree_about_work_as_a_key_result(profile: str, level: str | None) -> None:
    assert levels(book(), CheckSettings(profile=profile)).get("KR206") == level


def test_what_the_engagement_sets_stands_above_its_profile() -> None:
    assert levels(book(), CheckSettings(profile="strict", severity={"output-not-outcome": "info"}))["KR206"] == "info"
    assert "KR206" not in levels(book(), CheckSettings(profile="strict", severity={"kr206": "off"}))


def test_a_profile_leaves_gentle_what_is_only_missing_on_a_draft() -> None:
    objective = "Regulars order without a call"
    assert (
        levels(book(replace(WORK, status=LineStatus.DRAFT), text=objective), CheckSettings(profile="strict"))["ACT312"]
        == "info"
    )


def test_a_number_of_the_engagement_is_what_the_rule_counts_against() -> None:
    long = book(text="Regulars order their weekly bread without a single call to the shop")
    assert "OBJ106" not in levels(long, CheckSettings())
    assert levels(long, CheckSettings(numbers={"OBJ106": {"words": 8}}))["OBJ106"] == "warning"
    assert levels(long, CheckSettings(numbers={"too-long": {"words": 8}}))["OBJ106"] == "warning"


def test_a_profile_has_numbers_of_its_own() -> None:
    five = tuple(KeyResult(f"shop.o1.k{n}", f"Orders of kind {n}", "orders") for n in range(1, 6))
    assert "SET402" not in levels(book(*five), CheckSettings())
    assert levels(book(*five), CheckSettings(profile="strict"))["SET402"] == "warning"
    assert "SET402" not in levels(book(*five), CheckSettings(profile="strict", numbers={"SET402": {"most": 5}}))


def test_what_settings_name_that_does_not_exist_is_told_at_its_line() -> None:
    checks = CheckSettings(
        profile="lax",
        severity={"KR2O6": "off"},
        numbers={"OBJ106": {"word": 8}, "KR206": {"most": 1}, "SET402": {"most": 0}, "XYZ": {"n": 1}},
        places={"severity.KR2O6": Place("workshop.yaml", line=30)},
    )
    assert told(checks) == [
        "workshop.yaml: check: there is no profile “lax”; known are standard, strict, milestones, outputs",
        "workshop.yaml:30: check: severity: there is no rule “KR2O6”; did you mean KR206?",
        "workshop.yaml: check: numbers: there is no rule “XYZ”",
        "workshop.yaml: check: numbers: OBJ106 has no number “word”; it has words, letters",
        "workshop.yaml: check: numbers: KR206 has no number “most”; it has none",
        "workshop.yaml: check: numbers: SET402: most: 0 cannot be, it lies between 1 and 20",
    ]


def test_a_rule_that_is_set_under_two_names_is_told() -> None:
    checks = CheckSettings(severity={"KR203": "off", "no-baseline": "error", "KR206": "off", "is-a-task": "off"})

    assert [line for line in told(checks) if "again" in line] == [
        "workshop.yaml: check: severity: no-baseline is the rule KR203 again; error holds, not off"
    ]


def test_profiles_name_rules_and_numbers_that_exist() -> None:
    for profile in PROFILES:
        for code in (*profile.severity, *profile.numbers):
            rule = rule_named(code)
            assert rule is not None
            assert rule.code == code
            assert set(profile.numbers.get(code, {})) <= {number.name for number in rule.numbers}


def test_every_number_belongs_to_its_rule_and_lies_in_its_bounds() -> None:
    for rule in RULES:
        for number in rule.numbers:
            assert number.code == rule.code
            assert number.least <= number.default <= number.most
