"""Reads a deck's Markdown: sections, slides, blocks and speaker notes; `help/slides.md` describes the language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from okra_coach.compose.deck_written import KINDS, UnreadableLineError, read_written
from okra_coach.documents.deck import Block, Bullets, Layout, Slide, Table, Text
from okra_coach.errors import TemplateFaultError
from okra_coach.words import Words, load_words

_SHOW = re.compile(r"^:::\s*(\S+)\s*(.*?)\s*$")
_ROW = re.compile(r"^\|(.*)\|\s*$")
_RULE = re.compile(r"^\|[\s:|-]+\|\s*$")
_BULLET = re.compile(r"^[-*]\s+(.*)$")
_ENDS = ("#", ":::", "??? notes", "source:", "layout:", "subtitle:")
"""What ends a written block, besides an empty line."""
_TONES = {">": "quiet", "!": "lead"}


@dataclass
class _Writing:
    """A block whose lines stand in the source, while they are read."""

    kind: str
    number: int
    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)


@dataclass
class _Open:
    """A slide while its lines are read."""

    title: str
    section: str
    part: str = ""
    layout: Layout = Layout.CONTENT
    blocks: list[Block] = field(default_factory=list)
    subtitle: str = ""
    source: str = ""
    notes: list[str] = field(default_factory=list)
    in_notes: bool = False


def read_slides(
    text: str,
    file: str,
    blocks: Mapping[str, Block],
    lines: Sequence[int] | None = None,
    words: Words | None = None,
) -> tuple[Slide, ...]:
    """The slides of a rendered source; `blocks` are what `::: show NAME` may place.

    `lines` holds the template's line of each line. What a written block says itself, such as an agenda's heading, is
    English without `words`. Raises TemplateFaultError with the line.
    """
    reader = _Reader(file, blocks, words or load_words("en"))
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(line.rstrip(), lines[number - 1] if lines else number)
    return reader.finish()


class _Reader:
    """Takes a source line by line."""

    def __init__(self, file: str, blocks: Mapping[str, Block], words: Words) -> None:
        self.file, self.blocks, self.words = file, blocks, words
        self.section = self.part = ""
        self.open: _Open | None = None
        self.slides: list[Slide] = []
        self.rows: list[tuple[str, ...]] = []
        self.writing: _Writing | None = None

    def take(self, line: str, number: int) -> None:
        """One line of the source."""
        if self.rows and not _ROW.match(line):
            self._close_table()
        if self.writing and (not line.strip() or line.startswith(_ENDS)):
            self._close_written()
        if self.writing:
            self.writing.lines.append(line)
            self.writing.numbers.append(number)
        elif line in ("#", "##"):
            raise TemplateFaultError(self.file, number, f"“{line}” has no words: write the title behind it")
        elif line.startswith("# "):
            self._close()
            self.section, self.part = line[2:].strip(), ""
        elif line.startswith("## "):
            self._close()
            self.open = _Open(line[3:].strip(), self.section, self.part)
        elif line.strip():
            self._inside(line, number)

    def _inside(self, line: str, number: int) -> None:
        slide = self.open
        if line.startswith("for:") and not (slide and slide.in_notes):
            self._belongs(line, number)
            return
        if slide is None:
            raise TemplateFaultError(self.file, number, f"“{line[:40]}” stands before the first slide (## Title)")
        if line.startswith("??? notes"):
            slide.in_notes = True
        elif slide.in_notes:
            slide.notes.append(line.strip())
        elif _ROW.match(line):
            self._row(line)
        elif line.startswith(":::"):
            self._block(line, number, slide)
        elif line.startswith("source:"):
            slide.source = line.removeprefix("source:").strip()
        elif line.startswith("layout:"):
            self._layout(line, number, slide)
        elif line.startswith("subtitle:"):
            slide.subtitle = line.removeprefix("subtitle:").strip()
        else:
            self._words(line, slide)

    def _belongs(self, line: str, number: int) -> None:
        """A section's part, by which the blocks of the agenda call it."""
        name = line.removeprefix("for:").strip()
        if self.open is not None or not self.section or not name:
            message = f"“{line[:40]}” stands below a section (# Title), before its first slide, and names a part"
            raise TemplateFaultError(self.file, number, message)
        self.part = name

    def _layout(self, line: str, number: int, slide: _Open) -> None:
        name = line.removeprefix("layout:").strip()
        if name not in set(Layout):
            raise TemplateFaultError(self.file, number, f"no layout “{name}”; there are {', '.join(Layout)}")
        slide.layout = Layout(name)

    def _block(self, line: str, number: int, slide: _Open) -> None:
        match = _SHOW.match(line)
        if line == ":::":
            return
        if match and match.group(1) in KINDS and not match.group(2):
            self.writing = _Writing(match.group(1), number)
        elif match and match.group(1) == "show":
            self._show(match.group(2), number, slide)
        else:
            known = ", ".join(KINDS)
            raise TemplateFaultError(self.file, number, f"“{line}” is no block; there are ::: show NAME, ::: {known}")

    def _show(self, name: str, number: int, slide: _Open) -> None:
        if name not in self.blocks:
            known = ", ".join(sorted(self.blocks)) or "none"
            raise TemplateFaultError(self.file, number, f"nothing is called “{name}” here; there are: {known}")
        slide.blocks.append(self.blocks[name])

    def _row(self, line: str) -> None:
        if not _RULE.match(line):
            self.rows.append(tuple(cell.strip() for cell in line.strip().strip("|").split("|")))

    def _words(self, line: str, slide: _Open) -> None:
        bullet = _BULLET.match(line)
        if bullet:
            last = slide.blocks[-1] if slide.blocks else None
            if isinstance(last, Bullets):
                slide.blocks[-1] = Bullets((*last.items, bullet.group(1)))
            else:
                slide.blocks.append(Bullets((bullet.group(1),)))
            return
        tone = _TONES.get(line[0], "body") if line[1:2] == " " else "body"
        slide.blocks.append(Text(line[2:] if tone != "body" else line, tone))

    def _close_table(self) -> None:
        if self.open is not None and self.rows:
            self.open.blocks.append(Table(self.rows[0], tuple(self.rows[1:]), self.open.title))
        self.rows = []

    def _close_written(self) -> None:
        writing, self.writing = self.writing, None
        if writing is None or self.open is None:
            return
        try:
            block = read_written(writing.kind, writing.lines, self.open.title, self.words)
        except UnreadableLineError as fault:
            numbers = (writing.number, *writing.numbers)
            raise TemplateFaultError(self.file, numbers[fault.line], str(fault)) from None
        self.open.blocks.append(block)

    def _close(self) -> None:
        self._close_table()
        self._close_written()
        slide = self.open
        if slide is not None:
            self.slides.append(
                Slide(slide.layout, slide.section, slide.title, tuple(slide.blocks), slide.subtitle, slide.source,
                      "\n".join(slide.notes), slide.part)
            )  # fmt: skip
        self.open = None

    def finish(self) -> tuple[Slide, ...]:
        """All slides."""
        self._close()
        return tuple(self.slides)
