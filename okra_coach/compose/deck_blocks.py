"""The blocks that a workshop deck may show, by name; what there is no data for is not among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from okra_coach.compose import feedback_views
from okra_coach.compose.deck_agreement import agreement_blocks
from okra_coach.compose.deck_day_slides import day_blocks
from okra_coach.compose.deck_questions import question_table
from okra_coach.compose.deck_rollout import rollout_blocks
from okra_coach.compose.deck_room import room_blocks
from okra_coach.compose.key_result_words import target_told, value_told
from okra_coach.documents.deck import Bars, Block, Bullets, Card, Figure, Table
from okra_coach.model.engagement import Material
from okra_coach.model.insights import ThemeVote
from okra_coach.model.measure import Direction
from okra_coach.model.okra import COMPANY, KeyResult, Objective, OkraSet
from okra_coach.words import Words, mark

Named = tuple[str, Block]
Series = tuple[tuple[str, tuple[float, ...]], ...]
_AGREE = (
    mark("strongly disagree"), mark("disagree"), mark("neither"), mark("agree"), mark("strongly agree"),
)  # fmt: skip


def workshop_blocks(material: Material, words: Words) -> dict[str, Block]:
    """Every block by its name, such as `themes` or `actions finance-billing.o1`."""
    return dict(
        [
            *day_blocks(material, words),
            *_insights(material, words),
            *agreement_blocks(material.insights, words),
            *feedback_views.blocks(material.insights, words),
            *_quotes(material),
            *_kpi_or_key_result(material, words),
            *(named for okras in material.okras.sets for named in _set(okras, words)),
            *room_blocks(material, words),
            *_stops(material, words),
            *_questions(material, words),
            *rollout_blocks(material, words),
        ]
    )


def _insights(material: Material, words: Words) -> Iterator[Named]:
    insights = material.insights
    if insights.theme_votes and insights.theme_votes[0].votes >= insights.threshold:
        alt = words("Bars: how many people put each theme first.")
        told = [_votes_told(vote, insights.threshold, words) for vote in insights.theme_votes]
        counted: Series = ((words("people"), tuple(votes for _, votes in told)),)
        yield "themes", Bars(tuple(name for name, _ in told), counted, alt)
    for score in insights.net_promoter[:1]:
        interval = words(
            "95% sure to lie between {low} and {high}; {n} answers",
            low=_signed(score.low, words), high=_signed(score.high, words), n=words.number(score.n),
        )  # fmt: skip
        yield "recommendation", Figure(_signed(score.score, words), words("Net Promoter Score"), interval)
        shares: Series = tuple(
            (words(name), (value,))
            for name, value in (
                (mark("detractors (0-6)"), score.detractors),
                (mark("passives (7-8)"), score.passives),
                (mark("promoters (9-10)"), score.promoters),
            )
        )
        alt = words("Stacked bar: shares of detractors, passives and promoters.")
        yield "recommendation shares", Bars((words("all customers"),), shares, alt, percent=True, stacked=True)
    shown = [result for result in insights.scales if result.group == COMPANY and result.shares]
    if shown:
        prompts = {question.id: question.prompt for question in material.questionnaire.questions}
        shown.sort(key=lambda result: result.mean or 0.0)
        names = tuple(_prompt(prompts.get(result.question, {}), words.language) for result in shown)
        series: Series = tuple(
            (words(step), tuple((result.shares or ())[number] for result in shown))
            for number, step in enumerate(_AGREE)
        )
        alt = words("Stacked bars: how much people agree with each sentence.")
        yield "work", Bars(names, series, alt, percent=True, stacked=True)


def _votes_told(vote: ThemeVote, threshold: int, words: Words) -> tuple[str, float]:
    """A theme with its votes; of fewer people than may be told apart only that they are few."""
    if vote.votes >= threshold:
        return vote.name, float(vote.votes)
    few = words("under {threshold}", threshold=threshold)
    return words("{theme} ({few})", theme=vote.name, few=few), 0.0


def _quotes(material: Material) -> Iterator[Named]:
    """What the consultant released, and nothing that says whose words they are."""
    if material.insights.quotes:
        yield "quotes", Bullets(tuple(f"“{quote}”" for quote in material.insights.quotes))


def _prompt(prompt: object, language: str) -> str:
    texts = prompt if isinstance(prompt, dict) else dict(prompt) if hasattr(prompt, "keys") else {}  # type: ignore[call-overload]
    return str(texts.get(language) or texts.get("en") or "")


def _signed(value: float, words: Words) -> str:
    return ("+" if value > 0 else "−" if value < 0 else "") + words.number(abs(value), 0)


def _kpi_or_key_result(material: Material, words: Words) -> Iterator[Named]:
    """One of their own numbers for each side."""
    results = _distinct(result.measure for _, _, result in material.okras.walk() if result.target is not None)
    kept = _distinct(health.measure for okras in material.okras.sets for health in okras.health_measures)
    if not results or not kept:
        return
    rows = list(zip_longest(results[:4], kept[:4], fillvalue=""))
    header = (words("Key result: we want to change it"), words("Health measure: it must not get worse"))
    yield (
        "sorting",
        Table(header, tuple(rows), words("Two columns: numbers to change, numbers to keep."), strong=frozenset()),
    )


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _set(okras: OkraSet, words: Words) -> Iterator[Named]:
    for objective in okras.objectives:
        yield f"card {objective.id}", _card(okras, objective, words)
        yield f"results {objective.id}", _results(objective, words)
        actions = tuple(_action_rows(objective, words))
        if actions:
            header = (words("Should move"), words("Action to try"), words("Owner role"), words("Due"))
            alt = words("Table: proposed actions.")
            yield f"actions {objective.id}", Table(header, actions, alt, (3.2, 4.6, 1.7, 1.0), strong=frozenset({1}))
    if okras.health_measures:
        kept = tuple(
            (
                health.measure,
                words.quantity(health.value, health.unit) if health.value is not None else words("to confirm"),
                health.band or "",
            )
            for health in okras.health_measures
        )
        named = (words("Must not get worse"), words("Today"), words("Keep"))
        yield f"health {okras.owner}", Table(named, kept, words("Table: health measures."), (5, 2, 3))


def _action_rows(objective: Objective, words: Words) -> Iterator[tuple[str, ...]]:
    """Actions below their key result, whose name stands in its first row only."""
    open_value = words("to confirm")
    for result in objective.key_results:
        for number, action in enumerate(result.actions):
            due = words.date(action.due, "short") if action.due else open_value
            yield result.measure if number == 0 else "", action.text, action.owner_role or open_value, due


def _card(okras: OkraSet, objective: Objective, words: Words) -> Card:
    label = words("{owner}: objective (draft)", owner=okras.name)
    parts = []
    if objective.customer:
        parts.append(words("For: {customer}", customer=objective.customer))
    if objective.alternative:
        parts.append(words("Or: {alternative}", alternative=objective.alternative))
    return Card(label, objective.text, "\n".join(parts))


def _results(objective: Objective, words: Words) -> Table:
    header = (words("Key result"), words("Today"), "", words("Target"), words("Source"), words("Owner role"))
    rows = tuple(
        (
            result.measure,
            value_told(result.baseline, result.unit, words),
            _arrow(result),
            target_told(result, words),
            result.source or words("to confirm"),
            result.owner_role or words("to confirm"),
        )
        for result in objective.key_results
    )
    return Table(
        header, rows, words("Table: key results with today's value and target."), (3.9, 1.5, 0.4, 1.5, 2.4, 2.1),
        frozenset({1, 3}),
    )  # fmt: skip


def _arrow(result: KeyResult) -> str:
    return (
        {Direction.INCREASE: "↗", Direction.DECREASE: "↘", Direction.KEEP: "="}.get(result.direction, "")
        if result.direction
        else ""
    )


def _stops(material: Material, words: Words) -> Iterator[Named]:
    stops = [line.text for okras in material.okras.sets for line in okras.not_doing]
    if stops:
        header = (words("Proposed to stop"), words("Stop, shrink or keep?"))
        yield (
            "stops",
            Table(header, tuple((stop, "") for stop in stops), words("Table: what people would stop."), (7, 3)),
        )


def _questions(material: Material, words: Words) -> Iterator[Named]:
    asked = [question for question in material.okras.questions if question.answer is None]
    if asked:
        yield "questions", question_table(asked, words)
