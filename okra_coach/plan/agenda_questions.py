"""Which block settles which open question, and what becomes of a question that no block has time for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from okra_coach.model.agenda import AgendaItem, Blocks, Concern, Instead, LeftOver
from okra_coach.model.okra import COMPANY, ORDER, OpenQuestion
from okra_coach.model.workshop import Workshop

_LATER = frozenset({Concern.ACTION, Concern.OWNER, Concern.MEASURE, Concern.OUTPUT, Concern.HEALTH})
"""What a team can settle on its own after the workshop; everything else others would wait for."""


def open_ones(questions: Sequence[OpenQuestion]) -> tuple[OpenQuestion, ...]:
    """The questions without an answer, the most weighty first."""
    return tuple(sorted((one for one in questions if one.answer is None), key=lambda one: -one.weight))


def concern(question: OpenQuestion, workshop: Workshop) -> Concern:
    """What a question decides, by the lines it is about and by who must be there."""
    about, teams = question.about, {name.partition(".")[0] for name in question.about}
    if question.id.startswith(f"q-{COMPANY}-{ORDER}-"):
        return Concern.ORDER
    if about and all(name.count(".") == 3 for name in about):
        return Concern.ACTION
    if any(".k" in name for name in about):
        named = {team.name for team in workshop.teams}
        return Concern.ACTION if question.who and set(question.who) <= named else Concern.NUMBER
    if question.owner != COMPANY:
        return Concern.MEASURE
    if not about or teams == {COMPANY}:
        return Concern.COMPANY if len(about) == 1 and about != (COMPANY,) else Concern.DIRECTION
    return Concern.NEEDS if len(teams) > 1 else Concern.ROLLOUT


def deal(
    items: Sequence[AgendaItem],
    questions: Sequence[OpenQuestion],
    blocks: Blocks,
    workshop: Workshop,
    left: Sequence[LeftOver] = (),
) -> tuple[tuple[AgendaItem, ...], tuple[LeftOver, ...]]:
    """The items with their questions and the people these need, and what does not fit.

    Questions that stand in an item already stay there, and those of `left` that carry a note stay out.
    """
    known = {one.id: one for one in questions}
    kept_out = {one.question: one for one in left if one.note and one.question in known}
    taken = _standing(items, {own: one for own, one in known.items() if own not in kept_out})
    placed = {one.id for several in taken.values() for one in several}
    out = list(kept_out.values())
    for question in questions:
        if question.id in placed or question.id in kept_out:
            continue
        sort = concern(question, workshop)
        fit = (item for item in items if item.block in blocks and sort in blocks[item.block].settles)
        home = next((item for item in fit if _has_room(item, question, taken[item.id], blocks, workshop)), None)
        if home is None:
            out.append(LeftOver(question.id, _instead(sort), question.who))
        else:
            taken[home.id].append(question)
    ranked = sorted(out, key=lambda one: list(known).index(one.question))
    return tuple(_with(item, taken[item.id]) for item in items), tuple(ranked)


def _standing(items: Sequence[AgendaItem], known: Mapping[str, OpenQuestion]) -> dict[str, list[OpenQuestion]]:
    """The questions that stand in items, each in the first that names it."""
    free = dict(known)
    return {item.id: [free.pop(own) for own in item.questions if own in free] for item in items}


def _has_room(
    item: AgendaItem, question: OpenQuestion, taken: Sequence[OpenQuestion], blocks: Blocks, workshop: Workshop
) -> bool:
    parallel = blocks[item.block].in_parallel and question.owner != COMPANY
    beside = [one for one in taken if not parallel or one.owner in (question.owner, COMPANY)]
    needed = sum(one.minutes for one in beside) + question.minutes
    return needed * 100 <= item.minutes * workshop.agenda.questions


def _with(item: AgendaItem, questions: Sequence[OpenQuestion]) -> AgendaItem:
    who = tuple(dict.fromkeys(person for one in questions for person in one.who))
    return replace(item, questions=tuple(one.id for one in questions), who=who)


def _instead(sort: Concern) -> Instead:
    return Instead.AFTER if sort in _LATER else Instead.BEFORE
