from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from okra_coach.model.agenda import ON_HAND, Block, CutRule
from okra_coach.read.blocks import read_blocks
from okra_coach.resources import templates_folder
from okra_coach.words import LANGUAGES

NAMES = [path.stem for path in sorted((templates_folder() / "blocks").glob("*.yaml"))]
OWN = """\
kind: diverge
minutes: 20
least: 10
inputs: [drafts]
materials:
  - {item: Postcards, per: person, quantity: 2}
title: Postcards from the future
"""


def read(folder: Path, text: str, name: str = "postcards.yaml") -> tuple[dict[str, Block], list[str]]:
    path = folder / "templates" / "blocks" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    blocks, faults = read_blocks(folder, "en")
    return dict(blocks), [str(fault) for fault in faults]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_blocks_speak_every_language(language: str, tmp_path: Path) -> None:
    copied = shutil.copytree(templates_folder() / "blocks", tmp_path / "templates" / "blocks")
    blocks, faults = read_blocks(tmp_path, language)
    assert len(list(copied.iterdir())) == len(blocks)
    assert [str(fault) for fault in faults] == []
    assert [block.id for block in blocks.values() if not (block.title and block.goal and block.say)] == []


def test_what_a_shipped_block_needs_is_on_hand_or_made_by_another() -> None:
    blocks, _ = read_blocks(Path(), "en")
    made = ON_HAND.union(*(block.outputs for block in blocks.values()))
    assert [(block.id, need) for block in blocks.values() for need in block.inputs if need not in made] == []


def test_an_own_block_stands_beside_ours_and_one_of_our_names_in_place_of_ours(tmp_path: Path) -> None:
    blocks, faults = read(tmp_path, OWN)
    assert (set(blocks), faults) == ({*NAMES, "postcards"}, [])
    own = blocks["postcards"]
    assert (own.title, own.least, own.cut, own.materials[0].quantity) == (
        "Postcards from the future",
        10,
        CutRule.SHRINK,
        2,
    )
    blocks, _ = read(tmp_path, OWN, "objectives.yaml")
    assert blocks["objectives"].title == "Postcards from the future"


def test_all_faults_of_a_block_are_told_at_once_and_ours_stays(tmp_path: Path) -> None:
    wrong = (
        OWN.replace("diverge", "divrge").replace("minutes: 20", "minutes: soon").replace("title:", "cuts: drop\ntitle:")
    )
    blocks, faults = read(tmp_path, wrong, "objectives.yaml")
    assert blocks["objectives"].title.startswith("Objectives")
    assert [fault.split(": ")[0] for fault in faults] == [
        "templates/blocks/objectives.yaml:1",
        "templates/blocks/objectives.yaml:2",
        "templates/blocks/objectives.yaml:7",
    ]


def test_a_least_above_the_usual_minutes_is_told_with_its_line(tmp_path: Path) -> None:
    blocks, faults = read(tmp_path, OWN.replace("least: 10", "least: 30"))
    assert "postcards" not in blocks
    assert faults == ["templates/blocks/postcards.yaml:3: “least” 30 is more than “minutes” 20"]


def test_an_input_that_nothing_makes_is_told_with_what_was_meant(tmp_path: Path) -> None:
    _, faults = read(tmp_path, OWN.replace("[drafts]", "[draft]"))
    assert len(faults) == 1
    assert "no block makes “draft”; did you mean “drafts”?" in faults[0]


def test_a_text_without_the_workshops_language_is_told_and_another_one_is_used(tmp_path: Path) -> None:
    blocks, faults = read(tmp_path, OWN.replace("title: ", "title: {de: Postkarten}\nmethod: "))
    assert blocks["postcards"].title == "Postkarten"
    assert "no text in the workshop's language" in faults[0]


def test_a_file_that_is_not_read_is_told(tmp_path: Path) -> None:
    assert "it is not read" in read(tmp_path, OWN, "My Block.yml")[1][0]
