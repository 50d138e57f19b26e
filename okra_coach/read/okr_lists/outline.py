"""The lines of a text, each knowing what it stands under and what stands under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from okra_coach.read.lexicon import plain
from okra_coach.read.okr_lists.columns import columns_of
from okra_coach.read.okr_lists.labels import WEAK, Label, Part, label_of
from okra_coach.read.okr_lists.lines import Kind, TextLine
from okra_coach.read.okr_lists.titles import is_mere_title

_RULE = re.compile(r"[|:\s-]*-[|:\s-]*")
_HEADING = 6
_LONG = 25
"""A line of more words is a paragraph and no key result."""


@dataclass(eq=False)
class Node:
    """A line in the outline. `index` counts lines, `end` is the index behind its last descendant.

    `is_first_row` says of a row that it begins a table.
    """

    line: TextLine
    label: Label | None
    index: int
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    end: int = 0
    is_first_row: bool = True

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading, a bold line included."""
        return self.line.kind is Kind.HEADING

    @property
    def is_item(self) -> bool:
        """Whether it has a bullet, a number or a task box."""
        return self.line.kind is Kind.ITEM

    @property
    def is_table(self) -> bool:
        """Whether it is a row of a table."""
        return self.line.kind is Kind.TABLE

    def is_within(self, node: Node) -> bool:
        """Whether it stands anywhere under a line."""
        return node.index < self.index < node.end

    @property
    def part(self) -> Part | None:
        """What its label says; None for a line without one."""
        return self.label.part if self.label else None

    @property
    def is_short(self) -> bool:
        """Whether it may be a key result by its length."""
        return len(self.line.text.split()) <= _LONG

    @property
    def has_digit(self) -> bool:
        """Whether a number is in it."""
        return any(char.isdigit() for char in self.line.text)

    @property
    def heads_results(self) -> bool:
        """Whether it is the first row of a table with a column for key results and none for objectives."""
        if not self.is_table or not self.is_first_row:
            return False
        kinds = {column.kind for column in columns_of(self.line.text.strip("|").split("|"))}
        is_plan = "action" in kinds and not kinds & {"baseline", "current", "target"}
        return "key_result" in kinds and not kinds & {"objective", "title"} and not is_plan

    @property
    def speaks_of_results(self) -> bool:
        """Whether "Our three key results – and why" stands over key results and is no objective."""
        words = re.split(r"[:(–—]|\s-\s", plain(self.line.text), maxsplit=1)[0].split()
        return any(" ".join(words[-length:]) in KEY_RESULTS for length in range(1, 5)) and len(words) <= _HEADING

    @property
    def is_title(self) -> bool:
        """Whether it says no more than that OKRs follow, and for when."""
        return is_mere_title(self.line.text)

    def unmarked(self, kind: Kind | None = None) -> list[Node]:
        """Its children without a label, of one kind if asked."""
        return [one for one in self.children if one.label is None and (kind is None or one.line.kind is kind)]


@dataclass
class Outline:
    """All lines in order."""

    nodes: list[Node]

    @property
    def roots(self) -> list[Node]:
        """The lines that stand under nothing."""
        return [node for node in self.nodes if node.parent is None]

    def within(self, node: Node) -> Sequence[Node]:
        """Everything under a line, in order."""
        return self.nodes[node.index + 1 : node.end]

    def holds(self, node: Node, *parts: Part) -> bool:
        """Whether a line with such a label stands anywhere under it."""
        return any(one.part in parts for one in self.within(node))

    def table_at(self, index: int) -> list[Node]:
        """The rows of the table that begins there."""
        end = index + 1
        while end < len(self.nodes) and self.nodes[end].is_table and not self._is_next_table(end):
            end += 1
        return self.nodes[index:end]

    def _is_next_table(self, index: int) -> bool:
        """Whether a blank line stands before the row, and the rule under headings behind it."""
        rows = self.nodes[index : index + 2]
        return rows[0].line.after_blank and len(rows) > 1 and _RULE.fullmatch(rows[1].line.text) is not None

    def until(self, node: Node, *parts: Part) -> Iterator[Node]:
        """The lines after a line, up to the next with such a label or a heading as high as it."""
        for one in self.nodes[node.index + 1 :]:
            if one.part in parts or (one.is_heading and one.line.rank <= node.line.rank and not one.label):
                return
            yield one

    @property
    def is_marked(self) -> bool:
        """Whether any line calls itself an objective or a key result, and does not only say what these are."""
        return any(
            (node.part in (Part.OBJECTIVE, Part.KEY_RESULT) and not _defines(node)) or node.heads_results
            for node in self.nodes
        )


