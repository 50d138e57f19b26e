"""An agenda becomes findings."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.agenda_rules import AGENDA_RULES
from okra_coach.check.in_agenda import InAgenda
from okra_coach.check.settings import settings_of
from okra_coach.model.agenda import Agenda, Blocks
from okra_coach.model.finding import Finding, Severity
from okra_coach.model.okra import OkraBook
from okra_coach.model.workshop import Workshop


def judge_agenda(agenda: Agenda, blocks: Blocks, book: OkraBook, workshop: Workshop) -> tuple[Finding, ...]:
    """Holds an agenda, with its people counted, against the rules, by line and code; levels as workshop.yaml says."""
    return tuple(sorted(_found(agenda, blocks, book, workshop), key=_order))


def _found(agenda: Agenda, blocks: Blocks, book: OkraBook, workshop: Workshop) -> Iterator[Finding]:
    settings = settings_of(workshop.checks)
    scope = InAgenda(settings.on(workshop), None, book, agenda, blocks)
    for rule in AGENDA_RULES:
        for hit in () if settings.is_off(rule) else rule.find(scope):
            level = settings.level(rule.code) or hit.severity or rule.severity
            yield Finding(
                rule.code, rule.slug, Severity(level), hit.place, hit.subject, hit.message, hit.advice, hit.trigger
            )


def _order(finding: Finding) -> tuple[str, int, str, str]:
    return finding.place.file, finding.place.line or 0, finding.code, finding.subject
