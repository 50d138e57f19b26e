from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import okra_coach.write.files as files
import okra_coach.write.merged_files as room
from okra_coach.errors import ExternallyChangedError
from okra_coach.model.okra import NOWHERE, NotDoing, Objective, OkraBook, OkraSet
from okra_coach.model.place import Place
from okra_coach.model.rollout import Agreement, Gate, GateRecord, ProbeTest, Rollout
from okra_coach.read.okras import read_okras
from okra_coach.read.rollout import read_rollout
from okra_coach.words import load_words
from okra_coach.write.drafts import write_okras, write_rollout
from okra_coach.write.yaml_text import scalar, yaml_text
from tests import material
from tests.golden import check_golden

WORDS = load_words("en")
JOURNEY = "okras/patient-journey.yaml"


def draft(folder: Path, book: OkraBook | None = None) -> tuple[str, ...]:
    return write_okras(folder, book or material.okras(), {}, WORDS)


def without_places(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        if isinstance(value, Place):
            return NOWHERE
        return replace(value, **{f.name: without_places(getattr(value, f.name)) for f in fields(value)})
    return tuple(without_places(item) for item in value) if isinstance(value, tuple) else value


def edit(folder: Path, name: str, *changes: tuple[str, str]) -> str:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after, 1)
    path.write_text(text, encoding="utf-8")
    return text


def book_with(**changes: Any) -> OkraBook:
    """The book with a changed patient-journey objective."""
    book = material.okras()
    journey = book.sets[2]
    objective = replace(journey.objectives[0], **changes)
    return replace(book, sets=(*book.sets[:2], replace(journey, objectives=(objective, *journey.objectives[1:]))))


def test_a_fresh_file_reads_like_this(tmp_path: Path) -> None:
    lines = draft(tmp_path)

    assert lines == tuple(
        f"{name}: written" for name in ("okras/company.yaml", "okras/online-booking.yaml", JOURNEY, "questions.yaml")
    )
    check_golden("patient-journey", (tmp_path / JOURNEY).read_text(encoding="utf-8"), "write")


def test_a_fresh_plan_reads_like_this(tmp_path: Path) -> None:
    write_rollout(tmp_path, material.rollout(), {}, WORDS)

    check_golden("rollout", (tmp_path / "rollout.yaml").read_text(encoding="utf-8"), "write")


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    draft(tmp_path)
    book, faults, _ = read_okras(tmp_path, material.workshop())

    assert faults == ()
    assert without_places(book) == material.okras()


def test_the_plan_is_read_back(tmp_path: Path) -> None:
    write_rollout(tmp_path, material.rollout(), {}, WORDS)
    rollout, faults, _ = read_rollout(tmp_path, material.workshop())

    assert faults == ()
    assert rollout is not None
    placements = tuple(replace(placement, place=None) for placement in rollout.placements)
    assert replace(rollout, placements=placements) == material.rollout()


def test_a_second_run_changes_no_byte(tmp_path: Path) -> None:
    draft(tmp_path)
    write_rollout(tmp_path, material.rollout(), {}, WORDS)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    assert draft(tmp_path) == ()
    assert write_rollout(tmp_path, material.rollout(), {}, WORDS) == ()
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_edits_and_comments_survive_a_new_draft(tmp_path: Path) -> None:
    draft(tmp_path)
    edit(
        tmp_path,
        JOURNEY,
        ("objectives:", "# Paula likes these\nobjectives:"),
        ("target: 25", "target: 30  # Paula: 25 is not to be done"),
    )
    changed = book_with(text="Something else", customer="Families")
    lines = draft(tmp_path, changed)
    text = (tmp_path / JOURNEY).read_text(encoding="utf-8")

    assert "# Paula likes these\nobjectives:" in text
    assert "target: 30  # Paula: 25 is not to be done" in text
    assert "text: Something else" in text
    assert lines == (
        f"{JOURNEY}: key result “Median wait from arrival to treatment” was changed by you and stays as it is",
        f"{JOURNEY}: text of objective “Something else” is now Something else",
        f"{JOURNEY}: customer of objective “Something else” is now Families",
    )
    assert draft(tmp_path, changed) == ()


