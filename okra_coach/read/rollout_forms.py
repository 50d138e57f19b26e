"""The settings below `rollout` in workshop.yaml: who may start together, how teams are rated, what a gate asks for."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from okra_coach.model.rollout_settings import (
    CoachHours,
    CoachTime,
    GateSettings,
    MeetingMinutes,
    ProbeSettings,
    ReadinessWeights,
    TierSettings,
)
from okra_coach.model.workshop import RolloutSettings
from okra_coach.read.forms import Form, Number, Text

_ROLLOUT, _WEIGHTS, _TIERS = RolloutSettings(), ReadinessWeights(), TierSettings()
_GATES, _PROBE = GateSettings(), ProbeSettings()
_MINUTES, _HOURS, _COACH = MeetingMinutes(), CoachTime(), CoachHours()
Count = Annotated[int, Field(ge=1)]
Percent = Annotated[int, Field(ge=0, le=100)]
Points = Annotated[int, Field(ge=0, le=100)]
Minutes = Annotated[int, Field(ge=5, le=480)]
Hours = Annotated[Number, Field(ge=0, le=100)]


class TiersForm(Form):
    """Which share of project work makes which kind of team."""

    project_from: Percent = Field(
        _TIERS.project_from, description="From so many per cent of project or result work on a team may start first."
    )
    mixed_from: Percent = Field(
        _TIERS.mixed_from, description="From so many per cent on its work is mixed; below, it is day-to-day work."
    )


class WeightsForm(Form):
    """How much each criterion counts in the readiness score: in proportion; 0 is shown and not counted."""

    result_orientation: Points = Field(_WEIGHTS.result_orientation, description="Weight of: work towards a result.")
    measurability: Points = Field(_WEIGHTS.measurability, description="Weight of: measures with a value of today.")
    priorities: Points = Field(_WEIGHTS.priorities, description="Weight of: votes for what the company puts first.")
    decide: Points = Field(_WEIGHTS.decide, description="Weight of: room to decide how goals are reached.")
    safety: Points = Field(_WEIGHTS.safety, description="Weight of: safety and say.")
    rhythm: Points = Field(_WEIGHTS.rhythm, description="Weight of: how often the team looks at its progress.")
    room: Points = Field(_WEIGHTS.room, description="Weight of: room in the calendar.")
    backing: Points = Field(_WEIGHTS.backing, description="Weight of: the sponsor's backing; shown, not counted.")


class GatesForm(Form):
    """What must be true before the next wave starts."""

    check_ins: Percent = Field(_GATES.check_ins, description="At least so many per cent of check-ins were held.")
    complete: Percent = Field(
        _GATES.complete, description="At least so many per cent of key results have baseline, target, source, owner."
    )
    effects: Percent = Field(
        _GATES.effects, description="At least so many per cent of key results are effects, not finished tasks."
    )
    helpful: Annotated[Number, Field(ge=1, le=5)] = Field(
        _GATES.helpful, description="At least so many points of 5 for: OKR+As help us."
    )
    blocked_days: Count = Field(_GATES.blocked_days, description="No need has been open for more days than these.")
    sponsor_events: Annotated[int, Field(ge=0, le=3)] = Field(
        _GATES.sponsor_events, description="The sponsor was at so many of the 3 events."
    )
    coach_load: Percent = Field(_GATES.coach_load, description="Coaches used at most so many per cent of their hours.")
    safety_fall: Annotated[Number, Field(gt=0, le=4)] = Field(
        _GATES.safety_fall, description="When speaking up falls by so many points of 5, we talk first."
    )


class ProbeForm(Form):
    """What the alignment probe must show to pass."""

    traced: Percent = Field(
        _PROBE.traced, description="At least so many per cent of its key results serve a company objective."
    )
    accepted: Percent = Field(
        _PROBE.accepted, description="At least so many per cent of its requests are accepted with a date."
    )
    contradictions: Annotated[int, Field(ge=0)] = Field(
        _PROBE.contradictions, description="At most so many contradictions are left."
    )
    blind_match: Percent = Field(
        _PROBE.blind_match, description="At least so many per cent of blind guesses name the right company objective."
    )


class MinutesForm(Form):
    """How long each date of the cycle takes."""

    refresh: Minutes = Field(_MINUTES.refresh, description="Minutes of: fresh customer feedback and figures.")
    preparation: Minutes = Field(_MINUTES.preparation, description="Minutes of: each preparation of the coach.")
    draft: Minutes = Field(_MINUTES.draft, description="Minutes to read and comment the company's draft.")
    alignment: Minutes = Field(_MINUTES.alignment, description="Minutes of: the alignment of the teams.")
    kick_off: Minutes = Field(_MINUTES.kick_off, description="Minutes of: the kick-off.")
    coach_review: Minutes = Field(_MINUTES.coach_review, description="Minutes of: the coach review in week 4.")
    reading: Minutes = Field(_MINUTES.reading, description="Minutes to read the tracker before a review.")
    mid_review: Minutes = Field(_MINUTES.mid_review, description="Minutes of: the mid-cycle review.")
    scoring: Minutes = Field(_MINUTES.scoring, description="Minutes of: the scoring of the key results.")
    retrospective: Minutes = Field(_MINUTES.retrospective, description="Minutes of: review and retrospective.")
    gate: Minutes = Field(_MINUTES.gate, description="Minutes of: the decision about the next wave.")
    planning: Minutes = Field(_MINUTES.planning, description="Minutes of: the planning of the next cycle.")


class CoachHoursForm(Form):
    """How many hours a team takes of the coaches, cycle by cycle."""

    first: Annotated[Number, Field(gt=0, le=200)] = Field(
        _COACH.first, description="Coach hours that a team takes in its first cycle."
    )
    second: Hours = Field(_COACH.second, description="Coach hours that a team takes in its second cycle.")
    third: Hours = Field(_COACH.third, description="Coach hours that a team takes in its third cycle.")
    later: Hours = Field(_COACH.later, description="Coach hours that a team takes in every later cycle.")
    usable: Annotated[int, Field(ge=10, le=100)] = Field(
        _COACH.usable, description="So many per cent of the coaches' hours are planned; the rest is a reserve."
    )


class CoachTimeForm(Form):
    """What a team's first cycle takes of a coach, in proportion."""

    preparation: Hours = Field(_HOURS.preparation, description="Coach hours a team, in proportion: preparation.")
    workshop: Hours = Field(_HOURS.workshop, description="Coach hours a team, in proportion: workshop.")
    alignment: Hours = Field(_HOURS.alignment, description="Coach hours a team, in proportion: alignment.")
    check_ins: Hours = Field(_HOURS.check_ins, description="Coach hours a team, in proportion: first four check-ins.")
    mid_review: Hours = Field(_HOURS.mid_review, description="Coach hours a team, in proportion: mid-cycle review.")
    retrospective: Hours = Field(
        _HOURS.retrospective, description="Coach hours a team, in proportion: review and retrospective."
    )
    office_hours: Hours = Field(
        _HOURS.office_hours, description="Coach hours a team, in proportion: coach review and later check-ins."
    )


