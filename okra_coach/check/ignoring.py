"""Findings that a comment in okras/ silences, and comments that silence nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okra_coach.check.settings import rule_named
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.finding import Finding
from okra_coach.model.judgement import Ignored
from okra_coach.model.okra import Ignore

_FORM = "write `# okra: ignore KR206 because …`"


def without_ignored(
    findings: Sequence[Finding], ignores: Sequence[Ignore]
) -> tuple[tuple[Finding, ...], tuple[Ignored, ...], tuple[Fault, ...]]:
    """What is left, what was silenced, and what is wrong with the comments."""
    if not ignores:
        return tuple(findings), (), ()
    meant = meant_by(ignores)
    kept = tuple(finding for finding in findings if (finding.code, finding.subject) not in meant)
    silenced = tuple(
        Ignored(finding, meant[finding.code, finding.subject])
        for finding in findings
        if (finding.code, finding.subject) in meant
    )
    return kept, silenced, tuple(_faults(ignores, silenced))


def meant_by(ignores: Sequence[Ignore]) -> dict[tuple[str, str], Ignore]:
    """The comments by the rule's code and the line's id."""
    return {(code, ignore.subject): ignore for ignore in ignores for code in _codes(ignore)}


def _codes(ignore: Ignore) -> Iterator[str]:
    return (rule.code for name in ignore.names if (rule := rule_named(name)))


def _faults(ignores: Sequence[Ignore], silenced: Sequence[Ignored]) -> Iterator[Fault]:
    hit = {(one.finding.code, one.ignore.subject) for one in silenced}
    for ignore in ignores:
        if not ignore.names:
            yield Fault(ignore.place, f"this comment names no rule to ignore; {_FORM}", Weight.WARNS)
        elif not ignore.reason:
            message = f"this comment ignores {', '.join(ignore.names)} without a reason; {_FORM}"
            yield Fault(ignore.place, message, Weight.WARNS)
        for name in ignore.names:
            rule = rule_named(name)
            if rule is None:
                yield Fault(ignore.place, f"there is no rule “{name}” to ignore; {_FORM}", Weight.WARNS)
            elif (rule.code, ignore.subject) not in hit:
                message = f"{rule.code} finds nothing at {ignore.subject}; take the comment out"
                yield Fault(ignore.place, message, Weight.WARNS)