def test_an_edited_line_becomes_edited_and_only_that_one(tmp_path: Path) -> None:
    draft(tmp_path)
    edit(tmp_path, JOURNEY, ("target: 25", "target: 30"))
    draft(tmp_path)
    tree = yaml.safe_load((tmp_path / JOURNEY).read_text(encoding="utf-8"))
    waits, repeat = tree["objectives"][0]["key_results"]

    assert waits["status"] == "edited"
    assert {tree["objectives"][0]["status"], repeat["status"], waits["actions"][0]["status"]} == {"draft"}


def test_only_the_lines_that_change_differ(tmp_path: Path) -> None:
    draft(tmp_path)
    before = edit(tmp_path, JOURNEY, ("unit: minutes", "unit: 'minutes'   # as in the clinic system"))
    draft(tmp_path, book_with(customer="Families"))
    after = (tmp_path / JOURNEY).read_text(encoding="utf-8")
    differing = [now for was, now in zip(before.splitlines(), after.splitlines(), strict=True) if was != now]

    assert differing == ["    customer: Families"]


def test_an_agreed_line_is_never_touched(tmp_path: Path) -> None:
    draft(tmp_path)
    text = edit(tmp_path, JOURNEY, ("status: draft\n    from", "status: agreed\n    from"))
    draft(tmp_path, book_with(text="Other"))

    assert (tmp_path / JOURNEY).read_text(encoding="utf-8") == text


def test_a_line_that_was_taken_out_stays_out_even_when_it_is_drafted_again_later(tmp_path: Path) -> None:
    draft(tmp_path)
    path = tmp_path / JOURNEY
    tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    del tree["objectives"][0]["key_results"][1]
    path.write_text(yaml.safe_dump(tree, sort_keys=False, allow_unicode=True), encoding="utf-8")
    fewer = book_with(key_results=material.okras().sets[2].objectives[0].key_results[:1])
    for book in (material.okras(), fewer, material.okras()):
        draft(tmp_path, book)
        now = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert [one["id"] for one in now["objectives"][0]["key_results"]] == ["patient-journey.o1.k1"]


def test_her_own_lines_stay_and_get_an_id(tmp_path: Path) -> None:
    draft(tmp_path)
    edit(tmp_path, JOURNEY, ("health_measures:", "  - text: Mine  # my own\nhealth_measures:"))
    lines = draft(tmp_path)

    assert lines == (f"{JOURNEY}: objective “Mine” now has the id patient-journey.o2",)
    assert "  - id: patient-journey.o2\n    text: Mine  # my own\n" in (tmp_path / JOURNEY).read_text(encoding="utf-8")
    assert draft(tmp_path) == ()


def test_a_new_line_goes_behind_the_others_and_before_what_follows(tmp_path: Path) -> None:
    draft(tmp_path)
    edit(tmp_path, JOURNEY, ("health_measures:", "\n# What must not get worse\nhealth_measures:"))
    book = material.okras()
    journey = replace(book.sets[2], objectives=(*book.sets[2].objectives, Objective("patient-journey.o2", "New")))
    draft(tmp_path, replace(book, sets=(*book.sets[:2], journey)))

    check_golden("new-line", (tmp_path / JOURNEY).read_text(encoding="utf-8"), "write")


def grown() -> OkraBook:
    """The book with something new in every list and a changed text."""
    book = material.okras()
    journey, waits = book.sets[2], book.sets[2].objectives[0].key_results[0]
    action = replace(waits.actions[0], id="patient-journey.o1.k1.a9", text="New action")
    key_results = (
        replace(waits, actions=(*waits.actions, action), source="New source"),
        *journey.objectives[0].key_results[1:],
        replace(waits, id="patient-journey.o1.k9", measure="New measure", actions=()),
    )
    objective = replace(journey.objectives[0], key_results=key_results, text="New text")
    health = (*journey.health_measures, replace(journey.health_measures[0], id="patient-journey.h9", measure="New"))
    new = Objective("patient-journey.o9", "New objective")
    journey = replace(journey, objectives=(objective, new), health_measures=health, depends_on=("billing",))
    return replace(book, sets=(*book.sets[:2], journey))


