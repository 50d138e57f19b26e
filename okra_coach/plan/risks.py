"""What may break the rollout, from the answers, and what to do about it, from the playbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okra_coach.model.change import Remedy, Risk, RiskPlay
from okra_coach.model.playbook import spoken
from okra_coach.plan.house import House
from okra_coach.plan.occasions import told
from okra_coach.plan.risk_evidence import CONDITIONS, Evidence, worried
from okra_coach.words import mark

WIDE, FAR = 40, 20
_MOST_EVIDENCE = 3
_ROLES = {
    "leadership": mark("Leadership"),
    "lead": mark("Team leads"),
    "coach": mark("Coach"),
    "champion": mark("Internal champions"),
    "hr": mark("HR"),
}


def risks(plays: Sequence[RiskPlay], house: House, most: int) -> tuple[Risk, ...]:
    """The weightiest first, at most so many."""
    found = [risk for play in plays if (risk := _risk(play, house))]
    return tuple(sorted(found, key=lambda risk: (-risk.weight, risk.id))[:most])


def _risk(play: RiskPlay, house: House) -> Risk | None:
    evidence = list(_evidence(play, house))
    if not evidence:
        return None
    return Risk(
        play.id,
        spoken(play.name, house.words.language),
        " ".join(one.said for one in evidence[:_MOST_EVIDENCE]),
        tuple(_remedy(remedy, house) for remedy in play.remedies),
        _weight(play, evidence),
    )


def _evidence(play: RiskPlay, house: House) -> Iterator[Evidence]:
    for name, threshold in play.when.items():
        condition = CONDITIONS.get(name)
        found = condition(house, threshold) if condition else worried(house, play.id, threshold)
        if found is not None:
            yield found


def _weight(play: RiskPlay, evidence: Sequence[Evidence]) -> float:
    """Where the playbook lets it start, up to 40 for the widest gap, up to 20 for the largest part of the house."""
    gap, reach = max(one.gap for one in evidence), max(one.reach for one in evidence)
    return round(play.weight + WIDE * _share(gap) + FAR * _share(reach), 1)


def _share(value: float) -> float:
    return min(max(value, 0.0), 1.0)


def _remedy(remedy: Remedy, house: House) -> str:
    words = house.words
    return words(
        "{who} ({when}): {what}",
        who=_role(remedy.who, house),
        when=told(remedy.at, house.rollout, words),
        what=spoken(remedy.do, words.language),
    )


def _role(who: str, house: House) -> str:
    if who == "sponsor":
        return house.workshop.sponsor_role.strip() or house.words("Sponsor")
    return house.words(_ROLES[who])
