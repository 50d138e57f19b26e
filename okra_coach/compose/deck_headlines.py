"""Titles that say what the answers say: each is a sentence made from the figures, "" when there are none."""

from __future__ import annotations

from dataclasses import dataclass

from okra_coach.compose.deck_agreement import agreement_headline
from okra_coach.model.engagement import Material
from okra_coach.model.insights import ScaleResult
from okra_coach.model.okra import COMPANY
from okra_coach.words import Words

_HOLDS = 3.5
_FAILS = 0.4
_STATEMENT = 70
_CLOSE = 0.75
"""A second theme with so large a part of the first one's votes is named beside it."""


@dataclass(frozen=True)
class Headlines:
    """One sentence for each subject."""

    themes: str = ""
    work: str = ""
    customers: str = ""
    agreement: str = ""


def headlines(material: Material, words: Words) -> Headlines:
    """What stands above the slides on themes, work and customers."""
    return Headlines(
        _themes(material, words),
        _work(material, words),
        _customers(material, words),
        agreement_headline(material.insights, words),
    )


def _themes(material: Material, words: Words) -> str:
    votes, answered = material.insights.theme_votes, material.insights.participation.answered
    if not votes or votes[0].votes < material.insights.threshold:
        return ""
    first = words.quoted(votes[0].name)
    if len(votes) > 1 and votes[1].votes >= max(_CLOSE * votes[0].votes, material.insights.threshold):
        return words(
            "{first} ({n} of {all}) and {second} ({m}) are wanted most",
            first=first,
            second=words.quoted(votes[1].name),
            n=words.number(votes[0].votes),
            m=words.number(votes[1].votes),
            all=words.number(answered),
        )
    return words(
        "One wish stands above the others: {first}, chosen by {n} of {all}",
        first=first,
        n=words.number(votes[0].votes),
        all=words.number(answered),
    )


def _work(material: Material, words: Words) -> str:
    """The sentence that fewest agree with, as far as it may be told; a house where all is well is told so."""
    shown = [one for one in material.insights.scales if one.group == COMPANY and one.shares and one.n]
    if not shown:
        return ""
    lowest = min(shown, key=lambda one: one.mean or 5.0)
    statement = words.quoted(_statement(lowest, material, words))
    against = sum((lowest.shares or ())[:2])
    if against >= _FAILS:
        return words(
            "What goals need does not hold everywhere: {n} of {all} disagree with {statement}",
            n=words.number(round(against * (lowest.n or 0))),
            all=words.number(lowest.n or 0),
            statement=statement,
        )
    if (lowest.mean or 0.0) >= _HOLDS:
        return words("What goals need is there; {statement} is its weakest point", statement=statement)
    return words("How we work carries goals in part; least of all {statement} holds", statement=statement)


def _statement(result: ScaleResult, material: Material, words: Words) -> str:
    prompts = {question.id: question.prompt for question in material.questionnaire.questions}
    prompt = prompts.get(result.question, {})
    text = str(prompt.get(words.language) or prompt.get("en") or result.question).rstrip(".")
    return text if len(text) <= _STATEMENT else text[: _STATEMENT - 1].rsplit(" ", 1)[0] + "…"


def _customers(material: Material, words: Words) -> str:
    if not material.insights.net_promoter:
        return ""
    score, client = material.insights.net_promoter[0], material.workshop.client
    if score.low > 0:
        return words("More customers recommend {client} than warn against it, but many do not", client=client)
    if score.high < 0:
        return words("More customers warn against {client} than recommend it", client=client)
    return words("Customers are divided: about as many recommend {client} as warn against it", client=client)
