"""The settings below `agenda` in workshop.yaml: how the workshop is held and what its agenda keeps to."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from okra_coach.model.agenda_settings import AgendaSettings, Experience, MeetingMode, SessionTime
from okra_coach.read.forms import Clock, Day, Form, Texts
from okra_coach.read.tree import Tree

_OURS = AgendaSettings()
_Minutes = Annotated[int, Field(ge=1, le=8 * 60)]
_Share = Annotated[int, Field(ge=0, le=100)]
_Count = Annotated[int, Field(ge=1)]


class SessionForm(Form):
    """A day, or one remote session."""

    day: Day = Field(description="Its day, as 2027-01-31.")
    start: Clock = Field(description="When it starts, as 09:00.")
    end: Clock = Field(description="When it ends, as 11:00.")


class AgendaForm(Form):
    """How the workshop is held."""

    mode: MeetingMode = Field(_OURS.mode, description="`on_site`, `remote` or `hybrid`.")
    people: _Count | None = Field(None, description="How many come; left out, the core groups of the first teams.")
    roles: Texts = Field((), description="The roles that come; left out, everybody whom a question needs.")
    facilitators: _Count | None = Field(None, description="How many lead it; left out, as many as there are coaches.")
    experience: Experience = Field(
        _OURS.experience, description="How well people know OKRs: `none`, `some` or `regular`."
    )
    lunch: Annotated[int, Field(ge=0, le=180)] = Field(_OURS.lunch, description="Minutes of the lunch break; 0: none.")
    sessions: tuple[SessionForm, ...] = Field(
        (), description="Several days or remote sessions; left out, the one day of `workshop`."
    )
    break_minutes: _Minutes = Field(_OURS.break_minutes, description="How long a break takes on site.")
    break_minutes_remote: _Minutes = Field(_OURS.break_minutes_remote, description="How long a break takes remote.")
    longest: _Minutes = Field(_OURS.longest, description="The most minutes without a break, on site.")
    longest_remote: _Minutes = Field(_OURS.longest_remote, description="The most minutes without a break, remote.")
    reserve: _Share = Field(_OURS.reserve, description="How much of the booked time is kept free, in per cent.")
    questions: Annotated[int, Field(ge=10, le=100)] = Field(
        _OURS.questions, description="How much of a block may go into open questions, in per cent."
    )
    report: _Minutes = Field(_OURS.report, description="Minutes that a group needs to report to all.")
    most_people: _Count = Field(_OURS.most_people, description="More people than this are better met in two workshops.")


def agenda_settings(form: AgendaForm, tree: Tree) -> AgendaSettings:
    """The settings, each session with its place."""
    sessions = tuple(
        SessionTime(one.day, one.start, one.end, tree.place(("agenda", "sessions", number)))
        for number, one in enumerate(form.sessions)
    )
    return AgendaSettings(**{**{name: getattr(form, name) for name in AgendaForm.model_fields}, "sessions": sessions})
