"""workshop.yaml explained: a JSON Schema for editors and a page for people, both from the form that reads it.

`python -m okra_coach.read.schema` writes both.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import time
from enum import Enum
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from okra_coach.read.forms import Form, forms_in
from okra_coach.read.workshop_form import WorkshopForm
from okra_coach.resources import help_folder, templates_folder

SCHEMA_FILE = "workshop.schema.json"
PAGE_FILE = "settings.md"
_ALONE = "Lines of their own"


def workshop_schema() -> str:
    """The JSON Schema of workshop.yaml, as committed in templates/."""
    schema = WorkshopForm.model_json_schema(by_alias=True)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "workshop.yaml"}
    return json.dumps(schema, indent=2, ensure_ascii=False, default=str) + "\n"


def settings_page() -> str:
    """A Markdown page of every setting with its default and meaning, a table for each group."""
    lines = [
        "# Settings in workshop.yaml",
        "",
        "Only what is marked *required* has to be there; `okra-coach new` writes a commented file to start from.",
        "Thresholds are ours where no source is named, and all of them are yours to change.",
    ]
    by_group: dict[str, list[str]] = {}
    for name, default, meaning in settings():
        group = name.partition(".")[0].removesuffix("[]") if "." in name else _ALONE
        by_group.setdefault(group, []).append(f"| `{name}` | {default} | {meaning} |")
    for group, rows in by_group.items():
        lines += ["", f"## {group}", "", "| setting | default | meaning |", "| --- | --- | --- |", *rows]
    return "\n".join(lines) + "\n"


def settings() -> Iterator[tuple[str, str, str]]:
    """Every setting by its full name, such as `cycle.check_in.weekday`, with default and meaning."""
    yield from _settings(WorkshopForm, "")


def _settings(form: type[Form], above: str) -> Iterator[tuple[str, str, str]]:
    for name, field in form.model_fields.items():
        listed = get_origin(field.annotation) is tuple
        kind = get_args(field.annotation)[0] if listed else field.annotation
        inner = next(iter(forms_in(kind)), None)
        if inner is None:
            yield f"{above}{name}", _default(field), field.description or ""
        else:
            yield from _settings(inner, f"{above}{name}{'[]' if listed else ''}.")


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    value: Any = field.default
    if isinstance(value, time):
        return f"`{value:%H:%M}`"
    if isinstance(value, Enum):
        value = value.value
    if value is None or value == "" or (isinstance(value, tuple | dict) and not value):
        return "none"
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


if __name__ == "__main__":
    (templates_folder() / SCHEMA_FILE).write_text(workshop_schema(), encoding="utf-8")
    (help_folder() / PAGE_FILE).write_text(settings_page(), encoding="utf-8", newline="\n")
