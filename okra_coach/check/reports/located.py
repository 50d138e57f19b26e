"""Finds the words that triggered a finding in the file that it is about."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from okra_coach.model.finding import Finding
from okra_coach.model.judgement import JudgedLine, Judgement

_KEY = re.compile(r"\s*(?:-\s+)?[\w-]+:\s+")
_NOT_WORDS = re.compile(r"\s*(?:-\s+)?(?:id|from|status|supports|link_certainty)\s*:|\s*#")
_YAML = (".yaml", ".yml")
_REACH = 40
"""How many lines a line of OKR+As may take in a file when nothing after it says where it ends."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a file, counted from 1, with the characters from `start` up to `end`; none when they are the same."""

    line: int
    start: int = 0
    end: int = 0


class Locator:
    """Knows where each line of the OKR+As ends, so that nothing is found in its neighbour."""

    def __init__(self, judgement: Judgement) -> None:
        self._judgement = judgement

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        starts: dict[str, list[int]] = {}
        for line in self._judgement.lines:
            if line.place.line is not None:
                starts.setdefault(line.place.file, []).append(line.place.line)
        return {file: sorted(set(lines)) for file, lines in starts.items()}

    def spot(self, finding: Finding, line: JudgedLine) -> Spot | None:
        """Where to point at: the trigger's words, else the line's own; None without a text to point into."""
        file, first = finding.place.file, finding.place.line
        source = self._judgement.sources.get(file, ())
        if first is None or not 0 < first <= len(source):
            return None
        block = [
            (number, source[number - 1])
            for number in range(first, self._end(file, first, len(source)) + 1)
            if not (file.endswith(_YAML) and _NOT_WORDS.match(source[number - 1]))
        ]
        own = _longest(block, line.text, file)
        if finding.trigger:
            after = [(number, text) for number, text in block if own is None or number >= own.line]
            hit = _longest(after, finding.trigger, file) or _longest(block, finding.trigger, file)
            if hit:
                return hit
        return Spot(own.line) if own else Spot(first)

    def _end(self, file: str, first: int, length: int) -> int:
        starts = self._starts.get(file, [])
        after = bisect_right(starts, first)
        last = starts[after] - 1 if after < len(starts) else length
        return max(first, min(last, first + _REACH, length))


def _longest(block: Sequence[tuple[int, str]], words: str, file: str) -> Spot | None:
    """The place that holds the most of the words, from the first one on; the earliest of those alike."""
    pattern = _beginning(words)
    if pattern is None:
        return None
    best: tuple[int, Spot] | None = None
    least = _enough(words)
    for number, text in block:
        key = _KEY.match(text) if file.endswith(_YAML) else None
        for start, end in _found(pattern, text, key.end() if key else 0):
            if end - start >= least and (best is None or end - start > best[0]):
                best = end - start, Spot(number, start, end)
    return best[1] if best else None


def _enough(words: str) -> int:
    """How many signs tell that a text goes on in the next line, and not that another one begins alike."""
    length = len(" ".join(words.split()))
    return min(length, max(8, length // 3)) - 1


def _beginning(words: str) -> re.Pattern[str] | None:
    """A pattern for as many of the words as there are, the first at least, whatever the space between them."""
    parts = [re.escape(word) for word in unicodedata.normalize("NFC", words).split()[:30]]
    if not parts:
        return None
    pattern = parts[-1]
    for part in reversed(parts[:-1]):
        pattern = rf"{part}(?:\s+{pattern})?"
    bounded = rf"(?<!\w){pattern}" if parts[0][0].isalnum() else pattern
    return re.compile(bounded, re.IGNORECASE)


def _found(pattern: re.Pattern[str], text: str, begin: int) -> Iterator[tuple[int, int]]:
    """The places in the text as it is written, also where its letters are made of several signs."""
    composed, places = _composed(text)
    for match in pattern.finditer(composed):
        start, end = places[match.start()], places[match.end()]
        if start >= begin:
            yield start, end


def _composed(text: str) -> tuple[str, list[int]]:
    """The text with each letter as one sign, and where each of its signs stands in the text."""
    if unicodedata.is_normalized("NFC", text):
        return text, list(range(len(text) + 1))
    signs: list[str] = []
    places: list[int] = []
    for start, letter in _letters(text):
        whole = unicodedata.normalize("NFC", letter)
        signs.append(whole)
        places += [start] * len(whole)
    return "".join(signs), [*places, len(text)]


def _letters(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not unicodedata.combining(text[index]):
            yield start, text[start:index]
            start = index
