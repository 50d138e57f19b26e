"""How many findings there are, and what they come to by rule and by team."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from okra_coach.check.reports.reading import left_aside_lines, unasked_lines
from okra_coach.check.reports.snippet import Paint, unpainted
from okra_coach.check.reports.width import width
from okra_coach.model.finding import Finding, Severity
from okra_coach.model.judgement import Judgement, Standing

_MANY = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "notes"}
_ONE = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
MOST_RULES = 5


def summary(findings: Iterable[Finding]) -> str:
    """How many errors, warnings and notes there are, in one line."""
    told = list(counts(findings))
    return ", ".join(text for _, text in told) + "." if told else "No findings."


def counts(findings: Iterable[Finding]) -> Iterator[tuple[Severity, str]]:
    """How many of each severity, the worst first; none that there are none of."""
    levels = [finding.severity for finding in findings]
    for level in (Severity.ERROR, Severity.WARNING, Severity.INFO):
        count = levels.count(level)
        if count:
            yield level, f"{count} {_ONE[level] if count == 1 else _MANY[level]}"


def summary_lines(
    judgement: Judgement, paint: Paint = unpainted, most: int | None = MOST_RULES, *, explain: bool = False
) -> list[str]:
    """By team, by rule with `most` of them, what was ignored or not looked at, and how many lines can stand."""
    lines = [*_by_team(judgement, paint), *_by_rule(judgement, paint, most), *_ignored(judgement, paint)]
    account = judgement.account
    if account:
        lines += left_aside_lines(account, paint)
        lines += unasked_lines(account, paint, whole=explain or most is None)
    return [*lines, standing_line(judgement, paint)]


def standing_line(judgement: Judgement, paint: Paint = unpainted) -> str:
    """How many lines can stand, and how many findings there are, shown or not."""
    found = [paint(text, level.value) for level, text in counts(judgement.found)]
    hidden = len(judgement.found) - len(judgement.findings)
    unseen = f" ({hidden} not shown)" if hidden else ""
    if judgement.ignored:
        found.append(f"{len(judgement.ignored)} ignored")
    if not judgement.lines:
        return (", ".join(found) + unseen + ".") if found else "No lines to check."
    noted, all_lines = judgement.standing(Standing.NOTED), len(judgement.lines)
    stand = len(judgement.standing(Standing.STANDS)) + len(noted)
    notes = f", {len(noted)} of them with a note" if noted and len(noted) < stand else ""
    told = paint(f"{stand} of {all_lines} {'line' if all_lines == 1 else 'lines'}", "strong")
    return f"{told} can stand as they are{notes}: {', '.join(found) or 'no findings'}{unseen}."


def _by_team(judgement: Judgement, paint: Paint) -> Iterator[str]:
    teams = [team for team in judgement.teams if any(line.found for line in judgement.of_team(team))]
    if len(teams) < 2:
        return
    room = max(width(team or _EVERYBODY) for team in teams)
    yield paint("By team", "strong")
    for team in teams:
        found = [finding for line in judgement.of_team(team) for finding in line.found]
        name = team or _EVERYBODY
        told = ", ".join(paint(text, level.value) for level, text in counts(found))
        yield f"  {name}{' ' * (room - width(name))}  {told}"
    yield ""


_EVERYBODY = "all of it"


def _by_rule(judgement: Judgement, paint: Paint, most: int | None) -> Iterator[str]:
    found = judgement.by_rule
    if len(found) < 2:
        return
    yield paint("By rule", "strong")
    for code, count in found[:most]:
        yield f"  {count:>3}  {paint(code, 'strong')}  {judgement.rules[code].headline}"
    if most is not None and len(found) > most:
        left = len(found) - most
        more = f"and {left} more {'rule' if left == 1 else 'rules'}: --statistics shows them all"
        yield f"       {paint(more, 'quiet')}"
    yield ""


def _ignored(judgement: Judgement, paint: Paint) -> Iterator[str]:
    if not judgement.ignored:
        return
    yield paint("Ignored, as comments ask", "strong")
    for one in judgement.ignored:
        because = f"because {one.ignore.reason}" if one.ignore.reason else "without a reason"
        yield f"  {one.finding.code} at {one.finding.subject} ({one.ignore.place}), {because}"
    yield ""
