"""A judged line in words: what it is, how it reads, what was found, and a better form to start from."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from okra_coach.compose.check_kinds import WORK, kind_of
from okra_coach.compose.retelling import retold, retold_beside
from okra_coach.model.finding import Finding, Severity
from okra_coach.model.judgement import JudgedLine, Judgement, Standing
from okra_coach.model.measure import Direction
from okra_coach.model.okra import KeyResult, Objective
from okra_coach.words import Words, mark

STANDINGS = {
    Standing.STANDS: mark("can stand"),
    Standing.NOTED: mark("can stand, with a remark"),
    Standing.REWRITE: mark("to rewrite"),
    Standing.MEND: mark("to mend first"),
}
LEVELS = {Severity.ERROR: mark("Error"), Severity.WARNING: mark("Warning"), Severity.INFO: mark("Remark")}
_NUMBER = re.compile(r"\d[\d.,]*")
_SCALES = (1, 1e3, 1e6, 1e9)
_OF_WORDS = ("OBJ", "KR", "ACT")
_WORST_FIRST = (Standing.MEND, Standing.REWRITE, Standing.NOTED, Standing.STANDS)


def kind_name(line: JudgedLine, words: Words) -> str:
    """What sort of line it is."""
    if line.line is None:
        return words("The set as a whole") if line.team else words("All of it")
    if isinstance(line.line, Objective):
        return words("Objective")
    return words("Key result") if isinstance(line.line, KeyResult) else words("Action")


def line_text(line: JudgedLine, words: Words) -> str:
    """How the line reads; a key result with its numbers, unless its words hold them already."""
    result = line.line
    if not isinstance(result, KeyResult):
        return line.text
    told = _numbers(result, words)
    return f"{result.measure}: {told}" if told else result.measure


def _numbers(result: KeyResult, words: Words) -> str:
    if result.direction is Direction.KEEP and result.low is not None and result.high is not None:
        low, high = words.number(result.low), words.quantity(result.high, result.unit)
        return "" if _says(result.measure, result.high) else words("{low} to {high}", low=low, high=high)
    if result.target is None or _says(result.measure, result.target):
        return ""
    target = words.quantity(result.target, result.unit)
    return f"{words.number(result.baseline)} → {target}" if result.baseline is not None else f"→ {target}"


def _says(text: str, value: float) -> bool:
    """Whether a text holds a number already, also in thousands or millions, whichever sign its decimals have."""
    written = [part.strip(".,") for part in _NUMBER.findall(text)]
    readings = {part.replace(",", "") for part in written} | {
        part.replace(".", "").replace(",", ".") for part in written
    }
    numbers = [float(one) for one in readings if one.count(".") <= 1]
    return any(abs(number * scale - value) < 1e-6 * max(1.0, abs(value)) for number in numbers for scale in _SCALES)


def told(text: str) -> str:
    """A text of the checker without the marks around words of our files."""
    return text.replace("`", "")


def by_weight(line: JudgedLine) -> tuple[Finding, ...]:
    """The findings, the worst first; of those alike, what the line's own words say."""
    return tuple(sorted(line.findings, key=lambda finding: (-finding.severity.rank, not is_of_words(finding))))


def is_of_words(finding: Finding) -> bool:
    """Whether the finding is about the line itself, and not about what stands around it."""
    return finding.code.startswith(_OF_WORDS)


def found_there(finding: Finding, line: JudgedLine, words: Words) -> str:
    """The finding's message without the line's own words, for places that show the line beside it."""
    return told(retold_beside(finding.message, words) if line.text else retold(finding.message, words))


def leading(line: JudgedLine) -> Finding | None:
    """The finding to work on first: one of the worst, and of those one that says what to write instead."""
    found = by_weight(line)
    worst = [one for one in found if one.severity is found[0].severity]
    return next((one for one in worst if one.rewrite), next((one for one in worst if one.example), _first(worst)))


def _first(found: Sequence[Finding]) -> Finding | None:
    return next(iter(found), None)


def better_form(line: JudgedLine, words: Words, known: Collection[str] = ()) -> tuple[str, ...]:
    """What to write instead: the line rewritten as far as that follows from it, else a made-up one, else advice.

    Work that became an action leaves its effect open, so that the made-up line stands beside it. Made-up lines that
    are `known` are not told again.
    """
    finding = leading(line)
    if finding is None:
        return ()
    rewritten = finding.rewrite.shown if finding.rewrite else ()
    lines = (*rewritten, *(one for one in _example(finding, words) if one not in known))
    return lines or (told(retold(finding.advice, words)),)


def ways_on(line: JudgedLine, words: Words) -> tuple[str, ...]:
    """The same where there is room: the rewritten line or advice, and a made-up line beside it."""
    finding = leading(line)
    if finding is None:
        return ()
    start = finding.rewrite.shown if finding.rewrite else (told(retold(finding.advice, words)),)
    return (*start, *_example(finding, words))


def _example(finding: Finding, words: Words) -> tuple[str, ...]:
    is_open = finding.rewrite is None or kind_of(finding.code) == WORK
    return (made_up(finding.example, words),) if finding.example and is_open else ()


def made_up(text: str, words: Words) -> str:
    """A made-up line that says so."""
    return words("For example, made up: {line}", line=text)


def has_rewrite(line: JudgedLine) -> bool:
    """Whether the better form is a line to write, and not a piece of advice."""
    return any(finding.rewrite or finding.example for finding in line.findings)


def most_worth(judgement: Judgement, most: int) -> tuple[JudgedLine, ...]:
    """The lines that gain most from new words: objectives and key results first, the worst first, in reading order."""
    weak = [line for line in judgement.lines if any(map(_asks_for_words, line.findings))]
    ranked = sorted(weak, key=_gain)[:most]
    return tuple(line for line in judgement.lines if line in ranked)


def _asks_for_words(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO and is_of_words(finding)


def _gain(line: JudgedLine) -> tuple[bool, bool, int, int]:
    """Lines whose better form is known come before others of their sort."""
    is_action = not isinstance(line.line, Objective | KeyResult)
    serious = sum(map(_asks_for_words, line.findings))
    return is_action, not has_rewrite(line), _WORST_FIRST.index(line.standing), -serious
