"""`--fix` on files: comments, ids and layout stay, nothing gets worse, and it is done or not done as a whole."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from okra_coach.check.book import check
from okra_coach.check.fixing import FixPlan, plan_fixes
from okra_coach.errors import CannotWriteError, ExternallyChangedError
from okra_coach.model.finding import Edit, Finding, Severity
from okra_coach.model.okra import OkraBook
from okra_coach.read.okras import read_okras
from okra_coach.write.files import write_whole
from okra_coach.write.fixes import FixedFile, fixed_file, write_fixed
from okra_coach.write.line_merge import merged_lines
from tests import material

NAME = "okras/online-booking.yaml"
REMARK = "to confirm"

FILE = """\
# Ours, agreed with nobody yet.
owner: online-booking   # the web team
name: Online Booking

objectives:
# the first one
- id: online-booking.o1
  text: 'Busy parents book without a phone call'
  key_results:
  - id: online-booking.o1.k1
    measure: "Raise the share of bookings online from 12 % to 20 %"   # as the CEO said it
    unit: null  # to confirm
    source: the booking system, which has everything that anybody could want to know, and a
      line that somebody broke by hand
    actions:
    # who asks?
    - text: Sales lead will call ten lost customers by 14 May   # no id yet
      hypothesis: They tell us why
    - {id: online-booking.o1.k1.a2, text: "Reviewing the price list", owner_role: Head of Sales}
  - id: online-booking.o1.k2
    measure: No-shows   # keep an eye on it
    baseline: 9
    target: 6
    direction: increase
    unit: '%'
# the end
"""


def engagement(folder: Path, text: str = FILE) -> tuple[OkraBook, dict[str, str]]:
    path = folder / NAME
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
    book, faults, prints = read_okras(folder, material.workshop())
    assert book is not None, faults
    return book, prints


def judged(book: OkraBook) -> tuple[Finding, ...]:
    return check(book, material.workshop())


def fixed(folder: Path, text: str = FILE) -> tuple[str, FixPlan]:
    """The file after one run of --fix."""
    book, prints = engagement(folder, text)
    plan = plan_fixes(book, judged)
    files = [fixed_file(folder, name, edits, prints[name], REMARK) for name, edits in plan.edits.items()]
    write_fixed(folder, [file for file in files if file])
    return (folder / NAME).read_bytes().decode(), plan


def test_the_fields_change_and_nothing_around_them(tmp_path: Path) -> None:
    after, _ = fixed(tmp_path)
    assert (
        after
        == """\
# Ours, agreed with nobody yet.
owner: online-booking   # the web team
name: Online Booking

objectives:
# the first one
- id: online-booking.o1
  text: 'Busy parents book without a phone call'
  key_results:
  - id: online-booking.o1.k1
    measure: "Share of bookings online"   # as the CEO said it
    unit: '%'
    direction: increase
    baseline: 12
    target: 20
    source: the booking system, which has everything that anybody could want to know, and a
      line that somebody broke by hand
    actions:
    # who asks?
    - text: Call ten lost customers   # no id yet
      owner_role: Sales lead
      due: 2027-05-14
      hypothesis: They tell us why
    - {id: online-booking.o1.k1.a2, text: "Review the price list", owner_role: Head of Sales}
  - id: online-booking.o1.k2
    measure: No-shows   # keep an eye on it
    baseline: 9
    target: 6
    direction: decrease
    unit: '%'
# the end
"""
    )


def test_two_rules_mend_one_line_one_after_the_other(tmp_path: Path) -> None:
    _, plan = fixed(tmp_path)
    own = [fix.finding.code for fix in plan.fixes if fix.subject == "online-booking.o1.k1.a1"]
    assert sorted(own) == ["ACT302", "ACT304"]


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    after, _ = fixed(tmp_path)
    again, plan = fixed(tmp_path, after)
    assert again == after
    assert plan.edits == {}


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_line_ends_and_the_mark_at_the_beginning_stay(tmp_path: Path, ending: str) -> None:
    after, _ = fixed(tmp_path, "\ufeff" + FILE.replace("\n", ending))
    assert after.startswith("\ufeff# Ours")
    assert after.count("\n") == after.count(ending)
    assert "owner_role: Sales lead" in after


def test_an_agreed_line_is_left_alone_and_told(tmp_path: Path) -> None:
    agreed = FILE.replace("    unit: null  # to confirm", "    status: agreed")
    after, plan = fixed(tmp_path, agreed)
    assert "Raise the share of bookings online from 12 % to 20 %" in after
    whys = [one.why for one in plan.held if one.fix.subject == "online-booking.o1.k1"]
    assert whys == ["it was agreed in the room"]


def test_what_a_comment_silences_is_not_mended_though_one_finding_tells_of_the_whole_file(tmp_path: Path) -> None:
    silenced = FILE.replace("# no id yet", "# okra: ignore ACT302 because she asked for it")
    silenced += """\
