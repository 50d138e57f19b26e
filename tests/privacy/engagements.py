"""Random engagements on disk, with everything in them that must not come out again."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from okra_coach.model.questionnaire import Question, QuestionKind, Questionnaire
from okra_coach.read.questionnaire import read_questionnaire

NAMES = (
    *("Thảo Nguyễn", "Jürgen Weißgerber", "Małgorzata Kowalczyk", "Siobhán Gallagher", "Phương Linh", "Đặng Quốc Bảo"),
    *("François Lefèvre", "Anke Schäferling", "Imogen Farnsworth", "Oluwaseun Adeyemi", "Bích Ngọc", "Ruprecht Ölmann"),
    *("Priyanka Raghunathan", "Dagmar Hinterhuber", "Tadeusz Wójcik", "Hồng Nhung", "Beatrix Löwenstein"),
    "Kwabena Osei",
)  # fmt: skip
TEAMS = ("Quote Desk", "Port Crew", "Ledger", "Night Shift", "Rail Link", "Claims", "Data Room", "Yard")
KINDS = ("project", "result", "central", "daily")
THEMES = ("Faster quotes", "Fewer errors", "Calm evenings", "New lanes")
_AIMS = (
    "Our customers get a firm price within the hour",
    "Drivers know their slot the evening before",
    "People go home on time",
    "The books close without a weekend",
)
_MEASURES = (
    ("Hours from request to quote", "26 hours", "4 hours"),
    ("Share of invoices right first time", "71 %", "90 %"),
    ("Overtime hours a week", "140", "60"),
    ("Late trucks a week", "unknown", "5"),
)
_ACTIONS = (
    "Cut the form to five fields - {first}, 5 Feb",
    "Test the new rota with {first}",
    "Ask {full} for the list of late trucks",
    "Move the stamp to the front desk - {first} and me",
    "Put the price list online, {email}",
    "Call the ten oldest open claims with {first}'s sheet",
)
_SECRETIVE = ("direction.problem", "customer.complaint", "work.worry", "workshop.worth")


@dataclass
class Case:
    """A folder to build, and what must not be found in anything generated from it."""

    folder: Path
    names: set[str] = field(default_factory=set)
    canaries: set[str] = field(default_factory=set)
    said: list[str] = field(default_factory=list)
    """Whole answers of which no eight words in a row may be quoted."""


def make(folder: Path, seed: int, threshold: int = 5) -> Case:
    """An engagement of two to eight teams with up to twelve respondents each."""
    folder.mkdir(parents=True, exist_ok=True)
    chance, case = random.Random(seed), Case(folder)
    questionnaire, _ = read_questionnaire(folder)
    teams = [(name, chance.choice(KINDS)) for name in chance.sample(TEAMS, chance.randint(2, 8))]
    _write_workshop(folder, teams, threshold)
    rows = [
        _row(questionnaire, team, chance, case)
        for team, _ in teams
        for _ in range(chance.choice((0, 1, 3, 4, 5, 7, 12)))
    ]
    rows = rows or [_row(questionnaire, teams[0][0], chance, case)]
    _write(folder / "responses" / "form.csv", ["Timestamp", "Email Address", "Name", *_prompts(questionnaire)], rows)
    comments = [
        [str(chance.randint(0, 10)), _secret(case, chance, "feedback")] for _ in range(chance.choice((0, 12, 40)))
    ]
    if comments:
        _write(folder / "feedback" / "nps.csv", ["How likely are you to recommend us?", "Comment"], comments)
    return case


def _write_workshop(folder: Path, teams: list[tuple[str, str]], threshold: int) -> None:
    tree = {
        "client": {"name": "Halyard Logistics", "country": "GB", "currency": "GBP"},
        "workshop": {"day": "2027-01-12", "start": "09:00", "end": "16:30", "timezone": "Europe/London"},
        "sponsor_role": "Managing Director",
        "consultant": "Ada Coach",
        "cycle": {"name": "Q1 2027", "first": "2027-01-18", "last": "2027-04-09"},
        "teams": [{"name": name, "kind": kind, "size": 14, "lead_role": f"Head of {name}"} for name, kind in teams],
        "themes": list(THEMES),
        "privacy": {"threshold": threshold},
    }
    (folder / "workshop.yaml").write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _row(questionnaire: Questionnaire, team: str, chance: random.Random, case: Case) -> list[str]:
    """One respondent, who names others; everything that only the wall may see goes on record."""
    name = chance.choice(NAMES)
    number = len(case.canaries)
    email = f"resp{number}.{chance.randint(100, 999)}@halyard-mail.example"
    case.names |= {name, email, *name.split()}
    other = chance.choice(NAMES)
    case.names |= {other, *other.split()} if other in _known(case) else set()
    colleague = other if other in _known(case) else name
    told = {
        question.id: _answer(question, team, colleague, email, chance, case) for question in questionnaire.questions
    }
    measure, now, target = chance.choice(_MEASURES)
    told |= {"team.measure1": measure, "team.measure1_now": now, "team.measure1_target": target}
    stamp = f"2027-01-{chance.randint(4, 9):02} {chance.randint(8, 17):02}:{number % 60:02}:{chance.randint(0, 59):02}"
    return [stamp, email, name, *told.values()]


def _known(case: Case) -> set[str]:
    return {name for name in case.names if name in NAMES}


def _answer(
    question: Question, team: str, colleague: str, email: str, chance: random.Random, case: Case
) -> str:  # fmt: skip
    if question.id == "about.team":
        return team
    if question.id == "about.role":
        return chance.choice(("Leadership", "Team lead", "Team member", "Team member", "Team member"))
    if chance.random() < 0.15:
        return ""
    if question.kind is QuestionKind.SCALE:
        return str(chance.choice((1, 2, 3, 4, 5, 5)))
    if question.kind is QuestionKind.CHOICE:
        return chance.choice([label["en"] for label in question.options.values()])
    if question.kind is QuestionKind.CHOICES:
        return ", ".join(chance.sample(THEMES if question.options_from == "themes" else TEAMS[:2], 2))
    if question.kind is QuestionKind.PERCENT:
        return str(chance.choice((5, 10, 20, 40)))
    if question.id in _SECRETIVE:
        return _secret(case, chance, question.id)
    return _text(question.id, colleague, email, chance)


def _secret(case: Case, chance: random.Random, where: str) -> str:
    canary = f"zq{where.replace('.', '')}{len(case.canaries)}x{chance.randint(10, 99)}"
    case.canaries.add(canary)
    said = f"the {canary} of last autumn still makes every single morning harder than it ought to be for all of us"
    case.said.append(said)
    return said


def _text(question: str, colleague: str, email: str, chance: random.Random) -> str:
    named = {"first": colleague.split()[0], "full": colleague, "email": email}
    if question == "team.actions":
        return "\n".join(text.format(**named) for text in chance.sample(_ACTIONS, 2))
    if question in ("team.aim", "direction.change", "customer.able"):
        return chance.choice(_AIMS)
    if question == "direction.stop":
        return chance.choice(("Reports nobody reads", "The Monday meeting of two hours", "Weekly lists by mail"))
    if question == "team.keep_healthy":
        return "On-time departures 94 %"
    if question == "team.source":
        return f"{colleague}'s sheet" if chance.random() < 0.3 else "Booking log"
    return "Importers in the north" if question == "customer.who" else ""


def _prompts(questionnaire: Questionnaire) -> list[str]:
    return [question.prompt["en"] for question in questionnaire.questions]


def _write(path: Path, header: list[str], rows: list[list[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    path.write_text(text.getvalue(), encoding="utf-8")
