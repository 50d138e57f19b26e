"""Lines keep their ids from draft to draft: known by their evidence and their words, not by their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from rapidfuzz.fuzz import token_sort_ratio

from okra_coach.model.okra import (
    Action,
    HealthMeasure,
    KeyResult,
    NotDoing,
    Objective,
    OkraBook,
    OkraSet,
    OpenQuestion,
)

Line = TypeVar("Line", Objective, KeyResult, Action, HealthMeasure, NotDoing)
_SAME = 0.5


def keep_ids(
    new: OkraBook, previous: OkraBook | None, last: OkraBook | None = None
) -> tuple[OkraBook, Mapping[str, str]]:
    """The new book with the ids of the previous one where a line is still the same line; and new id → id.

    `last` is what was drafted last: a line that a person took out since keeps its id as well, so that it is known
    when it is drafted again, and its number goes to no other line.
    """
    if previous is None:
        return new, {}
    drafted = {okras.owner: okras for okras in last.sets} if last else {}
    before = {okras.owner: _with_removed(okras, drafted.get(okras.owner)) for okras in previous.sets}
    renamed: dict[str, str] = {}
    sets = tuple(_set(okras, before.get(okras.owner), renamed) for okras in new.sets)
    sets = tuple(_supporting(okras, renamed) for okras in sets)
    return OkraBook(sets, tuple(_question(question, renamed) for question in new.questions)), renamed


def _with_removed(now: OkraSet, last: OkraSet | None) -> OkraSet:
    """The set with the lines that were drafted last and are not in it any more."""
    if last is None:
        return now
    known = {objective.id: objective for objective in last.objectives}
    objectives = tuple(_objective_with_removed(one, known.get(one.id)) for one in now.objectives)
    return replace(
        now,
        objectives=_joined(objectives, last.objectives),
        health_measures=_joined(now.health_measures, last.health_measures),
        not_doing=_joined(now.not_doing, last.not_doing),
    )


def _objective_with_removed(now: Objective, last: Objective | None) -> Objective:
    if last is None:
        return now
    known = {result.id: result for result in last.key_results}
    results = tuple(
        replace(one, actions=_joined(one.actions, known[one.id].actions)) if one.id in known else one
        for one in now.key_results
    )
    return replace(now, key_results=_joined(results, last.key_results))


def _joined(now: tuple[Line, ...], last: tuple[Line, ...]) -> tuple[Line, ...]:
    here: set[str] = {line.id for line in now}
    return now + tuple(line for line in last if line.id not in here)


def _set(new: OkraSet, old: OkraSet | None, renamed: dict[str, str]) -> OkraSet:
    if old is None:
        return new
    objectives = _matched(new.objectives, old.objectives, f"{new.owner}.o", lambda o: o.text, renamed)
    olds = {objective.id: objective for objective in old.objectives}
    return replace(
        new,
        objectives=tuple(_objective(objective, olds.get(objective.id), renamed) for objective in objectives),
        health_measures=_matched(
            new.health_measures, old.health_measures, f"{new.owner}.h", lambda h: h.measure, renamed
        ),
        not_doing=_matched(new.not_doing, old.not_doing, f"{new.owner}.n", lambda n: n.text, renamed),
    )


def _objective(new: Objective, old: Objective | None, renamed: dict[str, str]) -> Objective:
    olds = old.key_results if old else ()
    results = _matched(new.key_results, olds, f"{new.id}.k", lambda k: k.measure, renamed)
    known = {result.id: result for result in olds}
    return replace(new, key_results=tuple(_key_result(result, known.get(result.id), renamed) for result in results))


def _key_result(new: KeyResult, old: KeyResult | None, renamed: dict[str, str]) -> KeyResult:
    olds = old.actions if old else ()
    return replace(new, actions=_matched(new.actions, olds, f"{new.id}.a", lambda a: a.text, renamed))


def _matched(
    new: Sequence[Line], old: Sequence[Line], prefix: str, words: Callable[[Line], str], renamed: dict[str, str]
) -> tuple[Line, ...]:
    """Pairs the likest lines first; what has no partner gets the next number that was never used here."""
    pairs = sorted(
        ((_likeness(line, known, words), -i, -j) for i, line in enumerate(new) for j, known in enumerate(old)),
        reverse=True,
    )
    ids: dict[int, str] = {}
    taken: set[int] = set()
    for likeness, i, j in pairs:
        if likeness >= _SAME and -i not in ids and -j not in taken:
            ids[-i] = old[-j].id
            taken.add(-j)
    number = max((_number(known.id) for known in old), default=0)
    lines = []
    for place, line in enumerate(new):
        if place not in ids:
            number += 1
            ids[place] = f"{prefix}{number}"
        renamed[line.id] = ids[place]
        lines.append(replace(line, id=ids[place]))
    return tuple(lines)


def _likeness(one: Line, other: Line, words: Callable[[Line], str]) -> float:
    shared = set(one.evidence) & set(other.evidence)
    by_evidence = len(shared) / max(min(len(one.evidence), len(other.evidence)), 1)
    by_words = token_sort_ratio(words(one), words(other)) / 100
    return by_words + by_evidence / 10 if by_words >= 0.9 else 0.5 * by_evidence + 0.5 * by_words


def _number(name: str) -> int:
    digits = name.rpartition(".")[2].lstrip("okahn")
    return int(digits) if digits.isdigit() else 0


def _supporting(okras: OkraSet, renamed: Mapping[str, str]) -> OkraSet:
    return replace(
        okras,
        objectives=tuple(
            replace(objective, supports=tuple(renamed.get(name, name) for name in objective.supports))
            for objective in okras.objectives
        ),
    )


def _question(question: OpenQuestion, renamed: Mapping[str, str]) -> OpenQuestion:
    return replace(question, about=tuple(renamed.get(name, name) for name in question.about))
