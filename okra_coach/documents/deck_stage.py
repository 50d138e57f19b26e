"""What a brand leaves for a slide's content: the room below the title, and the letters that stand in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from okra_coach.documents.letters import BASE_FONT, Letters, letters_of


@dataclass(frozen=True)
class Stage:
    """Width and height of the room for blocks, in points, and the font of running text."""

    width: float = 859.17
    height: float = 370.8
    letters: Letters = field(default_factory=lambda: letters_of(BASE_FONT))
