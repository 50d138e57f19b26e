"""A few slides that hold OKR+As against the rules: the message, the lines before and after, how to work on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from okra_coach.compose.check_headlines import headline
from okra_coach.compose.check_kinds import counted_kinds, kinds_of, message
from okra_coach.compose.check_lines import better_form, kind_name, leading, line_text, most_worth
from okra_coach.compose.deck_fit import fitted
from okra_coach.compose.deck_source import read_slides
from okra_coach.compose.templating import render_lines
from okra_coach.documents.deck import Bars, Block, Deck, Table
from okra_coach.documents.deck_stage import Stage
from okra_coach.model.judgement import JudgedLine, Judgement
from okra_coach.model.workshop import Workshop
from okra_coach.words import Words

SOURCE = "decks/check.md"
_MOST_LINES = 8
_MOST_KINDS = 7
_COUNTED_AT_A_GLANCE = 8
"""Up to so many lines, bars say no more than the lines themselves."""


def compose_check_deck(
    judgement: Judgement, workshop: Workshop, words: Words, own: Path | None = None, stage: Stage | None = None
) -> Deck:
    """The slides from `templates/decks/check.md`, or from the engagement's own."""
    lines = most_worth(judgement, _MOST_LINES)
    blocks = dict(_blocks(judgement, lines, words))
    context = {
        "title": judgement.title,
        "message": message(judgement, words),
        "count": len(judgement.lines),
        "worth": len(lines),
        "weak": len(most_worth(judgement, len(judgement.lines))),
        "has": frozenset(blocks),
    }
    text, of_source = render_lines(SOURCE, words, context, own)
    slides = read_slides(text, f"templates/{SOURCE}", blocks, of_source, words)
    title = words("{title}: OKRs held against the rules", title=judgement.title)
    return Deck(
        title, workshop.consultant, words.language, judgement.title, workshop.day.isoformat(), fitted(slides, stage)
    )


def _blocks(judgement: Judgement, lines: tuple[JudgedLine, ...], words: Words) -> list[tuple[str, Block]]:
    blocks: list[tuple[str, Block]] = []
    kinds = counted_kinds(judgement)[:_MOST_KINDS]
    if kinds:
        draw = _bars if sum(count for _, count in kinds) > _COUNTED_AT_A_GLANCE else _instances
        blocks.append(("kinds", draw(kinds, judgement, words)))
    if lines:
        header = (words("As it stands"), words("What it should be"), words("To start from"))
        rows = tuple(_rows(judgement, lines, words))
        alt = words("Table: lines as they stand, and a better form beside each.")
        blocks.append(("lines", Table(header, rows, alt, (3.6, 2.8, 4.2), strong=frozenset({0}))))
    return blocks


def _bars(kinds: Sequence[tuple[str, int]], judgement: Judgement, words: Words) -> Block:
    counts = ((words("lines"), tuple(float(count) for _, count in kinds)),)
    alt = words("Bars: on how many lines each kind of finding was made.")
    return Bars(tuple(words(kind) for kind, _ in kinds), counts, alt)


def _instances(kinds: Sequence[tuple[str, int]], judgement: Judgement, words: Words) -> Block:
    """Each kind with its lines, where there are too few for bars to show anything."""
    header = (words("What was found"), words("Lines"), words("As it stands"))
    rows = tuple((words(kind), words.number(count), _lines_of(kind, judgement, words)) for kind, count in kinds)
    alt = words("Table: each kind of finding, on how many lines it was made, and on which.")
    return Table(header, rows, alt, (3.6, 0.8, 5.6), frozenset({1}))


def _lines_of(kind: str, judgement: Judgement, words: Words) -> str:
    found = (line for line in judgement.all_lines if line.owner and kind in kinds_of(line))
    return "\n".join(line_text(line, words) or kind_name(line, words) for line in found)


def _rows(judgement: Judgement, lines: tuple[JudgedLine, ...], words: Words) -> Iterator[tuple[str, str, str]]:
    """Each line, its rule and its better form; a made-up line is shown once."""
    known: set[str] = set()
    for line in lines:
        better = better_form(line, words, known)
        known |= set(better)
        yield line_text(line, words), _rule(line, judgement, words), "\n".join(better)


def _rule(line: JudgedLine, judgement: Judgement, words: Words) -> str:
    finding = leading(line)
    return headline(judgement.rules[finding.code], words) if finding else ""
