"""A plain text: what is pasted into a chat or a mail."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PlainText:
    """Lines that end with a line feed, without markup."""

    text: str
