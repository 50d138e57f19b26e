"""A rollout of any number of invented teams, with everything that a plan can hold, as values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from okra_coach.model.change import Change, Message, Risk
from okra_coach.model.effort import CoachWeek, Effort, Role, RoleHours
from okra_coach.model.engagement import Material
from okra_coach.model.insights import Criterion, Readiness
from okra_coach.model.rollout import Agreement, Gate, Part, Placement, ProbeTest, Rollout, Wave
from okra_coach.model.workshop import Team, TeamKind
from tests.material import material

_NAMES = (
    "Quote-to-Book Portal", "Ocean Product", "Finance & Billing", "Customs Desk", "Warehouse Night Shift",
    "Key Accounts North and Scandinavia", "Data Platform", "People & Culture", "Reception", "Returns",
    "Kundenserviceautomatisierung", "Chăm sóc khách hàng", "IT Service", "Pricing", "Route Planning",
)  # fmt: skip
_KINDS = (TeamKind.PROJECT, TeamKind.RESULT, TeamKind.CENTRAL, TeamKind.DAILY, TeamKind.DAILY, TeamKind.RESULT)
_TIERS = {TeamKind.PROJECT: 1, TeamKind.RESULT: 1, TeamKind.CENTRAL: 2, TeamKind.DAILY: 3}
_GATE = (
    "At least 8 of 9 planned check-ins were held.",
    "At least 70% of the key results have a baseline, a target, a source and an owner role.",
    "The sponsor was there at 2 of 3 events: kick-off, mid-cycle review, retrospective.",
)


def many_teams(count: int) -> Material:
    """The small invented engagement with `count` teams; every sixth team has too few answers."""
    teams = tuple(_team(number) for number in range(count))
    waves = _waves(teams)
    return replace(
        material(),
        workshop=replace(material().workshop, teams=teams),
        insights=replace(material().insights, readiness=tuple(_ready(n, team) for n, team in enumerate(teams))),
        rollout=Rollout(
            tuple(_placement(team, number, teams) for number, held in enumerate(waves, 1) for team in held),
            tuple(_wave(number, held) for number, held in enumerate(waves, 1)),
            tuple(Gate(n, _GATE, ("The next wave takes half as many teams.",)) for n in range(2, len(waves) + 1)),
            material().rollout.events,
            58,
            ("Coach hours do not suffice in wave 3.",),
            _agreements(waves),
            ProbeTest(
                _probe(teams).id,
                ("Do its key results trace to a company objective?", "Do any two goals contradict each other?"),
                ("At least 80% do.", "None is left without a decision.", "Others guess 60% of the objectives right."),
            ),
        ),
        effort=_effort(len(waves)),
        change=_change(),
    )  # fmt: skip


def _team(number: int) -> Team:
    name = _NAMES[number % len(_NAMES)] + (f" {number // len(_NAMES) + 1}" if number >= len(_NAMES) else "")
    return Team(f"t{number}", name, _KINDS[number % len(_KINDS)], 8 + number % 20, "Head", "Ada Coach")


def _probe(teams: tuple[Team, ...]) -> Team:
    return next((team for team in teams if team.kind is TeamKind.CENTRAL), teams[0])


def _waves(teams: tuple[Team, ...]) -> list[tuple[Team, ...]]:
    """Three, six, twelve … teams: the probe and project teams first, day-to-day work from the third wave on."""
    queue = sorted(teams, key=lambda team: (team is not _probe(teams), _TIERS[team.kind]))
    waves: list[tuple[Team, ...]] = []
    size = min(3, len(queue))
    while queue:
        late = [team for team in queue if len(waves) > 1 or team.kind is not TeamKind.DAILY]
        held = tuple((late or queue)[:size])
        queue = [team for team in queue if team not in held]
        waves.append(held)
        size *= 2
    return waves


def _wave(number: int, held: tuple[Team, ...]) -> Wave:
    return Wave(number, tuple(team.id for team in held), 8 * len(held), 20.0 * len(held))


def _placement(team: Team, wave: int, teams: tuple[Team, ...]) -> Placement:
    part = Part.PROBE if team is _probe(teams) else Part.BOARD if team.kind is TeamKind.DAILY else Part.STARTS
    reasons: tuple[str, ...] = ("It owns a product or result; such work comes first.",)
    if team.kind is TeamKind.DAILY:
        reasons = ("It does day-to-day work: a health board from day one, OKR+As not before wave 3.",)
    if wave > 1:
        reasons = (*reasons, f"Wave {wave - 1} takes {3 * 2 ** (wave - 2)} teams at most and is full.")
    return Placement(team.id, wave, part, reasons, ("the coaches have 20 more hours in wave 1",) if wave > 1 else ())


def _ready(number: int, team: Team) -> Readiness:
    if number % 6 == 5:
        return Readiness(team.id, team.kind, _TIERS[team.kind], 100.0, 25.0, 100.0, 25)
    score = 40.0 + 7 * (number % 8)
    known = 100 if number % 2 else 80
    spread = 0 if known == 100 else 9
    criteria = tuple(_criterion(n, None if n == 0 and spread else 2.0) for n in range(5))
    return Readiness(team.id, team.kind, _TIERS[team.kind], score, score - spread, score + spread, known, criteria)


def _agreements(waves: list[tuple[Team, ...]]) -> tuple[Agreement, ...]:
    flat = [team for held in waves for team in held]
    return tuple(
        Agreement(one.id, other.id, "Daily extract of the booking data" if number % 2 else "",
                  date(2027, 4, 9) if number % 2 else None)
        for number, (one, other) in enumerate(pairwise(flat))
    )  # fmt: skip


def _effort(waves: int) -> Effort:
    people = {Role.SPONSOR: (1, 6.0), Role.COACH: (2, 20.0), Role.LEAD: (3, 18.5), Role.MEMBER: (24, 12.0)}
    roles = tuple(
        RoleHours(role, wave, count * (1 if role is Role.SPONSOR else wave), each)
        for wave in range(1, waves + 1)
        for role, (count, each) in people.items()
    )
    hours = (9, 14, 4.5, 3, 3, 6, 3, 3, 3, 5, 8, 11)
    monday = date(2027, 4, 12)
    return Effort(roles, tuple(CoachWeek(monday + timedelta(weeks=n), h, 9.6) for n, h in enumerate(hours)))


def _change() -> Change:
    return Change(
        (
            Risk(
                "silence",
                "People keep silent",
                "8 of 18 do not feel free to speak up.",
                ("Write before you talk, in every round.", "Train one champion a team.", "Ask again after six weeks."),
                80,
            ),
            Risk(
                "no-time", "There is no time", "7 of 18 name daily work as what stops them.", ("Stop one report.",), 60
            ),
        ),
        (
            Message(date(2027, 3, 29), "All leads", "Why project and result work starts.", "30-minute call", "Sponsor"),
            Message(
                date(2027, 4, 1),
                "Works council",
                "What is measured, and that nothing is measured per person.",
                "Meeting",
                "Sponsor and lead coach",
            ),
        ),
        ("15 of 18 say that goals are planned once a year.", "6 of 9 goals of last year were dropped or rewritten."),
    )


def _criterion(number: int, level: float | None) -> Criterion:
    return Criterion(str(number), 20, level, f"Six people told of criterion {number}.", f"Criterion {number}")
