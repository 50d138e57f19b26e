"""Prints the benchmarks as tables of ratios; every ratio's two sides are measured in this run, in turns."""

from __future__ import annotations

import sys

from tests.benchmarks.checking import checking
from tests.benchmarks.decks import decks
from tests.benchmarks.feedback import feedback
from tests.benchmarks.growth import growth
from tests.benchmarks.planning import planning
from tests.benchmarks.read_back import read_back
from tests.benchmarks.reading import reading
from tests.benchmarks.stages import stages
from tests.benchmarks.startup import startup
from tests.benchmarks.tracker import tracker

TABLES = {
    "startup": startup,
    "stages": stages,
    "growth": growth,
    "reading": reading,
    "read_back": read_back,
    "feedback": feedback,
    "checking": checking,
    "planning": planning,
    "decks": decks,
    "tracker": tracker,
}

for name in sys.argv[1:] or TABLES:
    print(TABLES[name](), end="\n\n", flush=True)  # noqa: T201
