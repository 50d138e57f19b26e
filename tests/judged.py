"""A small judgement made by hand, so that reports are tested without the rules."""

from __future__ import annotations

from okra_coach.model.finding import Edit, Finding, Rewrite, Severity
from okra_coach.model.judgement import Ignored, JudgedLine, Judgement, RuleText
from okra_coach.model.measure import Direction
from okra_coach.model.okra import Action, Ignore, KeyResult, Objective
from okra_coach.model.place import Place
from okra_coach.model.sentence import say

YAML = "okras/front-desk.yaml"
SHEET = "okrs.xlsx"
SOURCE = """\
owner: front-desk
name: Front Desk
objectives:
  - id: front-desk.o1
    text: Reach 90% happy patients and open a second desk
    key_results:
      - id: front-desk.o1.k1
        measure: Launch the self-check-in at all twelve
          clinics
      - id: front-desk.o1.k2   # okra: ignore KR203 because the counter is new
        measure: Median wait from arrival to treatment
        unit: minutes
        target: 25
        actions:
          - id: front-desk.o1.k2.a1
            text: Send the form ahead
"""
RULES = (
    RuleText(
        "OBJ101", "number-in-objective", Severity.WARNING, "An objective holds no target number.",
        "The number that proves it belongs to a key result.", "“Reach $5M in ARR”", "“Shippers choose us first”",
        "GitLab handbook.",
    ),
    RuleText(
        "KR206", "output-not-outcome", Severity.WARNING, "A key result is an effect, not a piece of work.",
        "Work can be finished without helping anybody.", "“Launch the portal”", "“Customers who log in again”",
        "Felipe Castro.",
    ),
    RuleText(
        "KR203", "no-baseline", Severity.INFO, "A key result has a baseline: where the measure stands today.",
        "Without it nobody knows how far there is to go.", "“Satisfaction of 90 %”", "“from 76 to 90 %”", "Perdoo.",
    ),
    RuleText(
        "KR221", "placeholder", Severity.ERROR, "A line holds no placeholder.", "It looks like a value.",
        "“$XM in bookings”", "the number", "GitLab handbook.",
    ),
    RuleText(
        "GOV601", "bonus", Severity.WARNING, "No bonus hangs on one person's goals.",
        "Who is paid for a score aims low.", "10 % of the salary", "no link", "Carsten Ley.",
    ),
)  # fmt: skip


def finding(
    code: str,
    place: Place,
    subject: str,
    message: str,
    advice: str,
    trigger: str = "",
    rewrite: Rewrite | None = None,
    example: str = "",
) -> Finding:
    """A finding with the slug and severity of its rule."""
    rule = next(rule for rule in RULES if rule.code == code)
    return Finding(code, rule.slug, rule.severity, place, subject, message, advice, trigger, rewrite, example)


def judgement() -> Judgement:
    """Two teams: YAML with a rewrite, an example and a silenced finding; a sheet's cell with a placeholder."""
    goal = Objective("front-desk.o1", "Reach 90% happy patients and open a second desk")
    launch = KeyResult("front-desk.o1.k1", "Launch the self-check-in at all twelve clinics")
    wait = KeyResult(
        "front-desk.o1.k2", "Median wait from arrival to treatment", "minutes", Direction.DECREASE, None, 25
    )
    send = Action("front-desk.o1.k2.a1", "Send the form ahead")
    booked = KeyResult("sales.o1.k1", "=Win X% more clinics <b>&co</b>")
    number = finding(
        "OBJ101", Place(YAML, 4, 5), goal.id,
        say("The objective “{line}” holds the number “{number}”.", line=goal.text, number="90%"),
        "Move 90% to the target of a key result.", "90%",
        Rewrite(("Happy patients, and a second desk",), (Edit(goal.id, "text", "Happy patients, and a second desk"),)),
    )  # fmt: skip
    work = finding(
        "KR206", Place(YAML, 7, 9), launch.id,
        say(
            "The key result “{line}” is work to be done (“{words}”), not its effect.",
            line=launch.measure, words="Launch",
        ),
        "Make it an action, and measure what changes once it is done.", "Launch",
        example="Patients who check themselves in, from 0 to 60 %",
    )  # fmt: skip
    blank = finding(
        "KR221", Place(SHEET, cell="OKRs!B7"), booked.id, "The key result holds the placeholder “X%”.",
        "Replace it, or leave it out.", "X%",
    )  # fmt: skip
    unknown = finding("KR203", Place(YAML, 10, 9), wait.id, "It has a target and no baseline.", "Measure it.")
    paid = finding("GOV601", Place("workshop.yaml"), "workshop", "Bonuses follow individual targets.", "Say they stop.")
    front = ("front-desk", "Front Desk")
    return Judgement(
        "Brightwater Clinics",
        (
            JudgedLine(goal.id, goal, *front, Place(YAML, 4, 5), (number,)),
            JudgedLine(launch.id, launch, *front, Place(YAML, 7, 9), (work,)),
            JudgedLine(wait.id, wait, *front, Place(YAML, 10, 9)),
            JudgedLine(send.id, send, *front, Place(YAML, 15, 13)),
            JudgedLine(booked.id, booked, "sales", "Sales & Co", Place(SHEET, cell="OKRs!B7"), (blank,)),
        ),
        (JudgedLine("", None, "", "", Place("workshop.yaml"), (paid,)),),
        (Ignored(unknown, Ignore(("KR203",), "the counter is new", wait.id, Place(YAML, 10))),),
        {rule.code: rule for rule in RULES},
        {YAML: tuple(SOURCE.split("\n"))},
    )
