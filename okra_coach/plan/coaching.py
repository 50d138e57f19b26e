"""The workshop with another number of coaches."""

from __future__ import annotations

from dataclasses import replace

from okra_coach.model.workshop import Coach, Workshop

_USUAL_HOURS = Coach("").hours_a_week
"""Hours a week of a coach about whom nobody said anything."""


def with_coaches(workshop: Workshop, number: int) -> Workshop:
    """So many coaches; further ones have the hours that the known ones have on average."""
    known = workshop.coaches
    hours = sum(coach.hours_a_week for coach in known) / len(known) if known else _USUAL_HOURS
    more = (Coach(str(one + 1), hours_a_week=hours) for one in range(len(known), number))
    return replace(workshop, coaches=(*known, *more)[:number])
