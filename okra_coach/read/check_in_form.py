"""What a file of check-ins/ may hold; `from` is the tracker's file and cell that said it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from okra_coach.model.check_in import Choice
from okra_coach.model.okra import ActionStatus
from okra_coach.read.forms import Day, Flag, Form, Number, Text, Texts

Words = Annotated[Text, Field(min_length=1)]
_FROM = "The tracker's file and cell that said it; empty where a person wrote it here."


class ToldForm(Form):
    """What every line may say of where it comes from."""

    source: Text = Field("", alias="from", description=_FROM)


class ValueForm(ToldForm):
    """A key result on a day."""

    key_result: Words = Field(description="The key result's id.")
    day: Day | None = Field(None, description="The day it holds for; the check-in's own where it is left out.")
    value: Number | None = Field(None, description="The value in the key result's unit.")
    confidence: Annotated[int, Field(ge=1, le=10)] | None = Field(None, description="1 to 10.")
    note: Text = Field("", description="The team's own words; they stay in this folder.")
    reading: Annotated[int, Field(ge=1)] | None = Field(None, description="2 for the second one of a day, and so on.")


class ActionNewsForm(ToldForm):
    """How an action stands."""

    id: Words = Field(description="The action's id.")
    key_result: Words = Field(description="The id of its key result.")
    text: Words = Field(description="The action.")
    owner_role: Text | None = Field(None, description="The role that owns it.")
    due: Day | None = Field(None, description="When it is due.")
    progress: ActionStatus = Field(ActionStatus.OPEN, description="How far it is.")
    was: ActionStatus | None = Field(None, description="How far it was when the tracker was written.")
    hypothesis: Text | None = Field(None, description="What was expected of it.")
    learned: Text | None = Field(None, description="What was learned.")
    added: Flag = Field(False, description="Whether people added it in the tracker.")


class HealthNewsForm(ToldForm):
    """A health measure's latest value."""

    id: Words = Field(description="The health measure's id.")
    day: Day | None = Field(None, description="The day of the value.")
    value: Number | None = Field(None, description="The value in its unit.")
    inside: Flag | None = Field(None, description="Whether it is in its band.")
    note: Text = Field("", description="The team's own words; they stay in this folder.")


class EditForm(ToldForm):
    """A field of a line of okras/ that people changed in the tracker; it counts where okras/ still say `before`."""

    about: Words = Field(description="The line's id.")
    field: Words = Field(description="Which field of it, as okras/ call it.")
    before: Text | None = Field(None, description="What it was.")
    after: Text | None = Field(None, description="What it is now.")
    reason: Text = Field("", description="Why, if they said so.")


class ProposalForm(ToldForm):
    """A row of the tracker that belongs to no line."""

    kind: Literal["key result", "action", "health measure", "value"] = Field(description="What it would be.")
    owner: Text = Field("", description="The team as the tracker calls it.")
    text: Text = Field("", description="What stands there.")
    about: Text = Field("", description="The id that it names, if any.")


class SaidForm(Form):
    """What one copy of the tracker says."""

    tracker: Words = Field(description="The copy's file.")
    says: Text | None = Field(None, description="What it says.")


class ClashForm(Form):
    """Two copies that say different things; neither counts until one is written under values, changes or decisions."""

    about: Words = Field(description="The line's id.")
    field: Words = Field(description="Which field of it.")
    day: Day | None = Field(None, description="The day of a value.")
    said: tuple[SaidForm, ...] = Field((), description="Each copy with what it says.")


class DecisionForm(ToldForm):
    """What was decided on a key result."""

    about: Words = Field(description="The key result's id.")
    decided: Choice = Field(description="keep, help, change or drop.")
    by: Text = Field("", description="The role that decided.")
    note: Text = Field("", description="A note on it.")
    day: Day | None = Field(None, description="When it was decided, where that is not the check-in's day.")


class RecordForm(Form):
    """One file of check-ins/."""

    day: Day = Field(description="The check-in's day; the file is named after it.")
    trackers: Texts = Field((), description="The trackers that it was read from.")
    made_from: Text = Field("", description="Which state of the OKR+As the trackers were made from.")
    values: tuple[ValueForm, ...] = Field((), description="What is new about key results.")
    actions: tuple[ActionNewsForm, ...] = Field((), description="Actions that stand otherwise than before.")
    health: tuple[HealthNewsForm, ...] = Field((), description="What is new about health measures.")
    changes: tuple[EditForm, ...] = Field((), description="Lines that people changed in the tracker.")
    proposals: tuple[ProposalForm, ...] = Field((), description="Rows that belong to no line.")
    clashes: tuple[ClashForm, ...] = Field((), description="Where copies disagree.")
    decisions: tuple[DecisionForm, ...] = Field((), description="What was decided on key results.")
