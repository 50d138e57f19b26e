"""Who wants what: leadership against everybody else, or the whole house."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.compose.briefing_message import Matter, Message, weigh
from okra_coach.compose.briefing_phrases import quoted, sentence
from okra_coach.model.engagement import Material
from okra_coach.model.insights import ThemeVote
from okra_coach.words import Words, mark

_APART = 0.2
"""Shares stand for thirds of the range, so two neighbours are 0.25 apart."""
_WIDEST = 0.5
_HALF, _QUARTER = 0.5, 0.25
_LEADERS = (
    (0.67, mark("most of the leadership put {theme} first")),
    (0.34, mark("about half of the leadership put {theme} first")),
    (0.0, mark("few in the leadership put {theme} first")),
)
_OTHERS = (
    (0.67, mark("most of the others do")),
    (0.34, mark("about half of the others do")),
    (0.0, mark("few of the others do")),
)


def wishes(material: Material, words: Words) -> Message | None:
    """Where leadership and staff differ; where that may not be told or is not so, what the house wants."""
    return _apart(material, words) or _of_the_house(material, words)


def _apart(material: Material, words: Words) -> Message | None:
    """Shares in words: where all or nobody agree, a figure would tell how each of them voted."""
    votes = material.insights.theme_votes
    split = [vote for vote in votes if vote.leadership_share is not None and abs(_gap(vote)) >= _APART]
    if not split:
        return None
    widest = max(split, key=lambda vote: (abs(_gap(vote)), _gap(vote)))
    return Message(
        sentence(_sides(widest, split, material, words)),
        words(
            "Fifteen minutes before the first objective: everybody writes one wish on a card, "
            "the teams explain theirs first, and whoever leads speaks last."
        ),
        weigh(Matter.APART, abs(_gap(widest)) / _WIDEST, _first(material).votes / _voters(material)),
    )


def _sides(widest: ThemeVote, split: list[ThemeVote], material: Material, words: Words) -> Iterator[str]:
    yield _split(widest, words)
    first = _first(material)
    if first != widest:
        yield _wish(first, material, words)
        return
    reverse = [vote for vote in split if _gap(vote) * _gap(widest) < 0]
    if reverse:
        yield _split(max(reverse, key=lambda vote: (abs(_gap(vote)), vote.votes)), words)


def _split(vote: ThemeVote, words: Words) -> str:
    return words(
        "{leaders}, {others}",
        leaders=words(_band(vote.leadership_share, _LEADERS), theme=quoted(vote.name, words)),
        others=words(_band(vote.staff_share, _OTHERS)),
    )


def _wish(vote: ThemeVote, material: Material, words: Words) -> str:
    theme = _counted(vote, material, words)
    if vote.leadership_share is not None and _gap(vote) <= -_APART:
        return words("the house's first wish is {theme}, fewer in the leadership share it", theme=theme)
    return words("the house's first wish is {theme}", theme=theme)


def _of_the_house(material: Material, words: Words) -> Message | None:
    """One theme that at least half of all want, while another of those offered is hardly anybody's."""
    votes = sorted(material.insights.theme_votes, key=lambda vote: -vote.votes)
    everybody = _voters(material)
    if len(votes) < 2 or votes[0].votes < max(_HALF * everybody, material.insights.threshold):
        return None
    first, second, last = votes[0], votes[1], votes[-1]
    if first.votes >= 2 * second.votes:
        rest = words("no other theme reaches half of that")
        do = words(
            "Open with {theme}: ten minutes, the people who live with it tell first, the leadership listens.",
            theme=quoted(first.name, words),
        )
    elif last.votes <= _QUARTER * everybody and last.votes < votes[-2].votes:
        rest = words(
            "hardly anybody puts {theme} first ({n})", theme=quoted(last.name, words), n=_few(last, material, words)
        )
        do = words(
            "Settle before the day whether {theme} is a goal of its own or follows from the others; "
            "the sponsor says so in the first ten minutes.",
            theme=quoted(last.name, words),
        )
    else:
        return None
    wanted = words("most wanted is {theme}", theme=_counted(first, material, words))
    gap = (first.votes - last.votes) / everybody
    return Message(sentence((wanted, rest)), do, weigh(Matter.APART, gap, first.votes / everybody))


def _counted(vote: ThemeVote, material: Material, words: Words) -> str:
    return words(
        "{theme} ({n} of {all})",
        theme=quoted(vote.name, words),
        n=_few(vote, material, words),
        all=words.number(material.insights.participation.answered),
    )


def _few(vote: ThemeVote, material: Material, words: Words) -> str:
    least = material.insights.threshold
    if vote.votes >= least:
        return words.number(vote.votes)
    return words("fewer than {threshold}", threshold=words.number(least))


def _band(share: float | None, bands: tuple[tuple[float, str], ...]) -> str:
    return next(text for least, text in bands if (share or 0.0) >= least)


def _gap(vote: ThemeVote) -> float:
    return (vote.leadership_share or 0.0) - (vote.staff_share or 0.0)


def _first(material: Material) -> ThemeVote:
    return max(material.insights.theme_votes, key=lambda vote: vote.votes)


def _voters(material: Material) -> int:
    return max(material.insights.participation.answered, 1)
