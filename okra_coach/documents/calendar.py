"""What a calendar is."""
from __future__ import annotations
from dataclasses import dataclass
@dataclass(frozen=True)
class Calendar:
    """Events (the plan helper owns this file and replaces it)."""
    title: str
