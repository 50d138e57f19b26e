"""The names and kinds of value that rollout.yaml may hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from okra_coach.model.rollout import EventKind, Part
from okra_coach.read.forms import Clock, Day, Flag, Form, Number, Text, Texts

Tally = Annotated[int, Field(ge=0)]


class WaveForm(Form):
    """Teams that start together."""

    number: Annotated[int, Field(ge=1)]
    teams: Texts = ()
    people: Annotated[int, Field(ge=0)] = 0
    coach_hours: Annotated[Number, Field(ge=0)] = 0.0


class PlacementForm(Form):
    """A team's place."""

    team: Text
    wave: Annotated[int, Field(ge=1, le=9_999)]
    part: Part = Part.STARTS
    pinned: Flag = False
    reasons: Texts = ()
    sooner_if: Texts = ()


class SeenForm(Form):
    """What was seen of a cycle by the day of its gate; null is not known yet."""

    check_ins_held: Tally | None = None
    off_track: Tally | None = None
    decided: Tally | None = None
    retrospective_held: Flag | None = None
    changes_made: Tally | None = None
    helpful: Annotated[Number, Field(ge=1, le=5)] | None = None
    helpful_answers: Tally | None = None
    longest_blocked_days: Tally | None = None
    sponsor_events: Annotated[int, Field(ge=0, le=3)] | None = None
    coach_hours: Annotated[Number, Field(ge=0)] | None = None
    safety_fall: Annotated[Number, Field(ge=-4, le=4)] | None = None
    safety_answers: Tally | None = None


class GateForm(Form):
    """What must be true before a wave, what follows when it is not, and what was seen."""

    before_wave: Annotated[int, Field(ge=1)]
    conditions: Texts = ()
    if_missed: Texts = ()
    seen: SeenForm = SeenForm.model_construct()


class AgreementForm(Form):
    """What one team needs from another."""

    needs: Text
    gives: Text
    what: Text = ""
    by: Day | None = None
    accepted: Flag | None = None


class ProbeSeenForm(Form):
    """What was seen of the alignment probe."""

    contradictions_left: Tally | None = None
    blind_match: Annotated[Number, Field(ge=0, le=100)] | None = None


class ProbeForm(Form):
    """What the central team of the first wave must find out."""

    team: Text
    questions: Texts = ()
    pass_marks: Texts = ()
    seen: ProbeSeenForm = ProbeSeenForm.model_construct()


class EventForm(Form):
    """A date of the cycle."""

    kind: EventKind
    day: Day
    start: Clock
    minutes: Annotated[int, Field(ge=1, le=24 * 60)]
    number: Annotated[int, Field(ge=0)] = 0
    note: Text = ""


class RolloutFileForm(Form):
    """All that rollout.yaml may hold."""

    waves: tuple[WaveForm, ...] = ()
    teams: tuple[PlacementForm, ...] = ()
    probe: ProbeForm | None = None
    agreements: tuple[AgreementForm, ...] = ()
    gates: tuple[GateForm, ...] = ()
    events: tuple[EventForm, ...] = ()
    working_days: Annotated[int, Field(ge=0)] = 0
    warnings: Texts = ()
