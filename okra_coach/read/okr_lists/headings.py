"""What a heading without a label is: an objective, a key result, the name of a team, or none of these."""

from __future__ import annotations

from okra_coach.read.okr_lists.labels import Part
from okra_coach.read.okr_lists.lines import Kind
from okra_coach.read.okr_lists.outline import Node, Outline
from okra_coach.read.okr_lists.so_far import SoFar
from okra_coach.read.okr_lists.titles import is_period, is_title_of_okrs, title_of

_OWNER_WORDS = 3
_BOLD_RANK = 9
_NAME = 8
_LINES = 3


def part_of_heading(so_far: SoFar, node: Node) -> Part | None:
    """What a heading without a label is; None for the name of a team or a mere title."""
    if so_far.outline.holds(node, Part.OBJECTIVE):
        return None
    above = node.parent
    if above in so_far.sections:
        return so_far.sections[above] if not node.is_title else None
    if _has_results_of_its_own(so_far.outline, node) and not node.is_title:
        return None if _objective_in_its_body(so_far.outline, node) else Part.OBJECTIVE
    part = so_far.above(node)
    if part is Part.OBJECTIVE and not so_far.has_marked_results and node.line.rank < _BOLD_RANK:
        return Part.KEY_RESULT
    return Part.ASIDE if part in (Part.KEY_RESULT, Part.ACTION, Part.ASIDE) else None


def _has_results_of_its_own(outline: Outline, node: Node) -> bool:
    """Whether key results stand under the heading before a heading without a label that has some itself."""
    for one in outline.within(node):
        if one.part is Part.KEY_RESULT or one.heads_results:
            return True
        if one.is_heading and not one.label and _holds_results(outline, one):
            return False
    return False


def _holds_results(outline: Outline, node: Node) -> bool:
    return any(one.part is Part.KEY_RESULT or one.heads_results for one in outline.within(node))


def _objective_in_its_body(outline: Outline, node: Node) -> bool:
    """Whether the heading is a team's name, and a line of its own before the key results is the objective."""
    before = []
    for one in outline.within(node):
        if one.part is Part.KEY_RESULT or (one.label is None and one.is_heading):
            break
        if one.label is None:
            before.append(one)
    is_name = len(node.line.text.split()) <= _OWNER_WORDS and not node.has_digit
    return len(before) == 1 and is_name and before[0].is_short and not before[0].line.text.endswith(".")


def title_before(outline: Outline, node: Node) -> str | None:
    """The name above a plain line that is the title of the OKRs, "" where the title has one; None for other lines.

    "Millbrook Zoo" over "OKRs for the winter quarter" is such a name.
    """
    if not _is_title(node):
        return None
    if title_of(node.line.text)[0]:
        return ""
    for before in reversed(outline.nodes[max(0, node.index - _LINES) : node.index]):
        if not _is_title(before):
            return before.line.text if _may_be_name(before) else ""
    return ""


def is_name_of_title(outline: Outline, node: Node) -> bool:
    """Whether the line is the name above such a title."""
    after = outline.nodes[node.index + 1] if node.index + 1 < len(outline.nodes) else None
    return after is not None and _is_title(after) and _may_be_name(node) and not title_of(after.line.text)[0]


def is_name_below_title(outline: Outline, node: Node) -> bool:
    """Whether the line names whose OKRs they are, right below a title that does not."""
    before = outline.nodes[node.index - 1] if node.index else None
    if before is None or not _is_title(before) or not _may_be_name(node) or node.line.after_blank:
        return False
    return not title_of(before.line.text)[0] and not (before.index and _may_be_name(outline.nodes[before.index - 1]))


def _is_title(node: Node) -> bool:
    text = node.line.text
    return node.line.kind is Kind.PLAIN and node.label is None and (is_title_of_okrs(text) or is_period(text))


def _may_be_name(node: Node) -> bool:
    text = node.line.text
    is_plain = node.line.kind is Kind.PLAIN and node.label is None and node.parent is None
    return is_plain and len(text.split()) <= _NAME and not text.endswith((".", "!", "?", ":", ","))
