"""What a rule about the agenda sees: all sessions with their blocks, beside the book whose questions they settle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okra_coach.check.scope import Book, Hit
from okra_coach.model.agenda import Agenda, AgendaItem, AgendaSession, Block, Blocks, title_of
from okra_coach.model.agenda_settings import AgendaSettings
from okra_coach.model.finding import Severity
from okra_coach.model.place import Place
from okra_coach.model.sentence import say

_AGENDA = Place("agenda.yaml")


@dataclass(frozen=True)
class InAgenda(Book):
    """The agenda with how many people, groups and teams come."""

    agenda: Agenda
    blocks: Blocks

    @property
    def subject(self) -> str:
        """What a hit on the agenda as a whole is about."""
        return "agenda"

    @property
    def place(self) -> Place:
        """The agenda's file."""
        return _AGENDA

    @property
    def settings(self) -> AgendaSettings:
        """What the agenda keeps to."""
        return self.workshop.agenda

    def block(self, item: AgendaItem) -> Block | None:
        """The item's block; None for one that nobody described."""
        return self.blocks.get(item.block)

    def title(self, item: AgendaItem) -> str:
        """What the item is called."""
        return title_of(item, self.blocks)

    def is_rest(self, item: AgendaItem) -> bool:
        """A break of any length; the reserve is none."""
        block = self.block(item)
        return block is not None and block.is_rest

    def whose(self, session: AgendaSession) -> str:
        """The session in a sentence."""
        if len(self.agenda.sessions) == 1:
            return say("The workshop")
        return say("Session {number}", number=session.number)

    def at(self, item: AgendaItem, message: str, advice: str, severity: Severity | None = None) -> Hit:
        """A hit on one block."""
        return Hit(f"{self.subject}.{item.id}", item.place or _AGENDA, message, advice, self.title(item), severity)

    def on(self, session: AgendaSession, message: str, advice: str, severity: Severity | None = None) -> Hit:
        """A hit on a session as a whole."""
        place = next((item.place for item in session.items if item.place), _AGENDA)
        return Hit(f"{self.subject}.session-{session.number}", place, message, advice, "", severity)

    def walk_items(self) -> Iterator[tuple[AgendaItem, Block]]:
        """Every item of all sessions whose block is described."""
        for item in self.agenda.items:
            block = self.block(item)
            if block is not None:
                yield item, block
