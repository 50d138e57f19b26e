"""Findings one a line, for grep and for editors that jump to `file:line`."""

from __future__ import annotations

from collections.abc import Sequence

from okra_coach.check.reports.snippet import Paint, unpainted
from okra_coach.check.reports.summary import summary
from okra_coach.model.finding import Finding


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
    """`okras/x.yaml:12: KR203 info     message`."""
    level = paint(finding.severity.value.ljust(7), finding.severity.value)
    return f"{paint(str(finding.place), 'place')}: {paint(finding.code, 'strong')} {level} {finding.message}"
