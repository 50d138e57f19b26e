"""A judgement as SARIF 2.1.0, the format that code scanning services read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from okra_coach.check.reports.located import Locator
from okra_coach.model.finding import Finding, Severity
from okra_coach.model.judgement import Change, Ignored, JudgedLine, Judgement, RuleText

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "okraLine/v1"


Changes = Mapping[tuple[str, str], Sequence[Change]]


def as_sarif(judgement: Judgement, version: str, root: str = "", changes: Changes | None = None) -> dict[str, Any]:
    """One run with the rules that found something, the findings, and those that a comment silences as suppressed.

    `root` leads from where the service looks for files to where the judgement's places begin, such as `clients/acme/`.
    `changes` are what mends a finding without a decision, by its code and line.
    """
    rules = list(judgement.rules.values())
    places = {rule.code: number for number, rule in enumerate(rules)}
    telling = _Telling(Locator(judgement), places, root, changes or {})
    results = [telling.result(finding, line) for line in judgement.all_lines for finding in line.findings]
    lines = {line.id: line for line in judgement.all_lines}
    silenced = [telling.silenced(one, lines) for one in judgement.ignored]
    driver = {"name": "okra-coach", "version": version, "rules": [_rule(rule) for rule in rules]}
    return _log({"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results + silenced})


def failed_sarif(sentences: Sequence[str], version: str) -> dict[str, Any]:
    """A run that could not check anything, and why: no results, which is not the same as nothing found."""
    told = [{"level": "error", "message": {"text": sentence}} for sentence in sentences]
    invocation = {"executionSuccessful": False, "toolExecutionNotifications": told}
    return _log(
        {"tool": {"driver": {"name": "okra-coach", "version": version}}, "invocations": [invocation], "results": []}
    )


def _log(run: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: RuleText) -> dict[str, Any]:
    text = f"{rule.why} Instead of {rule.instead_of} write {rule.write}. Source: {rule.source}"
    parts = (("Why.", rule.why), ("Instead of", rule.instead_of), ("Write", rule.write), ("Source.", rule.source))
    markdown = "\n\n".join(f"**{label}** {said}" for label, said in parts)
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.slug.split("-")),
        "shortDescription": {"text": rule.headline},
        "fullDescription": {"text": rule.why},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


@dataclass(frozen=True)
class _Telling:
    """Knows the places of words and of rules."""

    locator: Locator
    rules: Mapping[str, int]
    root: str
    changes: Changes

    def result(self, finding: Finding, line: JudgedLine) -> dict[str, Any]:
        better = "".join(f"\nBetter: {shown}" for shown in finding.rewrite.shown) if finding.rewrite else ""
        result: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": self.rules[finding.code],
            "level": _LEVELS[finding.severity],
            "message": {"text": f"{finding.message} {finding.advice}".strip() + better},
            "locations": [self.location(finding, line)],
            "partialFingerprints": {_FINGERPRINT: _fingerprint(finding, line)},
        }
        changes = self.changes.get((finding.code, finding.subject), ())
        if changes:
            result["fixes"] = [self.fix(finding, changes)]
        return result

    def fix(self, finding: Finding, changes: Sequence[Change]) -> dict[str, Any]:
        files = dict.fromkeys(change.file for change in changes)
        return {
            "description": {"text": "Write: " + "; ".join(finding.rewrite.shown if finding.rewrite else ())},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": self.uri(file)},
                    "replacements": [_replacement(change) for change in changes if change.file == file],
                }
                for file in files
            ],
        }

    def uri(self, file: str) -> str:
        return quote((self.root + file).replace("\\", "/"), safe="/:")

    def silenced(self, one: Ignored, lines: Mapping[str, JudgedLine]) -> dict[str, Any]:
        finding = one.finding
        line = lines.get(finding.subject) or JudgedLine(finding.subject, None, "", "", finding.place)
        suppression = {"kind": "inSource", "justification": one.ignore.reason or "no reason given"}
        return {**self.result(finding, line), "suppressions": [suppression]}

    def location(self, finding: Finding, line: JudgedLine) -> dict[str, Any]:
        """The file with the region of the words; a workbook's cell has no region and is told by its name."""
        physical: dict[str, Any] = {"artifactLocation": {"uri": self.uri(finding.place.file)}}
        region = self.region(finding, line)
        if region:
            physical["region"] = region
        place = {"name": finding.subject}
        if finding.place.cell or finding.place.row:
            place["fullyQualifiedName"] = str(finding.place)
        return {"physicalLocation": physical, "logicalLocations": [place]}

    def region(self, finding: Finding, line: JudgedLine) -> dict[str, int]:
        spot = self.locator.spot(finding, line)
        if spot is None:
            return {"startLine": finding.place.line} if finding.place.line is not None else {}
        words = {"startColumn": spot.start + 1, "endColumn": spot.end + 1} if spot.end > spot.start else {}
        return {"startLine": spot.line, **words}


def _replacement(change: Change) -> dict[str, Any]:
    """Whole lines without the last one's end; an insertion stands at the beginning of a line."""
    if change.last < change.first:
        region = {"startLine": change.first, "startColumn": 1, "endLine": change.first, "endColumn": 1}
        return {"deletedRegion": region, "insertedContent": {"text": f"{change.text}\n"}}
    region = {"startLine": change.first, "endLine": change.last}
    return {"deletedRegion": region, "insertedContent": {"text": change.text}}


def _fingerprint(finding: Finding, line: JudgedLine) -> str:
    """The same wherever the line moves to, another once its words change."""
    told = "\n".join((finding.code, finding.subject, line.text, finding.trigger))
    return sha256(told.encode()).hexdigest()[:32]
