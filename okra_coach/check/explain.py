"""A rule's page in Markdown, by its code, slug or a former name."""

from __future__ import annotations

from typing import Any

from rapidfuzz import process

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
            *([f"Also known as {', '.join(rule.aliases)}.", ""] if rule.aliases else []),
            "To change its level for one engagement, write in workshop.yaml:",
            "",
            "```yaml",
            "check:",
            "  severity:",
            f"    {rule.code}: off   # or info, warning, error",
            "```",
            "",
        ]
    )
