"""The letter around a list: greetings, heads of mails, sign-offs, and what they ask of the reader."""

from __future__ import annotations

from okra_coach.read.lexicon import plain
from okra_coach.read.okr_lists.lines import Kind
from okra_coach.read.okr_lists.outline import Node
from okra_coach.read.okr_lists.words import list_words

_GREETING = 8
_SENTENCE = 25
_LINES = 12
_COURTESY = (" nhe", " nha", " nhe a")


class Letter:
    """Remembers whether somebody has signed, as what follows belongs to the letter, too."""

    def __init__(self) -> None:
        self.is_signed = False

    def has(self, node: Node, *, is_before_all: bool) -> bool:
        """Whether the line is part of it; `is_before_all` says that no OKR was found yet."""
        if self.is_signed and not node.is_heading:
            return True
        if node.is_heading or node.is_item:
            return False
        bare, words = plain(node.line.text).strip(" ,.!–-"), list_words()
        if any(_ends(node, bare, end) for end in words.letter_ends):
            self.is_signed = True
            return True
        head, sign, _ = bare.partition(":")
        if sign and head in words.letter_heads and is_before_all:
            return True
        begins = any(bare == begin or bare.startswith(f"{begin} ") for begin in words.letter_begins)
        return begins and len(bare.split()) < _GREETING and is_before_all


def _ends(node: Node, bare: str, end: str) -> bool:
    return bare == end or (bare.startswith(f"{end} ") and len(bare.split()) < _GREETING and not node.has_digit)


def closings(nodes: list[Node]) -> list[Node]:
    """The lines after the last one of the list that turn to the reader: "Let me know what you think, thanks!"."""
    found: list[Node] = []
    for node in reversed(nodes[-_LINES:]):
        is_words = node.label is None and node.line.kind is Kind.PLAIN and not node.has_digit
        if not is_words or len(node.line.text.split()) > _SENTENCE:
            break
        found.append(node)
    last = next((place for place, node in reversed(list(enumerate(found))) if _turns(node)), -1)
    return found[: last + 1]


def _turns(node: Node) -> bool:
    """Whether a turn of phrase of letters stands in it, or a Vietnamese particle of courtesy ends it."""
    bare = plain(node.line.text)
    return list_words().letter_turn.search(bare) is not None or bare.rstrip(" .!").endswith(_COURTESY)