class RolloutForm(Form):
    """How many may start together."""

    first_wave_teams: Count = Field(_ROLLOUT.first_wave_teams, description="At most so many teams in the first wave.")
    first_wave_people: Count = Field(
        _ROLLOUT.first_wave_people, description="At most so many people in the core groups of the first wave."
    )
    growth: Annotated[Number, Field(ge=1, le=10)] = Field(
        _ROLLOUT.growth, description="A wave has at most so many times the teams and people of the one before."
    )
    central_team: Text | None = Field(
        None, description="Id or name of the team that tests the alignment; left out, the readiest central team does."
    )
    daily_from_wave: Count = Field(
        _ROLLOUT.daily_from_wave, description="Day-to-day teams start in this wave at the earliest."
    )
    most_risks: Annotated[int, Field(ge=1, le=20)] = Field(
        _ROLLOUT.most_risks, description="At most so many risks are shown, the weightiest first."
    )
    core_group: Annotated[int, Field(ge=3)] = Field(
        _ROLLOUT.core_group, description="At most so many people of a large team take part in a wave."
    )
    agreement_days: Annotated[int, Field(ge=0, le=60)] = Field(
        _ROLLOUT.agreement_days, description="What another team gives is due so many working days before it is needed."
    )
    preparation_days: Annotated[int, Field(ge=0, le=60)] = Field(
        _ROLLOUT.preparation_days, description="Fewer working days between workshop and kick-off bring a warning."
    )
    champion_minutes: Annotated[int, Field(ge=0, le=240)] = Field(
        _ROLLOUT.champion_minutes, description="Minutes in which a team's champion prepares a check-in."
    )
    people_per_coach: Count = Field(
        _ROLLOUT.people_per_coach, description="So many people who work with OKR+As need one internal coach."
    )
    minutes: MinutesForm = Field(MinutesForm.model_construct(), description="How long each date of the cycle takes.")
    coach_hours: CoachHoursForm = Field(
        CoachHoursForm.model_construct(), description="How many hours a team takes of the coaches, cycle by cycle."
    )
    coach_time: CoachTimeForm = Field(
        CoachTimeForm.model_construct(), description="What a team's first cycle takes of a coach, in proportion."
    )
    tiers: TiersForm = Field(TiersForm.model_construct(), description="Which share of project work makes which kind.")
    weights: WeightsForm = Field(WeightsForm.model_construct(), description="What each criterion of readiness weighs.")
    gates: GatesForm = Field(GatesForm.model_construct(), description="What must be true before the next wave starts.")
    probe: ProbeForm = Field(ProbeForm.model_construct(), description="What the alignment probe must show to pass.")


_PARTS = ("tiers", "weights", "gates", "probe", "minutes", "coach_hours", "coach_time")


def rollout_settings(form: RolloutForm, central: str | None) -> RolloutSettings:
    """The settings as the plan takes them; `central` is the id of the central team."""
    plain = form.model_dump(exclude={*_PARTS, "central_team"})
    return RolloutSettings(
        **plain,
        central_team=central,
        tiers=TierSettings(**form.tiers.model_dump()),
        weights=ReadinessWeights(**form.weights.model_dump()),
        gates=GateSettings(**form.gates.model_dump()),
        probe=ProbeSettings(**form.probe.model_dump()),
        minutes=MeetingMinutes(**form.minutes.model_dump()),
        coach_hours=CoachHours(**form.coach_hours.model_dump()),
        coach_time=CoachTime(**form.coach_time.model_dump()),
    )
