"""Findings as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from okra_coach.model.finding import Finding, Severity

_MANY = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "notes"}
_ONE = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def report(findings: Sequence[Finding]) -> str:
    """Each finding with its advice, then how many there are."""
    return "\n".join([*(finding_lines(finding) for finding in findings), summary(findings)])


def finding_lines(finding: Finding) -> str:
    """`okras/x.yaml:12: KR203 info     message`, and the advice indented under it."""
    head = f"{finding.place}: {finding.code} {finding.severity.value.ljust(7)} {finding.message}"
    return f"{head}\n    → {finding.advice}" if finding.advice else head


def summary(findings: Iterable[Finding]) -> str:
    """How many errors, warnings and notes there are, in one line."""
    levels = [finding.severity for finding in findings]
    counts = [(level, levels.count(level)) for level in (Severity.ERROR, Severity.WARNING, Severity.INFO)]
    told = [f"{count} {_ONE[level] if count == 1 else _MANY[level]}" for level, count in counts if count]
    return ", ".join(told) + "." if told else "No findings."
