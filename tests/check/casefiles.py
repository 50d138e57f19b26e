"""The YAML cases of the rules, as books that `check` can run on.

A case is a short form (`objective:`, `key result:`, `action:`, or lists of them) or whole sets under `okras:`;
`workshop:` changes the workshop, `answers:` gives counts of choice answers, `says:` is text that the hit must hold,
`severity:` its level.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from okra_coach.check.book import check
from okra_coach.model.fault import Weight
from okra_coach.model.finding import Finding
from okra_coach.model.okra import OkraBook
from okra_coach.model.workshop import Workshop
from okra_coach.read.okras import read_okras
from tests import material

CASES = Path(__file__).parent / "cases"
OWNER = "online-booking"

Fragment = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """One sentence of a case file with what it shows."""

    code: str
    slug: str
    expected: str
    sentence: str
    fragment: Fragment

    @property
    def name(self) -> str:
        return f"{self.code} {self.expected}: {self.sentence}"


def case_files() -> list[Path]:
    return sorted(CASES.glob("*.yaml"))


def all_cases() -> Iterator[Case]:
    for path in case_files():
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        for expected in ("misses", "hits"):
            for sentence, fragment in data[expected].items():
                yield Case(data["rule"], path.stem, expected, sentence, fragment)


def run(case: Case, folder: Path) -> list[Finding]:
    """What the case's own rule finds."""
    workshop = _workshop(case.fragment.get("workshop", {}))
    insights = replace(material.insights(), choices=case.fragment.get("answers", {}))
    found = check(_book(case.fragment, folder, workshop), workshop, insights)
    return [finding for finding in found if finding.code == case.code]


def _workshop(changes: Fragment) -> Workshop:
    workshop = replace(material.workshop(), bonus_today="")
    cycle = {key: changes[key] for key in ("first", "last") if key in changes}
    other = {key: value for key, value in changes.items() if key not in cycle}
    return replace(workshop, cycle=replace(workshop.cycle, **cycle), **other)


def _book(fragment: Fragment, folder: Path, workshop: Workshop) -> OkraBook:
    (folder / "okras").mkdir()
    sets = fragment.get("okras") or {OWNER: {"objectives": _objectives(fragment)}}
    for owner, okras in sets.items():
        text = yaml.safe_dump({"owner": owner, "name": owner.replace("-", " ").title(), **okras}, allow_unicode=True)
        (folder / "okras" / f"{owner}.yaml").write_text(text, encoding="utf-8")
    book, faults, _ = read_okras(folder, workshop)
    assert not [fault for fault in faults if fault.weight is Weight.STOPS], faults
    assert book is not None
    return book


def _objectives(fragment: Fragment) -> list[Fragment]:
    if "objectives" in fragment:
        return [_line(one, "text") for one in fragment["objectives"]]
    objective = _line(fragment.get("objective", "Busy parents book without a phone call"), "text")
    return [{"key_results": _key_results(fragment), **objective}]


def _key_results(fragment: Fragment) -> list[Fragment]:
    if "key results" in fragment:
        return [_line(one, "measure") for one in fragment["key results"]]
    if "key result" not in fragment and "action" not in fragment and "actions" not in fragment:
        return []
    actions = fragment.get("actions", [fragment["action"]] if "action" in fragment else [])
    key_result = _line(fragment.get("key result", "Share of appointments booked online"), "measure")
    return [{"actions": [_line(one, "text") for one in actions], **key_result}]


def _line(given: str | Fragment, field: str) -> Fragment:
    """A line from its short form: its text, or its fields."""
    if isinstance(given, str):
        return {field: given}
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in given.items()}
