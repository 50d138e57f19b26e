"""The drawing of each block."""

from __future__ import annotations

from okra_coach.documents.deck_drawings import Drawing, Instruction, OkraCard, Quadrant, ThemeList, Timeline, Tree
from okra_coach.documents.letters import Letters
from okra_coach.documents.sketch import Sketch
from okra_coach.documents.sketch_card import draw_card
from okra_coach.documents.sketch_instruction import draw_instruction
from okra_coach.documents.sketch_quadrant import draw_quadrant
from okra_coach.documents.sketch_rows import draw_themes, draw_timeline
from okra_coach.documents.sketch_tree import draw_tree


def draw(drawing: Drawing, width: float, letters: Letters) -> Sketch:
    """Its parts when it is that wide."""
    match drawing:
        case Tree():
            return draw_tree(drawing, width, letters)
        case Quadrant():
            return draw_quadrant(drawing, width, letters)
        case ThemeList():
            return draw_themes(drawing, width, letters)
        case Timeline():
            return draw_timeline(drawing, width, letters)
        case OkraCard():
            return draw_card(drawing, width, letters)
        case Instruction():
            return draw_instruction(drawing, width, letters)
