"""A line holds no placeholder: X %, TBD, ???, [Tool].

Names are left alone: Project X, Model X, “from door to door”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from okra_coach.check.lexicon import composed, find_word, runs_of
from okra_coach.check.rule import Rule
from okra_coach.check.scope import Hit, InKeyResult
from okra_coach.check.text import shown
from okra_coach.model.finding import Severity
from okra_coach.model.sentence import say

_RUN = re.compile(
    r"[xn]{1,3}[km]?|[xyn](?:tỷ|tỉ|triệu|nghìn|phần|ngày|giờ|phút|mio|mrd|tsd|t|euro|prozent|punkte|tage|stunden"
    r"|minuten)?"
)
_MARKS = ("?", "[", "<", "_", "…", "...")
"""Every sign has such a run of letters in it, or one of these marks."""
_SIGNS = re.compile(
    r"[$€£]\s?[XN]{1,3}[kKmM]?\b|\b[xX]{1,3}\s?%|\b[XYN]\s?%|\b[Xx]{2,3}\b|\?{2,}|\[[^\]\d][^\]]*\]|<[A-Za-z][^<>]{0,30}>"
    r"|_{3,}|\.{4,}|\b(?:from|von|từ)\s+[XYN]\s+(?:to|auf|đến|lên)\s+[XYZM]\b|(?<!\w )\b[XN]\b(?=\s+[a-zà-ỹ]+)"
    r"|\b[XYN]\s?(?:tỷ|tỉ|triệu|nghìn|phần trăm|ngày|giờ|phút)\b"
    r"|\b[XYN]\s?(?:Mio|Mrd|Tsd|T€|Euro|Prozent|Punkte|Tage|Stunden|Minuten)\b|(?:…|\.{3})\s?%"
)


def find(scope: InKeyResult) -> Iterator[Hit]:
    """A hit for a placeholder in the measure, its source or its owner."""
    key_result = scope.key_result
    for text in (key_result.measure, key_result.unit, key_result.source or "", key_result.owner_role or ""):
        sign = placeholder_in(text)
        if sign:
            yield scope.hit(
                say(
                    "The key result “{line}” holds the placeholder “{sign}”.",
                    line=shown(key_result.measure),
                    sign=shown(sign),
                ),
                say(
                    "Replace “{sign}”, or leave the field empty: then it becomes a question for the room.",
                    sign=shown(sign),
                ),
                sign,
            )
            return


@lru_cache(maxsize=4096)
def placeholder_in(text: str) -> str | None:
    """The first placeholder of a text."""
    may_be = any(map(_may_be_sign, runs_of(text))) or any(mark in text for mark in _MARKS)
    found = _SIGNS.search(composed(text)) if may_be else None
    return found.group(0) if found else find_word("placeholders", text)


@lru_cache(maxsize=65536)
def _may_be_sign(run: str) -> bool:
    return _RUN.fullmatch(run) is not None


RULE = Rule(
    code="KR221",
    slug="placeholder",
    severity=Severity.ERROR,
    doc=__doc__,
    why=say("A placeholder looks like a value: it survives reviews and surfaces in the first check-in."),
    instead_of=say("“Obtain $XM in bookings”"),
    write=say("the number, or an empty field, which okra-coach turns into an open question"),
    source="GitLab handbook.",
    looks_at=InKeyResult,
    find=find,
)
