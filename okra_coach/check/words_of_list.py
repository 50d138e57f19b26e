"""The words of one key, to be found in texts as one regular expression of them all would."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from okra_coach.check.vocabulary import Entry, Line, Vocabulary, plain_pattern


class Spot(NamedTuple):
    """Where a text has one of the words."""

    text: str
    begin: int
    finish: int

    def group(self, number: int = 0) -> str:
        """The word as the text writes it; there is nothing but group 0."""
        if number:
            raise IndexError(number)
        return self.text[self.begin : self.finish]

    def start(self) -> int:
        """Where the word begins."""
        return self.begin

    def end(self) -> int:
        """Where the text goes on behind it."""
        return self.finish

    def span(self) -> tuple[int, int]:
        """From where to where."""
        return self.begin, self.finish


class ListedWords:
    """Whole words in any case, the first in the text, and of those that begin there the longest in its list."""

    __slots__ = ("_entries", "_plain", "_vocabulary", "lists")

    def __init__(self, vocabulary: Vocabulary, lists: int) -> None:
        self.lists = lists
        self._vocabulary = vocabulary
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._plain = _one_pattern(vocabulary.entries(lists)) if vocabulary.has_odd(lists) else None

    def search(self, text: str) -> Spot | None:
        """The first of the words in the text."""
        return next(self.finditer(text), None)

    def match(self, text: str) -> Spot | None:
        """The word that the text begins with."""
        end = self.end_of_first(self._vocabulary.line(text))
        return Spot(text, 0, end) if end >= 0 else None

    def fullmatch(self, text: str) -> Spot | None:
        """The word that the text is."""
        if self._plain is not None:
            found = self._plain.fullmatch(text) is not None
        else:
            line = self._vocabulary.line(text)
            entries = self._candidates(line.runs[0]) if line.opening & self.lists else ()
            found = any(entry.pattern.fullmatch(text) for entry in entries)
        return Spot(text, 0, len(text)) if found else None

    def finditer(self, text: str) -> Iterator[Spot]:
        """All of the words in the text, one behind the other."""
        return iter([Spot(text, begin, end) for begin, end in self.spans_in(self._vocabulary.line(text))])

    def findall(self, text: str) -> list[str]:
        """All of the words in the text, as it writes them."""
        return [text[begin:end] for begin, end in self.spans_in(self._vocabulary.line(text))]

    def alone(self, run: str) -> bool | None:
        """Whether a single run is one of the words; None when it depends on what stands around it."""
        begun = self._vocabulary.known[run]
        if self._plain is not None or any(lists & self.lists for lists in begun.followed.values()):
            return None
        mine = begun.lists & self.lists
        return bool(mine) if begun.whole & mine == mine else None

    def alone_in(self, line: Line) -> list[int] | None:
        """The lists of these words for each place that has one; None where a word of several runs may stand."""
        if self._plain is not None:
            return None
        mine, found = self.lists, []
        for begun, lists in zip(line.begun, line.lists, strict=True):
            here = lists & mine
            if here:
                if begun.whole & mine != here:
                    return None
                found.append(here)
        return found

    def sub(self, other: str, text: str) -> str:
        """The text with something else in place of each of the words."""
        pieces, reached = [], 0
        for begin, end in self.spans_in(self._vocabulary.line(text)):
            pieces += [text[reached:begin], other]
            reached = end
        return "".join([*pieces, text[reached:]]) if pieces else text

    def first_in(self, line: Line) -> str | None:
        """The first of the words in a line, as the line writes it."""
        if not line.every & self.lists:
            return None
        spans = self.spans_in(line, most=1)
        return line.text[spans[0][0] : spans[0][1]] if spans else None

    def last_in(self, line: Line) -> str | None:
        """The word that a line ends with."""
        if not line.every & self.lists:
            return None
        last = len(line.text)
        if self.alone_in(line) is not None:
            begin, end = last - len(line.runs[-1]), line.text[-1]
            is_last = line.lists[-1] & self.lists and (end.isalnum() or end == "_")
            return line.text[begin:] if is_last else None
        return next((line.text[begin:] for begin, end in self.spans_in(line) if end == last), None)

    def end_of_first(self, line: Line) -> int:
        """Where the word ends that a line begins with; -1 when it begins with none."""
        if self._plain is not None:
            found = self._plain.match(line.text)
            return found.end() if found else -1
        mine = line.opening & self.lists
        if not mine:
            return -1
        return len(line.runs[0]) if line.begun[0].whole & mine == mine else self._end(line, 0)

    def spans_in(self, line: Line, most: int = 0) -> Sequence[tuple[int, int]]:
        """From where to where the words stand, all of them or only the first."""
        if self._plain is not None:
            return [found.span() for found in self._plain.finditer(line.text)]
        mine = self.lists
        if not line.every & mine:
            return ()
        found: list[tuple[int, int]] = []
        reached = 0
        spans = line.spans
        for place, lists in enumerate(line.lists):
            if lists & mine and spans[place][0] >= reached:
                end = self._end(line, place)
                if end >= 0:
                    reached = end
                    found.append((spans[place][0], end))
                    if most:
                        break
        return found

    def _candidates(self, run: str) -> tuple[Entry, ...]:
        found = self._entries.get(run)
        if found is None:
            entries = self._vocabulary.known[run].entries
            found = self._entries[run] = tuple(entry for entry in entries if entry.lists & self.lists)
        return found

    def _end(self, line: Line, place: int) -> int:
        """Where the first of the entries ends that stands at a run; -1 when none does."""
        begin, end = line.spans[place]
        mine = line.lists[place] & self.lists
        if line.begun[place].whole & mine == mine:
            return end
        for entry in self._candidates(line.runs[place]):
            if entry.is_run:
                return end
            if entry.second is None or line.runs[place + 1 : place + 2] == [entry.second]:
                found = entry.pattern.match(line.text, begin)
                if found:
                    return found.end()
        return -1


def _one_pattern(entries: list[Entry]) -> re.Pattern[str]:
    joined = "|".join(plain_pattern(entry.word) for entry in entries)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)
