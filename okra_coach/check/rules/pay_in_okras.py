"""No line says that pay, a bonus or a rating depends on it.

Pay as the subject of the work (“Finalise the new bonus scheme”) and customers' bonus points are nothing to tell.
How bonuses are decided in the company as a whole is told by GOV601.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import find_word, may_have, without
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InSet
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.okra import OkraSet
from okra_coach.model.place import Place
from okra_coach.model.sentence import say


def find(scope: InSet) -> Iterator[Hit]:
    """A hit for each line that ties itself to somebody's pay."""
    for own, text, place in _lines(scope.okras):
        words = _tied(text)
        if words:
            yield Hit(
                own,
                place if place.file else scope.place,
                say("The line “{line}” is tied to pay (“{words}”).", line=shown(text), words=shown(words)),
                say(
                    "Take that out, and say so to those whom it concerns; a score that pays is a score that is "
                    "negotiated."
                ),
                words,
            )


def _tied(text: str) -> str | None:
    """The words about pay, other than a bonus of another sort."""
    told = may_have(text, "tied_to_pay", "other_bonus")
    return find_word("tied_to_pay", without("other_bonus", text)) if told else None


def _lines(okras: OkraSet) -> Iterator[tuple[str, str, Place]]:
    for objective in okras.objectives:
        yield objective.id, objective.text, objective.place
    for key_result in okras.key_results:
        yield key_result.id, " – ".join(filter(None, (key_result.measure, key_result.note))), key_result.place
    for action in okras.actions:
        yield action.id, action.text, action.place


RULE = Rule(
    code="GOV605",
    slug="pay-in-okras",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("Once money hangs on a line, its target is haggled down and its bad news arrives last."),
    instead_of=say("“Contracts won: 40 (counts for 20 % of the bonus)”"),
    write=say("“Contracts won”, from 28 to 40; the bonus follows rules of its own"),
    source="GitLab; Google; mooncamp (mistake 9); product-on-purpose pm-skills.",
    looks_at=InSet,
    find=find,
)
