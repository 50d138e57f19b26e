"""The form tools whose exports are understood, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from okra_coach.model.questionnaire import Questionnaire
from okra_coach.read import google_forms
from okra_coach.read.columns import Column
from okra_coach.read.table import Table


@dataclass(frozen=True)
class Platform:
    """A form tool: how its export is recognised and what its columns mean."""

    name: str
    recognises: Callable[[Table], bool]
    columns: Callable[[Table, Questionnaire], tuple[Column, ...]]


PLATFORMS: tuple[Platform, ...] = (Platform(google_forms.NAME, google_forms.recognises, google_forms.columns),)


def platform_of(table: Table) -> Platform | None:
    """The first platform that recognises the table."""
    return next((platform for platform in PLATFORMS if platform.recognises(table)), None)
