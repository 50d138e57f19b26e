"""Puts a refreshed tracker in its place, and never over one that people have filled in since it was written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from okra_coach.errors import TrackerFilledInError
from okra_coach.write.files import sha256_of, write_whole
from okra_coach.write.pack import PACK_FOLDER, as_made, note_made

TRACKER_FILE = "tracker.xlsx"
_WRITTEN = Path(".okra") / "tracker.json"
_KEPT = 100


def write_tracker(
    folder: Path, data: bytes, out: Path | None, heard: Callable[[Path], bool]
) -> tuple[Path, Path | None]:
    """Writes it to `out`, or into the pack; returns its path, and where one that was filled in was moved to.

    A filled-in one makes room when `heard` says that check-ins/ hold all of it. TrackerFilledInError, CannotWriteError.
    """
    path = out or folder / PACK_FOLDER / TRACKER_FILE
    there = sha256_of(path)
    aside = None
    if there not in (None, hashlib.sha256(data).hexdigest(), *_written(folder), *as_made(folder, TRACKER_FILE)):
        if not heard(path):
            raise TrackerFilledInError(folder, path)
        aside = _free_name(path)
        write_whole(aside, path.read_bytes())
    write_whole(path, data, there)
    _remember(folder, data)
    if out is None:
        note_made(folder, TRACKER_FILE, data)
    return path, aside


def _free_name(path: Path) -> Path:
    """`tracker (filled in).xlsx`, then `tracker (filled in 2).xlsx`, …"""
    number = 1
    while True:
        mark = "filled in" if number == 1 else f"filled in {number}"
        name = path.with_name(f"{path.stem} ({mark}){path.suffix}")
        if not name.exists():
            return name
        number += 1


def _written(folder: Path) -> list[str]:
    """The SHA-256 of each tracker that was written of late; none when nobody knows."""
    try:
        return [str(sha) for sha in json.loads((folder / _WRITTEN).read_text(encoding="utf-8"))["written"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _remember(folder: Path, data: bytes) -> None:
    own = hashlib.sha256(data).hexdigest()
    known = [sha for sha in _written(folder) if sha != own]
    write_whole(folder / _WRITTEN, (json.dumps({"written": [*known, own][-_KEPT:]}, indent=1) + "\n").encode())
