"""The words of many lists, and at which words of a text each of them may begin.

A text is cut into runs of letters once, and each run is looked up once, whatever number of lists is asked about it.
Lists are bits of one number, so that a single comparison tells whether a text has a word of a list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from operator import attrgetter

ListName = tuple[str, str]
"""A list of words: its key and its language."""

_BEGINNING = re.compile(r"(?P<first>[\w*]+|[^\w\s])(?P<rest>.*)", re.DOTALL)
_BEHIND = re.compile(r"\s+(?P<second>\w+)(?![\w*])")
_LIKE = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "ẛ": "ṡ", "µ": "μ"})
ODD = re.compile("[İıſẛµ]")
"""Letters whose lower case is another letter here than elsewhere."""
_DIGIT = re.compile(r"\d")
DIGITS = 1
"""The bit of no list: the text has a digit."""

_TEXTS_KEPT = 4096
_RUNS_KEPT = 65536


def folded(text: str) -> str:
    """The text in lower case, letter for letter, so that places stay."""
    return (text if text.isascii() or not ODD.search(text) else text.translate(_LIKE)).lower()


def plain_pattern(word: str) -> str:
    """The word as a regular expression: `*` stands for any letters, a space for any space."""
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")


class Entry:
    """A word of some lists: the run of letters that it begins with, and the next one where that is sure."""

    __slots__ = ("_compiled", "first", "is_run", "lists", "rank", "second", "word")

    def __init__(self, word: str, lists: int) -> None:
        cut = _BEGINNING.match(word)
        self.word, self.lists, self.rank = word, lists, (-len(word), word)
        self.first = folded(cut["first"]) if cut else ""
        self.is_run = cut is not None and not cut["rest"] and (word[0].isalnum() or word[0] in "_*")
        behind = _BEHIND.match(cut["rest"]) if cut else None
        self.second = folded(behind["second"]) if behind else None
        self._compiled: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The word alone, whole, in any case."""
        if self._compiled is None:
            self._compiled = re.compile(rf"(?<!\w)(?:{plain_pattern(self.word)})(?!\w)", re.IGNORECASE)
        return self._compiled


class Begun:
    """What may begin at a run: the lists whose words do for sure, and those whose words do if a certain run follows.

    `whole` are the lists of which the first word to be tried is the run itself; a run with digits is in `DIGITS` too.
    """

    __slots__ = ("entries", "followed", "lists", "whole")

    def __init__(self, entries: tuple[Entry, ...], lists: int) -> None:
        self.entries = entries
        self.lists = lists
        self.whole = 0
        self.followed: dict[str, int] = {}
        tried = 0
        for entry in entries:
            if entry.is_run:
                self.whole |= entry.lists & ~tried
            tried |= entry.lists
            if entry.second is None:
                self.lists |= entry.lists
            else:
                self.followed[entry.second] = self.followed.get(entry.second, 0) | entry.lists

    @property
    def somehow(self) -> int:
        """The lists that have words which begin with the run, whatever follows it."""
        lists = self.lists
        for followed in self.followed.values():
            lists |= followed
        return lists


_NOTHING = Begun((), 0)
_rank = attrgetter("rank")


