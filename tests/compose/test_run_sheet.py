"""The run sheet and the participants' agenda: times, what to say, what to settle, and what stays inside."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from okra_coach.compose.run_sheet import compose_agenda_page, compose_run_sheet
from okra_coach.compose.run_sheet_files import run_sheet_files
from okra_coach.compose.slide_numbers import slide_numbers
from okra_coach.documents.page import Page
from okra_coach.model.agenda import RESERVE, Agenda, AgendaItem, LeftOver
from okra_coach.model.agenda import Instead as InsteadOf
from okra_coach.model.engagement import Material
from okra_coach.model.print_settings import Paper, PrintSettings
from okra_coach.words import load_words
from okra_coach.write.page import page_bytes
from tests.agendas import REMOTE, changed, deck_of, with_agenda
from tests.forms import HOSTILE
from tests.golden import check_golden
from tests.render import require

WORDS = load_words("en")
LANGUAGES = ("en", "de", "vi")


def test_the_run_sheet_reads_as_this() -> None:
    made = with_agenda()
    numbers = slide_numbers(deck_of(made), made, WORDS)

    check_golden("run_sheet", compose_run_sheet(made, WORDS, slides=numbers).markdown, "compose")


def test_the_agenda_for_participants_reads_as_this() -> None:
    check_golden("agenda_page", compose_agenda_page(with_agenda(), WORDS).markdown, "compose")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_block_stands_twice_with_its_time_once_in_a_line_and_once_in_full(language: str) -> None:
    words = load_words(language)
    made = with_agenda(language, REMOTE)
    text = compose_run_sheet(made, words).markdown
    parts = text.split("\n## ")[1:]

    assert len(parts) == 2 * len(made.agenda.sessions)
    for session, overview, full in zip(made.agenda.sessions, parts[::2], parts[1::2], strict=True):
        for timed in session.timed:
            assert f"| **{words.time(timed.start)}** | {timed.item.minutes} |" in overview
            assert f"{words.time(timed.start)}–{words.time(timed.end)}</span>" in full


def test_every_question_stands_at_its_block_with_who_must_be_there_and_its_minutes() -> None:
    made = with_agenda()
    asked = {one.id: one for one in made.okras.questions}
    text = compose_run_sheet(made, WORDS).markdown

    assert made.agenda.settled
    for own in made.agenda.settled:
        assert f"| {asked[own].text} | {WORDS.join(asked[own].who)} | {asked[own].minutes} | ☐ |" in text


def test_what_has_no_time_stands_at_the_end_with_what_to_do_instead() -> None:
    made = with_agenda()
    left = replace(made.agenda, left_over=(LeftOver("q1", InsteadOf.BEFORE, ("Head of Patient Journey",)),))
    text = compose_run_sheet(replace(made, agenda=left), WORDS).markdown

    assert (
        "| asked before the workshop | Head of Patient Journey |" in text.split("What the workshop has no time for")[1]
    )


def test_her_title_lead_and_note_are_on_the_run_sheet() -> None:
    made = changed(with_agenda(), "objectives", title="Where to | now?", lead="Ben", note="Two rooms, <b>upstairs</b>")
    text = page_bytes(compose_run_sheet(made, WORDS)).decode()

    assert text.count("Where to | now?") == 2
    assert ">Lead</th>" in text
    assert text.count("Ben") == 2
    assert "Two rooms, &lt;b&gt;upstairs&lt;/b&gt;" in text


def test_how_it_goes_on_screen_is_told_only_where_somebody_sits_at_one() -> None:
    room, screen = (compose_run_sheet(with_agenda("en", one), WORDS).markdown for one in (None, REMOTE))

    assert "On screen" not in room
    assert "On screen" in screen
    assert "Europe/London" in screen


def test_participants_do_not_read_what_is_meant_for_whoever_leads() -> None:
    made = changed(with_agenda(), "objectives", lead="Ben", note="Watch the front row")
    text = compose_agenda_page(made, WORDS).markdown

    inside = [text for block in made.blocks.values() for text in (block.say, block.ask, block.if_late, block.watch_for)]
    assert not [one for one in [*inside, "Ben", "Watch the front row"] if one and one in text]
    assert not [question.text for question in made.okras.questions if question.text in text]
    assert not re.search(r"\d min\b", text)
    assert RESERVE in {item.block for item in made.agenda.items}
    assert made.blocks[RESERVE].title not in text


def test_a_block_of_which_nobody_knows_more_than_its_name_is_in_both() -> None:
    made = with_agenda()
    first = made.agenda.sessions[0]
    own = replace(made, agenda=Agenda((replace(first, items=(AgendaItem("song", "song", 10, title="A song"),)),)))

    assert "A song" in compose_run_sheet(own, WORDS).markdown
    assert "A song" in compose_agenda_page(own, WORDS).markdown


def test_the_slides_of_a_block_are_the_decks_own() -> None:
    made = with_agenda()
    deck = deck_of(made)
    numbers = slide_numbers(deck, made, WORDS)

    assert set(numbers) == {item.id for item in made.agenda.items if item.block != RESERVE}
    for item in made.agenda.items:
        if item.id in numbers:
            first, _, last = numbers[item.id].partition("–")
            shown = deck.slides[int(first) - 1 : int(last or first)]
            assert {slide.section for slide in shown} == {made.blocks[item.block].title}
            assert f"steps {item.id}" in {slide.part for slide in shown}


@pytest.mark.parametrize("attack", HOSTILE)
def test_what_somebody_typed_shows_as_typed_and_does_nothing(attack: str) -> None:
    made = changed(with_agenda(), "objectives", title=attack, lead=attack, note=attack)
    questions = tuple(replace(one, text=attack, who=(attack,)) for one in made.okras.questions)
    made = replace(made, okras=replace(made.okras, questions=questions))
    for page in (compose_run_sheet(made, WORDS), compose_agenda_page(made, WORDS)):
        body = page_bytes(page).decode().partition("<main>")[2]
        assert not re.search(r"<(script|img|iframe|style|svg)|<[^>]+ (on\w+|src|href)=", body)
        assert seen(attack) in seen(unescape(re.sub("<[^>]*>", "", body)))


def seen(text: str) -> str:
    """What a reader sees of a text: all but spaces and signs that do not print."""
    return "".join(sign for sign in text if sign.isprintable() and sign not in " \ue000\ufffd")


def test_a_stylesheet_of_her_own_takes_the_place_of_ours_and_stays_one(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "agenda.css").write_text("h1 { color: teal; } </style><script>1</script>", encoding="utf-8")
    text = page_bytes(compose_agenda_page(with_agenda(), WORDS, tmp_path)).decode()

    assert "color: teal" in text
    assert ".timetable" not in text
    assert text.count("</style>") == 1


def test_without_an_agenda_there_is_no_run_sheet() -> None:
    made = replace(with_agenda(), agenda=Agenda())

    assert run_sheet_files(made, WORDS, deck_of(made)) == ()


def on(paper: Paper, made: Material) -> Material:
    """To be printed on that paper."""
    return replace(made, workshop=replace(made.workshop, printed=PrintSettings(paper)))


def printed(page: Page, folder: Path) -> list[str]:
    """The text of each printed page."""
    html, pdf = folder / "page.html", folder / "page.pdf"
    html.write_bytes(page_bytes(page))
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={folder / 'profile'}"]
    subprocess.run(
        [require("chromium"), *options, f"--print-to-pdf={pdf}", html.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert_within(pdf, page)
    told = subprocess.run([require("pdftotext"), "-layout", pdf, "-"], check=True, capture_output=True, text=True)
    return told.stdout.split("\f")[:-1]


def assert_within(pdf: Path, of: Page) -> None:
    """The sheets have their size, and every word stands on its sheet, with a margin that any printer can print."""
    boxes = subprocess.run([require("pdftotext"), "-bbox", pdf, "-"], check=True, capture_output=True, text=True).stdout
    for page in boxes.split("<page ")[1:]:
        width, height = (float(size) for size in re.findall(r'width="([\d.]+)" height="([\d.]+)"', page)[0])
        assert [round(size * 25.4 / 72) for size in (width, height)] == [round(size) for size in of.sheet or ()]
        for left, top, right, bottom in re.findall(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)"', page):
            assert float(left) >= 12
            assert float(right) <= width - 12
            assert float(top) >= 12
            assert float(bottom) <= height - 12


@pytest.mark.render
@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_days_overview_is_one_sheet_and_so_is_the_participants_agenda(
    language: str, paper: Paper, tmp_path: Path
) -> None:
    made, words = on(paper, with_agenda(language)), load_words(language)
    last = words.time(made.agenda.sessions[0].timed[-1].start)
    first, second, *_ = printed(compose_run_sheet(made, words), tmp_path)

    assert last in first
    assert words.time(made.agenda.sessions[0].start) in second
    assert len(printed(compose_agenda_page(made, words), tmp_path)) == 1


@pytest.mark.render
def test_every_session_has_a_sheet_of_its_own_and_no_word_is_cut(tmp_path: Path) -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitänspatentprüfungsordnung"
    made, words = changed(with_agenda("de", REMOTE), "objectives", title=long, lead=long), load_words("de")
    agendas = printed(compose_agenda_page(made, words), tmp_path)
    sheets = printed(compose_run_sheet(made, words), tmp_path)

    assert len(agendas) == len(made.agenda.sessions)
    for session, page in zip(made.agenda.sessions, agendas, strict=True):
        assert words.date(session.day, "weekday") in page
    assert len(sheets) >= 2 * len(made.agenda.sessions)
    assert "".join("".join(sheets).split()).count(long[:20]) >= 2
