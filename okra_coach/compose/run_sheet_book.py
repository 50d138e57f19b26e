"""The run sheet as a workbook: change minutes, insert, move or delete a row, and all clock times follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import time

from okra_coach.compose.room_blocks import RoomBlock, if_late, room_blocks, session_named, time_and_place
from okra_coach.documents.workbook import (
    Accepts,
    Align,
    Area,
    Cell,
    Form,
    Look,
    Mark,
    Row,
    Sheet,
    Tone,
    Validation,
    Workbook,
    cell_name,
    sheet_name,
)
from okra_coach.model.agenda import AgendaSession
from okra_coach.model.engagement import Material
from okra_coach.model.print_settings import Paper
from okra_coach.words import Words, mark

_HEADERS = (
    ("", 5), (mark("Start"), 8), (mark("End"), 8), (mark("Min."), 7), (mark("Block"), 36), (mark("Groups"), 22),
    (mark("Goal"), 48), (mark("Materials"), 34), (mark("Lead"), 14), (mark("Slides"), 9), (mark("If late"), 14),
    (mark("Shortest"), 9), (mark("Steps"), 40), (mark("Say"), 40), (mark("Ask"), 40), (mark("If nobody answers"), 40),
    (mark("Watch for"), 40), (mark("To settle here"), 60),
)  # fmt: skip
_MINUTES, _TITLE, _IF_LATE, _SHORTEST = 3, 4, 10, 11
_START, _LEFT = (2, 1), (2, 10)
"""Where the session's start is typed, and where the minutes stand that are left at its end."""
_UNTIL = (2, 7)
_HEADER_ROW, _FIRST = 3, 4
_SPARE = 4
"""Empty rows with formulas, for blocks of her own."""
_DAY = 24 * 60


def compose_run_sheet_book(material: Material, words: Words, slides: Mapping[str, str] | None = None) -> Workbook:
    """One sheet a session; `slides` tells by the items' ids which of the deck's slides belong to them."""
    workshop = material.workshop
    names: list[str] = []
    for session in material.agenda.sessions:
        names.append(sheet_name(_tab(session, material, words), frozenset(names)))
    return Workbook(
        title=words("{client}: run sheet", client=workshop.client),
        author=workshop.consultant,
        language=words.language,
        created=workshop.day,
        sheets=tuple(
            _sheet(name, session, material, words, slides or {})
            for name, session in zip(names, material.agenda.sessions, strict=True)
        ),
        footer=words("{client} · run sheet · for whoever leads the workshop", client=workshop.client),
        on_letter=workshop.paper is Paper.LETTER,
    )


def _tab(session: AgendaSession, material: Material, words: Words) -> str:
    if len(material.agenda.sessions) < 2:
        return words("Run sheet")
    return words("Session {number}", number=words.number(session.number))


def _sheet(name: str, session: AgendaSession, material: Material, words: Words, slides: Mapping[str, str]) -> Sheet:
    blocks = room_blocks(session, material, words)
    last = _FIRST + len(blocks) + _SPARE - 1
    rows = (
        Row((Cell(_heading(session, material, words), look=Look.TITLE),), 30),
        Row((Cell(_how_to(session, material, words), look=Look.SUBTITLE),)),
        Row(tuple(_summary(session, last + 1, words)), 24),
        Row(tuple(Cell(words(text) if text else None, look=Look.HEADER) for text, _ in _HEADERS)),
        *(Row(tuple(_line(one, session, words, slides.get(one.item.id, "")))) for one in blocks),
        *(Row(tuple(_spare(row))) for row in range(_FIRST + len(blocks), last + 1)),
        Row(tuple(_total(last + 1, session, words))),
    )
    body = Area(name, _FIRST, 0, last, len(_HEADERS) - 1)
    return Sheet(
        name,
        tuple(float(width) for _, width in _HEADERS),
        rows,
        freeze=(_FIRST, _TITLE + 1),
        validations=(_minutes_asked(name, last, words),),
        marks=tuple(_marks(name, body)),
        repeat=_HEADER_ROW,
        printed_to=_IF_LATE,
        one_page=True,
        locked=False,
    )


def _heading(session: AgendaSession, material: Material, words: Words) -> str:
    return f"{material.workshop.client}: {session_named(session, material, words)}"


def _how_to(session: AgendaSession, material: Material, words: Words) -> str:
    told = words("Change the minutes or the start, insert, move or delete rows: all times follow.")
    return f"{time_and_place(session, material, words)} · {told}"


def _summary(session: AgendaSession, total: int, words: Words) -> Iterator[Cell]:
    """When it begins, when it would end, until when the room is booked, and the minutes between."""
    start, until = (cell_name(*place, absolute=True) for place in (_START, _UNTIL))
    ends, left = f"{start}+{cell_name(total, _MINUTES)}/{_DAY}", session.booked - session.minutes
    yield Cell(words("Start"), look=Look.LABEL)
    yield Cell(_clock(session.start), form=Form.CLOCK, align=Align.LEFT, opens=True)
    yield Cell()
    yield Cell()
    yield Cell(words("Ends at"), look=Look.LABEL, align=Align.RIGHT)
    yield Cell(_clock(session.start, session.minutes), ends, Look.STRONG, Form.CLOCK, Align.LEFT)
    yield Cell(words("Booked until"), look=Look.LABEL, align=Align.RIGHT)
    yield Cell(_clock(session.end), form=Form.CLOCK, align=Align.LEFT, opens=True)
    yield Cell()
    yield Cell(words("Minutes left"), look=Look.LABEL, align=Align.RIGHT)
    yield Cell(left, f"ROUND(({until}-{start})*{_DAY},0)-{cell_name(total, _MINUTES)}", Look.STRONG, Form.WHOLE)


