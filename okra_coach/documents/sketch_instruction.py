"""What the room does in a block, laid out: numbered steps, and beside them the clock and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okra_coach.documents.deck_drawings import Instruction
from okra_coach.documents.letters import Letters
from okra_coach.documents.sketch import Part, Sketch, Spot, Words, lowered, words_height

_PANEL, _GAP, _NARROW = 0.3, 32.0, 520.0
_INSET, _AIR, _ROW = 18.0, 14.0, 0.9
_CLOCK, _HEADLINE = 1.25, 1.3
_DOT, _BESIDE = 1.6, 14.0
_LONGEST_LEAD = 34


def draw_instruction(told: Instruction, width: float, letters: Letters) -> Sketch:
    """What to do at the left and the panel at the right; the panel above where the slide is narrow."""
    if width < _NARROW or not (told.steps or told.question):
        panel = _panel(told, 0.0, width, 0.0, letters)
        work = [lowered(part, _foot(panel) + _AIR) for part in _work(told, width, letters)]
        return _whole((*panel, *work))
    side = _PANEL * width
    work = list(_work(told, width - side - _GAP, letters))
    return _whole((*work, *_panel(told, width - side, side, _foot(work), letters)))


def _whole(parts: tuple[Part, ...]) -> Sketch:
    return Sketch(parts, _foot(parts))


def _foot(parts: Sequence[Part]) -> float:
    return max((part.spot.top + part.spot.height for part in parts), default=0.0)


def _work(told: Instruction, width: float, letters: Letters) -> Iterator[Part]:
    """The question as large as a headline, then the steps."""
    down = 0.0
    if told.question:
        words = (Words(told.question, round(_HEADLINE * told.size), "tx2", bold=True),)
        down = words_height(words, width - 2, letters) + 2 * _AIR
        yield Part("Question", Spot(0, 0, width, down), words)
    yield from (lowered(part, down) for part in _steps(told, width, letters))


def _steps(told: Instruction, width: float, letters: Letters) -> Iterator[Part]:
    """A number in a dot and the step beside it, row by row."""
    dot = _DOT * told.size
    left, top = dot + _BESIDE, 0.0
    for number, step in enumerate(told.steps, told.first):
        words = (_words(step, told.size),)
        high = max(words_height(words, width - left - 2, letters), dot) + _ROW * told.size
        numbered = (Words(str(number), told.size - 2, "bg1", bold=True),)
        round_one = Spot(0, top + (high - dot) / 2, dot, dot)
        yield Part("Number", round_one, numbered, form="ellipse", fill="accent1", align="ctr")
        yield Part("Step", Spot(left, top, width - left, high), words)
        top += high


def _words(step: str, size: float) -> Words:
    """What comes before a colon leads in bold, where it is short: who works together, and for how long."""
    lead, colon, rest = step.partition(": ")
    if colon and rest and len(lead) <= _LONGEST_LEAD:
        return Words(rest, size, lead=f"{lead}:")
    return Words(step, size)


def _panel(told: Instruction, left: float, width: float, least: float, letters: Letters) -> list[Part]:
    """The block's name, the clock, how long, and the facts, on a tinted ground that is at least so high."""
    small = max(told.size - 8, 14.0)
    words = [Words(told.name, small, "quiet", bold=True)] if told.name else []
    words.append(Words(told.when, _clock(told, width - 2 * _INSET - 2, letters), "tx2", bold=True))
    if told.long:
        words.append(Words(told.long, small))
    for head, fact in told.facts:
        words += [Words(head, small - 2, "quiet", bold=True, before=_AIR), Words(fact, small, before=2)]
    room = width - 2 * _INSET
    high = max(words_height(words, room - 2, letters) + 2 * _AIR, least)
    return [
        Part("Ground", Spot(left, 0, width, high), fill="bg2"),
        Part("Facts", Spot(left + _INSET, _AIR, room, high - _AIR), tuple(words), anchor="t"),
    ]


def _clock(told: Instruction, room: float, letters: Letters) -> float:
    """The size at which the clock times stand on one line."""
    size = round(_CLOCK * told.size)
    wide = letters.width(told.when, size, bold=True)
    return size if wide <= room else float(max(int(size * room / wide), 14))
