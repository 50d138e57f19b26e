from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.model.agenda import (
    BREAK,
    ON_HAND,
    RESERVE,
    AgendaItem,
    AgendaSession,
    Block,
    BlockKind,
    CutRule,
    after,
)
from okra_coach.plan.late import SMALL, Late, run_late, weight_of
from okra_coach.read.blocks import read_blocks

BLOCKS, _ = read_blocks(Path(), "en")
CASES = Path(__file__).with_name("late_cases.json")
DAY = (
    ("open", 10), ("frame", 10), ("answers", 25), ("sorting", 15), ("break", 15), ("objectives", 40), ("choose", 15),
    ("lunch", 60), ("energiser", 5), ("key-results", 45), ("stop", 20), ("break-2", 15), ("actions", 30),
    ("parking", 10), ("buffer", 30), ("close", 10),
)  # fmt: skip


def session(*chosen: tuple[str, int], start: time = time(9)) -> AgendaSession:
    """Blocks one after the other, booked to the minute."""
    items = tuple(AgendaItem(name, name.split("-2")[0], minutes, (f"q-{name}",)) for name, minutes in chosen)
    return AgendaSession(1, date(2027, 1, 12), start, after(start, sum(minutes for _, minutes in chosen)), items)


def late(first: int, by: int, *chosen: tuple[str, int], weights: dict[str, int] | None = None) -> Late:
    """The rest from a block on, so many minutes later than planned."""
    held = session(*(chosen or DAY))
    return run_late(held, first, after(held.timed[first].start, by), BLOCKS, weights or {}, frozenset())


def minutes(found: Late) -> dict[str, int]:
    return {one.item.id: one.item.minutes for one in found.rest}


def dropped(found: Late) -> list[str]:
    return [item.id for item in found.dropped]


def test_the_reserve_goes_first_and_nothing_else_is_touched() -> None:
    found = late(5, 20)
    assert (dropped(found), found.shortened, found.over) == ([], (), 0)
    assert minutes(found)["buffer"] == 10
    assert (found.rest[0].start, found.rest[-1].end) == (time(10, 35), session(*DAY).end)


def test_a_few_minutes_come_out_of_one_block() -> None:
    found = late(5, 30 + SMALL)
    assert dropped(found) == []
    assert [(one.item.id, one.before - one.item.minutes) for one in found.shortened] == [("actions", SMALL)]


def test_more_than_that_drops_a_whole_block_rather_than_squeezing_all() -> None:
    found = late(5, 60)
    assert (dropped(found), found.shortened, found.over) == (["stop", "parking"], (), 0)


def test_the_block_with_the_least_behind_it_goes() -> None:
    assert dropped(late(5, 45)) == ["parking"]
    assert dropped(late(5, 45, weights={"q-parking": 90})) == ["stop"]


def test_what_a_later_block_builds_on_stays_whatever_hangs_on_it() -> None:
    found = late(0, 200)
    assert {"open", "frame", "objectives", "key-results", "close"} <= set(minutes(found))
    assert {"answers", "choose", "actions"} <= set(dropped(found))
    assert (found.over, minutes(found)["lunch"]) == (0, 60)


def test_where_nothing_more_can_go_it_says_by_how_much_the_end_is_late() -> None:
    found = late(0, 280)
    assert (found.over, found.spare) == (after_minutes(session(*DAY).end, found.rest[-1].end), 0)
    assert found.over > 0


def test_time_to_spare_is_told_and_changes_nothing() -> None:
    found = late(9, -10)
    assert (found.behind, found.spare) == (-40, 10)
    assert (dropped(found), found.shortened, minutes(found)["buffer"]) == ([], (), 30)


def test_no_break_follows_another() -> None:
    chosen = (("open", 10), ("frame", 10), ("break", 15), ("sorting", 30), ("break-2", 15), ("objectives", 40))
    found = late(0, 30, *chosen)
    assert "sorting" in dropped(found)
    assert [one.item.block for one in found.rest].count(BREAK) == 1


@st.composite
def _running(draw: st.DrawFn) -> tuple[AgendaSession, int, int, dict[str, int]]:
    names = [name for name in BLOCKS if draw(st.booleans())]
    names.sort(key=lambda name: list(dict(DAY)).index(name) if name in dict(DAY) else len(DAY))
    chosen = [(name, draw(st.integers(max(BLOCKS[name].least, 1), BLOCKS[name].minutes + 20))) for name in names]
    held = session(*(chosen or [("open", 10)]))
    first = draw(st.integers(0, len(held.items) - 1))
    return held, first, draw(st.integers(-30, 150)), {f"q-{name}": draw(st.integers(0, 20)) for name in names}


