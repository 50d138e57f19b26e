"""A text in which people wrote OKRs becomes what was found in it, line by line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from okra_coach.model.okr_account import LeftAside
from okra_coach.model.place import Place
from okra_coach.read.lexicon import plain
from okra_coach.read.okr_lists.details import without_details
from okra_coach.read.okr_lists.found import Found, Reading
from okra_coach.read.okr_lists.labels import Label, Part
from okra_coach.read.okr_lists.lines import Kind, TextLine
from okra_coach.read.okr_lists.outline import Node, Outline, explains, is_context, outline_of
from okra_coach.read.okr_lists.roles import bare_roles
from okra_coach.read.okr_lists.titles import is_company, title_of
from okra_coach.read.okr_lists.words import list_words

Tables = Callable[[list[TextLine], "Part | None"], Reading]
_WORK = (Part.OBJECTIVE, Part.KEY_RESULT, Part.ACTION)
_GREETING = 8
_TAG = 12
_TEXT = 40
_FEW = 3
_OWNER_WORDS = 3
_BESIDE = "it stands beside the key results and is called neither key result nor action"
_UNDER = "it stands under a key result or an action and is called nothing"
_NOT_MARKED = "nothing marks it as an objective, a key result or an action"
_NO_OKR = "it stands under a line that is no part of an OKR"
_HIDDEN = "…"
"""Stands for the lines of a letter, which name its writer and readers."""
_LETTER = "it belongs to the letter around the OKRs"
_PARAGRAPH = "it is a paragraph"
_EXPLAINS = "it explains a word"
_DETAIL = "there is no line above it that it could belong to"
_PROGRESS = "it tells progress or planning, which is no part of an OKR's words"


def read_text(lines: list[TextLine], place: Callable[[TextLine], Place], tables: Tables) -> Reading:
    """What the lines hold, and what was left aside."""
    return _Reader(outline_of(lines), place, tables).read()


class _Reader:
    """Goes through the outline once; remembers the last objective, the section it is in, and each line's part."""

    def __init__(self, outline: Outline, place: Callable[[TextLine], Place], tables: Tables) -> None:
        self.outline, self.place, self.tables = outline, place, tables
        self.found: list[Found] = []
        self.aside: list[LeftAside] = []
        self.taken: list[tuple[int, Node]] = []
        self.parts: dict[Node, Part] = {}
        self.sections: dict[Node, Part] = {}
        self.section: tuple[Node, Part] | None = None
        self.pending: tuple[Node, Part, Label | None] | None = None
        self.objective: Node | None = None
        self.has_marked_results = False
        self.is_signed = False
        self.merged: set[Node] = set()
        self.is_bare = not outline.is_marked
        if self.is_bare:
            self.parts.update(bare_roles(outline))

    def read(self) -> Reading:
        skip = 0
        for node in self.outline.nodes:
            if node.index < skip:
                continue
            if node.line.kind is Kind.TABLE:
                skip = self._table(node)
            else:
                self._visit(node)
        return Reading(tuple(self.found), tuple(self.aside))

    def _visit(self, node: Node) -> None:
        if node in self.merged:
            return
        if node in self.parts:
            self._take(node, self.parts[node], node.line.text)
        elif node.part in (Part.OBJECTIVE, Part.KEY_RESULT) and (self.is_bare or explains(self.outline, node)):
            self._leave(node, _EXPLAINS)
        elif is_context(self.outline, node):
            self._context(node, is_name=False)
        elif node.label:
            self._labelled(node, node.label)
        elif self._is_letter(node):
            self._leave(node, _LETTER)
        elif self.pending and self._fills(node, self.pending[0]):
            _, part, label = self.pending
            self._take(node, part, node.line.text, label)
        elif node.is_heading:
            self._heading(node)
        else:
            self._unlabelled(node)

    def _labelled(self, node: Node, label: Label) -> None:
        self.is_signed = False
        if label.part is Part.DETAIL:
            self._detail(node, label)
        elif label.part is Part.OWNER:
            self._owner(node, label.rest)
        elif label.part is Part.HEALTH:
            self._health(node, label)
        elif label.part is Part.ASIDE:
            self.section, self.pending = None, None
            self.parts[node] = label.part
            if label.rest:
                self._leave(node, _NO_OKR)
        elif label.rest:
            self._whose(node, label)
            self._take(node, label.part, label.rest, label)
        elif self._is_section(node, label):
            self._whose(node, label)
            self._open(node, label.part)
        else:
            self._whose(node, label)
            self.pending = (node, label.part, label)
            self.section = None

    def _health(self, node: Node, label: Label) -> None:
        """Figures that are only watched: a line of its own, or a list under a heading."""
        self.section, self.pending = None, None
        self.parts[node] = Part.HEALTH
        if label.rest:
            self._take(node, Part.HEALTH, label.rest, label)
        else:
            self.sections[node] = Part.HEALTH

    def _is_section(self, node: Node, label: Label) -> bool:
        """Whether several lines follow under the label; else the next line is its text."""
        if label.part is Part.ACTION or (label.part is Part.KEY_RESULT and not label.number):
            return True
        if label.number:
            return False
        return any(one.is_heading for one in node.children) or len(self._items_after(node)) > 1

    def _items_after(self, node: Node) -> list[Node]:
        """The bulleted lines right under the label, or beside it where the label has a bullet itself."""
        items = node.unmarked(Kind.ITEM)
        return items or [one for child in node.children[:1] if not child.label for one in child.unmarked(Kind.ITEM)]

    def _open(self, node: Node, part: Part) -> None:
        self.pending = None
        self.section = (node, part)
        self.sections[node] = part
        if part is Part.OBJECTIVE:
            self.objective = None

    def _whose(self, node: Node, label: Label) -> None:
        """ "Company Objective 1" and "## Sales Objectives" say whose they are."""
        name, period = title_of(label.whose) if label.whose and label.part is Part.OBJECTIVE else ("", "")
        if name and (is_company(name) or node.is_heading):
            self.found.append(Found(Part.OWNER, name, self.place(node.line), period=period))

    def _fills(self, node: Node, pending: Node) -> bool:
        """Whether the line can be the text of a label that stands alone."""
        return node.line.rank > pending.line.rank or node.parent is pending.parent

    def _take(self, node: Node, part: Part, text: str, label: Label | None = None) -> None:
        """The line as a part of an OKR."""
        self.parts[node] = part
        self.pending = None
        if part in (Part.ASIDE, Part.OWNER, Part.DETAIL):
            self._context(node) if part is Part.OWNER else self._leave(node, _NO_OKR)
            return
        text = self._with_text_below(node, part, text)
        words, details = without_details(text)
        number = label.number if label and label.number else _number(node.line.mark, part)
        done = bool(node.line.done)
        self.taken.append((len(self.found), node))
        self.found.append(Found(part, words, self.place(node.line), number, details, done))
        if label and (self.section is None or self.section[1] is not part):
            self.section = None
        if part is Part.OBJECTIVE:
            self.objective = node
            self.has_marked_results = self._has_marked_results(node)

    def _with_text_below(self, node: Node, part: Part, text: str) -> str:
        """ "### KR 1: Leading metric" with "65 % of users …" in the line under it is one key result."""
        below = node.children[0] if node.children else None
        is_tag = part is Part.KEY_RESULT and (node.is_heading or node.is_item) and not node.has_own_digit(text)
        if not (is_tag and below and below.has_digit and len(text.split()) <= _TAG):
            return text
        label = below.label
        more = below.line.text if label is None else label.rest if label.detail == "target" else ""
        if below.is_item and (label is None or len(more.split()) < _FEW):
            return text
        if not more or len(more.split()) > _TEXT or (label is not None and len(more.split()) < _FEW):
            return text
        self.parts[below] = Part.KEY_RESULT
        self.merged.add(below)
        return f"{text}: {more}" if text else more

    def _has_marked_results(self, node: Node) -> bool:
        """Whether key results are called so between this objective and the next."""
        return any(
            one.part is Part.KEY_RESULT or self._is_table_of_results(one)
            for one in self.outline.until(node, Part.OBJECTIVE)
        )

    def _is_table_of_results(self, node: Node) -> bool:
        return node.line.kind is Kind.TABLE

    def _heading(self, node: Node) -> None:
        self.is_signed = False
        if self.objective is not None and node.speaks_of_results and not self.outline.holds(node, Part.OBJECTIVE):
            self._open(node, Part.KEY_RESULT)
            return
        part = self._part_of_heading(node)
        if part is None:
            self._context(node)
        elif part is Part.ASIDE:
            self.parts[node] = part
            self.section = None
            self._leave(node, _NOT_MARKED)
        else:
            self._take(node, part, node.line.text)

    def _part_of_heading(self, node: Node) -> Part | None:
        """What a heading without a label is; None for the name of a team or a mere title."""
        if self.outline.holds(node, Part.OBJECTIVE):
            return None
        above = self._above(node)
        if above in self.sections:
            return self.sections[above] if not node.is_title else None
        if self._has_results_of_its_own(node) and not node.is_title:
            return None if self._objective_in_its_body(node) else Part.OBJECTIVE
        part = self.parts.get(above) if above else None
        if part is Part.OBJECTIVE and not self.has_marked_results and node.line.rank < _BOLD_RANK:
            return Part.KEY_RESULT
        return Part.ASIDE if part in (Part.KEY_RESULT, Part.ACTION, Part.ASIDE) else None

    def _above(self, node: Node) -> Node | None:
        return node.parent

    def _has_results_of_its_own(self, node: Node) -> bool:
        """Whether key results stand under the heading before a heading without a label that has some itself."""
        for one in self.outline.within(node):
            if one.part is Part.KEY_RESULT or one.heads_results:
                return True
            if one.is_heading and not one.label and self._holds_results(one):
                return False
        return False

    def _holds_results(self, node: Node) -> bool:
        below = self.outline.within(node)
        return any(one.part is Part.KEY_RESULT or one.heads_results for one in below)

    def _objective_in_its_body(self, node: Node) -> bool:
        """Whether the heading is a team's name, and a line of its own before the key results is the objective."""
        before = []
        for one in self.outline.within(node):
            if one.part is Part.KEY_RESULT or (one.label is None and one.is_heading):
                break
            if one.label is None:
                before.append(one)
        is_name = len(node.line.text.split()) <= _OWNER_WORDS and not node.has_digit
        return len(before) == 1 and is_name and before[0].is_short and not before[0].line.text.endswith(".")

    def _context(self, node: Node, *, is_name: bool = True) -> None:
        """A heading over OKRs: whose they are, and for when."""
        self.parts[node] = Part.OWNER
        self.section, self.pending, self.objective = None, None, None
        name, period = title_of(node.line.text)
        name = name if is_name else ""
        if name or period:
            self.found.append(Found(Part.OWNER, name, self.place(node.line), period=period, number=str(node.line.rank)))

    def _owner(self, node: Node, name: str) -> None:
        self.section, self.pending, self.objective = None, None, None
        self.found.append(Found(Part.OWNER, name, self.place(node.line), number="0"))

    def _unlabelled(self, node: Node) -> None:
        if node.is_title and node.children and self.objective is not None:
            self._open(node, Part.KEY_RESULT)
            return
        part, why = self._part_of_line(node)
        if part is None:
            self._leave(node, why)
        else:
            self._take(node, part, node.line.text)

    def _part_of_line(self, node: Node) -> tuple[Part | None, str]:
        """What a line without a label is by what it stands under, or why it is nothing."""
        above = node.parent
        if above in self.sections:
            return self._in_section(node, self.sections[above])
        part = self.parts.get(above) if above else None
        if part in (Part.ASIDE, Part.HEALTH):
            return None, _NO_OKR
        if part in (Part.KEY_RESULT, Part.ACTION):
            return (Part.ACTION, "") if node.line.done is not None and part is Part.KEY_RESULT else (None, _UNDER)
        if self._has_results_as_children(node):
            return Part.OBJECTIVE, ""
        if part is Part.OBJECTIVE and above is not None:
            return self._under_objective(node)
        if self.section and self._goes_on(node, self.section[0]):
            return self._in_section(node, self.section[1])
        if self._stands_before_results(node):
            return Part.OBJECTIVE, ""
        if self.objective is not None and self._is_beside(node, self.objective):
            return self._under_objective(node)
        return None, _NOT_MARKED

    def _goes_on(self, node: Node, section: Node) -> bool:
        """Whether the line is in the section without standing under its heading: lines without bullets."""
        has_items = any(one.is_item and one.label is None for one in section.children)
        return not has_items and self._is_beside(node, section)

    def _has_results_as_children(self, node: Node) -> bool:
        parts = {one.part for one in node.children if one.label and one.label.rest}
        return Part.KEY_RESULT in parts and Part.OBJECTIVE not in parts

    def _in_section(self, node: Node, part: Part) -> tuple[Part | None, str]:
        if not node.is_item and not node.is_short:
            return None, _PARAGRAPH
        return part, ""

    def _is_beside(self, node: Node, head: Node) -> bool:
        """Whether the line stands beside a label, or under the same heading, with nothing in between that ends it."""
        return node.parent is head.parent or (head.is_heading and node.line.rank > head.line.rank)

    def _under_objective(self, node: Node) -> tuple[Part | None, str]:
        if self.has_marked_results:
            return None, _BESIDE
        if node.is_item or (node.is_short and (node.has_digit or not node.line.after_blank)):
            return Part.KEY_RESULT, ""
        return None, _PARAGRAPH

    def _stands_before_results(self, node: Node) -> bool:
        """Whether the line is the last before "Key results:" where no objective was named yet."""
        if self.objective is not None and not self._is_new_block(node):
            return False
        after = next((one for one in self.outline.nodes[node.end :] if one.line.kind is not Kind.TABLE), None)
        first = node.children[0] if node.children else after
        return node.is_short and not node.is_title and first is not None and first.part is Part.KEY_RESULT

    def _is_new_block(self, node: Node) -> bool:
        """Whether the last objective has its key results already, and this line stands as high as it."""
        last = next((one for one in reversed(self.found) if one.part in _WORK), None)
        is_high = self.objective is None or node.line.rank <= self.objective.line.rank + 1
        return last is not None and last.part is not Part.OBJECTIVE and is_high and node.line.after_blank

    def _is_letter(self, node: Node) -> bool:
        """Greetings, heads of mails, sign-offs and what follows them."""
        if self.is_signed and not node.is_heading:
            return True
        if node.is_heading or node.is_item:
            return False
        bare, words = plain(node.line.text).strip(" ,.!–-"), list_words()
        if any(
            bare == end
            or (
                bare.startswith(end + " ")
                and len(bare.split()) < _GREETING
                and end in bare[: len(end)]
                and not node.has_digit
            )
            for end in words.letter_ends
        ):
            self.is_signed = True
            return True
        head, sign, _ = bare.partition(":")
        if sign and head in words.letter_heads and not self.taken:
            return True
        begins = any(bare == begin or bare.startswith(f"{begin} ") for begin in words.letter_begins)
        return begins and len(bare.split()) < _GREETING and not self.taken

    def _detail(self, node: Node, label: Label) -> None:
        """Adds what a line such as "Owner: Anna" says to the line that it stands under or beside."""
        place = self._place_of_detail(node)
        if place is None and not self.taken and label.word in list_words().letter_heads:
            self._leave(node, _LETTER)
        elif place is None or not label.rest:
            self._leave(node, _DETAIL if label.rest else _NO_OKR)
        elif label.detail == "status":
            self._leave(node, _PROGRESS)
        else:
            last = self.found[place]
            self.found[place] = replace(last, details={label.detail: label.rest, **last.details})

    def _place_of_detail(self, node: Node) -> int | None:
        above = node.parent
        while above is not None:
            for place, taken in reversed(self.taken):
                if taken is above or (taken.parent is above and taken.line.rank <= node.line.rank):
                    return place
            above = above.parent
        beside = [place for place, taken in self.taken if taken.parent is None and taken.line.rank <= node.line.rank]
        return beside[-1] if beside else None

    def _table(self, node: Node) -> int:
        """Reads the rows of a table; returns the index behind it."""
        end = node.index
        while end < len(self.outline.nodes) and self.outline.nodes[end].line.kind is Kind.TABLE:
            end += 1
        rows = [one.line for one in self.outline.nodes[node.index : end]]
        waits = self.objective is not None and self.found[-1].part is Part.OBJECTIVE
        above = self.section[1] if self.section else (Part.OBJECTIVE if waits else None)
        reading = self.tables(rows, above)
        self.found += reading.found
        self.aside += reading.aside
        return end

    def _leave(self, node: Node, why: str) -> None:
        self.parts.setdefault(node, Part.ASIDE)
        text = _HIDDEN if why == _LETTER else node.line.text
        self.aside.append(LeftAside(self.place(node.line), text, why))


_BOLD_RANK = 9


def _number(mark: str, part: Part) -> str:
    """The 1.2 of a list's own numbers, and the 1 of its objectives."""
    bare = mark.strip("().")
    return bare if "." in bare or (part is Part.OBJECTIVE and bare.isdigit()) else ""
