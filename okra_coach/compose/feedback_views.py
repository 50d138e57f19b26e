"""What customers say, as rows and blocks: scores with the range that is sure, and what comments speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from okra_coach.documents.deck import Bars, Block, Table
from okra_coach.model.engagement import Material
from okra_coach.model.feedback import UNCLEAR, CodeResult, FeedbackKind, FeedbackResult
from okra_coach.model.insights import Insights
from okra_coach.model.okra import COMPANY
from okra_coach.words import Words, mark

MOST_BARS = 8
_MOST_ROWS = 8
_LONGEST = 80
_NAMES = {
    FeedbackKind.NPS: mark("Net Promoter Score"),
    FeedbackKind.CSAT: mark("Satisfaction"),
    FeedbackKind.CES: mark("Ease"),
    FeedbackKind.RATING: mark("Rating"),
    FeedbackKind.OTHER: mark("Score"),
}


def score_rows(insights: Insights, words: Words, segments: bool = False) -> Iterator[tuple[str, str, str, str]]:
    """Question, value, range and number of answers; with `segments`, also large groups and unclear scales."""
    kinds = Counter(result.kind for result in insights.feedback if result.group == COMPANY)
    for result in insights.feedback:
        if segments or (result.group == COMPANY and result.certainty > UNCLEAR):
            name = question_of(result, words, kinds[result.kind] == 1)
            yield name, value_of(result, words), range_of(result, words), answers_to(result, words)


def question_of(result: FeedbackResult, words: Words, alone: bool = False) -> str:
    """The measure, with the question as the export heads it unless it is the only one; of a group its name."""
    if result.group != COMPANY:
        return f"– {result.group}"
    kind, name = words(_NAMES[result.kind]), _short(result.name)
    if not name or (alone and result.kind is not FeedbackKind.OTHER):
        return kind
    return name if result.kind is FeedbackKind.OTHER else f"{kind}: {name}"


def value_of(result: FeedbackResult, words: Words) -> str:
    """The value with what it is."""
    if result.unit == "points":
        return signed(result.value, words)
    if result.unit == "share":
        good, end = sorted((result.good_from, result.best))
        return words(
            "{share} gave {low} to {high}",
            share=percent(result.value, words), low=words.number(good), high=words.number(end),
        )  # fmt: skip
    return words(
        "{mean} on a scale of {worst} to {best}",
        mean=words.number(result.mean, 1), worst=words.number(result.worst), best=words.number(result.best),
    )  # fmt: skip


def range_of(result: FeedbackResult, words: Words) -> str:
    """From where to where the value lies for sure, as far as 95 % are sure."""
    low, high = (_end(result, value, words) for value in (result.low, result.high))
    return words("{low} to {high}", low=low, high=high)


def answers_to(result: FeedbackResult, words: Words) -> str:
    """How many answered, and of how many where that is known."""
    if result.asked:
        return words("{n} of {asked}", n=words.number(result.n), asked=words.number(result.asked))
    return words.number(result.n)


def code_rows(material: Material, words: Words) -> Iterator[tuple[str, str, str, str, str]]:
    """Code (and the theme it belongs to), comments, share and range, mean score with and without it; no code last."""
    comments = material.insights.comments
    themes = {theme.id: theme.name for theme in material.workshop.themes}
    for code in comments.codes:
        name = f"{code.name} → {themes[code.theme]}" if code.theme in themes else code.name
        share = words(
            "{share} ({low} to {high})",
            share=percent(code.share, words), low=percent(code.low, words), high=percent(code.high, words),
        )  # fmt: skip
        yield name, words.number(code.n), share, _mean(code.mean, words), _mean(code.mean_others, words)
    if comments.comments:
        uncoded = percent(comments.uncoded_share, words)
        yield words("no theme found"), words.number(comments.uncoded), uncoded, "", ""


def blocks(insights: Insights, words: Words) -> Iterator[tuple[str, Block]]:
    """The table of scores, unless the recommendation score is all there is, and the bars of the themes.

    The themes are held back from the room while the codebook leaves more than 30 % of the comments without one.
    """
    rows = tuple(score_rows(insights, words))[:_MOST_ROWS]
    if rows and not (len(rows) == 1 and insights.net_promoter):
        header = (words("Question to customers"), words("Result"), words("95% sure between"), words("Answers"))
        alt = words("Table: what customers answered, with the range that is sure.")
        yield "customer scores", Table(header, rows, alt, (4.6, 3.2, 2.2, 1.2), right=frozenset({3}))
    comments = insights.comments
    if comments.codes and comments.is_ready:
        shown = comments.codes[:MOST_BARS]
        names = (*(code.name for code in shown), words("no theme found"))
        shares = (*(code.share for code in shown), comments.uncoded_share)
        alt = words("Bars: the share of comments that speak of each theme, and of those without a theme.")
        yield "customer themes", Bars(names, ((words("share of comments"), shares),), alt, percent=True)


def top_themes(insights: Insights) -> tuple[CodeResult, ...]:
    """The two that most comments speak of; a verdict without a reason is no theme."""
    return tuple(code for code in insights.comments.codes if code.code != "overall")[:2]


def signed(value: float, words: Words) -> str:
    """A score with its sign."""
    return ("+" if value > 0 else "−" if value < 0 else "") + words.number(abs(value), 0)


def percent(share: float, words: Words) -> str:
    """A share in whole per cent."""
    return words.quantity(round(100 * share), "%")


def _short(header: str) -> str:
    flat = " ".join(header.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1].rstrip()}…"


def _mean(mean: float | None, words: Words) -> str:
    return "" if mean is None else words.number(mean, 1)


def _end(result: FeedbackResult, value: float, words: Words) -> str:
    if result.unit == "points":
        return signed(value, words)
    return percent(value, words) if result.unit == "share" else words.number(value, 1)
