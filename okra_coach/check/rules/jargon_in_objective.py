"""An objective speaks plainly: at most one abbreviation that is nowhere explained.

Abbreviations that most people know (NPS, SLA, ERP), those in the names of the client, its teams and themes, and one
that is spelt out in the line are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from okra_coach.check.lexicon import composed, find_word
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective, Number
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say
from okra_coach.model.workshop import Workshop

MOST = Number("OBJ112", "abbreviations", 1, "the most unexplained abbreviations", most=20)

_ABBREVIATION = re.compile(r"(?<![\w-])[A-ZÄÖÜĐ]{2,6}s?(?![\w])")
_EXPLAINED = re.compile(r"\([A-ZÄÖÜĐ]{2,6}\)")
_ROMAN = re.compile(r"[IVX]+")


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit for several abbreviations that nobody explains."""
    text = composed(scope.objective.text)
    if text.upper() == text:
        return
    explained = {found.strip("()") for found in _EXPLAINED.findall(text)}
    found = [word for word in dict.fromkeys(_ABBREVIATION.findall(text)) if word not in explained]
    unknown = [word for word in found if not _known(word, scope.workshop)]
    if len(unknown) > scope.number(MOST):
        told = ", ".join(unknown)
        yield scope.hit(
            say(
                "The objective “{line}” holds abbreviations that a newcomer does not know ({told}).",
                line=shown(text),
                told=told,
            ),
            say("Say in plain words what {word} means for the people it is about.", word=unknown[0]),
            told,
        )


def _known(word: str, workshop: Workshop) -> bool:
    if _ROMAN.fullmatch(word) or find_word("known_abbreviations", word) == word:
        return True
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", _glossary(workshop)) is not None


def _glossary(workshop: Workshop) -> str:
    """What the client itself calls things."""
    themes = [words for theme in workshop.themes for words in (theme.name, *theme.words)]
    return composed(" ".join([workshop.client, *(team.name for team in workshop.teams), *themes]))


RULE = Rule(
    code="OBJ112",
    slug="jargon-in-objective",
    severity=Severity.INFO,
    doc=__doc__,
    why=say("Who does not understand an objective cannot follow it, and asks nobody."),
    instead_of=say("“Drive PLM and MBSE readiness across the BU”"),
    write=say("“Engineers find every drawing in one place”"),
    source="SixArm (relatable language); cdi.digital (“Fachchinesisch”).",
    looks_at=InObjective,
    find=find,
    aliases=("jargon",),
    numbers=(MOST,),
)