def test_a_comment_survives_wherever_it_stands(tmp_path: Path) -> None:
    draft(tmp_path)
    path = tmp_path / JOURNEY
    lines, record = path.read_text(encoding="utf-8").splitlines(), (tmp_path / ".okra" / "drafted.json").read_bytes()
    expected = yaml.safe_load(whole(tmp_path / "fresh", grown()))
    for number in range(len(lines) + 1):
        at = lines[min(number, len(lines) - 1)]
        indent = " " * (len(at) - len(at.lstrip()))
        path.write_text("\n".join([*lines[:number], f"{indent}# mine", *lines[number:], ""]), encoding="utf-8")
        (tmp_path / ".okra" / "drafted.json").write_bytes(record)
        draft(tmp_path, grown())
        now = path.read_text(encoding="utf-8")

        assert "# mine" in now, f"line {number}: {at}"
        assert yaml.safe_load(now) == expected, f"line {number}"


def whole(folder: Path, book: OkraBook) -> str:
    shutil.rmtree(folder, ignore_errors=True)
    draft(folder, book)
    return (folder / JOURNEY).read_text(encoding="utf-8")


def test_an_untouched_draft_that_is_drafted_no_more_goes_and_a_touched_one_stays(tmp_path: Path) -> None:
    draft(tmp_path)
    edit(tmp_path, JOURNEY, ("text: Send the pre-visit form", "text: Mail the pre-visit form"))
    waits, repeat = material.okras().sets[2].objectives[0].key_results
    draft(tmp_path, book_with(key_results=(replace(waits, actions=()),)))
    text = (tmp_path / JOURNEY).read_text(encoding="utf-8")

    assert "Mail the pre-visit form" in text
    assert "Open the first desk" not in text
    assert repeat.measure not in text


def test_a_draft_with_her_comment_in_it_does_not_go(tmp_path: Path) -> None:
    draft(tmp_path)
    edit(tmp_path, JOURNEY, ("- id: patient-journey.o1.k2", "- id: patient-journey.o1.k2  # ask Paula"))
    draft(tmp_path, book_with(key_results=material.okras().sets[2].objectives[0].key_results[:1]))

    assert "# ask Paula" in (tmp_path / JOURNEY).read_text(encoding="utf-8")


def test_the_remark_goes_when_the_value_is_there(tmp_path: Path) -> None:
    draft(tmp_path)
    edit(tmp_path, JOURNEY, ("# ", "# Mine. "))
    waits, repeat = material.okras().sets[2].objectives[0].key_results
    draft(tmp_path, book_with(key_results=(waits, replace(repeat, baseline=48.5))))
    text = (tmp_path / JOURNEY).read_text(encoding="utf-8")

    assert "baseline: 48.5\n" in text
    assert "target: 60\n" in text


def test_an_answered_question_is_left_alone(tmp_path: Path) -> None:
    draft(tmp_path)
    text = edit(tmp_path, "questions.yaml", ("answer: null", "answer: 48 %, says billing"))
    draft(tmp_path, replace(material.okras(), questions=()))

    now = (tmp_path / "questions.yaml").read_text(encoding="utf-8")
    assert "answer: 48 %, says billing" in now
    assert "q2" in text
    assert "q2" not in now


def test_a_suggestion_is_written_and_read_and_stays_out_once_taken_out(tmp_path: Path) -> None:
    first, second = material.okras().questions
    said = "Suggestions from the playbook “Quality”: share right first time. Which would show it?"
    book = replace(material.okras(), questions=(replace(first, suggestion=said), second))
    draft(tmp_path, book)
    read, _, _ = read_okras(tmp_path, material.workshop())
    assert read is not None
    assert [question.suggestion for question in read.questions] == [said, None]

    path = tmp_path / "questions.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if "suggestion:" in line)
    end = next(n for n, line in enumerate(lines) if n > start and "owner:" in line)
    path.write_text("".join(lines[:start] + lines[end:]), encoding="utf-8")
    draft(tmp_path, book)
    assert "suggestion:" not in path.read_text(encoding="utf-8")