def _clock(moment: time, minutes: int = 0) -> float:
    """The part of the day that is over so many minutes later, as sheets count time; past midnight it is over 1."""
    return (moment.hour * 60 + moment.minute + minutes) / _DAY


def _line(one: RoomBlock, session: AgendaSession, words: Words, slides: str) -> Iterator[Cell]:
    block, row = one.block, _FIRST + one.number - 1
    begun = sum(item.minutes for item in session.items[: one.number - 1])
    yield _number(row, one.number)
    yield from _times(row, _clock(session.start, begun), _clock(session.start, begun + one.item.minutes))
    yield Cell(one.item.minutes, form=Form.WHOLE, align=Align.CENTRE, opens=True)
    yield Cell(one.title, look=Look.TEXT if one.is_rest else Look.STRONG, opens=True)
    yield Cell(one.groups)
    yield Cell("" if one.is_rest else block.goal)
    yield Cell("; ".join(one.materials))
    yield Cell(one.item.lead or None, opens=True)
    yield Cell(slides or None, align=Align.CENTRE)
    yield Cell(if_late(block, words))
    yield Cell(block.least, form=Form.WHOLE, align=Align.CENTRE)
    for text in (_numbered(block.steps), block.say, block.ask, block.if_silence, block.watch_for, _asked(one, words)):
        yield Cell(text or None, look=Look.PLAIN)


def _spare(row: int) -> Iterator[Cell]:
    yield _number(row, "")
    yield from _times(row, "", "")
    yield Cell(form=Form.WHOLE, align=Align.CENTRE, opens=True)
    yield Cell(opens=True)
    yield from (Cell(opens=column == 8) for column in range(5, _SHORTEST + 1))


def _number(row: int, value: float | str) -> Cell:
    minutes = cell_name(row, _MINUTES)
    counted = f'IF({minutes}="","",COUNT({cell_name(_HEADER_ROW, _MINUTES, absolute=True)}:{minutes}))'
    return Cell(value, counted, Look.KEY, align=Align.CENTRE)


def _times(row: int, start: float | str, end: float | str) -> Iterator[Cell]:
    """Each row counts the minutes above it wherever it is moved: no formula names the row above."""
    minutes, begin = cell_name(row, _MINUTES), cell_name(*_START, absolute=True)
    header = cell_name(_HEADER_ROW, _MINUTES, absolute=True)
    above = f"SUM({header}:INDEX($D:$D,ROW()-1))"
    yield Cell(start, f'IF({minutes}="","",{begin}+{above}/{_DAY})', Look.STRONG, Form.CLOCK, Align.CENTRE)
    yield Cell(end, f'IF({minutes}="","",{begin}+({above}+{minutes})/{_DAY})', Look.TEXT, Form.CLOCK, Align.CENTRE)


def _total(row: int, session: AgendaSession, words: Words) -> Iterator[Cell]:
    header = cell_name(_HEADER_ROW, _MINUTES, absolute=True)
    yield from (Cell(look=Look.TEXT, rule=True) for _ in range(_MINUTES))
    summed = f"SUM({header}:INDEX($D:$D,ROW()-1))"
    yield Cell(session.minutes, summed, Look.STRONG, Form.WHOLE, Align.CENTRE, rule=True)
    yield Cell(words("minutes together"), look=Look.TEXT, rule=True)
    yield from (Cell(look=Look.TEXT, rule=True) for _ in range(5, _IF_LATE + 1))


def _numbered(steps: Sequence[str]) -> str:
    return " ".join(f"{number}. {step}" for number, step in enumerate(steps, 1))


def _asked(one: RoomBlock, words: Words) -> str:
    told = (
        words("{question} ({who}, {n} min)", question=asked.text, who=words.join(asked.who), n=asked.minutes)
        for asked in one.questions
    )
    return " · ".join(told)


def _minutes_asked(name: str, last: int, words: Words) -> Validation:
    area = Area(name, _FIRST, _MINUTES, last, _MINUTES)
    return Validation(area, Accepts.WHOLE, words("Whole minutes, 0 to 600."), low=0, high=600)


def _marks(name: str, body: Area) -> Iterator[Mark]:
    """A block under its shortest is told, and so is a session that ends after its booking."""
    minutes, shortest = f"$D{_FIRST + 1}", f"$L{_FIRST + 1}"
    area = Area(name, _FIRST, _MINUTES, body.bottom, _MINUTES)
    yield Mark(area, Tone.CAUTION, f'AND({minutes}<>"",{shortest}<>"",{minutes}<{shortest})')
    yield Mark(Area(name, *_LEFT, *_LEFT), Tone.BAD, f"{cell_name(*_LEFT, absolute=True)}<0")
