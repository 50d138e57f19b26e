"""What stands around a list and is none of it: the feet of pages, comments in the margin, the end of a letter."""

from __future__ import annotations

import re

from okra_coach.read.lexicon import plain
from okra_coach.read.okr_lists import why
from okra_coach.read.okr_lists.letters import closings
from okra_coach.read.okr_lists.lines import Kind, anchors_in
from okra_coach.read.okr_lists.outline import Node, Outline
from okra_coach.read.okr_lists.words import list_words

_PAGE = re.compile(
    r"[-–—\s]*(?:(?:page|seite|trang|p\.|s\.)\s?\d{1,3}(?:\s?(?:of|von|/|tren|out of)\s?\d{1,3})?"
    r"|\d{1,3}\s?/\s?\d{1,3}|\d{1,3})[-–—\s.]*"
    r"|(?:©|\(c\)|copyright).{0,80}|(?:printed|gedruckt|in ngay|exported|stand)\s?(?:on|am)?:?\s[\d./: -]{6,20}"
)
_COMMENT = re.compile(r"\[(?P<sign>\^?[a-z]{1,2}|\^?\d{1,2})\]:?\s*\S")


def around(outline: Outline) -> dict[Node, str]:
    """Those lines, each with the reason why it is left aside."""
    found: dict[Node, str] = dict.fromkeys(closings(outline.nodes), why.LETTER)
    anchors = {sign for node in outline.nodes for sign in anchors_in(node.line.raw)}
    for node in outline.nodes:
        if node.line.kind is Kind.PLAIN and node.label is None:
            if _is_foot(node):
                found[node] = why.PAGE
            elif _is_comment(node.line.text, anchors):
                found[node] = why.COMMENT
    return found


def _is_comment(text: str, anchors: set[str]) -> bool:
    """Whether "[a] really?" or "[1] Source …" answers to an anchor in the list; letters are such without one."""
    match = _COMMENT.match(text)
    return match is not None and (match["sign"] in anchors or not match["sign"][-1].isdigit())


def _is_foot(node: Node) -> bool:
    """Whether the line is a page's number or says that it is confidential, and no more."""
    parts = [part.strip(" .!-–—*") for part in re.split(r"\s[|·•–—-]\s|\s{2,}", plain(node.line.text))]
    return all(_PAGE.fullmatch(part) or part in list_words().page_feet for part in parts)
