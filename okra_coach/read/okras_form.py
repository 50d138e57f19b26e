"""What a file of okras/ and questions.yaml may hold; the keys are the model's fields, and `from` is the evidence."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from okra_coach.model.measure import Direction
from okra_coach.model.okra import ActionStatus, Certainty, LineStatus
from okra_coach.read.forms import Day, Flag, Form, Number, Text, Texts

Words = Annotated[Text, Field(min_length=1)]


class LineForm(Form):
    """What every line has: an id, whether it is still a draft, when and by which role it was decided, its answers."""

    id: Words | None = None
    status: LineStatus = LineStatus.DRAFT
    decided: Text | None = None
    evidence: Texts = Field((), alias="from")


class ActionForm(LineForm):
    """An action."""

    text: Words
    owner_role: Text | None = None
    due: Day | None = None
    hypothesis: Text | None = None
    progress: ActionStatus = ActionStatus.OPEN
    learned: Text | None = None


class KeyResultForm(LineForm):
    """A key result."""

    measure: Words
    unit: Text = ""
    direction: Direction | None = None
    baseline: Number | None = None
    target: Number | None = None
    low: Number | None = None
    high: Number | None = None
    source: Text | None = None
    owner_role: Text | None = None
    stretch: Flag = False
    note: Text | None = None
    actions: tuple[ActionForm, ...] = ()


class ObjectiveForm(LineForm):
    """An objective."""

    text: Words
    customer: Text | None = None
    alternative: Text | None = None
    supports: Texts = ()
    link_certainty: Certainty | None = None
    key_results: tuple[KeyResultForm, ...] = ()


class HealthForm(LineForm):
    """A health measure."""

    measure: Words
    value: Number | None = None
    unit: Text = ""
    band: Text | None = None
    why: Text | None = None


class NotDoingForm(LineForm):
    """Something to stop."""

    text: Words


class OkraSetForm(Form):
    """One file of okras/."""

    owner: Words
    name: Words
    objectives: tuple[ObjectiveForm, ...] = ()
    health_measures: tuple[HealthForm, ...] = ()
    not_doing: tuple[NotDoingForm, ...] = ()
    depends_on: Texts = ()


class QuestionForm(Form):
    """An open question."""

    id: Words
    text: Words
    owner: Words
    about: Texts = ()
    who: Texts = ()
    minutes: Annotated[int, Field(ge=0)] = 5
    weight: int = 1
    suggestion: Text | None = None
    answer: Text | None = None
    decided: Text | None = None
    evidence: Texts = Field((), alias="from")


class QuestionsForm(Form):
    """All that questions.yaml may hold."""

    questions: tuple[QuestionForm, ...] = ()
