"""Numbers to keep: values people want to hold, and what they say must not get worse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from okra_coach.draft.lexicon import Lexicon, unit_words
from okra_coach.draft.measure_words import measure_words
from okra_coach.draft.measures import Measure, agreed_baseline, grouped, mentions_of, unit_of
from okra_coach.draft.naming import clean_name
from okra_coach.draft.results import leaders_alone, leaders_kept
from okra_coach.draft.text import first_sentence, is_empty, plain_claim
from okra_coach.model.answers import MASK, Response
from okra_coach.model.measure import Quantity
from okra_coach.model.okra import COMPANY, HealthMeasure
from okra_coach.words import Words, mark

QUESTION = "team.keep_healthy"
_MOST, _MOST_OF_THE_COMPANY = 3, 5
_TELLING = 5
_BARE = str.maketrans("äöü", "aou")
_NUMBER = re.compile(r"(?P<number>\d[\d.,]*)\s*(?P<unit>%|‰|°C|[^\W\d_]{1,12})?")
_TAIL = re.compile(
    r"\s*(?:,\s|\s[-–—]\s|\(|\s(?=[<>≤≥])|\s*=\s*|\s(?=\d[\d.,]*\s*(?:%|tỷ|triệu|tr\b|k\b|min\b|mins\b|minutes\b|hours\b|days\b|Tage\b|Stunden\b|phút|ngày|giờ))|:\s*(?=\d)|\s(?=\d+[.,]\d+$))"
)
_ALIKE = 0.5
_LED = mark("A KPI to watch: no team aims at it yet.")
_HELD = mark("A KPI and no goal: today's value is also the wanted one.")
_ASKED = mark("A KPI and no goal: it is asked for as what must not get worse meanwhile.")
_BLURRED = mark("A KPI for now: so few answers cannot show the wanted change within a cycle.")


@dataclass(frozen=True, slots=True)
class Kept:
    """What must not get worse: its name, and the value and the limit as far as they were said."""

    name: str
    value: float | None = None
    unit: str = ""
    band: str | None = None


def health_measures(
    owner: str,
    kept: Sequence[Measure],
    unprovable: Sequence[Measure],
    responses: Sequence[Response],
    aimed: Sequence[Measure],
    lexicon: Lexicon,
    words: Words,
) -> tuple[HealthMeasure, ...]:
    """What must not get worse, the lead's first; then values to hold and scores that cannot be key results."""
    held, asked, blurred = (words(reason) for reason in (_HELD, _ASKED, _BLURRED))
    said = [replace(health, why=asked) for health in _said(responses, lexicon)]
    first = [health for health in said if health.evidence[0].partition(".")[0] in _leads(responses)]
    candidates = [
        *(replace(_held(measure), why=held) for measure in kept),
        *first,
        *(replace(_score(measure), why=blurred) for measure in unprovable),
        *sorted((health for health in said if health not in first), key=lambda h: h.value is None and h.band is None),
    ]
    return _numbered(owner, _distinct(candidates, [measure.stems for measure in aimed], lexicon))


def _leads(responses: Sequence[Response]) -> frozenset[str]:
    return frozenset(response.id for response in responses if response.role == "lead")


def _distinct(
    candidates: Sequence[HealthMeasure], known: Sequence[frozenset[str]], lexicon: Lexicon
) -> list[HealthMeasure]:
    """Those that are like nothing before them nor what is aimed at."""
    found, seen = [], list(known)
    for health in candidates:
        stems = lexicon.stems(health.measure)
        if stems and not any(_is_like(stems, other) for other in seen):
            seen.append(stems)
            found.append(health)
    return found


def _is_like(stems: frozenset[str], other: frozenset[str]) -> bool:
    """Whether most words are the other's too; "Unfälle" is in "Unfallquote"."""
    plain, known = ({stem.translate(_BARE) for stem in words} for words in (stems, other))
    shared = [stem for stem in plain if stem in known or any(_begins(stem, word) for word in known)]
    return len(shared) / len(stems) > _ALIKE


