"""What a workbook is."""
from __future__ import annotations
from dataclasses import dataclass
@dataclass(frozen=True)
class Workbook:
    """Sheets (the tracker helper owns this file and replaces it)."""
    title: str
