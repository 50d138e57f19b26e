"""Native tables: a ruled header, thin lines between rows, one row filled at most."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.oxml import parse_xml

from okra_coach.documents.deck import Table
from okra_coach.documents.deck_table import CELL_AIR, TableSpace
from okra_coach.write.deck_shapes import NAMESPACES, Box, clean, paragraph

_POINT = 12700
_EDGE = 6.0
"""The air at the edges of a table with a filled row."""


def add_table(slide: Any, table: Table, room: Box) -> float:
    """A native table with a ruled header, thin lines between rows and no fills, so that it prints in grey."""
    space = TableSpace(table, room.width, room.letters)
    rows = [table.header, *table.rows]
    heights = [space.row(row) for row in rows]
    grid = "".join(f'<a:gridCol w="{int(width * _POINT)}"/>' for width in space.widths)
    body = "".join(
        _row(row, height, table, head=n == 0, marked=bool(n) and row == table.marked)
        for n, (row, height) in enumerate(zip(rows, heights, strict=True))
    )
    number = slide.shapes._next_shape_id
    slide.shapes._spTree.append(
        parse_xml(
            f"<p:graphicFrame {NAMESPACES}><p:nvGraphicFramePr>"
            f'<p:cNvPr id="{number}" name="Table {number}" descr="{clean(table.alt)}"/>'
            '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
            f'<p:xfrm><a:off x="{int(room.left * _POINT)}" y="{int(room.top * _POINT)}"/>'
            f'<a:ext cx="{int(room.width * _POINT)}" cy="{int(sum(heights) * _POINT)}"/></p:xfrm>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
            f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl>'
            "</a:graphicData></a:graphic></p:graphicFrame>"
        )
    )
    return sum(heights)


def _row(row: Sequence[str], height: float, table: Table, *, head: bool, marked: bool = False) -> str:
    cells = "".join(
        _cell(
            text,
            table.size,
            _margins(number, table),
            head=head,
            right=number in table.right,
            strong=number in table.strong or marked,
            marked=marked,
        )
        for number, text in enumerate(row)
    )
    return f'<a:tr h="{int(height * _POINT)}">{cells}</a:tr>'


def _margins(column: int, table: Table) -> str:
    """Words stand flush with the table's edges, unless a row is filled, and well apart from the next column."""
    edge = _EDGE if table.marked else 0.0
    left = edge if column == 0 else CELL_AIR / 2
    right = edge if column == len(table.header) - 1 else CELL_AIR / 2
    return f'marL="{int(left * _POINT)}" marR="{int(right * _POINT)}"'


def _cell(text: str, size: float, margins: str, *, head: bool, right: bool, strong: bool, marked: bool) -> str:
    written = paragraph(
        text,
        max(size - 1, 10) if head else size,
        "quiet" if head else "bg1" if marked else "tx1",
        bold=head or strong,
        align="r" if right else "l",
    )
    colour, weight = ("tx2", 19050) if head else ("accent4", 6350)
    none = "".join(f"<a:{side}><a:noFill/></a:{side}>" for side in ("lnL", "lnR", "lnT"))
    line = f'<a:lnB w="{weight}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:lnB>'
    ground = '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>' if marked else "<a:noFill/>"
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{written}</a:txBody>"
        f'<a:tcPr {margins} marT="38100" marB="38100" anchor="ctr">{none}{line}{ground}</a:tcPr></a:tc>'
    )
