"""Every shape in which people write OKRs is read as a person would read it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.read.okr_lists.reading import outline, read_bytes

SHAPES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "shapes.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape["name"].replace(" ", "-"))
def test_a_shape_is_read(shape: dict[str, Any], tmp_path: Path) -> None:
    read = read_bytes(tmp_path, shape["file"], shape["text"])
    assert outline(read) == shape["read"].rstrip("\n")
    assert not [fault for fault in read.faults if fault.weight == "error"]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape["name"].replace(" ", "-"))
@pytest.mark.parametrize("change", ["crlf", "tabs", "bom"])
def test_line_ends_tabs_and_marks_change_nothing(shape: dict[str, Any], change: str, tmp_path: Path) -> None:
    text: str = shape["text"]
    if change == "crlf":
        text = text.replace("\n", "\r\n")
    elif change == "tabs" and not shape["file"].endswith("csv"):
        text = text.replace("        ", "\t\t").replace("    ", "\t")
    elif change == "bom":
        text = "\ufeff" + text
    assert outline(read_bytes(tmp_path, shape["file"], text)) == shape["read"].rstrip("\n")
