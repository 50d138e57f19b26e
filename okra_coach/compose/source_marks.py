"""Remembers which line of a template each rendered line came from, so that a fault can name it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

_MARK = re.compile("\ue000(\\d+)\ue001")


class LineMarks(Extension):
    """Puts the number of its line before every piece of plain text in a template."""

    def __init__(self, environment: Environment) -> None:
        """Also used for loops within one line: they repeat the mark, which does no harm."""
        super().__init__(environment)

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """The tokens, each plain text with its marks."""
        for token in stream:
            yield Token(token.lineno, token.type, _marked(token.value, token.lineno)) if token.type == "data" else token


def _marked(text: str, first: int) -> str:
    return "\n".join(f"\ue000{number}\ue001{line}" for number, line in enumerate(text.split("\n"), first))


def without_marks(text: str) -> tuple[str, tuple[int, ...]]:
    """The text as it was meant, and for each of its lines the line of the template it came from."""
    lines = list(_read(text.split("\n")))
    return "\n".join(line for line, _ in lines), tuple(number for _, number in lines)


def _read(lines: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The last mark of a line counts: the ones before it belong to lines of which nothing was left."""
    number = 1
    for line in lines:
        marks = _MARK.findall(line)
        number = int(marks[-1]) if marks else number
        yield _MARK.sub("", line), number
