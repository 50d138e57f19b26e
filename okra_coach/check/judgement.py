"""Findings become a judgement: each at its line, beside the lines that draw none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from okra_coach.check.rule import Rule
from okra_coach.check.rules import RULES
from okra_coach.model.finding import Finding
from okra_coach.model.judgement import Ignored, JudgedLine, Judgement, RuleText
from okra_coach.model.okr_account import OkrAccount
from okra_coach.model.okra import NOWHERE, Action, KeyResult, Objective, OkraBook, OkraSet
from okra_coach.model.place import Place


def judgement(
    title: str,
    book: OkraBook,
    findings: Sequence[Finding],
    ignored: tuple[Ignored, ...] = (),
    sources: Mapping[str, tuple[str, ...]] | None = None,
    account: OkrAccount | None = None,
) -> Judgement:
    """Every line of the book in reading order with its findings; the rest stands with its set, or with none."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.subject, []).append(finding)
    lines = tuple(
        JudgedLine(line.id, line, okras.owner, okras.name, _place(line, okras), tuple(found.pop(line.id, ())))
        for okras in book.sets
        for line in _lines(okras)
    )
    rest = [finding for left in found.values() for finding in left]
    return Judgement(title, lines, tuple(_sets(rest, book)), ignored, _texts(findings, ignored), sources or {}, account)


def _lines(okras: OkraSet) -> Iterator[Objective | KeyResult | Action]:
    for objective in okras.objectives:
        yield objective
        for key_result in objective.key_results:
            yield key_result
            yield from key_result.actions


def _place(line: Objective | KeyResult | Action, okras: OkraSet) -> Place:
    return line.place if line.place != NOWHERE else okras.place


def _sets(findings: Sequence[Finding], book: OkraBook) -> Iterator[JudgedLine]:
    """What is said of each set as a whole, then what concerns no set."""
    by_owner: dict[str, list[Finding]] = {okras.owner: [] for okras in book.sets}
    names = {okras.owner: okras.name for okras in book.sets}
    for finding in findings:
        by_owner.setdefault(finding.subject if finding.subject in names else "", []).append(finding)
    for owner, own in by_owner.items():
        if own:
            yield JudgedLine(owner, None, owner, names.get(owner, ""), own[0].place, tuple(own))


def _texts(findings: Sequence[Finding], ignored: Sequence[Ignored]) -> dict[str, RuleText]:
    """What the pages of the rules say that found something."""
    codes = {finding.code for finding in (*findings, *(one.finding for one in ignored))}
    return {rule.code: rule_text(rule) for rule in RULES if rule.code in codes}


def rule_text(rule: Rule[Any]) -> RuleText:
    """A rule as reports tell it."""
    return RuleText(
        rule.code, rule.slug, rule.severity, rule.headline, rule.why, rule.instead_of, rule.write, rule.source
    )
