"""The run sheet that goes along, in a real browser: by the clock, by hand, late, on a phone, without a network."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.compose.form_files import page_hash
from okra_coach.compose.live_page import compose_live_page
from okra_coach.model.agenda import ON_HAND, RESERVE, after, minutes_between
from okra_coach.model.agenda_settings import AgendaSettings, SessionTime
from okra_coach.model.engagement import Material
from okra_coach.plan.late import run_late
from okra_coach.words import load_words
from tests.agendas import REMOTE, with_agenda
from tests.browser import Browser, browser
from tests.forms import HOSTILE

CASES = Path(__file__).parents[1] / "plan" / "late_cases.json"
LANGUAGES = ("en", "de", "vi")
_CLOCK = """{
  let moved = 0;
  Date.now = () => %d + moved;
  window.move = (minutes) => {
    moved += minutes * 60000;
    document.dispatchEvent(new Event("visibilitychange"));
    return Promise.resolve();
  };
  window.confirm = () => true;
}"""


def text(made: Material | None = None, language: str = "en") -> str:
    return compose_live_page(made or with_agenda(language), load_words(language)).text


def setup_of(page: str) -> Any:
    found = re.search(r'<script type="application/json" id="setup">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("live")) as found:
        yield found


def opened(chromium: Browser, page: str, folder: Path, when: str = "2027-04-06T09:00", width: int = 800) -> Browser:
    """The page at a moment of the device's clock, on a device that has kept nothing."""
    path = folder / "live.html"
    path.write_text(page, encoding="utf-8")
    chromium.before_every_page(_CLOCK % (datetime.fromisoformat(when).timestamp() * 1000))
    chromium.open(path, width)
    chromium.ask("localStorage.clear()")
    chromium.asked_for.clear()
    chromium.problems.clear()
    chromium.reload()
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
    for told, session in zip(setup_of(text(made, language))["sessions"], made.agenda.sessions, strict=True):
        assert (told["start"], told["end"] - told["start"]) == (session.start.hour * 60, session.booked)
        for one, item in zip(told["blocks"], session.items, strict=True):
            block = made.blocks[item.block]
            assert (one["minutes"], one["cut"], one["reserve"]) == (item.minutes, block.cut, item.block == RESERVE)


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
def test_the_questions_of_what_is_left_out_are_settled_later(chromium: Browser, tmp_path: Path) -> None:
    made = with_agenda()
    page = opened(chromium, text(replace(made, weights={})), tmp_path, "2027-04-06T12:00")
    page.press("#back")
    page.ask("move(150)")
    page.press("#late")

    title = made.blocks["numbers"].title
    assert f"Left out: {title}. Its open questions are settled after the workshop." in page.text("#notice")
    assert [row[2] for row in rows(page) if row[1] == title] == ["left out"]


@pytest.mark.render
def test_a_session_that_was_tried_out_the_day_before_waits_again_on_its_day(chromium: Browser, tmp_path: Path) -> None:
    made = with_agenda()
    page = opened(chromium, text(made), tmp_path, "2027-04-05T14:00")
    page.press("#forward")
    page.ask("move(90)")
    page.press("#back")
    page.ask("move(60)")
    page.press("#late")
    assert page.text("#notice")
    page.ask("move(16 * 60 + 10)")
    assert page.text("#notice") == ""
    assert (page.text("#clock"), page.text("#time")) == ("08:40", "09:00")

    page.ask("move(21)")
    planned = [f"{timed.start:%H:%M}" for timed in made.agenda.sessions[0].timed]
    assert [row[0] for row in rows(page)] == planned
    assert page.text("#title") == made.blocks[made.agenda.sessions[0].items[0].block].title


@pytest.mark.render
def test_an_evening_goes_on_after_midnight(chromium: Browser, tmp_path: Path) -> None:
    evening = SessionTime(date(2027, 4, 6), time(21), time(23, 30))
    made = with_agenda("en", AgendaSettings(sessions=(evening,)))
    page = opened(chromium, text(made), tmp_path, "2027-04-06T21:00")
    page.key("ArrowRight")
    page.ask("move(180)")

    assert page.text("#clock") == "00:00"
    assert page.text("#time").startswith("+") or page.text("#time") == "0:00"
    assert re.search("min after the booked end", page.text("#end"))


