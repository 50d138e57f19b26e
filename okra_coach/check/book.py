"""A book of OKR+As becomes findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from okra_coach.check.asked import as_asked
from okra_coach.check.rule import Rule
from okra_coach.check.rules import RULES
from okra_coach.check.scope import Book, Hit, walk
from okra_coach.model.finding import Finding, Severity
from okra_coach.model.insights import Insights
from okra_coach.model.okra import OkraBook
from okra_coach.model.workshop import Workshop

OFF = "off"


def check(book: OkraBook, workshop: Workshop, insights: Insights | None = None) -> tuple[Finding, ...]:
    """All findings by file, line and code, with the severities that workshop.yaml sets."""
    settings = {name.casefold(): level for name, level in workshop.checks.severity.items()}
    rules = [rule for rule in RULES if _setting(rule, settings) != OFF]
    findings = (
        _finding(rule, hit, _setting(rule, settings), book)
        for scope in walk(Book(workshop, insights, book))
        for rule, hit in _hits(rules, scope)
    )
    return tuple(sorted(findings, key=_order))


def _hits(rules: list[Rule[Any]], scope: Book) -> Iterator[tuple[Rule[Any], Hit]]:
    return ((rule, hit) for rule in rules if type(scope) is rule.looks_at for hit in rule.find(scope))


def _setting(rule: Rule[Any], settings: Mapping[str, str]) -> str | None:
    """The level that workshop.yaml gives the rule, by any of its names."""
    return next((settings[name.casefold()] for name in rule.names if name.casefold() in settings), None)


def _finding(rule: Rule[Any], hit: Hit, setting: str | None, book: OkraBook) -> Finding:
    """A level set in workshop.yaml stands whatever the room is asked."""
    severity = Severity(setting) if setting else hit.severity or rule.severity
    finding = Finding(
        rule.code, rule.slug, severity, hit.place, hit.subject, hit.message, hit.advice, hit.trigger, hit.rewrite
    )
    return finding if setting else as_asked(finding, book)


def _order(finding: Finding) -> tuple[str, int, str, str, str]:
    return finding.place.file, finding.place.line or 0, finding.code, finding.subject, finding.message
