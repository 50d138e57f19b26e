"""Goldens: text files that a reviewer reads, in `tests/<room>/golden/`."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

TESTS = Path(__file__).parent


def check_golden(name: str, text: str, room: str) -> None:
    """Compares a text with its golden; `OKRA_UPDATE_GOLDENS=1` writes the golden instead."""
    path = TESTS / room / "golden" / f"{name}.txt"
    text = text.rstrip("\n") + "\n"
    if os.environ.get("OKRA_UPDATE_GOLDENS"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return
    expected = path.read_text(encoding="utf-8") if path.is_file() else ""
    changes = difflib.unified_diff(
        expected.splitlines(), text.splitlines(), f"{room}/golden/{name}.txt", "now", lineterm=""
    )
    assert expected == text, "\n".join([*changes, "", "If this is what it should be: OKRA_UPDATE_GOLDENS=1 pytest"])
