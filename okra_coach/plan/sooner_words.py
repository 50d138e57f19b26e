"""The ways forward in words: each completes the sentence “It starts sooner if …”."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.plan.candidates import Candidate, Missing
from okra_coach.plan.house_ways import HouseWay
from okra_coach.plan.reasons import Plan
from okra_coach.plan.sooner import Way
from okra_coach.words import Words, mark

_REMEDIES = {
    Missing.LEAD: mark("a lead role is named for it"),
    Missing.OKRAS: mark("it writes an objective with one measure of its own"),
    Missing.NUMBER: mark("one key result gets a baseline, or one action that measures it within four weeks"),
    Missing.PEOPLE: mark("it shares its goals with a neighbouring team"),
}


def sooner_if(candidate: Candidate, plan: Plan) -> tuple[str, ...]:
    """What would have to change for the team to start in an earlier wave, each enough by itself; none for the first."""
    return tuple(plan.words.join(list(_parts(way, plan))) for way in plan.forward.ways(candidate))


def _parts(way: Way, plan: Plan) -> Iterator[str]:
    words = plan.words
    yield from (words(_REMEDIES[missing]) for missing in way.lacks)
    if way.with_a_place:
        yield words("a place in an earlier wave becomes free")
    if way.share is not None:
        yield words("project or result work makes up {share} of its week or more", share=words.quantity(way.share, "%"))
    if way.own_project:
        yield words("a part of its work becomes a project with an end date and a team of its own")
    if way.readiness is not None:
        yield words(
            "more of its people answer the questionnaire: its readiness could reach {high} of 100",
            high=words.number(way.readiness, 0),
        )
    if way.own_people is not None:
        yield words.plural(
            "its core group has at most {n} person", "its core group has at most {n} people", way.own_people
        )
    if way.probe_of is not None:
        yield words("it takes over the alignment probe from {team}", team=plan.names[way.probe_of])
    if way.house is not None:
        yield from _of_the_house(way.house, words)


def _of_the_house(way: HouseWay, words: Words) -> Iterator[str]:
    if way.core_group is not None:
        yield words("no core group has more than {people} people", people=words.number(way.core_group))
    if way.first_teams is not None and way.first_people is not None:
        yield words.plural(
            "the first wave may hold {n} team and {people} people",
            "the first wave may hold {n} teams and {people} people",
            way.first_teams,
            people=words.number(way.first_people),
        )
    if way.more_coaches is not None:
        yield words.plural("there is {n} more coach", "there are {n} more coaches", way.more_coaches)
