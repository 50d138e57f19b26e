"""Hands OKR+As over to another tool, each by its own documented rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from okra_coach.compose.handover_asana import compose_asana
from okra_coach.compose.handover_jira import compose_jira
from okra_coach.compose.handover_linear import compose_linear
from okra_coach.compose.handover_lines import Handed
from okra_coach.compose.handover_list import compose_list
from okra_coach.compose.handover_peoplebox import compose_peoplebox
from okra_coach.compose.handover_text import compose_text
from okra_coach.compose.handover_tree import compose_tree
from okra_coach.documents.handover import HandOver, Target
from okra_coach.model.okra import OkraBook
from okra_coach.words import Words

_COMPOSERS: dict[Target, Callable[[Handed, Words], HandOver]] = {
    Target.JIRA: compose_jira,
    Target.ASANA: compose_asana,
    Target.LINEAR: compose_linear,
    Target.PEOPLEBOX: compose_peoplebox,
    Target.CSV: compose_list,
    Target.JSON: compose_tree,
    Target.MARKDOWN: compose_text,
}


def compose_handover(target: Target, handed: Handed, words: Words) -> HandOver:
    """The file for one target, and what it cannot hold."""
    return _COMPOSERS[target](handed, words)


def only_of(handed: Handed, owners: frozenset[str]) -> Handed:
    """The same for some teams; an empty set means all."""
    if not owners:
        return handed
    kept = tuple(okras for okras in handed.okras.sets if okras.owner in owners)
    return replace(handed, okras=OkraBook(kept))
