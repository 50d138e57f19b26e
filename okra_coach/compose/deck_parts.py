"""Puts the parts of a deck under the blocks of the agenda that show them, in the order of the day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from okra_coach.compose.deck_day import DayBlock
from okra_coach.compose.deck_day_slides import AGENDA
from okra_coach.documents.deck import Slide
from okra_coach.model.agenda import BlockKind
from okra_coach.words import Words

STEPS, QUESTIONS = "steps", "questions"
"""Among a block's slides: its own instruction and its own questions; not named, they come first and last."""
RESERVE = "reserve"
"""The part that holds what is shown only when somebody asks."""

_OF_SESSION = re.compile(rf"{AGENDA} (\d+)\.\d+")


def by_agenda(slides: Sequence[Slide], day: Sequence[DayBlock], words: Words) -> tuple[Slide, ...]:
    """The slides in the order of the day, where their source says to which part each section belongs.

    What stands before the first part stays in front, other sections without a part follow the day, and a part that
    no block shows goes into the reserve. Without an agenda the slides stay in the order of their source.
    """
    names = dict.fromkeys(slide.part for slide in slides if slide.part)
    if not day or not names:
        return tuple(slides)
    first = next(number for number, slide in enumerate(slides) if slide.part)
    parts = {name: tuple(slide for slide in slides if slide.part == name) for name in names}
    order = _Order(tuple(day), parts, words)
    after = (slide for slide in slides[first:] if not slide.part)
    return (*slides[:first], *order.of_day(), *after, *order.reserve())


@dataclass(frozen=True)
class _Order:
    """Which block shows which parts of the deck."""

    day: tuple[DayBlock, ...]
    parts: Mapping[str, tuple[Slide, ...]]
    words: Words

    @cached_property
    def homes(self) -> Mapping[str, str]:
        """Each part's block: the one of the same name, else the first that shows it, else the very last closing."""
        closings = [one for one in self.day if one.block.kind is BlockKind.CLOSE]
        others = [one for one in self.day if one.block.kind is not BlockKind.CLOSE]
        first = {name: one.id for one in (*closings, *reversed(others)) for name in self._wanted(one)}
        own = {one.item.block: one.id for one in reversed(self.day) if one.item.block in self._wanted(one)}
        return first | own

    def _wanted(self, one: DayBlock) -> tuple[str, ...]:
        """The parts that a block would show, in its order."""
        named = one.block.slides
        first = () if STEPS in named else (STEPS,)
        last = () if QUESTIONS in named else (QUESTIONS,)
        parts = (part for name in (*first, *named, *last) for part in self._called(name, one))
        return tuple(dict.fromkeys(part for part in parts if part in self.parts))

    def _called(self, name: str, one: DayBlock) -> tuple[str, ...]:
        """The part of a name; of steps and questions the block's own, of the agenda that of its session."""
        if name == AGENDA:
            return self._agenda(one.session)
        return (f"{name} {one.id}",) if name in (STEPS, QUESTIONS) else (name,)

    def _agenda(self, session: int) -> tuple[str, ...]:
        return tuple(name for name in self.parts if _session(name) == session)

    def of_day(self) -> Iterator[Slide]:
        """Block by block; a session whose agenda no block shows begins with it."""
        waiting = [name for name in self.parts if _session(name) and name not in self.homes]
        for one in self.day:
            opening = [name for name in waiting if _session(name) <= one.session]
            yield from (slide for name in opening for slide in self.parts[name])
            waiting = waiting[len(opening) :]
            yield from self._of_block(one)
        yield from (slide for name in waiting for slide in self.parts[name])

    def _of_block(self, one: DayBlock) -> Iterator[Slide]:
        shown = [name for name in self._wanted(one) if self.homes[name] == one.id]
        slides = [slide for name in shown for slide in self.parts[name]]
        for number, slide in enumerate(slides, 1):
            told = self._told(one, slide, last=number == len(slides))
            yield replace(slide, section=one.title, notes="\n".join((slide.notes, *told)).strip())

    def _told(self, one: DayBlock, slide: Slide, *, last: bool) -> Iterator[str]:
        """When its block ends and what comes next, where the slide is not the block's own, which says so itself."""
        if slide.part == f"{STEPS} {one.id}":
            return
        yield self.words("Until {time} ({title}).", title=one.title, time=one.end)
        if last and one.next:
            yield self.words("Next: {block}.", block=one.next)

    def reserve(self) -> Iterator[Slide]:
        """What no block shows, then what was meant for the reserve."""
        kept = self.parts.get(RESERVE, ())
        for name, slides in self.parts.items():
            if name not in self.homes and name != RESERVE and not _session(name):
                yield from (replace(slide, section=kept[0].section if kept else slide.section) for slide in slides)
        yield from kept


def _session(name: str) -> int:
    """The session whose agenda a part is; 0 for all others."""
    found = _OF_SESSION.fullmatch(name)
    return int(found[1]) if found else 0
