"""A closed cycle and the choices for the next one as the plain trees of their files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import yaml

from okra_coach.model.closing import Proposed
from okra_coach.model.history import PastCycle, PastLine
from okra_coach.model.workshop import Cycle
from okra_coach.write.merge import Lines, Shape
from okra_coach.write.yaml_document import YamlDocument
from okra_coach.write.yaml_text import scalar

Tree = dict[str, Any]
LINES_SHAPE: Shape = {"lines": Lines("line")}
_PAST = frozenset({"mid_review", "retrospective", "blackouts"})
_KEY = re.compile(r"( +)(\w+):(.*?)(\s+#.*)?$")


def scores_tree(cycle: PastCycle) -> Tree:
    """The whole of scores.yaml."""
    return {
        "cycle": cycle.name,
        "first": cycle.first,
        "last": cycle.last,
        "closed": cycle.closed,
        "teams": [
            {
                "owner": team.owner,
                "name": team.name,
                **({} if team.score is None else {"score": team.score}),
                "key_results": [_line(one) for one in team.lines],
            }
            for team in cycle.teams
        ],
    }


def _line(line: PastLine) -> Tree:
    told = {
        "unit": line.unit or None,
        "direction": line.direction and line.direction.value,
        "stretch": line.stretch or None,
        "baseline": line.baseline,
        "target": line.target,
        "target_was": line.target_was,
        "low": line.low,
        "high": line.high,
        "last": line.last,
        "seen": line.seen,
        "confidence": line.confidence,
        "progress": line.raw,
        "score": line.score,
        "result": line.mark and line.mark.value,
        "no_score": line.unscored and line.unscored.value,
        "next": line.way and line.way.value,
    }
    return {
        "id": line.id,
        "measure": line.measure,
        **{name: value for name, value in told.items() if value is not None},
    }


def lines_tree(proposals: Sequence[Proposed], reasons: Mapping[str, str], scores: Mapping[str, str]) -> Tree:
    """The whole of next/lines.yaml; `next` is our proposal, hers once she changed it."""
    return {
        "lines": [
            {
                "id": one.key_result.id,
                "measure": one.key_result.measure,
                "score": scores[one.key_result.id],
                "next": one.way.value,
                "why": reasons[one.key_result.id],
            }
            for one in proposals
        ]
    }


def with_cycle(text: str, cycle: Cycle) -> str:
    """workshop.yaml with the next cycle's name and days; what was planned for the old one's days goes.

    Only the lines concerned change; a block in another style is written anew.
    """
    changed = "".join(_changed_lines(text.splitlines(keepends=True), cycle))
    return changed if _says(changed, cycle) else _rewritten(text, cycle)


def _changed_lines(lines: Sequence[str], cycle: Cycle) -> Iterator[str]:
    fresh: Mapping[str, Any] = {"name": cycle.name, "first": cycle.first, "last": cycle.last}
    inside, indent, gone = False, "", False
    for line in lines:
        bare = line.rstrip("\r\n")
        end = line[len(bare) :]
        if bare[:1].strip():
            inside, indent, gone = bare.split("#")[0].rstrip() == "cycle:", "", False
        found = _KEY.fullmatch(bare) if inside else None
        if found and (not indent or found[1] == indent):
            indent, gone = found[1], found[2] in _PAST
            if found[2] in fresh:
                yield f"{indent}{found[2]}: {scalar(fresh[found[2]])}{found[4] or ''}{end}"
                continue
        if not (inside and gone and bare.strip()):
            yield line


def _says(text: str, cycle: Cycle) -> bool:
    try:
        told = yaml.load(text, Loader=yaml.BaseLoader)["cycle"]  # noqa: S506 - BaseLoader makes texts and nothing else
        days = {name: _day(told[name]) for name in ("first", "last")}
    except (yaml.YAMLError, KeyError, TypeError, ValueError):
        return False
    return told["name"] == cycle.name and days == {"first": cycle.first, "last": cycle.last} and not _PAST & set(told)


def _day(text: str) -> date:
    return date(*(int(part) for part in text.split("-")))


def _rewritten(text: str, cycle: Cycle) -> str:
    document = YamlDocument(text, "", frozenset())
    block = document.tree["cycle"]
    block.update({"name": cycle.name, "first": cycle.first, "last": cycle.last})
    for name in _PAST & set(block):
        del block[name]
    return document.text()
