"""What each date of the cycle is called, what it is for, and who takes part."""

from __future__ import annotations

from okra_coach.model.audience import AUDIENCES, Audience, is_shared
from okra_coach.model.rollout import EventKind
from okra_coach.words import Words, mark

_TITLES = {
    EventKind.REFRESH: mark("Fresh feedback and figures"),
    EventKind.PREPARATION: mark("Preparation"),
    EventKind.DRAFT: mark("The company's draft: your comments"),
    EventKind.WORKSHOP: mark("OKR+A workshop"),
    EventKind.ALIGNMENT: mark("Alignment of the teams' OKR+As"),
    EventKind.KICK_OFF: mark("Kick-off of the cycle"),
    EventKind.CHECK_IN: mark("OKR+A check-in {number}"),
    EventKind.COACH_REVIEW: mark("Coach review of the first weeks"),
    EventKind.READING: mark("Read the tracker"),
    EventKind.MID_REVIEW: mark("Mid-cycle review"),
    EventKind.SCORING: mark("Scoring of the key results"),
    EventKind.RETROSPECTIVE: mark("Review and retrospective"),
    EventKind.GATE: mark("Decision about the next wave"),
    EventKind.PLANNING: mark("Planning of the next cycle"),
}
_OWN_TITLES = {
    (EventKind.REFRESH, 1): mark("Fresh feedback and figures for the next cycle"),
    (EventKind.PREPARATION, 1): mark("Read the answers and the drafts"),
    (EventKind.PREPARATION, 2): mark("Last preparation of the workshop"),
    (EventKind.PREPARATION, 3): mark("Send out the tracker and the calendars"),
    (EventKind.READING, 1): mark("Read the tracker before the coach review"),
    (EventKind.READING, 2): mark("Read the tracker before the mid-cycle review"),
    (EventKind.READING, 3): mark("Read the tracker before the review"),
}
_PURPOSES = {
    EventKind.REFRESH: mark(
        "Customer feedback and today's values are brought up to date, so that goals start from facts. "
        "Each lead brings the latest value of the team's measures."
    ),
    EventKind.PREPARATION: mark("At your own desk; no journey is needed."),
    EventKind.DRAFT: mark(
        "The draft of the company's objectives goes to everybody. "
        "Say by the workshop what is unclear, missing or too much, also without your name."
    ),
    EventKind.WORKSHOP: mark("The people who do the work agree objectives, key results and first actions."),
    EventKind.ALIGNMENT: mark(
        "The teams trade what they need from each other: who, what, by when, accepted or not. "
        "What is agreed is signed; what contradicts the company's objectives is settled here."
    ),
    EventKind.KICK_OFF: mark("Everybody sees the agreed OKR+As, the dates of the cycle and the first actions."),
    EventKind.CHECK_IN: mark(
        "Before the meeting: enter the latest value, the confidence from 1 to 10 and the status of each action. "
        "In the meeting: talk only about what is off track and what to try next."
    ),
    EventKind.COACH_REVIEW: mark(
        "The coach and each lead look at the first weeks: are the values there, do the actions serve their key result, "
        "what is in the way?"
    ),
    EventKind.READING: mark(
        "At your own desk; no journey is needed. What is off track, what has no news, where do two teams wait for each "
        "other?"
    ),
    EventKind.MID_REVIEW: mark("For each key result that is off track: continue, change, stop or start anew."),
    EventKind.SCORING: mark("Final values are entered and scored; a score is for learning, it judges nobody."),
    EventKind.RETROSPECTIVE: mark(
        "First the review, with the sponsor: what was reached, and what did customers notice of it? "
        "Then each team by itself: what did we learn, and which one thing do we change in the next cycle?"
    ),
    EventKind.GATE: mark(
        "Each condition is looked at with its figure. Then the next wave starts, starts with changes, or waits."
    ),
    EventKind.PLANNING: mark("The next cycle is prepared from the scores, the lessons and fresh customer feedback."),
}
_OWN_PURPOSES = {
    (EventKind.PREPARATION, 1): mark(
        "Read the briefing, edit the drafts, and ask the sponsor what only the sponsor can settle. "
        "At your own desk; no journey is needed."
    ),
    (EventKind.PREPARATION, 2): mark(
        "Put in late answers and comments, build once more, and print what goes on the wall. "
        "At your own desk; no journey is needed."
    ),
    (EventKind.PREPARATION, 3): mark(
        "Write down what the workshop and the alignment agreed, build, and send each lead the tracker and the team's "
        "calendar. At your own desk; no journey is needed."
    ),
}
_WHO = {
    Audience.EVERYONE: mark("everybody"),
    Audience.TEAM: mark("the teams that start"),
    Audience.LEADS: mark("the leads of the teams that start"),
    Audience.SPONSOR: mark("the sponsor"),
    Audience.CONSULTANT: mark("the coach"),
}


def title(kind: EventKind, number: int, words: Words) -> str:
    """What a date is called, with its number where it has one."""
    return words(_OWN_TITLES.get((kind, number), _TITLES[kind]), number=number)


def series_title(words: Words) -> str:
    """What every check-in of a series is called."""
    return words("OKR+A check-in")


def purpose(kind: EventKind, number: int, words: Words) -> str:
    """What a date is for."""
    return words(_OWN_PURPOSES.get((kind, number), _PURPOSES[kind]))


def who(kind: EventKind, words: Words) -> str:
    """Who takes part, a team's lead being part of the team; "" for the consultant's own work."""
    if not is_shared(kind):
        return ""
    audiences = [one for one in AUDIENCES[kind] if one is not Audience.LEADS or Audience.TEAM not in AUDIENCES[kind]]
    return words("Takes part: {who}.", who=words.join([words(_WHO[one]) for one in audiences]))
