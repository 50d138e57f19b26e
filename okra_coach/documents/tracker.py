"""The tracker's sheets and columns, once, for the writer and the reader.

A column is known by its sheet's prefix and its key (`okr_baseline`); that is also its defined name in the workbook.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from okra_coach.documents.workbook import Form
from okra_coach.model.check_in import Choice
from okra_coach.model.health import HealthState
from okra_coach.model.measure import Direction
from okra_coach.model.okra import ActionStatus
from okra_coach.model.progress import Status
from okra_coach.words import Words, mark

SCHEMA = "okra-coach tracker 1"
HEADER_ROW = 2
FIRST_ROW = 3


class FilledBy(StrEnum):
    """Who fills a column: people, a formula, or the tool once (which people leave alone)."""

    PEOPLE = "people"
    FORMULA = "formula"
    TOOL = "tool"


class Kind(StrEnum):
    """What a column holds; `MEASURED` is a number in the unit of its row's key result."""

    ID = "id"
    TEXT = "text"
    CHOICE = "choice"
    MEASURED = "measured"
    SHARE = "share"
    WHOLE = "whole"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, its header, its width in characters, what it holds and who fills it."""

    key: str
    title: str
    width: float
    kind: Kind
    by: FilledBy
    missed: bool = True
    """False for a column that older trackers lack: that it is not there is not told."""


@dataclass(frozen=True)
class TableSheet:
    """A sheet that is one table; `hint` stands under its title, `spare` is the count of empty rows at its end.

    `printed_to` is the last column that goes on paper, "" for all.
    """

    prefix: str
    title: str
    hint: str
    columns: tuple[Column, ...]
    spare: int = 0
    printed_to: str = ""

    def index(self, key: str) -> int:
        """Where a column stands; KeyError when the sheet has none of that key."""
        for number, column in enumerate(self.columns):
            if column.key == key:
                return number
        raise KeyError(key)

    def headers(self, words: Words) -> tuple[str, ...]:
        """The headers as shown."""
        return tuple(words(column.title) for column in self.columns)


_PEOPLE, _FORMULA, _TOOL = FilledBy.PEOPLE, FilledBy.FORMULA, FilledBy.TOOL

OKRAS = TableSheet(
    "okr",
    mark("OKR+As"),
    mark("What we want to change and how we know. Current values come from “Check-ins”; progress and status follow."),
    (
        Column("team", mark("Team"), 18, Kind.TEXT, _TOOL),
        Column("objective_id", mark("Objective id"), 8, Kind.ID, _TOOL),
        Column("objective", mark("Objective"), 28, Kind.TEXT, _TOOL),
        Column("id", mark("Key result id"), 8, Kind.ID, _TOOL),
        Column("measure", mark("Key result"), 32, Kind.TEXT, _PEOPLE),
        Column("direction", mark("Direction"), 11, Kind.CHOICE, _PEOPLE),
        Column("unit", mark("Unit"), 10, Kind.TEXT, _PEOPLE),
        Column("baseline", mark("Baseline"), 13, Kind.MEASURED, _PEOPLE),
        Column("target", mark("Target"), 11, Kind.MEASURED, _PEOPLE),
        Column("low", mark("Lowest"), 12, Kind.MEASURED, _PEOPLE),
        Column("high", mark("Highest"), 12, Kind.MEASURED, _PEOPLE),
        Column("current", mark("Current"), 10, Kind.MEASURED, _FORMULA),
        Column("progress", mark("Progress"), 12, Kind.SHARE, _FORMULA),
        Column("expected", mark("Expected"), 10, Kind.SHARE, _FORMULA),
        Column("confidence", mark("Confidence"), 11, Kind.WHOLE, _FORMULA),
        Column("status", mark("Status"), 20, Kind.TEXT, _FORMULA),
        Column("owner", mark("Owner role"), 20, Kind.TEXT, _PEOPLE),
        Column("source", mark("Data source"), 24, Kind.TEXT, _PEOPLE),
        Column("seen", mark("Latest value of"), 13, Kind.DAY, _FORMULA),
        Column("calculated", mark("The numbers say"), 20, Kind.TEXT, _FORMULA),
        Column("stated", mark("The team says"), 16, Kind.TEXT, _FORMULA),
        Column("raw", mark("Progress, not cut off"), 10, Kind.SHARE, _FORMULA),
    ),
    printed_to="owner",
)

ACTIONS = TableSheet(
    "action",
    mark("Actions"),
    mark("Experiments, each on one key result. Add new ones in the empty rows at the end; choose the key result's id."),
    (
        Column("team", mark("Team"), 18, Kind.TEXT, _FORMULA),
        Column("measure", mark("Key result"), 32, Kind.TEXT, _FORMULA),
        Column("key_result", mark("Key result id"), 17, Kind.ID, _PEOPLE),
        Column("id", mark("Action id"), 8, Kind.ID, _TOOL),
        Column("text", mark("Action"), 42, Kind.TEXT, _PEOPLE),
        Column("owner", mark("Owner role"), 20, Kind.TEXT, _PEOPLE),
        Column("due", mark("Due"), 13, Kind.DAY, _PEOPLE),
        Column("status", mark("Status"), 12, Kind.CHOICE, _PEOPLE),
        Column("hypothesis", mark("What we expect"), 34, Kind.TEXT, _PEOPLE),
        Column("learned", mark("What we learned"), 34, Kind.TEXT, _PEOPLE),
    ),
    spare=20,
)

CHECK_INS = TableSheet(
    "check_in",
    mark("Check-ins"),
    mark(
        "One row a key result and week: enter the latest value, your confidence from 1 to 10, a note if it helps, "
        "and what the check-in decided."
    ),
    (
        Column("day", mark("Date"), 13, Kind.DAY, _PEOPLE),
        Column("key_result", mark("Key result id"), 17, Kind.ID, _PEOPLE),
        Column("team", mark("Team"), 20, Kind.TEXT, _FORMULA),
        Column("measure", mark("Key result"), 44, Kind.TEXT, _FORMULA),
        Column("unit", mark("Unit"), 11, Kind.TEXT, _FORMULA),
        Column("value", mark("Value"), 12, Kind.MEASURED, _PEOPLE),
        Column("confidence", mark("Confidence"), 12, Kind.WHOLE, _PEOPLE),
        Column("note", mark("Note"), 42, Kind.TEXT, _PEOPLE),
        Column("decision", mark("Decision"), 14, Kind.CHOICE, _PEOPLE, missed=False),
        Column("decided_by", mark("Decided by (role)"), 20, Kind.TEXT, _PEOPLE, missed=False),
        Column("counts", mark("Counts from"), 11, Kind.DAY, _FORMULA),
    ),
    spare=15,
    printed_to="decided_by",
)

HEALTH = TableSheet(
    "health",
    mark("Health measures"),
    mark("What must not break while we change other things. Watched, never scored."),
    (
        Column("team", mark("Team"), 21, Kind.TEXT, _TOOL),
        Column("id", mark("Health measure id"), 8, Kind.ID, _TOOL),
        Column("measure", mark("Measure"), 40, Kind.TEXT, _PEOPLE),
        Column("value", mark("At the start"), 12, Kind.MEASURED, _PEOPLE),
        Column("unit", mark("Unit"), 12, Kind.TEXT, _PEOPLE),
        Column("band", mark("Band to keep"), 24, Kind.TEXT, _PEOPLE),
        Column("latest", mark("Latest value"), 12, Kind.MEASURED, _PEOPLE),
        Column("day", mark("Date"), 13, Kind.DAY, _PEOPLE),
        Column("inside", mark("In its band?"), 13, Kind.CHOICE, _PEOPLE),
        Column("state", mark("State"), 20, Kind.TEXT, _FORMULA),
        Column("note", mark("Note"), 40, Kind.TEXT, _PEOPLE),
        Column("low", mark("Lowest"), 12, Kind.MEASURED, _TOOL),
        Column("high", mark("Highest"), 12, Kind.MEASURED, _TOOL),
    ),
    spare=4,
    printed_to="note",
)

TABLES = (OKRAS, ACTIONS, CHECK_INS, HEALTH)

START_TITLE = mark("Start here")
DASHBOARD_TITLE = mark("Dashboard")
ROADMAP_TITLE = mark("Roadmap")
ROLLOUT_TITLE = mark("Rollout")
BONUS_TITLE = mark("Team bonus")
LISTS_TITLE = mark("Lists")


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number on *Lists* that formulas use by its name; `setting` is what `tracking` in workshop.yaml calls it."""

    name: str
    setting: str
    title: str
    form: Form


