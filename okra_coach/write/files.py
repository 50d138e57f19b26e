"""Writes a file whole or not at all."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from okra_coach.errors import CannotWriteError, ExternallyChangedError

_LEFTOVER = ".okra-new"


def write_whole(path: Path, data: bytes, expected_sha256: str | None = None) -> None:
    """Puts the data in the file's place at once; the file keeps its mode, and a link stays a link.

    Raises ExternallyChangedError when `expected_sha256` is given and the file has other bytes or is gone,
    CannotWriteError when the system refuses.
    """
    target = path.resolve() if path.is_symlink() else path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = _write_beside(target, data)
        try:
            if expected_sha256 is not None and sha256_of(target) != expected_sha256:
                raise ExternallyChangedError(path)
            fresh.replace(target)
        finally:
            fresh.unlink(missing_ok=True)
        sync_folder(target.parent)
    except OSError as error:
        raise CannotWriteError(path, error.strerror or type(error).__name__) from error


def write_synced(path: Path, data: bytes) -> None:
    """Writes a new file and waits until it is on the disk; for folders that nobody reads yet."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as target:
        target.write(data)
        target.flush()
        os.fsync(target.fileno())


def sha256_of(path: Path) -> str | None:
    """SHA-256 of the file's bytes; None when there is no file."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None


def sync_folder(folder: Path) -> None:
    """Makes a rename in the folder last through a power cut, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_beside(target: Path, data: bytes) -> Path:
    """A complete sibling of the target; what a killed run left behind goes first.

    Should another run be writing the same file just now, its rename fails, and its file is not torn.
    """
    for leftover in target.parent.glob(f".{_glob_safe(target.name)}.*{_LEFTOVER}"):
        leftover.unlink(missing_ok=True)
    fresh = target.with_name(f".{target.name}.{os.getpid()}{_LEFTOVER}")
    try:
        write_synced(fresh, data)
        if target.exists():
            fresh.chmod(target.stat().st_mode & 0o7777)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    return fresh


def _glob_safe(name: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)
