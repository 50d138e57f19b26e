"""Late answers meet a person's edits: the whole way from the export over okras/ to a draft made anew."""

from __future__ import annotations

import atexit
import csv
import io
import random
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.fuzz import token_sort_ratio

from okra_coach.model.answers import Response
from okra_coach.model.engagement import Engagement
from okra_coach.pipeline import draft_okras
from okra_coach.read.okras import read_okras
from tests.draft.random_answers import make, one_more
from tests.privacy.effort import examples

Tree = dict[str, Any]
INSIDE = ("objectives", "key_results", "actions", "health_measures", "not_doing")
PEOPLE = (14, 17, 29, 32)
"""Engagements with several key results and actions, so that there is something to edit."""
_LATE = 4


@dataclass
class Edited:
    """What a person did to the files of a folder."""

    changed: dict[str, Tree] = field(default_factory=dict)
    """Id → the line as she left it, without the lines in it."""
    deleted: dict[str, str] = field(default_factory=dict)
    """Id → what the line said."""
    added: list[str] = field(default_factory=list)
    agreed: set[str] = field(default_factory=set)


def own(line: Tree) -> Tree:
    """The line without the lines in it."""
    return {name: value for name, value in line.items() if name not in INSIDE}


def said(line: Tree) -> str:
    return str(line.get("text") or line.get("measure"))


def walk(tree: Tree) -> Iterator[tuple[list[Tree], Tree]]:
    """Every line of a file with the list that it stands in."""
    for name in INSIDE:
        around = tree.get(name) or []
        for line in around:
            yield around, line
            yield from walk(line)


def trees(folder: Path) -> dict[str, Tree]:
    return {path.name: yaml.safe_load(path.read_text("utf-8")) for path in sorted((folder / "okras").glob("*.yaml"))}


def all_lines(folder: Path) -> dict[str, Tree]:
    return {line["id"]: line for tree in trees(folder).values() for _, line in walk(tree)}


@cache
def engagement(seed: int) -> Engagement:
    return make(seed)


