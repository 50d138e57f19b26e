"""An action has one owner, not a crowd.

“Head of Sales (with Marketing)” has one owner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from okra_coach.check.lexicon import composed, first_word
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InAction
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

_BRACKETS = re.compile(r"\([^)]*\)")
_SEVERAL = re.compile(r"\s(?:/|\+)\s|[;/]|,\s")


def find(scope: InAction) -> Iterator[Hit]:
    """A hit for “we”, “all” and lists of owners."""
    owner = _BRACKETS.sub("", composed(scope.action.owner_role or "")).strip()
    crowd = first_word("several_owners", owner)
    many = _SEVERAL.search(owner)
    if (crowd and len(crowd) == len(owner)) or many:
        yield scope.hit(
            say(
                "The action “{line}” has several owners (“{owner}”).", line=shown(scope.action.text), owner=shown(owner)
            ),
            _advice(owner) if many else say("Name the one who is asked about it; the others help."),
            owner,
        )


def _advice(owner: str) -> str:
    first = _SEVERAL.split(owner)[0].strip()
    return say("Name the one who is asked about it, for example “{first}”; the others help.", first=shown(first))


RULE = Rule(
    code="ACT303",
    slug="several-owners",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("With two owners each waits for the other."),
    instead_of=say("owner “We” or “Sales / Marketing / IT”"),
    write=say("owner “Head of Sales (with Marketing)”"),
    source="Boardsnap; GitLab (one directly responsible individual).",
    looks_at=InAction,
    find=find,
    aliases=("multiple-owners",),
)
