"""Takes names out of what people wrote into the tracker, before a check-in shows it."""

from __future__ import annotations

from dataclasses import replace

from okra_coach.analyse.her_words import unless_hers
from okra_coach.analyse.masking import Mask
from okra_coach.model.okra import KeyResult, OkraBook
from okra_coach.model.week import ActionNow, Broken, Followed, LineNews, Overdue, Week
from okra_coach.model.workshop import Workshop


def masked_week(week: Week, book: OkraBook, workshop: Workshop, mask: Mask) -> Week:
    """The same week; what stands in okras/ or workshop.yaml already is the consultant's and stays as it is."""
    said = unless_hers(book, workshop, mask)
    return replace(
        week,
        lines=tuple(_line(line, said) for line in week.lines),
        overdue=tuple(_overdue(one, said) for one in week.overdue),
        blocked=tuple(_line(line, said) for line in week.blocked),
        to_decide=tuple(_line(line, said) for line in week.to_decide),
        decided=tuple(replace(one, by=said(one.by)) for one in week.decided),
        followed=tuple(_followed(one, said) for one in week.followed),
        idle=tuple(_line(line, said) for line in week.idle),
        health=tuple(_broken(one, said) for one in week.health),
    )


def _result(result: KeyResult, said: Mask) -> KeyResult:
    return replace(result, measure=said(result.measure), unit=said(result.unit))


def _line(line: LineNews, said: Mask) -> LineNews:
    return replace(line, key_result=_result(line.key_result, said))


def _action(action: ActionNow, said: Mask) -> ActionNow:
    role = said(action.owner_role) if action.owner_role else None
    return replace(action, key_result=_result(action.key_result, said), text=said(action.text), owner_role=role)


def _overdue(one: Overdue, said: Mask) -> Overdue:
    return replace(one, action=_action(one.action, said))


def _followed(one: Followed, said: Mask) -> Followed:
    return replace(one, line=_line(one.line, said), decision=replace(one.decision, by=said(one.decision.by)))


def _broken(one: Broken, said: Mask) -> Broken:
    return replace(one, measure=said(one.measure), unit=said(one.unit))
