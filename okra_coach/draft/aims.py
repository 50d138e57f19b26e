"""The aims people name for their team, those that could stand as an objective first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.text import capitalised, has_number, is_empty, plain_claim, tidy
from okra_coach.model.answers import MASK, Response

_CUSTOMER_PART = re.compile(r";|\n|\s[-–—]\s|(?<!\bvs)\.\s|,\s+(?:and|und|và)\b|\+")


@dataclass(frozen=True)
class Aim:
    """One person's aim for the team."""

    response: str
    text: str
    points: float
    stems: frozenset[str]


def ranked_aims(responses: Sequence[Response], lexicon: Lexicon) -> list[Aim]:
    """The aims that can stand as an objective, the best first: a change for somebody, short, without a number."""
    aims = []
    for place, response in enumerate(responses):
        said = response.text("team.aim")
        claim = None if is_empty(said, lexicon) else plain_claim(said, lexicon)
        if claim is None or has_number(claim) or lexicon.says(claim, lexicon.own):
            continue
        points = _points(claim, response, lexicon) - place / 1000
        aims.append(Aim(response.id, claim, points, lexicon.stems(claim)))
    return [aim for aim in sorted(aims, key=lambda aim: -aim.points) if aim.points > 0]


def _points(claim: str, response: Response, lexicon: Lexicon) -> float:
    words = len(claim.split())
    return (
        (2.0 if response.role == "lead" else 0.0)
        + (2.0 if lexicon.stems(claim) & lexicon.customers else 0.0)
        + (1.0 if 5 <= words <= 13 else 0.0)
        + (0.5 if response.text("team.aim")[:1].isupper() else 0.0)
        - (4.0 if lexicon.says(claim, lexicon.weak_aim) else 0.0)
        + 0.5
    )


def customer(responses: Sequence[Response], lexicon: Lexicon) -> str | None:
    """Whom the lead names as the customer, else whoever is named first and short."""
    for response in sorted(responses, key=lambda r: r.role != "lead"):
        said = response.text("customer.who")
        if is_empty(said, lexicon):
            continue
        claim = plain_claim(_CUSTOMER_PART.split(said, maxsplit=1)[0], lexicon, most=10, fewest=1)
        if claim and MASK not in claim and not lexicon.says(claim, lexicon.own):
            return capitalised(tidy(claim))
    return None
