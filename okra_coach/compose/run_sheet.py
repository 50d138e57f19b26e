"""The facilitator's run sheet and the participants' agenda as pages that print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from okra_coach.compose.block_words import instead_told
from okra_coach.compose.markdown_text import plain
from okra_coach.compose.room_blocks import RoomBlock, if_late, room_blocks, session_named, time_and_place
from okra_coach.compose.templating import render_source
from okra_coach.documents.page import Page
from okra_coach.model.agenda import AgendaSession
from okra_coach.model.engagement import Material
from okra_coach.resources import find_template
from okra_coach.words import Words

RUN_SHEET, AGENDA = "pages/run-sheet.md", "pages/agenda.md"

Row = tuple[str, ...]


@dataclass(frozen=True)
class BlockShown:
    """A block of the run sheet with all its texts, safe in Markdown."""

    number: str
    start: str
    end: str
    minutes: str
    if_late: str
    title: str
    groups: str
    goal: str
    method: str
    lead: str
    note: str
    slides: str
    materials: Row
    steps: Row
    hints: tuple[tuple[str, str, str], ...]
    """What to say, ask and watch for: a class, a heading, a text."""
    questions: tuple[Row, ...]
    """Each open question: its text, who must be there, its minutes."""
    is_rest: bool
    is_reserve: bool


@dataclass(frozen=True)
class SessionShown:
    """A day or remote session."""

    title: str
    when: str
    blocks: tuple[BlockShown, ...]


def compose_run_sheet(
    material: Material, words: Words, own: Path | None = None, slides: Mapping[str, str] | None = None
) -> Page:
    """One line a block on the first page of each session, then every block with all that helps to lead it.

    `slides` tells by the items' ids which of the deck's slides belong to them.
    """
    workshop = material.workshop
    sessions = _sessions(material, words, slides or {})
    blocks = [block for session in sessions for block in session.blocks]
    context = {
        "client": plain(workshop.client),
        "consultant": plain(workshop.consultant),
        "people": material.agenda.people,
        "groups": material.agenda.groups,
        "sessions": sessions,
        "leads": any(block.lead for block in blocks),
        "slides": any(block.slides for block in blocks),
        "left_over": tuple(_left_over(material, words)),
    }
    title = words("{client}: run sheet", client=workshop.client)
    text, (width, height) = render_source(RUN_SHEET, words, context, own), workshop.paper.size
    return Page(title, words.language, text, _footer(material, words), _style("run-sheet", own), (height, width))


def compose_agenda_page(material: Material, words: Words, own: Path | None = None) -> Page:
    """What participants get: when, where, what and what for, one sheet a session."""
    workshop = material.workshop
    context = {
        "client": plain(workshop.client),
        "title": plain(workshop.title),
        "consultant": plain(workshop.consultant),
        "sessions": _sessions(material, words, {}),
    }
    title = words("{client}: agenda", client=workshop.client)
    text = render_source(AGENDA, words, context, own)
    return Page(title, words.language, text, workshop.client, _style("agenda", own), workshop.paper.size)


def _style(name: str, own: Path | None) -> str:
    return find_template(f"pages/{name}.css", own).read_text(encoding="utf-8").strip()


def _footer(material: Material, words: Words) -> str:
    return words("{client} · run sheet · for whoever leads the workshop", client=material.workshop.client)


def _sessions(material: Material, words: Words, slides: Mapping[str, str]) -> tuple[SessionShown, ...]:
    return tuple(_session(one, material, words, slides) for one in material.agenda.sessions)


def _session(session: AgendaSession, material: Material, words: Words, slides: Mapping[str, str]) -> SessionShown:
    blocks = tuple(
        _shown(one, material, words, slides.get(one.item.id, "")) for one in room_blocks(session, material, words)
    )
    title = session_named(session, material, words)
    return SessionShown(plain(title), plain(time_and_place(session, material, words)), blocks)


def _shown(one: RoomBlock, material: Material, words: Words, slides: str) -> BlockShown:
    block = one.block
    return BlockShown(
        number=words.number(one.number),
        start=words.time(one.start),
        end=words.time(one.end),
        minutes=words.number(one.item.minutes),
        if_late=if_late(block, words),
        title=plain(one.title),
        groups=plain(one.groups),
        goal=plain(block.goal),
        method=plain(block.method),
        lead=plain(one.item.lead),
        note=plain(one.item.note),
        slides=slides,
        materials=tuple(map(plain, one.materials)),
        steps=tuple(map(plain, block.steps)),
        hints=tuple(_hints(one, material, words)),
        questions=tuple(
            (plain(asked.text), plain(words.join(asked.who)), words.number(asked.minutes)) for asked in one.questions
        ),
        is_rest=one.is_rest,
        is_reserve=one.is_reserve,
    )


def _hints(one: RoomBlock, material: Material, words: Words) -> Iterator[tuple[str, str, str]]:
    """The block's texts for whoever leads it; how it goes remote only where somebody sits at a screen."""
    block = one.block
    hints = (
        ("say", words("Say"), block.say),
        ("ask", words("Ask"), block.ask),
        ("silence", words("If nobody answers"), block.if_silence),
        ("watch", words("Watch for"), block.watch_for),
        ("late", words("If you are late"), block.if_late),
        ("remote", words("On screen"), block.remote if material.workshop.agenda.is_remote else ""),
    )
    return ((name, heading, plain(text)) for name, heading, text in hints if text)


def _left_over(material: Material, words: Words) -> Iterator[Row]:
    """What the workshop has no time for, what is done instead, and with whom."""
    asked = {one.id: one for one in material.okras.questions}
    for left in material.agenda.left_over:
        if left.question in asked:
            told = instead_told(left.instead, words)
            yield plain(asked[left.question].text), plain(told), plain(words.join(left.who))
