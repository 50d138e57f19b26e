"""An objective belongs to a team; one person's development is settled elsewhere.

Looked for: “my”, and “become a better …” with an occupation behind it.
A team of one may well have an objective; what it changes for others is what counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from okra_coach.check.lexicon import composed, find_word, first_word, may_have, without
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

_IN_QUOTES = re.compile(r"[\"“„‘«][^\"“”„’»]*[\"”“’»]|(?<!\w)'[^']*'(?!\w)")
_QUOTES = re.compile(r"[\"“„‘«']")
_NEAR = 4
"""How many words from the beginning may hold “my”, and how many behind “become a better” the occupation."""


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit for the words of somebody who speaks of himself or herself."""
    words = own_words(scope.objective.text) or _becoming(scope.objective.text)
    if words:
        yield scope.hit(
            say(
                "The objective “{line}” is one person's (“{words}”).",
                line=shown(scope.objective.text),
                words=shown(words),
            ),
            say("Keep it for the development talk, and ask what the team's customers will have from it."),
            words,
        )


def own_words(text: str) -> str | None:
    """“My” and its like near the beginning, unless customers say it: in quotation marks, or as a name."""
    plain = composed(text)
    if _QUOTES.search(plain):
        plain = _IN_QUOTES.sub(" ", plain)
    if not may_have(plain, "own_words", "own_first"):
        return None
    if first_word("own_words", plain) and find_word("people", plain):
        return None
    near = find_word("own_words", " ".join(plain.split()[:_NEAR]), "en", "de")
    return near or find_word("own_words", plain, "vi") or first_word("own_first", plain)


def _becoming(text: str) -> str | None:
    verb = first_word("becoming", text)
    if verb is None:
        return None
    behind = " ".join(composed(text).lstrip()[len(verb) :].split()[:_NEAR])
    role = find_word("own_roles", behind)
    if find_word("becoming", verb, "vi"):
        role = first_word("own_roles", without("articles", behind))
    return f"{verb} … {role}" if role else None


RULE = Rule(
    code="OBJ111",
    slug="individual-objective",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("Goals of single persons turn OKR+As into appraisals: people aim low and stop helping each other."),
    instead_of=say("“Become a better presenter”"),
    write=say("“Boards decide on our proposals in the first meeting”"),
    source="GitLab; mooncamp (mistake 11); rathbunmatt okr-ai-agent; Sourcegraph.",
    looks_at=InObjective,
    find=find,
    aliases=("individual",),
)
