"""What a brand's template gives a deck: its room, its letters, its colours, and what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from okra_coach.documents.deck_stage import Stage
from okra_coach.documents.letters import letters_of


@dataclass(frozen=True)
class Brand:
    """A template as it was understood; sizes in points.

    `colours` are the theme's by slot (`tx1`, `bg1`, `accent1`, …) as RRGGBB; `roles` says which slot stands in for
    ours where the brand's own would not be readable. `layouts` names the layout for each kind of slide; `missing`
    says in words what the template lacks and what is done instead.
    """

    name: str
    width: float
    height: float
    body_width: float
    body_height: float
    heading_font: str
    body_font: str
    colours: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    layouts: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()

    @property
    def stage(self) -> Stage:
        """What it leaves for a slide's content."""
        return Stage(self.body_width, self.body_height, letters_of(self.body_font))

    @property
    def shape(self) -> str:
        """`16:9`, `4:3`, `A4`, or the sides in centimetres."""
        ratio = self.width / self.height
        for name, known in (("16:9", 16 / 9), ("16:10", 1.6), ("4:3", 4 / 3), ("A4", 297 / 210), ("3:2", 1.5)):
            if abs(ratio - known) < 0.012:
                return name
        return f"{self.width / 28.35:.1f} × {self.height / 28.35:.1f} cm"
