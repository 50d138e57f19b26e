"""An objective says what will be different, and for whom: “Improve the system” does not.

Told for short lines: a verb that fits any quarter with a noun or two behind it (“Optimise our processes”), “be the
best”, “make it better”, “get more members”, “keep customers happy”.
A line that goes on (for whom, so that, through, without, in the old town) and a word of ambition are left alone.
A measure with a direction is told by OBJ102.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from okra_coach.check.lexicon import composed, find_word, first_word, last_word, pattern, without
from okra_coach.check.rule import Rule
from okra_coach.check.rules.metric_as_objective import metric_in
from okra_coach.check.scope import Hit, InObjective, Number
from okra_coach.check.text import language_of, shown, word_count, words_of
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

MOST_WORDS = Number("OBJ104", "words", 3, "from how many telling words behind the verb on a line is specific", most=10)

_LONGEST = 7
"""A longer line mostly says what is meant."""

_MORE = 2
"""So many more words may stand before a noun that says nothing, such as process or quality."""

_VERBS = ("generic_verbs", "vague_verbs", "change_up", "change_down")

_ADVERB = re.compile(
    r"^\s*(?:\w+ly|continue to|to|wir (?:wollen|möchten|werden|müssen)|chúng (?:ta|tôi) (?:sẽ|muốn|cần)|phấn đấu"
    r"|tập trung|weitere|kontinuierliche|stetige|ständige|laufende|nachhaltige)\s+",
    re.IGNORECASE,
)


def find(scope: InObjective) -> Iterator[Hit]:
    """A hit for a short line that fits any quarter."""
    text = _core(scope.objective.text)
    if _named(scope, text) or metric_in(scope.objective.text, scope.workshop.language):
        return
    words = _generic(scope, text) or _praise(text) or _praise(scope.objective.text)
    if words:
        yield scope.hit(
            say(
                "The objective “{line}” could mean a hundred things (“{words}”).",
                line=shown(scope.objective.text),
                words=shown(words),
            ),
            say("Say who will notice what: “New engineers ship in their first week” instead of a better onboarding."),
            words,
        )


def _core(text: str) -> str:
    """The line without an adverb in front and without “for our customers” at the end, which says nothing."""
    text = _ADVERB.sub("", composed(text)).rstrip(" .!")
    anybody = last_word("anybody", text)
    return text[: -len(anybody)].rstrip() if anybody and len(words_of(text)) > len(words_of(anybody)) + 1 else text


def _generic(scope: InObjective, text: str) -> str | None:
    """The verb for any quarter, with little else on the line."""
    verb = next((word for key in _VERBS if (word := _verb(key, text))), None)
    if verb is None or find_word("ambition", text) or find_word("assists", verb):
        return None
    language = language_of(text, scope.workshop.language)
    told = [word for word in words_of(text.replace(verb, " ", 1)) if first_word("small_words", word) != word]
    count = word_count(" ".join(told), language)
    most = scope.number(MOST_WORDS)
    if find_word("places", text):
        return verb if 0 < count < most else None
    everyday = last_word("everyday_things", text) is not None and count <= most + _MORE
    staff = last_word("anybody", scope.objective.text.rstrip(" .!")) is not None
    return verb if ((count or staff) and count <= most) or everyday else None


def _praise(text: str) -> str | None:
    """“Be the best”, “Make the product better”: praise, and nobody who would say so."""
    words = words_of(text)
    if len(words) > _LONGEST - 2:
        return None
    empty = None if find_word("places", text) else first_word("empty_goals", text)
    makes = first_word("makes", text)
    state = last_word("good_states", text) if makes else None
    degree = find_word("degrees", text) if makes or first_word("gets", text) else None
    return empty or state or degree or first_word("comparatives", text)


def _named(scope: InObjective, text: str) -> bool:
    """Whether the line goes on to say for whom, how far or by what."""
    if (scope.objective.customer or "").strip():
        return True
    if language_of(text, scope.workshop.language) != "en" and find_word("people", _behind_verb(_nobody(text))):
        return True
    return len(words_of(text)) > _LONGEST or pattern("specific_words").search(text) is not None


def _nobody(text: str) -> str:
    """The line without the firm's own staff and without functions such as customer service."""
    return without("functions", without("anybody", text))


def _behind_verb(text: str) -> str:
    return text.lstrip()[len(first_word("generic_verbs", text) or "") :]


def _verb(key: str, text: str) -> str | None:
    return first_word(key, text) or last_word(key, text, "de")


RULE = Rule(
    code="OBJ104",
    slug="vague-objective",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("A line with a hundred readings makes no choice; each team goes on as before and calls it this."),
    instead_of=say("“Improve the developer experience”"),
    write=say("“Backend engineers stop losing hours to broken test environments”"),
    source="thierryteisseire (“could mean 100 different things”); hr.widion.",
    looks_at=InObjective,
    find=find,
    numbers=(MOST_WORDS,),
    needs=("generic_verbs", "vague_verbs", "change_up", "change_down", "empty_goals", "makes", "gets", "comparatives"),
)
