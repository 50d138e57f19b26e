"""The consultant's briefing: one page of essentials, then everything to look up; it is not for the client."""

from __future__ import annotations

from pathlib import Path

from okra_coach.compose import briefing_views as views
from okra_coach.compose.briefing_message import Message
from okra_coach.compose.briefing_messages import messages
from okra_coach.compose.feedback_views import code_rows, score_rows
from okra_coach.compose.markdown_text import plain
from okra_coach.compose.templating import render_source
from okra_coach.documents.page import Page
from okra_coach.model.engagement import Material
from okra_coach.words import Words

SOURCE = "pages/briefing.md"


def compose_briefing(material: Material, words: Words, own: Path | None = None) -> Page:
    """The briefing from `templates/pages/briefing.md`, or from the engagement's own."""
    workshop = material.workshop
    context = {
        "client": plain(workshop.client),
        "title": plain(workshop.title),
        "warnings": tuple(plain(warning) for warning in material.rollout.warnings),
        "messages": tuple(_plain(message) for message in messages(material, words)),
        "facts": tuple(views.facts(material, words)),
        "questions": tuple(views.questions(material, words)),
        "sets": tuple(views.sets(material, words)),
        "findings": tuple(views.findings(material, words)),
        "waves": tuple(views.waves(material, words)),
        "dates": tuple(views.dates(material, words)),
        "scores": tuple(tuple(map(plain, row)) for row in score_rows(material.insights, words, segments=True)),
        "codes": tuple(tuple(map(plain, row)) for row in code_rows(material, words)),
        "comments": material.insights.comments,
        "quotes": tuple(plain(quote) for quote in material.insights.quotes),
        "hidden": tuple(plain(line) for line in views.hidden(material, words)),
    }
    title = words("Briefing: {client}, {title}", client=workshop.client, title=workshop.title)
    footer = words("Briefing for {client}: for the consultant only", client=workshop.client)
    return Page(title, words.language, render_source(SOURCE, words, context, own), footer)


def _plain(message: Message) -> Message:
    return Message(plain(message.said), plain(message.do), message.weight)
