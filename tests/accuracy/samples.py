"""Texts with the verdict of their source, each in one half and one fold by its source."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

KINDS = ("objective", "key_result")
_OBJECTIVE_FAULTS = """
    has-number-in-objective metric-as-objective project-as-objective vague too-short too-long compound evergreen
    business-as-usual negative-framing individual hedged-verb beyond-cycle
"""
_KEY_RESULT_FAULTS = """
    no-metric no-target output-not-outcome activity-count binary kpi-in-disguise placeholder compound individual
    hedged-verb vague too-long direction-mismatch
"""
FAULTS = {"objective": frozenset(_OBJECTIVE_FAULTS.split()), "key_result": frozenset(_KEY_RESULT_FAULTS.split())}
"""The labels of faults that a coach would not let pass, and that can be seen in the words."""

FOLDS = 5
TUNED, HELD_OUT = "tuned", "held out"

_GITHUB = re.compile(r"github:([\w.-]+/[\w.-]+)")
_ADDRESS = re.compile(r"https?://\S+")
_HALF_BYTE, _FOLD_BYTE = 2, 3
"""Which byte of the hash decides. Byte 2 gives halves of about the same size; no text was read to choose it."""


@dataclass(frozen=True)
class Sample:
    """One text, with what is said of it.

    `verdict` is the source's: True for bad, None for none. `reader` is that of one reader with the catalogue of rules:
    True where he noted a fault that the words show, None where nobody noted anything. `written_by_tool` marks
    published test data of other tools.
    """

    kind: str
    text: str
    language: str
    site: str
    verdict: bool | None
    reader: bool | None = None
    written_by_tool: bool = False

    @property
    def half(self) -> str:
        """Rules and words may be changed after reading the tuned half; the other only gives figures."""
        return HELD_OUT if _hash(self.site)[_HALF_BYTE] % 2 else TUNED

    @property
    def fold(self) -> int:
        """One of five groups of sources, to see how far figures vary."""
        return _hash(self.site)[_FOLD_BYTE] % FOLDS


def read_samples(path: Path) -> list[Sample]:
    """The objectives and key results in the order of the file, judged or not."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [_sample(row) for row in rows if row["kind"] in KINDS]


def read_invented() -> list[Sample]:
    """The invented texts of the project, each trade as its source."""
    texts = yaml.safe_load((Path(__file__).parent / "invented.yaml").read_text(encoding="utf-8"))
    return [
        Sample(kind, text, "en", trade, verdict == "bad")
        for kind, verdicts in texts.items()
        for verdict, trades in verdicts.items()
        for trade, lines in trades.items()
        for text in lines
    ]


def _sample(row: dict[str, Any]) -> Sample:
    return Sample(
        kind=row["kind"],
        text=row["text"],
        language=row["lang"],
        site=site_of(row["source"]),
        verdict={"bad": True, "good": False}.get(row["source_says"]),
        reader=None if row.get("labels") is None else bool(FAULTS[row["kind"]].intersection(row["labels"])),
        written_by_tool=row["provenance"] == "tool-fixture",
    )


def site_of(source: str) -> str:
    """The repository or the host that a source stands on: pages of one author never fall into both halves."""
    repository = _GITHUB.search(source)
    if repository:
        return f"github.com/{repository.group(1)}".casefold()
    address = _ADDRESS.search(source)
    if address is None:
        return source
    parts = urlsplit(address.group(0))
    host = (parts.hostname or source).removeprefix("www.")
    return f"{host}/{'/'.join(parts.path.split('/')[1:3])}".casefold() if host == "github.com" else host


def _hash(site: str) -> bytes:
    return hashlib.sha256(site.encode()).digest()
