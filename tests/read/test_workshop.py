from __future__ import annotations

import re
from datetime import date, time
from pathlib import Path

import pytest

from okra_coach.model.fault import Weight
from okra_coach.model.tracking_settings import TrackingSettings
from okra_coach.model.workshop import TeamKind
from okra_coach.read.schema import settings, settings_page, workshop_schema
from okra_coach.read.workshop import read_workshop, slug
from okra_coach.resources import help_folder, templates_folder
from tests.read.folders import WORKSHOP, engagement, read_small


def said(folder: Path, *changes: tuple[str, str]) -> list[str]:
    text = WORKSHOP
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    _, faults, _ = read_workshop(engagement(folder, text))
    return [str(fault) for fault in faults]


def test_a_short_file_is_enough(tmp_path: Path) -> None:
    workshop, faults, _ = read_workshop(engagement(tmp_path))
    assert faults == ()
    assert workshop is not None
    assert [team.id for team in workshop.teams] == ["online-booking", "front-desk", "billing-claims"]
    assert (workshop.consultant, workshop.start, workshop.day) == ("Ada Coach", time(9), date(2027, 4, 6))
    assert workshop.teams[2].kind is TeamKind.CENTRAL
    assert workshop.teams[1].place is not None
    assert workshop.teams[1].place.line == WORKSHOP[: WORKSHOP.index("Front Desk")].count("\n") + 1


def test_every_fault_is_told_in_one_run_each_with_its_line(tmp_path: Path) -> None:
    faults = said(
        tmp_path,
        ("country: GB", "cuontry: GB"),
        ("day: 2027-04-06", "day: 06.04.2027"),
        ("kind: daily", "kind: dayly"),
        ("size: 11", "size: about ten"),
        ("themes:", "theems:"),
    )
    assert faults == [
        "workshop.yaml:2: “country” is missing in “client”",
        "workshop.yaml:4: “cuontry” is not a setting here; did you mean “country”?",
        "workshop.yaml:7: “day”: “06.04.2027” is not a date; write it as 2027-01-31",
        "workshop.yaml:20: “kind”: “dayly” is not known; did you mean “daily”?",
        "workshop.yaml:21: “size” should be a whole number; “about ten” is not",
        "workshop.yaml:22: “theems” is not a setting here; did you mean “themes”?",
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "language: en",
            "language: english",
            "workshop.yaml:1: “language”: “english” is not known; did you mean “en”?",
        ),
        ("Europe/London", "Europe/Londn", "“Europe/Londn” is not a time zone; did you mean “Europe/London”?"),
        ("country: GB", "country: GX", "“GX” is not a known country"),
        ("country: GB", "country: GB\n  subdivision: EN", "“EN” is not known in GB; did you mean “ENG”?"),
        ("currency: GBP", "currency: '123'", "is not a code of three letters"),
        ("end: 16:30", "end: 08:30", "“end” 08:30 is not after “start” 09:00"),
        ("last: 2027-07-02", "last: 2027-02-30", "is a date that does not exist"),
        ("last: 2027-07-02", "last: 2027-04-01", "“last” 2027-04-01 is not after “first” 2027-04-12"),
        ("last: 2027-07-02", "last: 2027-09-30", "the cycle takes 25 weeks; more than 13"),
        ("last: 2027-07-02", "last: 2027-07-02\n  mid_review: 2027-08-01", "is outside the cycle"),
        ("Front Desk", "Online  booking", "has the id “online-booking” of “Online Booking”"),
        ("coach: Ada Coach", "coach: Ada Coch", "“Ada Coch” is not among the coaches; did you mean “Ada Coach”?"),
        ("Clear bills", "shorter waits", "the theme “shorter waits” is here twice"),
        (
            "people:",
            "rollout: {central_team: biling}\npeople:",
            "there is no team “biling”; did you mean “billing-claims”?",
        ),
        ("people:", "rollout: {central_team: front-desk}\npeople:", "is given as daily team, not as a central one"),
        ("people:", "privacy: {threshold: 2}\npeople:", "“threshold” must be at least 3, and is “2”"),
        ("people:", "privacy: {threshold: 4}\npeople:", "groups of 4 are shown apart"),
        ("people:", "tracking: {doubtful: 8}\npeople:", "“doubtful” 8 is more than “confident” 7"),
        ("people:", "tracking: {at_risk_gap: 5}\npeople:", "“on_track_gap” 10 is more than “at_risk_gap” 5"),
        ("people:", "brand: ours.pptx\npeople:", "there is no file “ours.pptx”"),
        ("people:", "check: {severity: {KR203: of}}\npeople:", "“of” is not known; did you mean “off”?"),
        ("teams:", "teams:\n  - Just a name", "item 1 of “teams” should hold settings"),
        ("sponsor_role: Managing Director", "sponsor_role:", "“sponsor_role” is empty"),
        ("sponsor_role: Managing Director", "sponsor_role: ''", "“sponsor_role” is empty"),
    ],
)
def test_what_makes_no_sense_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert any(message in fault for fault in said(tmp_path, (old, new))), said(tmp_path, (old, new))


