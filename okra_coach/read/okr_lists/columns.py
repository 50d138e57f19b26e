"""What the columns of a table hold, by their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from okra_coach.read.lexicon import plain
from okra_coach.read.okr_lists.due_days import is_day
from okra_coach.read.okr_lists.titles import is_period
from okra_coach.read.okr_lists.words import list_words

LOOK = 25
"""Among so many first rows a heading is looked for."""
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_EDGE = " :.*_?!–—-/|"
_COUNTED = re.compile(
    r"(?P<word>kr|krs|key results?|schlusselergebnis|ergebniskennzahl|ket qua then chot|ket qua chinh|resultat cle"
    r"|resultado clave|resultado-chave|action|initiative|maßnahme|hanh đong|sang kien)\s?#?(?P<number>\d)(?!\d)"
)
_ONLY_WHAT = frozenset({"what", "was", "viec"})
"""Headings of actions only beside a column that says who does them."""
_ACTIONS = ("action", "initiative", "maßnahme", "hanh đong", "sang kien")


@dataclass(frozen=True, slots=True)
class Column:
    """Where it is, what it holds, and for "KR 2" or "KR 2 target" which key result of the row it is about."""

    index: int
    kind: str
    number: int = 0
    heading: str = ""


def columns_of(cells: Sequence[str]) -> list[Column]:
    """The columns whose headings are known."""
    found = [_column(index, cell) for index, cell in enumerate(cells) if cell.strip()]
    return [column for column in found if column is not None]


def dated_columns(cells: Sequence[str]) -> list[Column]:
    """The columns under a day or a quarter: where the key results stood then, or are to stand."""
    bare = [plain(" ".join(cell.split())).strip(_EDGE) for cell in cells]
    return [Column(index, "dated", 0, cells[index]) for index, one in enumerate(bare) if one and _is_dated(one)]


def _column(index: int, cell: str) -> Column | None:
    bare = plain(" ".join(cell.split())).strip(_EDGE)
    if not bare or len(bare) > 60:
        return None
    counted = _COUNTED.search(bare)
    if counted:
        rest = (bare[: counted.start()] + bare[counted.end() :]).strip(_EDGE + "()#")
        own = "action" if counted["word"] in _ACTIONS else "key_result"
        kind = _kind(rest) if rest and rest not in ("text", "title", "name", "description") else own
        return Column(index, kind or "status", int(counted["number"]), cell)
    kind = _kind(bare) or _of_action(bare)
    return Column(index, kind, 0, cell) if kind else None


def _of_action(bare: str) -> str | None:
    """ "Initiative owner" and "Due date of action" tell of the action."""
    for first, second in ((0, 1), (1, 0)):
        words = re.split(r"\s(?:of|der|des|cua)\s|\s|-", bare, maxsplit=1)
        if len(words) == 2 and _kind(words[first]) == "action" and _kind(words[second]) in ("owner", "due"):
            return f"action_{_kind(words[second])}"
    return None


_UNTIL = re.compile(
    r"^(?:target|ziel|zielwert|goal|plan|muc tieu|by|bis(?: zum)?|until|end of|at the end of|ende|zum|am|on"
    r"|đen(?: ngay)?|cuoi|per|as of|stand|value|wert)\s"
)


def _is_dated(bare: str) -> bool:
    rest = bare
    while (shorter := _UNTIL.sub("", rest, count=1)) != rest:
        rest = shorter
    return is_day(bare) or is_day(rest) or is_period(rest) or (rest != bare and is_day(f"1 {rest}"))


def _kind(bare: str) -> str | None:
    known = list_words().columns
    without = _BRACKET.sub("", bare).strip(_EDGE)
    one = re.sub(r"(?<=\w)s$", "", without)
    return known.get(bare) or known.get(without) or known.get(one)


def header_row(rows: Sequence[Sequence[str]]) -> int | None:
    """The first of the best rows of headings; None where no row names the columns of OKRs."""
    best, place = 0.0, None
    for index, cells in enumerate(rows[:LOOK]):
        filled = [cell for cell in cells if cell.strip()]
        columns = columns_of(cells)
        kinds = {column.kind for column in columns}
        plans = "action" in kinds and _is_plan(columns)
        names_lines = (
            plans or bool(kinds & {"objective", "key_result", "title"}) or ("metric" in kinds and "target" in kinds)
        )
        if not names_lines or len(columns) < min(2, len(filled)) or len(columns) * 2 < len(filled):
            continue
        if len({plain(cell) for cell in filled}) < 2 and len(rows) > index + 1 and len(filled) != 1:
            continue
        if len(columns) > best:
            best, place = float(len(columns)), index
    return place


def _is_plan(columns: Sequence[Column]) -> bool:
    """Whether a table with actions says for what they are, or who does them by when."""
    kinds = {column.kind for column in columns}
    says_what = any(column.kind == "action" and plain(column.heading) in _ONLY_WHAT for column in columns)
    return bool(kinds & {"owner", "key_result", "parent"}) or ("due" in kinds and not says_what)


def outlined_columns(rows: Sequence[Sequence[str]]) -> list[Column]:
    """The columns of a table whose first heading is a team's name, and whose objectives stand alone in their rows."""
    if len(rows) < 3:
        return []
    columns = columns_of(rows[0])
    if len(columns) < 2 or any(column.index == 0 for column in columns):
        return []
    alone = [[bool(cell.strip(" *_-:")) for cell in row] for row in rows[1:]]
    is_head = [row[:1] == [True] and not any(row[1:]) for row in alone]
    return [Column(0, "title"), *columns] if any(is_head) and not all(is_head) else []
