"""Findings one a line, for grep and for editors that jump to `file:line`."""

from __future__ import annotations

from collections.abc import Sequence

from okra_coach.check.reports.snippet import Paint, unpainted
from okra_coach.check.reports.summary import summary
from okra_coach.model.finding import Finding

_OURS = (".yaml", ".yml")


def report(findings: Sequence[Finding]) -> str:
    """Each finding with its advice, then how many there are."""
    lines = [
        part
        for finding in findings
        for part in (concise_line(finding), f"    → {finding.advice}" if finding.advice else "")
        if part
    ]
    return "\n".join([*lines, summary(findings)])


def concise_line(finding: Finding, paint: Paint = unpainted) -> str:
    """`okras/x.yaml:12: KR203 info    x.o1.k2: message`."""
    level = paint(finding.severity.value.ljust(7), finding.severity.value)
    known = f"{known_as(finding)}: " if known_as(finding) else ""
    return f"{paint(str(finding.place), 'place')}: {paint(finding.code, 'strong')} {level} {known}{finding.message}"


def known_as(finding: Finding) -> str:
    """The id by which the line is known in okras/; "" in a file that is not ours, whose lines have none."""
    return finding.subject if finding.place.file.endswith(_OURS) and "." in finding.subject else ""
