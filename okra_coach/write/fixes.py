"""Puts better values into okras/*.yaml in place: nothing but the lines that change is written anew."""

from __future__ import annotations

import copy
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import Any

import yaml
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, ScalarString

from okra_coach.errors import CannotWriteError, ExternallyChangedError
from okra_coach.model.finding import Edit
from okra_coach.words import mark
from okra_coach.write.draft_trees import OKRAS_SHAPE, TO_CONFIRM
from okra_coach.write.drafts import used_ids
from okra_coach.write.files import write_whole
from okra_coach.write.line_merge import merged_lines
from okra_coach.write.merge import Shape, number_lines, plain, put_value
from okra_coach.write.merged_files import decoded
from okra_coach.write.yaml_document import YamlDocument

REMARK = mark("to confirm")
_ORDER = [
    *("id", "text", "measure", "unit", "direction", "baseline", "target", "low", "high", "source"),
    *("owner_role", "due", "stretch", "note", "status", "decided", "answer"),
]
_COMMENT = re.compile(r"#[^\n]*")
Steps = tuple[str | int, ...]


@dataclass(frozen=True)
class FixedFile:
    """A file as it is and as it will be."""

    name: str
    before: bytes
    after: bytes

    @property
    def diff(self) -> str:
        """What changes, as a unified diff."""
        before, after = (decoded(data).splitlines(keepends=True) for data in (self.before, self.after))
        lines = unified_diff(before, after, self.name, self.name, n=2)
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def fixed_file(
    folder: Path,
    name: str,
    edits: Sequence[Edit],
    fingerprint: str | None,
    remark: str,
    gone: Sequence[str] = (),
    shape: Shape = OKRAS_SHAPE,
) -> FixedFile | None:
    """The file with the edits and without the lines `gone`; None when it cannot be changed without losing something.

    Raises ExternallyChangedError when the file is not as it was read.
    """
    data = _read(folder / name, fingerprint)
    text = decoded(data)
    try:
        changed = _changed(text, edits, remark, used_ids(folder), gone, shape)
    except (ValueError, KeyError, IndexError, TypeError, yaml.YAMLError):
        return None
    return None if changed is None else FixedFile(name, data, changed.encode())


def write_fixed(folder: Path, files: Sequence[FixedFile]) -> None:
    """Writes all of them or none: should one fail, those written before get their old bytes back."""
    for file in files:
        _read(folder / file.name, _sha256(file.before))
    written: list[FixedFile] = []
    try:
        for file in files:
            write_whole(folder / file.name, file.after, _sha256(file.before))
            written.append(file)
    except BaseException:
        for file in written:
            write_whole(folder / file.name, file.before, _sha256(file.after))
        raise


def _read(path: Path, fingerprint: str | None) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ExternallyChangedError(path) from error
    except OSError as error:
        raise CannotWriteError(path, error.strerror or type(error).__name__) from error
    if fingerprint is not None and _sha256(data) != fingerprint:
        raise ExternallyChangedError(path)
    return data


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _changed(
    text: str, edits: Sequence[Edit], remark: str, used: frozenset[str], gone: Sequence[str], shape: Shape
) -> str | None:
    """The text with the edits, if it reads back as meant and has all its comments."""
    wanted: Any = yaml.load(text, Loader=yaml.CSafeLoader)
    paths = _paths(wanted, used, shape)
    document, before = (YamlDocument(text, remark, TO_CONFIRM) for _ in range(2))
    for edit in edits:
        steps = paths[edit.subject]
        _at(wanted, steps)[edit.field] = _value(edit)
        _set(document, _at(document.tree, steps), edit)
    for steps in sorted(
        (paths[own] for own in gone), reverse=True, key=lambda one: [str(step).zfill(6) for step in one]
    ):
        for tree in (wanted, document.tree):
            del _at(tree, steps[:-1])[steps[-1]]
    ways = (merged_lines(text, before.text(), document.text()), document.text())
    return next((result for result in ways if _is_whole(text, result, wanted, remark)), None)


def _is_whole(text: str, result: str, wanted: object, remark: str) -> bool:
    """Whether the result reads as wanted and has every comment; a remark about a missing value may go."""
    try:
        found = yaml.load(result, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    lost = _comments(text) - _comments(result)
    return plain(found) == plain(wanted) and all(one.strip("# ") == remark for one in lost)


def _set(document: YamlDocument, item: CommentedMap, edit: Edit) -> None:
    old, new = item.get(edit.field), _value(edit)
    put_value(item, edit.field, _like(old, new), _ORDER)
    if isinstance(old, str) and isinstance(new, str):
        document.move_comment(item, edit.field, len(new) - len(old))
    document.set_remark(item, edit.field)


def _value(edit: Edit) -> str | int | float | date | list[str]:
    """Whole numbers are written without a point."""
    typed = edit.typed
    return int(typed) if isinstance(typed, float) and typed.is_integer() else typed


def _like(old: object, new: object) -> object:
    """Words keep the quotation marks that they had; a list stands on its line."""
    if isinstance(new, list):
        items = CommentedSeq(new)
        items.fa.set_flow_style()
        return items
    if isinstance(old, ScalarString) and isinstance(new, str):
        return type(old)(new)
    return DoubleQuotedScalarString(new) if isinstance(new, str) and _is_read_otherwise(new) else new


def _is_read_otherwise(text: str) -> bool:
    """Whether a bare word would be taken for something else: Yes, 31, 2027-01-12."""
    try:
        return bool(yaml.load(text, Loader=yaml.CSafeLoader) != text)
    except yaml.YAMLError:
        return False


def _paths(tree: object, used: frozenset[str], shape: Shape) -> dict[str, Steps]:
    """Where each line stands, by its id; a line without one has the id that reading gives it."""
    if not isinstance(tree, Mapping):
        return {}
    numbered = copy.deepcopy(dict(tree))
    number_lines(numbered, shape, f"{numbered.get('owner', '')}.", used)
    return {str(item["id"]): steps for item, steps in _walk(numbered, shape) if item.get("id")}


def _walk(tree: Mapping[str, Any], shape: Shape, steps: Steps = ()) -> Iterator[tuple[Mapping[str, Any], Steps]]:
    for name, lines in shape.items():
        items = tree.get(name)
        for number, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, Mapping):
                here = (*steps, name, number)
                yield item, here
                yield from _walk(item, lines.inside, here)


def _at(tree: Any, steps: Steps) -> Any:
    for step in steps:
        tree = tree[step]
    return tree


def _comments(text: str) -> Counter[str]:
    """The comments of a file; a # inside a value is none."""
    spans = [
        (token.start_mark.index, token.end_mark.index)
        for token in yaml.scan(io.StringIO(text), Loader=yaml.SafeLoader)
        if isinstance(token, yaml.ScalarToken)
    ]
    rest, at = [], 0
    for start, end in spans:
        rest.append(text[at:start])
        at = max(at, end)
    return Counter(found.group().strip() for found in _COMMENT.finditer("\0".join([*rest, text[at:]])))
