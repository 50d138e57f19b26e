"""Posters for the walls: what customers and answers say, as far as it may be shown, and how we work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from okra_coach.compose.deck_blocks import workshop_blocks
from okra_coach.compose.deck_headlines import headlines
from okra_coach.compose.feedback_views import percent
from okra_coach.compose.print_sheet import compose_sheets
from okra_coach.documents.deck import Bars, Block, Bullets, Figure, Table
from okra_coach.documents.plain_text import PlainText
from okra_coach.model.engagement import Material
from okra_coach.words import Words

_MANY = 6
_LEAST_TOLD = 0.07
"""A smaller part of a bar has no room for its figure."""


@dataclass(frozen=True)
class BarShown:
    """A bar with its figure; `width` in per cent of the longest."""

    name: str
    told: str
    width: float


@dataclass(frozen=True)
class PartsShown:
    """A bar of several parts that make a whole: each with its place among them, its width and its figure."""

    name: str
    parts: tuple[tuple[int, float, str], ...]


@dataclass(frozen=True)
class Poster:
    """One sheet for the wall; what it does not have is empty."""

    title: str
    over: str = ""
    source: str = ""
    big: str = ""
    meaning: str = ""
    detail: str = ""
    bars: tuple[BarShown, ...] = ()
    stacked: tuple[PartsShown, ...] = ()
    legend: tuple[tuple[int, str], ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    points: tuple[str, ...] = ()
    to_write: bool = False

    @property
    def is_many(self) -> bool:
        """Whether its bars must be smaller."""
        return len(self.bars) + len(self.stacked) > _MANY


def compose_posters(material: Material, words: Words, own: Path | None = None) -> PlainText:
    """Every poster on a sheet of its own, upright."""
    context = {"posters": tuple(posters(material, words)), "client": material.workshop.client}
    title = words("{client}: posters", client=material.workshop.client)
    return compose_sheets("posters", title, material.workshop.printed.poster, words, context, own)


def posters(material: Material, words: Words) -> Iterator[Poster]:
    """How we decide, the evidence there is, and one for what is parked."""
    yield _rule(material, words)
    blocks = workshop_blocks(material, words)
    yield from _evidence(material, blocks, words)
    yield Poster(words("Parked: it comes back before we close"), to_write=True)


def _rule(material: Material, words: Words) -> Poster:
    sponsor = material.workshop.sponsor_role
    return Poster(
        words("How we decide today"),
        points=(
            words("The drafts are raw material. You write the goals."),
            words("We look for what all can live with, not for what all love."),
            words("Where the room cannot agree, {role} decides today and says why.", role=sponsor),
            words("Who has the highest rank speaks last."),
            words("Goals belong to teams. Nobody is measured alone, and no bonus hangs on them."),
            words("What is not for today is parked, with a role and a day."),
        ),
    )


def _evidence(material: Material, blocks: Mapping[str, Block], words: Words) -> Iterator[Poster]:
    said, insights = headlines(material, words), material.insights
    heard = words.plural("{n} answer", "{n} answers", insights.participation.answered)
    asked = words(
        "Source: questionnaire, {heard}; groups under {threshold} are not shown.",
        heard=heard,
        threshold=insights.threshold,
    )
    customers = words("What customers say")
    titles = {
        "recommendation": (said.customers or words("Would they recommend us?"), customers, ""),
        "customer scores": (words("What customers answered, and how sure that is"), customers, ""),
        "customer themes": (words("What customers write about most"), customers, ""),
        "quotes": (words("In their own words"), customers, ""),
        "themes": (said.themes, words("What you told us"), asked),
        "work": (said.work, words("What you told us"), asked),
        "agreement": (said.agreement, words("What you told us"), asked),
    }
    for name, (title, over, source) in titles.items():
        if name in blocks and title:
            beside = blocks.get("recommendation shares") if name == "recommendation" else None
            yield _shown(blocks[name], Poster(title, over, source), beside, words)


def _shown(block: Block, poster: Poster, beside: Block | None, words: Words) -> Poster:
    match block:
        case Figure():
            poster = replace(poster, big=block.value, meaning=block.label, detail=block.detail)
        case Table():
            poster = replace(poster, header=block.header, rows=block.rows)
        case Bullets():
            poster = replace(poster, points=block.items)
        case Bars() if block.stacked:
            poster = _stacked(block, poster, words)
        case Bars():
            poster = replace(poster, bars=tuple(_bars(block, words)))
        case _:
            pass
    return _stacked(beside, poster, words) if isinstance(beside, Bars) else poster


def _bars(block: Bars, words: Words) -> Iterator[BarShown]:
    _, values = block.series[0]
    longest = max(values, default=0.0) or 1.0
    for name, value in zip(block.categories, values, strict=True):
        told = percent(value, words) if block.percent else words.number(value)
        yield BarShown(name, told, round(100 * value / longest, 1))


def _stacked(block: Bars, poster: Poster, words: Words) -> Poster:
    tones = (0, 2, 4) if len(block.series) == 3 else tuple(range(len(block.series)))
    rows = tuple(
        PartsShown(
            category,
            tuple(_part(tone, values[number], words) for tone, (_, values) in zip(tones, block.series, strict=True)),
        )
        for number, category in enumerate(block.categories)
    )
    legend = tuple(zip(tones, (name for name, _ in block.series), strict=True))
    return replace(poster, stacked=rows, legend=legend)


def _part(tone: int, share: float, words: Words) -> tuple[int, float, str]:
    return tone, round(100 * share, 1), percent(share, words) if share >= _LEAST_TOLD else ""
