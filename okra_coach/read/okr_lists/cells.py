"""The words in one cell: without bullets, in pieces where several key results stand in it."""

from __future__ import annotations

import re

from okra_coach.read.lexicon import plain
from okra_coach.read.okr_lists.labels import Label, Part, label_of
from okra_coach.read.okr_lists.lines import clean, shortened

_BULLET = re.compile(r"^\s*(?:[-–—•◦▪*+·●]\s*|\(?\d{1,2}[.)]\s+|[a-z][.)]\s+)")
_INLINE = re.compile(r"(?:^|(?<=[\s;,.]))(?:\(?(?P<list>[1-9])[.)]|KR\s?(?P<kr>[1-9](?:\.[1-9])?)\s?[:.)–-])\s+(?=\S)")
_LINK = re.compile(r"\s\(https?://[^()\s]*\)")
EMPTY = frozenset({"", "-", "–", "—", "n/a", "na", "none", "tbd.", "…", "..."})
"""What people write into a cell in which nothing stands."""


def line_label(text: str) -> Label | None:
    """What the cell says that it is: objective, key result or action."""
    label = label_of(words_in(text))
    return label if label and label.part in (Part.OBJECTIVE, Part.KEY_RESULT, Part.ACTION) else None


def words_in(text: str) -> str:
    """The cell's words in one line, without a bullet before them."""
    return _BULLET.sub("", clean(" ".join(text.split())), count=1)


def said_in(cell: str) -> str:
    """The cell's text, with breaks kept; "" for a dash and the like."""
    text = shortened(_LINK.sub("", re.sub(r"<br\s*/?>", "\n", cell, flags=re.IGNORECASE)).strip())
    return "" if plain(text) in EMPTY or not re.search(r"[^\W_]|[%€$£]", text) else text


def with_metric(text: str, metric: str) -> str:
    """The words with the name of the metric behind them, unless they hold it."""
    return text if not metric or plain(metric) in plain(text) else f"{text} ({' '.join(metric.split())})"


def shared_out(details: dict[str, str], count: int) -> list[dict[str, str]]:
    """The details of each of several key results in one cell: line by line where as many lines are given."""
    if count == 1:
        return [details]
    lines = {kind: [line for line in text.splitlines() if line.strip()] for kind, text in details.items()}
    return [
        {
            kind: own[number] if len(own) == count else details[kind]
            for kind, own in lines.items()
            if len(own) == count or kind in ("owner", "due")
        }
        for number in range(count)
    ]


def pieces(text: str, *, is_one: bool = False) -> list[str]:
    """The lines of a cell, or "1) … 2) …" in one line; a wrapped line stays one.

    Lines without a bullet or a label are one text where the row has the numbers of one key result, `is_one`.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if is_one and not any(_BULLET.match(line) or line_label(line) for line in lines[1:]):
        lines = [" ".join(lines)] if lines else []
    if len(lines) > 1:
        joined: list[str] = []
        marked = any(_BULLET.match(line) or line_label(line) for line in lines)
        for line in lines:
            goes_on = marked and not (_BULLET.match(line) or line_label(line))
            if joined and (goes_on or line[0].islower() or line[0] in "([,;&"):
                joined[-1] = f"{joined[-1]} {line}"
            else:
                joined.append(line)
        return joined
    starts = list(_INLINE.finditer(text))
    numbers = [match["list"] or match["kr"].rpartition(".")[2] for match in starts]
    if (
        len(starts) > 1
        and numbers == [str(number) for number in range(1, len(numbers) + 1)]
        and not text[: starts[0].start()].strip()
    ):
        ends = [*(match.start() for match in starts[1:]), len(text)]
        return [text[match.end() : end].strip(" ;,") for match, end in zip(starts, ends, strict=True)]
    return lines