@pytest.mark.render
def test_the_screen_stays_on_while_a_session_runs(chromium: Browser, tmp_path: Path) -> None:
    page = opened(chromium, text(), tmp_path)
    page.ask(
        "window.asked = []; Object.defineProperty(navigator, 'wakeLock',"
        "{value: {request: (kind) => { asked.push(kind); return Promise.resolve(); }}})"
    )
    page.press("#forward")

    assert page.ask("asked") == ["screen"]


def test_a_session_without_blocks_is_not_on_the_page() -> None:
    made = with_agenda("en", REMOTE)
    sessions = (replace(made.agenda.sessions[0], items=()), *made.agenda.sessions[1:])
    told = setup_of(text(replace(made, agenda=replace(made.agenda, sessions=sessions))))["sessions"]

    assert [one["day"] for one in told] == ["2027-04-07", "2027-04-08"]


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
    page.media()


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
def shared(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return opened(chromium, text(), tmp_path_factory.mktemp("late"))


@pytest.mark.render
def test_late_does_what_the_command_does_on_the_commands_own_cases(shared: Browser) -> None:
    cases = json.loads(CASES.read_text(encoding="utf-8"))
    found = shared.ask(f"({json.dumps(cases)}).map((one) => retimed(one.items, one.room, one.there))")

    assert len(cases) >= 50
    for number, (case, told) in enumerate(zip(cases, found, strict=True)):
        assert told == case["expected"], number


@pytest.mark.render
@pytest.mark.parametrize(("language", "booked"), [("en", None), ("de", REMOTE)])
def test_late_does_what_the_command_does_at_every_block_of_the_page(
    shared: Browser, language: str, booked: AgendaSettings | None
) -> None:
    made = with_agenda(language, booked)
    asked = {one.id: one.weight for one in made.okras.questions}
    held: set[str] = set(ON_HAND)
    for session, told in zip(made.agenda.sessions, setup_of(text(made, language))["sessions"], strict=True):
        cases, expected = [], []
        for first, by in itertools.product(range(len(session.items)), (-10, 0, 7, 20, 45, 90)):
            now = after(session.timed[first].start, by)
            there = held.union(*(made.blocks[item.block].outputs for item in session.items[:first]))
            cases.append([told["blocks"][first:], minutes_between(now, session.end), sorted(there)])
            late = run_late(session, first, now, made.blocks, asked, frozenset(held))
            rest = [[one.item.id, one.item.minutes] for one in late.rest]
            expected.append([rest, [item.id for item in late.dropped], late.over, late.spare])
        found = shared.ask(f"({json.dumps(cases)}).map((one) => retimed(...one))")
        assert [[one["rest"], one["dropped"], one["over"], one["spare"]] for one in found] == expected
        assert told["there"] == sorted(held)
        held |= {thing for item in session.items for thing in made.blocks[item.block].outputs}


@pytest.mark.render
@settings(deadline=None, max_examples=60)
@given(st.integers(0, 17), st.integers(0, 60), st.integers(-60, 300))
def test_the_block_that_is_on_keeps_its_place_and_the_rest_ends_on_time_or_says_by_how_much(
    shared: Browser, first: int, spent: int, room: int
) -> None:
    (told,) = setup_of(text())["sessions"]
    rest = told["blocks"][first % len(told["blocks"]) :]
    rest[0] |= {"minutes": max(rest[0]["minutes"] - spent, 0), "least": max(rest[0]["least"] - spent, 0)}
    found = shared.ask(f"retimed({json.dumps(rest)}, {room}, {json.dumps(told['there'])}, true)")

    assert rest[0]["id"] not in found["dropped"]
    assert sum(minutes for _, minutes in found["rest"]) == room + found["over"] - found["spare"]
    assert not (found["over"] and found["spare"])
