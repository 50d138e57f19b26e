"""One person's word on a measure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.naming import change_of, clean_name, is_full
from okra_coach.draft.text import is_empty
from okra_coach.model.answers import AnswerValue, Response


@dataclass(frozen=True, slots=True)
class Mention:
    """One person's word on a measure; `slot` is "team.measure1" or "team.measure2".

    `name` is as it was said, `shown` the same as a noun phrase; `change` is 1 or -1 where the name says which way.
    """

    response: str
    slot: str
    lead: bool
    name: str
    stems: frozenset[str]
    now: AnswerValue
    target: AnswerValue
    now_text: str
    target_text: str
    source: str
    leader: bool = False
    """Leaders of the company answer under a team: they neither choose its measures nor its targets."""
    other_name: str = ""
    """The other measure of the same person, whose source may stand in the same answer."""
    other_text: str = ""
    telling: frozenset[str] = frozenset()
    shown: str = ""
    full: bool = True
    change: int = 0

    @property
    def evidence(self) -> tuple[str, ...]:
        """The answers behind it, those that were given."""
        parts = [("", self.name), ("_now", self.now_text), ("_target", self.target_text)]
        return tuple(f"{self.response}.{self.slot}{part}" for part, text in parts if text)


def mentions_of(response: Response, lexicon: Lexicon) -> Iterable[Mention]:
    """The measures one person named."""
    for slot, other in (("team.measure1", "team.measure2"), ("team.measure2", "team.measure1")):
        name = response.text(slot).strip()
        shown = clean_name(name, lexicon)
        stems = lexicon.stems(shown) or lexicon.stems(name)
        if is_empty(name, lexicon) or not stems:
            continue
        yield Mention(
            response.id,
            slot,
            response.role == "lead",
            name,
            stems,
            response.value(f"{slot}_now"),
            response.value(f"{slot}_target"),
            response.text(f"{slot}_now"),
            response.text(f"{slot}_target"),
            response.text("team.source"),
            response.role == "leadership",
            response.text(other),
            response.text(f"{other}_now"),
            stems - lexicon.vague,
            shown,
            is_full(shown, lexicon),
            change_of(name, lexicon),
        )
