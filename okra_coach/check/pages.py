"""The pages of all rules for `help/rules/`; `python -m okra_coach.check.pages` writes them."""

from __future__ import annotations

from okra_coach.check.explain import page
from okra_coach.check.profiles import PROFILES
from okra_coach.check.rules import RULES
from okra_coach.resources import help_folder

INDEX = "index.md"
GROUPS = {
    "OBJ": "Objectives",
    "KR": "Key results",
    "ACT": "Actions",
    "SET": "Sets",
    "ALN": "Alignment",
    "GOV": "Governance",
    "AGD": "The agenda",
}
"""What the letters of a code stand for, in reading order."""


def rule_pages() -> dict[str, str]:
    """Every page by its file name: one a rule, and the index."""
    return {INDEX: _index(), **{f"{rule.code}.md": page(rule) for rule in RULES}}


def group_of(code: str) -> str:
    """The letters of a code."""
    return code.rstrip("0123456789")


def _index() -> str:
    lines = [
        "# The rules",
        "",
        "What `okra-coach check` looks for in the OKR+As, and with `okra-coach agenda` in the agenda of the workshop.",
        "`check: severity:` in workshop.yaml changes a level for one engagement, `check: numbers:` what a rule counts.",
        "A comment in okras/ silences one finding, and the report says so: `# okra: ignore KR206 because …`.",
        "",
        "## Profiles",
        "",
        "The sources disagree; `check: profile:` chooses a school.",
        "",
        *(f"- `{profile.name}`: {profile.what} ({profile.source.rstrip('.')}.)" for profile in PROFILES),
        "",
    ]
    for letters, title in GROUPS.items():
        lines += [f"## {title}", "", "| code | level | what it finds |", "| --- | --- | --- |"]
        lines += [
            f"| [{rule.code}]({rule.code}.md) | {rule.severity.value} | {rule.headline} |"
            for rule in RULES
            if group_of(rule.code) == letters
        ]
        lines.append("")
    return "\n".join(lines)


def write_pages() -> None:
    """Writes all pages and removes those of rules that are gone."""
    folder = help_folder() / "rules"
    folder.mkdir(exist_ok=True)
    pages = rule_pages()
    for old in folder.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_pages()