- id: online-booking.o2
  text: Parents of three find a time for all of them
  key_results:
  - id: online-booking.o2.k1
    measure: Families booked at once
    actions:
    - {id: online-booking.o2.k1.a1, text: "HR: ask five leavers"}
"""
    after, _ = fixed(tmp_path, silenced)
    assert "text: Sales lead will call ten lost customers " in after
    assert "due: 2027-05-14" in after
    assert "owner_role: HR" in after


def test_a_fix_that_would_bring_a_new_warning_is_not_made(tmp_path: Path) -> None:
    book, _ = engagement(tmp_path)

    def strict(one: OkraBook) -> list[Finding]:
        own = list(judged(one))
        key_result = one.sets[0].key_results[0]
        bad = [replace(own[0], code="KR999", severity=Severity.WARNING, subject=key_result.id)]
        return own + (bad if key_result.target is not None else [])

    plan = plan_fixes(book, strict)
    assert [one.why for one in plan.held] == ["it would bring KR999 on online-booking.o1.k1"]
    assert "online-booking.o1.k1" not in {fix.subject for fix in plan.fixes}
    assert "online-booking.o1.k1.a1" in {fix.subject for fix in plan.fixes}


def test_a_file_that_changed_since_it_was_read_is_not_written(tmp_path: Path) -> None:
    book, prints = engagement(tmp_path)
    plan = plan_fixes(book, judged)
    (tmp_path / NAME).write_text(FILE + "# one more word\n", encoding="utf-8")
    with pytest.raises(ExternallyChangedError):
        fixed_file(tmp_path, NAME, plan.edits[NAME], prints[NAME], REMARK)


def test_when_one_file_cannot_be_written_the_others_keep_their_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engagement(tmp_path)
    other = tmp_path / "okras" / "billing.yaml"
    other.write_bytes(b"b: 1\n")

    def full(path: Path, data: bytes, expected_sha256: str | None = None) -> None:
        if path.name == "billing.yaml":
            raise CannotWriteError(path, "No space left on device")
        write_whole(path, data, expected_sha256)

    monkeypatch.setattr("okra_coach.write.fixes.write_whole", full)
    files = [FixedFile(NAME, FILE.encode(), b"owner: x\n"), FixedFile("okras/billing.yaml", b"b: 1\n", b"b: 2\n")]
    with pytest.raises(CannotWriteError):
        write_fixed(tmp_path, files)
    assert (tmp_path / NAME).read_bytes() == FILE.encode()
    assert other.read_bytes() == b"b: 1\n"


@pytest.mark.parametrize(
    "text",
    [
        "owner: a\nobjectives: [{id: a.o1, text: x}]\nowner: b\n",
        "owner: a\nobjectives: nothing\n",
        "- a list\n",
        "owner: [unclosed\n",
        "",
    ],
)
def test_a_file_that_cannot_be_changed_without_loss_is_left_to_people(tmp_path: Path, text: str) -> None:
    (tmp_path / "okras").mkdir()
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    assert fixed_file(tmp_path, NAME, [Edit("a.o9", "text", "y")], None, REMARK) is None


def test_a_text_that_two_lines_share_changes_in_the_one_that_was_meant(tmp_path: Path) -> None:
    shared = """\
owner: online-booking
name: Online Booking
objectives:
  - id: online-booking.o1
    text: &same Parents book at night   # said twice
    key_results:
      - {id: online-booking.o1.k1, measure: &kr "Raise NPS from 28 to 50", actions: []}
  - id: online-booking.o2
    text: *same
    key_results:
      - {id: online-booking.o2.k1, measure: *kr, status: agreed}
