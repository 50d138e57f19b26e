"""Which key result an action should move: the one its author measures, the one it speaks of, or none yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from okra_coach.draft.actions import Line, action
from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.measures import Measure
from okra_coach.draft.same_actions import merged
from okra_coach.model.okra import Action, KeyResult

MOST_ACTIONS = 6


@dataclass(frozen=True)
class Attached:
    """The key results with their actions, and the actions that serve none of them."""

    key_results: tuple[KeyResult, ...]
    homeless: tuple[Line, ...]


def attach(
    key_results: Sequence[KeyResult], measures: Mapping[str, Measure], lines: Sequence[Line], lexicon: Lexicon
) -> Attached:
    """Each action at the key result its author measures, or whose words it shares; idle key results get theirs back."""
    homes: dict[str, list[Line]] = {result.id: [] for result in key_results}
    homeless = []
    for line in lines:
        home = _home(line, key_results, measures)
        if home is None:
            homeless.append(line)
        else:
            homes[home].append(line)
    for result in key_results:
        if not homes[result.id]:
            _call_home(result.id, homes, measures)
    return Attached(
        tuple(replace(result, actions=_actions(result.id, homes[result.id], lexicon)) for result in key_results),
        tuple(homeless),
    )


def _home(line: Line, key_results: Sequence[KeyResult], measures: Mapping[str, Measure]) -> str | None:
    if not key_results:
        return None
    own = _slots(line, measures)
    if own:
        return min(own, key=lambda key: (-_shared(line, measures[key]), own[key], key))
    best = max(key_results, key=lambda result: _shared(line, measures[result.id])).id
    return best if _shared(line, measures[best]) else None


def _slots(line: Line, measures: Mapping[str, Measure]) -> dict[str, str]:
    """The key results that the action's author named, each with "team.measure1" or "team.measure2"."""
    return {
        key: mention.slot
        for key, measure in measures.items()
        for mention in measure.mentions
        if mention.response == line.response
    }


def _shared(line: Line, measure: Measure) -> int:
    return len(line.stems & measure.telling)


def _call_home(idle: str, homes: dict[str, list[Line]], measures: Mapping[str, Measure]) -> None:
    """Gives a key result without actions those of its own authors that speak of it, unless that would empty another.

    An author most of whose actions move takes the others along.
    """
    for author in dict.fromkeys(mention.response for mention in measures[idle].mentions):
        for key, there in homes.items():
            own = [line for line in there if line.response == author]
            about = [line for line in own if _shared(line, measures[idle]) >= max(_shared(line, measures[key]), 1)]
            moving = own if 2 * len(about) > len(own) else about
            if moving and len(moving) < len(there) and key != idle:
                homes[key] = [line for line in there if line not in moving]
                homes[idle].extend(moving)


def _actions(key: str, lines: Sequence[Line], lexicon: Lexicon) -> tuple[Action, ...]:
    """The first of everybody, then the second of everybody, so that no one person fills the list."""
    turns: dict[str, int] = {}
    ranked = []
    for place, group in enumerate(merged(lines, lexicon)):
        turns[group[0].response] = turns.get(group[0].response, 0) + 1
        ranked.append((-len({line.response for line in group}), turns[group[0].response], place, group))
    chosen = sorted(sorted(ranked, key=lambda entry: entry[:3])[:MOST_ACTIONS], key=lambda entry: entry[2])
    return tuple(replace(action(group), id=f"{key}.a{n}") for n, (*_, group) in enumerate(chosen, 1))
