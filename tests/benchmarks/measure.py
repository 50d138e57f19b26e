"""Timing of functions and processes, and tables of the results."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def in_turns(*works: Callable[[], object], runs: int = 9) -> list[float]:
    """The median seconds of each, measured in turns so that a noisy minute hits all of them."""
    times = [[seconds(work) for work in works] for _ in range(runs)]
    return [median(column) for column in zip(*times, strict=True)]


def python(code: str) -> Callable[[], object]:
    """A fresh interpreter that runs the code, with compiled modules as an installed program has them."""
    command = [sys.executable, "-c", code]
    compiled = {"PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "okra-coach-benchmarks")}
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | compiled
    return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)


def table(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A plain text table, first column to the left, the others to the right."""
    widths = [max(len(line[i]) for line in (header, *rows)) for i in range(len(header))]
    lines = [
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in (header, ["-" * width for width in widths], *rows)
    ]
    return "\n".join([title, *lines])
