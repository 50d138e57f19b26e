"""What the checker says of a single text.

An objective stands alone; a key result stands under a neutral objective, with the text as its measure and every
other field empty. Counted are warnings and errors about this line that its words draw. What is said of fields that a
text cannot have is left out: unit, source and owner (KR225), baseline (KR203), a target that stands in the words
(KR202 names the number then), and actions, sets and alignment.
"""

from __future__ import annotations

from datetime import date, time

from okra_coach.check.book import check
from okra_coach.model.finding import Finding, Severity
from okra_coach.model.okra import KeyResult, LineStatus, Objective, OkraBook, OkraSet
from okra_coach.model.workshop import Cycle, Workshop
from tests.accuracy.samples import Sample

NEUTRAL = "Guests come back because they feel at home"
ABOUT_FIELDS = frozenset({"KR203", "KR225"})
LINE = "line"

_DAY = date(2027, 1, 4)


def findings_of(sample: Sample) -> list[Finding]:
    """The findings about the text alone, of every severity."""
    book = OkraBook((OkraSet("team", "Team", (_objective(sample),)),))
    return [found for found in check(book, _workshop(sample.language)) if found.subject == LINE and _of_words(found)]


def called_bad(findings: list[Finding]) -> bool:
    """Whether a text with these findings is bad: any warning or error."""
    return any(found.severity in (Severity.WARNING, Severity.ERROR) for found in findings)


def _of_words(found: Finding) -> bool:
    named = found.code == "KR202" and bool(found.trigger)
    return found.code.startswith(("OBJ", "KR")) and found.code not in ABOUT_FIELDS and not named


def _objective(sample: Sample) -> Objective:
    if sample.kind == "objective":
        return Objective(LINE, sample.text, status=LineStatus.AGREED)
    key_result = KeyResult(LINE, sample.text, status=LineStatus.AGREED)
    return Objective("over", NEUTRAL, key_results=(key_result,), status=LineStatus.AGREED)


def _workshop(language: str) -> Workshop:
    return Workshop(
        client="Client",
        title="Workshop",
        language=language if language in ("en", "de", "vi") else "en",
        country="GB",
        currency="EUR",
        day=_DAY,
        start=time(9),
        end=time(17),
        timezone="Europe/London",
        location="",
        employees=None,
        invited=None,
        sponsor_role="Managing director",
        consultant="",
        coaches=(),
        cycle=Cycle("Q1 2027", _DAY, date(2027, 3, 31)),
        teams=(),
        themes=(),
    )
