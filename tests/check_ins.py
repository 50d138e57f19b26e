"""Four invented check-ins of Brightwater Clinics, for tests of what is made from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from okra_coach.model.check_in import ActionNews, Choice, Decision, HealthNews, LineEdit, Proposal, Record
from okra_coach.model.gate_status import ConditionStatus, GateStatus, State
from okra_coach.model.measure import Direction
from okra_coach.model.meeting import Meeting
from okra_coach.model.okra import Action, ActionStatus, KeyResult, Objective, OkraBook, OkraSet
from okra_coach.model.place import Place
from okra_coach.model.progress import CheckIn
from okra_coach.model.rollout import CycleEvent, EventKind
from okra_coach.plan.workdays import working_days
from okra_coach.track.week import week
from tests.material import okras, rollout, workshop

COMPANY, WAITS, REPEAT = "company.o1.k1", "patient-journey.o1.k1", "patient-journey.o1.k2"
BOOKED, WRONG = "online-booking.o1.k1", "online-booking.o1.k2"
FORM, DESK = "online-booking.o1.k1.a1", "patient-journey.o1.k1.a2"
DAYS = (date(2027, 4, 19), date(2027, 4, 26), date(2027, 5, 10), date(2027, 5, 17))
NOTE = "Anna says the vendor never answers"


def _values(day: date, **said: tuple[float, int]) -> tuple[CheckIn, ...]:
    names = {"company": COMPANY, "waits": WAITS, "booked": BOOKED, "wrong": WRONG, "repeat": REPEAT}
    return tuple(CheckIn(names[name], day, value, sure, NOTE) for name, (value, sure) in said.items())


def _form(status: ActionStatus) -> ActionNews:
    text = "Test the five-field form with eight patients"
    return ActionNews(FORM, BOOKED, text, "Programme Lead", date(2027, 5, 7), status, learned=NOTE)


def records() -> tuple[Record, ...]:
    """Bookings rise, waits stand still and are decided on, wrong bookings leave their band, one team falls silent."""
    desk = ActionNews(DESK, WAITS, "Open the first desk at 07:30 in two clinics")
    early = LineEdit(DESK, "due", None, date(2027, 4, 30), place=Place("check-ins/2027-04-19.yaml"))
    first, second, third, last = DAYS
    return (
        Record(first, values=_values(first, company=(42, 8), waits=(42, 7), booked=(20, 7), wrong=(6, 8)),
               actions=(_form(ActionStatus.OPEN), desk), edits=(early,)),
        Record(second, values=_values(second, waits=(42, 7), booked=(23, 7), wrong=(7, 8), repeat=(31, 6)),
               actions=(_form(ActionStatus.DOING), desk)),
        Record(third, values=_values(third, waits=(41, 5), booked=(26, 8), wrong=(8, 8)),
               actions=(_form(ActionStatus.DOING), replace(desk, progress=ActionStatus.DOING)),
               decisions=(Decision(WAITS, Choice.HELP, "Managing Director"),)),
        Record(last, values=_values(last, waits=(41, 3), booked=(27.5, 8), wrong=(9, 6)),
               actions=(_form(ActionStatus.DONE), replace(desk, progress=ActionStatus.DOING)),
               health=(HealthNews("patient-journey.h1", last, 15, inside=False, note=NOTE),),
               edits=(LineEdit(BOOKED, "target", 45, 40, NOTE),),
               proposals=(Proposal("action", "online-booking", "Call back on the same day", BOOKED),)),
    )  # fmt: skip


def meeting(count: int = 4, minutes: int = 30) -> Meeting:
    """The last of so many check-ins, with a gate that is half known."""
    cycle = workshop().cycle
    ours = replace(workshop(), cycle=replace(cycle, check_in=replace(cycle.check_in, minutes=minutes)))
    next_one = CycleEvent(EventKind.CHECK_IN, date(2027, 5, 24), cycle.check_in.start, minutes, 6)
    plan = replace(rollout(), events=(*rollout().events, next_one))
    gate = GateStatus(
        2,
        (
            ConditionStatus("At least 8 of 9 planned check-ins were held.", State.MISSED, "3 of 8 were held so far."),
            ConditionStatus("Every key result is complete.", State.MET, "4 of 5, 80%."),
            ConditionStatus("The sponsor was there at 2 of 3 events.", State.UNKNOWN, "Who was there will tell."),
        ),
    )
    return Meeting(ours, plan, week(okras(), records()[:count], ours, working_days(ours), plan), gate)


def many(teams: int) -> Meeting:
    """The third check-in of so many teams, of which every second one is behind, each with eight key results."""
    sets = tuple(_team(number) for number in range(teams))
    held = []
    for week_number in range(1, 4):
        day = date(2027, 5, 3) + timedelta(weeks=week_number)
        values = tuple(
            CheckIn(one.id, day, 10.0 + (number % 2) * 8 * week_number, 8 - week_number)
            for number, okras in enumerate(sets)
            for one in okras.key_results
        )
        held.append(Record(day, values=values))
    plan = replace(rollout(), placements=())
    return Meeting(workshop(), plan, week(OkraBook(sets), held, workshop(), working_days(workshop()), plan))


def _team(number: int) -> OkraSet:
    own = f"team-{number}"
    results = tuple(_result(f"{own}.o1.k{count}") for count in range(1, 9))
    return OkraSet(own, f"Team number {number} with a long name", (Objective(f"{own}.o1", "Aim", key_results=results),))


def _result(own: str) -> KeyResult:
    action = Action(f"{own}.a1", "Try something that takes a whole line to tell, and then some more of it",
                    "Head of something long", date(2027, 4, 30))  # fmt: skip
    measure = "Share of customers who find what they look for without asking anybody"
    return KeyResult(own, measure, "%", Direction.INCREASE, 10, 60, owner_role="Lead", actions=(action,))
