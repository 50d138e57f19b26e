"""Composes the agenda from the booked time, the people, and the open questions that only the room can settle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from okra_coach.model.agenda import (
    LUNCH,
    ON_HAND,
    RESERVE,
    Agenda,
    AgendaItem,
    AgendaSession,
    Block,
    Blocks,
    CutRule,
    minutes_between,
)
from okra_coach.model.agenda_settings import Experience, SessionTime, groups_of
from okra_coach.model.okra import OpenQuestion
from okra_coach.model.rollout import Rollout
from okra_coach.model.workshop import Team, TeamKind, Workshop
from okra_coach.plan.agenda_breaks import Planned, with_breaks
from okra_coach.plan.agenda_fit import Wish, fit
from okra_coach.plan.agenda_questions import deal, open_ones, questions_of, wanted_minutes, weights
from okra_coach.words import Words

SPINE = {
    "open": 100, "frame": 100, "review": 50, "basics": 35, "answers": 80, "evidence": 25, "stop": 20, "company": 25,
    "sorting": 30, "objectives": 90, "choose": 55, "key-results": 90, "stress-test": 40, "numbers": 60, "actions": 70,
    "needs": 15, "alignment": 15, "rollout": 15, "confidence": 65, "parking": 10, "close": 100,
}  # fmt: skip
"""Our order of the blocks, and how much each counts before any question does."""
_MUST = frozenset({"open", "frame", "close"})
_SPLITS = {2: ("objectives",), 3: ("key-results", "actions")}
"""The blocks that begin the second and third session of our starting points."""
_MOST_WEIGHT = 60
_STEP = 5
_CARRIED = 50
"""A block of less weight that has no room in its session is not put into the next one."""
_MOST_LONGER = 1.5
"""A block grows to so many times its usual minutes for its questions; longer ones tire."""


def compose_agenda(
    workshop: Workshop, blocks: Blocks, questions: Sequence[OpenQuestion], rollout: Rollout | None, words: Words
) -> Agenda:
    """The agenda of all sessions, what does not fit, and why it is as it is."""
    asked = open_ones(questions)
    wishes = _wishes(workshop, blocks, asked, rollout)
    sessions = list(_sessions(workshop, blocks, wishes))
    agenda = _dealt(Agenda(tuple(sessions)), asked, blocks, workshop)
    return explained(agenda, wishes, blocks, workshop, words)


def redealt(
    agenda: Agenda, blocks: Blocks, questions: Sequence[OpenQuestion], workshop: Workshop, words: Words
) -> Agenda:
    """An agenda whose blocks a person moved or changed: hers as it stands, with the questions of today.

    What she put into a block stays there; new questions go where they fit.
    """
    asked = open_ones(questions)
    wishes = _wishes(workshop, blocks, asked, None)
    dealt = replace(_dealt(agenda, asked, blocks, workshop), edited=True)
    return explained(dealt, wishes, blocks, workshop, words)


def counted(agenda: Agenda, workshop: Workshop, rollout: Rollout | None) -> Agenda:
    """The agenda with how many people, groups and teams come."""
    people = people_coming(workshop, rollout)
    return replace(
        agenda, people=people, groups=groups_of(people, workshop.agenda), teams=len(teams_coming(workshop, rollout))
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


def _wishes(
    workshop: Workshop, blocks: Blocks, questions: Sequence[OpenQuestion], rollout: Rollout | None
) -> tuple[Wish, ...]:
    asked = weights(blocks, questions, workshop)
    return tuple(
        Wish(
            blocks[name],
            base + min(2 * asked[name], _MOST_WEIGHT),
            _for_questions(blocks[name], questions_of(blocks[name], questions, workshop)[:1], workshop),
            _for_questions(blocks[name], questions_of(blocks[name], questions, workshop), workshop),
            name in _MUST,
        )
        for name, base in SPINE.items()
        if name in blocks and _makes_sense(name, workshop, rollout)
    )


def _for_questions(block: Block, questions: Sequence[OpenQuestion], workshop: Workshop) -> int:
    most = int(block.minutes * _MOST_LONGER)
    return min(max(block.minutes, wanted_minutes(block, questions, workshop)), most)


def _makes_sense(name: str, workshop: Workshop, rollout: Rollout | None) -> bool:
    """Newcomers have nothing to look back on, and a blind match needs a central team."""
    if name == "basics":
        return workshop.agenda.experience is not Experience.REGULAR
    if name == "review":
        return workshop.agenda.experience is not Experience.NONE
    if name == "alignment":
        return any(team.kind is TeamKind.CENTRAL for team in workshop.teams)
    return True


def _sessions(workshop: Workshop, blocks: Blocks, wishes: Sequence[Wish]) -> Iterator[AgendaSession]:
    """Each session takes its part of the order, and what the one before had no room for."""
    made: frozenset[str] = frozenset()
    waiting: list[Wish] = []
    used: dict[str, int] = {}
    parts = _parts([one for one in wishes if one.block.id not in ("open", "close")], workshop.sessions)
    for number, (session, part) in enumerate(zip(workshop.sessions, parts, strict=True), 1):
        around = {one.block.id: one for one in wishes if one.block.id in ("open", "close")}
        own = [*waiting, *part]
        framed = [around[name] for name in ("open",) if name in around]
        last = [around[name] for name in ("close",) if name in around]
        planned = _planned([*framed, *own, *last], session, workshop, blocks, made)
        held = {name for name, _ in planned}
        made |= {out for name in held if name in blocks for out in blocks[name].outputs}
        waiting = [one for one in own if one.block.id not in held and one.weight >= _CARRIED]
        items = tuple(_item(name, minutes, used) for name, minutes in planned)
        yield AgendaSession(number, session.day, session.start, session.end, items)


def _parts(wishes: Sequence[Wish], sessions: Sequence[SessionTime]) -> list[list[Wish]]:
    """The order cut into as many parts as there are sessions: at our starting points, else by their minutes."""
    if len(sessions) in _SPLITS:
        starts = _SPLITS[len(sessions)]
        parts: list[list[Wish]] = [[]]
        for wish in wishes:
            if wish.block.id in starts:
                parts.append([])
            parts[-1].append(wish)
        return [*parts, *([] for _ in range(len(sessions) - len(parts)))]
    booked = [minutes_between(one.start, one.end) for one in sessions]
    share = sum(wish.block.minutes for wish in wishes) / max(sum(booked), 1)
    parts, filled, number = [[] for _ in sessions], 0.0, 0
    for wish in wishes:
        if filled >= booked[number] * share and number < len(sessions) - 1:
            filled, number = 0.0, number + 1
        parts[number].append(wish)
        filled += wish.block.minutes
    return parts


def _planned(
    wishes: Sequence[Wish], session: SessionTime, workshop: Workshop, blocks: Blocks, made: frozenset[str]
) -> Planned:
    """The session's blocks with breaks and reserve, which together take exactly the booked minutes.

    How many breaks there are follows from the blocks, and how much room the blocks have from the breaks: so the room
    is made smaller until both agree.
    """
    settings = workshop.agenda
    booked = minutes_between(session.start, session.end)
    most = booked * (100 - settings.reserve) // 100
    planned: Planned = ()
    for room in range(most, -1, -_STEP):
        minutes = fit(wishes, room, made, settings.stretch)
        planned = with_breaks(minutes, session, settings, blocks)
        if sum(length for _, length in planned) <= most:
            break
    return _with_reserve(planned, booked)


def _with_reserve(planned: Planned, booked: int) -> Planned:
    """What is left goes before the last block."""
    left = booked - sum(length for _, length in planned)
    return (*planned[:-1], (RESERVE, left), *planned[-1:]) if left > 0 else planned


def _item(name: str, minutes: int, used: dict[str, int]) -> AgendaItem:
    used[name] = used.get(name, 0) + 1
    return AgendaItem(name if used[name] == 1 else f"{name}-{used[name]}", name, minutes)


def _dealt(agenda: Agenda, questions: Sequence[OpenQuestion], blocks: Blocks, workshop: Workshop) -> Agenda:
    items, left = deal(agenda.items, questions, blocks, workshop, agenda.left_over)
    by_id = {item.id: item for item in items}
    sessions = tuple(replace(one, items=tuple(by_id[item.id] for item in one.items)) for one in agenda.sessions)
    return replace(agenda, sessions=sessions, left_over=left)


def explained(agenda: Agenda, wishes: Sequence[Wish], blocks: Blocks, workshop: Workshop, words: Words) -> Agenda:
    """The agenda with its reasons: why each block is there, why so long, and what was left out."""
    sessions = tuple(
        replace(one, items=tuple(replace(item, why=tuple(_why(item, blocks, workshop, words))) for item in one.items))
        for one in agenda.sessions
    )
    there = {item.block for item in agenda.items}
    out = [wish.block.title for wish in wishes if wish.block.id not in there]
    booked = sum(one.booked for one in agenda.sessions)
    work = sum(one.minutes for one in agenda.items if _is_work(one, blocks))
    reasons = [
        words(
            "{booked} minutes are booked; {work} of them are work, the rest are breaks and reserve.",
            booked=words.number(booked),
            work=words.number(work),
        )
    ]
    if out:
        reasons.append(words("No room for: {blocks}.", blocks="; ".join(out)))
    return replace(agenda, sessions=sessions, reasons=tuple(reasons))


def _is_work(item: AgendaItem, blocks: Mapping[str, Block]) -> bool:
    return item.block != RESERVE and not (item.block in blocks and blocks[item.block].is_rest)


def _why(item: AgendaItem, blocks: Blocks, workshop: Workshop, words: Words) -> Iterator[str]:
    block = blocks.get(item.block)
    if block is None:
        return
    if item.block == RESERVE:
        yield words("Whatever takes longer finds its time here; {n} % is our default.", n=workshop.agenda.reserve)
    elif item.block == LUNCH:
        yield words("Lunch is at lunchtime and is never pushed back.")
    elif block.is_rest:
        yield words("Nobody sits for more than {n} minutes without a break.", n=workshop.agenda.stretch)
    if item.questions:
        n = len(item.questions)
        yield words.plural("It settles {n} open question.", "It settles {n} open questions.", n)
    if any(set(block.outputs) & set(other.inputs) - ON_HAND for other in blocks.values()):
        yield words("Later blocks build on what it makes.")
    if block.cut is CutRule.NEVER and not block.is_rest:
        yield words("It is never left out.")
    if item.minutes < block.minutes and not block.is_rest and item.block != RESERVE:
        yield words("Usually it takes {n} minutes; this is what fits.", n=block.minutes)
    elif item.minutes > block.minutes and item.questions:
        yield words("Usually it takes {n} minutes; its questions need more.", n=block.minutes)
