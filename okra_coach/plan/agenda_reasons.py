"""Why an agenda is as it is: each block's place and length, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from okra_coach.model.agenda import LUNCH, ON_HAND, RESERVE, Agenda, AgendaItem, Block, Blocks, CutRule
from okra_coach.model.agenda_settings import Experience
from okra_coach.model.workshop import Workshop
from okra_coach.plan.agenda_fit import Wish
from okra_coach.plan.agenda_wishes import BASICS
from okra_coach.words import Words


def explained(agenda: Agenda, wishes: Sequence[Wish], blocks: Blocks, workshop: Workshop, words: Words) -> Agenda:
    """The agenda with its reasons: why each block is there, why so long, and what was left out."""
    needed = {wish.block.id: wish.minutes for wish in wishes}
    sessions = tuple(
        replace(
            one,
            items=tuple(replace(item, why=tuple(_why(item, needed, blocks, workshop, words))) for item in one.items),
        )
        for one in agenda.sessions
    )
    there = {item.block for item in agenda.items}
    missing = [wish.block for wish in wishes if wish.block.id not in there]
    booked = sum(one.booked for one in agenda.sessions)
    work = sum(one.minutes for one in agenda.items if _is_work(one, blocks))
    reasons = [
        words(
            "{booked} minutes are booked; {work} of them are work, the rest are breaks and reserve.",
            booked=words.number(booked),
            work=words.number(work),
        )
    ]
    if missing:
        reasons.append(words("No room for: {blocks}.", blocks="; ".join(block.title for block in missing)))
    for block in missing:
        if block.id == BASICS and workshop.agenda.experience is Experience.NONE:
            reasons.append(
                words(
                    "Whoever is new to OKRs reads the handout before: there is no room for “{block}”.",
                    block=block.title,
                )
            )
    return replace(agenda, sessions=sessions, reasons=tuple(reasons))


def _is_work(item: AgendaItem, blocks: Blocks) -> bool:
    return item.block != RESERVE and not (item.block in blocks and blocks[item.block].is_rest)


def _why(
    item: AgendaItem, needed: Mapping[str, int], blocks: Blocks, workshop: Workshop, words: Words
) -> Iterator[str]:
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
    yield from _length(item, block, needed.get(block.id, 0), words)


def _length(item: AgendaItem, block: Block, needed: int, words: Words) -> Iterator[str]:
    """Why it is shorter or longer than usual."""
    if item.minutes < block.minutes and not block.is_rest and item.block != RESERVE:
        yield words("Usually it takes {n} minutes; this is what fits.", n=block.minutes)
    elif item.minutes > block.minutes and block.is_active:
        if item.questions and needed > block.minutes:
            yield words("Usually it takes {n} minutes; its questions need more.", n=block.minutes)
        else:
            yield words("Usually it takes {n} minutes; there is time for more.", n=block.minutes)