@cache
def template(seed: int) -> Path:
    """A folder drafted once; tests work in copies of it."""
    folder = Path(tempfile.mkdtemp(prefix="merging"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    write_settings(folder, engagement(seed))
    write_answers(folder, engagement(seed), list(engagement(seed).responses.responses))
    draft_okras(folder)
    return folder


def write_settings(folder: Path, made: Engagement) -> None:
    workshop = made.workshop
    tree = {
        "language": workshop.language,
        "client": {"name": "Random Ltd", "country": "GB", "currency": "GBP"},
        "workshop": {"day": "2027-04-01", "start": "09:00", "end": "16:30", "timezone": "Europe/London"},
        "sponsor_role": "Managing Director",
        "consultant": "Ada Coach",
        "cycle": {"name": "Q2 2027", "first": "2027-04-05", "last": "2027-06-25"},
        "teams": [{"name": t.name, "kind": t.kind.value, "size": t.size} for t in workshop.teams],
        "themes": [theme.name for theme in workshop.themes],
    }
    (folder / "workshop.yaml").write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")


def write_answers(folder: Path, made: Engagement, people: list[Response]) -> None:
    language, questions = made.workshop.language, made.questionnaire.questions
    teams = {team.id: team.name for team in made.workshop.teams}
    roles = {q.id: q.options for q in questions}["about.role"]
    rows = []
    for number, one in enumerate(people):
        known = {"about.team": teams[str(one.team)], "about.role": roles[str(one.role)][language]}
        told = [known.get(q.id) or one.text(q.id) for q in questions]
        rows.append([f"2027-03-{1 + number // 20:02} 09:{number % 20:02}:00", *told])
    out = io.StringIO()
    csv.writer(out).writerows([["Timestamp", *(q.prompt[language] for q in questions)], *rows])
    (folder / "responses").mkdir(exist_ok=True)
    (folder / "responses" / "form.csv").write_text(out.getvalue(), encoding="utf-8")


def late(folder: Path, seed: int, chance: random.Random) -> None:
    """More people answer, behind those who did."""
    made = engagement(seed)
    people = [*made.responses.responses, *(one_more(made, chance, f"late{n}") for n in range(_LATE))]
    write_answers(folder, made, people)


def edit(folder: Path, chance: random.Random) -> Edited:
    """A few random edits of random lines, each line at most once."""
    done = Edited()
    for name, tree in trees(folder).items():
        for turn in range(chance.choice((1, 2, 3))):
            _one_edit(tree, chance, done, f"{name} {turn}")
        text = yaml.safe_dump(tree, sort_keys=False, allow_unicode=True)
        (folder / "okras" / name).write_text(text, encoding="utf-8")
    return done


def _one_edit(tree: Tree, chance: random.Random, done: Edited, name: str) -> None:
    touched = {*done.changed, *done.agreed}
    free = [(around, line) for around, line in walk(tree) if "id" in line and not touched & _ids_in(line)]
    if not free:
        return
    around, line = chance.choice(free)
    kind = chance.choice(("text", "value", "agree", "delete", "move", "add"))
    if kind == "text":
        line["text" if "text" in line else "measure"] = f"Hers, and only hers: {name}"
    elif kind == "value" and "target" in line:
        line["target"] = 123456.5
    elif kind == "agree":
        line["status"] = "agreed"
        done.agreed.add(line["id"])
    elif kind == "delete":
        done.deleted |= {inner["id"]: said(inner) for _, inner in [(around, line), *walk(line)] if "id" in inner}
        around.remove(line)
        return
    elif kind == "add":
        around.append({"text" if "text" in line else "measure": f"Mine: {name}"})
        done.added.append(f"Mine: {name}")
        return
    else:
        around.remove(line)
        around.insert(0, line)
        return
    done.changed[line["id"]] = own(line)


def _ids_in(line: Tree) -> set[str]:
    return {inner["id"] for inner in (line, *(inner for _, inner in walk(line))) if "id" in inner}


@dataclass(frozen=True)
class Outcome:
    """A folder that was drafted, edited, answered by more people, and drafted anew."""

    drafted: dict[str, Tree]
    mine: dict[str, Tree]
    """The lines as she left them, those without an id left out."""
    done: Edited
    changes: tuple[str, ...]
    now: list[Tree]
    faults: int
    again: tuple[str, ...]
    """What another run with the same answers would change."""


@cache
def outcome(number: int) -> Outcome:
    """One of many; tests share it, as each takes a second."""
    seed, chance = PEOPLE[number % len(PEOPLE)], random.Random(number)
    with tempfile.TemporaryDirectory() as parent:
        folder = copy_of(seed, Path(parent))
        drafted = all_lines(folder)
        done = edit(folder, chance)
        mine = {line["id"]: line for line in in_files(folder) if "id" in line}
        late(folder, seed, chance)
        run = draft_okras(folder)
        now = in_files(folder)
        _, faults, _ = read_okras(folder, run.engagement.workshop)
        return Outcome(drafted, mine, done, run.changes, now, len(faults), draft_okras(folder).changes)


def in_files(folder: Path) -> list[Tree]:
    return [line for tree in trees(folder).values() for _, line in walk(tree)]


def copy_of(seed: int, parent: Path) -> Path:
    shutil.copytree(template(seed), parent / "engagement")
    return parent / "engagement"


NUMBERS = st.integers(0, examples(6) - 1)
EXAMPLES = settings(max_examples=examples(6))


@EXAMPLES
@given(NUMBERS)
def test_edited_and_agreed_lines_stay_as_they_are_when_late_answers_come(number: int) -> None:
    run = outcome(number)
    now = {line["id"]: line for line in run.now}
    for key, line in run.done.changed.items():
        status = "agreed" if key in run.done.agreed else "edited"
        assert own(now[key]) == {**line, "status": status}, key


@EXAMPLES
@given(NUMBERS)
def test_added_lines_stay_and_get_an_id_of_their_own(number: int) -> None:
    run = outcome(number)
    ids = [line.get("id") for line in run.now]

    assert set(run.done.added) <= set(map(said, run.now))
    assert None not in ids
    assert len(set(ids)) == len(ids)


@EXAMPLES
@given(NUMBERS)
def test_no_deleted_id_comes_back(number: int) -> None:
    run = outcome(number)
    assert run.done.deleted.keys().isdisjoint(line["id"] for line in run.now)


def test_a_deleted_line_does_not_come_back_under_another_id(tmp_path: Path) -> None:
    folder = copy_of(PEOPLE[0], tmp_path)
    path = next(p for p in sorted((folder / "okras").glob("*.yaml")) if p.stem != "company")
    tree = yaml.safe_load(path.read_text("utf-8"))
    gone = tree["objectives"][0]["key_results"].pop(0)
    path.write_text(yaml.safe_dump(tree, sort_keys=False, allow_unicode=True), encoding="utf-8")
    changes = draft_okras(folder).changes

    assert not [line for line in changes if line.endswith(f"new key result {_quoted(said(gone))}")]


@EXAMPLES
@given(NUMBERS)
def test_lines_that_are_drafted_again_keep_their_ids(number: int) -> None:
    run = outcome(number)
    now = {line["id"]: line for line in run.now}
    for key in run.mine.keys() & now.keys() & run.drafted.keys():
        old, new = run.drafted[key], now[key]
        if new.get("status") == "draft":
            assert set(old["from"]) & set(new["from"]) or token_sort_ratio(said(old), said(new)) >= 90, key


@EXAMPLES
@given(NUMBERS)
def test_every_difference_is_told_in_a_line_that_names_it(number: int) -> None:
    run = outcome(number)
    now, told = {line["id"]: line for line in run.now}, "\n".join(run.changes)
    for key, line in run.done.changed.items():
        kept = f"{_quoted(said(line))} was changed by you and stays as it is"
        assert kept in told or key in run.done.agreed, key
    for key in run.mine.keys() - now.keys():
        assert f"{_quoted(said(run.mine[key]))} was never touched and is not drafted any more" in told or any(
            key.startswith(f"{other}.") for other in run.mine.keys() - now.keys()
        ), key
    for key in now.keys() - run.mine.keys():
        names = [now[other] for other in now if key == other or key.startswith(f"{other}.")]
        fresh = f"okras/{key.split('.')[0]}.yaml: written" in run.changes
        assert fresh or any(f" {_quoted(said(line))}" in told for line in names), key
    for key in run.mine.keys() & now.keys():
        if own(run.mine[key]) != own(now[key]):
            assert _quoted(said(now[key])) in told, key


def _quoted(text: str) -> str:
    """A text as the lines of differences show it."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= 70 else f"“{line[:69].rstrip()}…”"


@EXAMPLES
@given(NUMBERS)
def test_a_second_run_after_edits_and_late_answers_changes_nothing(number: int) -> None:
    run = outcome(number)
    assert run.again == ()


@EXAMPLES
@given(NUMBERS)
def test_what_a_merge_writes_is_read_without_a_fault(number: int) -> None:
    run = outcome(number)
    assert run.faults == 0