@settings(max_examples=200, deadline=None)
@given(_running())
def test_it_ends_on_time_or_says_by_how_much_it_does_not(
    running: tuple[AgendaSession, int, int, dict[str, int]],
) -> None:
    held, first, by, weights = running
    held = replace(held, start=time(6))
    held = replace(held, end=after(held.start, sum(item.minutes for item in held.items)))
    now = after(held.timed[first].start, by)
    found = run_late(held, first, now, BLOCKS, weights, frozenset())

    rest, there = held.items[first:], {one.item.id: one for one in found.rest}
    assert sum(one.item.minutes for one in found.rest) == (after_minutes(now, held.end) + found.over - found.spare)
    assert found.over == 0 or not found.spare
    for item in rest:
        block = BLOCKS[item.block]
        if block.cut is CutRule.NEVER and item.block != BREAK:
            assert there[item.id].item.minutes == item.minutes
        if item.id in there and item.block != RESERVE:
            assert block.least <= there[item.id].item.minutes <= item.minutes or there[item.id].item == item
    for one, following in zip(found.rest, found.rest[1:], strict=False):
        assert one.end == following.start
    lacked = _lacking(held.items)
    assert _lacking((*held.items[:first], *(one.item for one in found.rest))) <= lacked
    if found.over:
        assert all(BLOCKS[one.item.block].cut is not CutRule.DROP or _needed(one.item, found) for one in found.rest)


def after_minutes(start: time, end: time) -> int:
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def _lacking(items: tuple[AgendaItem, ...]) -> set[tuple[str, str]]:
    made, lacking = set(ON_HAND), set()
    for item in items:
        lacking |= {(item.id, name) for name in BLOCKS[item.block].inputs if name not in made}
        made |= set(BLOCKS[item.block].outputs)
    return lacking


def _needed(item: AgendaItem, found: Late) -> bool:
    return any(set(BLOCKS[item.block].outputs) & set(BLOCKS[one.item.block].inputs) for one in found.rest)


def test_the_browser_is_held_to_the_same_cases() -> None:
    """late_cases.json is what the live run sheet is tested with: input and what must come out."""
    text = "[\n" + ",\n".join(json.dumps(_case(number)) for number in range(60)) + "\n]\n"
    if os.environ.get("OKRA_UPDATE_GOLDENS"):
        CASES.write_text(text, encoding="utf-8")
    assert CASES.read_text(encoding="utf-8") == text


def _case(number: int) -> dict[str, object]:
    chance = Random(number)
    held = session(
        *((name, max(1, length + 5 * chance.randint(-1, 2))) for name, length in DAY if chance.random() < 0.9)
    )
    blocks = {item.block: _block(BLOCKS[item.block], chance) for item in held.items}
    first, by = chance.randrange(len(held.items)), chance.choice([-15, 0, 5, 12, 25, 40, 55, 80, 120])
    weights = {f"q-{item.id}": chance.choice([0, 0, 3, 8, 15]) for item in held.items}
    there = frozenset(out for item in held.items[:first] for out in blocks[item.block].outputs)
    found = run_late(held, first, after(held.timed[first].start, by), blocks, weights, frozenset())
    return {
        "room": after_minutes(found.now, held.end),
        "there": sorted(there | ON_HAND),
        "items": [_as_data(item, blocks[item.block], weights) for item in held.items[first:]],
        "expected": {
            "rest": [[one.item.id, one.item.minutes] for one in found.rest],
            "dropped": dropped(found),
            "behind": found.behind,
            "over": found.over,
            "spare": found.spare,
        },
    }


def _block(block: Block, chance: Random) -> Block:
    """The block with another cut rule now and then."""
    rule = chance.choice(list(CutRule)) if block.kind is not BlockKind.BREAK and chance.random() < 0.3 else block.cut
    return replace(block, cut=rule)


def _as_data(item: AgendaItem, block: Block, weights: dict[str, int]) -> dict[str, object]:
    return {
        "id": item.id,
        "block": item.block,
        "minutes": item.minutes,
        "least": block.least,
        "cut": block.cut.value,
        "rest": block.is_rest,
        "reserve": item.block == RESERVE,
        "pause": item.block == BREAK,
        "inputs": list(block.inputs),
        "outputs": list(block.outputs),
        "weight": weight_of(item, {block.id: block}, weights),
    }
