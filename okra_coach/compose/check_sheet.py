"""A workbook of all lines with what was found, a better form, and a cell for the new words; and the rules behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okra_coach.compose.check_headlines import headline
from okra_coach.compose.check_kinds import message
from okra_coach.compose.check_lines import (
    LEVELS,
    STANDINGS,
    by_weight,
    found_there,
    kind_name,
    line_text,
    told,
    ways_on,
)
from okra_coach.compose.retelling import retold
from okra_coach.documents.workbook import (
    Align,
    Area,
    Cell,
    Form,
    Look,
    Mark,
    Row,
    Sheet,
    Table,
    Tone,
    Workbook,
    cell_name,
    sheet_name,
)
from okra_coach.model.judgement import JudgedLine, Judgement, Standing
from okra_coach.model.okra import Objective
from okra_coach.model.workshop import Workshop
from okra_coach.words import Words, mark

_LINE_COLUMNS = (
    (mark("Team"), 17.0),
    (mark("Kind"), 12.0),
    (mark("As it stands"), 40.0),
    (mark("Verdict"), 14.0),
    (mark("What was found"), 56.0),
    (mark("To start from"), 44.0),
    (mark("Your new words"), 44.0),
    (mark("Where"), 24.0),
)
_RULE_COLUMNS = (
    (mark("Rule"), 9.0),
    (mark("What it says"), 40.0),
    (mark("Found"), 8.0),
    (mark("Why"), 56.0),
    (mark("Instead of"), 36.0),
    (mark("Write"), 44.0),
    (mark("Where it comes from"), 36.0),
)
_TEXT, _VERDICT, _NEW, _WHERE = 2, 3, 6, 7
_HEADER = 3
_FIRST = _HEADER + 1
_WORTH_NEW_WORDS = (Standing.REWRITE, Standing.MEND)
_TONES = {
    Standing.MEND: Tone.BAD,
    Standing.REWRITE: Tone.CAUTION,
    Standing.NOTED: Tone.GOOD,
    Standing.STANDS: Tone.GOOD,
}


def compose_check_sheet(judgement: Judgement, workshop: Workshop, words: Words) -> Workbook:
    """Two sheets: every line in reading order, and every rule that found something."""
    title = words("{title}: OKRs held against the rules", title=judgement.title)
    lines = _lines(judgement, title, sheet_name(words("Lines")), words)
    rules = _rules(judgement, sheet_name(words("Rules"), frozenset({lines.name})), words)
    return Workbook(title, workshop.consultant, words.language, workshop.day, (lines, rules), footer=judgement.title)


def _lines(judgement: Judgement, title: str, name: str, words: Words) -> Sheet:
    rows = [_line(line, words) for line in judgement.all_lines if line.is_worth_showing] or [_empty(len(_LINE_COLUMNS))]
    last = _FIRST + len(rows) - 1
    head = (
        Row((Cell(title, look=Look.TITLE),), 30),
        Row((Cell(message(judgement, words), look=Look.SUBTITLE),), 20),
        _progress(judgement, name, last, words),
        _header(_LINE_COLUMNS, words),
    )
    return Sheet(
        name,
        tuple(width for _, width in _LINE_COLUMNS),
        (*head, *rows),
        tables=(Table("lines", Area(name, _HEADER, 0, last, _WHERE), _headers(_LINE_COLUMNS, words)),),
        freeze=(_FIRST, _TEXT + 1),
        marks=(*_verdicts(name, last, words), Mark(_column(name, _TEXT, last), Tone.QUIET, f'{_at(_NEW)}<>""')),
        repeat=_HEADER,
        printed_to=_NEW,
    )


def _progress(judgement: Judgement, name: str, last: int, words: Words) -> Row:
    """How many lines have new words already, counted by the sheet."""
    weak = len(judgement.standing(Standing.REWRITE, Standing.MEND))
    told = words("lines have new words so far, of {n} that are worth them", n=words.number(weak))
    new = _column(name, _NEW, last).address
    count = Cell(0, f"COUNTA({new})", look=Look.STRONG, form=Form.WHOLE, align=Align.RIGHT)
    return Row((Cell(look=Look.PLAIN), count, Cell(told, look=Look.LABEL)), 20)


def _line(line: JudgedLine, words: Words) -> Row:
    begins = line.line is None or isinstance(line.line, Objective)
    found = "\n".join(
        f"{finding.code} {words(LEVELS[finding.severity])}: {found_there(finding, line, words)}"
        for finding in by_weight(line)
    )
    verdict = words(STANDINGS[line.standing]) if line.line else None
    better = "\n".join(ways_on(line, words))
    return Row(
        (
            Cell(line.team or None, rule=begins),
            Cell(kind_name(line, words), rule=begins),
            Cell(line_text(line, words) or None, look=Look.STRONG, rule=begins),
            Cell(verdict, align=Align.CENTRE, rule=begins),
            Cell(found or None, rule=begins),
            Cell(better or None, rule=begins),
            Cell(None, opens=line.standing in _WORTH_NEW_WORDS, rule=begins),
            Cell(str(line.place), look=Look.KEY, rule=begins),
        )
    )


def _verdicts(name: str, last: int, words: Words) -> Iterator[Mark]:
    """The verdict in the colour of its weight; it says the same in words."""
    for standing, tone in _TONES.items():
        told = words(STANDINGS[standing]).replace('"', '""')
        yield Mark(_column(name, _VERDICT, last), tone, f'{_at(_VERDICT)}="{told}"')


def _rules(judgement: Judgement, name: str, words: Words) -> Sheet:
    rows = [
        Row(
            (
                Cell(code, look=Look.STRONG),
                Cell(headline(judgement.rules[code], words)),
                Cell(count, form=Form.WHOLE, align=Align.CENTRE),
                Cell(told(retold(judgement.rules[code].why, words))),
                Cell(told(retold(judgement.rules[code].instead_of, words))),
                Cell(told(retold(judgement.rules[code].write, words))),
                Cell(told(judgement.rules[code].source), look=Look.NOTE),
            )
        )
        for code, count in judgement.by_rule
    ] or [_empty(len(_RULE_COLUMNS))]
    last = _FIRST + len(rows) - 1
    head = (
        Row((Cell(words("The rules behind it"), look=Look.TITLE),), 30),
        Row((Cell(words("Each rule with how often it found something, the most first."), look=Look.SUBTITLE),), 20),
        Row(height=8),
        _header(_RULE_COLUMNS, words),
    )
    return Sheet(
        name,
        tuple(width for _, width in _RULE_COLUMNS),
        (*head, *rows),
        tables=(Table("rules", Area(name, _HEADER, 0, last, len(_RULE_COLUMNS) - 1), _headers(_RULE_COLUMNS, words)),),
        freeze=(_FIRST, 2),
        repeat=_HEADER,
    )


def _headers(columns: Sequence[tuple[str, float]], words: Words) -> tuple[str, ...]:
    return tuple(words(title) for title, _ in columns)


def _header(columns: Sequence[tuple[str, float]], words: Words) -> Row:
    centred = (_VERDICT,) if columns is _LINE_COLUMNS else (2,)
    return Row(
        tuple(
            Cell(title, look=Look.HEADER, align=Align.CENTRE if number in centred else Align.LEFT)
            for number, title in enumerate(_headers(columns, words))
        ),
        28,
    )


def _empty(columns: int) -> Row:
    return Row(tuple(Cell() for _ in range(columns)))


def _column(name: str, column: int, last: int) -> Area:
    return Area(name, _FIRST, column, last, column)


def _at(column: int) -> str:
    """A column's first cell, fixed to its column, for formulas that run down the rows."""
    return "$" + cell_name(_FIRST, column)
