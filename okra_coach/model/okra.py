"""OKR+As: objectives, key results and actions, with the evidence behind each line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from okra_coach.model.measure import Direction
from okra_coach.model.place import Place

Evidence = tuple[str, ...]
"""References to answers or data, such as `r07.team.measure1`, `feedback.nps` or `workshop.yaml`.

`playbook.speed` stands behind a suggestion: nobody said it.
"""

NOWHERE = Place("")


class ActionStatus(StrEnum):
    """How far an action is."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


class Certainty(StrEnum):
    """How sure a drafted link is: clear from the words, or likely from words and votes together."""

    CLEAR = "clear"
    LIKELY = "likely"


class LineStatus(StrEnum):
    """Whether a line is still the tool's proposal, was changed by hand, or was agreed in the room."""

    DRAFT = "draft"
    EDITED = "edited"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class Action:
    """An experiment on exactly one key result."""

    id: str
    text: str
    owner_role: str | None = None
    due: date | None = None
    hypothesis: str | None = None
    progress: ActionStatus = ActionStatus.OPEN
    learned: str | None = None
    evidence: Evidence = ()
    status: LineStatus = LineStatus.DRAFT
    place: Place = NOWHERE
    decided: str | None = None
    """When, and by which role, as "2027-01-12, Managing Director"."""


@dataclass(frozen=True, slots=True)
class KeyResult:
    """A measure that tells whether its objective was reached; None is a value nobody gave.

    For `Direction.KEEP` the measure stays between `low` and `high`; otherwise it moves from `baseline` to
    `target`. `stretch` marks an aspirational key result.
    """

    id: str
    measure: str
    unit: str = ""
    direction: Direction | None = None
    baseline: float | None = None
    target: float | None = None
    low: float | None = None
    high: float | None = None
    source: str | None = None
    owner_role: str | None = None
    stretch: bool = False
    actions: tuple[Action, ...] = ()
    note: str | None = None
    evidence: Evidence = ()
    status: LineStatus = LineStatus.DRAFT
    place: Place = NOWHERE
    decided: str | None = None
    """When, and by which role, as "2027-01-12, Managing Director"."""


@dataclass(frozen=True, slots=True)
class Objective:
    """What gets better, and for whom; qualitative.

    `link_certainty` tells how sure a drafted `supports` is; None where nobody drafted it.
    """

    id: str
    text: str
    customer: str | None = None
    alternative: str | None = None
    supports: tuple[str, ...] = ()
    link_certainty: Certainty | None = None
    key_results: tuple[KeyResult, ...] = ()
    evidence: Evidence = ()
    status: LineStatus = LineStatus.DRAFT
    place: Place = NOWHERE
    decided: str | None = None
    """When, and by which role, as "2027-01-12, Managing Director"."""


@dataclass(frozen=True, slots=True)
class HealthMeasure:
    """A KPI to keep in its band; watched, never scored. `why` tells why it is no key result."""

    id: str
    measure: str
    value: float | None = None
    unit: str = ""
    band: str | None = None
    evidence: Evidence = ()
    status: LineStatus = LineStatus.DRAFT
    place: Place = NOWHERE
    why: str | None = None
    decided: str | None = None
    """When, and by which role, as "2027-01-12, Managing Director"."""


@dataclass(frozen=True, slots=True)
class NotDoing:
    """Something to stop, so that there is room."""

    id: str
    text: str
    evidence: Evidence = ()
    status: LineStatus = LineStatus.DRAFT
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class OkraSet:
    """One file of okras/: the company's OKR+As (`owner` is "company") or a team's (`owner` is the team's id)."""

    owner: str
    name: str
    objectives: tuple[Objective, ...] = ()
    health_measures: tuple[HealthMeasure, ...] = ()
    not_doing: tuple[NotDoing, ...] = ()
    depends_on: tuple[str, ...] = ()
    place: Place = NOWHERE

    @property
    def key_results(self) -> tuple[KeyResult, ...]:
        """All key results of all objectives, in order."""
        return tuple(key_result for objective in self.objectives for key_result in objective.key_results)

    @property
    def actions(self) -> tuple[Action, ...]:
        """All actions of all key results, in order."""
        return tuple(action for key_result in self.key_results for action in key_result.actions)


COMPANY = "company"
ORDER = "order"
"""Stands in the id of a question that asks which of two dates moves."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What the draft cannot know and only the room can settle.

    `about` holds the ids of the lines it decides; `who` the roles or team names that must be there;
    `weight` ranks it (higher first) by what hangs on it; `answer` is filled in once it is settled.
    `suggestion` comes from a playbook and says so: nobody in the engagement said it.
    """

    id: str
    text: str
    owner: str
    about: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    minutes: int = 5
    weight: int = 1
    answer: str | None = None
    evidence: Evidence = ()
    place: Place = NOWHERE
    suggestion: str | None = None
    decided: str | None = None


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment that silences rules on one line: their names as written, why, the line's id, and where it stands."""

    names: tuple[str, ...]
    reason: str
    subject: str
    place: Place


@dataclass(frozen=True)
class OkraBook:
    """All OKR+A sets of an engagement with the open questions: the company first, then the teams."""

    sets: tuple[OkraSet, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    ignores: tuple[Ignore, ...] = ()

    @property
    def company(self) -> OkraSet | None:
        """The company's set, if there is one."""
        return next((okras for okras in self.sets if okras.owner == COMPANY), None)

    @property
    def teams(self) -> tuple[OkraSet, ...]:
        """The teams' sets."""
        return tuple(okras for okras in self.sets if okras.owner != COMPANY)

    def walk(self) -> Iterator[tuple[OkraSet, Objective, KeyResult]]:
        """Every key result with its objective and set."""
        for okras in self.sets:
            for objective in okras.objectives:
                for key_result in objective.key_results:
                    yield okras, objective, key_result
