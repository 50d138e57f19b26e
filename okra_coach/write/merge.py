"""Merges a new draft into a file that a person has been editing; what she touched stays hers.

Three trees of plain values meet: `base` is what the tool drafted last, `theirs` what the file holds now, and `ours`
the new draft. Lines are known by their key (mostly `id`), wherever they were moved.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, MutableMapping, MutableSequence
from dataclasses import dataclass, field
from typing import Any

Tree = MutableMapping[str, Any]
Key = tuple[str, ...]
_SETTLED = frozenset({"edited", "agreed"})


@dataclass(frozen=True)
class Lines:
    """A list of lines in a file: what one is called, by which fields it is known, and which lists it holds.

    A line may lack the fields in `maybe`.
    """

    called: str
    keys: tuple[str, ...] = ("id",)
    inside: Mapping[str, Lines] = field(default_factory=dict)
    maybe: tuple[str, ...] = ()

    def key(self, item: Mapping[str, Any]) -> Key | None:
        """What the line is known by; None when a person left it out."""
        values = [item.get(name) for name in self.keys]
        if any(value is None for value in values):
            return None
        return (self.called, *map(str, values), *(str(item.get(name, "")) for name in self.maybe))


Shape = Mapping[str, Lines]


@dataclass(frozen=True)
class Change:
    """One difference a merge made; `what` is `new`, `gone`, `set` or `edited`, `called` the sort of line."""

    what: str
    called: str
    item: Mapping[str, Any]
    name: str = ""
    before: Any = None
    after: Any = None


@dataclass(frozen=True)
class Merging:
    """One merge under way: the lines of the trees by key, and how the file's own kind of tree is changed."""

    base: Mapping[Key, Mapping[str, Any]]
    ours: Mapping[Key, Mapping[str, Any]]
    present: frozenset[Key]
    removed: frozenset[Key]
    spare: Callable[[Any], bool]
    fresh: Callable[[Mapping[str, Any]], Any]
    append: Callable[[MutableSequence[Any], list[Any]], None]
    changes: list[Change] = field(default_factory=list)


def merge(
    base: Mapping[str, Any],
    theirs: Tree,
    ours: Mapping[str, Any],
    shape: Shape,
    removed: frozenset[Key] = frozenset(),
    spare: Callable[[Any], bool] = lambda line: False,
    fresh: Callable[[Mapping[str, Any]], Any] = copy.deepcopy,
    append: Callable[[MutableSequence[Any], list[Any]], None] = lambda items, new: items.extend(new),
) -> tuple[Change, ...]:
    """Changes `theirs` in place; returns what changed.

    A value that differs from `base` is hers and stays, and so does a line that she settled (status edited or
    agreed); a line she took out stays out; a new one is added behind the others; a draft nobody touched and
    that is drafted no more goes, unless `spare` holds it.
    """
    present = frozenset(_index(theirs, shape))
    work = Merging(_index(base, shape), _index(ours, shape), present, removed, spare, fresh, append)
    _merge_values(theirs, base, ours, shape, work, Lines("file", ()))
    _merge_lists(theirs, base, ours, shape, work)
    return tuple(work.changes)


def mark_edits(base: Mapping[str, Any], theirs: Tree, shape: Shape) -> tuple[Change, ...]:
    """Lines that still say `draft` but differ from what was drafted become `edited`; moved teams become pinned."""
    drafted, found = _index(base, shape), []
    for lines, item in _walk(theirs, shape):
        before = drafted.get(lines.key(item) or ())
        if before is None or not _touched(item, before, lines):
            continue
        if item.get("status") == "draft":
            item["status"] = "edited"
            found.append(Change("edited", lines.called, item))
        elif item.get("pinned") is False and plain(item.get("wave")) != before.get("wave"):
            item["pinned"] = True
            found.append(Change("edited", lines.called, item))
    return tuple(found)


def number_lines(theirs: Tree, shape: Shape, start: str, used: frozenset[str] = frozenset()) -> tuple[Change, ...]:
    """Gives lines that a person added without an id the next free one that no draft used, as reading does."""
    found: list[Change] = []
    for name, lines in shape.items():
        items = _items(theirs.get(name))
        if lines.keys != ("id",):
            continue
        taken = {str(item["id"]) for item in items if item.get("id")} | {own for own in used if own.startswith(start)}
        free = (f"{start}{name[0]}{number}" for number in range(1, len(items) + len(taken) + 2))
        fresh = (own for own in free if own not in taken)
        for item in items:
            if not item.get("id"):
                put_value(item, "id", next(fresh), ["id"])
                found.append(Change("numbered", lines.called, item))
            found.extend(number_lines(item, lines.inside, f"{item['id']}.", used))
    return tuple(found)


def keys_of(tree: Mapping[str, Any], shape: Shape) -> frozenset[Key]:
    """The keys of all lines in a tree."""
    return frozenset(_index(tree, shape))


