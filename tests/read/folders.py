"""A small engagement as text, for tests that read it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from okra_coach.model.workshop import Workshop
from okra_coach.read.workshop import read_workshop

WORKSHOP = """\
language: en
client:
  name: Brightwater Clinics
  country: GB
  currency: GBP
workshop:
  day: 2027-04-06
  start: 09:00
  end: 16:30
  timezone: Europe/London
sponsor_role: Managing Director
coaches:
  - name: Ada Coach
cycle:
  name: Q2 2027
  first: 2027-04-12
  last: 2027-07-02
teams:
  - {name: Online Booking, kind: project, size: 9, coach: Ada Coach}
  - {name: Front Desk, kind: daily, size: 38}
  - {name: Billing & Claims, kind: central, size: 11}
themes:
  - Shorter waits
  - Visibility, door to door
  - Clear bills
  - Friendly phones
people:
  Paula Prime: Managing Director
"""


def engagement(folder: Path, workshop: str = WORKSHOP, **files: str | bytes) -> Path:
    """A folder with workshop.yaml and further files; `__` in a name stands for `/` and a last `_` for the dot."""
    (folder / "workshop.yaml").write_text(workshop, encoding="utf-8")
    for name, content in files.items():
        path = folder / (name.replace("__", "/").replace("_csv", ".csv").replace("_yaml", ".yaml"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def read_small(folder: Path, workshop: str = WORKSHOP) -> Workshop:
    """The small engagement's workshop."""
    found, _, _ = read_workshop(engagement(folder, workshop))
    assert found is not None
    return found


def export(header: list[str], *rows: list[str], delimiter: str = ",") -> str:
    """A CSV text."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([header, *rows])
    return out.getvalue()
