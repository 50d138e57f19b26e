"""A random tree of OKRs, written in each of the shapes, is read back the same."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.read.okr_lists.reading import outline, read_bytes

WHO = ["Bakers", "Guests", "Nurses", "Fahrgäste", "Khách hàng", "Parents of pupils", "Small shops"]
WHAT = ["find what they need", "come back by themselves", "trust our word", "stay for years", "never wait"]
MEASURES = ["Complaints", "Orders a week", "Rückfragen je Monat", "Số đơn trả lại", "Lost hours", "Returning guests"]
WORK = ["Call ten of them", "Try a shorter form", "Put up a sign", "Ask the night shift"]


@dataclass(frozen=True)
class Result:
    measure: str
    start: int
    end: int
    actions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return f"{self.measure} from {self.start} to {self.end}"


@dataclass(frozen=True)
class Tree:
    objectives: tuple[tuple[str, tuple[Result, ...]], ...]

    def outline(self, *, actions: bool = True, words: bool = True) -> str:
        lines = []
        for objective, results in self.objectives:
            lines.append(f"O {objective}")
            for one in results:
                lines.append(f"  K {one.text if words else one.measure} {{{one.start} → {one.end}}}")
                lines += [f"    A {action}" for action in one.actions if actions]
        return "\n".join(lines)


def results(number: int) -> st.SearchStrategy[Result]:
    start = st.integers(2, 900)
    return st.builds(
        Result,
        st.sampled_from(MEASURES).map(lambda measure: f"{measure} {chr(ord('A') + number)}"),
        start,
        st.integers(1001, 1890),
        st.lists(st.sampled_from(WORK), max_size=2, unique=True).map(tuple),
    )


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    names = draw(st.lists(st.tuples(st.sampled_from(WHO), st.sampled_from(WHAT)), min_size=1, max_size=4, unique=True))
    number, objectives = 0, []
    for who, what in names:
        own = []
        for _ in range(draw(st.integers(1, 4))):
            own.append(draw(results(number)))
            number += 1
        objectives.append((f"{who} {what}", tuple(own)))
    return Tree(tuple(objectives))


def headings(tree: Tree) -> str:
    lines = ["# OKRs Q3 2026"]
    for number, (objective, own) in enumerate(tree.objectives, 1):
        lines += ["", f"## Objective {number}: {objective}"]
        for place, one in enumerate(own, 1):
            lines += ["", f"### KR {number}.{place}: {one.text}", *(f"- [ ] {action}" for action in one.actions)]
    return "\n".join(lines)


def sections(tree: Tree) -> str:
    lines = []
    for objective, own in tree.objectives:
        lines += [f"## {objective}", "", "Key Results:", ""]
        for one in own:
            lines += [f"- {one.text}", *(f"  - [ ] {action}" for action in one.actions)]
    return "\n".join(lines)


def plain_labels(tree: Tree) -> str:
    lines = []
    for number, (objective, own) in enumerate(tree.objectives, 1):
        lines.append(f"O{number} - {objective}")
        for place, one in enumerate(own, 1):
            lines += [f"KR{number}.{place} {one.text}", *(f"Action: {action}" for action in one.actions)]
    return "\n".join(lines)


def nested(bullet: str, step: str) -> Callable[[Tree], str]:
    def write(tree: Tree) -> str:
        lines = []
        for objective, own in tree.objectives:
            lines.append(f"{bullet}{objective}")
            for one in own:
                lines += [f"{step}{bullet}{one.text}", *(f"{step}{step}{bullet}{action}" for action in one.actions)]
        return "\n".join(lines)

    return write


def german(tree: Tree) -> str:
    lines = []
    for number, (objective, own) in enumerate(tree.objectives, 1):
        lines.append(f"Ziel {number}: {objective}")
        for place, one in enumerate(own, 1):
            lines.append(f"  Schlüsselergebnis {number}.{place}: {one.text}")
            lines += [f"    Maßnahme: {action}" for action in one.actions]
    return "\n".join(lines)


def table(tree: Tree) -> str:
    lines = ["| Objective | Key Result | Baseline | Target |", "|---|---|---|---|"]
    for objective, own in tree.objectives:
        for place, one in enumerate(own):
            lines.append(f"| {objective if place == 0 else ''} | {one.measure} | {one.start} | {one.end} |")
    return "\n".join(lines)


def rows(tree: Tree, *, repeated: bool) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["Objective", "Key Result", "Start value", "Target value"])
    for objective, own in tree.objectives:
        for place, one in enumerate(own):
            writer.writerow([objective if repeated or place == 0 else "", one.measure, one.start, one.end])
    return out.getvalue()


def typed(tree: Tree) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Type", "Title", "Baseline", "Target"])
    for objective, own in tree.objectives:
        writer.writerow(["Objective", objective, "", ""])
        for one in own:
            writer.writerow(["Key Result", one.measure, one.start, one.end])
            for action in one.actions:
                writer.writerow(["Initiative", action, "", ""])
    return out.getvalue()


def wide(tree: Tree) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Objective", "KR1", "KR2", "KR3", "KR4"])
    for objective, own in tree.objectives:
        writer.writerow([objective, *(one.text for one in own)])
    return out.getvalue()


WITH_ACTIONS: dict[str, tuple[str, Callable[[Tree], str]]] = {
    "headings": ("okrs.md", headings),
    "sections": ("okrs.md", sections),
    "plain labels": ("okrs.txt", plain_labels),
    "bullets": ("okrs.md", nested("- ", "  ")),
    "indentation": ("okrs.txt", nested("", "    ")),
    "tabs": ("okrs.txt", nested("• ", "\t")),
    "german": ("ziele.txt", german),
}


def read_back(name: str, text: str) -> str:
    with TemporaryDirectory() as folder:
        return outline(read_bytes(Path(folder), name, text))


once = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("shape", WITH_ACTIONS)
@given(tree=trees())
@once
def test_a_tree_written_as_text_is_read_back(shape: str, tree: Tree) -> None:
    name, write = WITH_ACTIONS[shape]
    assert read_back(name, write(tree)) == tree.outline()


@given(tree=trees())
@once
def test_a_tree_written_as_a_markdown_table_is_read_back(tree: Tree) -> None:
    assert read_back("okrs.md", table(tree)) == tree.outline(actions=False, words=False)


@given(tree=trees(), repeated=st.booleans())
@once
def test_a_tree_written_as_rows_is_read_back(tree: Tree, repeated: bool) -> None:
    assert read_back("okrs.csv", rows(tree, repeated=repeated)) == tree.outline(actions=False, words=False)


@given(tree=trees())
@once
def test_a_tree_written_with_a_type_column_is_read_back(tree: Tree) -> None:
    assert read_back("okrs.csv", typed(tree)) == tree.outline(words=False)


@given(tree=trees())
@once
def test_a_tree_written_as_wide_rows_is_read_back(tree: Tree) -> None:
    assert read_back("okrs.csv", wide(tree)) == tree.outline(actions=False)


@given(text=st.text(alphabet=st.sampled_from("OKR1:.-*#|[]()x \n\t“>_@%→Ziel"), max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_an_error_and_no_line_vanishes(text: str) -> None:
    with TemporaryDirectory() as folder:
        read = read_bytes(Path(folder), "okrs.md", text)
    assert read.faults or read.book.sets