class Line:
    """A text cut into runs, with the lists of which a word may begin there; the places when somebody asks.

    `lists` are those for each run, `every` those for some place. `is_odd` tells of letters from `ODD`.
    """

    __slots__ = ("_opening", "_spans", "_vocabulary", "begun", "every", "is_odd", "lists", "runs", "text")

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.is_odd = not text.isascii() and ODD.search(text) is not None
        self.runs: list[str] = vocabulary.run.findall(folded(text) if self.is_odd else text.lower())
        self._vocabulary = vocabulary
        self._spans: list[tuple[int, int]] | None = None
        self._opening: int | None = None
        self.begun: list[Begun] = []
        self.lists: list[int] = []
        self.every = self._look_up(vocabulary)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where each run begins and ends."""
        if self._spans is None:
            self._spans = [found.span() for found in self._vocabulary.run.finditer(self.text)]
        return self._spans

    @property
    def opening(self) -> int:
        """The lists of which a word may begin where the text does."""
        if self._opening is None:
            first = self.lists[0] if self.runs and self._vocabulary.run.match(self.text) else 0
            self._opening = self._vocabulary.anywhere | first
        return self._opening

    def _look_up(self, vocabulary: Vocabulary) -> int:
        """Notes for each run the lists of which a word may begin there, and returns all of these together."""
        known, every, all_begun, all_lists = vocabulary.known, vocabulary.anywhere, self.begun, self.lists
        followed: dict[str, int] = {}
        for run in self.runs:
            begun = known[run]
            if run in followed:
                more = followed[run]
                all_lists[-1] |= more
                every |= more
            lists = begun.lists
            if lists:
                every |= lists
            all_begun.append(begun)
            all_lists.append(lists)
            followed = begun.followed
        return every


class _Known(dict[str, Begun]):
    """Runs that were looked up before; a book of any size has only so many words, files of nonsense are cut off."""

    def __init__(self, look_up: Callable[[str], Begun]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, run: str) -> Begun:
        if len(self) >= _RUNS_KEPT:
            self.clear()
        found = self[run] = self._look_up(run)
        return found


class Vocabulary:
    """The entries of all lists by what they begin with."""

    def __init__(self, lists: Mapping[ListName, Iterable[str]]) -> None:
        self._bits = {name: DIGITS << number for number, name in enumerate(lists, 1)}
        held: dict[str, int] = {}
        for name, words in lists.items():
            for word in words:
                held[word] = held.get(word, 0) | self._bits[name]
        self._same: dict[str, list[Entry]] = {}
        self._begins: dict[str, list[Entry]] = {}
        self._ends: dict[str, list[Entry]] = {}
        self._others: list[tuple[re.Pattern[str], Entry]] = []
        self.anywhere = 0
        self._entries = [Entry(word, inside) for word, inside in held.items()]
        for entry in self._entries:
            self._put(entry)
        self._begin_lengths = sorted({len(begin) for begin in self._begins})
        self._end_lengths = sorted({len(end) for end in self._ends})
        signs = "".join(sorted({first for first in self._same if not re.match(r"\w", first)}))
        self.run = re.compile(rf"\w+|[{re.escape(signs)}]" if signs else r"\w+")
        self.known = _Known(self._begun)
        self.line = lru_cache(maxsize=_TEXTS_KEPT)(self._line)

    def bits(self, names: Iterable[ListName]) -> int:
        """The lists as one number; those that there are not count nothing."""
        together = 0
        for name in names:
            together |= self._bits.get(name, 0)
        return together

    def has_odd(self, lists: int) -> bool:
        """Whether a word of the lists begins with no run, so that it may stand anywhere."""
        return bool(self.anywhere & lists)

    def entries(self, lists: int) -> list[Entry]:
        """All entries of the lists, in the order in which they are tried."""
        return sorted((entry for entry in self._entries if entry.lists & lists), key=lambda entry: entry.rank)

    def _line(self, text: str) -> Line:
        return Line(text, self)

    def _put(self, entry: Entry) -> None:
        first = entry.first
        bare = first.strip("*")
        if not bare:
            self.anywhere |= entry.lists
        elif "*" not in first:
            self._same.setdefault(first, []).append(entry)
        elif first == f"{bare}*":
            self._begins.setdefault(bare, []).append(entry)
        elif first == f"*{bare}":
            self._ends.setdefault(bare, []).append(entry)
        else:
            self._others.append((re.compile(plain_pattern(first)), entry))

    def _begun(self, run: str) -> Begun:
        entries = [*self._same.get(run, ())]
        longest = len(run)
        for length in self._begin_lengths:
            if length > longest:
                break
            entries += self._begins.get(run[:length], ())
        for length in self._end_lengths:
            if length > longest:
                break
            entries += self._ends.get(run[-length:], ())
        entries += [entry for pattern, entry in self._others if pattern.fullmatch(run)]
        if not entries and run.isalpha():
            return _NOTHING
        return Begun(tuple(sorted(entries, key=_rank)), DIGITS if _DIGIT.search(run) else 0)
