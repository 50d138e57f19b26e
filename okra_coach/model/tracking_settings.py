"""From when on a check-in speaks of something: our own defaults, all of them settings."""

from __future__ import annotations

from dataclasses import dataclass

from okra_coach.model.progress import ProgressSettings


@dataclass(frozen=True, slots=True)
class TrackingSettings:
    """Shares are per cent of the way from baseline to target.

    A key result `moved` when it went so far since the last check-in, and moved along with an action when it went
    `tried` of its way. Confidence fell by `confidence_fall` points, or into a lower band. An action is a blocker
    `blocked_days` after its date, a key result after so many check-ins off track. A decision holds `decision_days`.

    At the close an aspirational key result is red below `score_amber`, green from `score_green`. A target was reached
    early when at most `early` per cent of the cycle were over; nobody looked for long from `unseen_days` on.

    The rest says what a status means, in the tracker as well: see `ProgressSettings`, whose shares are parts of 1.
    """

    moved: float = 1.0
    tried: float = 5.0
    confidence_fall: int = 2
    blocked_days: int = 14
    off_track_check_ins: int = 2
    decision_days: int = 28
    score_amber: float = 40.0
    score_green: float = 70.0
    early: float = 50.0
    unseen_days: int = 28
    too_early: float = 15.0
    on_track_gap: float = 10.0
    at_risk_gap: float = 25.0
    confident: int = 7
    doubtful: int = 4
    no_news_days: int = 14
    curve: float = 1.0

    @property
    def limits(self) -> ProgressSettings:
        """What a status means."""
        return ProgressSettings(
            self.too_early / 100,
            self.on_track_gap / 100,
            self.at_risk_gap / 100,
            self.confident,
            self.doubtful,
            self.no_news_days,
            self.curve,
        )
