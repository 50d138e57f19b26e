"""Puts the questionnaire's files into forms/, and overwrites none that a person has changed.

What was written last is kept as SHA-256 in `.okra/forms.json`; without it every file that is there counts as changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from okra_coach.errors import EditedSinceError
from okra_coach.write.files import sha256_of, write_whole

FOLDER = "forms"
RECORD = Path(".okra") / "forms.json"


def write_forms(folder: Path, files: Mapping[str, bytes], *, overwrite: bool = False) -> tuple[tuple[Path, bool], ...]:
    """Writes the files by name; each comes back with its path and whether anything changed in it.

    Raises EditedSinceError before anything is written, ExternallyChangedError, CannotWriteError.
    """
    record = _read_record(folder)
    paths = {name: folder / FOLDER / name for name in files}
    there = {name: sha256_of(path) for name, path in paths.items()}
    fresh = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    edited = [paths[name] for name in files if there[name] not in (None, record.get(name), fresh[name])]
    if edited and not overwrite:
        raise EditedSinceError(edited)
    for name, data in files.items():
        if there[name] != fresh[name]:
            write_whole(paths[name], data, there[name])
    _write_record(folder, {**record, **fresh})
    return tuple((paths[name], there[name] != fresh[name]) for name in files)


def _read_record(folder: Path) -> dict[str, str]:
    try:
        files = json.loads((folder / RECORD).read_text(encoding="utf-8"))["files"]
        return {str(name): str(sha256) for name, sha256 in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _write_record(folder: Path, record: Mapping[str, str]) -> None:
    data = (json.dumps({"files": dict(sorted(record.items()))}, indent=1) + "\n").encode()
    if sha256_of(folder / RECORD) != hashlib.sha256(data).hexdigest():
        write_whole(folder / RECORD, data)
