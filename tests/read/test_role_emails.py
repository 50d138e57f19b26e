from __future__ import annotations

from pathlib import Path

from okra_coach.read.role_emails import read_role_emails
from tests.material import okras, workshop


def read(tmp_path: Path, text: str) -> tuple[dict[str, str], list[str]]:
    (tmp_path / "people.yaml").write_text(text, encoding="utf-8")
    emails, faults = read_role_emails(tmp_path, workshop(), okras())
    return dict(emails), [str(fault) for fault in faults]


def test_without_a_file_nobody_is_known(tmp_path: Path) -> None:
    assert read_role_emails(tmp_path, workshop(), okras()) == ({}, ())


def test_a_role_gets_its_email(tmp_path: Path) -> None:
    assert read(tmp_path, "Head of Billing: bills@brightwater.example\n") == (
        {"Head of Billing": "bills@brightwater.example"},
        [],
    )


def test_every_line_that_is_no_email_is_told_with_its_place(tmp_path: Path) -> None:
    emails, faults = read(tmp_path, "Head of Billing: Ada\nFront Desk Manager:\nProgramme Lead: p@b.example\n")

    assert emails == {"Programme Lead": "p@b.example"}
    assert [fault.split(":")[1] for fault in faults] == ["1", "2"]


def test_a_role_that_nobody_has_is_warned_of(tmp_path: Path) -> None:
    _, faults = read(tmp_path, "Head of Biling: bills@brightwater.example\n")

    assert faults == [
        "people.yaml:1: nobody in okras/ or workshop.yaml has the role “Head of Biling”; its e-mail is not used"
    ]


def test_a_list_is_one_sentence(tmp_path: Path) -> None:
    assert read(tmp_path, "- a@b.example\n")[1] == [
        "people.yaml:1: people.yaml holds lines of the form “Head of Billing: a@b.example”"
    ]
