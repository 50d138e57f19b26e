"""An objective is not something to deliver.

A verb for work with something that cannot be shipped (“Build a habit of candour”) or with a word of
ambition (“Launch a brilliant tracking service”) is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import find_word, first_word
from okra_coach.check.outputs import work_verb
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import quoted
from okra_coach.model.finding import Severity


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit when the objective begins with a verb for work and names a thing that people make."""
    text = scope.objective.text
    verb = work_verb(text) or first_word("work_nouns", text)
    thing = find_word("artefacts", text)
    if verb and thing and not find_word("intangibles", text) and not find_word("ambition", text):
        yield scope.hit(
            f"The objective {quoted(text)} is something to deliver ({quoted(verb)}, {quoted(thing)}).",
            f"Say what somebody can do once {quoted(thing)} is there; the delivery itself is an action.",
            f"{verb} {thing}",
        )


RULE = Rule(
    code="OBJ103",
    slug="project-as-objective",
    severity=Severity.WARNING,
    doc=__doc__,
    why="A deliverable commits to a solution before the problem is named; it can be finished without anybody "
    "being better off.",
    instead_of="“Roll out the new benefits package”",
    write="“People stay because they feel looked after”, with the package as an action",
    source="OKR Orca; Koan; Atlassian.",
    looks_at=InObjective,
    find=find,
    aliases=("deliverable-as-objective",),
)
