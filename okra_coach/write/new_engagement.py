"""Starts an engagement's folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from okra_coach.errors import CannotWriteError, FolderNotEmptyError
from okra_coach.write.files import write_whole

FOLDERS = ("responses", "feedback")


def write_new(folder: Path, texts: Mapping[str, str]) -> tuple[Path, ...]:
    """Writes the texts by relative path, and the empty folders for exports; returns the files, in order.

    Raises FolderNotEmptyError when something lies there already, CannotWriteError.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotEmptyError(folder)
    try:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True)
    except OSError as error:
        raise CannotWriteError(folder, error.strerror or type(error).__name__) from error
    for name, text in texts.items():
        write_whole(folder / name, text.encode())
    return tuple(folder / name for name in texts)
