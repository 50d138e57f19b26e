"""A key result holds no word that everybody judges differently: successful, high-quality, significant.

Where a rating, a survey or a named source says who judges, or a rate goes from one value to another, it is left alone.
A key result without any measure is told by KR201.
"""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.check.lexicon import find_word
from okra_coach.check.outputs import goes_from_to
from okra_coach.check.rule import Rule
from okra_coach.check.rules.key_result_without_measure import wish_in
from okra_coach.check.scope import Hit, InKeyResult
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit for a word of judgement that nobody defines."""
    key_result = scope.key_result
    word = find_word("judged_words", key_result.measure)
    if word is None or (key_result.source or "").strip() or wish_in(key_result) or goes_from_to(key_result.measure):
        return
    if not find_word("judges", key_result.measure):
        yield scope.hit(
            say(
                "The key result “{line}” leaves open what “{word}” means.",
                line=shown(key_result.measure),
                word=shown(word),
            ),
            say("Say by what one sees it: who rates it, or which figure stands for “{word}”.", word=shown(word)),
            word,
        )


RULE = Rule(
    code="KR205",
    slug="judged-words",
    severity=Severity.INFO,
    doc=__doc__,
    why=say("At the end each side counts what suits it, and the score is a negotiation."),
    instead_of=say("“12 successful pilots”"),
    write=say("“Pilots whose customer signs for a year”, baseline 0, target 12"),
    source="thierryteisseire (list of vague words); Atlassian (“super subjective”).",
    looks_at=InKeyResult,
    find=find,
    aliases=("vague-key-result",),
    needs=("judged_words",),
)
