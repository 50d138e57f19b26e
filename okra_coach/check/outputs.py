"""Telling a team's own work from what changes for somebody."""

from __future__ import annotations

import re

from okra_coach.check.lexicon import composed, find_word, first_word, last_word
from okra_coach.check.quantities import find_quantities
from okra_coach.model.okra import KeyResult

_SHARE_OF = re.compile(r"%\s*(?:of|der|des|von|aller|số|các|khách|đơn)\b", re.IGNORECASE)


def output_words(key_result: KeyResult) -> str | None:
    """The words that make a key result a piece of work: launched, built, in place; None for an effect."""
    text = composed(key_result.measure)
    if _SHARE_OF.search(text) or activity_words(key_result):
        return None
    measured = bool(key_result.unit) or None not in (key_result.baseline, key_result.target)
    return (
        find_word("work_states", text)
        or first_word("work_nouns", text, "en", "vi")
        or _german_noun(text, measured)
        or _verb(text, measured)
    )


def _verb(text: str, measured: bool) -> str | None:
    """The verb for work that the line begins or, in German, ends with."""
    first = first_word("work_verbs", text)
    if first and not (first_word("nouns_too", text) == first and _may_be_a_noun(text, first, measured)):
        return first
    last = last_word("work_verbs", text, "de")
    return last if last and not measured else None


def _german_noun(text: str, measured: bool) -> str | None:
    return None if measured or find_word("metrics", text) else first_word("work_nouns", text, "de")


def _may_be_a_noun(text: str, verb: str, measured: bool) -> bool:
    """“Support tickets” and “delivered orders” are measures; “support the rollout” is work."""
    rest = text.lstrip()[len(verb) :]
    if first_word("articles", rest) or re.match(r"\s*\d", rest):
        return False
    return measured or find_word("metrics", text) is not None or find_word("outcomes", text) is not None


def activity_words(key_result: KeyResult) -> str | None:
    """The words that count a team's own activity: “10 articles”, “number of workshops”; None for anything else."""
    text = composed(key_result.measure)
    counted = first_word("counts", text)
    if counted:
        noun = first_word("activities", text.lstrip()[len(counted) :])
        return None if noun is None else f"{counted} {noun}"
    if first_word("activities", key_result.unit) and not find_word("outcomes", text) and not find_word("metrics", text):
        return key_result.unit
    return _counted_activity(text)


def _counted_activity(text: str) -> str | None:
    quantities = [found for found in find_quantities(text) if "%" not in found.text]
    if not quantities:
        return None
    verb = first_word("activity_verbs", text, "en", "vi") or last_word("activity_verbs", text, "de")
    after = text[quantities[0].end :]
    noun = find_word("activities", " ".join(after.split()[:5]))
    if noun is None or (not verb and quantities[0].start > 0):
        return None
    before_noun = composed(after).partition(noun)[0]
    return None if find_word("outcomes", before_noun) else f"{quantities[0].text} {noun}"


def is_effect(key_result: KeyResult) -> bool:
    """Whether the key result is neither a piece of work nor a count of activities."""
    return output_words(key_result) is None and activity_words(key_result) is None
