"""Telling a team's own work from what changes for somebody."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from okra_coach.check.compared import instead_of
from okra_coach.check.lexicon import composed, find_word, first_word, last_word, may_have, pattern
from okra_coach.check.quantities import find_quantities
from okra_coach.check.work_nouns import meeting_in, things_in
from okra_coach.model.okra import KeyResult, OkraBook

_SHARE_OF = re.compile(r"%\s*(?:of|der|des|von|aller|số|các|khách|đơn)\b", re.IGNORECASE)
_OPENING = re.compile(
    r"^\s*(?:(?:successfully|quickly|finally|fully|we(?: have|'ve)?|erfolgreich)\s+"
    r"|wir\s+(?=[^%]*$)"
    r"|(?:mỗi|hằng|hàng) (?:ngày|tuần|tháng|quý)\s+"
    r"|(?:(?:đến |trước |trong |cuối |đầu |vào )?(?:hết |cuối |đầu )?(?:ngày|tuần|tháng|quý|năm)\s\d[\d/. ]*,?\s*)?"
    r"(?:(?:chúng (?:ta|tôi)|công ty|đội ngũ|phòng)\s+(?=sẽ|đã|cần|phải))?(?:(?:sẽ|đã|cần|phải)\s+)?)",
    re.IGNORECASE,
)
"""What may stand before the verb: an adverb, we, in Vietnamese also the time and a word for the future or the past."""
_PASSIVE = re.compile(r"\b(?:is|are|was|were|has been|have been)\s+(?:fully\s+|now\s+)?(?P<done>\w+)", re.IGNORECASE)
_ARROWS = ("→", "->", "=>", "➔", "➜")
WORK = ("work_states", "done_words", "work_nouns", "work_verbs", "meetings", "bought_things")
"""Without a word of these a line tells of no work."""

_BETWEEN = 2
"""How many words may stand between a verb and the number it brings in: “Onboard at least 40 shops”."""

_NEAR = 4
"""How many words after a number still belong to what it counts."""


def output_words(key_result: KeyResult) -> str | None:
    """The words that make a key result a piece of work: launched, built, in place; None for an effect."""
    measured = bool(key_result.unit) or None not in (key_result.baseline, key_result.target)
    return _output_words(key_result.measure, key_result.unit, measured)


@lru_cache(maxsize=1024)
def _output_words(measure: str, unit: str, measured: bool) -> str | None:
    if not may_have(measure, *WORK):
        return None
    text = composed(measure)
    told = (
        _state(text)
        or first_word("work_nouns", text, "en", "vi")
        or _german_noun(text, measured)
        or work_verb(text, measured)
        or (None if measured else meeting_in(text) or things_in(text))
    )
    return None if told is None or _tells_an_effect(text) or _activity_words(measure, unit) else told


def _tells_an_effect(text: str) -> bool:
    """“60 % of the orders …”, “from 5 to 9”, “days from … to …”."""
    return bool("%" in text and _SHARE_OF.search(text)) or goes_from_to(text) or _is_a_span(text)


def _is_a_span(text: str) -> bool:
    """Whether time passes between two events: “Days from job completion to invoice sent”."""
    head = first_word("span_heads", text)
    return head is not None and find_word("span_ends", text.lstrip()[len(head) :]) is not None


def goes_from_to(text: str) -> bool:
    """Whether a number goes from one value to another: “Deployment lead time from 5 days to 4 hours”."""
    if instead_of(text):
        return True
    for one, other in pairwise(find_quantities(text)):
        before, between = text[: one.start], text[one.end : other.start]
        if between.strip() and (between.strip() in _ARROWS or first_word("up_to", between) == between.strip()):
            return True
        if find_word("from_words", before) and find_word("up_to", between):
            return True
        if find_word("up_to", before) and find_word("started_from", between):
            return True
    return False


def effect_beside(text: str) -> str | None:
    """The measured effect that work goes on to: “Support 5 languages with 80 % satisfied users”."""
    if not may_have(text, "effect_links"):
        return None
    text = composed(text)
    for link in pattern("effect_links").finditer(text):
        rest = text[link.end() :]
        told = find_word("metrics", rest) or find_word("outcomes", rest)
        if told and any("%" in number.text or number.value is None for number in find_quantities(rest)):
            return rest.strip()
    return None


def _state(text: str) -> str | None:
    """“Is live” unless that is what a number is about: “Days until the account is ready under 2”."""
    if not may_have(text, "work_states", "done_words", "work_verbs"):
        return None
    numbered = bool(find_quantities(text))
    if numbered and find_word("metrics", text):
        return None
    return find_word("work_states", text) or _finished(text) or (None if numbered else _passive(text))


def _finished(text: str) -> str | None:
    """“Two modules finished”, “Handbook published in May”; what somebody outside has from it is left alone."""
    if not may_have(text, "done_words") or any("%" in number.text for number in find_quantities(text)):
        return None
    if any(find_word(key, text) for key in ("metrics", "outcomes", "outsiders", "somebody")):
        return None
    ends = (found for found in pattern("done_words").finditer(text) if _closes(text[found.end() :]))
    return next((found.group(0) for found in ends if found.start() > 0), None)


def _closes(rest: str) -> bool:
    return not re.search(r"\w", rest) or first_word("after_done", rest) is not None


def _passive(text: str) -> str | None:
    """“All rooms are painted”; what is done for somebody outside is left alone: “All orders are delivered”."""
    if not may_have(text, "work_verbs") or any(find_word(key, text) for key in ("metrics", "outcomes", "outsiders")):
        return None
    passive = (found.group(0) for found in _PASSIVE.finditer(text) if first_word("work_verbs", found.group("done")))
    return next(passive, None)


def work_verb(text: str, measured: bool = False) -> str | None:
    """The verb for work that a line begins or, in German, ends with.

    `measured` says that the line has numbers of its own, so that a word that may be a noun is taken for one.
    """
    if not may_have(text, "work_verbs"):
        return None
    core = _OPENING.sub("", composed(text), count=1)
    first = first_word("work_verbs", core)
    if first and not _brings_in(core) and not _reads_as_noun(core, first, measured):
        return first
    last = last_word("work_verbs", core, "de")
    return last if last and not measured else None


def _german_noun(text: str, measured: bool) -> str | None:
    if measured or not may_have(text, "work_nouns"):
        return None
    numbers = find_quantities(text)
    compared = (len(numbers) > 1 and find_word("started_from", text)) or any("%" in number.text for number in numbers)
    return None if compared or find_word("metrics", text) else first_noun("work_nouns", text)


def first_noun(key: str, text: str) -> str | None:
    """The German noun that a line begins with, alone or as the end of a compound: “CRM-Einführung”."""
    first = composed(text).lstrip(" \t\"'“„*-•").partition(" ")[0]
    return first_word(key, text, "de") or last_word(key, first, "de")


def _brings_in(text: str) -> bool:
    """“Add 40 new customers” is an effect, though it begins like work."""
    gain = first_word("gain_verbs", text)
    quantities = find_quantities(text) if gain else ()
    if gain is None or not quantities:
        return False
    first = quantities[0]
    behind = _next_words(text[first.end :])
    if len(text[len(gain) : first.start].split()) > _BETWEEN:
        return False
    share = find_word("metrics", text) if "%" in first.text else find_word("ratings", behind)
    return bool(share or find_word("outcomes", behind) or find_word("outsiders", behind))


def _reads_as_noun(text: str, verb: str, measured: bool) -> bool:
    """“Support tickets”, “Fix rate” and “delivered orders” are measures; “support the rollout” is work."""
    behind = text.lstrip()[len(verb) :]
    if behind.startswith("-") or first_word("measure_heads", behind):
        return True
    if first_word("nouns_too", text) != verb:
        return False
    rest = text.lstrip()[len(verb) :]
    if first_word("articles", rest) or re.match(r"\s*\d", rest):
        return False
    numbers = find_quantities(rest)
    if measured:
        return not (numbers and find_word("artefacts", rest[: numbers[0].start]))
    if numbers and (find_word("movements", rest) or find_word("others_deeds", rest)):
        return True
    made = find_word("artefacts", rest) or find_word("activities", rest)
    share = any("%" in number.text for number in numbers)
    return made is None and bool(share or find_word("metrics", text) or find_word("outcomes", text))


def activity_words(key_result: KeyResult) -> str | None:
    """The words that count a team's own activity: “10 articles”, “number of workshops”; None for anything else."""
    return _activity_words(key_result.measure, key_result.unit)


