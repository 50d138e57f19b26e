"""Drawings in the file: groups with words for those who cannot see them, connectors that hold on, native charts."""

from __future__ import annotations

import io
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn

from okra_coach.documents.deck import Block, Deck, Layout, Slide, Table
from okra_coach.documents.deck_drawings import Branch, Event, Leaf, Line, Timeline, Tree
from okra_coach.write.deck import deck_bytes

TREE = Tree((Branch("Goal", (Leaf("A"), Leaf("B"))),), "Tree.")


def painted(block: Block) -> Any:
    slides = (Slide(Layout.CONTENT, "s", "t", (block,)),)
    return Presentation(io.BytesIO(deck_bytes(Deck("t", "a", "en", "", "2027-01-01", slides)))).slides[0]


def test_a_drawing_is_one_group_that_tells_all_of_it() -> None:
    groups = [shape for shape in painted(TREE).shapes if shape.shape_type == 6]

    assert [group._element.nvGrpSpPr.cNvPr.get("descr") for group in groups] == [TREE.alt]


def test_connectors_hold_on_to_the_boxes_they_join() -> None:
    (group,) = (shape for shape in painted(TREE).shapes if shape.shape_type == 6)
    text_of = {shape.shape_id: shape.text_frame.text for shape in group.shapes if shape.has_text_frame}

    held = [
        (
            text_of[int(one.find(f".//{qn('a:stCxn')}").get("id"))],
            text_of[int(one.find(f".//{qn('a:endCxn')}").get("id"))],
        )
        for one in group._element.iter(qn("p:cxnSp"))
    ]

    assert held == [("Goal", "A"), ("Goal", "B")]


def test_a_slide_has_no_number_twice() -> None:
    ids = [one.get("id") for one in painted(TREE)._element.iter(qn("p:cNvPr"))]

    assert len(ids) == len(set(ids))


def test_drawings_use_theme_colours_only() -> None:
    for block in (TREE, Timeline((Event("6 April", "Workshop", True),), "Dates.")):
        assert not list(painted(block)._element.iter(qn("a:srgbClr")))


def test_a_line_is_a_chart_with_its_numbers_and_a_dashed_expectation() -> None:
    line = Line(("a", "b"), (("Team", (0.1, None)),), "Line.", "expected", (0.2, 0.4))

    (chart,) = (shape.chart for shape in painted(line).shapes if shape.has_chart)

    own, expected = chart.plots[0].series
    assert tuple(own.values) == (0.1, None)
    assert tuple(expected.values) == (0.2, 0.4)
    assert expected.format.line.dash_style is not None
    assert own.format.line.dash_style != expected.format.line.dash_style


def test_the_row_that_counts_now_is_filled() -> None:
    table = Table(("When", "What"), (("9", "a"), ("10", "b")), "Agenda.", marked=("10", "b"))

    (frame,) = (shape for shape in painted(table).shapes if shape.has_table)

    filled = [row for row in frame._element.iter(qn("a:tr")) if row.findall(f".//{qn('a:tcPr')}/{qn('a:solidFill')}")]
    assert [row.find(f".//{qn('a:t')}").text for row in filled] == ["10"]
