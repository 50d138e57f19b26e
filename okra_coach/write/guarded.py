"""Puts generated files into a folder of the engagement, and overwrites none that a person has changed since.

What was written last is kept as SHA-256 in a file of `.okra/`; without it every file that is there counts as changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from okra_coach.errors import EditedSinceError
from okra_coach.write.files import sha256_of, write_whole


def write_guarded(
    folder: Path, inside: str, files: Mapping[str, bytes], *, overwrite: bool = False
) -> tuple[tuple[Path, bool], ...]:
    """Writes the files by name into `inside`; each comes back with its path and whether anything changed in it.

    Raises EditedSinceError before anything is written, ExternallyChangedError, CannotWriteError.
    """
    kept = folder / ".okra" / f"{inside}.json"
    record = _read_record(kept)
    paths = {name: folder / inside / name for name in files}
    there = {name: sha256_of(path) for name, path in paths.items()}
    fresh = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    edited = [paths[name] for name in files if there[name] not in (None, record.get(name), fresh[name])]
    if edited and not overwrite:
        raise EditedSinceError(edited)
    for name, data in files.items():
        if there[name] != fresh[name]:
            write_whole(paths[name], data, there[name])
    _write_record(kept, {**record, **fresh})
    return tuple((paths[name], there[name] != fresh[name]) for name in files)


def _read_record(kept: Path) -> dict[str, str]:
    try:
        files = json.loads(kept.read_text(encoding="utf-8"))["files"]
        return {str(name): str(sha256) for name, sha256 in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _write_record(kept: Path, record: Mapping[str, str]) -> None:
    data = (json.dumps({"files": dict(sorted(record.items()))}, indent=1) + "\n").encode()
    if sha256_of(kept) != hashlib.sha256(data).hexdigest():
        write_whole(kept, data)
