"""What people wrote, as a line of a draft: cleaned, shortened at the end of a clause, and without anybody's name."""

from __future__ import annotations

import re

from okra_coach.draft.lexicon import Lexicon
from okra_coach.model.answers import MASK

MOST_WORDS = 15
_BULLET = re.compile(r"^\s*(?:(?:[-–—•*·]|\d+[.)])\s+|(?:…|\.{2,})\s*)")
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")
_SPACE = re.compile(r"\s+")
_ASIDE = re.compile(r"\s*(?:[:;]-?[)(D](?!\w)|\blol\b|\btbh\b|!!+)")
_QUOTED = re.compile(r"(?<!\w)['‘“„\"«][^'‘’“”„\"«»]*['’“”\"»](?!\w)")
_DAY_DOT = re.compile(r"\d\.\d{1,2}\.$")
_END = " \t.,;:-–—"
_AROUND = _END + '"“”„'


def tidy(text: str) -> str:
    """One line without bullet, smiley, doubled spaces or closing stop; upper case at the start."""
    line = _SPACE.sub(" ", _BULLET.sub("", text)).strip()
    line = _ASIDE.sub("", line).strip()
    return capitalised(line if _DAY_DOT.search(line) else line.rstrip(_END))


def capitalised(text: str) -> str:
    """The text with a capital first letter, everything else as it is; a name such as "iPad" keeps its small one."""
    is_name = text[:1].islower() and text[1:2].isupper()
    return text if is_name else text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """The text with a small first letter, unless its first word is a name or an abbreviation."""
    first = text.split(" ", 1)[0]
    known = (first.isupper() and len(first) > 1) or first == "I" or any(c.isupper() for c in first[1:])
    return text if known else text[:1].lower() + text[1:]


def first_sentence(text: str) -> str:
    """The first sentence of an answer."""
    return re.split(r"(?<=[.!?])(?<!\bvs\.)\s+(?=[A-ZÀ-ỸÄÖÜ“„\"'0-9])|\n", text.strip(), maxsplit=1)[0]


def plain_claim(text: str, lexicon: Lexicon, most: int = MOST_WORDS, fewest: int = 4) -> str | None:
    """A short statement from an answer; None when nothing is left that stands by itself.

    Parentheses go, then everything from the last clause on that is too much, names a person or speaks of oneself.
    """
    line = tidy(_PARENTHESIS.sub("", first_sentence(text)))
    while len(line.split()) > most or MASK in line or lexicon.says(line, lexicon.own):
        shorter = _before_last_clause(line, lexicon, fewest)
        if shorter is None:
            return None
        line = shorter
    return line if len(line.split()) >= min(fewest, 2) else None


def _before_last_clause(line: str, lexicon: Lexicon, fewest: int) -> str | None:
    cuts = [line[: match.start()].rstrip(_END) for match in lexicon.clause.finditer(line)]
    whole = [cut for cut in cuts if len(cut.split()) >= fewest and is_closed(cut)]
    return whole[-1] if whole and whole[-1] != line else None


def without_quotes(text: str) -> str:
    """The text without what it quotes: the "my" in "calls 'where is my order'" is not its author's."""
    return _QUOTED.sub(" ", text)


def is_closed(text: str) -> bool:
    """Whether every quotation mark and bracket that opens also closes."""
    if text.count('"') % 2 or text.count("(") != text.count(")"):
        return False
    return text.count("„") == 0 or text.count("„") <= text.count("“") + text.count("”")


def is_empty(text: str, lexicon: Lexicon) -> bool:
    """Whether somebody wrote that they have nothing to say."""
    return text.strip().strip(_AROUND).lower() in lexicon.empty or not any(c.isalpha() for c in text)


def has_number(text: str) -> bool:
    """Whether a digit is in the text."""
    return any(c.isdigit() for c in text)
