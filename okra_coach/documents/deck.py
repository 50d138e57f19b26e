"""What a deck is: slides with a title that says the message, native blocks, notes; no file format."""
from __future__ import annotations
from dataclasses import dataclass
@dataclass(frozen=True)
class Deck:
    """Slides in order (the deck helper owns this file and replaces it)."""
    title: str
