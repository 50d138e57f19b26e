"""Which columns hold scores, of what and on which scale: said with a certainty and a reason, never guessed silently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from okra_coach.model.feedback import UNCLEAR, FeedbackKind, ScoreColumn
from okra_coach.model.workshop import FeedbackSetting
from okra_coach.read.feedback_lexicon import WordScale, feedback_lexicon
from okra_coach.read.feedback_sheet import Sheet
from okra_coach.read.feedback_values import Scored, holds_numbers, is_missing, number_in, word_scale
from okra_coach.read.matching import loose

BY_HEADER, BY_WORDS, BY_FILE, PLAIN, BY_SCORE, BY_VALUES = 0.95, 0.9, 0.85, 0.7, 0.6, 0.4
_SCALES = ((1.0, 5.0), (1.0, 7.0), (1.0, 10.0), (0.0, 10.0))
_IN_HEADER = re.compile(r"(?<![\d.,])(0|1)\s*(?:-|–|—|to|bis|đến|tới)\s*(3|4|5|6|7|10|100)(?![\d.,])", re.IGNORECASE)
_STRAYS = 0.02
_MANY = 50
_FEW = 5
_EASE = re.compile(r"\b(?:eas|einfach|leicht|muhelos|de dang)")


@dataclass(frozen=True)
class Score:
    """A column of scores by number, with the words that its answers are given in, if they are words."""

    number: int
    column: ScoreColumn
    words: WordScale | None = None
    stated: bool = False
    unclear: str = ""

    def read(self, cell: str) -> float | None:
        """The score in a cell; None for an empty one. Raises ValueError for what is no score of this scale."""
        if not cell or is_missing(cell):
            return None
        value = self._value(cell)
        if value is None or not self.column.low <= value <= self.column.high:
            raise ValueError(cell)
        return value

    def _value(self, cell: str) -> float | None:
        if self.words:
            step = self.words.words.get(loose(cell))
            if step is not None:
                return float(step)
        found = number_in(cell)
        return found.value if found and found.top in (None, self.column.high) else None


@dataclass(frozen=True)
class _Values:
    """What a sample of cells says: the numbers, the scale that they need, and a top that they name."""

    numbers: tuple[Scored, ...]
    words: WordScale | None

    @property
    def tops(self) -> set[float]:
        return {scored.top for scored in self.numbers if scored.top}

    @property
    def stars(self) -> bool:
        return bool(self.numbers) and sum(scored.stars for scored in self.numbers) * 2 > len(self.numbers)

    def needs(self) -> tuple[float, float] | None:
        """The smallest usual scale that holds the values; single strays of a large sample do not widen it."""
        if self.words:
            return (1.0, float(self.words.steps))
        within = [scored.value for scored in self.numbers if 0 <= scored.value <= 10]
        if not within or len(within) * 10 < len(self.numbers) * 9:
            return None
        allowed = int(len(within) * _STRAYS) if len(within) >= _MANY else 0
        for low, high in _SCALES:
            if sum(not low <= value <= high for value in within) <= allowed:
                return (low, high)
        return None


def find_scores(
    sheet: Sheet, samples: Sequence[Sequence[str]], settings: Sequence[FeedbackSetting], free: frozenset[int]
) -> tuple[Score, ...]:
    """Every column of scores in the order of the file; those that only their values speak for when there is
    no other.
    """
    stated = _stated(sheet, samples, settings)
    others = [
        score
        for number in sorted(free - stated.keys())
        if samples[number] and (score := _recognised(sheet, number, samples[number]))
    ]
    if any(_tells_promoters(cells) for cells in samples):
        others = [_beside_promoters(score) for score in others]
    if stated or any(score.column.certainty > BY_VALUES for score in others):
        others = [score for score in others if score.column.certainty > BY_VALUES]
    found = sorted((*stated.values(), *others), key=lambda score: score.number)
    general = sum(score.column.certainty in (BY_FILE, PLAIN, BY_SCORE) for score in found)
    return tuple(_alone(score, len(found) == 1, general == 1) for score in found)


def main_score(scores: Sequence[Score], settings: Sequence[FeedbackSetting]) -> tuple[int | None, tuple[int, ...]]:
    """The place of the score that comments are held against, and the places of those that fit equally.

    What workshop.yaml names first; else the only sure column of the first measure there is, NPS before CSAT before
    CES before ratings; else the only column.
    """
    stated = [place for place, score in enumerate(scores) if score.stated]
    if stated:
        first = next((s.score for s in settings if s.score), "")
        return next((p for p in stated if loose(scores[p].column.header) == loose(first)), stated[0]), ()
    for kind in FeedbackKind:
        same = [p for p, score in enumerate(scores) if score.column.is_sure and score.column.kind is kind]
        if len(same) == 1:
            return same[0], ()
        if same:
            return None, tuple(same)
    if len(scores) == 1:
        return (None if scores[0].unclear else 0), ()
    return None, tuple(range(len(scores)))


def _stated(sheet: Sheet, samples: Sequence[Sequence[str]], settings: Sequence[FeedbackSetting]) -> dict[int, Score]:
    named = {loose(header): number for number, header in reversed(list(enumerate(sheet.header)))}
    found: dict[int, Score] = {}
    for setting in settings:
        number = named.get(loose(setting.score)) if setting.score else None
        if number is not None and number not in found:
            found[number] = _as_stated(sheet, number, samples[number], setting)
    return found


def _as_stated(sheet: Sheet, number: int, cells: Sequence[str], setting: FeedbackSetting) -> Score:
    """What the setting says, and for the rest what header and values say."""
    values = _values(cells)
    guessed = _recognised(sheet, number, cells)
    kind = FeedbackKind(setting.measure) if setting.measure else guessed.column.kind if guessed else FeedbackKind.OTHER
    if setting.scale:
        worst, best = setting.scale
    elif kind is FeedbackKind.NPS:
        worst, best = 0.0, 10.0
    elif guessed:
        worst, best = guessed.column.worst, guessed.column.best
    else:
        worst, best = values.needs() or (0.0, 10.0)
    column = ScoreColumn(sheet.header[number], kind, worst, best, 1.0, "workshop.yaml says so")
    if guessed and guessed.unclear and not setting.scale:
        said = f"workshop.yaml names it without its scale; {guessed.unclear}"
        column = replace(column, certainty=UNCLEAR, reason=said)
    return Score(number, column, values.words, stated=True)


def _values(cells: Sequence[str]) -> _Values:
    scale = None if holds_numbers(cells) else word_scale(cells)
    numbers = [scored for cell in cells if (scored := number_in(cell))]
    return _Values(tuple(numbers) if holds_numbers(cells) or not scale else (), scale)


def _recognised(sheet: Sheet, number: int, cells: Sequence[str]) -> Score | None:
    """The column as a score, None when its values are none."""
    values = _values(cells)
    if values.words is None and not holds_numbers(cells):
        return None
    header = loose(sheet.header[number])
    named = _named_scale(sheet.header[number], values)
    needed = values.needs()
    if needed is None and named is None:
        return None
    kinds = _kinds_in(header)
    if values.words and values.words.kind:
        kinds = [values.words.kind]
    elif values.words and not kinds:
        return None
    kind, certainty, reason = _kind(kinds, header, sheet.file, values, named or needed or (0.0, 10.0))
    low, high = named or _scale(kind, needed or (0.0, 10.0), values)
    if kind is FeedbackKind.NPS and (low, high) != (0.0, 10.0):
        kind, certainty = FeedbackKind.OTHER, BY_SCORE
        reason = f"it asks for a recommendation, but on a scale of {low:g} to {high:g}, which gives no NPS"
    said = f"{reason}; read as {low:g} to {high:g}" if values.words is None else f"{reason}; words in {int(high)} steps"
    return _directed(number, header, ScoreColumn(sheet.header[number], kind, low, high, certainty, said), values)


def _kinds_in(header: str) -> list[FeedbackKind]:
    """The measures that a header names; “rating” beside another word says nothing more."""
    found = [kind for kind, words in feedback_lexicon().measures.items() if words.search(header)]
    return [kind for kind in found if kind is not FeedbackKind.RATING] or found


def _kind(
    kinds: Sequence[FeedbackKind], header: str, file: str, values: _Values, scale: tuple[float, float]
) -> tuple[FeedbackKind, float, str]:
    """The measure, how sure that is, and why."""
    words = feedback_lexicon()
    if values.words and values.words.kind:
        return values.words.kind, BY_WORDS, f"the answers are words of {values.words.name}"
    if len(kinds) > 1:
        names = " and ".join(f"“{kind}”" for kind in kinds)
        return FeedbackKind.OTHER, BY_SCORE, f"its header speaks of {names} at once"
    if kinds and not (kinds[0] is FeedbackKind.RATING and scale != (1.0, 5.0)):
        return kinds[0], BY_HEADER, f"its header asks for {_ASKS[kinds[0]]}"
    if values.stars:
        return FeedbackKind.RATING, BY_WORDS, "the answers are stars"
    in_file = _kinds_in(loose(PurePath(file).stem.replace("_", " ").replace("-", " ")))
    is_score = bool(words.scores.search(header)) or bool(kinds) or bool(values.tops) or bool(_IN_HEADER.search(header))
    if is_score and len(in_file) == 1:
        return in_file[0], BY_FILE, f"its header says that it is a score, and the file's name that it is {in_file[0]}"
    if header in words.plain_score and scale[1] == 10:
        return (
            FeedbackKind.NPS,
            PLAIN,
            "it is called a score and runs up to 10, as the recommendation question does",
        )
    if is_score:
        return FeedbackKind.OTHER, BY_SCORE, "its header says that it is a score, and not of what"
    return FeedbackKind.OTHER, BY_VALUES, "only its values look like scores"


_ASKS = {
    FeedbackKind.NPS: "a recommendation",
    FeedbackKind.CSAT: "satisfaction",
    FeedbackKind.CES: "ease or effort",
    FeedbackKind.RATING: "a rating",
}


def _named_scale(header: str, values: _Values) -> tuple[float, float] | None:
    """The scale that the header or the cells name, when the values are on it."""
    if values.words:
        return None
    match = _IN_HEADER.search(header)
    if match:
        low, high = float(match[1]), float(match[2])
    elif len(values.tops) == 1:
        high = values.tops.copy().pop()
        low = 0.0 if high > 7 or any(scored.value < 1 for scored in values.numbers) else 1.0
    else:
        return None
    inside = sum(low <= scored.value <= high for scored in values.numbers)
    return (low, high) if inside >= 0.9 * len(values.numbers) else None


def _scale(kind: FeedbackKind, needed: tuple[float, float], values: _Values) -> tuple[float, float]:
    """A recommendation is asked on 0 to 10 unless many answers say otherwise; the rest on what the values need."""
    if kind is FeedbackKind.NPS and not values.words and (needed[1] == 10 or len(values.numbers) < 30):
        return (0.0, 10.0)
    return needed


def _directed(number: int, header: str, column: ScoreColumn, values: _Values) -> Score:
    """With the best answer at the right end, or a word on what is open about the scale."""
    if values.words is None and feedback_lexicon().low_is_good.search(header):
        return Score(number, replace(column, worst=column.best, best=column.worst))
    unclear = "" if values.words else _unclear(header, column, values)
    if unclear:
        column = replace(column, certainty=min(column.certainty, UNCLEAR), reason=f"{column.reason}; {unclear}")
    return Score(number, column, values.words, unclear=unclear)


def _unclear(header: str, column: ScoreColumn, values: _Values) -> str:
    """What header and values leave open about the scale; "" for nothing."""
    words, top = feedback_lexicon(), max((scored.value for scored in values.numbers), default=0.0)
    named = values.tops or _IN_HEADER.search(column.header)
    if column.high == 10 and top <= 5 and len(values.numbers) >= _FEW and not named:
        zero = any(scored.value == 0 for scored in values.numbers)
        return (
            "nothing is above 5, so " + ("0 may be no answer, or the scale" if zero else "the scale") + " may end at 5"
        )
    if column.kind is FeedbackKind.NPS:
        return ""
    if column.high in (6, 7) and header in words.marks:
        return "it may be a school mark, of which 1 is the best"
    if words.low_may_be_good.search(header) and not _EASE.search(header):
        return "it asks for effort or difficulty, so a low number may be the good one"
    return ""


def _tells_promoters(cells: Sequence[str]) -> bool:
    """Whether a column says of each answer that it is a promoter's, a passive's or a detractor's."""
    said = {loose(cell) for cell in cells}
    return 1 < len(said) <= len(feedback_lexicon().promoters) and said <= feedback_lexicon().promoters


