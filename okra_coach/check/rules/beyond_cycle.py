"""An objective can be reached within the cycle.

Told when its words look further: “this year”, “by 2030”. “By the end of the year” is fine in a cycle that ends with
the year. On an objective of the company it is a note, as a company may have goals for a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from okra_coach.check.lexicon import A_DIGIT, composed, find_word, may_have, pattern
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import shown
from okra_coach.check.words_of_list import Spot
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say
from okra_coach.model.workshop import Cycle

_YEAR = re.compile(r"(?<![\w.,/-])20\d\d(?![\w%/-])")
_OF_A_YEAR = re.compile(r"\bthis year's\b", re.IGNORECASE)
_YEAR_ENDS = (12, 15)
"""A cycle that runs until then ends with the year."""


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit for the words that reach beyond the end of the cycle."""
    words = _later(composed(scope.objective.text), scope.workshop.cycle)
    if words:
        yield scope.hit(
            say(
                "The objective “{line}” looks beyond the cycle (“{words}”), which ends on {last}.",
                line=shown(scope.objective.text),
                words=shown(words),
                last=scope.workshop.cycle.last,
            ),
            say("Keep it as the direction, and ask what should be better by the end of this cycle on the way there."),
            words,
            Severity.INFO if scope.is_company else None,
        )


def _later(text: str, cycle: Cycle) -> str | None:
    ends_with_year = cycle.last >= date(cycle.last.year, *_YEAR_ENDS)
    for found in _YEAR.finditer(text) if may_have(text, A_DIGIT) else ():
        before = text[: found.start()].rstrip()
        deadline = [word for word in pattern("until_words").finditer(before) if word.end() == len(before)]
        year = int(found.group(0))
        this_year = year == cycle.last.year and not ends_with_year and not _is_within(deadline)
        if deadline and (year > cycle.last.year or this_year):
            return f"{deadline[0].group(0)} {found.group(0)}"
    own_year = None if ends_with_year else find_word("this_year", _OF_A_YEAR.sub(" ", text))
    return own_year or find_word("years_away", text)


def _is_within(words: list[Spot]) -> bool:
    """“In 2027” is no deadline at its end."""
    return any(find_word("within_year", word.group(0)) == word.group(0) for word in words)


RULE = Rule(
    code="OBJ113",
    slug="beyond-cycle",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("What takes a year is a strategy: at the end of the cycle nobody can say whether it was reached."),
    instead_of=say("“Become the region's first choice by 2030”"),
    write=say("“Clinics in the north try us before anybody else”"),
    source="GitLab; SixArm (“if it takes a year it's strategy”).",
    looks_at=InObjective,
    find=find,
)
