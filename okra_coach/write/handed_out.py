"""Writes documents where somebody asked for them, and no slide or sheet over what a person may have written there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from okra_coach.errors import FileThereError
from okra_coach.write.files import write_whole

_PEOPLE_WRITE_INTO = (".pptx", ".xlsx")


def write_handed_out(files: Mapping[Path, bytes], *, overwrite: bool = False) -> tuple[Path, ...]:
    """Writes all of them, or none when one is there already. Raises FileThereError, CannotWriteError."""
    for path, data in files.items():
        if not overwrite and path.suffix.lower() in _PEOPLE_WRITE_INTO and path.exists() and path.read_bytes() != data:
            raise FileThereError(path)
    for path, data in files.items():
        write_whole(path, data)
    return tuple(files)