THRESHOLDS = (
    Threshold("too_early_until", "too_early", mark("Too early to tell before this share of the cycle"), Form.PERCENT),
    Threshold("on_track_gap", "on_track_gap", mark("On track: at most this far behind"), Form.PERCENT),
    Threshold("at_risk_gap", "at_risk_gap", mark("At risk: at most this far behind"), Form.PERCENT),
    Threshold("confident_from", "confident", mark("Confidence that says on track, from"), Form.WHOLE),
    Threshold("doubtful_from", "doubtful", mark("Confidence that says at risk, from"), Form.WHOLE),
    Threshold("no_news_days", "no_news_days", mark("No news: latest value older than so many days"), Form.WHOLE),
    Threshold("expected_curve", "curve", mark("Curve of the expectation: 1 even, 2 late"), Form.GENERAL),
)

STATUS_SIGNS = {
    Status.ON_TRACK: "●",
    Status.AT_RISK: "▲",
    Status.OFF_TRACK: "■",
    Status.TOO_EARLY: "○",
    Status.NO_NEWS: "…",
    Status.NO_BASELINE: "?",
    Status.NO_TARGET: "?",
    Status.NO_DISTANCE: "?",
}
"""A sign for each status, so that it is read without colour."""

STATUS_WORDS = {
    Status.ON_TRACK: mark("on track"),
    Status.AT_RISK: mark("at risk"),
    Status.OFF_TRACK: mark("off track"),
    Status.TOO_EARLY: mark("too early to tell"),
    Status.NO_NEWS: mark("no news"),
    Status.NO_BASELINE: mark("baseline missing"),
    Status.NO_TARGET: mark("target missing"),
    Status.NO_DISTANCE: mark("baseline equals target"),
}

