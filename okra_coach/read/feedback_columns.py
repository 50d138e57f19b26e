"""Which column of a feedback file holds the comment, the segment, the date, and which would give a customer away."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from okra_coach.model.workshop import FeedbackSetting
from okra_coach.read.feedback_lexicon import feedback_lexicon
from okra_coach.read.feedback_sheet import Sheet
from okra_coach.read.feedback_values import holds_numbers, is_missing, word_scale
from okra_coach.read.headers import IDENTITIES, sort_of
from okra_coach.read.matching import loose
from okra_coach.read.timestamps import is_time, look_like_times

LOOK = 400
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]{2,}")
_PHONE = re.compile(r"(?:\+|00?)\d[\d\s()/.-]{6,18}\d")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
_COMMENT_WORDS = 3.0
_MOST_SEGMENTS = 60


@dataclass
class Columns:
    """What is in which column, by number; `reasons` and `certainties` say why and how surely."""

    date: int | None = None
    language: int | None = None
    id: int | None = None
    segment: int | None = None
    comments: tuple[int, ...] = ()
    identities: frozenset[int] = frozenset()
    reasons: dict[int, str] = field(default_factory=dict)
    certainties: dict[int, float] = field(default_factory=dict)
    maybe_comments: tuple[int, ...] = ()
    maybe_segments: tuple[int, ...] = ()

    @property
    def taken(self) -> frozenset[int]:
        """The columns that are placed."""
        single = (self.date, self.language, self.id, self.segment)
        return frozenset(n for n in (*single, *self.comments) if n is not None) | self.identities

    def take(self, what: str, number: int, reason: str, certainty: float = 1.0) -> None:
        """Places a column."""
        setattr(self, what, number)
        self.reasons[number], self.certainties[number] = reason, certainty


def sample(sheet: Sheet, number: int) -> list[str]:
    """Filled cells of a column, evenly over the whole file, without those that say there is no answer."""
    rows = sheet.rows
    step = max(1, len(rows) // (2 * LOOK))
    found = [row.cells[number] for row in rows[::step] if row.cells[number] and not is_missing(row.cells[number])]
    if not found and step > 1:
        found = [cell for cell in sheet.column(number) if not is_missing(cell)]
    return found[:: max(1, len(found) // LOOK)]


def place_columns(
    sheet: Sheet, samples: Sequence[Sequence[str]], settings: Sequence[FeedbackSetting], scores: frozenset[int]
) -> Columns:
    """Everything that is no score, by what workshop.yaml says, then by headers, then by values."""
    found = Columns()
    named = {loose(header): number for number, header in reversed(list(enumerate(sheet.header)))}
    _by_settings(found, named, settings)
    found.identities = frozenset(
        number
        for number, header in enumerate(sheet.header)
        if number not in found.taken | scores and _gives_away(header, samples[number])
    )
    _by_header(found, sheet, samples, scores)
    _by_values(found, sheet, samples, scores)
    return found


def _by_settings(found: Columns, named: Mapping[str, int], settings: Sequence[FeedbackSetting]) -> None:
    for setting in settings:
        for what in ("date", "segment", "language"):
            number = named.get(loose(getattr(setting, what))) if getattr(setting, what) else None
            if number is not None and getattr(found, what) is None:
                found.take(what, number, "workshop.yaml says so")
        if not found.comments:
            found.comments = tuple(named[loose(header)] for header in setting.comment if loose(header) in named)
            found.reasons |= dict.fromkeys(found.comments, "workshop.yaml says so")


def _gives_away(header: str, cells: Sequence[str]) -> bool:
    """By the header, or because the cells are mostly addresses or phone numbers."""
    if loose(header) in feedback_lexicon().identity or sort_of(header) in IDENTITIES:
        return True
    if not cells or look_like_times(cells):
        return False
    return any(sum(bool(shape.fullmatch(cell)) for cell in cells) * 2 > len(cells) for shape in (_EMAIL, _PHONE))


def _by_header(found: Columns, sheet: Sheet, samples: Sequence[Sequence[str]], scores: frozenset[int]) -> None:
    words, said = feedback_lexicon(), "its header says so"
    free = [n for n in range(len(sheet.header)) if n not in found.taken | scores and samples[n]]
    bare = {number: loose(sheet.header[number]) for number in free}
    if found.date is None:
        dates = [n for n in free if bare[n] in words.date and _half_times(samples[n])]
        if dates:
            found.take("date", min(dates, key=lambda n: words.date[bare[n]]), said)
    if found.language is None:
        codes = [n for n in free if bare[n] in words.language and _are_languages(samples[n])]
        if codes:
            found.take("language", codes[0], said)
    ids = [n for n in free if bare[n] in words.id and not look_like_times(samples[n])]
    if ids:
        found.take("id", ids[0], said)
    if not found.comments:
        texts = [
            n
            for n in free
            if n not in found.taken
            and not words.no_comment.search(bare[n])
            and (bare[n] in words.comment or words.comment_in.search(bare[n]))
            and not look_like_times(samples[n])
            and not holds_numbers(samples[n])
            and not _answers_in_words(samples[n])
        ]
        found.comments = tuple(texts)
        found.reasons |= dict.fromkeys(texts, said)
    if found.segment is None:
        groups = [n for n in free if n not in found.taken and bare[n] in words.segment and _are_groups(sheet, n)]
        if groups:
            found.take("segment", min(groups, key=lambda n: words.segment[bare[n]]), said)


def _by_values(found: Columns, sheet: Sheet, samples: Sequence[Sequence[str]], scores: frozenset[int]) -> None:
    """The only column of dates, the only column of free text; groups are proposed only, as they might be people."""
    free = [n for n in range(len(sheet.header)) if n not in found.taken | scores and samples[n]]
    if found.date is None:
        dates = [n for n in free if look_like_times(samples[n])]
        if len(dates) == 1:
            found.take("date", dates[0], "by its values", 0.8)
    free = [
        n for n in free if n not in found.taken and not feedback_lexicon().no_comment.search(loose(sheet.header[n]))
    ]
    if not found.comments:
        texts = [n for n in free if _is_free_text(samples[n])]
        if len(texts) == 1:
            found.comments = (texts[0],)
            found.reasons[texts[0]], found.certainties[texts[0]] = "by its values: the only free text", 0.7
        found.maybe_comments = tuple(texts) if len(texts) > 1 else ()
    if found.segment is None and len(sheet.rows) >= 30:
        found.maybe_segments = tuple(
            n for n in free if n not in found.taken and _are_groups(sheet, n) and not _is_free_text(samples[n])
        )


def _answers_in_words(cells: Sequence[str]) -> bool:
    """Whether they are steps of a measure; “good” and “ok” may be comments too."""
    scale = word_scale(cells)
    return scale is not None and scale.kind is not None


def _half_times(cells: Sequence[str]) -> bool:
    look = cells[:50]
    return sum(map(is_time, look)) * 2 >= len(look)


def _are_languages(cells: Sequence[str]) -> bool:
    return sum(len(cell) <= 20 for cell in cells) == len(cells)


def _is_free_text(cells: Sequence[str]) -> bool:
    """Several words in the mean, and most cells say something else."""
    words = sum(len(cell.split()) for cell in cells) / len(cells)
    return words >= _COMMENT_WORDS and len(set(cells)) * 2 > len(cells) and not look_like_times(cells)


def _are_groups(sheet: Sheet, number: int) -> bool:
    """Few different values, none of them a number or a sentence, each used several times or there are few rows."""
    values = {row.cells[number] for row in sheet.rows if row.cells[number]}
    few = len(values) <= max(3, min(_MOST_SEGMENTS, len(sheet.rows) // 2))
    return few and all(len(value) <= 60 and not value.replace(".", "").isdigit() for value in values)


def language_of(cell: str) -> str:
    """The two-letter code that a cell of a language column means; "" when it is none that we know by name or code."""
    code = cell.strip().casefold()
    if _LANGUAGE.fullmatch(code) and (len(code) <= 3 or code[2] in "-_"):
        return code[:2]
    return {"english": "en", "german": "de", "deutsch": "de", "englisch": "en", "vietnamese": "vi", "tieng viet": "vi",
            "vietnamesisch": "vi", "tieng anh": "en", "tieng duc": "de"}.get(loose(cell), "")  # fmt: skip
