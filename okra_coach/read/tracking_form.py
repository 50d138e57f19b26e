"""The settings below `tracking` in workshop.yaml: from when on a check-in speaks of something."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from okra_coach.model.tracking_settings import TrackingSettings
from okra_coach.read.forms import Form, Number

_TRACKING = TrackingSettings()
Share = Annotated[Number, Field(ge=0, le=100)]


class TrackingForm(Form):
    """From when on a check-in speaks of something; shares are per cent of the way from baseline to target."""

    moved: Share = Field(
        _TRACKING.moved, description="A key result moved when it went so many per cent of its way since last time."
    )
    tried: Share = Field(
        _TRACKING.tried, description="More per cent of its way than these since an action began count as moved along."
    )
    confidence_fall: Annotated[int, Field(ge=1, le=9)] = Field(
        _TRACKING.confidence_fall, description="Confidence that falls by so many points is spoken of."
    )
    blocked_days: Annotated[int, Field(ge=1)] = Field(
        _TRACKING.blocked_days, description="An action so many days past its date counts as a blocker."
    )
    off_track_check_ins: Annotated[int, Field(ge=1)] = Field(
        _TRACKING.off_track_check_ins, description="So many check-ins off track in a row make a key result a blocker."
    )
    decision_days: Annotated[int, Field(ge=1)] = Field(
        _TRACKING.decision_days, description="A decision on a key result off track holds for so many days."
    )
    score_amber: Share = Field(
        _TRACKING.score_amber, description="At the close, an aspirational key result below so many per cent is red."
    )
    score_green: Share = Field(
        _TRACKING.score_green, description="At the close, an aspirational key result from so many per cent on is green."
    )
    early: Share = Field(
        _TRACKING.early, description="A target is reached early when at most so many per cent of the cycle are over."
    )
    unseen_days: Annotated[int, Field(ge=1)] = Field(
        _TRACKING.unseen_days, description="The retrospective asks where nobody gave a value for so many days."
    )
    too_early: Share = Field(
        _TRACKING.too_early, description="Before so many per cent of the cycle's working days it is too early to tell."
    )
    on_track_gap: Share = Field(
        _TRACKING.on_track_gap, description="On track means at most so many points behind what is expected by now."
    )
    at_risk_gap: Share = Field(
        _TRACKING.at_risk_gap, description="At risk means at most so many points behind; more is off track."
    )
    confident: Annotated[int, Field(ge=1, le=10)] = Field(
        _TRACKING.confident, description="A confidence from here on says on track."
    )
    doubtful: Annotated[int, Field(ge=1, le=10)] = Field(
        _TRACKING.doubtful, description="A confidence from here on says at risk; a lower one says off track."
    )
    no_news_days: Annotated[int, Field(ge=1)] = Field(
        _TRACKING.no_news_days, description="A latest value older than so many days is no news."
    )
    curve: Annotated[Number, Field(gt=0, le=10)] = Field(
        _TRACKING.curve, description="How progress is expected over the cycle: 1 evenly, 2 late."
    )
