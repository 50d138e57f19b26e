"""No golden outlives its test."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parent


def test_every_golden_is_mentioned_by_a_test() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))
    orphans = [path.name for path in TESTS.rglob("golden/*.txt") if f'"{path.stem}"' not in sources]

    assert orphans == []
