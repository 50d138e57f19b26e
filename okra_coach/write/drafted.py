"""What the tool drafted last, kept in `.okra/drafted.json`: without it nobody could tell an edit from a draft.

Safe to delete: every line that is there then counts as the person's own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from okra_coach.write.files import write_whole

RECORD = Path(".okra") / "drafted.json"
Tree = Mapping[str, Any]


@dataclass(frozen=True)
class Drafted:
    """One file's last draft, and the keys of lines that a person took out of it.

    `coming` is the draft of a run that has not finished yet, with the SHA-256 of the file it is about to write.
    """

    tree: Tree = field(default_factory=dict)
    removed: frozenset[tuple[str, ...]] = frozenset()
    coming: Tree | None = None
    coming_sha256: str = ""

    def settled(self, data: bytes | None) -> Drafted:
        """The record that fits the file's bytes: a run that was killed may or may not have written it."""
        if self.coming is not None and data is not None and _sha256(data) == self.coming_sha256:
            return Drafted(self.coming, self.removed)
        return replace(self, coming=None, coming_sha256="")

    def expecting(self, tree: Tree, data: bytes) -> Drafted:
        """The record while the file is being written."""
        return replace(self, coming=tree, coming_sha256=_sha256(data))


def read_drafted(folder: Path) -> dict[str, Drafted]:
    """The records by relative path; none when the file is gone or damaged."""
    try:
        files = json.loads((folder / RECORD).read_text(encoding="utf-8"))["files"]
        return {str(name): _record(stored) for name, stored in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_drafted(folder: Path, records: Mapping[str, Drafted]) -> None:
    """Stores the records; a file that says the same already is not touched."""
    files = {name: _stored(records[name]) for name in sorted(records)}
    data = (json.dumps({"files": files}, ensure_ascii=False, indent=1) + "\n").encode()
    path = folder / RECORD
    if not path.is_file() or path.read_bytes() != data:
        write_whole(path, data)


def _record(stored: Mapping[str, Any]) -> Drafted:
    removed = frozenset(tuple(str(part) for part in key) for key in stored.get("removed", ()))
    return Drafted(dict(stored["tree"]), removed, stored.get("coming"), str(stored.get("coming_sha256", "")))


def _stored(record: Drafted) -> dict[str, Any]:
    stored: dict[str, Any] = {"tree": record.tree, "removed": sorted(map(list, record.removed))}
    if record.coming is not None:
        stored |= {"coming": record.coming, "coming_sha256": record.coming_sha256}
    return stored


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
