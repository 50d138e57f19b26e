"""How well the answers in a column fit what a question asks for."""

from __future__ import annotations

from collections.abc import Sequence

from okra_coach.model.questionnaire import QuestionKind
from okra_coach.read.cells import Asked, split_choices
from okra_coach.read.quantities import is_unknown
from okra_coach.read.ticks import is_tick_column

_LOOK = 60
_ENOUGH = 0.6
_ASK_NOTHING = frozenset({QuestionKind.TEXT, QuestionKind.LINES})


def fits(cells: Sequence[str], asked: Asked, part: str = "") -> bool:
    """Whether most answers are such as the question asks for; free text fits all that is no bare number."""
    if asked.question.kind in _ASK_NOTHING:
        numbers = sum(cell.replace(".", "").replace(",", "").isdigit() for cell in cells[:_LOOK])
        return numbers * 2 <= len(cells[:_LOOK])
    if asked.question.kind is QuestionKind.CHOICES and is_tick_column(cells[:_LOOK], part):
        return True
    return how_well(cells, asked) >= _ENOUGH


def how_well(cells: Sequence[str], asked: Asked) -> float:
    """The share of answers that are understood; 1 when there are none to judge by."""
    told = [cell for cell in cells[:_LOOK] if not is_unknown(cell)]
    if not told:
        return 1.0
    understood = (asked.understand(cell)[0] for cell in told)
    return sum(_is_understood(value, asked) for value in understood) / len(told)


def _is_understood(value: object, asked: Asked) -> bool:
    if asked.question.kind is QuestionKind.MEASURE:
        return not isinstance(value, str) and value is not None
    return value not in (None, ())


def are_options(cells: Sequence[str], asked: Asked) -> bool:
    """Whether nine of ten answers are options of the question word for word, and not all the same one."""
    told = [cell for cell in cells[:_LOOK] if not is_unknown(cell)]
    exact = [keys for cell in told if (keys := _exactly(cell, asked))]
    return len(set(exact)) > 1 and len(exact) * 10 >= len(told) * 9


def _exactly(cell: str, asked: Asked) -> tuple[str, ...]:
    """The options that a cell names word for word; none when it says anything else."""
    if asked.question.kind is QuestionKind.CHOICES:
        keys, own = split_choices(cell, asked.options)
        return () if own else keys
    found = asked.options.find(cell)
    return (found[0],) if found and found[1] == 1.0 and cell not in asked.keys else ()
