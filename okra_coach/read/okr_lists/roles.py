"""Lists in which nothing is called an objective or a key result: what stands higher is the objective."""

from __future__ import annotations

import re
from collections.abc import Iterable

from okra_coach.read.okr_lists.labels import Part
from okra_coach.read.okr_lists.lines import Kind
from okra_coach.read.okr_lists.outline import Node, Outline
from okra_coach.read.okr_lists.titles import is_title_of_okrs

_HALF = 0.5
_FEW = 1 / 4
"""At least so many key results have a number, where prose stands around them."""
_NAME = 6
_ABOUT_OKRS = re.compile(r"(?<!\w)(?:okrs?|key results?|objectives?)(?!\w)", re.IGNORECASE)


def bare_roles(outline: Outline, around: frozenset[Node] = frozenset()) -> dict[Node, Part]:
    """Objectives, key results and actions by nesting alone; empty where nothing is nested, or where prose is.

    What stands `around` the list has no part in it.
    """
    roles: dict[Node, Part] = {}
    _forest(None, _below_names(_body(node for node in outline.roots if node not in around), roles), roles)
    headings = [node for node in outline.nodes if node.is_heading and node.label is None]
    for node in headings:
        _under(node, roles, _are_objectives(node, headings))
    return roles if _are_okrs(outline, roles) else {}


def _are_okrs(outline: Outline, roles: dict[Node, Part]) -> bool:
    """Whether this is a list of OKRs and no text about them or about anything else."""
    results = [node for node, part in roles.items() if part is Part.KEY_RESULT]
    objectives = [node for node, part in roles.items() if part is Part.OBJECTIVE]
    if not results or any(_ABOUT_OKRS.search(node.line.text) for node in objectives):
        return False
    prose = [node for node in outline.nodes if not node.is_short]
    return _share(results) >= _FEW or (len(results) > 1 and not prose and len(objectives) < len(results))


def _below_names(roots: list[Node], roles: dict[Node, Part]) -> list[Node]:
    """The lines without a company's name or a title over a numbered list, under which all of it would stand."""
    found: list[Node] = []
    for root, after in zip(roots, [*roots, None][1:], strict=True):
        below = [one for one in _body(root.children) if _body(one.children)]
        leaves = [leaf for one in below for leaf in _body(one.children)]
        is_name = not (root.is_item or root.has_digit) and len(root.line.text.split()) <= _NAME
        if (
            below
            and (is_name or root.is_title or is_title_of_okrs(root.line.text))
            and _share(leaves) >= _HALF > _share(below)
        ):
            roles[root] = Part.OWNER
            found += _body(root.children)
        elif is_title_of_okrs(root.line.text) and not root.children:
            roles[root] = Part.OWNER
        elif root is roots[0] and is_name and after and is_title_of_okrs(after.line.text):
            roles[root] = Part.ASIDE
        else:
            found.append(root)
    return found


def _body(nodes: Iterable[Node]) -> list[Node]:
    return [node for node in nodes if not node.is_heading and node.label is None and node.line.kind is not Kind.TABLE]


def _are_objectives(heading: Node, headings: list[Node]) -> bool:
    """Whether most headings like this one have plain lists under them, so that they are the objectives."""
    like = [one for one in headings if one.line.rank == heading.line.rank and not one.is_title]
    nested = [any(_body(one.children) for one in _body(head.children)) for head in like if _body(head.children)]
    return bool(nested) and nested.count(False) > nested.count(True)


def _under(heading: Node, roles: dict[Node, Part], is_objective: bool) -> None:
    body = _body(heading.children)
    if body:
        _forest(heading, body, roles, is_objective)
        return
    below = [one for one in heading.children if one.is_heading and one.label is None and _body(one.children)]
    if below and not heading.is_title and heading.parent is not None and _share(below) >= _HALF:
        roles[heading] = Part.OBJECTIVE
        for one in below:
            roles[one] = Part.KEY_RESULT
            _all(_body(one.children), Part.ACTION, roles)


def _forest(heading: Node | None, roots: list[Node], roles: dict[Node, Part], is_objective: bool = False) -> None:
    """The lines right under a heading, or of a text without any."""
    if heading is not None and heading in roles:
        return
    nested = [root for root in roots if _body(root.children)]
    below = [child for root in nested for child in _body(root.children)]
    can_be_objective = heading is not None and not heading.is_title
    numbers_above = _share(nested) >= _HALF > _share(below)
    if nested and not (can_be_objective and (is_objective or numbers_above)):
        for root in roots:
            if root in nested or root.is_item or (nested and root.is_short and root.line.after_blank):
                _tree(root, roles)
    elif can_be_objective and heading is not None:
        _heading(heading, roots, roles)
    else:
        _paragraphs(roots, roles)


def _heading(heading: Node, roots: list[Node], roles: dict[Node, Part]) -> None:
    items = [root for root in roots if root.is_item] or [root for root in roots if root.is_short and root.has_digit]
    if not items:
        return
    roles[heading] = Part.OBJECTIVE
    for root in items:
        roles[root] = Part.KEY_RESULT
        _all(_body(root.children), Part.ACTION, roles)


def _paragraphs(roots: list[Node], roles: dict[Node, Part]) -> None:
    """Blocks with blank lines between them, the first line of each without a number, the others mostly with one."""
    blocks: list[list[Node]] = []
    for root in roots:
        if root.line.after_blank or not blocks:
            blocks.append([])
        blocks[-1].append(root)
    for first, *rest in blocks:
        if rest and not first.has_digit and _share(rest) > _HALF and first.is_short:
            roles[first] = Part.OBJECTIVE
            for one in rest:
                roles[one] = Part.KEY_RESULT


def _tree(root: Node, roles: dict[Node, Part]) -> None:
    roles[root] = Part.OBJECTIVE
    for child in _body(root.children):
        roles[child] = Part.KEY_RESULT
        _all(_body(child.children), Part.ACTION, roles)


def _all(nodes: list[Node], part: Part, roles: dict[Node, Part]) -> None:
    for node in nodes:
        roles[node] = part


def _share(nodes: list[Node]) -> float:
    """How many of the lines have a number in them."""
    return sum(node.has_digit for node in nodes) / len(nodes) if nodes else 0.0
