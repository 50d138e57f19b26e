"""Checking a large book, against libyaml reading the files that it stands in."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import yaml

from okra_coach.model.okra import OkraBook
from okra_coach.resources import worked_engagement
from tests.benchmarks.many_okras import book_of
from tests.benchmarks.measure import seconds, table

SIZES = (1_000, 10_000)
RUNS = 3


def checking() -> str:
    """`check` over libyaml building the values of the same files, and over libyaml only finding where they stand."""
    rows, lowest = [], 0.0
    for size in SIZES:
        weight, findings, ours, values, events = _in_own_processes(size)
        lowest = lowest or ours / size
        rows.append(
            [
                f"{size:,} OKR+As, {weight / 1e6:.1f} MB", f"{findings:,.0f}", f"{1000 * ours:.0f}",
                f"{1000 * values:.0f}", f"{1000 * events:.0f}", f"{ours / values:.2f}", f"{ours / events:.2f}",
                f"{ours / size / lowest:.2f}",
            ]
        )  # fmt: skip
    return table(
        "Checking (the issue asks for less than 1 x CSafeLoader; growth: time an OKR+A over that of the small book)",
        ["", "findings", "check ms", "CSafeLoader ms", "events ms", "x loader", "x events", "growth"],
        rows,
    )


def _in_own_processes(size: int) -> list[float]:
    """Medians of runs, each side in a process of its own, in turns: no memory of the one slows the other down.

    Checking begins with nothing remembered of any text, and no word list read.
    """
    with tempfile.TemporaryDirectory() as folder:
        runs: list[list[float]] = []
        for _ in range(RUNS):
            runs.append([*_measured(f"checked({size}, {folder!r})"), *_measured(f"loaded({folder!r})")])
    return [median(column) for column in zip(*runs, strict=True)]


def _measured(call: str) -> list[float]:
    code = f"from tests.benchmarks import checking; checking.{call}"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    found: list[float] = json.loads(run.stdout)
    return found


def checked(size: int, folder: str) -> None:
    """Prints the files' bytes, the findings and the seconds of checking; leaves the files in the folder."""
    from okra_coach.check.book import check
    from okra_coach.read.workshop import read_workshop

    workshop, _, _ = read_workshop(worked_engagement())
    assert workshop is not None
    book, workshop = book_of(size, workshop)
    texts = files_of(book)
    for number, text in enumerate(texts):
        Path(folder, f"{number}.yaml").write_text(text, encoding="utf-8")
    weight = sum(len(text.encode()) for text in texts)
    del texts
    found: list[int] = []
    ours = seconds(lambda: found.append(len(check(book, workshop))))
    print(json.dumps([weight, *found, ours]))  # noqa: T201


def loaded(folder: str) -> None:
    """Prints the seconds of loading the files' texts, and of only finding their events."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.yaml"))]
    print(json.dumps([seconds(lambda: load(texts)), seconds(lambda: parse(texts))]))  # noqa: T201


def files_of(book: OkraBook) -> list[str]:
    """The text of each set's file, as the house writes it."""
    from okra_coach.write.draft_trees import TO_CONFIRM, okras_tree
    from okra_coach.write.yaml_text import yaml_text

    return [yaml_text(okras_tree(okras), remark="to confirm", remarked=TO_CONFIRM) for okras in book.sets]


def load(texts: Sequence[str]) -> None:
    """What PyYAML needs with libyaml for the same files: values, and nothing made of them."""
    for text in texts:
        yaml.load(text, Loader=yaml.CSafeLoader)


def parse(texts: Sequence[str]) -> None:
    """What libyaml needs to find all events, with nothing built."""
    for text in texts:
        for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
            pass
