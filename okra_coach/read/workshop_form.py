"""The settings of workshop.yaml: their names, defaults and meanings, for reading, editors and the help."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from okra_coach.model.workshop import CheckInRhythm, Coach, DraftSettings, TeamKind
from okra_coach.read.agenda_form import AgendaForm
from okra_coach.read.forms import WEEKDAYS, Clock, Day, Form, Number, Text, Texts, Weekday
from okra_coach.read.print_form import PrintForm
from okra_coach.read.rollout_forms import RolloutForm
from okra_coach.read.team_bonus_form import TeamBonusForm
from okra_coach.read.tracking_form import TrackingForm

_DRAFTS, _RHYTHM = DraftSettings(), CheckInRhythm()
Name = Annotated[Text, Field(min_length=1)]
Count = Annotated[int, Field(ge=1)]


class ClientForm(Form):
    """The company the workshop is for."""

    name: Name = Field(description="The client's name as it appears in every document.")
    country: Name = Field(description="Two-letter code of the country whose public holidays count, such as GB, DE, VN.")
    subdivision: Text | None = Field(
        None, description="Code of the state or nation when its holidays differ, such as ENG, HE (optional)."
    )
    currency: Annotated[Text, Field(min_length=3, max_length=3)] = Field(
        "EUR", description="Three-letter code of the money amounts in answers are taken for, such as GBP, EUR, VND."
    )
    employees: Count | None = Field(None, description="How many people work there.")
    working_hours_a_day: Annotated[Number, Field(gt=0, le=24)] | None = Field(
        None, description="Hours of a full working day; stated, answers in hours and answers in days are compared."
    )
    planning_today: Literal["", "yearly", "half_yearly", "quarterly", "monthly", "never"] = Field(
        "", description="How often goals are set today; shown next to what the answers say."
    )
    bonus_today: Literal["", "individual", "team", "company", "none", "unknown"] = Field(
        "", description="How bonuses are decided today; `individual` brings a warning into the briefing."
    )


class MeetingForm(Form):
    """The meeting that the pack is for."""

    title: Name = Field("OKR+A workshop", description="The title on the first slide.")
    day: Day = Field(description="The day of the workshop, as 2027-01-31.")
    start: Clock = Field(description="When it starts, as 09:00.")
    end: Clock = Field(description="When it ends, as 16:30.")
    timezone: Name = Field(description="Time zone of all times, such as Europe/London.")
    location: Text = Field("", description="Where it takes place.")
    invited: Count | None = Field(None, description="How many people were asked to fill in the questionnaire.")


class CoachForm(Form):
    """Somebody who coaches teams."""

    name: Name = Field(description="The coach's name as it may be printed.")
    role: Text = Field("", description="The coach's role.")
    hours_a_week: Annotated[Number, Field(gt=0, le=60)] = Field(
        Coach("").hours_a_week, description="Hours a week the coach has for the teams."
    )


class CheckInForm(Form):
    """When teams look at their progress."""

    weekday: Weekday = Field("monday", description="The weekday of the weekly check-in, in English.")
    start: Clock = Field(_RHYTHM.start, description="When it starts, as 09:00.")
    minutes: Annotated[int, Field(ge=5, le=240)] = Field(_RHYTHM.minutes, description="How long it takes.")


class RangeForm(Form):
    """Days on which nothing is planned."""

    first: Day = Field(description="The first day.")
    last: Day = Field(description="The last day, included.")
    reason: Text = Field("", description="Why, in words that may be printed.")


class CycleForm(Form):
    """The weeks the OKR+As live."""

    name: Name = Field(description="What the cycle is called, such as Q1 2027.")
    first: Day = Field(description="Its first day.")
    last: Day = Field(description="Its last day, included; more than 13 weeks bring a warning.")
    check_in: CheckInForm = Field(CheckInForm.model_construct(), description="The weekly check-in.")
    mid_review: Day | None = Field(None, description="The day of the mid-cycle review; left out, it is planned.")
    retrospective: Day | None = Field(None, description="The day of the retrospective; left out, it is planned.")
    blackouts: tuple[RangeForm, ...] = Field((), description="Days on which nothing is planned.")


class TeamForm(Form):
    """A team as it is named in the questionnaire."""

    id: Annotated[Text, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")] | None = Field(
        None, description="Short id for file names: a-z, 0-9, hyphens; left out, it is made from the name."
    )
    name: Name = Field(description="The name, exactly as the questionnaire offers it.")
    kind: TeamKind = Field(description="What its work mostly is; project and result teams start first.")
    size: Count = Field(description="How many people are in it.")
    lead_role: Text = Field("", description="The role of its lead; a role, not a name.")
    coach: Text = Field("", description="The coach's name, one of `coaches`.")
    ends: Day | None = Field(None, description="When a project ends.")
    project_share: Annotated[int, Field(ge=0, le=100)] | None = Field(
        None, description="How much of its week is project or result work, in per cent; left out, `kind` decides."
    )


class OwnQuestionForm(Form):
    """A question of the consultant's own, or a standard one under another heading."""

    heading: Name = Field(description="The heading of its column in the export; numbering and markup do not matter.")
    id: Annotated[Text, Field(pattern=r"^[a-z0-9][a-z0-9._-]*$")] = Field(
        description="A standard question's id such as team.aim, or one of your own such as own.pride."
    )
    kind: Literal["", "choice", "choices", "text", "lines", "measure", "scale", "percent"] = Field(
        "", description="What sort of answer it asks for; needed for a question that feeds nothing."
    )
    feeds: Text = Field(
        "", description="What its answers become, as a standard question's id or in its words; left out, nothing."
    )
    options: tuple[Name, ...] = Field((), description="The options of a choice, worded as in the export.")


