"""A deck of lists, tables, charts and notes beside other writers of the same content, and how it grows."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from okra_coach.documents.deck import Bars, Block, Bullets, Deck, Layout, Slide, Table
from tests.benchmarks.measure import in_turns, python, seconds, table

_CHARTS = (0, 5, 12, 15, 20, 27)
_NODE = Path(__file__).with_name("decks_pptxgen.js")


def decks() -> str:
    """Whole processes of 30 slides in turns; then the growth of ours to 1,000 slides within one process."""
    return f"{_beside_others()}\n\n{_growth()}"


def _beside_others() -> str:
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "ours.pptx"
        named: list[tuple[str, Callable[[], object]]] = [
            ("okra-coach", python(f"from tests.benchmarks.decks import ours; ours(30, {str(made)!r})")),
            ("python-pptx", python(f"from tests.benchmarks.decks import plain; plain(30, {folder + '/plain.pptx'!r})")),
            *_pptxgen(Path(folder)),
            ("import pptx", python("import pptx")),
        ]
        for _, work in named:
            work()
        times = in_turns(*(work for _, work in named), runs=7)
        floor = min(seconds(lambda: _zipped_again(made)) for _ in range(5))
    rows = [
        [name, f"{1000 * time:.0f}", f"{time / times[0]:.2f}"] for (name, _), time in zip(named, times, strict=True)
    ]
    rows.append(["its parts zipped again", f"{1000 * floor:.0f}", f"{floor / times[0]:.2f}"])
    return table("A deck of 30 slides, whole processes", ["", "ms", "x ours"], rows)


def _pptxgen(folder: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """PptxGenJS, where node and the package are found by way of NODE_PATH."""
    node = shutil.which("node")
    if node is None or subprocess.run([node, "-e", "require('pptxgenjs')"], capture_output=True).returncode:
        return
    content = folder / "content.json"
    content.write_text(json.dumps([_as_json(slide) for slide in deck(30).slides]), encoding="utf-8")
    command = [node, str(_NODE), str(content), str(folder / "pptxgen.pptx")]
    yield "PptxGenJS", lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ)


def _growth() -> str:
    from okra_coach.write.deck import deck_bytes

    deck_bytes(deck(30))
    sizes = (30, 100, 1000)
    times = dict(zip(sizes, in_turns(*(lambda n=n: deck_bytes(deck(n)) for n in sizes), runs=3), strict=True))
    rows = [
        [f"{n} slides", f"{1000 * times[n]:.0f}", f"{1000 * times[n] / n:.2f}", f"{times[n] / times[30]:.1f}"]
        for n in sizes
    ]
    return table("Growth of a deck (linear: 3.3 and 33.3)", ["", "ms", "ms a slide", "x"], rows)


def deck(count: int) -> Deck:
    """So many slides: of thirty, ten tables of eight rows and five columns, six charts, else lists; notes on all."""
    return Deck("Benchmark", "Ada Coach", "en", "Footer", "2027-01-12", tuple(_slide(n) for n in range(count)))


def _slide(number: int) -> Slide:
    block, title = _block(number)
    notes = f"Speaker notes for slide {number}. Open with the takeaway, five minutes, then ask for objections."
    return Slide(Layout.CONTENT, f"Section {number // 10}", title, (block,), notes=notes)


def _block(number: int) -> tuple[Block, str]:
    place = number % 30
    if place % 3 == 1:
        rows = tuple(
            tuple(f"KR {row}.{column} value {row * 5 + column + number}" for column in range(5)) for row in range(8)
        )
        return Table(tuple("ABCDE"), rows, "A table."), f"Key results {number}: five of eight are on track"
    if place in _CHARTS:
        weeks = tuple(f"W{week}" for week in range(1, 13))
        series = tuple(
            (name, tuple(week * step for week in range(12))) for name, step in (("Actual", 0.05), ("Plan", 0.06))
        )
        return Bars(weeks, series, "A chart."), f"Progress {number}: score rose to 0.6 in week 8"
    points = tuple(f"Point {n}: a key result moves from {n * 10} to {n * 10 + 25} by the end of Q3" for n in range(6))
    return Bullets(points), f"Objective {number}: retention grows because onboarding is shorter"


def _as_json(slide: Slide) -> dict[str, object]:
    block = slide.blocks[0]
    told: dict[str, object] = {"title": slide.title, "notes": slide.notes}
    if isinstance(block, Table):
        told["rows"] = [block.header, *block.rows]
    elif isinstance(block, Bars):
        told |= {"labels": block.categories, "series": block.series}
    elif isinstance(block, Bullets):
        told["items"] = block.items
    return told


def ours(count: int, out: str) -> None:
    """The deck as okra-coach writes it."""
    from okra_coach.write.deck import deck_bytes

    Path(out).write_bytes(deck_bytes(deck(count)))


def plain(count: int, out: str) -> None:
    """The same content by python-pptx as its documentation shows."""
    from pptx import Presentation

    prs = Presentation()
    for slide in deck(count).slides:
        _plain_slide(prs, slide)
    prs.save(out)


def _plain_slide(prs: Any, slide: Slide) -> None:
    from pptx.util import Inches

    block = slide.blocks[0]
    made = prs.slides.add_slide(prs.slide_layouts[1 if isinstance(block, Bullets) else 5])
    made.shapes.title.text = slide.title
    box = tuple(Inches(side) for side in (0.6, 1.6, 8.8, 5))
    if isinstance(block, Bullets):
        made.placeholders[1].text = "\n".join(block.items)
    elif isinstance(block, Table):
        grid = made.shapes.add_table(len(block.rows) + 1, len(block.header), *box).table
        for row, cells in enumerate((block.header, *block.rows)):
            for column, text in enumerate(cells):
                grid.cell(row, column).text = text
    elif isinstance(block, Bars):
        _plain_chart(made, block, box)
    made.notes_slide.notes_text_frame.text = slide.notes


def _plain_chart(made: Any, bars: Bars, box: tuple[Any, ...]) -> None:
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = bars.categories
    for name, values in bars.series:
        data.add_series(name, values)
    made.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *box, data)


def _zipped_again(made: Path) -> bytes:
    """What deflating the same parts costs at least."""
    out = io.BytesIO()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            target.writestr(item, source.read(item))
    return out.getvalue()
