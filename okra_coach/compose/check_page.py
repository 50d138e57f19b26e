"""A page that tells line by line what the rules say, to read and to print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from okra_coach.compose.check_headlines import headline
from okra_coach.compose.check_kinds import message
from okra_coach.compose.check_lines import (
    LEVELS,
    STANDINGS,
    by_weight,
    found_there,
    kind_name,
    line_text,
    told,
    ways_on,
)
from okra_coach.compose.markdown_text import plain
from okra_coach.compose.retelling import retold
from okra_coach.compose.templating import render_source
from okra_coach.documents.page import Page
from okra_coach.model.finding import Finding, Severity
from okra_coach.model.judgement import JudgedLine, Judgement, Standing
from okra_coach.model.okra import Objective
from okra_coach.model.place import Place
from okra_coach.words import Words, mark_plural

SOURCE = "pages/check.md"
_LOOKS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "quiet"}
_Shown = dict[str, object]


def compose_check_page(judgement: Judgement, words: Words, own: Path | None = None) -> Page:
    """The page from `templates/pages/check.md`, or from the engagement's own."""
    title = words("{title}: OKRs held against the rules", title=judgement.title)
    context: Mapping[str, object] = {
        "title": plain(title),
        "message": plain(message(judgement, words)),
        "parts": tuple(_parts(judgement, words)),
        "teams": tuple(_team(name, judgement, words) for name in judgement.teams if name),
        "whole": tuple(
            _finding(finding, line, words) for line in judgement.sets if not line.owner for finding in line.findings
        ),
        "rules": tuple(_rules(judgement, words)),
        "ignored": tuple(_ignored(judgement, words)),
        "aside": tuple(_aside(judgement, words)),
        "unasked": tuple(_unasked(judgement, words)),
    }
    return Page(title, words.language, render_source(SOURCE, words, context, own), judgement.title)


_PARTS = (
    ("stands", Standing.STANDS, mark_plural("{n} line can stand", "{n} lines can stand")),
    ("noted", Standing.NOTED, mark_plural("{n} can stand, with a remark", "{n} can stand, with a remark")),
    ("rewrite", Standing.REWRITE, mark_plural("{n} is worth new words", "{n} are worth new words")),
    ("mend", Standing.MEND, mark_plural("{n} has to be mended first", "{n} have to be mended first")),
)


def _parts(judgement: Judgement, words: Words) -> Iterator[_Shown]:
    """The lines by how they stand, each part with its share of a bar."""
    for look, standing, (one, many) in _PARTS:
        count = len(judgement.standing(standing))
        if count:
            share = round(100 * count / len(judgement.lines), 1)
            told = words.plural(one, many, count)
            yield {"look": look, "count": words.number(count), "share": share, "told": told}


def _team(name: str, judgement: Judgement, words: Words) -> _Shown:
    lines = judgement.of_team(name)
    own = [line for line in lines if line.line is not None]
    return {
        "name": plain(name),
        "files": ", ".join(plain(file) for file in dict.fromkeys(line.place.file for line in lines)),
        "lines": words.number(len(own)),
        "stand": words.number(sum(line.standing in (Standing.STANDS, Standing.NOTED) for line in own)),
        "rewrite": words.number(sum(line.standing is Standing.REWRITE for line in own)),
        "mend": words.number(sum(line.standing is Standing.MEND for line in own)),
        "rows": tuple(_row(line, words) for line in lines if line.is_worth_showing),
    }


def _row(line: JudgedLine, words: Words) -> _Shown:
    return {
        "kind": plain(kind_name(line, words)),
        "place": plain(_within(line.place, words)),
        "text": plain(line_text(line, words)),
        "is_goal": isinstance(line.line, Objective),
        "findings": tuple(_finding(finding, line, words) for finding in by_weight(line)),
        "standing": words(STANDINGS[line.standing]),
        "look": "good" if line.standing in (Standing.STANDS, Standing.NOTED) else "quiet",
        "better": tuple(map(plain, ways_on(line, words))),
    }


def _within(place: Place, words: Words) -> str:
    """Where a line stands in its file."""
    if place.cell:
        return place.cell
    if place.row is not None:
        return words("row {n}", n=place.row)
    return words("line {n}", n=place.line) if place.line is not None else ""


def _finding(finding: Finding, line: JudgedLine, words: Words) -> _Shown:
    return {
        "code": finding.code,
        "look": _LOOKS[finding.severity],
        "level": words(LEVELS[finding.severity]),
        "message": plain(found_there(finding, line, words)),
        "advice": plain(told(retold(finding.advice, words))),
    }


def _rules(judgement: Judgement, words: Words) -> Iterator[_Shown]:
    for code, count in judgement.by_rule:
        rule = judgement.rules[code]
        yield {
            "code": code,
            "count": count,
            "headline": plain(headline(rule, words)),
            "why": plain(told(retold(rule.why, words))),
            "instead_of": plain(told(retold(rule.instead_of, words))),
            "write": plain(told(retold(rule.write, words))),
            "source": plain(told(rule.source)),
        }


def _ignored(judgement: Judgement, words: Words) -> Iterator[str]:
    for one in judgement.ignored:
        reason = words("Because: {reason}", reason=one.ignore.reason or words("no reason is given"))
        said = plain(retold(one.finding.message, words))
        yield f"{one.finding.code}: {said} {plain(reason)} ({plain(str(one.ignore.place))})"


def _aside(judgement: Judgement, words: Words) -> Iterator[str]:
    for line in judgement.account.left_aside if judgement.account else ():
        yield f"{plain(line.text)} ({plain(str(line.place))}: {plain(retold(line.why, words))})"


def _unasked(judgement: Judgement, words: Words) -> Iterator[str]:
    """The codes by the reason why they were not asked."""
    unasked = judgement.account.unasked if judgement.account else {}
    for why in dict.fromkeys(unasked.values()):
        yield f"{', '.join(code for code, told in unasked.items() if told == why)}: {plain(retold(why, words))}"
