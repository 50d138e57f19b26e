"""Prints how the checker's verdicts meet those of published sources; --show lists differences of the tuned half."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.accuracy.report import by_rule, invented_report, judged, report, shown
from tests.accuracy.samples import read_invented, read_samples

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "okr" / "examples.jsonl"


def main(arguments: list[str]) -> int:
    """0 when the figures were printed, 2 when there are no texts."""
    asked = _parser().parse_args(arguments)
    if asked.invented:
        print(invented_report(judged(read_invented())))  # noqa: T201
        return 0
    if not asked.file.is_file():
        print(  # noqa: T201
            f"accuracy: there is no {asked.file.name} in {asked.file.parent}. The texts are not part of the project; "
            "name a file of your own, one JSON object a line (tests/accuracy/__init__.py tells its fields).",
            file=sys.stderr,
        )
        return 2
    texts = judged(read_samples(asked.file))
    print(report(texts))  # noqa: T201
    if asked.rules:
        print(f"\n{by_rule(texts)}")  # noqa: T201
    if asked.show:
        print("\n" + "\n".join(shown(texts)))  # noqa: T201
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=SAMPLES, metavar="FILE.jsonl")
    parser.add_argument("--invented", action="store_true", help="the invented texts of the project instead of a file")
    parser.add_argument("--rules", action="store_true", help="how often each rule speaks in the tuned half")
    parser.add_argument("--show", action="store_true", help="the texts of the tuned half where verdicts differ")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
