"""Why a team starts when it does, in sentences with their numbers: all reasons, not only the first one found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from okra_coach.model.workshop import RolloutSettings, TeamKind
from okra_coach.plan.candidates import Candidate, Missing
from okra_coach.plan.sensitivity import Shift
from okra_coach.plan.sooner import Forward
from okra_coach.plan.waves import OpenWave
from okra_coach.words import Words, mark

_LACKS = {
    Missing.LEAD: mark("No lead role is named for it."),
    Missing.OKRAS: mark("It has no key result yet: nothing in the answers could be drafted for it."),
    Missing.NUMBER: mark("None of its key results has a baseline, and it has no action that could get one."),
    Missing.PEOPLE: mark("It has fewer than three people, too few for goals of a team."),
}


@dataclass(frozen=True)
class Plan:
    """Everything the sentences speak about."""

    waves: Sequence[OpenWave]
    forward: Forward
    starts: Mapping[str, int]
    names: Mapping[str, str]
    probe: Candidate | None
    central_teams: int
    first_tier: Sequence[str]
    mutual: Mapping[str, Sequence[str]]
    shifts: Sequence[Shift]
    settings: RolloutSettings
    words: Words


def reasons(candidate: Candidate, plan: Plan) -> tuple[str, ...]:
    """What kind of work it does, how ready it is, what keeps it from starting sooner, and whom it needs."""
    return (
        *_kind(candidate, plan),
        *held_back(candidate, plan),
        *_readiness(candidate, plan),
        *_needs(candidate, plan),
    )


def held_back(candidate: Candidate, plan: Plan) -> tuple[str, ...]:
    """What keeps it from starting sooner: what it lacks, and the waves that had no place for it."""
    return (
        *(plan.words(_LACKS[missing]) for missing in candidate.missing),
        *(reason for wave in _refusals(candidate, plan) for reason in _refusal(candidate, wave, plan.words)),
    )


def mutual_needs(teams: Sequence[Candidate]) -> tuple[tuple[str, str], ...]:
    """Pairs of teams that each need the other, in the order of the teams."""
    needs = {team.team.id: set(team.okras.depends_on) if team.okras else set() for team in teams}
    return tuple(
        (one, other)
        for one, wanted in needs.items()
        for other in sorted(wanted)
        if one < other and one in needs.get(other, ())
    )


def _kind(candidate: Candidate, plan: Plan) -> Iterator[str]:
    words, team = plan.words, candidate.team
    if candidate is plan.probe:
        yield words("It is the alignment probe: a central team that tests whether the goals fit together.")
        yield from _why_this_probe(candidate, plan)
    elif team.project_share is not None:
        yield _by_share(candidate, team.project_share, plan)
    elif team.kind is TeamKind.PROJECT and team.ends:
        yield words("It is a project that ends on {day}; such work comes first.", day=words.date(team.ends))
    elif team.kind is TeamKind.PROJECT:
        yield words("It is a project with an end; such work comes first.")
    elif team.kind is TeamKind.RESULT:
        yield words("It owns a product or result; such work comes first.")
    elif team.kind is TeamKind.CENTRAL:
        yield words("It is a central team: it follows after project and result teams.")
    else:
        yield words(
            "It does day-to-day work: a health board from day one, OKR+As not before wave {wave}.",
            wave=plan.settings.daily_from_wave,
        )


def _by_share(candidate: Candidate, share: int, plan: Plan) -> str:
    words, part = plan.words, plan.words.quantity(share, "%")
    if candidate.is_daily:
        return words(
            "Only {share} of its week is project or result work: a health board from day one, OKR+As not before wave "
            "{wave}.",
            share=part,
            wave=plan.settings.daily_from_wave,
        )
    if candidate.tier == 1:
        return words("{share} of its week is project or result work; such work comes first.", share=part)
    return words(
        "Its work is mixed, {share} of its week is project or result work: it follows after project and result teams.",
        share=part,
    )


def _why_this_probe(candidate: Candidate, plan: Plan) -> Iterator[str]:
    words = plan.words
    if candidate.team.id == plan.settings.central_team:
        yield words("It was chosen as the central team of the first wave.")
    elif plan.central_teams == 1:
        yield words("It is the only central team.")
    elif not candidate.pinned:
        yield words("Of {count} central teams it is the readiest.", count=words.number(plan.central_teams))


def _order(candidate: Candidate, plan: Plan) -> Iterator[str]:
    if len(plan.first_tier) > 1 and candidate.team.id in plan.first_tier:
        yield plan.words(
            "By readiness it is number {place} of {count} project and result teams.",
            place=plan.first_tier.index(candidate.team.id) + 1,
            count=len(plan.first_tier),
        )


def _readiness(candidate: Candidate, plan: Plan) -> Iterator[str]:
    words, ready = plan.words, candidate.readiness
    if ready is None:
        return
    if candidate.tier == 1:
        yield from _order(candidate, plan)
    if ready.coverage == 100:
        yield words("Its readiness is {score} of 100.", score=words.number(ready.score or 0.0, 0))
    else:
        yield words(
            "Its readiness lies between {low} and {high} of 100: {known} of it is known, "
            "the rest was not answered or may not be shown.",
            low=words.number(ready.low, 0),
            high=words.number(ready.high, 0),
            known=words.quantity(ready.coverage, "%"),
        )
    if ready.kind_disputed:
        yield words("At least two of its people describe its work differently from what was entered.")


def _refusals(candidate: Candidate, plan: Plan) -> list[OpenWave]:
    """The first wave that might have taken the team, and the last one before its own."""
    first, start = candidate.earliest(plan.settings), plan.starts[candidate.team.id]
    if candidate.pinned or candidate is plan.probe or first >= start:
        return []
    return [plan.waves[number - 1] for number in dict.fromkeys((first, start - 1))]


def _refusal(candidate: Candidate, wave: OpenWave, words: Words) -> Iterator[str]:
    if wave.teams_are_full:
        yield words.plural(
            "Wave {wave} takes {n} team at most and is full.",
            "Wave {wave} takes {n} teams at most and is full.",
            wave.team_limit,
            wave=wave.number,
        )
    if wave.lacks_people_for(candidate):
        yield words(
            "Wave {wave} has room for {limit} people in core groups: {taken} are taken, and this team brings {people}.",
            wave=wave.number,
            limit=words.number(wave.people_limit),
            taken=words.number(wave.people),
            people=words.number(candidate.people),
        )
    if wave.hours_are_full:
        yield words(
            "The coaches have {supply} hours in wave {wave}: {used} are planned, and a new team takes {hours}.",
            wave=wave.number,
            supply=words.number(wave.supply or 0.0, 0),
            used=words.number(wave.hours, 0),
            hours=words.number(wave.a_team, 0),
        )
    if wave.prefers_others_to(candidate):
        yield words("In wave {wave} other teams still waited whose work comes first.", wave=wave.number)


def _needs(candidate: Candidate, plan: Plan) -> Iterator[str]:
    """Needs are agreements to make, never a reason to wait."""
    words, own = plan.words, plan.starts[candidate.team.id]
    wanted = [team for team in (candidate.okras.depends_on if candidate.okras else ()) if team in plan.starts]
    knots = [plan.names[team] for team in plan.mutual.get(candidate.team.id, ())]
    if knots:
        yield words(
            "It needs {teams} and they need it: settle who delivers what by when, or share one key result.",
            teams=words.join(knots),
        )
    later = [plan.names[team] for team in wanted if plan.starts[team] > own and plan.names[team] not in knots]
    if later:
        yield words(
            "It needs {teams}, who start later: agree who delivers what by when before the kick-off.",
            teams=words.join(later),
        )
