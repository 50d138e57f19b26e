"""Closes a cycle into cycles/NAME/, drafts the next one into next/, brings that into place, and takes both back.

cycles/NAME/ holds the cycle's files byte for byte. Nothing of okras/, check-ins/ and workshop.yaml changes before
`begin_next`, and that only while they are as they were closed.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from okra_coach.errors import (
    CannotWriteError,
    ChangedSinceCloseError,
    EditedSinceError,
    NotClosedError,
    NothingToTakeBackError,
)
from okra_coach.model.closing import Proposed
from okra_coach.model.history import PastCycle
from okra_coach.model.okra import COMPANY, OkraBook
from okra_coach.model.workshop import Cycle
from okra_coach.words import Words, mark
from okra_coach.write.cycle_trees import LINES_SHAPE, lines_tree, scores_tree, with_cycle
from okra_coach.write.draft_trees import OKRAS_SHAPE, okras_tree
from okra_coach.write.files import write_whole
from okra_coach.write.merged_files import MergedFile, decoded, write_merged
from okra_coach.write.yaml_text import yaml_text

CYCLES, NEXT, SCORES, WORKSHOP = "cycles", "next", "scores.yaml", "workshop.yaml"
_KEPT = Path(".okra") / "cycles.json"
_ASIDE = Path(".okra") / "begun"
_RECORDS = Path(".okra") / "check-ins.json"
_MOVED = ("okras/", "check-ins/", WORKSHOP)
_SINGLE = (WORKSHOP, "questions.yaml", "rollout.yaml")
_SCORES_HEADER = mark(
    "How {name} ended: scores, last values and what was proposed to become of each line.\n"
    "The files beside this one are the cycle's own, as they were when it was closed.\n"
    "next: what was settled for the cycle after it. okra-coach history reads this file."
)
_LINES_HEADER = mark(
    "What becomes of each key result in {name}: a proposal, yours to change.\n"
    "next: carry (goes on from its last value), change (same measure, new target), drop (is over).\n"
    "Change next, then run okra-coach close again: the drafts in next/okras follow."
)
_OKRAS_HEADER = mark(
    "OKR+As of {name} for {cycle}: a draft from the cycle before, yours to change.\n"
    "Baselines are the last values. null: to be settled in the room.\n"
    "Closing again keeps what you change here."
)


def write_closed(
    folder: Path, slug: str, cycle: PastCycle, words: Words, *, overwrite: bool = False
) -> tuple[str, ...]:
    """The cycle's files and its scores into cycles/SLUG/; returns the files that changed.

    Raises EditedSinceError when one there was changed by hand, CannotWriteError.
    """
    inside = f"{CYCLES}/{slug}"
    files = {f"{inside}/{name}": data for name, data in cycle_files(folder).items()}
    text = yaml_text(scores_tree(cycle), words(_SCORES_HEADER, name=cycle.name))
    files[f"{inside}/{SCORES}"] = text.encode()
    return _write(folder, files, inside, overwrite=overwrite)


def cycle_files(folder: Path) -> dict[str, bytes]:
    """All that makes a cycle, by relative path: the workshop, OKR+As, questions, rollout and check-ins."""
    paths = [folder / name for name in _SINGLE]
    paths += [path for part in ("okras", "check-ins") for path in sorted((folder / part).glob("*.yaml"))]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def write_lines(
    folder: Path,
    cycle: Cycle,
    proposals: Sequence[Proposed],
    told: tuple[Mapping[str, str], Mapping[str, str]],
    words: Words,
) -> tuple[str, ...]:
    """What becomes of each line into next/lines.yaml, merged with her choices; returns a readable line a difference.

    `told` are the reasons and the scores of the key results in words. Raises CannotWriteError.
    """
    header = words(_LINES_HEADER, name=cycle.name)
    return _merged(folder, [MergedFile(f"{NEXT}/lines.yaml", lines_tree(proposals, *told), LINES_SHAPE, header)], words)


def write_next(folder: Path, cycle: Cycle, book: OkraBook, words: Words) -> tuple[str, ...]:
    """The next cycle's draft, merged with what she changed in it; returns a readable line a difference.

    Raises CannotWriteError.
    """
    files = []
    for okras in book.sets:
        stem = COMPANY if okras.owner == COMPANY else okras.owner
        header = words(_OKRAS_HEADER, name=" ".join(okras.name.split()), cycle=cycle.name)
        files.append(MergedFile(f"{NEXT}/okras/{stem}.yaml", okras_tree(okras), OKRAS_SHAPE, header, okras.owner))
    return (*_merged(folder, files, words), *_write_next_workshop(folder, cycle))


def _merged(folder: Path, files: list[MergedFile], words: Words) -> tuple[str, ...]:
    """Remembers which of the files are still as we write them."""
    known, before = _known(folder), _next_shas(folder)
    changes = write_merged(folder, files, {}, words)
    ours = {name: sha for name, sha in _next_shas(folder).items() if before.get(name) in (None, known.get(name))}
    _keep(folder, {**known, **ours})
    return changes


def _next_shas(folder: Path) -> dict[str, str]:
    return {f"{NEXT}/{name}": _sha((folder / NEXT / name).read_bytes()) for name in _next_names(folder / NEXT)}


def _write_next_workshop(folder: Path, cycle: Cycle) -> tuple[str, ...]:
    """One that she changed stays."""
    name = f"{NEXT}/{WORKSHOP}"
    data = with_cycle(decoded((folder / WORKSHOP).read_bytes()), cycle).encode()
    path, known = folder / name, _known(folder)
    there = path.read_bytes() if path.is_file() else None
    if there is not None and (there == data or _sha(there) != known.get(name)):
        return ()
    write_whole(path, data)
    _keep(folder, {**known, name: _sha(data)})
    return (f"{name}: {'written' if there is None else 'changed'}",)


def _next_names(inside: Path) -> tuple[str, ...]:
    """The files of ours in a folder laid out like next/; the workshop, by which the others are known, is the last."""
    paths = [*sorted((inside / "okras").glob("*.yaml")), inside / "lines.yaml", inside / WORKSHOP]
    return tuple(path.relative_to(inside).as_posix() for path in paths if path.is_file())


def next_files(inside: Path) -> dict[str, bytes]:
    """What begin_next brings into place, by relative path."""
    return {name: (inside / name).read_bytes() for name in _next_names(inside) if name != "lines.yaml"}


def begin_next(folder: Path, slug: str) -> tuple[str, ...]:
    """Brings next/ into the place of the closed cycle; returns what was done, file by file.

    Killed half-way, it goes on where it stopped. Raises NotClosedError, ChangedSinceCloseError, CannotWriteError.
    """
    closed, coming, there = _closed_files(folder, slug), next_files(folder / NEXT), cycle_files(folder)
    if _begun(folder) is not None and coming.get(WORKSHOP) == there[WORKSHOP]:
        _set_aside(folder)
        return ()
    if not closed or WORKSHOP not in coming:
        raise NotClosedError(folder)
    moved = [name for name, data in there.items() if data not in (closed.get(name), coming.get(name))]
    if moved:
        raise ChangedSinceCloseError(folder, moved)
    write_whole(folder / _ASIDE / "cycle.txt", f"{slug}\n".encode())
    done = [_put(folder, name, data) for name, data in coming.items() if name != WORKSHOP]
    gone = [name for name in there if name.startswith(("okras/", "check-ins/")) and name not in coming]
    for name in gone:
        (folder / name).unlink()
    done.append(_put(folder, WORKSHOP, coming[WORKSHOP]))
    _set_aside(folder)
    return (*(name for name in done if name), *(f"{name}: only in {CYCLES}/{slug}/ now" for name in gone))


def _set_aside(folder: Path) -> None:
    """Keeps what was begun from, and what could undo check-ins that are closed, until the step is taken back."""
    for name in _next_names(folder / NEXT):
        _move(folder / NEXT / name, folder / _ASIDE / NEXT / name)
    _move(folder / _RECORDS, folder / _ASIDE / "check-ins.json")
    _remove_empty(folder / NEXT)


def take_back(folder: Path, slug: str, *, overwrite: bool = False) -> str:
    """Takes the last step back: a begun cycle becomes a draft in next/ again, a closed one is open again.

    Returns which of both, "begun" or "closed". Raises NothingToTakeBackError, EditedSinceError.
    """
    begun, closed = _begun(folder), _closed_files(folder, slug)
    if begun is not None and (begun == slug or not closed):
        _take_back_begun(folder, begun)
        return "begun"
    if not closed:
        raise NothingToTakeBackError(folder)
    there = cycle_files(folder)
    lost = [f"{CYCLES}/{slug}/{name}" for name in closed if name not in there]
    if lost:
        raise ChangedSinceCloseError(folder, lost)
    _forget(folder, f"{CYCLES}/{slug}", overwrite=overwrite)
    return "closed"


def _forget(folder: Path, inside: str, *, overwrite: bool) -> None:
    """Removes the closed cycle and its draft, unless a person changed something in them."""
    ours = {name: sha for name, sha in _known(folder).items() if name.startswith((f"{inside}/", f"{NEXT}/"))}
    there = [path for path in sorted((folder / inside).rglob("*")) if path.is_file()]
    there += [folder / NEXT / name for name in _next_names(folder / NEXT)]
    edited = [path for path in there if _sha(path.read_bytes()) != ours.get(path.relative_to(folder).as_posix())]
    if edited and not overwrite:
        raise EditedSinceError(edited)
    for path in there:
        path.unlink()
    _remove_empty(folder / NEXT)
    _remove_empty(folder / inside)
    _keep(folder, {name: sha for name, sha in _known(folder).items() if name not in ours})


def _take_back_begun(folder: Path, slug: str) -> None:
    """Only while the new cycle is as it was begun: what was done since would be lost."""
    closed, there = _closed_files(folder, slug), cycle_files(folder)
    coming = next_files(folder / NEXT) | next_files(folder / _ASIDE / NEXT)
    kept = {name: data for name, data in there.items() if name.startswith(_MOVED)}
    edited = [name for name, data in kept.items() if data not in (coming.get(name), closed.get(name))]
    if edited:
        raise ChangedSinceCloseError(folder, edited)
    for name, data in closed.items():
        if name.startswith(_MOVED):
            _put(folder, name, data)
    for name in kept.keys() - closed.keys():
        (folder / name).unlink()
    for name in _next_names(folder / _ASIDE / NEXT):
        _move(folder / _ASIDE / NEXT / name, folder / NEXT / name)
    _move(folder / _ASIDE / "check-ins.json", folder / _RECORDS)
    (folder / _ASIDE / "cycle.txt").unlink(missing_ok=True)
    _remove_empty(folder / _ASIDE)


def _closed_files(folder: Path, slug: str) -> dict[str, bytes]:
    """A closed cycle's own files; none when it was not closed."""
    inside = folder / CYCLES / slug
    return cycle_files(inside) if (inside / SCORES).is_file() else {}


