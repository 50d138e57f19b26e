"""Decisions that a tracker's rows of Check-ins tell."""

from __future__ import annotations

from datetime import date

from okra_coach.model.check_in import Choice, Decision
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.tracker_reading import TrackerRow
from okra_coach.track.decisions import decisions
from okra_coach.track.heard import Ground, Heard, decided


def hear_decision(row: TrackerRow, own: str, day: date, heard: Heard) -> None:
    """What the row decides on its key result; of two that differ the first counts, and that is told."""
    choice, _, note = row.text("decision").partition(": ")
    if not choice:
        if row.text("decided_by"):
            _say(heard, row, "decided_by", "somebody decided here, but not what; not taken")
        return
    said = Decision(own, Choice(choice), row.text("decided_by"), note, day=day, source=row.source("decision"))
    there = heard.decisions.setdefault((own, day), said)
    if there.choice is not said.choice:
        first = there.source.removeprefix(f"{row.file} ")
        _say(
            heard, row, "decision", f"{first} decides {there.choice} on {own} for the same day; this one was not taken"
        )


def drop_known(heard: Heard, ground: Ground) -> None:
    """Decisions that earlier records hold already, or held when they were recorded, are no news."""
    told = {(one.key_result, day, decided(one)) for day, one in decisions((*ground.earlier, *ground.told))}
    for (own, day), one in list(heard.decisions.items()):
        if (own, day, decided(one)) in told:
            del heard.decisions[own, day]


def _say(heard: Heard, row: TrackerRow, key: str, message: str) -> None:
    heard.faults.append(Fault(row.place(key), message, Weight.WARNS))
