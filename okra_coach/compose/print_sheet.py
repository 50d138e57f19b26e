"""Sheets to print and cut: pages of an exact size, each a part of one HTML file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from markupsafe import Markup

from okra_coach.compose.templating import render_source
from okra_coach.documents.plain_text import PlainText
from okra_coach.model.print_settings import Paper
from okra_coach.resources import find_template
from okra_coach.words import Words


def compose_sheets(
    name: str,
    title: str,
    paper: Paper,
    words: Words,
    context: Mapping[str, object],
    own: Path | None = None,
    *,
    lying: bool = False,
) -> PlainText:
    """templates/pages/`name`.html on sheets of that paper; every value in it is escaped."""
    width, height = reversed(paper.size) if lying else paper.size
    size = {"width": f"{width:g}mm", "height": f"{height:g}mm"}
    body = render_source(f"pages/{name}.html", words, {**context, **size}, own, escape=True)
    style = find_template("pages/print.css", own).read_text(encoding="utf-8").strip()
    shell = {"language": words.language, "title": title, **size}
    made = {"style": Markup(style), "body": Markup(body)}  # noqa: S704
    return PlainText(render_source("pages/print.html", words, {**shell, **made}, own, escape=True))