HEALTH_WORDS = {
    HealthState.KEPT: mark("in its band"),
    HealthState.BROKEN: mark("out of its band"),
    HealthState.UNTOLD: mark("not told yet"),
}

HEALTH_SIGNS = {HealthState.KEPT: "●", HealthState.BROKEN: "■", HealthState.UNTOLD: "…"}

DIRECTION_WORDS = {
    Direction.INCREASE: mark("increase"),
    Direction.DECREASE: mark("decrease"),
    Direction.KEEP: mark("keep within"),
}

ACTION_WORDS = {
    ActionStatus.OPEN: mark("open"),
    ActionStatus.DOING: mark("doing"),
    ActionStatus.DONE: mark("done"),
    ActionStatus.DROPPED: mark("dropped"),
}

DECISION_WORDS = {
    Choice.KEEP: mark("keep"),
    Choice.HELP: mark("help"),
    Choice.CHANGE: mark("change"),
    Choice.DROP: mark("drop"),
}


def status_label(status: Status, words: Words) -> str:
    """A status as its cell shows it: sign and words."""
    return f"{STATUS_SIGNS[status]} {words(STATUS_WORDS[status])}"


def health_label(state: HealthState, words: Words) -> str:
    """A health measure's state as its cell shows it."""
    return f"{HEALTH_SIGNS[state]} {words(HEALTH_WORDS[state])}"


def constant(kind: str, value: StrEnum) -> str:
    """The defined name of a list's item, such as `status_on_track`."""
    return f"{kind}_{value.name.lower()}"


def stored(value: float | None, unit: str) -> float | None:
    """A value as its cell stores it: shares are true percentages, so that 25 and 25 % may both be typed."""
    return value / 100 if value is not None and unit == "%" else value


def understood(value: float, unit: str) -> float:
    """The value that a cell of that unit stores; the reverse of `stored`."""
    return round(value * 100, 10) if unit == "%" else value


def form_of(unit: str, *values: float | None) -> Form:
    """How a key result's values are printed: with the decimals its given values need, two at most."""
    decimals = max((_decimals(abs(value)) for value in values if value is not None), default=0)
    if unit == "%":
        return (Form.PERCENT, Form.PERCENT_TENTHS, Form.PERCENT_HUNDREDTHS)[decimals]
    return (Form.WHOLE, Form.TENTHS, Form.HUNDREDTHS)[decimals]


def live_form_of(unit: str, *values: float | None) -> Form:
    """How values that people enter week by week are printed: as they come, so that 6.7 beside 4 does not read 7.

    Shares have one decimal at least; from 1,000 on the digits are grouped.
    """
    form = form_of(unit, *values)
    if unit == "%":
        return Form.PERCENT_TENTHS if form is Form.PERCENT else form
    return form if max((abs(value) for value in values if value is not None), default=0) >= 1000 else Form.GENERAL


def _decimals(value: float) -> int:
    if value == int(value):
        return 0
    return next((count for count in (0, 1) if round(value, count) == round(value, 4)), 2)
