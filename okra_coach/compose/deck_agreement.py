"""Where leadership and everybody else want the same first and where not, as far as the wall lets it be told."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.documents.deck import Block, Table
from okra_coach.model.insights import Insights, ThemeVote
from okra_coach.words import Words, mark

_APART = 0.2
"""Shares stand for thirds of the range, so two neighbours are 0.25 apart."""
_LEVELS = (
    (0.67, "●●●", mark("most of them")),
    (0.34, "●●○", mark("about half of them")),
    (0.0, "●○○", mark("few of them")),
)


def agreement_blocks(insights: Insights, words: Words) -> Iterator[tuple[str, Block]]:
    """A row a theme, the widest gap first; marks and words tell the same, so that grey print loses nothing."""
    told = compared(insights)
    if len(told) > 1:
        rows = tuple((one.name, _level(one.leadership_share, words), _level(one.staff_share, words)) for one in told)
        header = (words("Put first"), words("Leadership"), words("Everybody else"))
        alt = words("Table: who puts which theme first, leadership and everybody else.")
        yield "agreement", Table(header, rows, alt, (5, 3, 3))


def compared(insights: Insights) -> list[ThemeVote]:
    """The themes of which both sides may be told."""
    told = [one for one in insights.theme_votes if one.leadership_share is not None and one.staff_share is not None]
    return sorted(told, key=lambda one: -abs(gap(one)))


def gap(vote: ThemeVote) -> float:
    """Above 0 where leadership wants it more."""
    return (vote.leadership_share or 0.0) - (vote.staff_share or 0.0)


def agreement_headline(insights: Insights, words: Words) -> str:
    """The widest gap, or that there is none; "" where it may not be told."""
    told = compared(insights)
    if len(told) < 2:
        return ""
    widest = told[0]
    if abs(gap(widest)) < _APART:
        return words("Leadership and everybody else want much the same first")
    if gap(widest) > 0:
        return words("Leadership puts {theme} first more often than everybody else", theme=words.quoted(widest.name))
    return words("Everybody else puts {theme} first more often than leadership", theme=words.quoted(widest.name))


def _level(share: float | None, words: Words) -> str:
    marks, told = next((marks, told) for least, marks, told in _LEVELS if (share or 0.0) >= least)
    return f"{marks}  {words(told)}"
