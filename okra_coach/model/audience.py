"""Who takes part in each date of the cycle."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from okra_coach.model.rollout import EventKind


class Audience(StrEnum):
    """A group that a date concerns; teams and leads are those that start in this cycle."""

    EVERYONE = "everyone"
    TEAM = "team"
    LEADS = "leads"
    SPONSOR = "sponsor"
    CONSULTANT = "consultant"


_EVERYONE, _TEAM, _LEADS, _SPONSOR, _COACH = Audience
AUDIENCES: Mapping[EventKind, tuple[Audience, ...]] = {
    EventKind.REFRESH: (_LEADS, _COACH),
    EventKind.PREPARATION: (_COACH,),
    EventKind.DRAFT: (_EVERYONE,),
    EventKind.WORKSHOP: (_TEAM, _LEADS, _SPONSOR, _COACH),
    EventKind.ALIGNMENT: (_LEADS, _SPONSOR, _COACH),
    EventKind.KICK_OFF: (_EVERYONE,),
    EventKind.CHECK_IN: (_TEAM, _LEADS),
    EventKind.COACH_REVIEW: (_LEADS, _COACH),
    EventKind.READING: (_COACH,),
    EventKind.MID_REVIEW: (_TEAM, _LEADS, _SPONSOR, _COACH),
    EventKind.SCORING: (_TEAM, _LEADS),
    EventKind.RETROSPECTIVE: (_TEAM, _LEADS, _SPONSOR, _COACH),
    EventKind.GATE: (_SPONSOR, _COACH),
    EventKind.PLANNING: (_LEADS, _SPONSOR, _COACH),
}
"""The method's answer for each kind; a champion goes where the team's lead goes for its agreements."""


def concerns(kind: EventKind, audience: Audience) -> bool:
    """Whether the audience takes part, alone or as part of everybody."""
    return audience in AUDIENCES[kind] or Audience.EVERYONE in AUDIENCES[kind]


def is_shared(kind: EventKind) -> bool:
    """Whether the client sees the date: all but the consultant's own work."""
    return AUDIENCES[kind] != (Audience.CONSULTANT,)
