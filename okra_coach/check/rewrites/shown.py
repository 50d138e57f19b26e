"""How a better line is shown: in a few signs that are read alike in every language."""

from __future__ import annotations

from datetime import date

from okra_coach.check.rewrites.grammar import Grammar
from okra_coach.check.rewrites.values import Values

KEY_RESULT, ACTION, HEALTH = "key result", "action", "health measure"


def as_measure(values: Values, language: Grammar) -> str:
    """“Repeat orders: 12 → 20 %”; a question mark stands for what nobody has said."""
    baseline = "?" if values.baseline is None else _told(values.baseline, language)
    unit = f" {values.unit}" if values.unit else ""
    note = f" ({values.note})" if values.note else ""
    return f"{values.measure}: {baseline} → {_told(values.target, language)}{unit}{note}"


def _told(value: float, language: Grammar) -> str:
    return number(value) if language.language == "en" else number(value).replace(".", ",")


def as_action(text: str, owner: str | None = None, due: date | None = None) -> str:
    """“Call ten customers (Sales lead, 2027-02-12)”."""
    said = ", ".join(part for part in (owner, due.isoformat() if due else "") if part)
    return f"{text} ({said})" if said else text


def number(value: float) -> str:
    """Without a point where there is nothing behind it."""
    return f"{value:.10g}"


def labelled(kind: str, text: str, language: Grammar) -> str:
    """The line with its kind in front, where that is another one than before, in the line's language."""
    return f"{language.own['kinds'][kind]}: {text}"
