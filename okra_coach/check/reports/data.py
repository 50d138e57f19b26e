"""A judgement as plain data for programs: the names are promises."""

from __future__ import annotations

from typing import Any

from okra_coach.check.reports.located import Locator
from okra_coach.check.reports.reading import account_data
from okra_coach.model.finding import Finding, Severity
from okra_coach.model.judgement import Ignored, JudgedLine, Judgement, Standing
from okra_coach.model.okra import KeyResult, Objective


def as_data(judgement: Judgement) -> dict[str, Any]:
    """Findings in reading order, what was ignored, the rules that found something, and a summary."""
    locator = Locator(judgement)
    return {
        "findings": [_finding(finding, line, locator) for line in judgement.all_lines for finding in line.findings],
        "ignored": [_ignored(one) for one in judgement.ignored],
        "rules": {
            rule.code: {"slug": rule.slug, "headline": rule.headline, "why": rule.why, "source": rule.source}
            for rule in judgement.rules.values()
        },
        "summary": _summary(judgement),
        "read": account_data(judgement.account) if judgement.account else None,
    }


def no_data() -> dict[str, Any]:
    """The same names for a run that could not check anything."""
    return {"findings": [], "ignored": [], "rules": {}, "summary": None, "read": None}


def kind_of(line: JudgedLine) -> str:
    """What sort of line it is: objective, key result, action or set."""
    if line.line is None:
        return "set"
    if isinstance(line.line, Objective):
        return "objective"
    return "key result" if isinstance(line.line, KeyResult) else "action"


def _finding(finding: Finding, line: JudgedLine, locator: Locator) -> dict[str, Any]:
    spot, rewrite = locator.spot(finding, line), finding.rewrite
    return {
        "code": finding.code,
        "slug": finding.slug,
        "severity": finding.severity.value,
        "place": str(finding.place),
        "file": finding.place.file,
        "line": spot.line if spot else finding.place.line,
        "columns": [spot.start + 1, spot.end] if spot and spot.end > spot.start else None,
        "cell": finding.place.cell,
        "row": finding.place.row,
        "team": line.team,
        "subject": finding.subject,
        "kind": kind_of(line),
        "text": line.text,
        "message": finding.message,
        "advice": finding.advice,
        "trigger": finding.trigger,
        "example": finding.example or None,
        "rewrite": {
            "shown": list(rewrite.shown),
            "edits": [{"subject": e.subject, "field": e.field, "value": e.value} for e in rewrite.edits],
        }
        if rewrite
        else None,
    }


def _ignored(one: Ignored) -> dict[str, Any]:
    return {
        "code": one.finding.code,
        "subject": one.finding.subject,
        "place": str(one.ignore.place),
        "because": one.ignore.reason,
        "message": one.finding.message,
    }


def _summary(judgement: Judgement) -> dict[str, Any]:
    return {
        "lines": len(judgement.lines),
        "stand": len(judgement.standing(Standing.STANDS, Standing.NOTED)),
        "without_findings": len(judgement.standing(Standing.STANDS)),
        "by_severity": _by_severity(judgement.found),
        "by_rule": dict(judgement.by_rule),
        "by_team": {
            team: _by_severity(tuple(finding for line in judgement.of_team(team) for finding in line.found))
            for team in judgement.teams
        },
    }


def _by_severity(findings: tuple[Finding, ...]) -> dict[str, int]:
    return {level.value: sum(one.severity is level for one in findings) for level in reversed(Severity)}