def _put(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    if path.is_file() and path.read_bytes() == data:
        return ""
    write_whole(path, data)
    return f"{name}: from {NEXT}/"


def _move(source: Path, target: Path) -> None:
    """In one step, over what lies there from before."""
    if not source.is_file():
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
    except OSError as error:
        raise CannotWriteError(target, error.strerror or type(error).__name__) from error


def _remove_empty(folder: Path) -> None:
    """Folders without a file in them; what a person put there stays."""
    for inner in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        _remove_if_empty(inner)
    _remove_if_empty(folder)


def _remove_if_empty(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()


def _write(folder: Path, files: Mapping[str, bytes], inside: str, *, overwrite: bool) -> tuple[str, ...]:
    known = _known(folder)
    there = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in (folder / inside).rglob("*")
        if path.is_file()
    }
    edited = [name for name, data in there.items() if data != files.get(name) and _sha(data) != known.get(name)]
    if edited and not overwrite:
        raise EditedSinceError([folder / name for name in edited])
    changed = [name for name, data in files.items() if there.get(name) != data]
    _keep(folder, {**known, **{name: _sha(data) for name, data in files.items()}})
    for name in changed:
        write_whole(folder / name, files[name])
    for name in there.keys() - files.keys():
        (folder / name).unlink()
    return (*changed, *sorted(there.keys() - files.keys()))


def _sha(data: bytes) -> str:
    return sha256(data).hexdigest()


def _stored(folder: Path) -> dict[str, Any]:
    try:
        stored = json.loads((folder / _KEPT).read_text(encoding="utf-8"))
        return stored if isinstance(stored, dict) else {}
    except (OSError, ValueError):
        return {}


def _known(folder: Path) -> dict[str, str]:
    files = _stored(folder).get("files")
    return {str(name): str(sha) for name, sha in files.items()} if isinstance(files, dict) else {}


def _keep(folder: Path, known: Mapping[str, str]) -> None:
    data = (json.dumps({"files": dict(sorted(known.items()))}, indent=1) + "\n").encode()
    if not (folder / _KEPT).is_file() or (folder / _KEPT).read_bytes() != data:
        write_whole(folder / _KEPT, data)


def _begun(folder: Path) -> str | None:
    """The cycle before the present one, when that was begun here and can still be taken back."""
    path = folder / _ASIDE / "cycle.txt"
    return path.read_text(encoding="utf-8").strip() if path.is_file() else None
