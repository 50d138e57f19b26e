"""Composes the agenda from the booked time, the people, and the open questions that only the room can settle."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from okra_coach.model.agenda import (
    RESERVE,
    Agenda,
    AgendaItem,
    AgendaSession,
    Blocks,
    minutes_between,
)
from okra_coach.model.agenda_settings import SessionTime, groups_of
from okra_coach.model.okra import OpenQuestion
from okra_coach.model.rollout import Rollout
from okra_coach.model.workshop import Workshop
from okra_coach.plan.agenda_breaks import Planned, with_breaks
from okra_coach.plan.agenda_fit import Wish, fit
from okra_coach.plan.agenda_parts import parts_of
from okra_coach.plan.agenda_questions import deal, open_ones
from okra_coach.plan.agenda_reasons import explained
from okra_coach.plan.agenda_wishes import people_coming, teams_coming, wishes_of
from okra_coach.words import Words

_STEP = 5


def compose_agenda(
    workshop: Workshop, blocks: Blocks, questions: Sequence[OpenQuestion], rollout: Rollout | None, words: Words
) -> Agenda:
    """The agenda of all sessions, what does not fit, and why it is as it is."""
    asked = open_ones(questions)
    wishes = wishes_of(workshop, blocks, asked, rollout)
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
    wishes = wishes_of(workshop, blocks, asked, None)
    dealt = replace(_dealt(agenda, asked, blocks, workshop), edited=True)
    return explained(dealt, wishes, blocks, workshop, words)


def counted(agenda: Agenda, workshop: Workshop, rollout: Rollout | None) -> Agenda:
    """The agenda with how many people, groups and teams come."""
    people = people_coming(workshop, rollout)
    return replace(
        agenda, people=people, groups=groups_of(people, workshop.agenda), teams=len(teams_coming(workshop, rollout))
    )


def _sessions(workshop: Workshop, blocks: Blocks, wishes: Sequence[Wish]) -> Iterator[AgendaSession]:
    """Each session takes its part of the order, and what the one before had no room for."""
    made: frozenset[str] = frozenset()
    waiting: list[Wish] = []
    used: dict[str, int] = {}
    opening, own, closing = ([one for one in wishes if one.block.id in names] for names in _around(wishes))
    parts = parts_of(own, workshop.sessions, workshop.agenda, [*opening, *closing], _longest(workshop, blocks))
    for number, (session, part) in enumerate(zip(workshop.sessions, parts, strict=True), 1):
        wanted = [*waiting, *part]
        planned = _planned([*opening, *wanted, *closing], session, workshop, blocks, made)
        held = {name for name, _ in planned}
        made |= {out for name in held if name in blocks for out in blocks[name].outputs}
        waiting = [one for one in _tail(wanted, held) if one.is_core]
        items = tuple(_item(name, minutes, used) for name, minutes in planned)
        yield AgendaSession(number, session.day, session.start, session.end, items)


def _around(wishes: Sequence[Wish]) -> tuple[set[str], set[str], set[str]]:
    """What opens every session, what each has of its own, and what closes every one."""
    return {"open"}, {one.block.id for one in wishes} - {"open", "close"}, {"close"}


def _tail(wanted: Sequence[Wish], held: Collection[str]) -> Sequence[Wish]:
    """What comes after the last block that is held: anything before it would come too late in the next session."""
    last = max((place for place, one in enumerate(wanted) if one.block.id in held), default=-1)
    return wanted[last + 1 :]


def _longest(workshop: Workshop, blocks: Blocks) -> int:
    """A block that opens or closes a session with another one still needs no break between them."""
    return workshop.agenda.stretch - max(
        (blocks[name].minutes for name in ("open", "close") if name in blocks), default=0
    )


def _planned(
    wishes: Sequence[Wish], session: SessionTime, workshop: Workshop, blocks: Blocks, made: frozenset[str]
) -> Planned:
    """The session's blocks with breaks and reserve, which together take exactly the booked minutes.

    How many breaks there are follows from the blocks, and how much room the blocks have from the breaks: so the room
    is made smaller until both agree.
    """
    settings, longest = workshop.agenda, _longest(workshop, blocks)
    booked = minutes_between(session.start, session.end)
    most = booked * (100 - settings.reserve) // 100
    planned: Planned = ()
    for room in range(most // _STEP * _STEP, -1, -_STEP):
        minutes = fit(wishes, room, made, longest)
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
