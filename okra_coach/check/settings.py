"""What workshop.yaml and a profile change about the rules, by code; and what they name that does not exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rapidfuzz import process

from okra_coach.check.profiles import PROFILES, find_profile
from okra_coach.check.rule import Rule
from okra_coach.check.rules import RULES
from okra_coach.check.scope import Number
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.model.workshop import CheckSettings, Workshop

OFF = "off"
_WORKSHOP = Place("workshop.yaml")


@dataclass(frozen=True)
class Settings:
    """Levels and numbers by code: `own` levels are the engagement's, `school` those of its profile."""

    own: Mapping[str, str] = field(default_factory=dict)
    school: Mapping[str, str] = field(default_factory=dict)
    numbers: dict[str, dict[str, float]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def is_off(self, rule: Rule[Any]) -> bool:
        """Whether the rule is not held."""
        return self.level(rule.code) == OFF

    def level(self, code: str) -> str | None:
        """The level that the engagement or its profile gives the rule; None where both leave it."""
        return self.own.get(code, self.school.get(code))

    def on(self, workshop: Workshop) -> Workshop:
        """The workshop with the numbers in place."""
        return replace(workshop, checks=replace(workshop.checks, numbers=self.numbers))


def settings_of(checks: CheckSettings) -> Settings:
    """The settings with codes in place of slugs and former names; the engagement's own stand above the profile's."""
    profile = find_profile(checks.profile)
    own = {rule.code: level for name, level in checks.severity.items() if (rule := rule_named(name))}
    numbers = {code: dict(changed) for code, changed in profile.numbers.items()} if profile else {}
    for name, changed in checks.numbers.items():
        if rule := rule_named(name):
            known = {number.name: number for number in rule.numbers}
            numbers.setdefault(rule.code, {}).update({n: v for n, v in changed.items() if _fits(v, known.get(n))})
    return Settings(own, profile.severity if profile else {}, numbers, tuple(_faults(checks)))


def rule_named(name: str) -> Rule[Any] | None:
    """The rule that answers to the code, slug or former name, in any case."""
    asked = name.strip().casefold()
    return next((rule for rule in RULES if asked in (own.casefold() for own in rule.names)), None)


def _fits(value: float, number: Number | None) -> bool:
    return number is not None and number.least <= value <= number.most


def _faults(checks: CheckSettings) -> Iterator[Fault]:
    if find_profile(checks.profile) is None:
        known = ", ".join(profile.name for profile in PROFILES)
        yield _fault(checks, "profile", f"check: there is no profile “{checks.profile}”; known are {known}")
    for kind, names in (("severity", list(checks.severity)), ("numbers", list(checks.numbers))):
        for name in names:
            if rule_named(name) is None:
                yield _fault(checks, f"{kind}.{name}", f"check: {kind}: there is no rule “{name}”{_near(name)}")
    yield from _said_twice(checks)
    for name, changed in checks.numbers.items():
        rule = rule_named(name)
        for number, value in changed.items() if rule else ():
            yield from _about_number(checks, name, rule, number, value)


def _said_twice(checks: CheckSettings) -> Iterator[Fault]:
    """A rule that goes by two names and has two levels: the last one holds."""
    first: dict[str, str] = {}
    for name, level in checks.severity.items():
        rule = rule_named(name)
        other = first.setdefault(rule.code, name) if rule else name
        if other != name and checks.severity[other] != level:
            message = f"check: severity: {name} is the rule {other} again; {level} holds, not {checks.severity[other]}"
            yield _fault(checks, f"severity.{name}", message)


def _about_number(
    checks: CheckSettings, name: str, rule: Rule[Any] | None, asked: str, value: float
) -> Iterator[Fault]:
    known = {number.name: number for number in rule.numbers} if rule else {}
    number = known.get(asked)
    if number is None:
        told = f"it has {', '.join(known)}" if known else "it has none"
        yield _fault(checks, f"numbers.{name}", f"check: numbers: {name} has no number “{asked}”; {told}")
    elif not number.least <= value <= number.most:
        bounds = f"between {number.least:g} and {number.most:g}"
        message = f"check: numbers: {name}: {asked}: {value:g} cannot be, it lies {bounds}"
        yield _fault(checks, f"numbers.{name}", message)


def _near(name: str) -> str:
    codes = {own.casefold(): rule.code for rule in RULES for own in rule.names}
    found = process.extractOne(name.casefold(), list(codes), score_cutoff=60)
    return f"; did you mean {codes[found[0]]}?" if found else ""


def _fault(checks: CheckSettings, key: str, message: str) -> Fault:
    return Fault(checks.places.get(key, _WORKSHOP), message, Weight.WARNS)
