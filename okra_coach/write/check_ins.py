"""Writes a check-in's record into check-ins/, which is the consultant's to edit, and takes it back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from okra_coach.errors import NothingToUndoError
from okra_coach.model.check_in import Record
from okra_coach.words import Words, mark
from okra_coach.write.check_in_trees import RECORD_SHAPE, record_tree
from okra_coach.write.drafted import Drafted, read_drafted, write_drafted
from okra_coach.write.files import write_whole
from okra_coach.write.merged_files import MergedFile, write_merged
from okra_coach.write.yaml_text import yaml_text

FOLDER = "check-ins"
_BEFORE = Path(".okra") / "check-ins.json"
_HEADER = mark(
    "The check-in of {day}, as its trackers were understood: yours to change.\n"
    "Recording the same trackers again keeps what you change, add or delete, and your comments.\n"
    "from: the file and cell that said it; a line of your own has none, and wins over every tracker.\n"
    "changes count as long as okras/ still say what stands under before.\n"
    "Notes are the team's own words: they stay in this folder."
)


@dataclass(frozen=True)
class _Before:
    """A record's file before the last time that it was written; `text` is None when there was none."""

    text: str | None
    drafted: Drafted | None


def check_in_file(day: date) -> str:
    """The record's path below the engagement's folder."""
    return f"{FOLDER}/{day.isoformat()}.yaml"


def write_check_in(folder: Path, record: Record, fingerprints: Mapping[str, str], words: Words) -> bool:
    """Merges the record into its file; returns whether anything in the file changed.

    What stood there before is kept for `undo_check_in`. Raises ExternallyChangedError, CannotWriteError.
    """
    name = check_in_file(record.day)
    before = _present(folder, name)
    file = MergedFile(name, record_tree(record), RECORD_SHAPE, words(_HEADER, day=words.date(record.day)))
    write_merged(folder, [file], fingerprints, words)
    changed = _present(folder, name).text != before.text
    if changed:
        _keep(folder, record.day, before)
    return changed


def as_recorded(folder: Path) -> dict[str, str]:
    """Every record as it was written last, by its file: the consultant may have changed it since."""
    records = read_drafted(folder).items()
    return {name: yaml_text(record.tree) for name, record in records if name.startswith(f"{FOLDER}/")}


def undo_check_in(folder: Path, day: date | None = None) -> tuple[date, bool]:
    """Exchanges a record with what stood there before it was last written: undoing twice brings it back.

    Without a day it is the one recorded last. Returns the day, and whether it has a record now. Raises
    NothingToUndoError.
    """
    kept = _kept(folder)
    last = day.isoformat() if day else kept.get("last")
    stored = kept.get("before", {}).get(last)
    if not last or stored is None:
        raise NothingToUndoError(folder / FOLDER, day)
    day = date.fromisoformat(last)
    name, before = check_in_file(day), _before(stored)
    now = _present(folder, name)
    _keep(folder, day, now)
    if before.text is None:
        (folder / name).unlink(missing_ok=True)
    else:
        write_whole(folder / name, before.text.encode())
    records = {own: record for own, record in read_drafted(folder).items() if own != name}
    write_drafted(folder, records | ({name: before.drafted} if before.drafted else {}))
    return day, before.text is not None


def _present(folder: Path, name: str) -> _Before:
    path = folder / name
    text = path.read_bytes().decode("utf-8", errors="replace") if path.is_file() else None
    return _Before(text, read_drafted(folder).get(name))


def _keep(folder: Path, day: date, before: _Before) -> None:
    kept = _kept(folder)
    stored: dict[str, Any] = {"text": before.text}
    if before.drafted:
        stored |= {"tree": before.drafted.tree, "removed": sorted(map(list, before.drafted.removed))}
    kept["before"] = dict(sorted({**kept.get("before", {}), day.isoformat(): stored}.items()))
    kept["last"] = day.isoformat()
    write_whole(folder / _BEFORE, (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode())


def _kept(folder: Path) -> dict[str, Any]:
    try:
        kept = json.loads((folder / _BEFORE).read_text(encoding="utf-8"))
        return kept if isinstance(kept, dict) and isinstance(kept.get("before"), dict) else {}
    except (OSError, ValueError):
        return {}


def _before(stored: Mapping[str, Any]) -> _Before:
    removed = frozenset(tuple(key) for key in stored.get("removed", ()))
    return _Before(stored.get("text"), Drafted(stored["tree"], removed) if "tree" in stored else None)
