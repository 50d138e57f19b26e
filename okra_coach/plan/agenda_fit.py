"""Which blocks fit into a session, and how long each of them is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from okra_coach.model.agenda import ON_HAND, Block

_STEP = 5


@dataclass(frozen=True, slots=True)
class Wish:
    """A block that might come in, how much hangs on it, and how long it would best be.

    `usual` is long enough for its weightiest question, `minutes` for all of them.
    """

    block: Block
    weight: int
    usual: int
    minutes: int
    must: bool = False


def fit(wishes: Sequence[Wish], room: int, made: frozenset[str], longest: int) -> Mapping[str, int]:
    """Minutes by block, in the order of the wishes: the weightiest first, each with what it builds on.

    A block comes in at its usual length, or shorter where that is all there is room for, rather than all of them
    squeezed; what is left then goes to those whose questions need more. What must be is in, whatever the room.
    """
    by_weight = sorted(wishes, key=lambda wish: (not wish.must, -wish.weight))
    chosen: dict[str, int] = {}
    for wish in by_weight:
        needed = _with_needs(wish, wishes, chosen, made)
        if needed is None or not (wish.must or sum(one.block.least for one in needed) + sum(chosen.values()) <= room):
            continue
        chosen |= {one.block.id: one.block.least for one in needed}
        for one in needed:
            usual = min(one.usual, longest)
            chosen[one.block.id] += _grown(usual - chosen[one.block.id], room - sum(chosen.values()))
    for wish in by_weight:
        if wish.block.id in chosen:
            most = min(wish.minutes, longest)
            chosen[wish.block.id] += _grown(most - chosen[wish.block.id], room - sum(chosen.values()))
    return {wish.block.id: chosen[wish.block.id] for wish in wishes if wish.block.id in chosen}


def _grown(wanted: int, spare: int) -> int:
    """All that is wanted, or as many steps of five as there is room for."""
    if wanted <= spare:
        return max(wanted, 0)
    return max(spare // _STEP * _STEP, 0)


def _with_needs(
    wish: Wish, wishes: Sequence[Wish], chosen: Mapping[str, int], made: frozenset[str]
) -> list[Wish] | None:
    """The wish with the earlier ones it builds on that are not in yet; None where nothing makes what it needs."""
    if wish.block.id in chosen:
        return []
    earlier = wishes[: wishes.index(wish)]
    needed: list[Wish] = []
    for name in wish.block.inputs:
        there = ON_HAND | made | {out for one in earlier if one.block.id in chosen for out in one.block.outputs}
        there |= {out for one in needed for out in one.block.outputs}
        if name in there:
            continue
        maker = next((one for one in earlier if name in one.block.outputs), None)
        behind = _with_needs(maker, wishes, chosen, made) if maker else None
        if maker is None or behind is None:
            return None
        needed += [one for one in behind if one not in needed]
    return [*needed, wish]
