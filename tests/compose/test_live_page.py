"""The run sheet that goes along, in a real browser: by the clock, by hand, late, on a phone, without a network."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.compose.form_files import page_hash
from okra_coach.compose.live_page import compose_live_page
from okra_coach.model.agenda import ON_HAND, RESERVE, CutRule
from okra_coach.model.engagement import Material
from okra_coach.words import load_words
from tests.agendas import REMOTE, with_agenda
from tests.browser import Browser, browser
from tests.forms import HOSTILE

LANGUAGES = ("en", "de", "vi")
_CLOCK = """{
  const begun = Date.now(), set = Number(sessionStorage.getItem("set") || %d);
  let moved = 0;
  Date.now = () => set + moved;
  window.move = (minutes) => { moved += minutes * 60000; return wait(); };
  window.wait = () => new Promise((done) => setTimeout(done, 700));
  window.confirm = () => true;
}"""


def text(made: Material | None = None, language: str = "en") -> str:
    return compose_live_page(made or with_agenda(language), load_words(language)).text


def setup_of(page: str) -> Any:
    found = re.search(r'<script type="application/json" id="setup">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])


@pytest.fixture
def chromium(tmp_path: Path) -> Iterator[Browser]:
    with browser(tmp_path) as found:
        yield found


def opened(chromium: Browser, page: str, folder: Path, when: str = "2027-04-06T09:00", width: int = 800) -> Browser:
    """The page at a moment of the device's clock."""
    path = folder / "live.html"
    path.write_text(page, encoding="utf-8")
    chromium.before_every_page(_CLOCK % (datetime.fromisoformat(when).timestamp() * 1000))
    chromium.open(path, width)
    return chromium


def rows(page: Browser) -> list[list[str]]:
    """The session's blocks as they are listed: time, title, minutes."""
    listed = page.ask(
        "[...document.querySelectorAll('#blocks li')].map((one) => [...one.children].map((c) => c.textContent))"
    )
    return [[str(cell) for cell in row] for row in listed]


def test_only_the_pages_own_script_and_style_may_act() -> None:
    page = text()
    policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    (style,), (script,) = (
        re.findall(r"<style>(.*?)</style>", page, re.S),
        re.findall(r"<script>(.*?)</script>", page, re.S),
    )

    acts = f"style-src '{page_hash(style)}'; script-src '{page_hash(script)}'"
    assert policy == [f"default-src 'none'; {acts}; base-uri 'none'; form-action 'none'"]
    assert not re.search(r"\b(src|href)=|url\(|@import|fetch\(|XMLHttpRequest|WebSocket|sendBeacon|\bon[a-z]+=\"", page)


