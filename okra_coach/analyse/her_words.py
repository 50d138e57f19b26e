"""Tells the consultant's own words, in okras/ and workshop.yaml, from what people typed into trackers."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.analyse.masking import Mask
from okra_coach.model.okra import OkraBook
from okra_coach.model.workshop import Workshop


def unless_hers(hers: OkraBook, workshop: Workshop, mask: Mask) -> Mask:
    """Masks a text, unless it stands in okras/ or is a role of workshop.yaml: that is hers and stays as it is."""
    known = frozenset(_texts(hers)) | {team.lead_role for team in workshop.teams} | {workshop.sponsor_role}

    def said(text: str) -> str:
        return text if text in known else mask(text)

    return said


def _texts(book: OkraBook) -> Iterator[str | None]:
    for okras in book.sets:
        for health in okras.health_measures:
            yield from (health.measure, health.unit, health.band)
        for result in okras.key_results:
            yield from (result.measure, result.unit, result.source, result.owner_role)
            for action in result.actions:
                yield from (action.text, action.owner_role, action.hypothesis, action.learned)
