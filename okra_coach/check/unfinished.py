"""Actions that lack a field: told one by one when agreed, once a file while they are drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from okra_coach.check.scope import Hit, InSet
from okra_coach.check.text import listed, shown
from okra_coach.model.finding import Severity
from okra_coach.model.okra import Action, ActionStatus, LineStatus
from okra_coach.model.sentence import say


def unfinished_hits(
    scope: InSet, lacks: Callable[[Action], bool], one: str, many: str, what: str, advice: str
) -> Iterator[Hit]:
    """A hit for each agreed action that lacks something, and one for all drafted actions that do.

    `one` says it of `{line}`; `many` of `{count}` actions out of `{all}` of `{whose}`, with their `{actions}`.
    """
    open_actions = [action for action in scope.okras.actions if is_open(action)]
    lacking = [action for action in open_actions if lacks(action)]
    agreed = [action for action in lacking if action.status is LineStatus.AGREED]
    for action in agreed:
        yield Hit(action.id, scope.place_of(action), say(one, line=shown(action.text)), advice, what)
    drafts = [action for action in lacking if action.status is not LineStatus.AGREED]
    if len(drafts) == 1:
        only = drafts[0]
        yield Hit(only.id, scope.place_of(only), say(one, line=shown(only.text)), advice, what, Severity.INFO)
    elif drafts:
        values: dict[str, str | int] = {
            "count": len(drafts),
            "all": len(open_actions),
            "actions": listed([draft.text for draft in drafts]),
        }
        message = say(many, whose=scope.whose, **values)
        yield Hit(scope.subject, scope.place_of(drafts[0]), message, advice, what, Severity.INFO)


def is_open(action: Action) -> bool:
    """Whether there is still something to do."""
    return action.progress in (ActionStatus.OPEN, ActionStatus.DOING)
