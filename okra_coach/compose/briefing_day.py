"""What the agenda says about the day: where it will not work out as it stands."""

from __future__ import annotations

from okra_coach.compose.briefing_message import Matter, Message, weigh
from okra_coach.compose.retelling import retold
from okra_coach.model.engagement import Material
from okra_coach.model.finding import Severity
from okra_coach.words import Words

_MOST_NAMED = 2
_MANY = 5
"""So many weak spots and the agenda is better made anew."""


def weak_spots(material: Material, words: Words) -> Message | None:
    """What the rules say of the agenda, notes aside."""
    found = [finding for finding in material.agenda_findings if finding.severity is not Severity.INFO]
    if not found:
        return None
    hit = {finding.subject for finding in found}
    n, messages = len(found), "; ".join(retold(finding.message, words).rstrip(".") for finding in found[:_MOST_NAMED])
    return Message(
        words.plural(
            "The agenda does not work out in {n} place: {messages}.",
            "The agenda does not work out in {n} places: {messages}.",
            n,
            messages=messages,
        ),
        words("Change agenda.yaml before anything is printed; “What the check says” has the line and what to do."),
        weigh(Matter.HELD_UP, len(found) / _MANY, len(hit) / max(len(material.agenda.items), 1)),
    )
