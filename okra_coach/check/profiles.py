"""Schools of OKRs, as the sources disagree: which severities and numbers differ from the standard ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Profile:
    """One school: its severities by code ("off" for a rule that it does not hold), and its numbers by code and name."""

    name: str
    what: str
    source: str
    severity: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


PROFILES: tuple[Profile, ...] = (
    Profile(
        "standard",
        "Key results should be effects, yet a team may have one that is work; what is only missing is told gently.",
        "Carsten Ley, OKR+A; most of the sources of the single rules.",
    ),
    Profile(
        "strict",
        "A key result is an effect with a baseline and a target, or it is an error.",
        "Felipe Castro; Marty Cagan, INSPIRED; Josh Seiden, Outcomes Over Output.",
        severity={
            "OBJ101": "error", "OBJ102": "error", "OBJ103": "error", "KR202": "error", "KR203": "warning",
            "KR206": "error", "KR207": "error", "KR209": "error", "SET403": "error", "ACT302": "error",
            "ACT304": "error", "KR204": "warning", "KR205": "warning", "KR208": "error", "KR212": "warning",
            "KR222": "warning", "SET409": "warning",
        },
        numbers={"OBJ106": {"words": 12}, "SET401": {"team": 2, "company": 3}, "SET402": {"most": 4}},
    ),
    Profile(
        "milestones",
        "A dated milestone is a key result too, as long as another one beside it shows an effect.",
        "Paul Niven and OKRsTraining; GitLab, where nothing can be counted.",
        severity={"KR201": "info", "KR206": "info", "KR208": "info"},
    ),
    Profile(
        "outputs",
        "Goals name what will be built; numbers are looked at beside them.",
        "PostHog, goal setting.",
        severity={
            "OBJ103": "off", "KR201": "info", "KR202": "info", "KR206": "off", "KR207": "off", "KR208": "off",
            "KR222": "off", "SET403": "info", "SET409": "info", "ACT311": "info",
        },
    ),
)  # fmt: skip


def find_profile(name: str) -> Profile | None:
    """The profile of that name, in any case."""
    return next((profile for profile in PROFILES if profile.name == name.casefold()), None)
