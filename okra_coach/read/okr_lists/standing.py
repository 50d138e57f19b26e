"""What a line without a label is, by what it stands under or beside."""

from __future__ import annotations

from okra_coach.read.okr_lists import why
from okra_coach.read.okr_lists.headings import is_name_of_title
from okra_coach.read.okr_lists.labels import Part
from okra_coach.read.okr_lists.lines import Kind
from okra_coach.read.okr_lists.outline import Node
from okra_coach.read.okr_lists.so_far import SoFar
from okra_coach.read.okr_lists.to_do import is_to_do, names_doer

_WORK = (Part.OBJECTIVE, Part.KEY_RESULT, Part.ACTION)
_HALF = 0.5

_Judgement = tuple[Part | None, str]


def part_of_line(so_far: SoFar, node: Node) -> _Judgement:
    """The line's part, or None and why it is nothing."""
    above, part = node.parent, so_far.above(node)
    if above in so_far.sections:
        return _in_section(node, so_far.sections[above])
    if part in (Part.ASIDE, Part.HEALTH):
        return None, why.NO_OKR
    if part in (Part.KEY_RESULT, Part.ACTION):
        return _under_result(so_far, node, part)
    if _has_results_as_children(node):
        return Part.OBJECTIVE, ""
    if part is Part.OBJECTIVE and above is not None:
        return _under_objective(so_far, node)
    if so_far.section and _goes_on(node, so_far.section[0]):
        return _in_section(node, so_far.section[1])
    if _stands_before_results(so_far, node):
        return Part.OBJECTIVE, ""
    if so_far.objective is not None and _is_beside(node, so_far.objective):
        return _under_objective(so_far, node)
    if not so_far.taken and is_name_of_title(so_far.outline, node):
        return Part.OWNER, ""
    return None, why.NOT_MARKED


def _under_result(so_far: SoFar, node: Node, part: Part) -> _Judgement:
    """An action, if it is a task, names who does it, or stands in a list of such; else a note."""
    if part is Part.ACTION or not (node.is_item or names_doer(node.line.text)):
        return None, why.UNDER
    is_acting = (so_far.acting is not None and node.is_within(so_far.acting)) or _is_among_work(so_far, node)
    if node.line.done is not None or is_acting or is_to_do(node.line.text):
        return Part.ACTION, ""
    return None, why.UNDER


def _is_among_work(so_far: SoFar, node: Node) -> bool:
    """Whether most items beside it name who does them."""
    if node.parent is None:
        return False
    if node.parent not in so_far.done_by:
        beside = node.parent.unmarked(Kind.ITEM)
        named = sum(names_doer(one.line.text) for one in beside)
        so_far.done_by[node.parent] = named > len(beside) * _HALF
    return so_far.done_by[node.parent]


def _goes_on(node: Node, section: Node) -> bool:
    """Whether the line is in the section without standing under its heading: lines without bullets."""
    has_items = any(one.is_item and one.label is None for one in section.children)
    return not has_items and _is_beside(node, section)


def _has_results_as_children(node: Node) -> bool:
    parts = {one.part for one in node.children if one.label and one.label.rest}
    return Part.KEY_RESULT in parts and Part.OBJECTIVE not in parts


def _in_section(node: Node, part: Part) -> _Judgement:
    if not node.is_item and not node.is_short:
        return None, why.PARAGRAPH
    return part, ""


def _is_beside(node: Node, head: Node) -> bool:
    """Whether the line stands beside a label, or under the same heading, with nothing in between that ends it."""
    return node.parent is head.parent or (head.is_heading and node.line.rank > head.line.rank)


def _under_objective(so_far: SoFar, node: Node) -> _Judgement:
    if so_far.has_marked_results:
        return None, why.BESIDE
    if node.is_item or (node.is_short and (node.has_digit or not node.line.after_blank)):
        return Part.KEY_RESULT, ""
    return None, why.PARAGRAPH


def _stands_before_results(so_far: SoFar, node: Node) -> bool:
    """Whether the line is the last before "Key results:" where no objective was named yet."""
    if so_far.objective is not None and not _is_new_block(so_far, node):
        return False
    after = next((one for one in so_far.outline.nodes[node.end :] if not one.is_table), None)
    first = node.children[0] if node.children else after
    return node.is_short and not node.is_title and first is not None and first.part is Part.KEY_RESULT


def _is_new_block(so_far: SoFar, node: Node) -> bool:
    """Whether the last objective has its key results already, and this line stands as high as it."""
    last = next((one for one in reversed(so_far.found) if one.part in _WORK), None)
    is_high = so_far.objective is None or node.line.rank <= so_far.objective.line.rank + 1
    return last is not None and last.part is not Part.OBJECTIVE and is_high and node.line.after_blank
