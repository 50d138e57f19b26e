"""Plans that cannot work as written: what ends after the system switch that it feeds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from okra_coach.draft.actions import lines_of
from okra_coach.draft.asking import ask
from okra_coach.draft.dates import times_in
from okra_coach.draft.lexicon import Lexicon
from okra_coach.draft.team import TeamDraft
from okra_coach.draft.themes import LEADERS
from okra_coach.model.answers import Response
from okra_coach.model.okra import COMPANY, ORDER, Action, OpenQuestion
from okra_coach.model.workshop import Workshop
from okra_coach.words import Words

_NAME = re.compile(r"(?<![\w-])[A-ZÀ-ỸĐ][\w-]{2,}")
_BRACKET = re.compile(r"\(([^()]*)\)\s*$")
_MOST = 3
_WEIGHT = 9


@dataclass(frozen=True)
class _Dated:
    """Something to do with the day on which it ends, or begins where only that was said; "" for what is no draft."""

    owner: str
    id: str
    text: str
    day: date
    names: frozenset[str]
    evidence: tuple[str, ...]


def order_questions(
    drafts: Sequence[TeamDraft],
    responses: Sequence[Response],
    workshop: Workshop,
    lexicon: Lexicon,
    words: Words,
) -> Iterator[OpenQuestion]:
    """One question for each action that ends after a switch of the same system: which of the two dates moves?

    Leaders announce switches as well, though their actions are drafted for no team.
    """
    dated = [one for draft in drafts for action in draft.okras.actions for one in _dated(draft, action, workshop)]
    announced = [one for r in responses if r.role == LEADERS for one in _announced(r, workshop, lexicon)]
    switches = [one for one in (*dated, *announced) if lexicon.says(one.text, lexicon.switch)]
    pairs = [(one, switch) for switch in switches for one in dated if _feeds(one, switch, switches)]
    pairs.sort(key=lambda pair: (pair[1].day - pair[0].day, pair[0].id))
    for one, switch in pairs[:_MOST]:
        text = words(
            "“{action}” ends on {day}, after “{switch}” on {switch_day}: which of the two dates moves?",
            action=one.text,
            day=words.date(one.day, "short"),
            switch=switch.text,
            switch_day=words.date(switch.day, "short"),
        )
        who = [workshop.team(found.owner).lead_role for found in (one, switch) if found.owner]
        about = [found.id for found in (one, switch) if found.id]
        refs = (*one.evidence, *switch.evidence)
        found = ask(text, COMPANY, about, who, 5, _WEIGHT, refs, f"order {one.id} {switch.id or switch.text}")
        yield replace(found, id=found.id.replace(f"q-{COMPANY}-", f"q-{COMPANY}-{ORDER}-"))


def _dated(draft: TeamDraft, action: Action, workshop: Workshop) -> Iterator[_Dated]:
    day = action.due or _begun(action.text, workshop)
    if day is not None:
        names = _names(action.text, workshop)
        yield _Dated(draft.okras.owner, action.id, action.text, day, names, action.evidence)


def _announced(response: Response, workshop: Workshop, lexicon: Lexicon) -> Iterator[_Dated]:
    for line in lines_of(response, workshop, lexicon):
        day = line.due or _begun(line.shown, workshop) or _named(line.text, workshop)
        if day is not None:
            refs = (f"{response.id}.{line.question}",)
            yield _Dated(response.team or "", "", line.text, day, _names(line.text, workshop), refs)


def _names(text: str, workshop: Workshop) -> frozenset[str]:
    """Words with a capital that name something; an English line begins with one anyway."""
    first, _, rest = text.partition(" ")
    names = frozenset(_NAME.findall(text if workshop.language == "de" else rest))
    return names | (frozenset({first}) if first.isupper() else frozenset())


def _begun(text: str, workshop: Workshop) -> date | None:
    """The day behind a "from" in the last brackets."""
    bracket = _BRACKET.search(text)
    return _named(bracket[1].partition(" ")[2], workshop) if bracket else None


def _named(text: str, workshop: Workshop) -> date | None:
    found = times_in(text, workshop.cycle, workshop.language, workshop.country)
    return next((time.due for time in found if time.due), None)


def _feeds(one: _Dated, switch: _Dated, switches: Sequence[_Dated]) -> bool:
    """Whether an action that is no switch itself ends later and names the same system."""
    return one not in switches and one.day > switch.day and bool(one.names & switch.names)