def _defines(node: Node) -> bool:
    """Whether "Objectives: qualitative statements" explains the word: in the plural, and without a number."""
    label = node.label
    return label is not None and bool(label.rest) and not label.number and label.word.endswith("s")


_WEAK_BELOW = frozenset({"muc tieu", "objectif", "objetivo"})
"""Words that name a target where they stand under a key result."""
KEY_RESULTS = frozenset(
    ("key results", "key result", "krs", "schlusselergebnisse", "ket qua then chot", "ket qua chinh", "resultats cles")
)


def outline_of(lines: Sequence[TextLine]) -> Outline:
    """Each line under the nearest one before it that ranks higher."""
    nodes: list[Node] = []
    above: list[Node] = []
    for index, line in enumerate(lines):
        is_first = line.after_blank or not nodes or not nodes[-1].is_table
        node = Node(line, _label(line), index, is_first_row=is_first)
        while above and above[-1].line.rank >= line.rank:
            above.pop().end = index
        if above:
            node.parent = above[-1]
            above[-1].children.append(node)
        above.append(node)
        nodes.append(node)
    for node in above:
        node.end = len(nodes)
    _settle_weak(nodes)
    _settle_lettered(nodes)
    return Outline(nodes)


def explains(outline: Outline, node: Node) -> bool:
    """Whether "Objectives: qualitative statements" explains the word, in a text that has objectives elsewhere."""
    if not _defines(node) or node.has_digit:
        return False
    return any(one.part is node.part and one is not node and not _defines(one) for one in outline.nodes)


def _settle_weak(nodes: list[Node]) -> None:
    """ "Goal: 99 %" is a target where objectives are called something stronger, or under a key result."""
    objectives = [node.label for node in nodes if node.label and node.part is Part.OBJECTIVE]
    is_strong = any(label.number or label.word not in WEAK for label in objectives)
    for node in nodes:
        label = node.label
        if label and node.part is Part.OBJECTIVE and not label.number and label.rest:
            under = node.parent is not None and node.parent.part is Part.KEY_RESULT
            if (label.word in WEAK and (is_strong or under)) or (under and label.word in _WEAK_BELOW):
                node.label = Label(Part.DETAIL, label.rest, "", label.word, "target")


_QUESTIONS = re.compile(r"[QFB](?:uestion|rage)?\s?[:.)]\s")


def _settle_lettered(nodes: list[Node]) -> None:
    """ "A: …" is an answer, or one of several choices, where a "Q: …" or a "B: …" is there."""
    if not any(_QUESTIONS.match(node.line.text) for node in nodes):
        return
    for node in nodes:
        if node.label and node.label.word in ("a", "i") and not node.label.number:
            node.label = None


def is_context(outline: Outline, node: Node) -> bool:
    """Whether "OKR 1" or "Team OKR: …" is the heading over an objective that is named below it."""
    label = node.label
    if label is None or node.part is not Part.OBJECTIVE or not node.is_heading:
        return False
    below = any(one.part is Part.OBJECTIVE for one in outline.within(node))
    return below and (label.word.startswith("okr") or not (label.number or label.is_section))


def _label(line: TextLine) -> Label | None:
    """A table has none, and "Define objectives" in a list is work, not a heading."""
    if line.kind is Kind.TABLE:
        return None
    label = label_of(line.text)
    is_heading = line.kind is Kind.HEADING or line.text.endswith(":")
    return None if label and label.whose and label.is_section and not label.number and not is_heading else label
