"""What each tracker was made from, kept in `.okra/trackers/`: without it nobody could tell whose change is whose.

Safe to delete: what differs between a tracker and okras/ is then told, and not taken.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from okra_coach.model.check_in import Said
from okra_coach.model.tracked import DAYS, Tracked, fingerprint
from okra_coach.write.files import write_whole

FOLDER = Path(".okra") / "trackers"
_NAME = re.compile("[0-9a-f]{16}")


def keep_tracked(folder: Path, lines: Tracked) -> str:
    """Keeps the lines that a tracker is made from; returns the fingerprint by which it knows them."""
    own = fingerprint(lines)
    data = json.dumps(lines, ensure_ascii=False, indent=0, default=date.isoformat) + "\n"
    path = folder / FOLDER / f"{own}.json"
    if not path.is_file() or path.read_bytes() != data.encode():
        write_whole(path, data.encode())
    return own


def kept_tracked(folder: Path, own: str) -> Tracked | None:
    """The lines of that fingerprint; None when they are not known here, or not what they were."""
    if not _NAME.fullmatch(own):
        return None
    try:
        stored = json.loads((folder / FOLDER / f"{own}.json").read_text(encoding="utf-8"))
        lines = {
            str(line): {str(name): _said(name, value) for name, value in one.items()} for line, one in stored.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return None
    return lines if fingerprint(lines) == own else None


def known_states(folder: Path) -> tuple[Tracked, ...]:
    """All that trackers were made from so far."""
    names = sorted(path.stem for path in (folder / FOLDER).glob("*.json"))
    return tuple(lines for own in names if (lines := kept_tracked(folder, own)) is not None)


def _said(name: str, value: Said) -> Said:
    return date.fromisoformat(str(value)) if name in DAYS and value is not None else value
