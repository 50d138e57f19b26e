"""`check` as a whole: places, order, severities, and that it never fails."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.check.book import check
from okra_coach.check.reports.concise import report
from okra_coach.check.reports.summary import summary
from okra_coach.model.finding import Finding, Severity
from okra_coach.model.measure import Direction
from okra_coach.model.okra import Action, ActionStatus, KeyResult, LineStatus, Objective, OkraBook, OkraSet
from okra_coach.model.place import Place
from okra_coach.model.workshop import CheckSettings, Workshop
from tests import material
from tests.golden import check_golden

TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "Launch 3 portals",
            "Umsatz um 20 % steigern und",
            "Tăng 50%",
            "and",
            "%",
            "$XM",
            "from X to Y",
            "Reviewing it",
        ]
    ),
)
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.integers(-5, 5).map(float)
IDS = st.sampled_from(["company.o1", "online-booking.o1", "billing.o1", "a", ""])
ACTIONS = st.builds(
    Action,
    IDS,
    TEXTS,
    st.none() | TEXTS,
    st.none() | st.dates(),
    progress=st.sampled_from(ActionStatus),
    status=st.sampled_from(LineStatus),
)
KEY_RESULTS = st.builds(
    KeyResult,
    IDS,
    TEXTS,
    TEXTS,
    st.none() | st.sampled_from(Direction),
    NUMBERS,
    NUMBERS,
    NUMBERS,
    NUMBERS,
    st.none() | TEXTS,
    st.none() | TEXTS,
    actions=st.lists(ACTIONS, max_size=3).map(tuple),
    status=st.sampled_from(LineStatus),
)
OBJECTIVES = st.builds(
    Objective,
    IDS,
    TEXTS,
    st.none() | TEXTS,
    supports=st.lists(IDS, max_size=2).map(tuple),
    key_results=st.lists(KEY_RESULTS, max_size=3).map(tuple),
)
SETS = st.builds(
    OkraSet,
    st.sampled_from(["company", "online-booking", "billing", "nobody"]),
    TEXTS,
    st.lists(OBJECTIVES, max_size=3).map(tuple),
    depends_on=st.lists(st.sampled_from(["billing", "it"]), max_size=2).map(tuple),
)
BOOKS = st.builds(OkraBook, st.lists(SETS, max_size=3).map(tuple))


def _order(finding: Finding) -> tuple[str, int, str]:
    return finding.place.file, finding.place.line or 0, finding.code


@settings(max_examples=150, deadline=None)
@given(BOOKS, st.sampled_from(["en", "de", "vi"]))
def test_any_book_can_be_checked_and_always_gives_the_same_findings_in_order(book: OkraBook, language: str) -> None:
    workshop = replace(material.workshop(), language=language)
    found = check(book, workshop, material.insights())

    assert found == check(book, workshop, material.insights())
    assert list(found) == sorted(found, key=_order)
    assert all(finding.message and finding.place.file for finding in found)
    assert report(found).endswith(summary(found))


def _good_book() -> OkraBook:
    def line(own: str, measure: str, baseline: float, target: float) -> KeyResult:
        action = Action(f"{own}.a1", "Test the short form with eight patients", "Programme Lead", date(2027, 5, 7))
        return KeyResult(
            own, measure, "%", Direction.INCREASE, baseline, target, source="Log", owner_role="Lead", actions=(action,)
        )

    company = Objective(
        "company.o1",
        "Patients are seen when they expect to be",
        "Patients",
        key_results=(
            line("company.o1.k1", "Patients seen within ten minutes of their slot", 40, 70),
            line("company.o1.k2", "Patients who recommend us to a friend", 30, 45),
        ),
    )
    team = Objective(
        "online-booking.o1",
        "Busy parents book a visit without a phone call",
        "Busy parents",
        supports=("company.o1",),
        key_results=(
            line("online-booking.o1.k1", "Share of appointments booked online", 18, 45),
            line("online-booking.o1.k2", "Parents who finish a booking they began", 50, 75),
        ),
    )
    sets = OkraSet("company", "Brightwater Clinics", (company,)), OkraSet("online-booking", "Online Booking", (team,))
    return OkraBook(sets)


def _plain(severity: dict[str, str] | None = None) -> Workshop:
    return replace(material.workshop(), bonus_today="team", checks=CheckSettings(severity=severity or {}))


def test_a_set_with_everything_filled_in_well_has_no_findings() -> None:
    assert [finding.message for finding in check(_good_book(), _plain())] == []


def test_a_finding_stands_at_its_line_or_at_the_file_when_the_line_is_unknown() -> None:
    known = Objective("billing.o1", "Ecosystem", place=Place("okras/billing.yaml", 4))
    book = OkraBook((OkraSet("billing", "Billing", (known, Objective("billing.o2", "Reach $5M")), ()),))
    places = {(finding.subject, str(finding.place)) for finding in check(book, _plain()) if finding.code[:3] == "OBJ"}

    assert places == {("billing.o1", "okras/billing.yaml:4"), ("billing.o2", "okras/billing.yaml")}


@pytest.mark.parametrize("name", ["OBJ105", "too-short", "Too-Short"])
def test_workshop_yaml_changes_a_level_by_code_or_slug(name: str) -> None:
    book = OkraBook((OkraSet("billing", "Billing", (Objective("billing.o1", "Ecosystem"),)),))

    def levels(level: str) -> list[Severity]:
        return [found.severity for found in check(book, _plain({name: level})) if found.code == "OBJ105"]

    assert levels("error") == [Severity.ERROR]
    assert levels("off") == []


def test_a_level_set_for_a_rule_holds_for_drafts_too() -> None:
    book = OkraBook((OkraSet("billing", "Billing", (Objective("o", "x", key_results=(KeyResult("k", "Churn"),)),)),))
    found = [one.severity for one in check(book, _plain({"KR225": "error"})) if one.code == "KR225"]

    assert found == [Severity.ERROR]


def test_the_worked_clinic_reads_as_a_reviewer_would_say_it() -> None:
    check_golden("clinic_findings", report(check(material.okras(), material.workshop(), material.insights())), "check")


def test_no_findings_are_told_as_such() -> None:
    assert report(()) == "No findings."


def test_the_summary_counts_by_level() -> None:
    found = [
        Finding("KR206", "s", level, Place("f"), "", "m", "a")
        for level in (Severity.INFO, Severity.ERROR, Severity.INFO)
    ]

    assert summary(found) == "1 error, 2 notes."
