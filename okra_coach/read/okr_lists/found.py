"""What was found in a file, in reading order, before it is put together: owners, objectives, key results, actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from okra_coach.model.okr_account import LeftAside
from okra_coach.model.place import Place
from okra_coach.read.okr_lists.labels import Part


@dataclass(frozen=True, slots=True)
class Found:
    """One line. `details` are texts by kind: owner, due, baseline, current, target, unit, direction, source, customer.

    `number` is the one the line bears, `above` what it says it belongs to: an id or a text. `is_kept` marks a
    guardrail among the key results.
    """

    part: Part
    text: str
    place: Place
    number: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    done: bool = False
    above: str = ""
    id: str = ""
    period: str = ""
    is_kept: bool = False


@dataclass(frozen=True)
class Reading:
    """What a text, a table or a sheet gave."""

    found: tuple[Found, ...] = ()
    aside: tuple[LeftAside, ...] = ()

    def __add__(self, other: Reading) -> Reading:
        return Reading(self.found + other.found, self.aside + other.aside)
