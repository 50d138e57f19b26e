"""Numbers to keep: values people want to hold, and what they say must not get worse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from okra_coach.draft.lexicon import Lexicon, unit_words
from okra_coach.draft.measures import Measure, agreed_baseline, grouped, mentions_of, unit_of
from okra_coach.draft.results import leaders_kept
from okra_coach.draft.text import capitalised, is_empty, plain_claim, tidy
from okra_coach.model.answers import MASK, Response
from okra_coach.model.measure import Quantity
from okra_coach.model.okra import COMPANY, HealthMeasure
from okra_coach.words import Words, mark

QUESTION = "team.keep_healthy"
_MOST = 3
_NUMBER = re.compile(r"(?P<number>\d[\d.,]*)\s*(?P<unit>%|‰|°C|[^\W\d_]{1,12})?")
_TAIL = re.compile(r"\s*(?:,\s|\s[-–—]\s|\(|\s(?=[<>≤≥])|\s*=\s*|\s(?=\d[\d.,]*\s*%))")
_ALIKE = 0.5
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
    found: list[HealthMeasure] = []
    seen = [measure.stems for measure in aimed]
    held, asked, blurred = (words(reason) for reason in (_HELD, _ASKED, _BLURRED))
    scores = [replace(_score(measure), why=blurred) for measure in unprovable]
    candidates = [
        *(replace(_held(measure), why=held) for measure in kept),
        *(replace(health, why=asked) for health in _said(responses, lexicon)),
        *scores,
    ]
    for health in candidates:
        stems = lexicon.stems(health.measure)
        if stems and not any(len(stems & other) / len(stems) > _ALIKE for other in seen):
            seen.append(stems)
            found.append(health)
    must = list(found[: _MOST + len(kept)])
    must += [health for health in found if health not in must and health in scores]
    return tuple(replace(health, id=f"{owner}.h{n}") for n, health in enumerate(must, 1))


def company_health(
    leaders: Sequence[Response], known: Sequence[Measure], lexicon: Lexicon, words: Words
) -> tuple[HealthMeasure, ...]:
    """What leaders of the company want to hold, unless a team aims at it already."""
    measures = grouped([mention for response in leaders for mention in mentions_of(response, lexicon)], lexicon)
    return health_measures(COMPANY, leaders_kept(measures, lexicon), (), leaders, known, lexicon, words)


def _held(measure: Measure) -> HealthMeasure:
    first = measure.mentions[0]
    now = first.now if isinstance(first.now, Quantity) else None
    name = capitalised(tidy(measure.name))
    band = first.target_text if first.target_text and MASK not in first.target_text else None
    return HealthMeasure("", name, now.value if now else None, now.unit if now else "", band, measure.evidence)


def _score(measure: Measure) -> HealthMeasure:
    unit = unit_of(measure)
    name = capitalised(tidy(measure.name))
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
    sentence = re.split(r"(?<=[^\d\W])\.\s+(?![a-zà-ỹß\W\d])", said, maxsplit=1)[0]
    parts = re.split(r";|\n|,\s+(?:and|und|và)\s+", sentence)
    return [part.strip() for part in parts if part.strip()]


def understood(part: str, lexicon: Lexicon) -> Kept | None:
    """Name, value and limit of one number to keep; None when no name is left."""
    name, tail = _split(part, lexicon)
    claim = plain_claim(name, lexicon, most=10, fewest=1)
    if claim is None or MASK in claim or MASK in tail or not any(c.isalpha() for c in claim):
        return None
    if not tail:
        return Kept(claim)
    if lexicon.says(tail, lexicon.limit):
        return Kept(claim, band=tail)
    value, unit = _value(tail)
    return Kept(claim, value, unit) if value is not None else Kept(claim)


def _split(part: str, lexicon: Lexicon) -> tuple[str, str]:
    """What it is called, and what was said of its value: from the first break with a number or a limit behind it."""
    for match in _TAIL.finditer(part):
        head, tail = part[: match.start()], part[match.start() :].strip(" ,-–—()=")
        plain = not any(c.isdigit() for c in head) or lexicon.says(tail, lexicon.limit)
        if head.strip() and any(c.isdigit() for c in tail) and plain:
            return head, tail
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
