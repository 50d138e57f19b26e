"""A text in which people wrote OKRs becomes what was found in it, line by line."""

from __future__ import annotations

from collections.abc import Callable

from okra_coach.model.place import Place
from okra_coach.read.okr_lists import why
from okra_coach.read.okr_lists.around import around
from okra_coach.read.okr_lists.found import Found, Reading
from okra_coach.read.okr_lists.headings import is_name_below_title, part_of_heading, title_before
from okra_coach.read.okr_lists.labels import Label, Part
from okra_coach.read.okr_lists.letters import Letter
from okra_coach.read.okr_lists.lines import TextLine
from okra_coach.read.okr_lists.outline import Node, Outline, explains, is_context, outline_of
from okra_coach.read.okr_lists.roles import bare_roles
from okra_coach.read.okr_lists.sections import fills, is_among_results, is_in_plan, is_section
from okra_coach.read.okr_lists.so_far import SoFar
from okra_coach.read.okr_lists.standing import part_of_line
from okra_coach.read.okr_lists.tags import with_text_below
from okra_coach.read.okr_lists.titles import is_company, title_of
from okra_coach.read.okr_lists.words import list_words

Tables = Callable[[list[TextLine], "Part | None"], Reading]


def read_text(lines: list[TextLine], place: Callable[[TextLine], Place], tables: Tables) -> Reading:
    """What the lines hold, and what was left aside."""
    return _Reader(outline_of(lines), place, tables).read()


