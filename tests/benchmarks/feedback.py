"""Time and memory of customer feedback, from 10,000 rows to 100,000."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from okra_coach.resources import worked_engagement
from tests.benchmarks.growth import read_rows
from tests.benchmarks.measure import table

SIZES = (10_000, 30_000, 100_000)
_CODE = """
import json, resource, sys, tracemalloc
from pathlib import Path
from time import perf_counter
traced = sys.argv[2] == "traced"
from okra_coach.read.feedback import read_feedback
from okra_coach.read.workshop import read_workshop
from okra_coach.analyse.feedback import feedback_results
from okra_coach.analyse.codebook_results import code_comments
folder = Path(sys.argv[1])
workshop, _, _ = read_workshop(folder)
base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
if traced:
    tracemalloc.start()
start = perf_counter()
feedback, faults = read_feedback(folder, workshop)
read = perf_counter() - start
kept = tracemalloc.get_traced_memory()[0] if traced else 0
start = perf_counter()
feedback_results(feedback)
scored = perf_counter() - start
start = perf_counter()
coded = code_comments(feedback, "en")
print(json.dumps([len(feedback), read, scored, perf_counter() - start, kept,
                  (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base) * 1024]))
"""


def feedback() -> str:
    """Reading, scoring and coding in a process of its own; peak memory is what it adds to the imports."""
    rows = []
    first: list[float] | None = None
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path, weight = _engagement(Path(folder) / str(size), size)
            _, read, scored, coded, _, peak = _measured(path, "timed")
            kept = _measured(path, "traced")[4]
            times = [read, scored, coded]
            first = first or [time / size for time in times]
            linear = (f"{time / size / base:.2f}" for time, base in zip(times, first, strict=True))
            rows.append(
                [
                    f"{size:,} rows, {weight / 1e6:.1f} MB",
                    *(f"{1000 * time:.0f}" for time in times),
                    *linear,
                    f"{kept / 1e6:.0f}",
                    f"{peak / 1e6:.0f}",
                    f"{peak / weight:.1f}",
                ]
            )
    header = ["", "read ms", "score ms", "code ms", "x", "x", "x", "kept MB", "peak MB", "peak/file"]
    return table("Customer feedback (x: time a row over that of the smallest file; linear is 1.0)", header, rows)


def _measured(folder: Path, how: str) -> list[float]:
    run = subprocess.run([sys.executable, "-c", _CODE, str(folder), how], check=True, capture_output=True, text=True)
    found: list[float] = json.loads(run.stdout)
    return found


def _engagement(folder: Path, size: int) -> tuple[Path, int]:
    """The worked engagement's feedback, copied until it is that long; every comment of a copy is one of its own."""
    source = worked_engagement()
    (folder / "feedback").mkdir(parents=True)
    (folder / "workshop.yaml").write_bytes((source / "workshop.yaml").read_bytes())
    rows = read_rows(next((source / "feedback").glob("*.csv")))
    path = folder / "feedback" / "nps.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([rows[0], *_copies(rows[1:], size)])
    return folder, path.stat().st_size


def _copies(rows: list[list[str]], size: int) -> Iterator[list[str]]:
    for number in range(size):
        day, score, segment, comment = rows[number % len(rows)]
        yield [day, score, segment, f"{comment} (order {number})" if comment else f"order {number} was fine"]
