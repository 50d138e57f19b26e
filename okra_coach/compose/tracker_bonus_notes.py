"""What stands below the what-if of the team bonus: the principle, both sides with their sources, and the law."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.documents.workbook import Cell, Look, Row
from okra_coach.words import Words, mark

_PRINCIPLE = (
    mark("A bonus, if there is one, belongs to a team and never to a person: no score of anybody stands in this file."),
    mark(
        "Only key results count that were committed and that the whole team moves; stretch key results never count, "
        "or nobody dares one."
    ),
    mark(
        "Inside a team the pot is split by working time, weeks absent left out. That is payroll's work, outside this "
        "file, with payroll's protection."
    ),
)
_FOR = (
    mark("Carsten Ley: inspiring goals and a team approach mean team bonuses, not individual ones."),
    mark(
        "Team incentives raise performance somewhat more (g = 0.45, 30 studies) than individual ones (0.32, 116 "
        "studies): Garbers & Konradt 2014."
    ),
    mark(
        "Where people depend on each other, selfish individual goals do great harm (d = -1.75, 6 studies), group goals "
        "help (d = 0.56): Kleingeld, van Mierlo & Arends 2011."
    ),
)
_AGAINST = (
    mark(
        "Laszlo Bock (Google, on whatmatters.com): goals and pay “totally divorced”, or targets are set low; Google's "
        "re:Work keeps OKRs out of evaluations."
    ),
    mark("Any pot that is fully shared invites some to ride free: Holmström 1982."),
    mark(
        "How to split is not settled: shares by contribution did better in Garbers & Konradt 2014, equal shares in "
        "Freeman and others 2025."
    ),
)
_LAW = mark(
    "This is no legal advice. Pay that hangs on goals, and recording who reaches them, can touch the rights of "
    "employees' representatives: ask before anything is announced."
)
_LAW_DE = mark(
    "Germany: a works council has a say in order and conduct, technical monitoring, principles of pay and "
    "performance-related pay (BetrVG §87(1) nos. 1, 6, 10, 11), and in general principles of assessment (§94(2)). The "
    "size of the pot is the employer's to decide, its distribution is not."
)


def notes(width: int, country: str, words: Words) -> Iterator[Row]:
    """A heading and its sentences, four times."""
    law = (_LAW_DE, _LAW) if country == "DE" else (_LAW,)
    blocks = (
        (words("The principle"), _PRINCIPLE),
        (words("What speaks for a team bonus"), _FOR),
        (words("What speaks against linking pay to OKR+As at all"), _AGAINST),
        (words("The law"), law),
    )
    for heading, texts in blocks:
        yield Row((Cell(heading, look=Look.HEADING),), 22)
        yield from (_across(words(text), width) for text in texts)
    yield _across(words("All percentages and thresholds are our defaults."), width)


def _across(text: str, width: int) -> Row:
    """A sentence over the whole width of the sheet."""
    return Row((Cell(text, look=Look.NOTE, span=width), *(Cell(look=Look.PLAIN) for _ in range(width - 1))))
