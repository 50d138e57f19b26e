"""The numbers by which a rollout was planned, in sentences, so that a reader can question each of them."""

from __future__ import annotations

from collections.abc import Iterator

from okra_coach.compose.rollout_views import ENOUGH
from okra_coach.model.workshop import Workshop
from okra_coach.words import Words, mark

_WEIGHTS = (
    ("result_orientation", mark("result orientation")),
    ("measurability", mark("measurability")),
    ("priorities", mark("link to priorities")),
    ("decide", mark("room to decide")),
    ("safety", mark("safety and say")),
    ("rhythm", mark("rhythm")),
    ("room", mark("room in the calendar")),
    ("backing", mark("the sponsor's backing")),
)
_COACH_TIME = (
    ("preparation", mark("preparation")),
    ("workshop", mark("workshop")),
    ("alignment", mark("alignment")),
    ("check_ins", mark("first four check-ins")),
    ("mid_review", mark("mid-cycle review")),
    ("retrospective", mark("review and retrospective")),
    ("office_hours", mark("office hours")),
)


def defaults(workshop: Workshop, words: Words) -> Iterator[str]:
    """One sentence a rule, with the numbers that hold in this engagement."""
    rollout = workshop.rollout
    yield words("Project and result work goes before central and mixed work, and that before day-to-day work.")
    yield words(
        "Day-to-day teams start with OKR+As in wave {wave} at the earliest; a health board they have from day one.",
        wave=rollout.daily_from_wave,
    )
    yield words(
        "The first wave holds at most {teams} teams and {people} people in core groups; "
        "each later one at most twice as many as the wave before.",
        teams=words.number(rollout.first_wave_teams),
        people=words.number(rollout.first_wave_people),
    )
    yield words("A core group has at most {n} people.", n=words.number(rollout.core_group))
    weights = [
        words("{name} {weight}", name=words(name), weight=words.number(getattr(rollout.weights, key)))
        for key, name in _WEIGHTS
        if getattr(rollout.weights, key)
    ]
    yield words("Readiness goes from 0 to 100 and weighs: {weights}.", weights=words.join(weights))
    yield words("A team's readiness is shown when {share} of the weights are known.", share=words.quantity(ENOUGH, "%"))
    yield words(
        "A team has one champion, who needs {minutes} to prepare a check-in; one internal coach is needed for about "
        "every {people} people who work with OKR+As.",
        minutes=words.quantity(rollout.champion_minutes, "minutes"),
        people=words.number(rollout.people_per_coach),
    )
    yield words(
        "A coach's hours for a team's first cycle are spread in proportion: {shares}.",
        shares=words.join(
            [
                words("{name} {weight}", name=words(name), weight=words.number(getattr(rollout.coach_time, key)))
                for key, name in _COACH_TIME
            ]
        ),
    )
    yield words(
        "A need from another team is an agreement to sign, never a reason to wait, and the mean score is no gate."
    )