def test_a_moved_team_is_pinned(tmp_path: Path) -> None:
    write_rollout(tmp_path, material.rollout(), {}, WORDS)
    edit(tmp_path, "rollout.yaml", ("team: billing\n    wave: 1", "team: billing\n    wave: 2"))
    lines = write_rollout(tmp_path, material.rollout(), {}, WORDS)

    assert lines == ("rollout.yaml: team billing was changed by you and stays as it is",)
    rollout, _, _ = read_rollout(tmp_path, material.workshop())
    assert rollout is not None
    assert (rollout.placement("billing").wave, rollout.placement("billing").pinned) == (2, True)


def agreed(what: str = "") -> Rollout:
    """The plan with a probe and one agreement."""
    probe = ProbeTest("billing", ("What is it for?",), ("Most of it is traced.",))
    agreement = Agreement("online-booking", "billing", what)
    return replace(material.rollout(), probe=probe, agreements=(agreement,))


def read_plan(folder: Path) -> Rollout:
    rollout, faults, _ = read_rollout(folder, material.workshop())
    assert faults == ()
    assert rollout is not None
    return rollout


def test_what_two_teams_agreed_stays_when_the_draft_changes(tmp_path: Path) -> None:
    write_rollout(tmp_path, agreed(), {}, WORDS)
    edit(tmp_path, "rollout.yaml", ("by: null", "by: 2027-05-03"), ("accepted: null", "accepted: true"))
    lines = write_rollout(tmp_path, agreed("a price list"), {}, WORDS)

    assert lines == ("rollout.yaml: what of agreement online-booking from billing is now a price list",)
    (one,) = read_plan(tmp_path).agreements
    assert (one.what, one.by, one.accepted) == ("a price list", date(2027, 5, 3), True)
    assert write_rollout(tmp_path, agreed("a price list"), {}, WORDS) == ()


def test_an_agreement_that_she_settled_outlives_its_need_and_an_untouched_one_goes(tmp_path: Path) -> None:
    two = replace(agreed(), agreements=(*agreed().agreements, Agreement("billing", "front-desk")))
    write_rollout(tmp_path, two, {}, WORDS)
    edit(tmp_path, "rollout.yaml", ("accepted: null", "accepted: false"))
    write_rollout(tmp_path, replace(two, agreements=()), {}, WORDS)

    assert [(one.needs, one.accepted) for one in read_plan(tmp_path).agreements] == [("online-booking", False)]


def test_an_agreement_that_she_added_stays(tmp_path: Path) -> None:
    write_rollout(tmp_path, agreed(), {}, WORDS)
    hers = "agreements:\n  - {needs: front-desk, gives: billing, what: a phone list}\n"
    edit(tmp_path, "rollout.yaml", ("agreements:\n", hers))

    assert write_rollout(tmp_path, agreed(), {}, WORDS) == ()
    assert read_plan(tmp_path).agreements[0].what == "a phone list"


def test_what_was_seen_stays_while_the_rest_of_gate_and_probe_moves_on(tmp_path: Path) -> None:
    write_rollout(tmp_path, agreed(), {}, WORDS)
    edit(
        tmp_path,
        "rollout.yaml",
        ("blind_match: null", "blind_match: 70  # eight people"),
        ("sponsor_events: null", "sponsor_events: 2"),
    )
    plan = agreed()
    assert plan.probe is not None
    later = replace(
        plan,
        probe=replace(plan.probe, questions=("What for, now?",), contradictions_left=1),
        gates=(replace(plan.gates[0], if_missed=("Fewer start.",), seen=GateRecord(coach_hours=12.0)),),
    )
    lines = write_rollout(tmp_path, later, {}, WORDS)

    assert lines == (
        "rollout.yaml: questions of probe billing is now What for, now?",
        "rollout.yaml: contradictions_left under seen is now 1",
        "rollout.yaml: if_missed of gate before wave 2 is now Fewer start.",
        "rollout.yaml: coach_hours under seen is now 12",
    )
    rollout = read_plan(tmp_path)
    assert rollout.probe == replace(later.probe, blind_match=70.0)  # type: ignore[type-var]
    assert rollout.gates[0].seen == GateRecord(sponsor_events=2, coach_hours=12.0)
    assert "# eight people" in (tmp_path / "rollout.yaml").read_text(encoding="utf-8")


