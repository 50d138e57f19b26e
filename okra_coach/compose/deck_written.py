"""Blocks whose content stands in the source itself: `::: KIND` and the lines below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time

from okra_coach.compose.deck_agenda import Slot, agenda_table
from okra_coach.documents.deck import Bars, Block, Figure, Steps
from okra_coach.documents.deck_drawings import (
    MOST,
    Aim,
    Branch,
    Event,
    Item,
    Leaf,
    Line,
    OkraCard,
    Quadrant,
    Theme,
    ThemeList,
    Timeline,
    Tree,
)
from okra_coach.model.agenda import after
from okra_coach.words import Words

_CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})")
_SETTING = re.compile(r"([a-z]+):\s*(.*)")
_LEAF = re.compile(r"\s{2,}[-*]\s+(.*)")
_POINT = re.compile(r"[-*]\s+(.*)")


class UnreadableLineError(ValueError):
    """A line of a block that means nothing there; `line` counts from the block's first one."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line


@dataclass(frozen=True, slots=True)
class Row:
    """A point of a block: its cells, whether it hangs below the one before, and whether it is marked with `!`."""

    line: int
    cells: tuple[str, ...]
    deeper: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What stands below `::: KIND`: points, and settings such as `across: …`, each with its line."""

    title: str
    rows: tuple[Row, ...] = ()
    settings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)


def read_written(kind: str, lines: Sequence[str], title: str, words: Words) -> Block:
    """The block of these lines; `kind` is one of KINDS. Raises UnreadableLineError."""
    reader = _READERS[kind]
    written = _understood(lines, title, reader.settings)
    if not written.rows:
        raise UnreadableLineError(0, f"::: {kind} needs points below it, such as “{reader.example}”")
    for row in written.rows:
        if not reader.least <= len(row.cells) <= reader.most:
            raise UnreadableLineError(row.line, f"a point of ::: {kind} reads “{reader.example}”")
    return reader.make(written, words)


def _understood(lines: Sequence[str], title: str, known: tuple[str, ...]) -> Written:
    rows: list[Row] = []
    settings: dict[str, tuple[str, ...]] = {}
    places: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        setting, leaf, point = _SETTING.fullmatch(line), _LEAF.fullmatch(line), _POINT.fullmatch(line)
        if setting and setting[1] in known:
            settings[setting[1]], places[setting[1]] = _cells(setting[2]), number
        elif leaf and rows:
            rows.append(_row(number, leaf[1], deeper=True))
        elif point:
            rows.append(_row(number, point[1]))
        else:
            allowed = "".join(f", “{name}: …”" for name in known)
            raise UnreadableLineError(number, f"“{line.strip()[:40]}” is neither “- …”{allowed} nor the end, “:::”")
    return Written(title, tuple(rows), settings, places)


def _row(number: int, text: str, *, deeper: bool = False) -> Row:
    strong = text.startswith("! ")
    return Row(number, _cells(text[2:] if strong else text), deeper, strong)


def _cells(text: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in text.split("|"))


def _cell(row: Row, number: int) -> str:
    return row.cells[number] if number < len(row.cells) else ""


def _number(row: Row, number: int, low: float = 0.0, high: float | None = None) -> float:
    text = row.cells[number].replace("%", "").replace(",", ".").strip()
    try:
        value = float(text)
    except ValueError:
        raise UnreadableLineError(row.line, f"“{row.cells[number]}” is no number") from None
    if not low <= value or (high is not None and value > high):
        limits = f"from {low:g}" + (f" to {high:g}" if high is not None else " on")
        raise UnreadableLineError(row.line, f"“{row.cells[number]}” must be {limits}")
    return value


def _agenda(written: Written, words: Words) -> Block:
    """Only the first block needs its clock time; each of the others starts where the one before ends."""
    slots: list[Slot] = []
    for row in written.rows:
        clock = _CLOCK.fullmatch(row.cells[0])
        if clock is None and not slots:
            raise UnreadableLineError(row.line, "the first point of ::: agenda starts with its time, such as 09:00")
        start = _time(clock, row) if clock else after(slots[-1].start, slots[-1].minutes)
        clocked = 1 if clock else 0
        if len(row.cells) < clocked + 2:
            raise UnreadableLineError(row.line, "a point of ::: agenda reads “- 09:00 | 30 | what | how”")
        minutes = int(_number(row, clocked, 1, 1440))
        slots.append(Slot(start, minutes, row.cells[clocked + 1], _cell(row, clocked + 2), row.strong))
    return agenda_table(slots, words)


def _time(clock: re.Match[str], row: Row) -> time:
    try:
        return time(int(clock[1]), int(clock[2]))
    except ValueError:
        raise UnreadableLineError(row.line, f"“{clock[0]}” is no time of day") from None


def _timeline(written: Written, words: Words) -> Block:
    return Timeline(tuple(Event(row.cells[0], row.cells[1], row.strong) for row in written.rows), written.title)


def _quadrant(written: Written, words: Words) -> Block:
    items = tuple(Item(row.cells[0], _number(row, 1, 0, MOST), _number(row, 2, 0, MOST)) for row in written.rows)
    across, up = _ends(written, "across"), _ends(written, "up")
    fields = written.settings.get("fields", ())
    if fields and len(fields) != 4:
        raise UnreadableLineError(written.lines["fields"], "fields: names four, from upper left to lower right")
    return Quadrant(across, up, items, written.title, fields)


def _ends(written: Written, name: str) -> tuple[str, str]:
    ends = written.settings.get(name, ())
    if len(ends) != 2:
        example = f"{name}: little | much"
        raise UnreadableLineError(written.lines.get(name, 0), f"::: quadrant needs both ends of an axis, “{example}”")
    return ends[0], ends[1]


def _themes(written: Written, words: Words) -> Block:
    counts = [_number(row, 1) for row in written.rows]
    most = max(counts) or 1.0
    rows = tuple(
        Theme(row.cells[0], row.cells[1], count / most, _cell(row, 2))
        for row, count in zip(written.rows, counts, strict=True)
    )
    return ThemeList(rows, written.title)


def _tree(written: Written, words: Words) -> Block:
    """A point is an objective of the company, a point below it a team; `?` stands for what supports none."""
    branches: list[Branch] = []
    for row in written.rows:
        if row.deeper:
            last = branches[-1]
            branches[-1] = Branch(last.text, (*last.leaves, Leaf(row.cells[0], _cell(row, 1))), last.apart)
        else:
            apart = row.cells[0] == "?"
            branches.append(Branch(words("Not linked yet") if apart else row.cells[0], (), apart))
    return Tree(tuple(branches), written.title)


def _okra(written: Written, words: Words) -> Block:
    """A point with three cells is a key result, one with one cell an action."""
    objective, customer = written.settings.get("objective", ()), written.settings.get("for", ())
    if not objective:
        raise UnreadableLineError(0, "::: okra needs its objective, “objective: what gets better, for whom”")
    aims = tuple(Aim(*row.cells) for row in written.rows if len(row.cells) == 3)
    odd = next((row for row in written.rows if len(row.cells) == 2), None)
    if odd:
        raise UnreadableLineError(odd.line, "a key result reads “- measure | today | target”, an action “- what”")
    actions = tuple(row.cells[0] for row in written.rows if len(row.cells) == 1)
    label = " ".join(written.settings.get("team", ()))
    detail = words("For: {customer}", customer=customer[0]) if customer else ""
    return OkraCard(label, objective[0], detail, (words("Key results"), words("First actions")), aims, actions)


def _big(written: Written, words: Words) -> Block:
    if len(written.rows) > 1:
        raise UnreadableLineError(written.rows[1].line, "::: big shows one number; a second one takes a ::: big more")
    row = written.rows[0]
    return Figure(row.cells[0], row.cells[1], _cell(row, 2))


def _line(written: Written, words: Words) -> Block:
    """Values in per cent; an empty cell is a date at which nobody knew."""
    dates = written.settings.get("dates", ())
    if not dates:
        raise UnreadableLineError(0, "::: line needs its dates, “dates: 3 Mar | 10 Mar | 17 Mar”")
    series = tuple((row.cells[0], _shares(row, dates)) for row in written.rows)
    wanted = written.settings.get("expected", ())
    expected = _shares(Row(written.lines.get("expected", 0), ("", *wanted)), dates) if wanted else ()
    return Line(dates, series, written.title, words("expected"), expected)


def _shares(row: Row, dates: tuple[str, ...]) -> tuple[float | None, ...]:
    values = row.cells[1:]
    if len(values) > len(dates):
        raise UnreadableLineError(row.line, f"{len(values)} values for {len(dates)} dates")
    known = [_number(row, n, 0, 100) / 100 if cell else None for n, cell in enumerate(row.cells) if n]
    return (*known, *[None] * (len(dates) - len(known)))


def _bars(written: Written, words: Words) -> Block:
    values = tuple(_number(row, 1) for row in written.rows)
    return Bars(tuple(row.cells[0] for row in written.rows), ((written.title, values),), written.title)


def _steps(written: Written, words: Words) -> Block:
    return Steps(tuple((row.cells[0], row.cells[1:]) for row in written.rows), written.title)


@dataclass(frozen=True, slots=True)
class _Kind:
    make: Callable[[Written, Words], Block]
    least: int
    most: int
    example: str
    settings: tuple[str, ...] = ()


_MANY = 60
_READERS: Mapping[str, _Kind] = {
    "agenda": _Kind(_agenda, 2, 4, "- 09:00 | 30 | what | how"),
    "bars": _Kind(_bars, 2, 2, "- name | 24"),
    "big": _Kind(_big, 2, 3, "- +42 | what it is | how sure it is"),
    "line": _Kind(_line, 2, _MANY, "- name | 10 | 25 | 40", ("dates", "expected")),
    "okra": _Kind(_okra, 1, 3, "- measure | today | target", ("team", "objective", "for")),
    "quadrant": _Kind(_quadrant, 3, 3, "- name | 2 | 8", ("across", "up", "fields")),
    "steps": _Kind(_steps, 1, 12, "- heading | line | line"),
    "themes": _Kind(_themes, 2, 3, "- name | 24 | what it says"),
    "timeline": _Kind(_timeline, 2, 2, "- 3 March | what"),
    "tree": _Kind(_tree, 1, 2, "- objective"),
}
KINDS = tuple(_READERS)
