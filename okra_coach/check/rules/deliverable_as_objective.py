"""An objective is not something to deliver.

Looked for: a verb that ends with something being there (launch, install, migrate), a verb of making with a thing that
people make (“Build a portal”), states of it (“The portal is live”),
and nouns for work at the end (“CRM rollout”), in German at the beginning (“Einführung von SAP”).
Something that cannot be shipped (“Build a habit of candour”), a word of ambition (“Launch a brilliant tracking
service”) and a line that says what changes (“Introduce a tool that spares nurses the night round”) are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import find_word, first_word, last_word
from okra_coach.check.outputs import first_noun, work_verb
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InObjective
from okra_coach.check.text import quoted, shown, words_of
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

_SHOWN = 4
_LONGEST_TITLE = 4
"""A line of more words with a noun for work at its end is a sentence."""


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit when the objective begins with a verb for work and names a thing that people make."""
    text = scope.objective.text
    words = () if _tells_effect(text) else _made(text)
    words = words or _title(text)
    if words:
        told = ", ".join(quoted(word) for word in words)
        yield scope.hit(
            say("The objective “{line}” is something to deliver ({told}).", line=shown(text), told=told),
            say(
                "Say what somebody can do once “{words}” is there; the delivery itself is an action.",
                words=shown(words[-1]),
            ),
            " ".join(words),
        )


def _made(text: str) -> tuple[str, ...]:
    """A verb or noun for work with the thing that is made; “install” and “migrate” with whatever it is."""
    verb = work_verb(text) or first_word("work_nouns", text) or find_word("work_states", text)
    thing = find_word("artefacts", text)
    if verb and thing:
        return verb, thing
    delivers = first_word("delivery_verbs", text, "en", "vi") or last_word("delivery_verbs", text, "de")
    if verb is None or delivers is None or find_word("changed", text):
        return ()
    rest = " ".join(words_of(text.replace(delivers, " ", 1))[:_SHOWN])
    return (delivers, rest) if rest and not first_word("people", rest) else ()


def _title(text: str) -> tuple[str, ...]:
    """“ERP migration”."""
    noun = last_word("delivery_nouns", text) if len(words_of(text)) <= _LONGEST_TITLE else None
    noun = noun or (None if _tells_effect(text) else first_noun("delivery_nouns", text))
    return (noun,) if noun else ()


def _tells_effect(text: str) -> bool:
    behind = text.partition(" ")[2]
    return (
        any(find_word(key, text) for key in ("intangibles", "ambition"))
        or find_word("effect_words", behind) is not None
    )


RULE = Rule(
    code="OBJ103",
    slug="project-as-objective",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say(
        "A deliverable commits to a solution before the problem is named; it can be finished without anybody being "
        "better off."
    ),
    instead_of=say("“Roll out the new benefits package”"),
    write=say("“People stay because they feel looked after”, with the package as an action"),
    source="OKR Orca; Koan; Atlassian.",
    looks_at=InObjective,
    find=find,
    aliases=("deliverable-as-objective",),
    needs=("work_verbs", "work_nouns", "work_states", "delivery_nouns"),
)
