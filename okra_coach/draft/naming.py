"""What a measure is called: a noun phrase without chatter, question or value, in its author's own words."""

from __future__ import annotations

import re

from okra_coach.draft.lexicon import Lexicon, unit_words
from okra_coach.draft.measure_words import MeasureWords, measure_words
from okra_coach.draft.text import capitalised, lowered, tidy

_BRACKET = re.compile(r"\s*\((?P<said>[^()]*)\)")
_TAIL = re.compile(r"\s+[-–—]\s+|\s*;\s*|,\s+|\.\s+(?=\S)|:\s*(?=[<>≤≥=]?\s*\d)")
_QUOTED = re.compile(r"(?<!\w)['‘“„\"«][^'‘’“”„\"«»]*['’“”\"»]")
_SPAN = re.compile(
    r"\s*[:,]?\s+(?:(?:from|von|từ)\s+\S*\d\S*(?:\s?\S+)?\s+(?:to|auf|xuống(?: còn)?|lên|đến)\s+\S*\d.*"
    r"|(?:by|um)\s+\d[\d.,]*\s*(?:%|percent|prozent|points|punkte).*"
    r"|(?:to|auf|xuống|lên)\s+(?:under |below |unter |über |dưới |trên )?\d[\d.,]*\s*(?:%|percent|prozent)\s*)$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\s*[<>≤≥=]+\s*\d.*$")
_LAST_VALUE = re.compile(r"\s*[:=]?\s+[+-]?(?P<number>\d[\d.,]*)\s*(?P<unit>%|[^\W\d_]+\.?)?$")
_SHORT = 3


def clean_name(said: str, lexicon: Lexicon) -> str:
    """The measure as a noun phrase with a capital; where no rule is sure, as it was said."""
    words = measure_words(lexicon.language)
    name = _without_chatter(tidy(said), words).rstrip(" ?!.,;:–-")
    name = _without_verb(_without_value(_without_verb(name, words), lexicon) or name, words)
    return capitalised(words.patterns["ours"].sub("", _as_noun(name, words)))


def change_of(said: str, lexicon: Lexicon) -> int:
    """+1 or -1 when the wording itself says which way the measure should go ("reduce …"); else 0."""
    words = measure_words(lexicon.language)
    name = tidy(said)
    found = words.patterns["behind"].search(name)
    if found:
        return 1 if found["up"] else -1
    return 1 if words.says("rising", name) else -1 if words.says("falling", name) else 0


def is_full(name: str, lexicon: Lexicon) -> bool:
    """Whether a name says what is counted; "job to invoice" leaves it to the reader."""
    return measure_words(lexicon.language).says("full", name) or len(name.split()) > _SHORT * lexicon.length


def _without_chatter(name: str, words: MeasureWords) -> str:
    """Without brackets that are remarks, and without a remark behind a dash or a comma."""
    name = words.patterns["trailing"].sub("", name)
    name = _BRACKET.sub(lambda match: "" if _is_remark(match["said"], words) else match[0], name)
    for match in _TAIL.finditer(name):
        head, tail = name[: match.start()], name[match.end() :]
        if head.count("(") == head.count(")") and len(head) >= _SHORT and _is_remark(_BRACKET.sub("", tail), words):
            return head + "".join(found[0] for found in _BRACKET.finditer(tail))
    return name


def _is_remark(said: str, words: MeasureWords) -> bool:
    """A quotation is somebody else's, and asks and says "I" as it likes."""
    return words.says("remark", _QUOTED.sub(" ", said))


def _without_verb(name: str, words: MeasureWords) -> str:
    for kind in ("rising", "falling", "behind"):
        name = words.patterns[kind].sub("", name, count=1)
    return name


def _without_value(name: str, lexicon: Lexicon) -> str:
    """Without the value of today or the target; "within 7 days" and "top 40" are no values."""
    for pattern in (_SPAN, _COMPARED):
        shorter = pattern.sub("", name)
        name = shorter if shorter.strip() else name
    found = _LAST_VALUE.search(name)
    if found is None or not name[: found.start()].strip():
        return name
    unit = (found["unit"] or "").lower()
    before = name[: found.start()].split()[-1].lower().strip("(")
    is_part = measure_words(lexicon.language).says("kept_words", before)
    is_value = unit == "%" or (not unit and bool(re.search(r"[.,]\d", found["number"])))
    is_value = is_value or ((":" in found[0] or "=" in found[0]) and (not unit or unit in unit_words()))
    return name[: found.start()] if is_value and not is_part else name


def _as_noun(name: str, words: MeasureWords) -> str:
    for pattern, written in words.names:
        match = pattern.match(lowered(name))
        if match:
            return written.format(**match.groupdict())
    return name
