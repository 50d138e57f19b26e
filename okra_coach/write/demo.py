"""Copies the worked engagement that ships with the tool to where a new user wants to try it."""

from __future__ import annotations

import shutil
from pathlib import Path

from okra_coach.errors import CannotWriteError, FolderNotEmptyError
from okra_coach.resources import worked_check_ins, worked_engagement
from okra_coach.write.files import write_whole

_GENERATED = shutil.ignore_patterns("pack", ".pack-*", "okras", "questions.yaml", "rollout.yaml", ".okra")


def copy_worked_engagement(folder: Path) -> None:
    """Fills the folder with the example; one that holds the example already is left as it is.

    Raises FolderNotEmptyError when something else lies there.
    """
    if (folder / "workshop.yaml").is_file() and _is_example(folder):
        return
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotEmptyError(folder)
    try:
        shutil.copytree(worked_engagement(), folder, ignore=_GENERATED, dirs_exist_ok=True)
    except OSError as error:
        raise CannotWriteError(folder, error.strerror or type(error).__name__) from error


def copy_worked_check_ins(folder: Path) -> None:
    """Lays the example's first weeks into its check-ins/; a record that is there already stays as it is."""
    for path in worked_check_ins():
        there = folder / "check-ins" / path.name
        if not there.exists():
            write_whole(there, path.read_bytes())


def _is_example(folder: Path) -> bool:
    exports = {path.name for path in (worked_engagement() / "responses").iterdir()}
    return exports <= {path.name for path in folder.glob("responses/*")}
