"""Actions that lack a field: told one by one when agreed, once a file while they are drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from okra_coach.check.scope import Hit, InSet
from okra_coach.check.text import listed
from okra_coach.model.finding import Severity
from okra_coach.model.okra import Action, ActionStatus, LineStatus


def unfinished_hits(
    scope: InSet, lacks: Callable[[Action], bool], message: Callable[[Action], str], what: str, advice: str
) -> Iterator[Hit]:
    """A hit for each agreed action that lacks something, and one for all drafted actions that do."""
    open_actions = [action for action in scope.okras.actions if is_open(action)]
    lacking = [action for action in open_actions if lacks(action)]
    agreed = [action for action in lacking if action.status is LineStatus.AGREED]
    for action in agreed:
        yield Hit(action.id, scope.place_of(action), message(action), advice, what)
    drafts = [action for action in lacking if action.status is not LineStatus.AGREED]
    if len(drafts) == 1:
        only = drafts[0]
        yield Hit(only.id, scope.place_of(only), message(only), advice, what, Severity.INFO)
    elif drafts:
        count = f"{len(drafts)} of {len(open_actions)} open actions have {what}"
        texts = listed([action.text for action in drafts])
        yield Hit(
            scope.subject, scope.place_of(drafts[0]), f"{scope.whose}: {count}: {texts}.", advice, what, Severity.INFO
        )


def is_open(action: Action) -> bool:
    """Whether there is still something to do."""
    return action.progress in (ActionStatus.OPEN, ActionStatus.DOING)
