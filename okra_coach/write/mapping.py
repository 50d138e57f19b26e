"""Adds questions to `questionnaire:` in workshop.yaml; whatever a person wrote there stays as it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from okra_coach.errors import CannotWriteError
from okra_coach.model.answers import ColumnProposal
from okra_coach.write.files import write_whole
from okra_coach.write.yaml_document import YamlDocument

FILE = "workshop.yaml"
KEY = "questionnaire"
_HEADER = """\
# What okra-coach read could not place by itself, with its best guess; correct it, or delete what does not matter.
# id: a standard question such as team.aim, or one of your own with its kind, which feeds nothing.
"""


def write_mapping(folder: Path, proposals: Sequence[ColumnProposal], sha256: str) -> int:
    """Adds what is not mapped yet and returns how many; `sha256` is that of the file as it was read.

    Raises ExternallyChangedError when the file changed since, CannotWriteError when it cannot take the block.
    """
    path = folder / FILE
    text = path.read_text(encoding="utf-8")
    there = _headings(_load(text))
    new = _new(proposals, _load(text))
    if not new:
        return 0
    changed = _grown(text, new) if KEY in _load(text) else text.rstrip("\n") + "\n\n" + block(new)
    if len(_headings(_load(changed))) != len(there) + len(new):
        raise CannotWriteError(path, f"“{KEY}:” cannot be added to it; add this by hand:\n{block(new)}")
    write_whole(path, changed.encode(), sha256)
    return len(new)


def _new(proposals: Sequence[ColumnProposal], tree: dict[str, Any]) -> list[ColumnProposal]:
    """Each heading and each id once: two exports of one form propose the same."""
    headings, ids = set(_headings(tree)), set(_of_items(tree, "id"))
    new = []
    for proposal in proposals:
        if proposal.heading not in headings and proposal.question not in ids:
            new.append(proposal)
            headings.add(proposal.heading)
            ids.add(proposal.question)
    return new


def block(proposals: Sequence[ColumnProposal]) -> str:
    """The setting as text."""
    lines = [line for proposal in proposals for line in _lines(proposal)]
    return _HEADER + f"{KEY}:\n" + "\n".join(lines) + "\n"


def _lines(proposal: ColumnProposal) -> list[str]:
    sure = f"   # {proposal.certainty:.0%} likely" if proposal.certainty else ""
    lines = [
        f"  - heading: {json.dumps(proposal.heading, ensure_ascii=False)}",
        f"    id: {proposal.question}{sure}",
    ]
    return [*lines, f"    kind: {proposal.kind}"] if proposal.kind else lines


def _grown(text: str, new: Sequence[ColumnProposal]) -> str:
    """The file with more lines under the setting that it has already."""
    document = YamlDocument(text, "", frozenset())
    items = document.tree.get(KEY)
    trees = [{"heading": one.heading, "id": one.question, **({"kind": one.kind} if one.kind else {})} for one in new]
    if items:
        items.extend(trees)
    else:
        document.tree[KEY] = trees
    return document.text()


def _load(text: str) -> dict[str, Any]:
    try:
        found = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - the base loader makes texts only
    except yaml.YAMLError:
        return {}
    return found if isinstance(found, dict) else {}


def _headings(tree: dict[str, Any]) -> list[str]:
    return _of_items(tree, "heading")


def _of_items(tree: dict[str, Any], name: str) -> list[str]:
    items = tree.get(KEY)
    return [item.get(name, "") for item in items if isinstance(item, dict)] if isinstance(items, list) else []
