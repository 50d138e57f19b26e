"""Writes what the room decided into questions.yaml and okras/, all files or none, and tells it in decisions.md."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from okra_coach.errors import ChangedSinceDecidedError, NothingDecidedError
from okra_coach.model.decisions import Decided, Logged
from okra_coach.words import Words
from okra_coach.write.draft_trees import OKRAS_SHAPE, QUESTIONS_SHAPE
from okra_coach.write.files import write_whole
from okra_coach.write.fixes import REMARK, FixedFile, fixed_file, write_fixed
from okra_coach.write.merged_files import decoded

LOG = "decisions.md"
_QUESTIONS = "questions.yaml"
_BEFORE = Path(".okra") / "decisions.json"
_SIGNS = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>#|"})


def decided_files(
    folder: Path, decided: Decided, day: date, fingerprints: Mapping[str, str], words: Words
) -> tuple[tuple[FixedFile, ...], tuple[str, ...]]:
    """Every file as it will be, and the names of those that cannot be changed without losing something."""
    made, lost = [], []
    for name in sorted({*decided.edits, *decided.gone}):
        shape = QUESTIONS_SHAPE if name == _QUESTIONS else OKRAS_SHAPE
        edits, gone = decided.edits.get(name, ()), decided.gone.get(name, ())
        file = fixed_file(folder, name, edits, fingerprints.get(name), words(REMARK), gone, shape)
        if file is None:
            lost.append(name)
        elif file.after != file.before:
            made.append(file)
    if decided.log and not lost:
        made += _logged(folder, decided.log, day, words)
    return tuple(made), tuple(lost)


def write_decisions(folder: Path, files: Sequence[FixedFile]) -> None:
    """Writes all files or none, and keeps what stood there for `undo_decisions`."""
    for file in files:
        if not (folder / file.name).exists():
            write_whole(folder / file.name, file.before)
    write_fixed(folder, files)
    stored = {
        file.name: {"before": decoded(file.before), "after": hashlib.sha256(file.after).hexdigest()} for file in files
    }
    write_whole(folder / _BEFORE, (json.dumps(stored, ensure_ascii=False, indent=1) + "\n").encode())


def undo_decisions(folder: Path) -> tuple[str, ...]:
    """Puts back what stood there before the last time. Raises NothingDecidedError, ChangedSinceDecidedError."""
    try:
        stored = json.loads((folder / _BEFORE).read_text(encoding="utf-8"))
        kept = {str(name): (str(one["before"]), str(one["after"])) for name, one in stored.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        kept = {}
    if not kept:
        raise NothingDecidedError(folder)
    changed = [folder / name for name, (_, after) in kept.items() if _sha256(folder / name) != after]
    if changed:
        raise ChangedSinceDecidedError(changed)
    for name, (before, _) in kept.items():
        if before or name != LOG:
            write_whole(folder / name, before.encode())
        else:
            (folder / name).unlink()
    (folder / _BEFORE).unlink()
    return tuple(kept)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _logged(folder: Path, log: Sequence[Logged], day: date, words: Words) -> list[FixedFile]:
    """The log with what is new at its end; what stands there is hers and stays."""
    path = folder / LOG
    before = path.read_bytes() if path.is_file() else b""
    text = decoded(before)
    lines = [line for one in log for line in _told(one, words)]
    heading = f"## {day.isoformat()}"
    title = words("What was decided")
    start = text.rstrip("\n") if text.strip() else f"# {title}"
    if heading not in text.splitlines():
        start += f"\n\n{heading}\n"
    return [FixedFile(LOG, before, f"{start}\n{chr(10).join(lines)}\n".encode())]


def _told(one: Logged, words: Words) -> list[str]:
    way = {"keep": words("agreed as drafted"), "change": words("changed"), "drop": words("dropped")}
    decided = way.get(one.decided, one.decided)
    by = f" ({_plain(one.by)})" if one.by else ""
    lines = [f"- **{_plain(one.about)}** {_plain(decided)}{by}"]
    lines += [f"  - {_plain(change)}" for change in one.changes]
    return [*lines, *([f"  - {_plain(one.note)}"] if one.note else [])]


def _plain(text: str) -> str:
    """One line that is no Markdown."""
    return " ".join(text.split()).translate(_SIGNS)
