"""Reading a large export, against the csv module merely iterating it, and the memory that it takes."""

from __future__ import annotations

import csv
import io
import tempfile
import tracemalloc
from functools import partial
from pathlib import Path

from okra_coach.model.workshop import Workshop
from okra_coach.resources import worked_engagement
from tests.benchmarks.growth import read_rows
from tests.benchmarks.measure import in_turns, table

PEOPLE = 5000


def reading() -> str:
    """5,000 responses of 36 questions: read and matched, over iterating the file's cells plus one strip each."""
    from okra_coach.read.questionnaire import read_questionnaire
    from okra_coach.read.responses import read_responses

    rows = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        workshop = prepared(root)
        questionnaire, _ = read_questionnaire(root)
        for people in (PEOPLE // 2, PEOPLE):
            text = export(people)
            (root / "responses" / "answers.csv").write_text(text, encoding="utf-8", newline="")
            base, ours = in_turns(partial(strip_all, text), partial(read_responses, root, questionnaire, workshop))
            tracemalloc.start()
            kept = read_responses(root, questionnaire, workshop)
            now, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            assert len(kept[0].responses) == people
            size = len(text.encode())
            rows.append(
                [
                    f"{people:,} people, {size / 1e6:.1f} MB", f"{1000 * base:.0f}", f"{1000 * ours:.0f}",
                    f"{ours / base:.1f}", f"{now / size:.1f}", f"{peak / size:.1f}",
                ]
            )  # fmt: skip
    return table(
        "Reading an export of 36 questions (the issue asks for 3 x csv)",
        ["", "csv ms", "read ms", "x", "bytes kept a byte", "at the peak"],
        rows,
    )


def prepared(folder: Path) -> Workshop:
    """The worked engagement's settings in a folder of their own."""
    from okra_coach.read.workshop import read_workshop

    (folder / "responses").mkdir()
    (folder / "workshop.yaml").write_bytes((worked_engagement() / "workshop.yaml").read_bytes())
    workshop, _, _ = read_workshop(folder)
    assert workshop is not None
    return workshop


def export(people: int) -> str:
    """The worked engagement's answers, over and over, each person with an address and texts of their own."""
    header, *answers = read_rows(next((worked_engagement() / "responses").glob("*.csv")))
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    for number in range(people):
        row = list(answers[number % len(answers)])
        row[1] = f"p{number}@example.com"
        writer.writerow([f"{cell} {number}" if len(cell) > 60 and "," not in cell else cell for cell in row])
    return out.getvalue()


def strip_all(text: str) -> None:
    """What the csv module needs for the same cells."""
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            cell.strip()