def _begins(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _TELLING and (one.startswith(other) or other.startswith(one))


def _numbered(owner: str, found: Sequence[HealthMeasure]) -> tuple[HealthMeasure, ...]:
    most = _MOST_OF_THE_COMPANY if owner == COMPANY else _MOST
    return tuple(replace(health, id=f"{owner}.h{n}") for n, health in enumerate(found[:most], 1))


def company_health(
    leaders: Sequence[Response], known: Sequence[Measure], lexicon: Lexicon, words: Words
) -> tuple[HealthMeasure, ...]:
    """What leaders of the company want to hold, then what only they name, unless a team aims at it already."""
    measures = grouped([mention for response in leaders for mention in mentions_of(response, lexicon)], lexicon)
    kept = leaders_kept(measures, lexicon)
    held = health_measures(COMPANY, kept, (), leaders, known, lexicon, words)
    led = [replace(_score(measure), why=words(_LED)) for measure in leaders_alone(measures, lexicon)]
    return _numbered(COMPANY, _distinct([*held, *led], [measure.stems for measure in known], lexicon))


def _held(measure: Measure) -> HealthMeasure:
    first = measure.mentions[0]
    now = first.now if isinstance(first.now, Quantity) else None
    name = measure.clearest.shown
    band = first.target_text if first.target_text and MASK not in first.target_text else None
    return HealthMeasure("", name, now.value if now else None, now.unit if now else "", band, measure.evidence)


def _score(measure: Measure) -> HealthMeasure:
    unit = unit_of(measure)
    name = measure.clearest.shown
    return HealthMeasure("", name, agreed_baseline(measure, unit), unit, None, measure.evidence)


def _said(responses: Sequence[Response], lexicon: Lexicon) -> Iterator[HealthMeasure]:
    """The lead's answer first."""
    for response in sorted(responses, key=lambda r: r.role != "lead"):
        said = response.text(QUESTION)
        if is_empty(said, lexicon):
            continue
        for part in _parts(said, lexicon):
            kept = understood(part, lexicon)
            if kept is not None:
                yield HealthMeasure("", kept.name, kept.value, kept.unit, kept.band, (f"{response.id}.{QUESTION}",))


def _parts(said: str, lexicon: Lexicon) -> list[str]:
    """Two measures in one answer, such as "overtime hours, and on-time delivery 93 %"."""
    also = measure_words(lexicon.language).patterns["also"]
    first, *others = re.split(r"(?<=[^\d\W])\.\s+(?![a-zà-ỹß\W\d])", said)
    sentences = [first, *(also.sub("", other) for other in others if also.match(other))]
    parts = [part for sentence in sentences for part in re.split(r";|\n|,\s+(?:and|und|và)\s+", sentence)]
    return [part.strip() for part in parts if part.strip()]


def understood(part: str, lexicon: Lexicon) -> Kept | None:
    """Name, value and limit of one number to keep; None when no name is left, or it was said in jest or of oneself."""
    words = measure_words(lexicon.language)
    part = words.patterns["trailing"].sub("", words.patterns["also"].sub("", part))
    if words.says("joke", part) or lexicon.says(part, lexicon.own):
        return None
    name, tail = _split(part, lexicon)
    claim = plain_claim(name, lexicon, most=10, fewest=1)
    if claim is None or MASK in claim or MASK in tail or not any(c.isalpha() for c in claim):
        return None
    claim = clean_name(claim, lexicon)
    value, unit = _value(tail)
    if tail and lexicon.says(tail, lexicon.limit) and not measure_words(lexicon.language).says("stands_at", tail):
        return Kept(claim, band=lexicon.clause.split(first_sentence(tail))[0].strip(" ,.()"))
    return Kept(claim, value, unit) if value is not None else Kept(claim)


def _split(part: str, lexicon: Lexicon) -> tuple[str, str]:
    """What it is called, and what was said of its value: from the first break with a number or a limit behind it."""
    bounds = [match.start() for pattern in lexicon.limit for match in pattern.finditer(part) if match.start() > 1]
    breaks = sorted({match.start() for match in _TAIL.finditer(part)} | set(bounds))
    for start in breaks:
        head, tail = part[:start], part[start:].strip(" ,:-–—()=")
        plain = not any(c.isdigit() for c in head) or lexicon.says(tail, lexicon.limit + lexicon.now_words)
        inside = measure_words(lexicon.language).says("kept_words", head.split()[-1] if head.split() else "")
        if head.strip() and any(c.isdigit() for c in tail) and plain and not inside:
            return head.strip(" ,:-–—(="), tail
    return part, ""


def _value(tail: str) -> tuple[float | None, str]:
    found = _NUMBER.search(tail)
    if found is None or len(_NUMBER.findall(tail)) > 1:
        return None, ""
    unit = found["unit"] or ""
    value = _number(found["number"].rstrip(".,"))
    if value is None or (unit and unit.lower() not in unit_words()):
        return None, ""
    return value, unit_words().get(unit.lower(), "")


def _number(text: str) -> float | None:
    """A plain number; three digits behind its only mark may be thousands or decimals, so that it counts as neither."""
    if re.fullmatch(r"\d+", text):
        return float(text)
    if re.fullmatch(r"\d+[.,]\d{1,2}", text):
        return float(text.replace(",", "."))
    return None