def _beside_promoters(score: Score) -> Score:
    """What is only called a score is the recommendation score when its file tells promoters from detractors."""
    column = score.column
    if column.certainty not in (BY_FILE, PLAIN) or column.kind is not FeedbackKind.NPS:
        return score
    reason = "it is called a score, and a column beside it tells promoters from detractors; read as 0 to 10"
    return Score(score.number, ScoreColumn(column.header, FeedbackKind.NPS, 0.0, 10.0, BY_WORDS, reason))


def _alone(score: Score, only_score: bool, only_general: bool) -> Score:
    """What is only called a score takes its measure from the file's name when no other such column stands beside it,
    and is the recommendation score by its scale only when it is the only score at all.
    """
    column = score.column
    fine = only_score if column.certainty == PLAIN else only_general
    if fine or score.stated or column.certainty not in (BY_FILE, PLAIN):
        return score
    reason = f"its header says that it is a score, and not of what; read as {column.low:g} to {column.high:g}"
    general = ScoreColumn(column.header, FeedbackKind.OTHER, column.worst, column.best, BY_SCORE, reason)
    return Score(score.number, general, score.words)


def off_scale(sheet: Sheet, samples: Sequence[Sequence[str]], numbers: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Columns whose header asks for a score, and whose numbers are on no scale that is known: number, what to do."""
    for number in sorted(numbers):
        header = loose(sheet.header[number])
        cells = [cell.rstrip("% ") for cell in samples[number]]
        if not cells or not holds_numbers(cells) or not (_kinds_in(header) or feedback_lexicon().scores.search(header)):
            continue
        top = max(scored.value for cell in cells if (scored := number_in(cell)))
        said = (
            f"its header asks for a score, but its numbers run to {top:g}; if they are answers of single customers, "
            f"write “score: {sheet.header[number]}” and “scale: [worst, best]” under “feedback:” in workshop.yaml"
        )
        yield number, said
