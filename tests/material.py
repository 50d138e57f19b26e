"""A small invented engagement as values, for tests of the rooms that start from the model."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from functools import cache
from pathlib import Path

import yaml

from okra_coach.model.agenda import Blocks
from okra_coach.model.agenda_settings import AgendaSettings, SessionTime
from okra_coach.model.engagement import Material
from okra_coach.model.finding import Finding, Severity
from okra_coach.model.insights import Insights, NetPromoter, Participation, Readiness, ScaleResult, ThemeVote
from okra_coach.model.measure import Direction
from okra_coach.model.okra import (
    Action,
    HealthMeasure,
    KeyResult,
    NotDoing,
    Objective,
    OkraBook,
    OkraSet,
    OpenQuestion,
)
from okra_coach.model.place import Place
from okra_coach.model.questionnaire import Questionnaire
from okra_coach.model.rollout import CycleEvent, EventKind, Gate, Part, Placement, Rollout, Wave
from okra_coach.model.workshop import CheckInRhythm, Coach, Cycle, DateRange, Team, TeamKind, Theme, Workshop
from okra_coach.plan.agenda import compose_agenda
from okra_coach.read.blocks import read_blocks
from okra_coach.track.progress import first_readings
from okra_coach.words import load_words

ROOT = Path(__file__).parent.parent


def workshop() -> Workshop:
    """Brightwater Clinics, four teams, a workshop in April 2027."""
    return Workshop(
        client="Brightwater Clinics",
        title="OKR+A workshop",
        language="en",
        country="GB",
        currency="GBP",
        day=date(2027, 4, 6),
        start=time(9, 0),
        end=time(16, 30),
        timezone="Europe/London",
        location="Leeds",
        employees=120,
        invited=40,
        sponsor_role="Managing Director",
        consultant="Ada Coach",
        coaches=(Coach("Ada Coach", "lead coach", 12.0),),
        cycle=Cycle(
            name="Q2 2027",
            first=date(2027, 4, 12),
            last=date(2027, 7, 2),
            check_in=CheckInRhythm(0, time(9, 30), 30),
            mid_review=date(2027, 5, 19),
            retrospective=date(2027, 7, 1),
            blackouts=(DateRange(date(2027, 5, 31), date(2027, 6, 4), "half-term"),),
        ),
        teams=(
            Team("online-booking", "Online Booking", TeamKind.PROJECT, 9, "Programme Lead", "Ada Coach"),
            Team("patient-journey", "Patient Journey", TeamKind.RESULT, 14, "Head of Patient Journey", "Ada Coach"),
            Team("billing", "Billing", TeamKind.CENTRAL, 11, "Head of Billing", "Ada Coach"),
            Team("front-desk", "Front Desk", TeamKind.DAILY, 38, "Front Desk Manager", "Ada Coach"),
        ),
        themes=(Theme("shorter-waits", "Shorter waits"), Theme("clear-bills", "Clear bills")),
        bonus_today="individual",
        agenda=AgendaSettings(sessions=(SessionTime(date(2027, 4, 6), time(9, 0), time(16, 30)),)),
    )


def okras() -> OkraBook:
    """Company and two team sets: one complete key result, one without a baseline, one keep-within."""
    waits = KeyResult(
        "patient-journey.o1.k1", "Median wait from arrival to treatment", "minutes", Direction.DECREASE, 42, 25,
        source="Clinic system, daily report", owner_role="Head of Patient Journey",
        actions=(
            Action("patient-journey.o1.k1.a1", "Send the pre-visit form two days ahead", "Front Desk Manager",
                   date(2027, 4, 30), "If forms arrive filled in, registration takes half as long",
                   evidence=("r03.team.actions",)),
            Action("patient-journey.o1.k1.a2", "Open the first desk at 07:30 in two clinics", None, None,
                   evidence=("r04.team.actions",)),
        ),
        evidence=("r03.team.measure1", "r03.team.measure1_now", "r04.team.measure1_target"),
    )  # fmt: skip
    repeat = KeyResult(
        "patient-journey.o1.k2", "Patients who come back within twelve months", "%", Direction.INCREASE, None, 60,
        evidence=("r05.team.measure2",),
    )  # fmt: skip
    booked = KeyResult(
        "online-booking.o1.k1", "Share of appointments booked online", "%", Direction.INCREASE, 18, 45,
        source="Booking log", owner_role="Programme Lead",
        actions=(Action("online-booking.o1.k1.a1", "Test the five-field form with eight patients", "Programme Lead",
                        date(2027, 5, 7), evidence=("r01.team.actions",)),),
        evidence=("r01.team.measure1",),
    )  # fmt: skip
    quality = KeyResult(
        "online-booking.o1.k2", "Wrong bookings per week", "bookings", Direction.KEEP, 6, None, low=0, high=8,
        source="Booking log", owner_role="Programme Lead", evidence=("r02.team.measure2",),
    )  # fmt: skip
    company = OkraSet(
        "company", "Brightwater Clinics",
        (Objective("company.o1", "Patients are seen when they expect to be", "Patients", "Waiting rooms stay empty",
                   key_results=(replace(waits, id="company.o1.k1", actions=()),),
                   evidence=("r03.direction.change", "r04.customer.able")),),
        not_doing=(NotDoing("company.n1", "Paper registration forms", ("r02.direction.stop",)),),
    )  # fmt: skip
    journey = OkraSet(
        "patient-journey", "Patient Journey",
        (Objective("patient-journey.o1", "Patients move from door to doctor without a standstill", "Patients",
                   supports=("company.o1",), key_results=(waits, repeat), evidence=("r03.team.aim",)),),
        (HealthMeasure("patient-journey.h1", "Complaints per week", 12, "", "at most 12", ("r03.team.keep_healthy",)),),
        depends_on=("front-desk",),
    )  # fmt: skip
    booking = OkraSet(
        "online-booking", "Online Booking",
        (Objective("online-booking.o1", "Busy parents book a visit without a phone call", "Busy parents",
                   supports=("company.o1",), key_results=(booked, quality), evidence=("r01.team.aim",)),),
    )  # fmt: skip
    return OkraBook(
        (company, booking, journey),
        (
            OpenQuestion("q1", "What is the baseline of “Patients who come back within twelve months”?",
                         "patient-journey", ("patient-journey.o1.k2",), ("Head of Patient Journey",), 5, 3),
            OpenQuestion("q2", "Who owns “Open the first desk at 07:30 in two clinics”?", "patient-journey",
                         ("patient-journey.o1.k1.a2",), ("Head of Patient Journey",), 3, 1),
        ),
    )  # fmt: skip


def insights() -> Insights:
    """Eighteen answers, one team too small to show, a recommendation score."""
    return Insights(
        participation=Participation(18, 40, {"online-booking": 6, "patient-journey": 7, "billing": 5, "front-desk": 0}),
        scales=(
            ScaleResult("work.decide", "company", 18, 3.4, (0.05, 0.15, 0.3, 0.35, 0.15)),
            ScaleResult("work.speak_up", "company", 18, 2.6, (0.2, 0.3, 0.25, 0.2, 0.05)),
        ),
        theme_votes=(
            ThemeVote("shorter-waits", "Shorter waits", 14, 0.4, 0.85),
            ThemeVote("clear-bills", "Clear bills", 6, 0.8, 0.15),
        ),
        net_promoter=(NetPromoter("company", 180, 21.0, 9.0, 33.0, 0.45, 0.31, 0.24, 24.0),),
        readiness=(
            Readiness("online-booking", TeamKind.PROJECT, 1, 78.0, 70.0, 84.0, 90),
            Readiness("patient-journey", TeamKind.RESULT, 1, 66.0, 60.0, 72.0, 90),
            Readiness("billing", TeamKind.CENTRAL, 2, 58.0, 50.0, 64.0, 80),
            Readiness("front-desk", TeamKind.DAILY, 3, None, 20.0, 60.0, 30),
        ),
        choices={"work.planning": {"yearly": 15, "other": 3}, "work.bonus": {"individual": 11, "unknown": 7}},
    )


def rollout() -> Rollout:
    """Three waves, a probe, a few dates."""
    return Rollout(
        placements=(
            Placement("online-booking", 1, Part.STARTS, ("It is a project with a date and a result people notice.",)),
            Placement("billing", 1, Part.PROBE, ("A central team tests whether the goals fit the whole house.",)),
            Placement("patient-journey", 2, Part.STARTS, ("It waits one cycle for free coach hours.",)),
            Placement("front-desk", 3, Part.BOARD, ("Day-to-day work starts with a health board.",),
                      ("half of its week goes into a named result",)),
        ),
        waves=(Wave(1, ("online-booking", "billing"), 20, 40.0), Wave(2, ("patient-journey",), 12, 40.0),
               Wave(3, ("front-desk",), 12, 45.0)),
        gates=(Gate(2, ("Check-ins were held in 80 % of the weeks.",)),),
        events=(
            CycleEvent(EventKind.WORKSHOP, date(2027, 4, 6), time(9, 0), 450),
            CycleEvent(EventKind.KICK_OFF, date(2027, 4, 12), time(9, 30), 30),
            CycleEvent(EventKind.CHECK_IN, date(2027, 4, 19), time(9, 30), 30, 1),
            CycleEvent(EventKind.CHECK_IN, date(2027, 5, 4), time(9, 30), 30, 3, "moved: 3 May is a public holiday"),
            CycleEvent(EventKind.MID_REVIEW, date(2027, 5, 19), time(9, 30), 60),
            CycleEvent(EventKind.SCORING, date(2027, 6, 28), time(9, 30), 60),
            CycleEvent(EventKind.RETROSPECTIVE, date(2027, 7, 1), time(13, 0), 90),
        ),
        working_days=58,
    )  # fmt: skip


def material(language: str = "en") -> Material:
    """All of it together, as `compose` receives it; the agenda's blocks speak the language."""
    finding = Finding(
        "KR203", "no-baseline", Severity.INFO, Place("okras/patient-journey.yaml", 30), "patient-journey.o1.k2",
        "“Patients who come back within twelve months” has no baseline.", "Measure it in the first week.",
    )  # fmt: skip
    readings = first_readings(okras(), workshop())
    blocks = _blocks(language)
    agenda = compose_agenda(workshop(), blocks, okras().questions, rollout(), load_words(language))
    return Material(
        workshop(), questionnaire(), insights(), okras(), (finding,), rollout(), readings, agenda=agenda, blocks=blocks
    )


@cache
def _blocks(language: str) -> Blocks:
    return read_blocks(Path(), language)[0]


def questionnaire() -> Questionnaire:
    """The standard questionnaire's prompts, without its sections."""
    from okra_coach.model.questionnaire import Question, QuestionKind

    tree = yaml.safe_load((ROOT / "templates/questionnaires/standard.yaml").read_text(encoding="utf-8"))
    return Questionnaire(
        tuple(
            Question(q["id"], section["id"], QuestionKind(q["kind"]), q["feeds"], q["prompt"])
            for section in tree["sections"]
            for q in section["questions"]
        )
    )
