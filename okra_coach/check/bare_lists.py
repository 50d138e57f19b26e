"""Holding a list of OKRs that is not ours against the rules: what it cannot answer is not asked.

A bare list has no workshop.yaml beside it and no fields behind its lines. `unasked` is the one place that says which
rules are left out, and why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from okra_coach.check.book import Verdict, judge
from okra_coach.check.quantities import find_quantities
from okra_coach.model.finding import Finding
from okra_coach.model.okr_account import OkrAccount
from okra_coach.model.okra import Action, KeyResult, Objective, OkraBook
from okra_coach.model.sentence import say
from okra_coach.model.workshop import Workshop

_NO_FIELDS = say("a list has no fields for units and data sources")
_NO_CYCLE = say("the list does not say from when to when it holds")
_NO_PARENTS = say("the list does not say what supports what")
_NO_ACTIONS = say("the list has no actions")
_LOOSE_ACTIONS = say("the list does not say which action is for which key result")
_NO_OWNERS = say("no action in the list has an owner")
_NO_HEALTH = say("the list may not hold what is watched beside it")
_NO_WORKSHOP = say("the list does not tell how people are paid, or who depends on whom")
_TEAM_OR_COMPANY = 5
"""The most objectives where a list does not say whose it is: the company may have so many."""


def judge_list(book: OkraBook, workshop: Workshop, account: OkrAccount) -> Verdict:
    """The verdict in reading order, without what a bare list cannot answer; what the engagement sets stands."""
    off = {code: "off" for code in unasked(book, account) if code not in workshop.checks.severity}
    checks = replace(workshop.checks, severity={**off, **workshop.checks.severity}, numbers=_numbers(workshop, account))
    verdict = judge(book, replace(workshop, checks=checks))
    order = {subject: number for number, subject in enumerate(_subjects(book))}
    kept = [finding for finding in verdict.findings if _is_fair(finding, book, account)]
    return replace(verdict, findings=tuple(sorted(kept, key=lambda finding: order.get(finding.subject, -1))))


def unasked(book: OkraBook, account: OkrAccount) -> Mapping[str, str]:
    """The rules that this list cannot answer, by code, each with the reason."""
    objectives = [one for okras in book.sets for one in okras.objectives]
    actions = [one for okras in book.sets for one in okras.actions]
    reasons = {"GOV601": _NO_WORKSHOP, "ALN509": _NO_WORKSHOP, "KR225": _NO_FIELDS}
    reasons |= {"KR218": _NO_HEALTH, "SET405": _NO_CYCLE, "ACT304": _NO_CYCLE, "ACT305": _NO_CYCLE}
    if not account.cycle:
        reasons["OBJ113"] = _NO_CYCLE
    if not any(one.supports for one in objectives):
        reasons |= {"ALN501": _NO_PARENTS, "ALN502": _NO_PARENTS, "ALN505": _NO_PARENTS}
    if not actions or account.loose_actions:
        reasons["ACT312"] = _LOOSE_ACTIONS if actions else _NO_ACTIONS
    if not any(one.owner_role for one in actions):
        reasons["ACT302"] = _NO_OWNERS
    return reasons


def _numbers(workshop: Workshop, account: OkrAccount) -> dict[str, dict[str, float]]:
    """A list without an owner may be the company's."""
    numbers = workshop.checks.numbers
    if account.owners != (account.file,):
        return numbers
    return {**numbers, "SET401": {"team": _TEAM_OR_COMPANY, **numbers.get("SET401", {})}}


def _is_fair(finding: Finding, book: OkraBook, account: OkrAccount) -> bool:
    """Whether the finding holds for words without fields: a number in them is a target."""
    if finding.subject in account.unnamed:
        return False
    if finding.code != "KR202":
        return True
    measures = {one.id: one.measure for okras in book.sets for one in okras.key_results}
    return not find_quantities(measures.get(finding.subject, ""))


def _subjects(book: OkraBook) -> Iterator[str]:
    for okras in book.sets:
        yield okras.owner
        for objective in okras.objectives:
            yield from (line.id for line in _lines(objective))


def _lines(objective: Objective) -> Iterator[Objective | KeyResult | Action]:
    yield objective
    for key_result in objective.key_results:
        yield key_result
        yield from key_result.actions
