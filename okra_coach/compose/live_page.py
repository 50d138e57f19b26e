"""The run sheet as a page that goes along: the block that is on by the clock, what to say, and what to do when late."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from okra_coach.compose.form import one_line
from okra_coach.compose.form_files import page_hash, quoted
from okra_coach.compose.room_blocks import RoomBlock, room_blocks, session_named
from okra_coach.compose.templating import render_source
from okra_coach.documents.plain_text import PlainText
from okra_coach.model.agenda import BREAK, ON_HAND, AgendaSession
from okra_coach.model.engagement import Material
from okra_coach.resources import find_template
from okra_coach.words import Words

_SCRIPTS = ("live-late.js", "live.js")


def compose_live_page(material: Material, words: Words, own: Path | None = None) -> PlainText:
    """One file that opens by a double click and needs no network; it keeps what is done on the device."""
    style, script = _source("live.css", own), "\n".join(_source(name, own) for name in _SCRIPTS)
    texts = _texts(words)
    sessions = list(_sessions(material, words))
    setup = {"agenda": _fingerprint(sessions), "sessions": sessions, "texts": texts}
    context = {
        "language": words.language,
        "title": words("{client}: live", client=one_line(material.workshop.client)),
        "client": one_line(material.workshop.client),
        "texts": texts,
        "setup": Markup(quoted(setup)),  # noqa: S704
        "style": Markup(style),  # noqa: S704
        "script": Markup(script),  # noqa: S704
        "style_hash": page_hash(style),
        "script_hash": page_hash(script),
    }
    return PlainText(render_source("pages/live.html", words, context, own, escape=True))


def _source(name: str, own: Path | None) -> str:
    return find_template(f"pages/{name}", own).read_text(encoding="utf-8").strip()


def _fingerprint(sessions: Sequence[dict[str, Any]]) -> str:
    """What tells this agenda from another one's on the same device."""
    return hashlib.sha256(json.dumps(sessions, sort_keys=True).encode()).hexdigest()[:16]


def _sessions(material: Material, words: Words) -> Iterator[dict[str, Any]]:
    """Each session as the page knows it; times are minutes of its day, and past midnight they go on."""
    made = set(ON_HAND)
    for session in material.agenda.sessions:
        blocks = room_blocks(session, material, words)
        if not blocks:
            continue
        start = session.start.hour * 60 + session.start.minute
        yield {
            "day": session.day.isoformat(),
            "told": session_named(session, material, words),
            "start": start,
            "end": start + _booked(session),
            "there": sorted(made),
            "blocks": [_block(one, material) for one in blocks],
        }
        made.update(thing for one in blocks for thing in one.block.outputs)


def _booked(session: AgendaSession) -> int:
    """The booked minutes; a session that ends after midnight ends on the next day."""
    return session.booked % (24 * 60)


def _block(one: RoomBlock, material: Material) -> dict[str, Any]:
    """A block with what is shown of it, and with what decides when time runs short."""
    block = one.block
    hints = {
        "say": block.say,
        "ask": block.ask,
        "silence": block.if_silence,
        "watch": block.watch_for,
        "if_late": block.if_late,
        "remote": block.remote if material.workshop.agenda.is_remote else "",
        "materials": "; ".join(one.materials),
    }
    return {
        "id": one.item.id,
        "title": one.title,
        "minutes": one.item.minutes,
        "least": block.least,
        "cut": block.cut.value,
        "weight": material.weights.get(one.item.id, 0),
        "inputs": list(block.inputs),
        "outputs": list(block.outputs),
        "rest": block.is_rest,
        "reserve": one.is_reserve,
        "pause": one.item.block == BREAK,
        "goal": "" if one.is_rest else block.goal,
        "groups": one.groups,
        "lead": one.item.lead,
        "note": one.item.note,
        "steps": list(block.steps),
        "hints": [[name, text] for name, text in hints.items() if text],
        "questions": [
            {"id": asked.id, "text": asked.text, "who": ", ".join(asked.who), "minutes": asked.minutes}
            for asked in one.questions
        ],
    }


def _texts(words: Words) -> dict[str, str]:
    """What the page says; `{…}` in it is filled in by the page itself."""
    return {**_shown_texts(words), **_button_texts(words), **_late_texts(words)}


def _shown_texts(words: Words) -> dict[str, str]:
    return {
        "session": words("Session"),
        "clock": words("Time of day"),
        "begins": words("Start: {day}"),
        "until": words("left, until {time}"),
        "past": words("over; it was to end at {time}"),
        "place": words("Block {n} of {all}"),
        "follows": words("Next: {time} {title}"),
        "ends": words("Ends at {time} as things stand."),
        "behind": words("Ends at {time} as things stand, {n} min after the booked end."),
        "minutes": words("{n} min"),
        "minutes_changed": words("{n} instead of {planned} min"),
        "dropped": words("left out"),
        "how": words("How to lead this block"),
        "say": words("Say"),
        "ask": words("Ask"),
        "silence": words("If nobody answers"),
        "watch": words("Watch for"),
        "if_late": words("If you are late"),
        "remote": words("On screen"),
        "materials": words("Have ready"),
        "to_settle": words("To settle here"),
        "day": words("The whole session"),
        "spoken_now": words("Now: {title}, until {time}."),
        "spoken_soon": words("{n} min left: {title}."),
        "spoken_past": words("The time is over: {title}."),
    }


def _button_texts(words: Words) -> dict[str, str]:
    return {
        "lead": words("Go on, go back, time anew"),
        "start": words("Start now"),
        "next": words("Next block"),
        "back": words("Back"),
        "late": words("We are late"),
        "undo": words("Undo"),
        "settings": words("Clock and look"),
        "set_clock": words("The right time is"),
        "device_clock": words("Take the time of this device"),
        "look": words("Light or dark"),
        "over": words("Begin again"),
        "over_ask": words("Forget everything that was done on this page?"),
        "keyboard": words(
            "Blocks go on with the clock. Next: the next one begins now. Back: the room is still in the one before, "
            "which stays until you go on. On a keyboard these are the arrows right and left."
        ),
        "offline": words("This page sends nothing anywhere."),
        "kept": words("What is done here is kept on this device, as long as the agenda stays the same."),
        "no_script": words("Your browser does not run the script of this page: use the run sheet instead."),
    }


def _late_texts(words: Words) -> dict[str, str]:
    return {
        "told_dropped": words("Left out: {title}."),
        "told_asked_later": words("Left out: {title}. Its open questions are settled after the workshop."),
        "told_shorter": words("Shorter: {title}, {n} instead of {planned} min."),
        "told_over": words("It still ends {n} min after the booked end."),
        "told_nothing": words(
            "All of it fits, nothing has to change. If the room is still in the block before, press Back first."
        ),
    }
