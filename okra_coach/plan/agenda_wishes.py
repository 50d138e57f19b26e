"""How much hangs on each block of the order, and how long it would best be, from the open questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from okra_coach.model.agenda import AgendaItem, Block, Blocks, minutes_between
from okra_coach.model.agenda_settings import Experience, groups_of
from okra_coach.model.okra import COMPANY, OpenQuestion
from okra_coach.model.rollout import Rollout
from okra_coach.model.workshop import Team, TeamKind, Workshop
from okra_coach.plan.agenda_fit import Wish
from okra_coach.plan.agenda_questions import deal

SPINE = {
    "open": 100, "frame": 100, "review": 50, "basics": 35, "answers": 80, "evidence": 25, "stop": 20, "company": 25,
    "sorting": 30, "objectives": 90, "choose": 85, "key-results": 90, "stress-test": 40, "numbers": 60, "actions": 60,
    "needs": 30, "alignment": 15, "rollout": 15, "confidence": 65, "parking": 10, "close": 100,
}  # fmt: skip
"""Our order of the blocks, and how much each counts before any question does."""
BASICS = "basics"
_MUST = frozenset({"open", "frame", "close"})
_SHARE, _MOST_SHARE, _WEIGHTIEST = 1, 20, 4
"""A block counts more by the weight of its questions, to a limit, and by four times that of its weightiest one."""
_WEIGHTY = 5
"""For a question of so much weight others make room."""
_TIGHT = 75
"""So much of its usual time, in per cent, a block has where not all of them find room at full length."""
_MOST_LONGER = 1.5
"""A block grows to so many times its usual minutes; longer ones tire."""
_BESIDE_REPORTS = 10
"""So many minutes a block in which every group reports needs beside the reports."""
_STEP = 5
_LONG_DAY, _HEARD = 360, 55
"""From six hours on the customers' evidence belongs to the core: the method takes its goals from there."""


def wishes_of(
    workshop: Workshop, blocks: Blocks, questions: Sequence[OpenQuestion], rollout: Rollout | None
) -> tuple[Wish, ...]:
    """Every block that makes sense here, in our order, each weighed by the questions that it would settle."""
    names = [name for name in SPINE if name in blocks and _makes_sense(name, workshop)]
    teams = len(teams_coming(workshop, rollout))
    groups = groups_of(people_coming(workshop, rollout), workshop.agenda)
    ideal = [AgendaItem(name, name, int(blocks[name].minutes * _MOST_LONGER)) for name in names]
    dealt, _ = deal(ideal, questions, blocks, workshop)
    by_id = {one.id: one for one in questions}
    return tuple(
        _wish(blocks[item.block], [by_id[own] for own in item.questions], teams, groups, workshop) for item in dealt
    )


def teams_coming(workshop: Workshop, rollout: Rollout | None) -> tuple[Team, ...]:
    """The teams of the first wave, all without a plan."""
    first = {team for wave in rollout.waves[:1] for team in wave.teams} if rollout else set()
    return tuple(team for team in workshop.teams if not first or team.id in first)


def people_coming(workshop: Workshop, rollout: Rollout | None) -> int:
    """How many come: as the settings say, else the core groups of the first wave, else of all teams."""
    if workshop.agenda.people is not None:
        return workshop.agenda.people
    teams = teams_coming(workshop, rollout)
    most = min(workshop.rollout.core_group, max(workshop.agenda.most_people // max(len(teams), 1), 1))
    return sum(min(team.size, most) for team in teams)


def _wish(block: Block, questions: Sequence[OpenQuestion], teams: int, groups: int, workshop: Workshop) -> Wish:
    reports = (teams if block.in_parallel else groups) * workshop.agenda.report + _BESIDE_REPORTS
    least = _in_steps(max(block.least, reports if block.share_out else 0))
    heaviest = max((one.weight for one in questions), default=0)
    first = _wanted(block, questions[:1], workshop)
    floor = max(least, block.minutes * _TIGHT // 100 // _STEP * _STEP)
    asked = heaviest >= _WEIGHTY
    usual = max(block.minutes, least, first)
    return Wish(
        block,
        _base(block.id, workshop)
        + min(_SHARE * sum(one.weight for one in questions), _MOST_SHARE)
        + _WEIGHTIEST * heaviest,
        max(least, first) if asked else least,
        max(floor, first) if asked else floor,
        usual,
        max(usual, _wanted(block, questions, workshop)),
        max(usual, int(block.minutes * _MOST_LONGER) // _STEP * _STEP),
        asked,
        block.id in _MUST,
    )


def _in_steps(minutes: int) -> int:
    return -(-minutes // _STEP) * _STEP


def _wanted(block: Block, questions: Sequence[OpenQuestion], workshop: Workshop) -> int:
    """What the block needs to settle these questions: teams at their tables work at the same time."""
    by_owner: dict[str, int] = defaultdict(int)
    for one in questions:
        by_owner[one.owner if block.in_parallel else ""] += one.minutes
    shared = by_owner.pop(COMPANY, 0)
    longest = shared + max(by_owner.values(), default=0)
    return _in_steps(-(-longest * 100 // workshop.agenda.questions))


def _base(name: str, workshop: Workshop) -> int:
    """What a block counts before any question; where a day is long enough, customers are heard in any case."""
    long = max((minutes_between(one.start, one.end) for one in workshop.sessions), default=0) >= _LONG_DAY
    return _HEARD if name == "evidence" and long else SPINE[name]


def _makes_sense(name: str, workshop: Workshop) -> bool:
    """Newcomers have nothing to look back on, and a blind match needs a central team."""
    if name == BASICS:
        return workshop.agenda.experience is not Experience.REGULAR
    if name == "review":
        return workshop.agenda.experience is not Experience.NONE
    if name == "alignment":
        return any(team.kind is TeamKind.CENTRAL for team in workshop.teams)
    return True
