"""What lies on tables and hangs on walls: all of the draft, nothing cut, and as many as there are groups."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from okra_coach.compose.packing_list import groups_in, packed, printed, spared
from okra_coach.compose.print_canvases import canvases
from okra_coach.compose.print_cards import instruction_cards, need_cards, sorting_cards
from okra_coach.compose.print_posters import posters
from okra_coach.compose.table_files import table_files
from okra_coach.documents.plain_text import PlainText
from okra_coach.model.agenda import Agenda, Block, BlockKind, CutRule, Grouping
from okra_coach.model.engagement import Material
from okra_coach.model.okra import HealthMeasure, OkraBook
from okra_coach.model.print_settings import Paper, PrintSettings, office_paper
from okra_coach.words import load_words
from okra_coach.write.pack import document_bytes
from tests.agendas import with_agenda
from tests.many_teams import many_teams
from tests.render import require

WORDS = load_words("en")


def made(language: str = "en", **settings: object) -> Material:
    """The material with an agenda, people and a dangerous measure."""
    held = with_agenda(language)
    agenda = replace(held.agenda, people=14, groups=4, teams=3)
    printed_on = PrintSettings(**settings)  # type: ignore[arg-type]
    workshop = replace(held.workshop, language=language, printed=printed_on)
    return replace(held, agenda=agenda, workshop=workshop)


def files(held: Material, language: str = "en") -> dict[str, str]:
    """Every file's text by its name."""
    return {
        Path(file.name).name: document_bytes(file.document).decode()
        for file in table_files(held, load_words(language))
        if file.name.endswith(".html")
    }


def test_without_an_agenda_nothing_is_printed() -> None:
    assert table_files(replace(made(), agenda=Agenda()), WORDS) == ()


def test_every_drafted_objective_has_a_canvas_and_every_team_an_empty_one() -> None:
    held = made()
    shown = list(canvases(held, WORDS))
    for okras in held.okras.teams:
        own = [canvas.objective for canvas in shown if canvas.team == okras.name]
        assert own == [*(objective.text for objective in okras.objectives), ""]
    drafted = [row.text for canvas in shown for row in canvas.key_results]
    assert drafted == [
        result.measure for okras in held.okras.teams for one in okras.objectives for result in one.key_results
    ]


def test_a_card_for_sorting_does_not_give_away_what_is_to_change() -> None:
    held = made()
    cards = list(sorting_cards(held, WORDS))
    assert [card.pile for card in cards[:2]] == [True, True]
    names = [card.name for card in cards[2:]]
    assert names == sorted(set(names))
    assert not any("→" in card.value for card in cards)
    measures = {health.measure for okras in held.okras.sets for health in okras.health_measures}
    assert measures <= set(names)


def test_each_block_in_groups_has_its_card_with_the_agenda_s_minutes() -> None:
    held = made()
    titles = [card.title for card in instruction_cards(held, WORDS)]
    assert "Objectives: alone, in pairs, in fours" in titles
    assert "Arrive and check in" not in titles
    minutes = {item.block: item.minutes for item in held.agenda.items}
    card = next(one for one in instruction_cards(held, WORDS) if one.title.startswith("Objectives"))
    assert card.minutes == f"{minutes['objectives']} min"


def test_what_a_team_needs_stands_on_a_card() -> None:
    held = made()
    cards = list(need_cards(held, WORDS))
    assert len(cards) == len(held.rollout.agreements)


def test_posters_hold_what_the_deck_shows_and_no_more() -> None:
    shown = list(posters(made(), WORDS))
    assert shown[0].title == "How we decide today"
    assert shown[-1].to_write
    assert {poster.over for poster in shown[1:-1]} <= {"What customers say", "What you told us"}
    bars = [bar for poster in shown for bar in poster.bars]
    assert bars
    assert max(bar.width for bar in bars) == 100
    assert all(poster.title for poster in shown)


def test_things_are_counted_by_people_and_groups_with_a_tenth_to_spare() -> None:
    held = made()
    by_item = {one.item: one for one in packed(held)}
    assert by_item["Name tag"].count == spared(14) == 16
    assert all(one.count > 0 and one.blocks for one in by_item.values())
    assert spared(100) == 110
    assert spared(21) == 25


