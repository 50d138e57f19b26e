"""Labels with several lines under them: key results, actions; and what stands in such a list."""

from __future__ import annotations

from okra_coach.read.okr_lists.labels import Label, Part
from okra_coach.read.okr_lists.lines import Kind
from okra_coach.read.okr_lists.outline import Node
from okra_coach.read.okr_lists.so_far import SoFar


def is_section(node: Node, label: Label) -> bool:
    """Whether several lines follow under the label; else the next line is its text."""
    if label.part is Part.ACTION or (label.part is Part.KEY_RESULT and not label.number):
        return True
    if label.number:
        return False
    is_over = any(one.is_heading and one.part in (None, Part.OBJECTIVE) for one in node.children)
    return is_over or len(_items_after(node)) > 1


def _items_after(node: Node) -> list[Node]:
    """The bulleted lines right under the label, or beside it where the label has a bullet itself."""
    items = node.unmarked(Kind.ITEM)
    return items or [one for child in node.children[:1] if not child.label for one in child.unmarked(Kind.ITEM)]


def fills(node: Node, pending: Node) -> bool:
    """Whether the line can be the text of a label that stands alone."""
    return node.line.rank > pending.line.rank or node.parent is pending.parent


def is_among_results(so_far: SoFar, node: Node) -> bool:
    """Whether the line stands in a list of key results, or has actions of its own."""
    section = so_far.section
    is_under = node.parent in so_far.sections and so_far.sections[node.parent] is Part.KEY_RESULT
    is_next = section is not None and section[1] is Part.KEY_RESULT and node.is_item
    has_actions = any(one.part is Part.ACTION or (one.is_item and not one.label) for one in node.children)
    after = so_far.outline.nodes[node.end : node.end + 1]
    has_plan = bool(after) and after[0].part is Part.ACTION and after[0].line.rank >= node.line.rank
    return is_under or is_next or has_actions or has_plan


def is_in_plan(so_far: SoFar, node: Node) -> bool:
    """Whether "KR 2: …" stands in a list of actions, so that it says which key result the action is for."""
    section = so_far.section
    is_after = section is not None and section[1] is Part.ACTION and node.line.rank > section[0].line.rank
    is_under = node.parent in so_far.sections and so_far.sections[node.parent] is Part.ACTION
    return node.is_item and (is_after or is_under)
