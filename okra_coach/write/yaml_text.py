"""Plain values become YAML that a person enjoys editing: block style, one text a line, quotes only where needed.

ruamel.yaml writes back what a person edited; fresh text comes from here, because it is a hundred times faster and
its look is ours to choose.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any

import yaml

Plain = Any
_INDICATORS = set("-?:,[]{}#&*!|>'\"%@`=")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d|0\d:\d\d")
"""What needs no quotes though it looks like a value; 11:30 does, as other programs take it for 690."""
_FLOW_SAFE = re.compile(r"[\w .\-]+")
_RESOLVERS: Mapping[str, Sequence[tuple[str, re.Pattern[str]]]] = yaml.SafeLoader.yaml_implicit_resolvers


def yaml_text(
    tree: Mapping[str, Plain], header: str = "", remark: str = "", remarked: frozenset[str] = frozenset()
) -> str:
    """The mapping as a YAML document under a comment.

    Empty values under the names in `remarked` carry `remark` as a comment. Lists of plain values stand in one line;
    lists of mappings as blocks, with a blank line between those that hold blocks themselves.
    """
    lines = [f"# {line}".rstrip() for line in header.splitlines()]
    return "\n".join([*lines, *_mapping(tree, 0, remark, remarked)]) + "\n"


def scalar(value: Plain, flow: bool = False, indent: int = 0) -> str:
    """One value; a text of several lines becomes a literal block that goes below `indent`."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return _text(str(value), flow, indent)


def number_text(value: float) -> str:
    """`12` for 12.0; never an exponent where digits do."""
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)


def _mapping(tree: Mapping[str, Plain], indent: int, remark: str, remarked: frozenset[str]) -> Iterator[str]:
    pad = " " * indent
    for name, value in tree.items():
        if isinstance(value, Mapping):
            yield f"{pad}{name}:"
            yield from _mapping(value, indent + 2, remark, remarked)
        elif _is_block(value):
            yield f"{pad}{name}:"
            yield from _items(value, indent + 2, remark, remarked)
        elif isinstance(value, list | tuple):
            yield f"{pad}{name}: [{', '.join(scalar(item, flow=True) for item in value)}]"
        else:
            tail = f"  # {remark}" if value is None and remark and name in remarked else ""
            yield f"{pad}{name}: {scalar(value, indent=indent + 2)}{tail}"


def _items(items: Sequence[Plain], indent: int, remark: str, remarked: frozenset[str]) -> Iterator[str]:
    is_airy = any(_is_block(value) for item in items if isinstance(item, Mapping) for value in item.values())
    for number, item in enumerate(items):
        if not isinstance(item, Mapping):
            yield f"{' ' * indent}- {scalar(item, indent=indent + 2)}"
            continue
        if number and is_airy:
            yield ""
        first, *rest = _mapping(item, indent + 2, remark, remarked)
        yield f"{' ' * indent}- {first[indent + 2 :]}"
        yield from rest


def _is_block(value: Plain) -> bool:
    """Lists of mappings, and lists of sentences that one line cannot hold."""
    if not isinstance(value, list | tuple) or not value:
        return False
    return isinstance(value[0], Mapping) or any(" " in str(item) for item in value)


def _text(text: str, flow: bool, indent: int) -> str:
    if _UNPRINTABLE.search(text):
        return _escaped(text)
    if "\n" in text:
        return _literal(text, indent) if _fits_literal(text, flow) else _escaped(text)
    if _is_safe_plain(text, flow):
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _is_safe_plain(text: str, flow: bool) -> bool:
    if _MOMENT.fullmatch(text):
        return not flow
    if not text or text != text.strip() or text[0] in _INDICATORS or text.startswith(("...", "---")):
        return False
    if "\t" in text or ": " in text or " #" in text or text.endswith(":") or (flow and not _FLOW_SAFE.fullmatch(text)):
        return False
    resolvers = [*_RESOLVERS.get(text[0], ()), *_RESOLVERS.get("", ())]
    return not any(pattern.match(text) for _, pattern in resolvers) and not re.fullmatch(r"[-+.\d_eE:]+|0o\d+", text)


def _fits_literal(text: str, flow: bool) -> bool:
    lines = text.split("\n")
    return not flow and bool(lines[0].strip()) and all(line == line.strip() for line in lines) and bool(lines[-1])


def _literal(text: str, indent: int) -> str:
    pad = " " * indent
    return "|-\n" + "\n".join(f"{pad}{line}" if line else "" for line in text.split("\n"))


def _escaped(text: str) -> str:
    """A double-quoted text; JSON's escapes are YAML's, and what YAML will not print is escaped too."""
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
