"""Numbers of word processors, which tell how deep a line stands where its place does not."""

from __future__ import annotations

from dataclasses import replace

from okra_coach.read.okr_lists.lines import Kind, TextLine


def numbered_deeper(lines: list[TextLine]) -> list[TextLine]:
    """The lines with 1.1 under 1. where both begin at the same place, and bullets under them."""
    found: list[TextLine] = []
    tops: dict[int, set[str]] = {}
    rank, depth = 0, 0
    for line in lines:
        if line.kind is Kind.HEADING:
            tops, depth = {}, 0
        if line.kind is not Kind.ITEM:
            found.append(line)
            continue
        top, dot, below = line.mark.strip("().").partition(".")
        if top.isdigit() and not dot:
            tops.setdefault(line.rank, set()).add(top)
            deeper = 0
        elif dot and top in tops.get(line.rank, ()):
            deeper = 1 + below.count(".")
        else:
            deeper = depth + 1 if line.rank == rank and depth and not top.isalnum() else 0
        rank, depth = line.rank, deeper if dot or not deeper else depth
        found.append(replace(line, rank=line.rank + deeper))
    return found
