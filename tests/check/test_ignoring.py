"""Comments in okras/ that silence one finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from okra_coach.check.book import Verdict, judge
from okra_coach.read.okras import read_okras
from tests.material import material

SET = """\
owner: online-booking
name: Online Booking
objectives:
  - id: online-booking.o1
    text: Busy parents book without a phone call{behind_objective}
    key_results:
{above}
      - id: online-booking.o1.k1
        measure: Launch the booking page{behind}
        actions:
          - id: online-booking.o1.k1.a1
            text: Draw the page with three parents
      - id: online-booking.o1.k2
        measure: Launch the app
"""


def verdict(folder: Path, above: str = "", behind: str = "", behind_objective: str = "", text: str = SET) -> Verdict:
    (folder / "okras").mkdir(exist_ok=True)
    written = text.format(above=above, behind=behind, behind_objective=behind_objective)
    (folder / "okras" / "online-booking.yaml").write_text(written, encoding="utf-8")
    book, faults, _ = read_okras(folder, material().workshop)
    assert book is not None
    assert not faults
    return judge(book, material().workshop)


def outputs(found: Verdict) -> list[str]:
    return [finding.subject for finding in found.findings if finding.code == "KR206"]


COMMENT = "# okra: ignore KR206 because the regulator asks for the page"


@pytest.mark.parametrize(
    "given",
    [{"behind": f"  {COMMENT}"}, {"above": f"      {COMMENT}"}, {"above": f"      {COMMENT}\n      # by the lead"}],
    ids=["behind the line", "above the item", "above another comment"],
)
def test_a_comment_silences_one_rule_on_one_line_and_is_told(tmp_path: Path, given: dict[str, str]) -> None:
    found = verdict(tmp_path, **given)
    assert outputs(found) == ["online-booking.o1.k2"]
    assert [(one.finding.subject, one.ignore.reason) for one in found.ignored] == [
        ("online-booking.o1.k1", "the regulator asks for the page")
    ]
    assert found.faults == ()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("# okra: ignore output-not-outcome because it is asked for", "it is asked for"),
        ("#okra: ignore KR206 weil es verlangt ist", "es verlangt ist"),
        ("# okra: ignore kr206 vì luật yêu cầu", "luật yêu cầu"),
        ("# okra: ignore KR206: the law asks for it", "the law asks for it"),
        ("# Okra: Ignore KR206, KR207 because both are meant", "both are meant"),
    ],
)
def test_the_comment_may_be_written_in_many_ways(tmp_path: Path, said: str, reason: str) -> None:
    found = verdict(tmp_path, behind=f" {said}")
    assert [one.ignore.reason for one in found.ignored] == [reason]


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("# okra: ignore KR206", ":9: this comment ignores KR206 without a reason"),
        ("# okra: ignore", ":9: this comment names no rule to ignore"),
        ("# okra: ignore KR999 because so", ":9: there is no rule “KR999” to ignore"),
        ("# okra: ignore KR210 because so", ":9: KR210 finds nothing at online-booking.o1.k1"),
    ],
)
def test_what_is_wrong_with_a_comment_is_told_at_its_line(tmp_path: Path, said: str, fault: str) -> None:
    found = verdict(tmp_path, behind=f"  {said}")
    assert any(fault in str(told) for told in found.faults), found.faults


@pytest.mark.parametrize(
    "behind", [' ": # okra: ignore KR206 because so"', "  # okras: ignore KR206 because so", " okra: ignore KR206"]
)
def test_the_same_words_in_a_text_or_another_comment_silence_nothing(tmp_path: Path, behind: str) -> None:
    text = SET.replace("measure: Launch the booking page{behind}", "measure: 'Launch the booking page{behind}'")
    said = behind if "okras" in behind else behind.replace("'", "")
    used = SET if "okras" in behind else text
    assert "online-booking.o1.k1" in outputs(verdict(tmp_path, behind=said, text=used))


def test_a_comment_on_the_objective_leaves_its_key_results_alone(tmp_path: Path) -> None:
    found = verdict(tmp_path, behind_objective="  # okra: ignore KR206 because so")
    assert outputs(found) == ["online-booking.o1.k1", "online-booking.o1.k2"]
