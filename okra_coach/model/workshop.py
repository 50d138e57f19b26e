"""The engagement as the consultant describes it in workshop.yaml."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from pathlib import Path

from okra_coach.model.agenda_settings import AgendaSettings, SessionTime
from okra_coach.model.place import Place
from okra_coach.model.print_settings import Paper, PrintSettings, office_paper
from okra_coach.model.rollout_settings import (
    CoachHours,
    CoachTime,
    GateSettings,
    MeetingMinutes,
    ProbeSettings,
    ReadinessWeights,
    TierSettings,
)
from okra_coach.model.team_bonus import TeamBonus
from okra_coach.model.tracking_settings import TrackingSettings


class TeamKind(StrEnum):
    """What sort of work a team mostly does; the rollout starts with project and result teams."""

    PROJECT = "project"
    RESULT = "result"
    CENTRAL = "central"
    DAILY = "daily"


@dataclass(frozen=True, slots=True)
class Team:
    """A team as the client names it; `id` is its file name in okras/.

    `project_share` is how much of a usual week goes into project or result work, in per cent; None when nobody said.
    """

    id: str
    name: str
    kind: TeamKind
    size: int
    lead_role: str = ""
    coach: str = ""
    ends: date | None = None
    place: Place | None = None
    project_share: int | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """One of the themes that the questionnaire offered.

    `words` also speak of it, `without` do not, whatever the lists and playbooks say.
    """

    id: str
    name: str
    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question of the consultant's own: the heading of its column, and what its answers feed.

    `id` or `feeds` may name a standard question, by its id or by what that feeds; "" feeds nothing, and then the kind
    says how the answers are counted.
    """

    heading: str
    id: str
    kind: str = ""
    feeds: str = ""
    options: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class DateRange:
    """From the first to the last day, both included."""

    first: date
    last: date
    reason: str = ""

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class CheckInRhythm:
    """When teams look at their progress; `weekday` counts from Monday = 0."""

    weekday: int = 0
    start: time = time(9, 0)
    minutes: int = 30


@dataclass(frozen=True, slots=True)
class Cycle:
    """The weeks an OKR+A set lives, first and last day included."""

    name: str
    first: date
    last: date
    check_in: CheckInRhythm = CheckInRhythm()
    mid_review: date | None = None
    retrospective: date | None = None
    blackouts: tuple[DateRange, ...] = ()

    @property
    def weeks(self) -> float:
        """Length in weeks; 12 weeks from a Monday to the Friday twelve weeks later count as 12."""
        return round(((self.last - self.first).days + 1) / 7 + 0.29, 0)

    @property
    def usual_check_ins(self) -> tuple[date, ...]:
        """The day on which each week's check-in would be, from the second week on; number 1 is the first of them."""
        first = self.first + timedelta(days=7 + self.check_in.weekday - self.first.weekday())
        return tuple(first + timedelta(weeks=week) for week in range((self.last - first).days // 7 + 1))


@dataclass(frozen=True, slots=True)
class Coach:
    """Somebody who coaches teams; the names are the consultant's own to print."""

    name: str
    role: str = ""
    hours_a_week: float = 8.0


@dataclass(frozen=True, slots=True)
class RolloutSettings:
    """How many may start together; defaults from the method page."""

    first_wave_teams: int = 3
    first_wave_people: int = 25
    growth: float = 2.0
    """A wave has at most so many times the teams and people of the one before."""
    central_team: str | None = None
    daily_from_wave: int = 3
    core_group: int = 12
    most_risks: int = 7
    """So many risks are shown at most."""
    agreement_days: int = 5
    """Working days that a team has left with what another one gives it, before its own work is due."""
    preparation_days: int = 3
    """So many working days between workshop and kick-off are enough to align the teams."""
    champion_minutes: int = 15
    """What a champion needs to prepare a check-in."""
    people_per_coach: int = 50
    """So many people who work with OKR+As need one internal coach."""
    minutes: MeetingMinutes = field(default_factory=MeetingMinutes)
    coach_hours: CoachHours = field(default_factory=CoachHours)
    coach_time: CoachTime = field(default_factory=CoachTime)
    tiers: TierSettings = field(default_factory=TierSettings)
    weights: ReadinessWeights = field(default_factory=ReadinessWeights)
    gates: GateSettings = field(default_factory=GateSettings)
    probe: ProbeSettings = field(default_factory=ProbeSettings)


@dataclass(frozen=True, slots=True)
class DraftSettings:
    """How much the drafts hold."""

    company_objectives: int = 3
    team_objectives: int = 2
    key_results: int = 3


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """The level from which `check` exits with 1, the school of rules, and what differs from it.

    Severities are changed by code ("off" silences); numbers by code and name, such as OBJ106's `words`.
    """

    fail_on: str = "error"
    profile: str = "standard"
    severity: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, dict[str, float]] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    """Where `profile`, `severity.KR203` and `numbers.OBJ106` stand."""


@dataclass(frozen=True, slots=True)
class FeedbackSetting:
    """How to read the feedback files whose names fit `files`, in the headers of their columns; "" is left to find out.

    `scale` goes from the worst to the best answer; `asked` is how many customers were asked.
    """

    files: str = "*"
    score: str = ""
    measure: str = ""
    scale: tuple[float, float] | None = None
    comment: tuple[str, ...] = ()
    segment: str = ""
    date: str = ""
    language: str = ""
    asked: int | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words from an answer or a customer's comment that the consultant releases; they are printed unattributed."""

    text: str
    place: Place


@dataclass(frozen=True)
class Workshop:
    """Everything workshop.yaml says, checked."""

    client: str
    title: str
    language: str
    country: str
    currency: str
    day: date
    start: time
    end: time
    timezone: str
    location: str
    employees: int | None
    invited: int | None
    sponsor_role: str
    consultant: str
    coaches: tuple[Coach, ...]
    cycle: Cycle
    teams: tuple[Team, ...]
    themes: tuple[Theme, ...]
    subdivision: str | None = None
    working_hours_a_day: float | None = None
    planning_today: str = ""
    bonus_today: str = ""
    people: dict[str, str] = field(default_factory=dict)
    brand: Path | None = None
    privacy_threshold: int = 5
    quotes: tuple[Quote, ...] = ()
    rollout: RolloutSettings = RolloutSettings()
    drafts: DraftSettings = DraftSettings()
    checks: CheckSettings = field(default_factory=CheckSettings)
    feedback: tuple[FeedbackSetting, ...] = ()
    questions: tuple[OwnQuestion, ...] = ()
    team_bonus: TeamBonus = field(default_factory=TeamBonus)
    tracking: TrackingSettings = field(default_factory=TrackingSettings)
    agenda: AgendaSettings = field(default_factory=AgendaSettings)
    printed: PrintSettings = field(default_factory=PrintSettings)

    @property
    def paper(self) -> Paper:
        """The small sheet that cards and lists are printed on."""
        return self.printed.paper or office_paper(self.country)

    @property
    def sessions(self) -> tuple[SessionTime, ...]:
        """The days or sessions as they are booked, in order; one day unless the settings say more."""
        return self.agenda.sessions or (SessionTime(self.day, self.start, self.end),)

    def team(self, team_id: str) -> Team:
        """The team of that id; KeyError when there is none."""
        for team in self.teams:
            if team.id == team_id:
                return team
        raise KeyError(team_id)

    def theme(self, theme_id: str) -> Theme:
        """The theme of that id; KeyError when there is none."""
        for theme in self.themes:
            if theme.id == theme_id:
                return theme
        raise KeyError(theme_id)
