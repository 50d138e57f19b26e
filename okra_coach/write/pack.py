"""Writes the pack: every file complete in a folder beside it, then one exchange of the two folders.

A run that is killed leaves the old pack or the new one; the next run sweeps up.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from okra_coach.documents.calendar import Calendar
from okra_coach.documents.deck import Deck
from okra_coach.documents.pack import CHECK_INS, CYCLES, Document, Pack
from okra_coach.documents.plain_text import PlainText
from okra_coach.documents.workbook import Workbook
from okra_coach.errors import CannotWriteError
from okra_coach.write.exchange import exchange
from okra_coach.write.files import sync_folder, write_synced, write_whole
from okra_coach.write.revisions import load_revisions, revised, save_revisions

PACK_FOLDER = "pack"
_NEW, _OLD = ".pack-new-", ".pack-old"
_RECORD = Path(".okra") / "pack.json"
_Held = TypeVar("_Held")


def write_pack(folder: Path, pack: Pack, brand: Path | None, part: str = "") -> Path:
    """Renders all documents and puts them in place together; returns the pack's folder.

    What a person put into the pack stays in it; a generated file that was changed by hand stays beside the new
    one as "… (edited)". With `part` only that folder of the pack is made anew and all else stays as it is; without,
    all is but what was handed out at check-ins and at the close of a cycle. Raises CannotWriteError.
    """
    target = _pack_folder(folder)
    pack, revisions = revised(pack, load_revisions(folder, target))
    rendered = {file.name: document_bytes(file.document, brand) for file in pack.files}
    try:
        recover_pack(folder)
        with _staging(target) as fresh:
            for name, data in rendered.items():
                (fresh / name).parent.mkdir(parents=True, exist_ok=True)
                write_synced(fresh / name, data)
            known = _read_record(folder)
            replaced = {name: shas for name, shas in known.items() if _is_replaced(name, part)}
            _carry_over(target, fresh, rendered, replaced)
            kept = {name: shas for name, shas in known.items() if name not in replaced}
            made = kept | {name: [hashlib.sha256(data).hexdigest()] for name, data in rendered.items()}
            _write_record(folder, _either(known, made))
            save_revisions(folder, revisions)
            for inside in (*{parent for name in rendered for parent in _folders(fresh, name)}, fresh):
                sync_folder(inside)
            _put_in_place(fresh, target)
        _write_record(folder, made)
    except OSError as error:
        raise CannotWriteError(target, error.strerror or type(error).__name__) from error
    return folder / PACK_FOLDER


def _is_replaced(name: str, part: str) -> bool:
    """Whether a file that an earlier run made goes, unless this one makes it again."""
    return name.startswith(f"{part}/") if part else not name.startswith((f"{CHECK_INS}/", f"{CYCLES}/"))


def _folders(fresh: Path, name: str) -> Iterator[Path]:
    """The folders below the pack's that a file lies in."""
    return (fresh / parent for parent in Path(name).parents if parent != Path())


def recover_pack(folder: Path) -> None:
    """Sweeps up after a run that was killed: brings a pack back that was set aside, removes what was unfinished."""
    target = _pack_folder(folder)
    aside = target.with_name(_OLD)
    with contextlib.suppress(OSError):
        if aside.is_dir() and not target.exists():
            aside.rename(target)
        for leftover in [aside, *target.parent.glob(f"{_NEW}*")]:
            if leftover.is_dir() and not _in_use(leftover):
                shutil.rmtree(leftover, ignore_errors=True)


def document_bytes(document: Document, brand: Path | None = None) -> bytes:
    """The file a document becomes; only the library for its kind is loaded."""
    if isinstance(document, Deck):
        from okra_coach.write.deck import deck_bytes

        return deck_bytes(document, brand)
    if isinstance(document, Workbook):
        from okra_coach.write.workbook import workbook_bytes

        return workbook_bytes(document)
    if isinstance(document, Calendar):
        from okra_coach.write.calendar import calendar_bytes

        return calendar_bytes(document)
    if isinstance(document, PlainText):
        return document.text.encode()
    from okra_coach.write.page import page_bytes

    return page_bytes(document)


