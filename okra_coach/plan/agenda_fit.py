"""Which blocks fit into a session, and how long each of them is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from okra_coach.model.agenda import ON_HAND, Block, BlockKind

_STEP = 5
CORE = 50
"""From so much weight a block belongs to the core; in another session it comes only then."""
_WORK = frozenset({BlockKind.DIVERGE, BlockKind.CONVERGE, BlockKind.EVALUATE})


@dataclass(frozen=True, slots=True)
class Wish:
    """A block that might come in, how much hangs on it, and how long it would best be.

    It is no shorter than `least`, and is not planned below `floor` where the time allows; `usual` is long enough for
    its weightiest question, `minutes` for all of them, and beyond `most` it would tire. The others make room for one
    that is `asked` for by a weighty question.
    """

    block: Block
    weight: int
    least: int
    floor: int
    usual: int
    minutes: int
    most: int
    asked: bool = False
    must: bool = False

    @property
    def is_core(self) -> bool:
        """Whether a workshop without it would not be worth the journey: these come first, at their usual length."""
        return self.must or self.weight >= CORE


Chosen = dict[str, int]
"""Minutes by block."""


def fit(wishes: Sequence[Wish], room: int, made: frozenset[str], longest: int) -> Mapping[str, int]:
    """Minutes by block, in the order of the wishes: the weightiest first, each with what it builds on.

    The core comes in a little shorter than usual and grows to what its questions need before any other block comes
    in. What has no room stays out, rather than all of them squeezed; only for a weighty question do others go down to
    their least. What must be is in, whatever the room.
    """
    by_weight = sorted(wishes, key=lambda wish: (not wish.must, -wish.weight))
    chosen: Chosen = {}
    for several in ([one for one in by_weight if one.is_core], [one for one in by_weight if not one.is_core]):
        for wish in several:
            needed = _with_needs(wish, wishes, chosen, made)
            if needed:
                chosen = _taken_in(wish, needed, chosen, by_weight, room)
        for wanted in (lambda wish: wish.usual, lambda wish: wish.minutes):
            chosen = _lengthened(chosen, by_weight, room, longest, wanted)
    working = [wish for wish in by_weight if wish.block.kind in _WORK]
    chosen = _lengthened(chosen, working, room, longest, lambda wish: wish.most)
    return {wish.block.id: chosen[wish.block.id] for wish in wishes if wish.block.id in chosen}


def _lengthened(
    chosen: Chosen, by_weight: Sequence[Wish], room: int, longest: int, wanted: Callable[[Wish], int]
) -> Chosen:
    """What is chosen, each as long as wanted where there is room for it, the weightiest first."""
    longer = dict(chosen)
    for wish in by_weight:
        if wish.block.id in longer:
            missing = min(wanted(wish), longest) - longer[wish.block.id]
            longer[wish.block.id] += _grown(missing, room - sum(longer.values()))
    return longer


def _taken_in(wish: Wish, needed: Sequence[Wish], chosen: Chosen, by_weight: Sequence[Wish], room: int) -> Chosen:
    """All that is needed beside what is chosen, or what is chosen alone where there is no room."""
    spare = room - sum(chosen.values())
    floors, leasts = sum(one.floor for one in needed), sum(one.least for one in needed)
    if wish.must or floors <= spare:
        return chosen | {one.block.id: one.floor for one in needed}
    if wish.asked:
        yielded = _yielded(chosen, by_weight, floors - spare)
        return yielded | {one.block.id: one.floor for one in needed} if yielded else chosen
    if leasts <= spare:
        return chosen | {one.block.id: one.least for one in needed}
    return chosen


def _yielded(chosen: Chosen, by_weight: Sequence[Wish], missing: int) -> Chosen:
    """What is chosen, shorter by the missing minutes, the lightest first; empty where that is not to be had."""
    shorter = dict(chosen)
    for wish in reversed(by_weight):
        if wish.block.id in shorter and missing > 0:
            given = min(max(shorter[wish.block.id] - wish.least, 0), missing)
            shorter[wish.block.id] -= given
            missing -= given
    return {} if missing > 0 else shorter


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