def test_a_plan_from_before_agreements_gets_them_and_keeps_its_edits(tmp_path: Path) -> None:
    write_rollout(tmp_path, material.rollout(), {}, WORDS)
    edit(
        tmp_path, "rollout.yaml", ("agreements: []\n", ""), ("team: billing\n    wave: 1", "team: billing\n    wave: 2")
    )
    write_rollout(tmp_path, agreed(), {}, WORDS)

    rollout = read_plan(tmp_path)
    assert (rollout.placement("billing").wave, rollout.probe) == (2, agreed().probe)


SEEN = st.builds(
    GateRecord,
    st.none() | st.just(2),
    st.none() | st.just(9),
    st.none() | st.integers(0, 9),
    st.none() | st.booleans(),
    st.none() | st.integers(0, 99),
    sponsor_events=st.none() | st.integers(0, 3),
    coach_hours=st.none() | st.integers(0, 999).map(lambda hours: hours / 4),
)
PAIRS = st.lists(
    st.tuples(st.sampled_from(["online-booking", "billing", "front-desk"]), st.sampled_from(["patient-journey"])),
    unique=True,
)


@given(
    SEEN,
    PAIRS,
    st.sampled_from(["", "a price list", "yes", "2027-05-01", "12", "a: b # c", "„Zahlen“ – bis Mai"]),
    st.none() | st.dates(date(2027, 4, 12), date(2027, 7, 2)),
    st.none() | st.just(False),
    st.none() | st.integers(0, 9),
    st.none() | st.integers(0, 400).map(lambda share: share / 4),
)
def test_agreements_gates_and_probe_are_read_as_they_were_written(
    seen: GateRecord,
    pairs: list[tuple[str, str]],
    what: str,
    by: date | None,
    accepted: bool | None,
    left: int | None,
    match: float | None,
) -> None:
    plan = replace(
        material.rollout(),
        gates=(Gate(2, ("All is well.",), ("Wait.",), seen), Gate(3, (), (), seen)),
        agreements=tuple(Agreement(*pair, what, by, accepted) for pair in pairs),
        probe=ProbeTest("billing", (what,) if what else (), ("x",), left, match),
    )
    with tempfile.TemporaryDirectory() as folder:
        write_rollout(Path(folder), plan, {}, WORDS)
        rollout, _, _ = read_rollout(Path(folder), material.workshop())
    assert rollout is not None
    placements = tuple(replace(one, place=None) for one in rollout.placements)
    agreements = tuple(replace(one, place=None) for one in rollout.agreements)
    assert replace(rollout, placements=placements, agreements=agreements) == plan