@lru_cache(maxsize=1024)
def _activity_words(measure: str, unit: str) -> str | None:
    if not may_have(measure, "activities", "counts") and not may_have(unit, "activities"):
        return None
    text = composed(measure)
    counted = first_word("counts", text)
    if counted:
        noun = first_word("activities", text.lstrip()[len(counted) :])
        return None if noun is None or first_word("two_way", noun) else f"{counted} {noun}"
    if _is_activity(unit) and not find_word("outcomes", text) and not find_word("metrics", text):
        return unit
    return _counted_activity(text)


def _is_activity(unit: str) -> bool:
    return first_word("activities", unit) == unit.strip() != "" and not first_word("two_way", unit)


def _counted_activity(text: str) -> str | None:
    """A number with an activity behind it, after a verb for it or at the beginning of the line."""
    if not may_have(text, "activities"):
        return None
    quantities = [found for found in find_quantities(text) if "%" not in found.text]
    told = quantities[0].text if quantities else first_word("amounts", text)
    if told is None:
        return None
    after = text[quantities[0].end :] if quantities else text.lstrip()[len(told) :]
    noun = find_word("activities", _next_words(after))
    if noun is None:
        return None
    before, _, behind = after.partition(noun)
    if behind.startswith("-"):
        return None
    core = _OPENING.sub("", text, count=1)
    verb = first_word("activity_verbs", core, "en", "vi") or last_word("activity_verbs", text, "de")
    alone = _begins_with(text, told) and _ends_here(behind) and not first_word("two_way", noun)
    return f"{told} {noun}" if (verb or alone) and not find_word("outcomes", before) else None


def _begins_with(text: str, told: str) -> bool:
    """“10 articles”, “At least 10 articles”."""
    before = text[: text.find(told)].strip()
    return not before or first_word("before_counts", before) == before


def _ends_here(behind: str) -> bool:
    """Whether nothing follows that would make the activity somebody else's."""
    return not re.match(r"\s+\w", behind) or first_word("after_count", behind) is not None


def _next_words(text: str) -> str:
    return " ".join(text.split()[:_NEAR])


def is_effect(key_result: KeyResult) -> bool:
    """Whether the key result is neither a piece of work nor a count of activities."""
    return output_words(key_result) is None and activity_words(key_result) is None


def effect_ids(book: OkraBook) -> frozenset[str]:
    """The ids of all key results that are effects."""
    return frozenset(result.id for _, _, result in book.walk() if is_effect(result))
