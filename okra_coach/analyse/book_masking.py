"""Names out of what trackers brought into the OKR+As, before they are handed on."""

from __future__ import annotations

from dataclasses import replace

from okra_coach.analyse.her_words import unless_hers
from okra_coach.analyse.masking import Mask
from okra_coach.model.okra import Action, KeyResult, OkraBook
from okra_coach.model.workshop import Workshop


def masked_book(now: OkraBook, hers: OkraBook, workshop: Workshop, mask: Mask) -> OkraBook:
    """The book as it stands; what stands in okras/ or workshop.yaml already is the consultant's and stays as it is."""
    said = unless_hers(hers, workshop, mask)
    return replace(
        now,
        sets=tuple(
            replace(
                okras,
                objectives=tuple(
                    replace(one, key_results=tuple(_key_result(result, said) for result in one.key_results))
                    for one in okras.objectives
                ),
            )
            for okras in now.sets
        ),
    )


def _key_result(result: KeyResult, said: Mask) -> KeyResult:
    return replace(
        result,
        measure=said(result.measure),
        source=_or_none(result.source, said),
        owner_role=_or_none(result.owner_role, said),
        actions=tuple(_action(action, said) for action in result.actions),
    )


def _action(action: Action, said: Mask) -> Action:
    return replace(
        action,
        text=said(action.text),
        owner_role=_or_none(action.owner_role, said),
        hypothesis=_or_none(action.hypothesis, said),
        learned=_or_none(action.learned, said),
    )


def _or_none(text: str | None, said: Mask) -> str | None:
    return said(text) if text else text