def as_made(folder: Path, name: str) -> tuple[str, ...]:
    """The SHA-256 under which a file of the pack was written last."""
    return tuple(_read_record(folder).get(name, ()))


def note_made(folder: Path, name: str, data: bytes) -> None:
    """Lets later runs know a file of the pack that was written by itself."""
    _write_record(folder, _read_record(folder) | {name: [hashlib.sha256(data).hexdigest()]})


def _pack_folder(folder: Path) -> Path:
    """Where the pack lies; a link is followed, so that it stays one."""
    pack = folder / PACK_FOLDER
    return pack.resolve() if pack.is_symlink() else pack


@contextlib.contextmanager
def _staging(target: Path) -> Iterator[Path]:
    """An empty folder beside the pack, locked while it is filled, and gone afterwards whatever happened."""
    fresh = target.with_name(f"{_NEW}{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    try:
        with _lock(fresh):
            yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


@contextlib.contextmanager
def _lock(folder: Path) -> Iterator[None]:
    """Tells other runs that the folder is in use; the system forgets it when we are killed."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _in_use(folder: Path) -> bool:
    try:
        with _lock(folder):
            return False
    except BlockingIOError:
        return True


def _put_in_place(fresh: Path, target: Path) -> None:
    if not target.exists():
        fresh.rename(target)
    elif not exchange(fresh, target):
        aside = target.with_name(_OLD)
        target.rename(aside)
        fresh.rename(target)
        shutil.rmtree(aside, ignore_errors=True)
    sync_folder(target.parent)


def _carry_over(target: Path, fresh: Path, rendered: Mapping[str, bytes], known: Mapping[str, list[str]]) -> None:
    """Copies what is not ours: files a person added, and ours where a person changed them."""
    for path in sorted(target.iterdir()) if target.is_dir() else ():
        inside = (_below(path.name, rendered), _below(path.name, known))
        if path.is_dir() and not path.is_symlink():
            if any(inside):
                _carry_over(path, fresh / path.name, *inside)
            else:
                shutil.copytree(path, fresh / path.name, symlinks=True)
            continue
        ours = path.name in rendered or path.name in known
        if ours and _is_as_made(path, rendered.get(path.name), known.get(path.name, [])):
            continue
        fresh.mkdir(exist_ok=True)
        shutil.copy2(path, _free_name(target, fresh, path) if ours else fresh / path.name, follow_symlinks=False)


def _below(folder: str, files: Mapping[str, _Held]) -> dict[str, _Held]:
    """The files in a folder of the pack, by their names in it."""
    start = f"{folder}/"
    return {name.removeprefix(start): held for name, held in files.items() if name.startswith(start)}


def _is_as_made(path: Path, now: bytes | None, before: list[str]) -> bool:
    data = path.read_bytes()
    return data == now or hashlib.sha256(data).hexdigest() in before


def _free_name(target: Path, fresh: Path, path: Path) -> Path:
    """`deck (edited).pptx`, then `deck (edited 2).pptx`, …: never one that is taken in either pack."""
    number = 1
    while True:
        mark = "edited" if number == 1 else f"edited {number}"
        name = f"{path.stem} ({mark}){path.suffix}"
        if not (target / name).exists() and not (fresh / name).exists():
            return fresh / name
        number += 1


def _either(known: Mapping[str, list[str]], made: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Both, for the moment of the exchange: whichever pack a kill leaves, it is recognised as ours."""
    names = sorted(known.keys() | made.keys())
    return {name: sorted({*known.get(name, []), *made.get(name, [])}) for name in names}


def _read_record(folder: Path) -> dict[str, list[str]]:
    """What the last runs wrote, as name → SHA-256s; nothing when the record is gone or damaged."""
    try:
        record = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
        return {str(name): [str(sha) for sha in shas] for name, shas in record["files"].items()}
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return {}


def _write_record(folder: Path, made: Mapping[str, list[str]]) -> None:
    text = json.dumps({"files": made}, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    write_whole(folder / _RECORD, text.encode())
