"""A key result counts what somebody has from it, not applause: followers, likes, page views, downloads.

A measure of what those people do next is left alone: “Followers who order within a month”.
Visits, readers and mentions are told as a note: for a team whose job is to become known they may be the result.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import find_word, without
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InKeyResult
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit for a figure that can grow without anybody being better off."""
    text = scope.key_result.measure
    word = find_word("vanity", text)
    if word and not find_word("next_deeds", without("each_period", text)):
        yield scope.hit(
            say(
                "The key result “{line}” counts attention (“{word}”), which can grow without anybody being served.",
                line=shown(text),
                word=shown(word),
            ),
            say(
                "Ask what those people should do next, and count that; “{word}” may be a health measure.",
                word=shown(word),
            ),
            word,
            None if find_word("applause", text) else Severity.INFO,
        )


RULE = Rule(
    code="KR212",
    slug="vanity-measure",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("Attention can be bought in a day and is gone in a week; the decision that follows it is what lasts."),
    instead_of=say("“50,000 page views”"),
    write=say("“Visitors who ask for a trial lesson”, unit %, baseline 1.5, target 4"),
    source="okrify; rathbunmatt okr-ai-agent; PostHog. Dissent: thierryteisseire counts subscribers as a result.",
    looks_at=InKeyResult,
    find=find,
    aliases=("vanity-metric",),
    needs=("vanity",),
)
