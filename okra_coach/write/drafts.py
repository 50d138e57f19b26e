"""Writes drafts into the files that a person edits: okras/*.yaml, questions.yaml and rollout.yaml.

A new file gets the whole draft. In a file that is there already her edits, comments and order stay: see merge.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from okra_coach.errors import CannotWriteError, ExternallyChangedError
from okra_coach.model.okra import COMPANY, OkraBook, OkraSet
from okra_coach.model.rollout import Part, Placement, Rollout
from okra_coach.words import Words, mark
from okra_coach.write.changes import tell
from okra_coach.write.draft_trees import (
    OKRAS_SHAPE,
    QUESTIONS_SHAPE,
    ROLLOUT_SHAPE,
    TO_CONFIRM,
    drafted_set,
    okras_tree,
    questions_tree,
    rollout_tree,
)
from okra_coach.write.drafted import Drafted, read_drafted, write_drafted
from okra_coach.write.files import write_whole
from okra_coach.write.merge import Change, Shape, keys_of, mark_edits, merge, number_lines
from okra_coach.write.yaml_text import yaml_text

_OKRAS_HEADER = mark(
    "OKR+As of {name}: proposals drafted from the answers, yours to change.\n"
    "Later runs keep what you change, add, move or delete, and your comments.\n"
    "status: draft = still as proposed, edited = changed by you, agreed = settled in the room and left alone.\n"
    "null: nobody gave it yet. direction: increase, decrease, or keep within with low and high.\n"
    "from: the answers behind a line, such as r07.team.measure1."
)
_QUESTIONS_HEADER = mark(
    "What only the room can settle, the most weighty first.\n"
    "Write what was settled under answer; a question with an answer is left alone by later runs."
)
_ROLLOUT_HEADER = mark(
    "The rollout in waves and the dates of the cycle: a proposal, yours to change.\n"
    "To move a team, change its wave; pinned: true then keeps it there.\n"
    "agreements: write under by and accepted (true or false) what the two teams said; add what is missing.\n"
    "seen: what was seen by the day of the gate or in the alignment meeting; null = not known yet.\n"
    "Later runs keep every date, reason, agreement and gate that you changed, and your comments."
)
_REMARK = mark("to confirm")


@dataclass(frozen=True)
class _File:
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


def write_okras(folder: Path, book: OkraBook, fingerprints: Mapping[str, str], words: Words) -> tuple[str, ...]:
    """Merges the book into okras/ and questions.yaml; returns a readable line for each difference.

    Raises ExternallyChangedError when a file is not as it was read (`fingerprints`: relative path → SHA-256);
    then nothing was written.
    """
    files = [_okras_file(okras, words) for okras in book.sets]
    files.append(_File("questions.yaml", questions_tree(book.questions), QUESTIONS_SHAPE, words(_QUESTIONS_HEADER)))
    return _write(folder, files, fingerprints, words)


def last_draft(folder: Path) -> OkraBook | None:
    """What was drafted last, also what a person took out since; None when nothing was, or the record is gone."""
    trees = [record.tree for name, record in sorted(read_drafted(folder).items()) if name.startswith("okras/")]
    try:
        return OkraBook(tuple(drafted_set(tree) for tree in trees)) if trees else None
    except (KeyError, TypeError, AttributeError):
        return None


def drafted_places(folder: Path) -> tuple[Placement, ...]:
    """The places that were last drafted, of teams that nobody had pinned by then."""
    teams = read_drafted(folder).get("rollout.yaml", Drafted()).tree.get("teams", ())
    try:
        return tuple(_drafted_place(team) for team in teams if not team["pinned"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return ()


def _drafted_place(team: Mapping[str, Any]) -> Placement:
    own, wave, part = str(team["team"]), int(team["wave"]), Part(team["part"])
    return Placement(own, wave, part, tuple(map(str, team["reasons"])), tuple(map(str, team["sooner_if"])))


def used_ids(folder: Path) -> frozenset[str]:
    """The ids of all lines that were drafted last or taken out since."""
    records = read_drafted(folder).items()
    return frozenset(own for name, record in records if name.startswith("okras/") for own in _used(record))


def _used(record: Drafted) -> frozenset[str]:
    return frozenset(key[-1] for key in keys_of(record.tree, OKRAS_SHAPE) | record.removed)


def write_rollout(folder: Path, rollout: Rollout, fingerprints: Mapping[str, str], words: Words) -> tuple[str, ...]:
    """Merges the plan into rollout.yaml; as write_okras."""
    file = _File("rollout.yaml", rollout_tree(rollout), ROLLOUT_SHAPE, words(_ROLLOUT_HEADER))
    return _write(folder, [file], fingerprints, words)


def _okras_file(okras: OkraSet, words: Words) -> _File:
    stem = COMPANY if okras.owner == COMPANY else okras.owner
    header = words(_OKRAS_HEADER, name=" ".join(okras.name.split()))
    return _File(f"okras/{stem}.yaml", okras_tree(okras), OKRAS_SHAPE, header, okras.owner)


def _write(folder: Path, files: list[_File], fingerprints: Mapping[str, str], words: Words) -> tuple[str, ...]:
    """Decides for all files before the first one is written, and keeps the record in step with each."""
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


def _outcome(
    folder: Path, file: _File, records: Mapping[str, Drafted], fingerprints: Mapping[str, str], remark: str
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


def _merged(file: _File, before: bytes, record: Drafted, remark: str) -> _Outcome:
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
        changes.extend(number_lines(theirs, shape, f"{file.owner}.", _used(record)))
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


def _lines(file: _File, changes: Sequence[Change]) -> tuple[str, ...]:
    return tuple(f"{file.name}: {tell(change)}" for change in changes)


def decoded(data: bytes) -> str:
    """A file's text as reading takes it: UTF-8, else Western European."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
