"""What was read of a text so far: the lines found and left aside, and the label, section and objective they go with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from okra_coach.model.okr_account import LeftAside
from okra_coach.model.place import Place
from okra_coach.read.okr_lists.details import told_in, without_details
from okra_coach.read.okr_lists.found import Found, Reading
from okra_coach.read.okr_lists.guardrails import without_mark
from okra_coach.read.okr_lists.labels import Label, Part
from okra_coach.read.okr_lists.lines import TextLine
from okra_coach.read.okr_lists.outline import Node, Outline
from okra_coach.read.okr_lists.references import without_reference
from okra_coach.read.okr_lists.titles import title_of

HIDDEN = "…"
"""Stands for the lines of a letter, which name its writer and readers."""


class SoFar:
    """Remembers the last objective, the section it is in, a label that waits for its text, and each line's part."""

    def __init__(self, outline: Outline, place: Callable[[TextLine], Place]) -> None:
        self.outline, self.place = outline, place
        self.found: list[Found] = []
        self.aside: list[LeftAside] = []
        self.taken: list[tuple[int, Node]] = []
        self.parts: dict[Node, Part] = {}
        self.sections: dict[Node, Part] = {}
        self.acting: Node | None = None
        """The last section whose heading says that actions stand under the key results."""
        self.done_by: dict[Node, bool] = {}
        """Whether most items under a line name who does them."""
        self.section: tuple[Node, Part] | None = None
        self.pending: tuple[Node, Part, Label | None] | None = None
        self.objective: Node | None = None
        self.has_marked_results = False
        self.merged: set[Node] = set()

    @property
    def reading(self) -> Reading:
        """All of it."""
        return Reading(tuple(self.found), tuple(self.aside))

    def above(self, node: Node) -> Part | None:
        """The part of the line that a line stands under."""
        return self.parts.get(node.parent) if node.parent else None

    def open(self, node: Node, part: Part) -> None:
        """A heading over several lines of one part."""
        self.pending = None
        self.section = (node, part)
        self.sections[node] = part
        if part is Part.OBJECTIVE:
            self.objective = None

    def close(self) -> None:
        """What follows belongs to none of what stands above."""
        self.section, self.pending, self.objective = None, None, None

    def take(self, node: Node, part: Part, text: str, label: Label | None = None) -> None:
        """The line as a part of an OKR."""
        self.parts[node] = part
        self.pending = None
        text, above = without_reference(text) if part is Part.ACTION else (text, "")
        words, is_kept = without_mark(text) if part is Part.KEY_RESULT else (text, False)
        words, details = without_details(words, part)
        number = label.number if label and label.number else _number(node.line.mark, part)
        is_kept = is_kept or (label is not None and label.kept)
        self.taken.append((len(self.found), node))
        self.found.append(
            Found(part, words, self.place(node.line), number, details, bool(node.line.done), above, is_kept=is_kept)
        )
        if label and (self.section is None or self.section[1] is not part):
            self.section = None
        if part is Part.OBJECTIVE:
            self.objective = node
            self.has_marked_results = self._has_marked_results(node)

    def _has_marked_results(self, node: Node) -> bool:
        """Whether key results are called so between this objective and the next."""
        return any(one.part is Part.KEY_RESULT or one.is_table for one in self.outline.until(node, Part.OBJECTIVE))

    def context(self, node: Node, *, is_name: bool = True, before: str = "") -> None:
        """A heading over OKRs: whose they are, and for when; `before` is the name on the line before it."""
        self.parts[node] = Part.OWNER
        self.close()
        name, period = title_of(node.line.text)
        name = (name or before) if is_name else ""
        if name or period:
            self.found.append(Found(Part.OWNER, name, self.place(node.line), period=period, number=str(node.line.rank)))

    def name_below(self, node: Node) -> None:
        """The name below a title, whose period stays."""
        self.parts[node] = Part.OWNER
        rank = str(node.line.rank + 1)
        self.found.append(Found(Part.OWNER, node.line.text, self.place(node.line), number=rank))

    def owner(self, node: Node, name: str) -> None:
        """A line that says whose OKRs follow."""
        self.close()
        self.found.append(Found(Part.OWNER, name, self.place(node.line), number="0"))

    def leave(self, node: Node, why: str, *, hidden: bool = False) -> None:
        """The line as none of an OKR, with the reason."""
        self.parts.setdefault(node, Part.ASIDE)
        self.aside.append(LeftAside(self.place(node.line), HIDDEN if hidden else node.line.text, why))

    def add(self, place: int, kind: str, said: str) -> None:
        """What a line such as "Owner: Anna. Due: 12 May" says, to the line found at a place."""
        last = self.found[place]
        self.found[place] = replace(last, details={**told_in(kind, said), **last.details})

    def home_of_detail(self, node: Node) -> int | None:
        """The place of the line that such a line stands under or beside."""
        above = node.parent
        while above is not None:
            for place, taken in reversed(self.taken):
                if taken is above or (taken.parent is above and taken.line.rank <= node.line.rank):
                    return place
            above = above.parent
        beside = [place for place, taken in self.taken if taken.parent is None and taken.line.rank <= node.line.rank]
        return beside[-1] if beside else None


def _number(mark: str, part: Part) -> str:
    """The 1.2 of a list's own numbers, and the 1 of its objectives."""
    bare = mark.strip("().")
    return bare if "." in bare or (part is Part.OBJECTIVE and bare.isdigit()) else ""
