"""What the room decided comes back: answers into questions.yaml, agreed lines into okras/, all of it into a log."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from okra_coach.analyse.masking import masker
from okra_coach.compose.decision_sheet import shown_lines
from okra_coach.errors import FaultsFoundError, NotAnEngagementError
from okra_coach.model.decisions import Decided, Forms
from okra_coach.model.engagement import Engagement
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.okra import KeyResult, OkraBook
from okra_coach.model.place import Place
from okra_coach.pipeline import Tell, quietly, read, with_book, words_of
from okra_coach.read.decisions import read_decisions
from okra_coach.read.tracker import named_apart
from okra_coach.read.tracker_cells import read_number
from okra_coach.read.workshop import WORKSHOP_FILE
from okra_coach.track.deciding import decide
from okra_coach.write.decided_forms import earlier_forms, keep_forms
from okra_coach.write.decisions import decided_files, undo_decisions, write_decisions

_DIGITS = re.compile(r"\d+(?:[.,' ]\d+)*")
_BARE = re.compile(r"[£$€₫+−-]?\s?\d+(?:[.,' ]\d+)*\s?%?[^\d,;:()?!]{0,30}")


@dataclass(frozen=True)
class Settled:
    """What was decided, the files that changed, or would after a dry run, and every doubt."""

    engagement: Engagement
    decided: Decided
    day: date
    files: tuple[str, ...]
    faults: tuple[Fault, ...]


def settle(
    folder: Path, sheets: tuple[Path, ...], day: date | None, tell: Tell = quietly, *, write: bool = True
) -> Settled:
    """Takes what filled-in sheets say; without a day it is the workshop's.

    Raises FaultsFoundError where a sheet cannot be read, or a file cannot be changed without losing something; then
    nothing was written.
    """
    tell("read")
    engagement = with_book(folder)
    book, language = engagement.okras or OkraBook(), engagement.workshop.language
    readings = [read_decisions(path, name, book, language) for path, name in named_apart(sheets)]
    faults = tuple(fault for one in readings for fault in one.faults)
    _stop(faults)
    tell("track")
    mask = masker(engagement.responses, engagement.workshop)

    def number(text: str, result: KeyResult) -> float | None:
        beside = tuple(value for value in (result.baseline, result.target) if value is not None)
        if not _is_bare(text):
            return None
        found = read_number(text, result.unit, language, beside)
        return float(found.value) if found.taken and isinstance(found.value, int | float) else None

    day, words = day or engagement.workshop.sessions[0].day, words_of(engagement)
    shown = shown_lines(book, words)
    decided = decide(readings, book, day, number, mask, Forms(shown, earlier_forms(folder, shown)))
    files, lost = decided_files(folder, decided, day, engagement.fingerprints, words)
    message = "cannot be changed without losing a comment: take the dropped line out by hand, then run this again"
    _stop(tuple(Fault(Place(name), message) for name in lost))
    if write and files:
        tell("write")
        write_decisions(folder, files)
        keep_forms(folder, shown, shown_lines(read(folder).okras or OkraBook(), words))
    return Settled(engagement, decided, day, tuple(file.name for file in files), (*faults, *decided.faults))


def undo_settled(folder: Path) -> tuple[str, ...]:
    """Takes the last decisions back; returns the files."""
    if not (folder / WORKSHOP_FILE).is_file():
        raise NotAnEngagementError(folder)
    return undo_decisions(folder)


def _is_bare(text: str) -> bool:
    """Whether an answer is a value and nothing else: in a sentence, somebody has to say which number counts."""
    return bool(_BARE.fullmatch(text.strip())) and len(_DIGITS.findall(text)) == 1


def _stop(faults: tuple[Fault, ...]) -> None:
    stopping = [fault for fault in faults if fault.weight is Weight.STOPS]
    if stopping:
        raise FaultsFoundError(stopping, "nothing was written")