@pytest.mark.parametrize("text", ["- a list", "only text", "", "a: [1", "\ta: 1"])
def test_a_file_that_holds_no_settings_gives_no_workshop(tmp_path: Path, text: str) -> None:
    workshop, faults, _ = read_workshop(engagement(tmp_path, text))
    assert workshop is None
    assert [fault.weight for fault in faults] == [Weight.STOPS]


def test_yaml_traps_are_read_as_meant(tmp_path: Path) -> None:
    workshop = read_small(
        tmp_path,
        WORKSHOP.replace("Shorter waits", "Yes").replace("size: 9", "size: 010")
        + "check: {fail_on: off, severity: {KR203: off}}\n",
    )
    assert workshop.themes[0].name == "Yes"
    assert workshop.teams[0].size == 10
    assert workshop.checks.fail_on == "off"
    assert workshop.checks.severity == {"KR203": "off"}


def test_one_faulty_item_is_one_fault(tmp_path: Path) -> None:
    text = re.sub(r"(?s)teams:.*?themes:", "teams:\n  - {name: One, kind: dayly, size: 3}\nthemes:", WORKSHOP)
    _, faults, _ = read_workshop(engagement(tmp_path, text))
    assert [fault.message for fault in faults] == ["“kind”: “dayly” is not known; did you mean “daily”?"]


def test_no_teams_is_a_fault(tmp_path: Path) -> None:
    text = re.sub(r"(?s)teams:.*?themes:", "teams: []\nthemes:", WORKSHOP)
    _, faults, _ = read_workshop(engagement(tmp_path, text))
    assert [fault.message for fault in faults] == ["“teams” needs at least 1 of them"]


def test_a_setting_left_empty_counts_as_left_out(tmp_path: Path) -> None:
    assert read_small(tmp_path, WORKSHOP + "rollout:\nbrand:\n").rollout.first_wave_teams == 3


def test_from_when_on_a_check_in_speaks_up_is_set_in_workshop_yaml(tmp_path: Path) -> None:
    tracking = read_small(tmp_path, WORKSHOP + "tracking: {moved: 2.5, confidence_fall: 3}\n").tracking

    assert tracking == TrackingSettings(moved=2.5, confidence_fall=3)


def test_a_central_team_may_be_named(tmp_path: Path) -> None:
    text = WORKSHOP + "rollout: {central_team: Billing & Claims}\n"
    assert read_small(tmp_path, text).rollout.central_team == "billing-claims"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Finance & Billing", "finance-billing"),
        ("Thu mua & Kho lạnh", "thu-mua-kho-lanh"),
        ("Ứng dụng đặt hàng", "ung-dung-dat-hang"),
        ("Büro für Größe", "buero-fuer-groesse"),
        ("!!", "team"),
    ],
)
def test_a_slug_is_plain_ascii(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_the_committed_schema_is_current() -> None:
    committed = (templates_folder() / "workshop.schema.json").read_text(encoding="utf-8")
    assert committed == workshop_schema(), "run python -m okra_coach.read.schema"


def test_the_committed_page_of_settings_is_current() -> None:
    committed = (help_folder() / "settings.md").read_text(encoding="utf-8")
    assert committed == settings_page(), "run python -m okra_coach.read.schema"


def test_every_setting_has_a_meaning() -> None:
    assert [name for name, _, meaning in settings() if not meaning] == []
    rows = [line for line in settings_page().splitlines() if line.startswith("|")]
    assert "| `privacy.threshold` | `5` |" in settings_page()
    assert "`teams[].kind`" in settings_page()
    assert all(re.fullmatch(r"\|( .+ \|){3}", line) for line in rows)
    assert len([row for row in rows if row.startswith("| `")]) == len(list(settings()))
