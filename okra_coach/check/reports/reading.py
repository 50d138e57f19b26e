"""How a list that is not ours was understood: what was taken for what, what was left aside, what was not asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from okra_coach.check.reports.snippet import Paint, unpainted
from okra_coach.check.reports.width import fitting, width
from okra_coach.model.okr_account import OkrAccount

_MOST = 5
_LONGEST = 60


def left_aside_lines(account: OkrAccount, paint: Paint = unpainted, most: int = _MOST) -> Iterator[str]:
    """The lines that were taken for nothing, the first few of them, each with its reason."""
    aside = account.left_aside
    if not aside:
        return
    yield paint("Left aside", "strong")
    for one in aside[:most]:
        yield f"  {paint(str(one.place), 'place')}: {_cut(one.text)} {paint(f'({one.why})', 'quiet')}"
    if len(aside) > most:
        yield paint(f"  and {len(aside) - most} more: --json tells them all", "quiet")
    yield ""


def unasked_lines(account: OkrAccount, paint: Paint = unpainted, *, whole: bool = True) -> Iterator[str]:
    """The rules that were not held, by the reason why; or only how many they are."""
    reasons: dict[str, list[str]] = {}
    for code, why in account.unasked.items():
        reasons.setdefault(why, []).append(code)
    if not reasons:
        return
    if whole:
        yield paint("Not asked, as such a list cannot answer it", "strong")
        yield from (f"  {', '.join(codes)}: {why}" for why, codes in reasons.items())
    else:
        count = len(account.unasked)
        rules = f"{count} rule was" if count == 1 else f"{count} rules were"
        yield paint(f"{rules} not asked, as such a list cannot answer them: --explain says which.", "quiet")
    yield ""


def account_data(account: OkrAccount) -> dict[str, Any]:
    """The same for programs."""
    return {
        "form": account.form,
        "language": account.language,
        "cycle": account.cycle or None,
        "owners": list(account.owners),
        "objectives": account.objectives,
        "key_results": account.key_results,
        "actions": account.actions,
        "left_aside": [{"place": str(one.place), "text": one.text, "why": one.why} for one in account.left_aside],
        "unasked": dict(account.unasked),
    }


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if width(line) <= _LONGEST else line[: fitting(line, _LONGEST - 1)].rstrip() + "…"
