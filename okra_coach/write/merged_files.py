"""Files that a person edits, written as far as she left them alone: her edits, comments and order stay (see merge)."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from okra_coach.errors import CannotWriteError, ExternallyChangedError
from okra_coach.words import Words, mark
from okra_coach.write.changes import tell
from okra_coach.write.draft_trees import OKRAS_SHAPE, TO_CONFIRM
from okra_coach.write.drafted import Drafted, read_drafted, write_drafted
from okra_coach.write.files import write_whole
from okra_coach.write.merge import Change, Shape, keys_of, mark_edits, merge, number_lines
from okra_coach.write.yaml_text import yaml_text

_REMARK = mark("to confirm")


@dataclass(frozen=True)
class MergedFile:
    """One file to write: where, what was drafted for it, and how a fresh one starts."""

    name: str
    tree: Mapping[str, Any]
    shape: Shape
    header: str
    owner: str = ""


@dataclass(frozen=True)
class _Outcome:
    """What a file is to hold; `data` is None when it stays as it is."""

    name: str
    data: bytes | None
    before: bytes | None
    record: Drafted
    lines: tuple[str, ...]


def write_merged(
    folder: Path, files: list[MergedFile], fingerprints: Mapping[str, str], words: Words
) -> tuple[str, ...]:
    """Merges what was drafted into each file; returns a readable line for each difference.

    All is decided before the first file is written, and `.okra/drafted.json` keeps in step with each. Raises
    ExternallyChangedError when a file is not as it was read (`fingerprints`: relative path → SHA-256); then nothing
    was written.
    """
    records = read_drafted(folder)
    outcomes = [_outcome(folder, file, records, fingerprints, words(_REMARK)) for file in files]
    coming = {
        out.name: records.get(out.name, Drafted()).settled(out.before).expecting(out.record.tree, out.data)
        for out in outcomes
        if out.data is not None
    }
    if coming:
        write_drafted(folder, {**records, **coming})
    for out in outcomes:
        if out.data is not None:
            before = None if out.before is None else hashlib.sha256(out.before).hexdigest()
            write_whole(folder / out.name, out.data, before)
    write_drafted(folder, {**records, **{out.name: out.record for out in outcomes}})
    return tuple(line for out in outcomes for line in out.lines)


def used_in(record: Drafted) -> frozenset[str]:
    """The ids of all lines of okras/ in a record."""
    return frozenset(key[-1] for key in keys_of(record.tree, OKRAS_SHAPE) | record.removed)


def _outcome(
    folder: Path, file: MergedFile, records: Mapping[str, Drafted], fingerprints: Mapping[str, str], remark: str
) -> _Outcome:
    before = _present(folder / file.name, fingerprints.get(file.name))
    fresh = yaml_text(file.tree, file.header, remark, TO_CONFIRM).encode()
    if before is None:
        return _Outcome(file.name, fresh, None, Drafted(file.tree), (f"{file.name}: written",))
    record = records.get(file.name, Drafted()).settled(before)
    if before == fresh:
        return _Outcome(file.name, None, before, Drafted(file.tree, record.removed), ())
    if not record.removed and before == yaml_text(record.tree, file.header, remark, TO_CONFIRM).encode():
        changes = merge(record.tree, copy.deepcopy(dict(record.tree)), file.tree, file.shape)
        return _Outcome(file.name, fresh, before, Drafted(file.tree), _lines(file, changes))
    return _merged(file, before, record, remark)


def _present(path: Path, expected: str | None) -> bytes | None:
    """The file's bytes, None when there is no file; it must be as it was read."""
    try:
        data = path.read_bytes() if path.exists() else None
    except OSError as error:
        raise CannotWriteError(path, error.strerror or type(error).__name__) from error
    if expected is not None and (data is None or hashlib.sha256(data).hexdigest() != expected):
        raise ExternallyChangedError(path)
    return data


def _merged(file: MergedFile, before: bytes, record: Drafted, remark: str) -> _Outcome:
    """Nothing of an edited file is written unless something changes."""
    from okra_coach.write.yaml_document import YamlDocument

    try:
        document = YamlDocument(decoded(before), remark, TO_CONFIRM)
    except ValueError:
        line = f"{file.name}: not readable as YAML, left as it is"
        return _Outcome(file.name, None, before, record, (line,))
    theirs, shape = document.tree, file.shape
    removed = (record.removed | (keys_of(record.tree, shape))) - keys_of(theirs, shape)
    changes: list[Change] = []
    if file.owner:
        changes.extend(number_lines(theirs, shape, f"{file.owner}.", used_in(record)))
    changes.extend(mark_edits(record.tree, theirs, shape))
    changes.extend(
        merge(record.tree, theirs, file.tree, shape, removed, document.is_annotated, document.fresh, document.append)
    )
    for change in changes:
        if change.what == "set" and change.called != "file":
            document.set_remark(change.item, change.name)
    now = Drafted(file.tree, removed)
    if not changes:
        return _Outcome(file.name, None, before, now, ())
    return _Outcome(file.name, document.text().encode(), before, now, _lines(file, changes))


def _lines(file: MergedFile, changes: Sequence[Change]) -> tuple[str, ...]:
    return tuple(f"{file.name}: {tell(change)}" for change in changes)


def decoded(data: bytes) -> str:
    """A file's text as reading takes it: UTF-8, else Western European."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