def test_the_same_agenda_is_the_same_page_and_another_one_keeps_its_own_state() -> None:
    made = with_agenda()
    first = made.agenda.sessions[0]
    later = replace(first, items=(replace(first.items[0], minutes=11), *first.items[1:]))
    other = replace(made, agenda=replace(made.agenda, sessions=(later,)))

    assert text(made) == text(made)
    assert setup_of(text(made))["agenda"] != setup_of(text(other))["agenda"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_times_minutes_and_cut_rules_are_the_agendas(language: str) -> None:
    made = with_agenda(language, REMOTE)
    held: set[str] = set(ON_HAND)
    for told, session in zip(setup_of(text(made, language))["sessions"], made.agenda.sessions, strict=True):
        assert (told["start"], told["end"] - told["start"]) == (session.start.hour * 60, session.booked)
        for one, item in zip(told["blocks"], session.items, strict=True):
            block = made.blocks[item.block]
            assert (one["minutes"], one["cut"], one["reserve"]) == (item.minutes, block.cut, item.block == RESERVE)
            assert one["least"] == min(block.least, item.minutes)
            assert set(one["needs"]) == set(block.inputs) - held
        held |= {thing for item in session.items for thing in made.blocks[item.block].outputs}


@pytest.mark.render
def test_the_block_changes_with_the_clock(chromium: Browser, tmp_path: Path) -> None:
    made = with_agenda()
    session = made.agenda.sessions[0]
    page = opened(chromium, text(made), tmp_path)
    for timed in session.timed:
        assert page.text("#title") == made.blocks[timed.item.block].title
        assert page.text("#time") == f"{timed.item.minutes}:00"
        assert f"{timed.end:%H:%M}" in page.text("#unit")
        page.ask(f"move({timed.item.minutes})")

    assert page.problems == []


@pytest.mark.render
def test_before_its_day_it_waits_and_starts_when_somebody_says_so(chromium: Browser, tmp_path: Path) -> None:
    page = opened(chromium, text(), tmp_path, "2027-04-05T14:00")
    assert page.text("#time") == "09:00"
    assert "6 April" in page.text("#unit")

    page.press("#forward")
    assert page.text("#time") == "10:00"
    assert rows(page)[1][0] == "14:10"


@pytest.mark.render
def test_next_back_and_undo_are_what_a_facilitator_expects(chromium: Browser, tmp_path: Path) -> None:
    made = with_agenda()
    titles = [made.blocks[item.block].title for item in made.agenda.sessions[0].items]
    page = opened(chromium, text(made), tmp_path)
    page.ask("move(4)")
    page.key("ArrowRight")
    assert (page.text("#title"), page.text("#time"), rows(page)[2][0]) == (titles[1], "10:00", "09:14")

    page.key("ArrowLeft")
    assert page.text("#title") == titles[0]
    page.ask("move(30)")
    assert (page.text("#title"), page.text("#time")[0]) == (titles[0], "+")

    page.press("#undo")
    page.press("#undo")
    assert page.ask("document.getElementById('undo').disabled")
    assert page.text("#title") == titles[2]


@pytest.mark.render
def test_late_uses_the_reserve_first_and_a_reload_keeps_all_of_it(chromium: Browser, tmp_path: Path) -> None:
    made = with_agenda()
    asked = next(item for item in made.agenda.sessions[0].items if item.questions)
    begin = next(timed.start for timed in made.agenda.sessions[0].timed if timed.item is asked)
    page = opened(chromium, text(made), tmp_path, f"2027-04-06T{begin:%H:%M}")
    page.press("#asked input")
    page.ask(f"move({asked.minutes + 10})")
    page.press("#back")
    page.ask("move(5)")
    page.press("#late")
    before = (page.text("#notice"), page.text("#end"), rows(page))

    assert "Reserve" in before[0]
    assert "16:30" in before[1]
    page.reload()
    page.ask(f"move({asked.minutes + 15})")
    assert (page.text("#notice"), page.text("#end"), rows(page)) == before
    assert page.ask("document.querySelector('#asked input').checked")

    page.press("#undo")
    assert page.text("#notice") == ""
    assert "16:30" not in page.text("#end")


@pytest.mark.render
def test_a_wrong_clock_can_be_set_right(chromium: Browser, tmp_path: Path) -> None:
    page = opened(chromium, text(), tmp_path, "2027-04-06T03:00")
    page.ask("(() => { const set = document.getElementById('set'); set.value = '09:12';"
             " set.dispatchEvent(new Event('change')); })()")  # fmt: skip

    assert (page.text("#clock"), page.text("#time")) == ("09:12", "8:00")
    page.press("#reset")
    assert page.text("#clock") == "03:00"


@pytest.mark.render
def test_of_several_sessions_todays_is_shown_and_another_can_be_chosen(chromium: Browser, tmp_path: Path) -> None:
    made = with_agenda("vi", REMOTE)
    page = opened(chromium, text(made, "vi"), tmp_path, "2027-04-08T14:01")
    third = made.agenda.sessions[2]

    assert page.ask("document.getElementById('session').value") == "2"
    assert page.text("#title") == made.blocks[third.items[0].block].title
    page.ask("(() => { const one = document.getElementById('session'); one.value = '0';"
             " one.dispatchEvent(new Event('change')); })()")  # fmt: skip
    assert len(rows(page)) == len(made.agenda.sessions[0].items)


@pytest.mark.render
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wider_than_a_small_phone_and_nothing_leaves_the_page(
    language: str, chromium: Browser, tmp_path: Path
) -> None:
    made = with_agenda(language)
    first, names = made.agenda.sessions[0], ("Donaudampfschifffahrtsgesellschaftskapitänswitwe" * 2, *HOSTILE)
    items = tuple(
        replace(item, title=names[n % len(names)], lead=HOSTILE[0], note=HOSTILE[4])
        for n, item in enumerate(first.items)
    )
    made = replace(made, agenda=replace(made.agenda, sessions=(replace(first, items=items),)))
    page = opened(chromium, text(made, language), tmp_path, width=360)
    for item in items:
        assert page.ask("document.documentElement.scrollWidth") <= 360
        small = page.ask("[...document.querySelectorAll('.buttons button')].filter((b) => b.offsetHeight < 44).length")
        assert small == 0
        page.ask(f"move({item.minutes})")
    page.press("#late")
    page.press("#look")

    assert page.problems == []
    assert [address for address in page.asked_for if not address.startswith("file:")] == []
    assert page.asked_for == [(tmp_path / "live.html").as_uri()]
    blocked = page.ask("fetch('https://example.com/').then(() => 'sent', () => 'kept')")
    assert blocked == "kept"


@pytest.mark.render
def test_who_wants_less_motion_gets_none(chromium: Browser, tmp_path: Path) -> None:
    page = opened(chromium, text(), tmp_path)
    moves = "getComputedStyle(document.getElementById('passed')).transitionDuration"

    assert page.ask(moves) == "0.9s"
    page.media(prefers_reduced_motion="reduce")
    assert page.ask(moves) == "0s"


@pytest.mark.render
def test_a_screen_reader_hears_each_block_once_and_the_countdown_never(chromium: Browser, tmp_path: Path) -> None:
    page = opened(chromium, text(), tmp_path)
    heard = (
        "window.heard = []; window.said = document.getElementById('spoken');"
        "new MutationObserver(() => heard.push(said.textContent)).observe(said, {childList: true})"
    )
    page.ask(heard)
    page.ask("move(8.5)")
    page.ask("move(0.5)")
    page.ask("move(1.5)")

    assert page.ask("window.heard") == ["2 min left: Arrive and check in.", "Now: What today is for, until 09:20."]
    assert page.ask("document.getElementById('left').getAttribute('aria-live')") == "off"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    folder = tmp_path_factory.mktemp("late")
    with browser(folder) as found:
        yield opened(found, text(), folder)


THINGS = st.sets(st.sampled_from(("objectives", "key results", "actions")), max_size=2).map(sorted)
BLOCKS = st.lists(
    st.builds(
        lambda minutes, least, cut, weight, needs, makes, reserve: {
            "minutes": minutes, "least": min(least, minutes), "cut": "shrink" if reserve else cut, "weight": weight,
            "needs": needs, "makes": [] if reserve else makes, "reserve": reserve,
        },
        st.integers(0, 90), st.integers(0, 60), st.sampled_from(CutRule).map(str), st.integers(0, 9),
        THINGS, THINGS, st.integers(0, 5).map(lambda n: n == 0),
    ),
    min_size=1,
    max_size=9,
)  # fmt: skip


@pytest.mark.render
@settings(deadline=None, max_examples=150)
@given(BLOCKS, st.integers(0, 8), st.integers(0, 240), st.integers(0, 400))
def test_the_rest_ends_on_time_or_says_by_how_much_and_leaves_whole_what_is_never_cut(
    shared: Browser, blocks: list[dict[str, Any]], on: int, late: int, room: int
) -> None:
    on = on % len(blocks)
    told = shared.ask(f"retimed({json.dumps(blocks)}, {on}, {late}, {room})")
    again = shared.ask(f"retimed({json.dumps(blocks)}, {on}, {late}, {room})")
    rest = range(on, len(blocks))
    minutes, planned = told["minutes"], [one["minutes"] for one in blocks]

    assert told == again
    assert told["over"] == max(late + sum(minutes[on:]) - room, 0)
    for n in rest:
        if n in told["dropped"]:
            assert (blocks[n]["cut"], minutes[n]) == ("drop", 0)
            assert n != on
        elif blocks[n]["cut"] == "shrink":
            assert blocks[n]["minutes"] >= minutes[n] >= (0 if blocks[n]["reserve"] else blocks[n]["least"])
        else:
            assert minutes[n] == planned[n]
    if told["over"]:
        shrinking = [n for n in rest if blocks[n]["cut"] == "shrink"]
        assert all(minutes[n] == (0 if blocks[n]["reserve"] else blocks[n]["least"]) for n in shrinking)
    if late + sum(planned[on:]) <= room:
        assert minutes == planned


@pytest.mark.render
@settings(deadline=None, max_examples=150)
@given(BLOCKS, st.integers(0, 240))
def test_nothing_is_left_out_that_a_later_block_builds_on(
    shared: Browser, blocks: list[dict[str, Any]], room: int
) -> None:
    dropped = shared.ask(f"retimed({json.dumps(blocks)}, 0, 0, {room})")["dropped"]

    def unmet(there: list[int]) -> set[tuple[int, str]]:
        return {
            (n, thing) for n in there for thing in blocks[n]["needs"]
            if not any(thing in blocks[before]["makes"] for before in there if before < n)
        }  # fmt: skip

    everyone = list(range(len(blocks)))
    assert unmet([n for n in everyone if n not in dropped]) <= unmet(everyone)
