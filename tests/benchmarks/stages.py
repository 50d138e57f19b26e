"""Where the time of a whole build goes."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.benchmarks.measure import in_turns, python, table

STEPS = ("read", "analyse", "draft", "check", "plan", "track", "compose", "write")


def stages(runs: int = 5) -> str:
    """The worked engagement from the answers to the pack, by stage; then the whole command over importing click."""
    times: dict[str, list[float]] = {step: [] for step in STEPS}
    for _ in range(runs):
        for step, time in one_build().items():
            times[step].append(time)
    middle = {step: median(values) for step, values in times.items()}
    total = sum(middle.values())
    rows = [[step, f"{1000 * middle[step]:.0f}", f"{middle[step] / total:.0%}"] for step in STEPS]
    with tempfile.TemporaryDirectory() as folder:
        code = (
            f"from okra_coach.cli.door import okra_coach\n"
            f"okra_coach(['demo', {str(Path(folder) / 'demo')!r}], standalone_mode=False)"
        )
        click, whole = in_turns(python("import click"), python(code), runs=3)
    rows.append(["in one process", f"{1000 * total:.0f}", "100%"])
    rows.append(["whole command", f"{1000 * whole:.0f}", f"{whole / click:.1f} x click"])
    return table("Build of the worked engagement by stage", ["", "ms", "share"], rows)


def one_build() -> dict[str, float]:
    """Seconds of each stage of one fresh build."""
    from okra_coach.pipeline import build
    from okra_coach.write.demo import copy_worked_engagement

    marks: list[tuple[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        engagement = Path(folder) / "demo"
        copy_worked_engagement(engagement)
        build(engagement, lambda step: marks.append((step, perf_counter())))
        marks.append(("end", perf_counter()))
    return {step: later - start for (step, start), (_, later) in pairwise(marks)}
