"""The rollout as a page for whoever decides about it and whoever it concerns; nothing of the briefing is in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from okra_coach.compose import rollout_page_views as views
from okra_coach.compose.deck_dates import date_rows
from okra_coach.compose.markdown_text import plain
from okra_coach.compose.rollout_defaults import defaults
from okra_coach.compose.rollout_views import rollout_figures, team_names
from okra_coach.compose.templating import render_source
from okra_coach.documents.page import Page
from okra_coach.model.engagement import Material
from okra_coach.words import Words

SOURCE = "pages/rollout.md"


def compose_rollout_page(material: Material, words: Words, own: Path | None = None) -> Page:
    """The page from `templates/pages/rollout.md`, or from the engagement's own."""
    workshop, rollout, change = material.workshop, material.rollout, material.change
    context = {
        "client": plain(workshop.client),
        "cycle": workshop.cycle,
        "threshold": workshop.privacy_threshold,
        "bonus": workshop.team_bonus.enabled,
        "figures": rollout_figures(material),
        "short_cycle": tuple(map(plain, change.short_cycle)),
        "lanes": views.lanes(material, words),
        "overview": tuple(views.overview(material, words)),
        "waves": tuple(views.waves(material, words)),
        "readiness": tuple(views.readiness(material, words)),
        "too_little_known": views.too_little_known(material, words),
        "probe": _probe(material),
        "gates": tuple(views.gates(material, words)),
        "if_missed": tuple(views.missed(material, words)),
        "agreements": tuple(views.agreements(material, words)),
        "dates": tuple(tuple(map(plain, row)) for row in date_rows(rollout, words)),
        "notes": tuple(views.notes(material, words)),
        "working_days": rollout.working_days,
        "roles": views.roles(material, words),
        "hours": tuple(views.hours(material, words)),
        "weeks": tuple(views.weeks(material, words)),
        "risks": tuple(_risks(material)),
        "messages": tuple(views.messages(material, words)),
        "warnings": tuple(map(plain, rollout.warnings)),
        "defaults": tuple(map(plain, defaults(workshop, words))),
    }
    title = words("{client}: who starts when, and why", client=workshop.client)
    footer = words("{client} · {cycle}", client=workshop.client, cycle=workshop.cycle.name)
    return Page(title, words.language, render_source(SOURCE, words, context, own), footer)


def _probe(material: Material) -> dict[str, object] | None:
    probe = material.rollout.probe
    if probe is None:
        return None
    return {
        "team": plain(team_names(material).get(probe.team, probe.team)),
        "questions": tuple(map(plain, probe.questions)),
        "pass_marks": tuple(map(plain, probe.pass_marks)),
    }


def _risks(material: Material) -> Iterator[dict[str, object]]:
    for risk in material.change.risks:
        yield {"name": plain(risk.name), "because": plain(risk.because), "remedies": tuple(map(plain, risk.remedies))}
