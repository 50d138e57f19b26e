"""Puts the questionnaire's files into forms/."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from okra_coach.write.guarded import write_guarded

FOLDER = "forms"
RECORD = Path(".okra") / "forms.json"


def write_forms(folder: Path, files: Mapping[str, bytes], *, overwrite: bool = False) -> tuple[tuple[Path, bool], ...]:
    """Writes the files by name, and none over what a person changed; each comes back with whether it changed.

    Raises EditedSinceError before anything is written, ExternallyChangedError, CannotWriteError.
    """
    return write_guarded(folder, FOLDER, files, overwrite=overwrite)
