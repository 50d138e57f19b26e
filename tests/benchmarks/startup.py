"""Start-up against the floor that click itself sets."""

from __future__ import annotations

from tests.benchmarks.measure import in_turns, python, table

CLICK = "import click"
HELP = "from okra_coach.cli.door import okra_coach\ntry:\n okra_coach(['--help'])\nexcept SystemExit:\n pass"
VERSION = HELP.replace("--help", "--version")


def startup() -> str:
    """`--help` and `--version` as whole processes, over `import click`; the aim is 1.3."""
    bare, click, shown, version = in_turns(python("pass"), python(CLICK), python(HELP), python(VERSION), runs=21)
    rows = [
        [name, f"{1000 * time:.0f}", f"{time / click:.2f}"]
        for name, time in (("python", bare), ("import click", click), ("--help", shown), ("--version", version))
    ]
    return table("Start-up, whole process (aim: --help at most 1.3 x import click)", ["", "ms", "x click"], rows)
