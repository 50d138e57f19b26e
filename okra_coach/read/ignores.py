"""`# okra: ignore KR206 because …`: comments in okras/ that silence a rule on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okra_coach.model.okra import Ignore, OkraSet
from okra_coach.model.place import Place
from okra_coach.read.tree import Path, Tree

_IGNORE = re.compile(r"ignore\b[:\s]*(?P<rest>.*)", re.IGNORECASE)
_BECAUSE = re.compile(r"(?:^|(?<=\s))(?:because|as|weil|da|vì)\s", re.IGNORECASE)
_NAMES = re.compile(r"(?P<names>[\w-]+(?:\s*,\s*[\w-]+)*)[\s:–—-]*(?P<why>.*)")
_LISTS = ("objectives", "key_results", "actions", "health_measures", "not_doing")


def ignores_in(tree: Tree, okras: OkraSet) -> Iterator[Ignore]:
    """The ignores of one file: each on the line it stands behind, or on the next one when it has a line of its own.

    One that names no rule comes without names, for the checker to tell.
    """
    if not tree.remarks:
        return
    ids = dict(_ids(okras))
    for line, said in sorted(tree.remarks.items()):
        match = _IGNORE.fullmatch(said)
        if match is not None:
            names, reason = _read(match["rest"].strip())
            yield Ignore(names, reason, ids.get(_item(tree, line), okras.owner), Place(tree.file, line=line))


def _read(rest: str) -> tuple[tuple[str, ...], str]:
    """The names and the reason of “KR206, KR207 because …”, also without "because"."""
    because = _BECAUSE.search(rest)
    if because is not None:
        names, reason = re.findall(r"[\w-]+", rest[: because.start()]), rest[because.end() :]
        return tuple(names), reason.strip()
    match = _NAMES.match(rest)
    return (tuple(re.findall(r"[\w-]+", match["names"])), match["why"].strip()) if match else ((), "")


def _item(tree: Tree, line: int) -> Path:
    """The objective, key result or action that a comment belongs to; the whole set where there is none."""
    lines = [place.line for place in tree.places.values() if place.line is not None and place.line >= line]
    meant = min(lines, default=None)
    path = max((path for path, place in tree.places.items() if place.line == meant), key=len, default=())
    while path and not (isinstance(path[-1], int) and path[-2] in _LISTS):
        path = path[:-1]
    return path


def _ids(okras: OkraSet) -> Iterator[tuple[Path, str]]:
    """The path of every line in its file with the line's id."""
    yield (), okras.owner
    for n, objective in enumerate(okras.objectives):
        at: Path = ("objectives", n)
        yield at, objective.id
        for k, key_result in enumerate(objective.key_results):
            yield (*at, "key_results", k), key_result.id
            for a, action in enumerate(key_result.actions):
                yield (*at, "key_results", k, "actions", a), action.id
    for n, health in enumerate(okras.health_measures):
        yield ("health_measures", n), health.id
    for n, stop in enumerate(okras.not_doing):
        yield ("not_doing", n), stop.id
