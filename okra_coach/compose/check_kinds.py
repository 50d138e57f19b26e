"""What findings come to in a client's words: kinds that gather rules, and the message of the whole."""

from __future__ import annotations

from collections.abc import Mapping

from okra_coach.model.finding import Severity
from okra_coach.model.judgement import JudgedLine, Judgement, Standing
from okra_coach.model.okra import KeyResult
from okra_coach.words import Words, mark

WORK = mark("Work to be done, not its effect")
UNMEASURED = mark("Cannot be measured yet")
_NUMBERS = mark("Numbers that are missing or do not fit")
_METRIC = mark("A number where the goal should stand")
_UNCLEAR = mark("Unclear what gets better, and for whom")
UPKEEP = mark("Running the business, not changing it")
_MUCH = mark("Too much at once")
_TIME = mark("Longer than a quarter")
_PERSON = mark("Hangs on one person")
_ACTION = mark("Actions nobody can start tomorrow")
_OTHERS = mark("Not agreed with other teams")
_DAY = mark("A day that does not work out")

_KINDS: Mapping[str, tuple[str, ...]] = {
    WORK: ("KR206", "KR207", "KR208", "OBJ103", "SET403"),
    UNMEASURED: ("KR201", "KR202", "KR205", "KR221"),
    _METRIC: ("OBJ101", "OBJ102"),
    UPKEEP: ("KR209", "OBJ110", "OBJ117"),
    _MUCH: ("OBJ106", "OBJ107", "KR210", "KR211", "KR217", "SET401", "SET402", "ACT309"),
    _TIME: ("OBJ113", "SET405"),
    _PERSON: ("OBJ111", "KR219", "GOV601", "GOV602"),
}
_KIND_OF = {code: kind for kind, codes in _KINDS.items() for code in codes}
_ORDER = (WORK, UNMEASURED, _METRIC, _UNCLEAR, _MUCH, UPKEEP, _NUMBERS, _OTHERS, _ACTION, _TIME, _PERSON, _DAY)
"""Of kinds alike frequent, what a client should hear first."""
_BY_ROOM = {"OBJ": _UNCLEAR, "KR": _NUMBERS, "ACT": _ACTION, "SET": _MUCH, "ALN": _OTHERS, "GOV": _PERSON, "AGD": _DAY}


def kind_of(code: str) -> str:
    """What a rule's findings come to; a rule that no kind names goes by the letters of its code."""
    return _KIND_OF.get(code) or _BY_ROOM.get(code.rstrip("0123456789"), _UNCLEAR)


def kinds_of(line: JudgedLine) -> frozenset[str]:
    """What is wrong with a line; notes say nothing of it."""
    return frozenset(kind_of(one.code) for one in line.found if one.severity is not Severity.INFO)


def counted_kinds(judgement: Judgement) -> tuple[tuple[str, int], ...]:
    """On how many lines, or sets as a whole, each kind is found; the most first."""
    counts: dict[str, int] = {}
    for line in (one for one in judgement.all_lines if one.owner):
        for kind in kinds_of(line):
            counts[kind] = counts.get(kind, 0) + 1
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], _ORDER.index(pair[0]))))


def message(judgement: Judgement, words: Words) -> str:
    """The one thing that somebody should take home: what the key results are, else how many lines can stand."""
    results = [line for line in judgement.lines if isinstance(line.line, KeyResult)]
    work = [line for line in results if WORK in kinds_of(line)]
    blank = [line for line in results if UNMEASURED in kinds_of(line) and line not in work]
    kept = [line for line in results if UPKEEP in kinds_of(line) and line not in work + blank]
    if not work and not blank and not kept:
        return _stand(judgement, words)
    told = [
        words.plural(
            "{n} of {all} key results says what changes",
            "{n} of {all} key results say what changes",
            len(results) - len(work) - len(blank) - len(kept),
            all=words.number(len(results)),
        )
    ]
    if work:
        told.append(words.plural("{n} is work to be done", "{n} are work to be done", len(work)))
    if blank:
        told.append(words.plural("{n} cannot be measured yet", "{n} cannot be measured yet", len(blank)))
    if kept:
        told.append(words.plural("{n} only keeps a figure", "{n} only keep a figure", len(kept)))
    return f"{told[0]}; {', '.join(told[1:])}"


def _stand(judgement: Judgement, words: Words) -> str:
    weak = len(judgement.standing(Standing.REWRITE, Standing.MEND))
    if not weak:
        return words.plural(
            "{n} line was checked and can stand as it is",
            "{n} lines were checked and can stand as they are",
            len(judgement.lines),
        )
    stand = words.plural(
        "{n} of {all} lines can stand as it is",
        "{n} of {all} lines can stand as they are",
        len(judgement.lines) - weak,
        all=words.number(len(judgement.lines)),
    )
    return f"{stand}; {words.plural('{n} is worth new words', '{n} are worth new words', weak)}"