class PrivacyForm(Form):
    """What protects respondents."""

    threshold: Annotated[int, Field(ge=3, le=10)] = Field(
        5, description="The smallest group whose answers are shown apart, 3 to 10; under 5 brings a warning."
    )


class DraftsForm(Form):
    """How much the drafts hold."""

    company_objectives: Annotated[int, Field(ge=1, le=10)] = Field(
        _DRAFTS.company_objectives, description="At most so many objectives of the company."
    )
    team_objectives: Annotated[int, Field(ge=1, le=10)] = Field(
        _DRAFTS.team_objectives, description="At most so many objectives of a team."
    )
    key_results: Annotated[int, Field(ge=1, le=10)] = Field(
        _DRAFTS.key_results, description="At most so many key results of an objective."
    )


class CheckForm(Form):
    """What `okra-coach check` does with its findings."""

    fail_on: Literal["info", "warning", "error", "off"] = Field(
        "error", description="The severity from which `check` exits with 1; `off` for never."
    )
    profile: Literal["standard", "strict", "milestones", "outputs"] = Field(
        "standard", description="The school of rules: `standard`, `strict`, `milestones` or `outputs`."
    )
    severity: dict[str, Literal["off", "info", "warning", "error"]] = Field(
        {}, description="Severities changed by code, such as `KR203: off`."
    )
    numbers: dict[str, dict[str, float]] = Field(
        {}, description="Numbers that rules count against, by code and name, such as `OBJ106: {words: 12}`."
    )


class FeedbackForm(Form):
    """How to read customer feedback where it does not speak for itself."""

    files: Name = Field("*", description="The files in feedback/ that this holds for, such as nps_*.csv.")
    score: Text = Field("", description="The header of a column of scores; another entry may name another column.")
    measure: Literal["", "nps", "csat", "ces", "rating", "other"] = Field(
        "", description="What the score measures: a recommendation, satisfaction, ease, stars, or something else."
    )
    scale: Annotated[tuple[Number, ...], Field(min_length=2, max_length=2)] | None = Field(
        None, description="The scale from the worst to the best answer, such as [1, 5]; [5, 1] when 1 is the best."
    )
    comment: Texts = Field((), description="The header of the column with comments, or a list of them.")
    segment: Text = Field("", description="The header of the column that groups customers.")
    date: Text = Field("", description="The header of the column with the date.")
    language: Text = Field("", description="The header of the column with the comment's language.")
    asked: Count | None = Field(None, description="How many customers were asked, to tell the share that answered.")


class ThemeWordsForm(Form):
    """Words that the consultant gives to a theme, or takes from it."""

    theme: Name = Field(description="The theme, as it stands under `themes`.")
    words: Texts = Field((), description="Words that speak of it as its name does.")
    without: Texts = Field((), description="Words that do not speak of it, whatever the lists and playbooks say.")


class WorkshopForm(Form):
    """Everything that workshop.yaml may hold."""

    language: Name = Field("en", description="The language of every document: en, de or vi.")
    client: ClientForm = Field(description="The company the workshop is for.")
    workshop: MeetingForm = Field(description="The meeting that the pack is for.")
    sponsor_role: Name = Field(description="The role of the person who stands behind the work; a role, not a name.")
    consultant: Text = Field("", description="Who signs the documents; left out, the first coach does.")
    coaches: tuple[CoachForm, ...] = Field((), description="Who coaches the teams.")
    cycle: CycleForm = Field(description="The weeks the OKR+As live.")
    teams: tuple[TeamForm, ...] = Field(min_length=1, description="The teams, named as in the questionnaire.")
    themes: tuple[Name, ...] = Field((), description="The themes the questionnaire offered, in words as there.")
    theme_words: tuple[ThemeWordsForm, ...] = Field(
        (), description="Words that speak of a theme; `okra-coach read --themes` shows what they change."
    )
    questionnaire: tuple[OwnQuestionForm, ...] = Field(
        (), description="Questions asked in words of your own; `okra-coach read --map` proposes them."
    )
    people: dict[str, Name] = Field(
        {}, description="Name: role of people that answers may mention; documents show the role instead."
    )
    quotes: tuple[Name, ...] = Field(
        (), description="Words from answers or customers' comments that you release, copied exactly; names are masked."
    )
    privacy: PrivacyForm = Field(PrivacyForm.model_construct(), description="What protects respondents.")
    rollout: RolloutForm = Field(RolloutForm.model_construct(), description="How many may start together.")
    agenda: AgendaForm = Field(AgendaForm.model_construct(), description="How the workshop is held.")
    print: PrintForm = Field(PrintForm.model_construct(), description="On which paper things are printed.")
    drafts: DraftsForm = Field(DraftsForm.model_construct(), description="How much the drafts hold.")
    check: CheckForm = Field(CheckForm.model_construct(), description="What `check` does with its findings.")
    feedback: tuple[FeedbackForm, ...] = Field((), description="How to read customer feedback.")
    team_bonus: TeamBonusForm = Field(TeamBonusForm.model_construct(), description="A what-if about team bonuses.")
    tracking: TrackingForm = Field(TrackingForm.model_construct(), description="From when on a check-in speaks up.")
    brand: Text | None = Field(None, description="The client's PowerPoint template in this folder; left out, ours.")


def weekday_number(weekday: str) -> int:
    """0 for Monday to 6 for Sunday."""
    return WEEKDAYS.index(weekday)
