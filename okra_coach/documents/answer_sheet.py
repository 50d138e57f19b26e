"""The sheet of one person's answers, one row a question: the definition that its writers and its reader share.

The first row carries what machines look for: MARKER over the column of ids, ANSWER over the column of answers.
Every row that can hold an answer has an id: `about.team` for a question, `direction.themes#clear-bills` for an option
that is ticked with an x. Labels and the order of columns may change; these two do not.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

MARKER = "okra-coach answers 1"
QUESTION = "question"
ANSWER = "answer"
ID_HEADING = "(id)"
TICK = "x"

_ID = re.compile(r"([^\s#()]+)(?:#([^\s#()]+))?")
_BEGINS_A_NUMBER = frozenset("-.0123456789")
_ACTS = "=+\\-@＝＋－＠"
_GUARD = re.compile(f"'*[{_ACTS}]")
_GUARDED = re.compile(f"'+[{_ACTS}]")


def row_id(question: str, option: str | None = None) -> str:
    """The id of a question's row, or of one of its options; no id holds a space, a bracket or a second `#`."""
    return _quoted(question) if option is None else f"{_quoted(question)}#{_quoted(option)}"


def parts_of(cell: str) -> tuple[str, str | None] | None:
    """The question and the option that an id stands for; None when the cell holds no id."""
    found = _ID.fullmatch(cell.strip())
    if found is None:
        return None
    return unquote(found[1]), unquote(found[2]) if found[2] else None


def guarded(text: str) -> str:
    """The text with an apostrophe before a sign that would make it a formula when a CSV file is opened."""
    return f"'{text}" if _GUARD.match(text) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`."""
    return text[1:] if _GUARDED.match(text) else text


def _quoted(part: str) -> str:
    """The part in letters, digits and a few signs that no spreadsheet takes for a formula, a number or a date."""
    safe = quote(part, safe="")
    return f"%{ord(safe[0]):02X}{safe[1:]}" if safe[:1] in _BEGINS_A_NUMBER else safe
