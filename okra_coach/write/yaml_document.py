"""A YAML file that a person edited, changed in place: comments, quotes, order and line ends survive (ruamel.yaml)."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, MutableSequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark, YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.tokens import CommentToken
from ruamel.yaml.util import load_yaml_guess_indent

from okra_coach.write.yaml_text import yaml_text

_BOM = "\ufeff"


class _Representer(RoundTripRepresenter):
    """Writes an empty value as `null`, which a reader understands better than nothing."""

    def _null(self, value: None) -> ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:null", "null")


_Representer.add_representer(type(None), _Representer._null)


class YamlDocument:
    """The file's values as a tree that remembers how they were written; `tree` may be changed."""

    def __init__(self, text: str, remark: str, remarked: frozenset[str]) -> None:
        """Raises ValueError when the text is no YAML mapping."""
        self._bom, self._newline = text.startswith(_BOM), "\r\n" if "\r\n" in text else "\n"
        self._remark, self._remarked = remark, remarked
        body = text.removeprefix(_BOM).replace("\r\n", "\n")
        self._yaml = _yaml(body)
        try:
            self.tree = self._yaml.load(body)
        except YAMLError as error:
            raise ValueError(str(error)) from error
        if not isinstance(self.tree, CommentedMap):
            raise ValueError("not a mapping")

    def text(self) -> str:
        """The whole file."""
        out = io.StringIO()
        self._yaml.dump(self.tree, out)
        return (_BOM if self._bom else "") + out.getvalue().replace("\n", self._newline)

    def fresh(self, tree: Mapping[str, Any]) -> CommentedMap:
        """New values in the look of a new file, remarks included."""
        text = yaml_text(tree, remark=self._remark, remarked=self._remarked)
        values: CommentedMap = _yaml(text).load(text)
        return values

    def append(self, items: MutableSequence[Any], new: list[Any]) -> None:
        """Adds lines; what stands below the last one and belongs to what follows stays in front of that."""
        if not isinstance(items, CommentedSeq):
            items.extend(new)
            return
        below = _take_below(items, items.lc.col)
        items.extend(new)
        _put_below(items, below)

    def is_annotated(self, value: Any) -> bool:
        """Whether a person wrote a comment anywhere in it."""
        return any(
            line.lstrip("# ").rstrip() not in ("", self._remark)
            for token in _comments(value)
            for line in token.value.splitlines()
        )

    def move_comment(self, item: Mapping[str, Any], name: str, by: int) -> None:
        """Moves the comment behind a value as far as the value's end moved."""
        tokens = item.ca.items.get(name) if isinstance(item, CommentedMap) else None
        behind = tokens[2] if tokens else None
        if isinstance(behind, CommentToken) and not behind.value.startswith("\n"):
            behind.start_mark.column = max(behind.start_mark.column + by, 0)

    def set_remark(self, item: Mapping[str, Any], name: str) -> None:
        """Puts the remark behind a value that is missing, and takes it away from one that is there."""
        if not isinstance(item, CommentedMap):
            return
        tokens = item.ca.items.get(name)
        mine = tokens and tokens[2] and tokens[2].value.lstrip("# ").rstrip() == self._remark
        if item.get(name) is not None and mine:
            rest = tokens[2].value.partition("\n")[2]
            tokens[2].value = f"\n{rest}"
        elif item.get(name) is None and name in self._remarked and not (tokens and tokens[2]):
            item.yaml_add_eol_comment(self._remark, name)


def _yaml(text: str) -> YAML:
    yaml = YAML(typ="rt")
    yaml.Representer = _Representer
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    yaml.explicit_start = text.startswith("---")
    try:
        _, indent, offset = load_yaml_guess_indent(text)
    except YAMLError:
        indent, offset = None, None
    yaml.indent(mapping=2, sequence=indent or 4, offset=2 if offset is None else offset)
    return yaml


def _take_below(items: Any, column: int) -> list[str]:
    """Takes away and returns the lines below the last value that are indented less than the list."""
    taken: list[str] = []
    for container, key in _last_path(items):
        slot = 2 if isinstance(container, CommentedMap) else 0
        tokens = container.ca.items.get(key)
        if tokens and isinstance(tokens[slot], CommentToken):
            first, _, rest = tokens[slot].value.partition("\n")
            keep, below = _split(rest.splitlines(keepends=True), column)
            tokens[slot].value = "".join([f"{first}\n", *keep])
            taken += below
        ends = list(getattr(container.ca, "end", None) or ())
        keep, below = _split([f"{' ' * token.column}{token.value}" for token in ends], column)
        if ends:
            container.ca.end = ends[: len(keep)]
            taken += below
    return taken


def _last_path(value: Any) -> Iterator[tuple[Any, Any]]:
    """From a list down to its last value: each container with its last key."""
    while isinstance(value, CommentedMap | CommentedSeq) and value:
        last = list(value)[-1] if isinstance(value, CommentedMap) else len(value) - 1
        yield value, last
        value = value[last]


def _split(lines: list[str], column: int) -> tuple[list[str], list[str]]:
    """The lines up to the last comment that is indented like the list, and those behind it."""
    own = [n for n, line in enumerate(lines) if line.strip() and len(line) - len(line.lstrip()) >= column]
    keep = own[-1] + 1 if own else 0
    return lines[:keep], lines[keep:]


def _put_below(items: CommentedSeq, lines: list[str]) -> None:
    tokens = [CommentToken(line.lstrip(" "), CommentMark(len(line) - len(line.lstrip(" "))), None) for line in lines]
    if not tokens:
        return
    if items.ca.comment is None:
        items.ca.comment = [None, None]
    items.ca.end = [*(getattr(items.ca, "end", None) or ()), *tokens]


def _comments(value: Any) -> Iterator[CommentToken]:
    if isinstance(value, CommentedMap | CommentedSeq):
        yield from _tokens(value.ca.comment)
        for tokens in value.ca.items.values():
            yield from _tokens(tokens)
        for inner in value.values() if isinstance(value, CommentedMap) else value:
            yield from _comments(inner)


def _tokens(found: Any) -> Iterator[CommentToken]:
    if isinstance(found, CommentToken):
        yield found
    elif isinstance(found, list):
        for inner in found:
            yield from _tokens(inner)
