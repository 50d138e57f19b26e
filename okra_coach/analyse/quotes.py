"""The words that the consultant releases: found in an answer or a comment, and printed without names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from okra_coach.analyse.masking import mask_names, masker
from okra_coach.model.answers import MASK
from okra_coach.model.engagement import Engagement
from okra_coach.model.fault import Fault
from okra_coach.model.questionnaire import QuestionKind

FEWEST_WORDS = 3
_SPEAKING = frozenset({QuestionKind.TEXT, QuestionKind.LINES})
_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-"})
_WORD = re.compile(r"\w+")


def released_quotes(engagement: Engagement) -> tuple[str, ...]:
    """The quotes of workshop.yaml that somebody did say, in its order, names masked."""
    mask, sources = masker(engagement.responses, engagement.workshop), _sources(engagement)
    found = (quote.text for quote in engagement.workshop.quotes if _is_said(quote.text, sources))
    return tuple(dict.fromkeys(mask(" ".join(text.split())) for text in found))


def quote_faults(engagement: Engagement) -> tuple[Fault, ...]:
    """Each released quote that is too short, or that nobody said."""
    sources = _sources(engagement) if engagement.workshop.quotes else ()
    return tuple(
        Fault(quote.place, message)
        for quote in engagement.workshop.quotes
        if (message := _what_is_wrong(quote.text, sources))
    )


def _what_is_wrong(text: str, sources: tuple[str, ...]) -> str | None:
    if len(_WORD.findall(text)) < FEWEST_WORDS:
        return f"“{text}” is too short for a quote: at least {FEWEST_WORDS} words of an answer or a comment"
    if not _is_said(text, sources):
        return f"“{_short(text)}” stands in no answer and no customer's comment word for word; copy it from there"
    return None


def _is_said(text: str, sources: tuple[str, ...]) -> bool:
    """Whether whole words of some source read so, whatever its line breaks, capitals and sorts of quotation mark."""
    words = _plain(text).strip(" .…\"'")
    if len(_WORD.findall(words)) < FEWEST_WORDS:
        return False
    asked = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return any(asked.search(source) for source in sources)


def _sources(engagement: Engagement) -> tuple[str, ...]:
    """Every free text, as given and with names masked, so that a masked quote is found as well."""
    spoken = {question.id for question in engagement.questionnaire.questions if question.kind in _SPEAKING}
    masked = mask_names(engagement.responses, engagement.workshop)
    answers = (
        response.text(question)
        for responses in (engagement.responses, masked)
        for response in responses.responses
        for question in spoken
    )
    return tuple(dict.fromkeys(map(_plain, _not_empty((*answers, *_comments(engagement))))))


def _comments(engagement: Engagement) -> Iterator[str]:
    mask = masker(engagement.responses, engagement.workshop)
    for row in engagement.feedback:
        yield row.comment
        yield mask(row.comment) if row.comment else ""


def _not_empty(texts: Iterable[str]) -> Iterator[str]:
    return (text for text in texts if text)


def _plain(text: str) -> str:
    composed = unicodedata.normalize("NFC", text).translate(_MARKS)
    return " ".join(composed.casefold().split()).replace(MASK.casefold(), MASK)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rstrip() + "…"