@pytest.mark.parametrize(
    ("grouping", "count"),
    [
        ((Grouping.PAIRS,), 7),
        ((Grouping.FOURS,), 4),
        ((Grouping.TEAMS, Grouping.PLENARY), 3),
        ((Grouping.PLENARY,), 1),
        ((Grouping.ALONE,), 14),
        ((Grouping.TRIOS,), 5),
    ],
)
def test_how_many_groups_there_are_follows_from_the_people(grouping: tuple[Grouping, ...], count: int) -> None:
    block = Block("b", "B", BlockKind.DIVERGE, 10, 5, CutRule.SHRINK, grouping=grouping)
    assert groups_in(block, made()) == count


def test_the_list_of_prints_names_only_files_of_the_pack() -> None:
    held = made()
    there = {*files(held), "run-sheet.html", "agenda.html"}
    assert {one.file for one in printed(held, WORDS)} <= there


def test_paper_is_what_the_country_prints_on_unless_she_says() -> None:
    assert (office_paper("US"), office_paper("GB"), office_paper("vn")) == (Paper.LETTER, Paper.A4, Paper.A4)
    assert made(paper=Paper.LETTER).workshop.paper is Paper.LETTER


def test_what_somebody_typed_cannot_act() -> None:
    held = made()
    first = held.okras.sets[0]
    evil = HealthMeasure("x.h9", "<script>alert(1)</script> & <img src=x onerror=y>")
    sets = (replace(first, health_measures=(*first.health_measures, evil)), *held.okras.sets[1:])
    page = files(replace(held, okras=OkraBook(sets, held.okras.questions)))["cards.html"]
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


def test_pages_are_self_contained() -> None:
    for name, text in files(made()).items():
        assert not re.search(r"\b(src|href)=|url\(|@import|<script", text), name


def _printed(text: str, folder: Path) -> Path:
    page, pdf = folder / "page.html", folder / "page.pdf"
    page.write_text(text, encoding="utf-8")
    command = [require("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run([*command, f"--print-to-pdf={pdf}", page.as_uri()], check=True, capture_output=True, timeout=120)
    return pdf


def _words(text: str) -> Counter[str]:
    return Counter(re.sub(r"\W+", " ", text.casefold()).split())


def _texts(page: str) -> str:
    """Every text between tags, without style."""
    body = page.partition("<body>")[2]
    return unescape(re.sub(r"<[^>]*>", " ", body))


@pytest.mark.render
@pytest.mark.parametrize(
    ("language", "settings"),
    [
        ("en", {}),
        ("de", {"canvas": Paper.A1, "poster": Paper.A1}),
        ("vi", {"paper": Paper.LETTER, "canvas": Paper.A4, "poster": Paper.A4}),
    ],
)
def test_every_sheet_is_one_page_and_no_word_is_cut(language: str, settings: dict[str, Paper], tmp_path: Path) -> None:
    held = made(language, **settings)
    _check_sheets(held, language, tmp_path)


@pytest.mark.render
def test_forty_teams_with_long_names_are_printed_as_well(tmp_path: Path) -> None:
    agenda = with_agenda("de")
    held = replace(many_teams(40), agenda=replace(agenda.agenda, people=60, groups=15, teams=40), blocks=agenda.blocks)
    _check_sheets(held, "de", tmp_path)


def _check_sheets(held: Material, language: str, folder: Path) -> None:
    pdftotext, pdfinfo = require("pdftotext"), require("pdfinfo")
    for file in table_files(held, load_words(language)):
        if not isinstance(file.document, PlainText):
            continue
        text = file.document.text
        pdf = _printed(text, folder)
        info = subprocess.run([pdfinfo, pdf], check=True, capture_output=True, text=True).stdout
        pages = re.search(r"Pages:\s+(\d+)", info)
        assert pages
        assert int(pages[1]) == text.count('<section class="sheet'), file.name
        seen = subprocess.run([pdftotext, pdf, "-"], check=True, capture_output=True, text=True).stdout
        lost = _words(_texts(text)) - _words(seen.replace("-\n", "-"))
        assert sum(lost.values()) <= 0.01 * sum(_words(_texts(text)).values()), (file.name, lost)
