"""What a column that found no question may be: for workshop.yaml, where the consultant decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from okra_coach.model.answers import ColumnProposal
from okra_coach.model.questionnaire import QuestionKind, Questionnaire
from okra_coach.read.cells import Asked
from okra_coach.read.columns import Column
from okra_coach.read.fitting import fits
from okra_coach.read.matching import loose
from okra_coach.read.quantities import is_unknown
from okra_coach.read.table import Heading, Table
from okra_coach.read.ticks import is_tick_column
from okra_coach.read.workshop import slug

_SCALE = re.compile(r"[1-5](?:[.,]0)?")
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d+)?\s?%?")
_LOOK = 200
_LIKELY = 0.5
_FEW = 15
_SHORT = 60
_LONGEST_ID = 32


def propose(
    table: Table, columns: Sequence[Column], questionnaire: Questionnaire, asked: dict[str, Asked]
) -> tuple[ColumnProposal, ...]:
    """One proposal for each question that unplaced columns seem to ask; columns of one question together.

    Columns without a heading, and a second one with the same, cannot be mapped by it and are not proposed.
    """
    used: set[str] = set()
    headings: set[str] = set()
    found = []
    for numbers in _together(table, [column for column in columns if column.kind == "unplaced"]):
        column = next(column for column in columns if column.number == numbers[0])
        proposal = _proposal(table, column, numbers, asked, used)
        if loose(proposal.heading) and loose(proposal.heading) not in headings:
            headings.add(loose(proposal.heading))
            used.add(proposal.question)
            found.append(proposal)
    return tuple(found)


def _together(table: Table, columns: Sequence[Column]) -> Iterator[tuple[int, ...]]:
    """Columns of one several-choice question, each with an option; every other column alone."""
    groups: dict[tuple[str, int], list[int]] = {}
    for column in columns:
        heading = table.headings[column.number]
        several = bool(heading.part and heading.text) and is_tick_column(
            table.column(column.number)[:_LOOK], heading.part
        )
        groups.setdefault((heading.text, -1) if several else ("", column.number), []).append(column.number)
    yield from map(tuple, groups.values())


def _proposal(
    table: Table, column: Column, numbers: tuple[int, ...], asked: dict[str, Asked], used: set[str]
) -> ColumnProposal:
    heading = table.headings[numbers[0]]
    words = heading.text if len(numbers) > 1 else _words(heading)
    kind = QuestionKind.CHOICES if len(numbers) > 1 else kind_of(table.column(numbers[0]))
    if column.proposal:
        question, certainty = column.proposal
        is_several = asked[question].question.kind is QuestionKind.CHOICES
        if (
            certainty >= _LIKELY
            and (is_several or len(numbers) == 1)
            and question not in used
            and fits(table.column(numbers[0]), asked[question], heading.part)
        ):
            return ColumnProposal(words, question, "", certainty, len(numbers))
    own = name = f"own.{_id(heading.part if len(numbers) == 1 and heading.part else words)}"
    number = 2
    while own in used:
        own, number = f"{name}-{number}", number + 1
    return ColumnProposal(words, own, kind.value, 0.0, len(numbers))


def _id(words: str) -> str:
    """The first words of a heading, as many as an id can bear."""
    parts = slug(words).split("-")
    while len(parts) > 1 and len("-".join(parts)) > _LONGEST_ID:
        parts.pop()
    return "-".join(parts)[:_LONGEST_ID]


def _words(heading: Heading) -> str:
    """What a person reads over the column."""
    return heading.part if heading.part and not heading.text else heading.shown


def kind_of(cells: Sequence[str]) -> QuestionKind:
    """What sort of question such answers were given to."""
    told = [cell for cell in cells[:_LOOK] if not is_unknown(cell)]
    if not told:
        return QuestionKind.TEXT
    if _most(bool(_SCALE.fullmatch(cell)) for cell in told):
        return QuestionKind.SCALE
    if _most(bool(_SHARE.fullmatch(cell)) for cell in told):
        return QuestionKind.PERCENT if any("%" in cell for cell in told) else QuestionKind.MEASURE
    different = len({cell.casefold() for cell in told})
    short = _most(len(cell) <= _SHORT and "\n" not in cell for cell in told)
    if short and different < len(told) and different <= min(_FEW, max(2, len(told) // 2)):
        return QuestionKind.CHOICE
    pieces = [piece.strip().casefold() for cell in told for piece in re.split(r";\s*|\n|, ", cell) if piece.strip()]
    if len(pieces) > 1.3 * len(told) and len(set(pieces)) <= min(2 * _FEW, len(pieces) // 3):
        return QuestionKind.CHOICES
    if sum("\n" in cell for cell in told) * 3 > len(told):
        return QuestionKind.LINES
    if short and _most(bool(re.search(r"\d", cell)) for cell in told):
        return QuestionKind.MEASURE
    return QuestionKind.TEXT


def _most(signs: Iterator[bool]) -> bool:
    found = list(signs)
    return sum(found) * 10 >= len(found) * 9
