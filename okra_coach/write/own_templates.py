"""Copies templates into an engagement, where a consultant makes them hers."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from okra_coach.resources import find_template
from okra_coach.write.files import write_whole


class Copied(StrEnum):
    """What became of one template."""

    COPIED = "copied"
    SAME = "as ours"
    KEPT = "yours, kept"


def copy_templates(names: Iterable[str], own: Path, *, overwrite: bool = False) -> tuple[tuple[Path, Copied], ...]:
    """Copies each template that is not there yet; one that she changed is kept unless `overwrite`. CannotWriteError."""
    return tuple((own / name, _copy(find_template(name).read_bytes(), own / name, overwrite)) for name in names)


def _copy(ours: bytes, target: Path, overwrite: bool) -> Copied:
    if target.is_file() and target.read_bytes() == ours:
        return Copied.SAME
    if target.exists() and not overwrite:
        return Copied.KEPT
    write_whole(target, ours)
    return Copied.COPIED