def test_a_file_that_moved_on_since_it_was_read_stops_everything(tmp_path: Path) -> None:
    draft(tmp_path)
    prints = {"questions.yaml": hashlib.sha256(b"as it was read").hexdigest()}
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}
    with pytest.raises(ExternallyChangedError):
        write_okras(tmp_path, book_with(text="Other"), prints, WORDS)

    assert {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")} == before


@pytest.mark.parametrize("text", ["objectives: [\n", "- a\n- b\n", "just words", "\x00\x01"])
def test_a_file_that_is_no_yaml_is_left_alone(text: str, tmp_path: Path) -> None:
    draft(tmp_path)
    (tmp_path / JOURNEY).write_text(text, encoding="utf-8")

    assert draft(tmp_path, book_with(text="Other")) == (f"{JOURNEY}: not readable as YAML, left as it is",)
    assert (tmp_path / JOURNEY).read_text(encoding="utf-8") == text


def test_without_the_record_nothing_of_hers_changes(tmp_path: Path) -> None:
    draft(tmp_path)
    text = edit(tmp_path, JOURNEY, ("target: 25", "target: 30"))
    shutil.rmtree(tmp_path / ".okra")
    draft(tmp_path, book_with(text="Other"))

    assert (tmp_path / JOURNEY).read_text(encoding="utf-8") == text


def test_a_deleted_file_is_drafted_afresh(tmp_path: Path) -> None:
    draft(tmp_path)
    (tmp_path / JOURNEY).unlink()

    assert draft(tmp_path) == (f"{JOURNEY}: written",)


@pytest.mark.parametrize("damage", ["", "{", '{"files": {"questions.yaml": []}}', '{"files": 3}'])
def test_a_damaged_record_counts_as_none(damage: str, tmp_path: Path) -> None:
    draft(tmp_path)
    (tmp_path / ".okra" / "drafted.json").write_text(damage, encoding="utf-8")

    assert draft(tmp_path) == ()


@pytest.mark.parametrize("kind", ["before", "after"])
def test_a_kill_while_a_file_is_written_marks_nothing_as_edited(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft(tmp_path)
    write = files.write_whole

    def killed(path: Path, data: bytes, expected: str | None = None) -> None:
        if kind == "after":
            write(path, data, expected)
        raise KeyboardInterrupt

    monkeypatch.setattr(room, "write_whole", killed)
    with pytest.raises(KeyboardInterrupt):
        draft(tmp_path, book_with(text="Other"))
    monkeypatch.undo()
    draft(tmp_path, book_with(text="Other"))
    text = (tmp_path / JOURNEY).read_text(encoding="utf-8")

    assert "text: Other" in text
    assert "status: edited" not in text


def test_line_ends_and_byte_order_mark_of_her_editor_stay(tmp_path: Path) -> None:
    draft(tmp_path)
    path = tmp_path / JOURNEY
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    draft(tmp_path, book_with(text="Other"))

    assert path.read_bytes().startswith(b"\xef\xbb\xbf# ")
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n")
    assert b"Other" in path.read_bytes()


def test_an_indentation_of_her_own_stays(tmp_path: Path) -> None:
    draft(tmp_path)
    path = tmp_path / JOURNEY
    tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    own = yaml.safe_dump(tree, sort_keys=False, allow_unicode=True, width=1000)
    path.write_text(own, encoding="utf-8")
    draft(tmp_path, book_with(customer="Families"))

    assert path.read_text(encoding="utf-8") == own.replace("customer: Patients", "customer: Families")


def test_the_record_holds_what_was_drafted_and_no_person(tmp_path: Path) -> None:
    draft(tmp_path)
    record = json.loads((tmp_path / ".okra" / "drafted.json").read_text(encoding="utf-8"))

    assert set(record["files"]) == {"okras/company.yaml", "okras/online-booking.yaml", JOURNEY, "questions.yaml"}


odd = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(odd)
def test_any_text_is_read_back_as_that_text(text: str) -> None:
    tree = {"text": text, "lines": [{"id": text}], "flow": ["a", text]}

    assert yaml.safe_load(yaml_text(tree)) == tree


@given(st.one_of(st.integers(-(10**12), 10**12), st.floats(allow_nan=False, allow_infinity=False)))
def test_any_number_is_read_back_as_that_number(number: float) -> None:
    assert float(scalar(number)) == number


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "no",
        "null",
        "~",
        "12",
        "1e3",
        "0x1",
        "a: b",
        "# x",
        "- x",
        "x #y",
        "'",
        '"',
        "{",
        "%",
        "@x",
        "`",
        "x:",
        " x",
        "x ",
        "",
        "=",
        "<<",
        "1_000",
        "12:30:45",
        "⚠️ go",
        "x\ny",
        "x\n\ny",
        "\n",
        "x\n",
        "tab\tx",
    ],
)
def test_texts_that_yaml_would_take_for_something_else_are_quoted(text: str, tmp_path: Path) -> None:
    okras = OkraSet("company", "B", not_doing=(NotDoing("company.n1", text, (text,)),))

    assert yaml.safe_load(yaml_text({"a": text, "b": [{"c": text}], "d": [text]})) == {
        "a": text,
        "b": [{"c": text}],
        "d": [text],
    }
    draft(tmp_path, OkraBook((okras,)))
    assert yaml.safe_load((tmp_path / "okras/company.yaml").read_text(encoding="utf-8"))["not_doing"][0]["text"] == text


def test_the_comments_speak_the_language_of_the_engagement(tmp_path: Path) -> None:
    write_okras(tmp_path, material.okras(), {}, load_words("de"))

    assert (tmp_path / JOURNEY).read_text(encoding="utf-8").startswith("# ")


def test_dates_in_words_of_yaml_stay_dates(tmp_path: Path) -> None:
    draft(tmp_path)
    tree = yaml.safe_load((tmp_path / JOURNEY).read_text(encoding="utf-8"))

    assert tree["objectives"][0]["key_results"][0]["actions"][0]["due"] == date(2027, 4, 30)