"""
    after, _ = fixed(tmp_path, shared)
    tree = yaml.safe_load(after)
    measures = [one["key_results"][0]["measure"] for one in tree["objectives"]]
    assert measures in (["NPS", "Raise NPS from 28 to 50"], ["Raise NPS from 28 to 50"] * 2)
    assert "# said twice" in after


def test_two_lines_with_one_id_are_left_to_people(tmp_path: Path) -> None:
    twice = FILE.replace("id: online-booking.o1.k2", "id: online-booking.o1.k1")
    _, plan = fixed(tmp_path, twice)
    assert "online-booking.o1.k1" not in {fix.subject for fix in plan.fixes}
    assert "two lines have the id online-booking.o1.k1" in {one.why for one in plan.held}


def test_a_word_that_yaml_takes_for_something_else_is_read_back_as_it_was_meant(tmp_path: Path) -> None:
    (tmp_path / "okras").mkdir()
    (tmp_path / NAME).write_text("owner: a\nobjectives:\n- {id: a.o1, text: x}  # why\n", encoding="utf-8")
    for value in ("# no comment", "yes: no", "12:30", "- dash", 'it\'s "so"', "2027-05-14"):
        file = fixed_file(tmp_path, NAME, [Edit("a.o1", "text", value)], None, REMARK)
        if file is not None:
            read = yaml.safe_load(file.after)
            assert read["objectives"][0]["text"] == value
            assert b"# why" in file.after


LINES = st.sampled_from(
    [
        "Raise NPS from 28 to 50",
        "Sales lead will call ten lost customers by 14 May",
        "Reviewing the price list",
        "HR: ask five leavers why they left",
        "Grow the company and reduce complaints",
        "Customers who reorder (today 12 %)",
        "Waiting time in minutes",
        "Umsatz von 12 auf 20 Mio. EUR steigern",
        "Gọi mười khách hàng trước ngày 14/5",
        "Bookings",
        'it\'s: a "text" # with signs',
    ]
)
COMMENTS = st.sampled_from(["", "  # why?", "  # to confirm", "\n{pad}# a line of its own", "\n\n{pad}# after a gap"])
QUOTES = st.sampled_from(["'", '"', "|", ">-"])


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file of okras/ as a person may have left it."""
    out = ["# head", "owner: online-booking", "name: Online Booking", "objectives:"]
    for number in range(draw(st.integers(1, 2))):
        out.append(f"- id: online-booking.o{number}{draw(COMMENTS).format(pad='  ')}")
        out.append(f"  text: {_scalar(draw(LINES), draw(QUOTES), 2)}{draw(COMMENTS).format(pad='  ')}")
        out.append("  key_results:")
        for inner in range(draw(st.integers(1, 2))):
            own = f"online-booking.o{number}.k{inner}"
            out.append(f"  - id: {own}{draw(COMMENTS).format(pad='    ')}")
            out.append(f"    measure: {_scalar(draw(LINES), draw(QUOTES), 4)}{draw(COMMENTS).format(pad='    ')}")
            out += draw(
                st.lists(
                    st.sampled_from(["    target: 20", "    unit: null  # to confirm", "    stretch: true"]),
                    unique=True,
                )
            )
            out.append(f"    actions:{draw(COMMENTS).format(pad='    ')}")
            out.append(f"    - text: {_scalar(draw(LINES), draw(QUOTES), 6)}")
            status = draw(st.sampled_from(["draft", "edited", "agreed"]))
            out.append(f"      status: {status}{draw(COMMENTS).format(pad='      ')}")
    return "\n".join([*out, "# foot", ""])


def _scalar(text: str, quote: str, indent: int) -> str:
    if quote in ("|", ">-"):
        return f"{quote}\n{' ' * (indent + 2)}{text}"
    return quote + (text.replace("'", "''") if quote == "'" else text.replace('"', '\\"')) + quote


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files())
def test_whatever_a_file_looks_like_fixing_keeps_it_whole(tmp_path: Path, text: str) -> None:
    try:
        yaml.safe_load(text)
    except yaml.YAMLError:
        return
    before = judged(engagement(tmp_path, text)[0])
    after, _ = fixed(tmp_path, text)
    book, _ = engagement(tmp_path, after)
    assert _comments(after) == _comments(text)
    assert re.findall(r"\bid: (\S+)", after) == re.findall(r"\bid: (\S+)", text)
    assert _serious(judged(book)) <= _serious(before)
    assert fixed(tmp_path, after)[0] == after


def _comments(text: str) -> list[str]:
    found = re.findall(r"(?:^|\s)(# (?:head|foot|why\?|a line of its own|after a gap))", text)
    return sorted(found)


def _serious(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(one.code, one.subject) for one in findings if one.severity is not Severity.INFO}


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=8).map(
    lambda lines: "".join(f"{one}\n" for one in lines)
)


@given(WORDS, WORDS)
def test_a_change_of_a_text_that_is_tidy_already_is_that_change(tidied: str, changed: str) -> None:
    assert merged_lines(tidied, tidied, changed) == changed


@given(WORDS, WORDS)
def test_without_a_change_a_text_keeps_its_own_layout(own: str, tidied: str) -> None:
    assert merged_lines(own, tidied, tidied) == own


def test_a_day_is_written_as_a_day(tmp_path: Path) -> None:
    fixed(tmp_path)
    tree = yaml.safe_load((tmp_path / NAME).read_text(encoding="utf-8"))
    assert tree["objectives"][0]["key_results"][0]["actions"][0]["due"] == date(2027, 5, 14)
