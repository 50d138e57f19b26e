"""Which column of an export holds which question, which holds the time, and which would give a respondent away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from okra_coach.model.measure import Quantity
from okra_coach.model.questionnaire import Question, QuestionKind, Questionnaire
from okra_coach.read.cells import Asked
from okra_coach.read.fitting import are_options, fits
from okra_coach.read.headers import IDENTITIES, sort_of, words_of
from okra_coach.read.known_prompts import prompts
from okra_coach.read.matching import loose
from okra_coach.read.quantities import is_unknown, read_quantity
from okra_coach.read.table import Heading, Table
from okra_coach.read.ticks import is_tick_column
from okra_coach.read.timestamps import is_time as is_date
from okra_coach.read.timestamps import look_like_times

SURE = 0.9
TAKEN = 0.7
MARGIN = 0.08
"""From TAKEN on a wording is taken for its question when its values fit and no other question is as near."""
_TAKEN_WITH_OPTIONS = 0.5
_BY_VALUES = 0.85
_UNIT_WORDS = 4
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]{2,}")
_TELLING = frozenset({"about.team", "about.role", "team.kind"})
"""Questions whose options are so much their own that the answers alone give them away."""
_LOOK = 50
_SEVERAL = frozenset({QuestionKind.CHOICES, QuestionKind.LINES})
_OPTION_CODE = re.compile(r"(?:SQ)?0*([1-9]\d?)", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:other|others|sonstig\w*|andere\w*|khác|autre\w*|specify|text)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Column:
    """What a column is: "question", "time", "started", "id", "identity", "state", "service", "empty" or "unplaced".

    `sort` of an identity is email, name or address; `option` is what a tick in the column stands for;
    `proposal` names the question an unplaced column may be, with a certainty of 0-1.
    """

    number: int
    header: str
    kind: str
    question: Question | None = None
    certainty: float = 0.0
    sort: str = ""
    reason: str = ""
    option: str = ""
    proposal: tuple[str, float] | None = None


@dataclass(frozen=True)
class _Claim:
    """Columns that may hold a question together."""

    certainty: float
    numbers: tuple[int, ...]
    question: str


def understand_columns(table: Table, questionnaire: Questionnaire, asked: Mapping[str, Asked]) -> tuple[Column, ...]:
    """Every column with its meaning, in the order of the file."""
    questions = {question.id: question for question in questionnaire.questions}
    claims = sorted(
        _claims(table, questionnaire),
        key=lambda claim: (-claim.certainty, claim.numbers, list(questions).index(claim.question)),
    )
    placed = _place(claims, table, asked)
    placed |= _options_alone(table, placed, asked)
    placed |= _by_values(table, placed, asked)
    placed |= _asked_twice(claims, placed, table)
    proposals = _proposals(claims, placed)
    return tuple(
        _question_column(table, number, asked[placed[number][0]], placed[number][1])
        if number in placed
        else _other(table, number, placed, proposals.get(number), questions)
        for number in range(len(table.header))
    )


def _claims(table: Table, questionnaire: Questionnaire) -> Iterable[_Claim]:
    """Every question that some columns may hold: by the question's words, by a part's, by a code."""
    known = prompts(questionnaire)
    kinds = {question.id: question.kind for question in questionnaire.questions}
    for text, numbers in _groups(table.headings):
        for question, certainty in _target(table, text, numbers) or known.candidates(text):
            if len(numbers) == 1 or kinds[question] in _SEVERAL or _is_one_with_others(table, numbers):
                yield _Claim(certainty, numbers, question)
    for number, heading in enumerate(table.headings):
        for question, certainty in known.candidates(heading.part) if heading.part else ():
            yield _Claim(certainty, (number,), question)
        if heading.part:
            yield from (
                _Claim(certainty, (number,), question)
                for question, certainty in known.candidates(heading.shown)
                if certainty == 1.0
            )
    for code, numbers in _by_code(table.headings).items():
        of_code = known.by_code(code)
        if of_code:
            yield _Claim(1.0, numbers, of_code)


def _target(table: Table, text: str, numbers: tuple[int, ...]) -> list[tuple[str, float]]:
    """The target for a short heading such as "Ziel", "Goal" or "Mục tiêu" over numbers; nothing for any other."""
    if loose(text) in words_of("aim_or_target") and _are_quantities(table.column(numbers[0])):
        return [("team.measure1_target", 1.0)]
    return []


def _are_quantities(cells: list[str]) -> bool:
    """Whether most cells are a number with its unit and no sentence around it."""
    told = [cell for cell in cells[:_LOOK] if not is_unknown(cell)]
    short = [cell for cell in told if len(cell.split()) <= _UNIT_WORDS]
    return sum(isinstance(read_quantity(cell, "en"), Quantity) for cell in short) * 2 > len(told)


def _groups(headings: tuple[Heading, ...]) -> list[tuple[str, tuple[int, ...]]]:
    """Question text and its columns: neighbours with parts stay together, a text without part stands for itself."""
    groups: list[tuple[str, tuple[int, ...]]] = []
    for number, heading in enumerate(headings):
        text, numbers = groups[-1] if groups else ("", ())
        if heading.text and heading.part and text == heading.text and numbers[-1] == number - 1:
            groups[-1] = (text, (*numbers, number))
        elif heading.text:
            groups.append((heading.text, (number,)))
    return groups


def _by_code(headings: tuple[Heading, ...]) -> dict[str, tuple[int, ...]]:
    """Code without its part → the columns that carry it."""
    groups: dict[str, tuple[int, ...]] = {}
    for number, heading in enumerate(headings):
        code = heading.code.partition("[")[0]
        if code:
            groups[code] = (*groups.get(code, ()), number)
    return groups


def _is_one_with_others(table: Table, numbers: tuple[int, ...]) -> bool:
    """One column with the answer, the rest what was written in beside the options."""
    return all(_OTHER.search(table.headings[number].part) for number in numbers[1:])


def _place(claims: list[_Claim], table: Table, asked: Mapping[str, Asked]) -> dict[int, tuple[str, float]]:
    """Column number → question and certainty: the surest claims first, each column and question once."""
    placed: dict[int, tuple[str, float]] = {}
    used: set[str] = set()
    for claim in claims:
        if claim.question in used or any(number in placed for number in claim.numbers):
            continue
        if claim.certainty < TAKEN and not (
            claim.certainty >= _TAKEN_WITH_OPTIONS and _all_options(claim, table, asked)
        ):
            continue
        if claim.certainty < SURE and not (_stands_out(claim, claims, used) and _values_fit(claim, table, asked)):
            continue
        used.add(claim.question)
        placed |= dict.fromkeys(claim.numbers, (claim.question, claim.certainty))
    return placed


def _stands_out(claim: _Claim, claims: list[_Claim], used: set[str]) -> bool:
    """Whether no question that is still free is nearly as likely for the same columns."""
    return not any(
        other.certainty > claim.certainty - MARGIN
        for other in claims
        if other.question != claim.question and other.question not in used and other.numbers == claim.numbers
    )


def _all_options(claim: _Claim, table: Table, asked: Mapping[str, Asked]) -> bool:
    cells = [cell for number in claim.numbers for cell in table.column(number)]
    return bool(asked[claim.question].names) and bool(cells) and are_options(cells, asked[claim.question])


def _values_fit(claim: _Claim, table: Table, asked: Mapping[str, Asked]) -> bool:
    return all(
        fits(table.column(number), asked[claim.question], table.headings[number].part) for number in claim.numbers
    )


def _options_alone(
    table: Table, placed: Mapping[int, tuple[str, float]], asked: Mapping[str, Asked]
) -> dict[int, tuple[str, float]]:
    """Columns headed by nothing but an option of a several-choice question, as Typeform writes them."""
    found: dict[int, tuple[str, float]] = {}
    used = {question for question, _ in placed.values()}
    for question, about in asked.items():
        if about.question.kind is not QuestionKind.CHOICES or question in used:
            continue
        matching = [
            number
            for number, heading in enumerate(table.headings)
            if number not in placed
            and number not in found
            and _is_option(heading.part or heading.text, about)
            and is_tick_column(table.column(number), heading.part or heading.text)
        ]
        if len(matching) >= 2 and len(matching) * 2 >= len(about.names):
            found |= dict.fromkeys(matching, (question, SURE))
    return found


def _is_option(text: str, about: Asked) -> bool:
    found = about.options.find(text)
    return found is not None and found[1] >= 0.97


def _by_values(
    table: Table, placed: Mapping[int, tuple[str, float]], asked: Mapping[str, Asked]
) -> dict[int, tuple[str, float]]:
    """Choices under an unknown heading whose answers are all options of one question that is still missing."""
    used = {question for question, _ in placed.values()}
    missing = [about for about in asked.values() if about.question.id not in used]
    choices = [about for about in missing if about.question.id in _TELLING and about.names]
    found: dict[int, tuple[str, float]] = {}
    for number, heading in enumerate(table.headings):
        cells = table.column(number) if number not in placed and not sort_of(heading.text) else []
        fitting = [about for about in choices if cells and are_options(cells, about)]
        if len(fitting) == 1 and fitting[0].question.id not in {question for question, _ in found.values()}:
            found[number] = (fitting[0].question.id, _BY_VALUES)
    return found


def _asked_twice(
    claims: list[_Claim], placed: Mapping[int, tuple[str, float]], table: Table
) -> dict[int, tuple[str, float]]:
    """Further columns of a question that nobody answered twice: a form with branches asks it in each of them."""
    found: dict[int, tuple[str, float]] = {}
    for claim in claims:
        if claim.certainty < SURE or len(claim.numbers) > 1 or claim.numbers[0] in (dict(placed) | found):
            continue
        others = [number for number, (question, _) in (dict(placed) | found).items() if question == claim.question]
        if others and table.column(claim.numbers[0]) and not _both_filled(table, claim.numbers[0], others):
            found[claim.numbers[0]] = (claim.question, claim.certainty)
    return found


def _both_filled(table: Table, number: int, others: list[int]) -> bool:
    return any(row.cells[number] and any(row.cells[other] for other in others) for row in table.rows)


def _proposals(claims: list[_Claim], placed: Mapping[int, tuple[str, float]]) -> dict[int, tuple[str, float]]:
    """The likeliest free question for each column without one."""
    used = {question for question, _ in placed.values()}
    found: dict[int, tuple[str, float]] = {}
    for claim in claims:
        for number in claim.numbers:
            if number not in placed and claim.question not in used:
                found.setdefault(number, (claim.question, round(claim.certainty, 2)))
    return found


def _question_column(table: Table, number: int, about: Asked, certainty: float) -> Column:
    heading, question = table.headings[number], about.question
    column = Column(number, table.header[number], "question", question, certainty)
    if question.kind not in _SEVERAL or not is_tick_column(table.column(number), heading.part or heading.text):
        return column
    coded = _OPTION_CODE.fullmatch(heading.part)
    if coded and not _is_option(heading.part, about) and int(coded[1]) <= len(about.names):
        option = about.names[int(coded[1]) - 1]
        return replace(column, option=option, reason=f"its code {heading.part} was taken for “{option}”")
    return replace(column, option=heading.part or (heading.text if certainty == SURE else ""))


def _other(
    table: Table,
    number: int,
    placed: Mapping[int, tuple[str, float]],
    proposal: tuple[str, float] | None,
    questions: Mapping[str, Question],
) -> Column:
    """A column that holds no question."""
    column = Column(number, table.header[number], "unplaced", proposal=proposal)
    sort = identity(table, number)
    if sort:
        return replace(
            column, kind="identity", sort=sort, proposal=None, reason="used to find double answers only, never shown"
        )
    sort = _service(table, number)
    if sort == "time":
        return replace(column, kind="time", certainty=1.0, proposal=None)
    if sort:
        return replace(column, kind=sort, proposal=None, reason="a note of the form tool")
    if not table.column(number):
        return replace(column, kind="empty", proposal=None, reason="the column is empty")
    first = _holder(table, number, placed, questions)
    return replace(
        column,
        reason=f"its question was found already, in column {first + 1}"
        if first is not None
        else "it is no question of the questionnaire",
    )


def _holder(
    table: Table, number: int, placed: Mapping[int, tuple[str, float]], questions: Mapping[str, Question]
) -> int | None:
    """The first column that holds the question which this one asks again."""
    bare = loose(table.headings[number].text)
    for other, (question, _) in sorted(placed.items()):
        if bare and bare in {loose(prompt) for prompt in questions[question].prompt.values()}:
            return other
    return None


def _service(table: Table, number: int) -> str:
    """The sort of a column that the form tool added, by its name or code; a date column is the time."""
    heading = table.headings[number]
    sort = sort_of(heading.text) or sort_of(heading.code)
    if sort == "time" and not _mostly_times(table, number):
        return "state" if not table.column(number) else ""
    if not sort and look_like_times(table.column(number)):
        return (
            "started" if any(sort_of(h.text) == "time" or sort_of(h.code) == "time" for h in table.headings) else "time"
        )
    return sort


def _mostly_times(table: Table, number: int) -> bool:
    """Half of the filled cells are dates: what a form tool calls a time may hold a few slips."""
    cells = table.column(number)[:_LOOK]
    return sum(map(is_date, cells)) * 2 >= len(cells) and bool(cells)


def identity(table: Table, number: int) -> str:
    """ "email", "name" or "address" when the column would give a respondent away, else ""."""
    heading = table.headings[number]
    sort = sort_of(heading.text) or sort_of(heading.code)
    if sort in IDENTITIES:
        return sort
    cells = table.column(number)[:_LOOK]
    return "email" if cells and sum(bool(_EMAIL.fullmatch(cell)) for cell in cells) * 2 > len(cells) else ""


def languages_of(columns: Iterable[Column]) -> str:
    """The language in which most columns ask; "" when no column says."""
    found = Counter(
        language
        for column in columns
        if column.question
        for language, prompt in column.question.prompt.items()
        if loose(prompt)[:20] == loose(column.header)[:20]
    )
    return found.most_common(1)[0][0] if found else ""
