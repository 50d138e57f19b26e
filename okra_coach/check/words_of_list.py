"""The words of one key, to be found in texts as one regular expression of them all would."""

from __future__ import annotations

import re
from collections.abc import Iterator
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

    def __init__(self, vocabulary: Vocabulary, lists: int) -> None:
        self._lists = lists
        self._line = vocabulary.line
        self._begun = vocabulary.begun
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._plain = _one_pattern(vocabulary.entries(lists)) if vocabulary.has_odd(lists) else None

    def search(self, text: str) -> Spot | None:
        """The first of the words in the text."""
        if self._plain is None and not self._line(text).every_list & self._lists:
            return None
        return next(self.finditer(text), None)

    def finditer(self, text: str) -> Iterator[Spot]:
        """All of the words in the text, one behind the other."""
        if self._plain is not None:
            yield from (Spot(text, *found.span()) for found in self._plain.finditer(text))
            return
        line = self._line(text)
        if not line.every_list & self._lists:
            return
        reached = 0
        for place, lists in enumerate(line.lists):
            if lists & self._lists and line.spans[place][0] >= reached:
                end = self._end(line, place)
                if end is not None:
                    reached = end
                    yield Spot(text, line.spans[place][0], end)

    def match(self, text: str) -> Spot | None:
        """The word that the text begins with."""
        if self._plain is not None:
            found = self._plain.match(text)
            return Spot(text, *found.span()) if found else None
        line = self._line(text)
        end = self._end(line, 0) if self._starting(line) else None
        return Spot(text, 0, end) if end is not None else None

    def fullmatch(self, text: str) -> Spot | None:
        """The word that the text is."""
        entries = () if self._plain is not None else self._starting(self._line(text))
        found = any(entry.pattern.fullmatch(text) for entry in entries)
        return Spot(text, 0, len(text)) if found or (self._plain and self._plain.fullmatch(text)) else None

    def ending(self, text: str) -> Spot | None:
        """The word that the text ends with."""
        return next((found for found in self.finditer(text) if found.finish == len(text)), None)

    def findall(self, text: str) -> list[str]:
        """All of the words in the text, as it writes them."""
        return [found.group() for found in self.finditer(text)]

    def sub(self, other: str, text: str) -> str:
        """The text with something else in place of each of the words."""
        pieces, reached = [], 0
        for found in self.finditer(text):
            pieces += [text[reached : found.begin], other]
            reached = found.finish
        return "".join([*pieces, text[reached:]]) if pieces else text

    def _starting(self, line: Line) -> tuple[Entry, ...]:
        """The entries that may begin at the very beginning of a line."""
        begins = line.first_lists & self._lists and line.spans[0][0] == 0
        return self._candidates(line.runs[0]) if begins else ()

    def _candidates(self, run: str) -> tuple[Entry, ...]:
        found = self._entries.get(run)
        if found is None:
            found = tuple(entry for entry in self._begun(run).entries if entry.lists & self._lists)
            self._entries[run] = found
        return found

    def _end(self, line: Line, place: int) -> int | None:
        """Where the first of the entries ends that stands at a run."""
        begin, end = line.spans[place]
        for entry in self._candidates(line.runs[place]):
            if entry.is_run:
                return end
            if entry.second is None or line.runs[place + 1 : place + 2] == [entry.second]:
                found = entry.pattern.match(line.text, begin)
                if found:
                    return found.end()
        return None


def _one_pattern(entries: list[Entry]) -> re.Pattern[str]:
    joined = "|".join(plain_pattern(entry.word) for entry in entries)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)
