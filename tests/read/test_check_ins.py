"""check-ins/ as it is read: what a record's file says comes back, and every fault in one has its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

from hypothesis import given

from okra_coach.model.check_in import Record
from okra_coach.model.progress import CheckIn
from okra_coach.read.check_ins import read_check_ins, read_record
from okra_coach.write.check_in_trees import record_tree
from okra_coach.write.yaml_text import yaml_text
from tests.records import RECORDS


def said(text: str, name: str = "check-ins/2027-02-01.yaml") -> list[str]:
    _, faults = read_record(dedent(text).lstrip(), name)
    return [str(fault) for fault in faults]


@given(RECORDS)
def test_a_record_that_was_written_is_read_as_it_was(record: Record) -> None:
    found, faults = read_record(yaml_text(record_tree(record)), f"check-ins/{record.day}.yaml")
    assert faults == ()
    assert found == record


def test_a_value_without_a_day_is_one_of_the_check_in() -> None:
    found, _ = read_record("day: 2027-02-01\nvalues:\n  - key_result: sales.o1.k1\n    value: 4\n", "2027-02-01.yaml")
    assert found is not None
    assert found.values == (CheckIn("sales.o1.k1", date(2027, 2, 1), 4.0),)
    assert str(found.values[0].place) == "2027-02-01.yaml:3"


def test_every_fault_is_told_with_its_line() -> None:
    assert said(
        """
        day: 2027-02-01
        values:
          - key_result: sales.o1.k1
            confidence: 11
          - value: 4
        decisions:
          - about: sales.o1.k1
            decided: kepp
        """
    ) == [
        "check-ins/2027-02-01.yaml:4: “confidence” must be at most 10, and is “11”",
        "check-ins/2027-02-01.yaml:5: “key_result” is missing in item 2 of “values”",
        "check-ins/2027-02-01.yaml:8: “decided”: “kepp” is not known; did you mean “keep”?",
    ]


def test_a_changed_field_holds_what_its_line_can() -> None:
    text = """
        day: 2027-02-01
        changes:
          - about: sales.o1.k1
            field: target
            before: 4
            after: many
          - about: sales.o1.k1.a1
            field: due
            after: 1.3.2027
        """
    assert said(text) == [
        "check-ins/2027-02-01.yaml:6: “after” of target: “many” is not a number",
        "check-ins/2027-02-01.yaml:9: “after” of due: “1.3.2027” is not a date; write it as 2027-01-31",
    ]


def test_a_date_that_does_not_exist_is_a_fault() -> None:
    text = "day: 2027-02-01\nchanges:\n  - {about: sales.o1.k1.a1, field: due, after: 2027-02-30}\n"
    assert len(said(text)) == 1


def test_a_file_is_named_after_its_day(tmp_path: Path) -> None:
    folder = tmp_path / "check-ins"
    folder.mkdir()
    (folder / "2027-02-01.yaml").write_text("day: 2027-02-08\n")
    (folder / "last week.yaml").write_text("day: 2027-02-08\n")
    (folder / "2027-02-15.yaml").write_text("day: 2027-02-15\n")
    records, faults, prints = read_check_ins(tmp_path)
    assert [record.day for record in records] == [date(2027, 2, 15)]
    assert [str(fault) for fault in faults] == [
        "check-ins/2027-02-01.yaml:1: day: 2027-02-08 does not fit the file's name; call it 2027-02-08.yaml",
        "check-ins/last week.yaml: only files named after their day are read here, such as 2027-02-01.yaml",
    ]
    assert set(prints) == {"check-ins/2027-02-01.yaml", "check-ins/2027-02-15.yaml"}


def test_an_engagement_without_check_ins_has_none(tmp_path: Path) -> None:
    assert read_check_ins(tmp_path) == ((), (), {})
