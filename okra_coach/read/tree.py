"""YAML text becomes plain values, each with its line: everything stays text until a form says what it should be.

Scalars are kept as written, so that `yes`, `010`, `12:30` or a date mean what the form asks for and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from okra_coach.model.fault import Fault
from okra_coach.model.place import Place

Path = tuple[str | int, ...]
Plain = str | None | list[Any] | dict[str, Any]
_REMARK = re.compile(r"(?:^|(?<=\s))(#\s*okra:)(.*)$", re.MULTILINE | re.IGNORECASE)
_DEPTH = 40
_NODES = 200_000
_NULL = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True)
class Tree:
    """A file's values, the place of each by its path, and what was wrong with its form."""

    file: str
    value: Plain = None
    places: Mapping[Path, Place] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    remarks: Mapping[int, str] = field(default_factory=dict)
    """The comments that speak to okra-coach, by their line: what stands behind `# okra:`."""

    def place(self, path: Path) -> Place:
        """The place of a value, or of the nearest thing around it that is there."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.places:
                return self.places[path[:end]]
        return Place(self.file, line=1)


def parse_tree(text: str, file: str) -> Tree:
    """The only document in the text; a tree with faults and no value when it cannot be understood."""
    try:
        too_deep = _too_deep(text)
        if too_deep:
            return Tree(file, faults=(Fault(Place(file, line=too_deep), "the settings are nested too deeply"),))
        nodes = list(yaml.compose_all(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError as error:
        return Tree(file, faults=(_unreadable(error, file, text),))
    if len(nodes) > 1:
        second = nodes[1].start_mark.line + 1
        return Tree(file, faults=(Fault(Place(file, line=second), "a second document starts here (“---”); keep one"),))
    if not nodes or nodes[0] is None:
        return _empty(file)
    return replace(_Planting(file).plant(nodes[0]), remarks=_remarks(text))


def _remarks(text: str) -> dict[int, str]:
    """The comments that begin with "okra:"; the same words inside a text are none."""
    found = list(_REMARK.finditer(text))
    if not found:
        return {}
    spans = [
        (token.start_mark.index, token.end_mark.index)
        for token in yaml.scan(text, Loader=yaml.SafeLoader)
        if isinstance(token, yaml.ScalarToken)
    ]
    return {
        text.count("\n", 0, match.start(1)) + 1: match[2].strip()
        for match in found
        if not any(start <= match.start(1) < end for start, end in spans)
    }


def _empty(file: str) -> Tree:
    return Tree(file, faults=(Fault(Place(file, line=1), "the file is empty"),))


def _too_deep(text: str) -> int | None:
    """The line on which nesting passes the bound; libyaml's composer would crash the whole process on it."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEPTH:
            return event.start_mark.line + 1 if event.start_mark else 1
    return None


class _Planting:
    """One file's nodes on their way to plain values."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.places: dict[Path, Place] = {}
        self.faults: list[Fault] = []
        self.open: set[int] = set()
        self.count = 0

    def plant(self, root: yaml.Node) -> Tree:
        value = self.plain(root, ())
        return Tree(self.file, value, self.places, tuple(self.faults))

    def plain(self, node: yaml.Node, path: Path) -> Plain:
        self.count += 1
        self.places.setdefault(path, self.at(node))
        if isinstance(node, yaml.ScalarNode):
            return None if not node.style and node.value in _NULL else str(node.value)
        if id(node) in self.open or self.count > _NODES:
            self.fault(node, "this alias (“*…”) repeats itself without end; write the text out")
            return None
        self.open.add(id(node))
        value = self.mapping(node, path) if isinstance(node, yaml.MappingNode) else self.sequence(node, path)
        self.open.discard(id(node))
        return value

    def sequence(self, node: yaml.Node, path: Path) -> list[Any]:
        return [self.plain(child, (*path, index)) for index, child in enumerate(node.value)]

    def mapping(self, node: yaml.Node, path: Path) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key, child in self.entries(node):
            if key.value in lines:
                self.fault(key, f"“{key.value}” is here twice, first on line {lines[key.value]}; keep one")
                continue
            lines[key.value] = key.start_mark.line + 1
            self.places[(*path, key.value)] = self.at(key)
            plain[key.value] = self.plain(child, (*path, key.value))
        return plain

    def entries(self, node: yaml.Node) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
        for key, child in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield key, child
            else:
                self.fault(key, "a setting's name should be one word before a colon")

    def at(self, node: yaml.Node) -> Place:
        return Place(self.file, line=node.start_mark.line + 1, column=node.start_mark.column + 1)

    def fault(self, node: yaml.Node, message: str) -> None:
        self.faults.append(Fault(self.at(node), message))


_PROBLEMS = (
    ("cannot start any token", "a text that starts with a special sign needs quotes around it"),
    ("mapping values are not allowed", "a text with a colon and a space in it needs quotes around it"),
    ("unexpected end of stream", "a quotation mark is opened and never closed"),
    ("could not find expected ':'", "there is no colon after this name, or the line before it is not finished"),
    ("did not find expected key", "the line is indented differently from its neighbours, or a quote is not closed"),
    ("did not find expected '-' indicator", "the list ends here; start the line with “- ” or indent it less"),
    ("did not find expected ',' or ']'", "a list opened with “[” is not closed"),
    ("did not find expected ',' or '}'", "a group opened with “{” is not closed"),
    ("undefined alias", "“*” refers to something that is not defined; put the text in quotes"),
    ("control characters are not allowed", "a character here is invisible and not allowed; type the text again"),
)


def _unreadable(error: yaml.YAMLError, file: str, text: str) -> Fault:
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    position = getattr(error, "position", 0)
    line = mark.line + 1 if mark else text.count("\n", 0, position) + 1
    lines = text.splitlines()
    if 0 < line <= len(lines) and lines[line - 1][: len(lines[line - 1]) - len(lines[line - 1].lstrip())].count("\t"):
        return Fault(Place(file, line=line), "the line is indented with a tab; use spaces")
    sentence = next((ours for theirs, ours in _PROBLEMS if theirs in problem), f"not readable as YAML ({problem})")
    return Fault(Place(file, line=line, column=mark.column + 1 if mark else None), sentence)
