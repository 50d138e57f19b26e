"""A key result is a team's; a quota for each person is none.

Looked for: “each sales rep …” with a number at the beginning, “50 calls a day per employee”,
“personal” beside a measure, “my”, a person called by name (“Frau Krüger”, “Anh Tuấn”).
What each customer, shop or team gets is left alone, and so are averages such as “orders per agent”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from okra_coach.check.lexicon import composed, find_word, first_word, may_have, pattern
from okra_coach.check.outputs import goes_from_to, is_effect
from okra_coach.check.quantities import find_quantities
from okra_coach.check.rule import Rule
from okra_coach.check.rules.individual_objective import own_words
from okra_coach.check.scope import Hit, InKeyResult
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.okra import KeyResult
from okra_coach.model.sentence import say

_NAMED = re.compile(
    r"\s*(?!Bà (?:Rịa|Nà|Đen)|Cô Tô|Chị em|Anh em)"
    r"(?:Herr|Frau|Kollege|Kollegin|Mr\.?|Mrs\.?|Ms\.?|Anh|Chị|Bạn|Em|Ông|Bà|Cô|Chú)"
    r"\s+[A-ZÀ-ÖØ-ÝĂĐƠƯẠ-Ỵ][\w-]+(?=\s)"
)
"""“Frau Krüger …”, “Anh Tuấn …”: a form of address with a name behind it."""

_NEAR = 3
"""How many words from “personal” on may hold the measure."""


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit for the words that make it a quota."""
    text = composed(scope.key_result.measure)
    words = quota_in(text) or _per_head(scope.key_result) or _personal(text) or own_words(text) or _named(text)
    if words:
        yield scope.hit(
            say("The key result “{line}” is for single persons (“{words}”).", line=shown(text), words=shown(words)),
            say("Count what the team reaches together; how each one contributes is for the team to settle."),
            words,
        )


def quota_in(text: str) -> str | None:
    """“Each sales rep” at the beginning of a text."""
    if not may_have(text, "each_words"):
        return None
    each = first_word("each_words", text)
    behind = composed(text).lstrip()[len(each or "") :]
    role = first_word("own_roles", behind) if each else None
    return f"{each} {role}" if role and _counts(behind) else None


def _per_head(key_result: KeyResult) -> str | None:
    """“Per employee” behind a number of calls or customers; an average that moves is none, nor what people receive."""
    text = composed(key_result.measure)
    if not may_have(text, "per_each"):
        return None
    numbers = find_quantities(text)
    if not numbers or key_result.baseline is not None or goes_from_to(text) or "%" in numbers[0].text:
        return None
    for found in pattern("per_each").finditer(text):
        role, between = first_word("persons_each", text[found.end() :]), text[numbers[0].end : found.start()]
        outside = find_word("two_way", between) or (find_word("outcomes", between) and not is_effect(key_result))
        if role and outside:
            return f"{found.group(0)} {role}"
    return None


def _named(text: str) -> str | None:
    found = _NAMED.match(text)
    return found.group(0).strip() if found else None


def _counts(text: str) -> bool:
    """“Each developer can release alone” is no quota."""
    return bool(find_quantities(text)) or find_word("number_words", text) is not None


def _personal(text: str) -> str | None:
    if not may_have(text, "personal") or find_word("not_personal", text):
        return None
    for found in pattern("personal").finditer(text):
        around = [*text[: found.start()].split()[-_NEAR:], *text[found.end() :].split()[:_NEAR]]
        measure = find_word("metrics", " ".join(around))
        if measure:
            return f"{found.group(0)} … {measure}"
    return None


RULE = Rule(
    code="KR219",
    slug="individual-key-result",
    severity=Severity.WARNING,
    doc=__doc__,
    why=say("With a quota of their own people keep the easy customers and stop passing on what they know."),
    instead_of=say("“Each sales rep closes 6 contracts”"),
    write=say("“Contracts won by the team”, from 20 to 32"),
    source="mooncamp; GitLab.",
    looks_at=InKeyResult,
    find=find,
)
