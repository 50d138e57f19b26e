"""A rule's page in Markdown, by its code, slug or a former name."""

from __future__ import annotations

from typing import Any

from rapidfuzz import process

from okra_coach.check.profiles import PROFILES
from okra_coach.check.rule import Rule
from okra_coach.check.rules import RULES
from okra_coach.errors import UnknownRuleError

LEVEL_WORDS = {"error": "an error", "warning": "a warning", "info": "a note"}


def explain(code: str) -> str:
    """The page of the rule of that code, slug or alias, in any case; UnknownRuleError names the nearest."""
    return page(find_rule(code))


def find_rule(code: str) -> Rule[Any]:
    """The rule that answers to this name; UnknownRuleError names the nearest."""
    names = {name.casefold(): rule for rule in RULES for name in rule.names}
    asked = code.strip().casefold().replace("_", "-").replace(" ", "-")
    if asked in names:
        return names[asked]
    near = process.extractOne(asked, list(names), score_cutoff=60)
    raise UnknownRuleError(code, names[near[0]].code if near else None)


def page(rule: Rule[Any]) -> str:
    """What the rule looks for, why, how to write it better, where that comes from, and how to change its level."""
    what = "level or its numbers" if rule.numbers else "level"
    return "\n".join(
        [
            f"# {rule.code} {rule.headline}",
            "",
            f"`{rule.slug}`, {LEVEL_WORDS[rule.severity.value]} unless your workshop.yaml says otherwise.",
            "",
            f"**Why.** {rule.why}",
            "",
            f"**Instead of** {rule.instead_of}",
            "",
            f"**Write** {rule.write}",
            "",
            *([rule.notes, ""] if rule.notes else []),
            f"**Source.** {rule.source}",
            "",
            *_in_profiles(rule),
            *([f"Also known as {', '.join(rule.aliases)}.", ""] if rule.aliases else []),
            f"To change its {what} for one engagement, write in workshop.yaml:",
            "",
            "```yaml",
            "check:",
            "  severity:",
            f"    {rule.code}: off   # or info, warning, error",
            *_numbers(rule),
            "```",
            "",
        ]
    )


def _numbers(rule: Rule[Any]) -> list[str]:
    """The rule's numbers as they would stand in workshop.yaml."""
    if not rule.numbers:
        return []
    lines = [f"      {number.name}: {number.default:g}   # {number.what}" for number in rule.numbers]
    return ["  numbers:", f"    {rule.code}:", *lines]


def _in_profiles(rule: Rule[Any]) -> list[str]:
    """How the profiles hold it otherwise."""
    told = []
    for profile in PROFILES:
        level = profile.severity.get(rule.code)
        numbers = [f"{name} {value:g}" for name, value in profile.numbers.get(rule.code, {}).items()]
        parts = [*([level] if level else []), *numbers]
        if parts:
            told.append(f"`{profile.name}`: {', '.join(parts)}")
    return [f"**In other profiles.** {'; '.join(told)}.", ""] if told else []
