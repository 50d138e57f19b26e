"""A book of OKR+As becomes findings."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from okra_coach.check.asked import as_asked
from okra_coach.check.examples import example_for
from okra_coach.check.ignoring import without_ignored
from okra_coach.check.lexicon import bits_in, bits_of
from okra_coach.check.rewrites import rewrite_of
from okra_coach.check.rule import Rule
from okra_coach.check.rules import RULES
from okra_coach.check.scope import Book, Hit, walk
from okra_coach.check.settings import Settings, settings_of
from okra_coach.model.fault import Fault
from okra_coach.model.finding import Finding, Severity
from okra_coach.model.insights import Insights
from okra_coach.model.judgement import Ignored
from okra_coach.model.okra import OkraBook
from okra_coach.model.workshop import Workshop

_Needing = tuple[int, Rule[Any]]
"""A rule behind the lists that it needs, as bits."""


@dataclass(frozen=True)
class Verdict:
    """The findings by file, line and code, those that a comment silences, and faults of settings and comments."""

    findings: tuple[Finding, ...]
    ignored: tuple[Ignored, ...] = ()
    faults: tuple[Fault, ...] = ()


def check(book: OkraBook, workshop: Workshop, insights: Insights | None = None) -> tuple[Finding, ...]:
    """The findings of `judge`."""
    return judge(book, workshop, insights).findings


def judge(book: OkraBook, workshop: Workshop, insights: Insights | None = None) -> Verdict:
    """Holds the book against the rules, with the severities and numbers of workshop.yaml and its profile."""
    settings = settings_of(workshop.checks)
    rules = _by_scope(rule for rule in RULES if not settings.is_off(rule))
    with _no_garbage_sought():
        found = [
            _in_order(_finding(rule, hit, settings, scope))
            for scope in _book_last(walk(Book(settings.on(workshop), insights, book)))
            for rule in _asked(rules.get(type(scope), ()), scope)
            for hit in rule.find(scope)
        ]
    found.sort(key=itemgetter(0))
    findings, ignored, faults = without_ignored([finding for _, finding in found], book.ignores)
    return Verdict(findings, ignored, settings.faults + faults)


@contextmanager
def _no_garbage_sought() -> Iterator[None]:
    """Rules make values that do not hold each other, so looking for rings of them finds nothing and takes long.

    Freezing and thawing counts what was made among the old values, which are looked through seldom.
    """
    sought = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if sought:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def _by_scope(rules: Iterable[Rule[Any]]) -> dict[type[Book], list[_Needing]]:
    found: dict[type[Book], list[_Needing]] = {}
    for rule in rules:
        found.setdefault(rule.looks_at, []).append((bits_of(*rule.needs), rule))
    return found


def _book_last(scopes: Iterator[Book]) -> Iterator[Book]:
    """What rules about single lines found out is still known when those about the book ask for all of them."""
    whole = next(scopes)
    yield from scopes
    yield whole


def _asked(rules: Iterable[_Needing], scope: Book) -> list[Rule[Any]]:
    """The rules that the words of a scope's own line leave something to tell."""
    words = bits_in(scope.text)
    return [rule for needs, rule in rules if not needs or needs & words]


def _finding(rule: Rule[Any], hit: Hit, settings: Settings, scope: Book) -> Finding:
    """A level that the engagement sets stands whatever the room is asked."""
    own = settings.own.get(rule.code)
    severity = Severity(own) if own else _severity(rule, hit, settings)
    finding = Finding(
        rule.code,
        rule.slug,
        severity,
        hit.place,
        hit.subject,
        hit.message,
        hit.advice,
        hit.trigger,
        hit.rewrite or rewrite_of(rule.code, scope, hit),
        example_for(rule.code, scope),
    )
    return finding if own else as_asked(finding, scope.book)


def _severity(rule: Rule[Any], hit: Hit, settings: Settings) -> Severity:
    """The profile's level, unless the rule tells this hit more gently than others, as on a draft."""
    school, told = settings.school.get(rule.code), hit.severity or rule.severity
    return Severity(school) if school and told.rank >= rule.severity.rank else told


def _in_order(finding: Finding) -> tuple[tuple[str, int, str, str, str], Finding]:
    """The finding behind what it is ordered by."""
    place = finding.place
    return (place.file, place.line or 0, finding.code, finding.subject, finding.message), finding
