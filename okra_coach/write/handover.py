"""Writes what is handed over: CSV that spreadsheets and importers read alike, JSON and Markdown as they are."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

from okra_coach.documents.answer_sheet import guarded
from okra_coach.documents.handover import HandOver, Table
from okra_coach.write.guarded import write_guarded

FOLDER = "hand-over"
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Without it Excel takes a CSV file for one of an old code page."""
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def write_handovers(
    folder: Path, handovers: Iterable[HandOver], *, overwrite: bool = False
) -> tuple[tuple[Path, bool], ...]:
    """Writes each into hand-over/, and none over what a person changed; each comes back with whether it changed.

    Raises EditedSinceError before anything is written, ExternallyChangedError, CannotWriteError.
    """
    files = {one.file_name: handover_bytes(one) for one in handovers}
    return write_guarded(folder, FOLDER, files, overwrite=overwrite)


def handover_bytes(handover: HandOver) -> bytes:
    """The file as it is written; a text that a spreadsheet would calculate gets a ' before it."""
    if isinstance(handover.content, Table):
        return _csv(handover.content)
    return handover.content.encode()


def _csv(table: Table) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.header)
    writer.writerows([_cell(text) for text in row] for row in table.rows)
    return (_BOM + out.getvalue()).encode()


def _cell(text: str) -> str:
    text = _CONTROL.sub("", text)
    return text if _NUMBER.fullmatch(text) else guarded(text)