class _Reader:
    """Goes through the outline once."""

    def __init__(self, outline: Outline, place: Callable[[TextLine], Place], tables: Tables) -> None:
        self.outline, self.tables = outline, tables
        self.so_far = SoFar(outline, place)
        self.around = around(outline)
        self.letter = Letter()
        self.is_bare = not outline.is_marked
        if self.is_bare:
            self.so_far.parts.update(bare_roles(outline, frozenset(self.around)))

    def read(self) -> Reading:
        skip = 0
        for node in self.outline.nodes:
            if node.index < skip:
                continue
            if node.is_table:
                skip = self._table(node)
            elif node not in self.so_far.merged:
                self._visit(node)
        return self.so_far.reading

    def _visit(self, node: Node) -> None:
        so_far = self.so_far
        if node in self.around:
            so_far.leave(node, self.around[node], hidden=self.around[node] == why.LETTER)
        elif node in so_far.parts:
            self._take(node, so_far.parts[node], node.line.text)
        elif node.part in (Part.OBJECTIVE, Part.KEY_RESULT) and (self.is_bare or explains(self.outline, node)):
            so_far.leave(node, why.EXPLAINS)
        elif is_context(self.outline, node):
            so_far.context(node, is_name=False)
        elif node.label:
            self._labelled(node, node.label)
        elif self.letter.has(node, is_before_all=not so_far.taken):
            so_far.leave(node, why.LETTER, hidden=True)
        elif so_far.pending and fills(node, so_far.pending[0]):
            _, part, label = so_far.pending
            self._take(node, part, node.line.text, label)
        elif node.is_heading:
            self._heading(node)
        else:
            self._unlabelled(node)

    def _labelled(self, node: Node, label: Label) -> None:
        so_far = self.so_far
        self.letter.is_signed = False
        if label.part is Part.DETAIL:
            self._detail(node, label)
        elif label.part is Part.OWNER:
            so_far.owner(node, label.rest)
        elif label.part is Part.HEALTH:
            self._health(node, label)
        elif label.part is Part.ASIDE:
            so_far.section, so_far.pending = None, None
            so_far.parts[node] = label.part
            if label.rest:
                so_far.leave(node, why.NO_OKR)
        elif label.part is Part.KEY_RESULT and label.number and is_in_plan(self.so_far, node):
            so_far.take(node, Part.ACTION, node.line.text)
        elif label.rest:
            self._whose(node, label)
            self._take(node, label.part, label.rest, label)
        elif is_section(node, label):
            self._whose(node, label)
            so_far.open(node, label.part)
            so_far.acting = node if label.acts else so_far.acting
        else:
            self._whose(node, label)
            so_far.pending = (node, label.part, label)
            so_far.section = None

    def _health(self, node: Node, label: Label) -> None:
        """Figures that are only watched: a line of its own, or a list under a heading.

        A guardrail that stands among the key results, or has actions of its own, is a key result to be kept.
        """
        so_far = self.so_far
        if label.rest and label.kept and is_among_results(self.so_far, node):
            so_far.take(node, Part.KEY_RESULT, label.rest, label)
            return
        so_far.section, so_far.pending = None, None
        so_far.parts[node] = Part.HEALTH
        if label.rest:
            so_far.take(node, Part.HEALTH, label.rest, label)
        else:
            so_far.sections[node] = Part.HEALTH

    def _whose(self, node: Node, label: Label) -> None:
        """ "Company Objective 1" and "## Sales Objectives" say whose they are."""
        name, period = title_of(label.whose) if label.whose and label.part is Part.OBJECTIVE else ("", "")
        if name and (is_company(name) or node.is_heading):
            self.so_far.found.append(Found(Part.OWNER, name, self.so_far.place(node.line), period=period))

    def _take(self, node: Node, part: Part, text: str, label: Label | None = None) -> None:
        """The line as a part of an OKR, or as what it is besides."""
        if part is Part.OWNER:
            self.so_far.context(node)
        elif part in (Part.ASIDE, Part.DETAIL):
            self.so_far.leave(node, why.NO_OKR)
        else:
            self.so_far.take(node, part, with_text_below(self.so_far, node, part, text), label)

    def _heading(self, node: Node) -> None:
        so_far = self.so_far
        self.letter.is_signed = False
        if so_far.objective is not None and node.speaks_of_results and not self.outline.holds(node, Part.OBJECTIVE):
            so_far.open(node, Part.KEY_RESULT)
            return
        part = part_of_heading(so_far, node)
        if part is None:
            so_far.context(node)
        elif part is Part.ASIDE:
            so_far.parts[node] = part
            so_far.section = None
            so_far.leave(node, why.NOT_MARKED)
        else:
            so_far.take(node, part, with_text_below(self.so_far, node, part, node.line.text))

    def _unlabelled(self, node: Node) -> None:
        so_far = self.so_far
        if node.is_title and node.children and so_far.objective is not None:
            so_far.open(node, Part.KEY_RESULT)
            return
        title = title_before(self.outline, node) if not so_far.taken else None
        if title is not None:
            so_far.context(node, before=title)
            return
        if not so_far.taken and is_name_below_title(self.outline, node):
            so_far.name_below(node)
            return
        part, reason = part_of_line(so_far, node)
        if part is None:
            so_far.leave(node, reason)
        else:
            self._take(node, part, node.line.text)

    def _detail(self, node: Node, label: Label) -> None:
        """Adds what a line such as "Owner: Anna" says to the line that it stands under or beside."""
        so_far = self.so_far
        place = so_far.home_of_detail(node)
        if place is None and not so_far.taken and label.word in list_words().letter_heads:
            so_far.leave(node, why.LETTER, hidden=True)
        elif place is None or not label.rest:
            so_far.leave(node, why.DETAIL if label.rest else why.NO_OKR)
        elif label.detail == "status":
            so_far.leave(node, why.PROGRESS)
        else:
            so_far.add(place, label.detail, label.rest)

    def _table(self, node: Node) -> int:
        """Reads the rows of a table; returns the index behind it."""
        so_far, rows = self.so_far, self.outline.table_at(node.index)
        waits = so_far.objective is not None and so_far.found[-1].part is Part.OBJECTIVE
        above = so_far.section[1] if so_far.section else (Part.OBJECTIVE if waits else None)
        reading = self.tables([one.line for one in rows], above)
        so_far.found += reading.found
        so_far.aside += reading.aside
        return node.index + len(rows)
