"""What a printable page is."""
from __future__ import annotations
from dataclasses import dataclass
@dataclass(frozen=True)
class Page:
    """A page (the briefing helper owns this file and replaces it)."""
    title: str
