"""An objective has two to five key results."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective, Number
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say, say_count

FEWEST = Number("SET402", "fewest", 2, "the fewest key results of an objective", least=0, most=20)
MOST = Number("SET402", "most", 5, "the most key results of an objective", least=1, most=20)


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit for too few or too many."""
    count = len(scope.objective.key_results)
    fewest, most = scope.number(FEWEST), scope.number(MOST)
    if fewest <= count <= most:
        return
    text = shown(scope.objective.text)
    message = (
        say_count(
            "The objective “{line}” has {n} key result.",
            "The objective “{line}” has {n} key results.",
            count,
            line=text,
        )
        if count
        else say("The objective “{line}” has no key results.", line=text)
    )
    if count < fewest:
        yield scope.hit(
            message,
            say(
                "Add one that shows the same change from another side: the customer's, or the quality that must not "
                "suffer."
            )
            if count
            else say("Ask how you would notice that it was reached, and count that."),
            str(count),
        )
    elif count > most:
        yield scope.hit(
            message,
            say(
                "Keep the {most} or fewer without which it would not be reached; the others may be health measures.",
                most=most,
            ),
            str(count),
        )


RULE = Rule(
    code="SET402",
    slug="number-of-key-results",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("One measure can be reached at the cost of everything else; six are looked at by nobody."),
    instead_of=say("one key result, or nine"),
    write=say("two to four, of which one shows the effect on somebody"),
    source="Andy Grove (at most 5); Perdoo (at most 3); mooncamp (2-4); the limits are ours.",
    looks_at=InObjective,
    find=find,
    aliases=("key-result-count",),
    numbers=(FEWEST, MOST),
)
