"""Results as JSON: model values become plain ones, keys in a fixed order."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum
from pathlib import PurePath

import click

from okra_coach.model.place import Place


def plain(value: object) -> object:
    """A value that JSON can hold: places become their text, dates ISO 8601, sets sorted lists."""
    if isinstance(value, Place | PurePath):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(str(item) for item in value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def print_json(value: object) -> None:
    """Prints a value as indented JSON on stdout."""
    click.echo(json.dumps(plain(value), ensure_ascii=False, indent=2))