def plain(value: Any) -> Any:
    """A value as JSON would hold it, so that a date read from YAML equals the one that was drafted."""
    if isinstance(value, Mapping):
        return {str(name): plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return float(value)
    return str(value)


def _merge_values(
    theirs: Tree, base: Mapping[str, Any] | None, ours: Mapping[str, Any], shape: Shape, work: Merging, lines: Lines
) -> None:
    if base is None or (_is_settled(theirs) and not _is_freshly_pinned(theirs, base)):
        return
    for name in (name for name in ours if name not in shape):
        if all(isinstance(tree.get(name), Mapping) for tree in (theirs, base, ours)):
            _merge_values(theirs[name], base[name], ours[name], {}, work, Lines(name, ()))
            continue
        before, now = plain(base.get(name)), plain(theirs.get(name))
        untouched = before == now and (name in theirs) == (name in base)
        if untouched and (name not in theirs or now != plain(ours[name])):
            work.changes.append(Change("set", lines.called, theirs, name, theirs.get(name), ours[name]))
            put_value(theirs, name, work.fresh({name: ours[name]})[name], list(ours))
        elif not untouched and _is_freshly_pinned(theirs, base):
            _drop_ours(theirs.get(name), base.get(name), ours[name])
    for name in [name for name in theirs if name not in shape and name in base and name not in ours]:
        if plain(theirs[name]) == plain(base[name]):
            work.changes.append(Change("set", lines.called, theirs, name, theirs[name], None))
            del theirs[name]


def _merge_lists(
    theirs: Tree, base: Mapping[str, Any] | None, ours: Mapping[str, Any], shape: Shape, work: Merging
) -> None:
    for name, lines in shape.items():
        for item in list(_items(theirs.get(name))):
            _merge_line(theirs[name], item, lines, work)
        _add_new(theirs, base, ours, name, lines, work)


def _merge_line(around: MutableSequence[Any], item: Tree, lines: Lines, work: Merging) -> None:
    key = lines.key(item) or ()
    before, after = work.base.get(key), work.ours.get(key)
    if after is not None:
        _merge_values(item, before, after, lines.inside, work, lines)
        _merge_lists(item, before, after, lines.inside, work)
    elif before is not None and plain(item) == plain(before) and not _is_settled(item) and not work.spare(item):
        del around[next(place for place, other in enumerate(around) if other is item)]
        work.changes.append(Change("gone", lines.called, item))


def _add_new(
    theirs: Tree, base: Mapping[str, Any] | None, ours: Mapping[str, Any], name: str, lines: Lines, work: Merging
) -> None:
    """An agreed line gets nothing new; a list that is no list any more is left alone."""
    if theirs.get("status") == "agreed":
        return
    new = [item for item in _items(ours.get(name)) if _is_new(lines.key(item), work)]
    if name not in theirs or theirs[name] is None:
        if not new and (name in theirs or name not in ours or name in (base or {})):
            return
        put_value(theirs, name, work.fresh({name: new})[name], list(ours))
    elif not isinstance(theirs[name], MutableSequence) or not new:
        return
    elif not theirs[name]:
        theirs[name] = work.fresh({name: new})[name]
    else:
        work.append(theirs[name], work.fresh({name: new})[name])
    work.changes.extend(Change("new", lines.called, item) for item in new)


def _is_new(key: Key | None, work: Merging) -> bool:
    return key is not None and key not in work.base and key not in work.present and key not in work.removed


def _is_settled(item: Mapping[str, Any]) -> bool:
    return item.get("status") in _SETTLED or item.get("pinned") is True or item.get("answer") is not None


def _is_freshly_pinned(item: Mapping[str, Any], before: Mapping[str, Any]) -> bool:
    """Our own reasons for another place do not stay behind; from the next run on all that it says is a person's."""
    return item.get("pinned") is True and before.get("pinned") is False


def _drop_ours(theirs: Any, base: Any, ours: Any) -> None:
    """Takes out of a list the lines that were drafted and are no more; a person's lines and comments stay."""
    if not all(isinstance(value, list) for value in (theirs, base, ours)):
        return
    commented = getattr(getattr(theirs, "ca", None), "items", {})
    for place in range(len(theirs) - 1, -1, -1):
        if theirs[place] in base and theirs[place] not in ours and place not in commented:
            del theirs[place]


def _touched(item: Mapping[str, Any], before: Mapping[str, Any], lines: Lines) -> bool:
    names = (item.keys() | before.keys()) - lines.inside.keys()
    return any(plain(item.get(name)) != plain(before.get(name)) for name in names)


def _index(tree: Mapping[str, Any], shape: Shape) -> dict[Key, Mapping[str, Any]]:
    return {key: item for lines, item in _walk(tree, shape) if (key := lines.key(item)) is not None}


def _walk(tree: Mapping[str, Any], shape: Shape) -> Iterator[tuple[Lines, Tree]]:
    for name, lines in shape.items():
        for item in _items(tree.get(name)):
            yield lines, item
            yield from _walk(item, lines.inside)


def _items(value: Any) -> list[Tree]:
    """The mappings in a list; a person may have made anything of it."""
    return [item for item in value if isinstance(item, MutableMapping)] if isinstance(value, list | tuple) else []


def put_value(item: Tree, name: str, value: Any, order: list[str]) -> None:
    """Sets a value; a new one goes behind the nearest name that comes before it in `order`."""
    insert = getattr(item, "insert", None)
    if name in item or insert is None:
        item[name] = value
        return
    names = list(item)
    before = [names.index(other) for other in order[: order.index(name)] if other in names]
    insert(before[-1] + 1 if before else 0, name, value)
