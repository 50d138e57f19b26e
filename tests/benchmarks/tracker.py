"""Writing the tracker of thousands of key results, beside openpyxl, plain XlsxWriter and deflating its parts again."""

from __future__ import annotations

import subprocess
import sys
import zlib
from functools import partial
from io import BytesIO
from statistics import median
from time import process_time
from typing import TYPE_CHECKING
from zipfile import ZipFile

from tests.benchmarks.measure import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from okra_coach.documents.workbook import Workbook
    from okra_coach.model.engagement import Material

SIZES = ((5_000, 3), (50_000, 1))
_PLAIN_UP_TO = 5_000
_NEVER = 10**9
_PEAK = """
import resource, sys
from tests.benchmarks.many_tracked import tracked_material
from okra_coach.compose.tracker import compose_tracker
from okra_coach.words import load_words
from okra_coach.write.workbook import workbook_bytes
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
material = tracked_material({size})
held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
data = workbook_bytes(compose_tracker(material, load_words("en")))
print(held // 1024, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def tracker() -> str:
    """Seconds are of the processor, so that a busy machine does not count; composing is part of our side."""
    from okra_coach.compose.tracker import compose_tracker
    from okra_coach.words import load_words
    from okra_coach.write.workbook import workbook_bytes
    from tests.benchmarks.many_tracked import tracked_material

    rows = []
    for size, runs in SIZES:
        material = tracked_material(size)
        workbook = compose_tracker(material, load_words("en"))
        data = workbook_bytes(workbook)
        works: list[Callable[[], object]] = [
            partial(_deflate, _parts(data)),
            partial(_made, material),
        ]
        if size <= _PLAIN_UP_TO:
            works += [partial(workbook_bytes, workbook, _NEVER), partial(_openpyxl, workbook)]
        floor, ours, *others = _of_the_processor(works, runs)
        held, peak = _peak(size)
        told = [f"{other:.2f} ({other / floor:.1f} x)" for other in others] or ["", ""]
        rows.append(
            [
                f"{size:,} key results, {len(data) / 1e6:.1f} MB", f"{floor:.2f}", f"{ours:.2f} ({ours / floor:.1f} x)",
                *told, f"{held} MB", f"{peak} MB",
            ]
        )  # fmt: skip
    return table(
        "Composing and writing the tracker, over deflating its parts again (the issue asks for 4 x and 3 x)",
        ["", "deflate s", "ours", "plain XlsxWriter", "openpyxl", "the model holds", "peak"],
        rows,
    )


def _of_the_processor(works: list[Callable[[], object]], runs: int) -> list[float]:
    times = [[_seconds(work) for work in works] for _ in range(runs)]
    return [median(column) for column in zip(*times, strict=True)]


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def _made(material: Material) -> bytes:
    from okra_coach.compose.tracker import compose_tracker
    from okra_coach.words import load_words
    from okra_coach.write.workbook import workbook_bytes

    return workbook_bytes(compose_tracker(material, load_words("en")))


def _parts(data: bytes) -> list[bytes]:
    with ZipFile(BytesIO(data)) as book:
        return [book.read(name) for name in book.namelist()]


def _deflate(parts: list[bytes]) -> int:
    return sum(len(zlib.compress(part, 6)) for part in parts)


def _openpyxl(workbook: Workbook) -> bytes:
    """The cells alone, without looks, rules, charts and the formulas' values."""
    from openpyxl import Workbook as Book

    book = Book()
    for sheet in workbook.sheets:
        page = book.create_sheet(sheet.name)
        for row in sheet.rows:
            page.append([f"={cell.formula}" if cell.formula else cell.value for cell in row.cells])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _peak(size: int) -> tuple[int, int]:
    """Resident megabytes of a process of its own: with the model alone, and at the most."""
    code = _PEAK.format(size=size)
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    held, peak = done.stdout.split()
    return int(held), int(peak)
