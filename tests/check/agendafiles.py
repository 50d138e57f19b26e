"""The YAML cases of the rules about agendas.

`blocks:` are names with minutes, one after the other from nine, or `sessions:` of them; `booked:` is as long as they
take unless it says otherwise. `in:` puts questions into blocks, `left:` leaves them with a note. `agenda:` changes
the settings, `checks:` the rule's numbers, `lead:` who leads the first team. Four people make a group.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from functools import cache
from pathlib import Path

import yaml

from okra_coach.check.agenda import judge_agenda
from okra_coach.model.agenda import Agenda, AgendaItem, AgendaSession, Blocks, Instead, LeftOver, after
from okra_coach.model.agenda_settings import AgendaSettings, MeetingMode, groups_of
from okra_coach.model.finding import Finding
from okra_coach.model.okra import OkraBook, OpenQuestion
from okra_coach.model.workshop import Workshop
from okra_coach.read.blocks import read_blocks
from tests import material
from tests.check.casefiles import Case, Fragment

CASES = Path(__file__).parent / "agenda_cases"


def agenda_case_files() -> list[Path]:
    return sorted(CASES.glob("*.yaml"))


def agenda_cases() -> Iterator[Case]:
    for path in agenda_case_files():
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        for expected in ("misses", "hits"):
            for sentence, fragment in data[expected].items():
                yield Case(data["rule"], path.stem, expected, sentence, fragment)


def run_agenda(case: Case) -> list[Finding]:
    """What the case's own rule finds."""
    given = case.fragment
    workshop, book = _workshop(given, case.code), OkraBook(questions=tuple(_questions(given)))
    found = judge_agenda(_agenda(given, workshop), blocks_in(given.get("language", "en")), book, workshop)
    return [finding for finding in found if finding.code == case.code]


@cache
def blocks_in(language: str) -> Blocks:
    return read_blocks(Path("nowhere"), language)[0]


def _workshop(given: Fragment, code: str) -> Workshop:
    settings = {**given.get("agenda", {})}
    if "mode" in settings:
        settings["mode"] = MeetingMode(settings["mode"])
    for name in ("roles",):
        settings[name] = tuple(settings.get(name, ()))
    workshop = replace(material.workshop(), agenda=AgendaSettings(**settings), **given.get("workshop", {}))
    first, *others = workshop.teams
    teams = (replace(first, lead_role=given.get("lead", first.lead_role)), *others)
    checks = replace(workshop.checks, numbers={code: given.get("checks", {})})
    return replace(workshop, teams=teams, checks=checks)


def _agenda(given: Fragment, workshop: Workshop) -> Agenda:
    sessions = given.get("sessions") or [given["blocks"]]
    people = given.get("people", 12)
    return Agenda(
        tuple(_session(number, names, given) for number, names in enumerate(sessions, 1)),
        tuple(LeftOver(own, Instead.BEFORE, note=note) for own, note in given.get("left", {}).items()),
        people=people,
        groups=groups_of(people, workshop.agenda),
        teams=given.get("teams", 3),
    )


def _session(number: int, lines: list[str], given: Fragment) -> AgendaSession:
    items = tuple(_item(line, given) for line in lines)
    booked = given.get("booked", "").split("-")
    start = time.fromisoformat(booked[0]) if booked[0] else time(9)
    end = time.fromisoformat(booked[1]) if booked[1:] else after(start, sum(item.minutes for item in items))
    return AgendaSession(number, date(2027, 4, 5 + number), start, end, items)


def _item(line: str, given: Fragment) -> AgendaItem:
    name, minutes = line.split()
    title = given.get("titles", {}).get(name, "")
    return AgendaItem(name, name, int(minutes), tuple(given.get("in", {}).get(name, ())), title=title)


def _questions(given: Fragment) -> Iterator[OpenQuestion]:
    for one in given.get("questions", ()):
        more = {**one, "text": one.get("text", "Who decides?"), "who": tuple(one.get("who", ()))}
        yield OpenQuestion(**{"owner": "company", **more})
