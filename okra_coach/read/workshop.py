"""workshop.yaml becomes a Workshop."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

from okra_coach.model.fault import Fault, Weight
from okra_coach.model.place import Place
from okra_coach.model.tracking_settings import TrackingSettings
from okra_coach.model.workshop import (
    CheckInRhythm,
    CheckSettings,
    Coach,
    Cycle,
    DateRange,
    DraftSettings,
    FeedbackSetting,
    OwnQuestion,
    Quote,
    RolloutSettings,
    Team,
    Theme,
    Workshop,
)
from okra_coach.read.agenda_form import agenda_settings
from okra_coach.read.files import SETTINGS_LIMIT, read_source
from okra_coach.read.forms import fit
from okra_coach.read.print_form import print_settings
from okra_coach.read.rollout_forms import rollout_settings
from okra_coach.read.team_bonus_form import team_bonus
from okra_coach.read.tree import Tree, parse_tree
from okra_coach.read.workshop_checks import check_workshop
from okra_coach.read.workshop_form import CycleForm, FeedbackForm, TeamForm, WorkshopForm, weekday_number

WORKSHOP_FILE = "workshop.yaml"
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "đ": "d"})


def read_workshop(folder: Path) -> tuple[Workshop | None, tuple[Fault, ...], str]:
    """The folder's workshop (None when it is unreadable), its faults, and the SHA-256 of the file."""
    source = read_source(folder / WORKSHOP_FILE, WORKSHOP_FILE, SETTINGS_LIMIT)
    if source.text is None:
        return None, source.faults, source.sha256
    tree = parse_tree(source.text, WORKSHOP_FILE)
    form, faults = fit(WorkshopForm, tree)
    if form is None:
        return None, source.faults + faults, source.sha256
    workshop = _workshop(form, tree, folder)
    faults += check_workshop(form, workshop, tree) + _brand(form, tree, folder)
    return workshop, source.faults + faults, source.sha256


def slug(name: str) -> str:
    """A name in a-z, 0-9 and hyphens, for file names: `Thu mua & Kho lạnh` is `thu-mua-kho-lanh`."""
    composed = unicodedata.normalize("NFC", name).casefold().translate(_GERMAN)
    bare = "".join(char for char in unicodedata.normalize("NFKD", composed) if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-") or "team"


def _workshop(form: WorkshopForm, tree: Tree, folder: Path) -> Workshop:
    client, meeting = form.client, form.workshop
    coaches = tuple(Coach(coach.name, coach.role, coach.hours_a_week) for coach in form.coaches)
    teams = tuple(_team(team, tree.place(("teams", number))) for number, team in enumerate(form.teams))
    return Workshop(
        client=client.name,
        title=meeting.title,
        language=form.language.casefold(),
        country=client.country.upper(),
        currency=client.currency.upper(),
        day=meeting.day,
        start=meeting.start,
        end=meeting.end,
        timezone=meeting.timezone,
        location=meeting.location,
        employees=client.employees,
        invited=meeting.invited,
        sponsor_role=form.sponsor_role,
        consultant=form.consultant or (coaches[0].name if coaches else ""),
        coaches=coaches,
        cycle=_cycle(form.cycle),
        teams=teams,
        themes=_themes(form),
        subdivision=client.subdivision.upper() if client.subdivision else None,
        working_hours_a_day=client.working_hours_a_day,
        planning_today=client.planning_today,
        bonus_today=client.bonus_today,
        people=dict(form.people),
        brand=folder / form.brand if form.brand and (folder / form.brand).is_file() else None,
        privacy_threshold=form.privacy.threshold,
        quotes=tuple(Quote(text, tree.place(("quotes", number))) for number, text in enumerate(form.quotes)),
        rollout=_rollout(form, teams),
        drafts=DraftSettings(**form.drafts.model_dump()),
        questions=tuple(
            OwnQuestion(one.heading, one.id, one.kind, one.feeds, one.options, tree.place(("questionnaire", number)))
            for number, one in enumerate(form.questionnaire)
        ),
        checks=_checks(form, tree),
        feedback=tuple(
            _feedback(setting, tree.place(("feedback", number))) for number, setting in enumerate(form.feedback)
        ),
        team_bonus=team_bonus(form.team_bonus, teams),
        tracking=TrackingSettings(**form.tracking.model_dump()),
        agenda=agenda_settings(form.agenda, tree),
        printed=print_settings(form.print),
    )


def _checks(form: WorkshopForm, tree: Tree) -> CheckSettings:
    places = {"profile": tree.place(("check", "profile"))}
    for kind, names in (("severity", form.check.severity), ("numbers", form.check.numbers)):
        places |= {f"{kind}.{name}": tree.place(("check", kind, name)) for name in names}
    numbers = {name: dict(changed) for name, changed in form.check.numbers.items()}
    return CheckSettings(form.check.fail_on, form.check.profile, dict(form.check.severity), numbers, places)


def _team(form: TeamForm, place: Place) -> Team:
    return Team(
        form.id or slug(form.name),
        form.name,
        form.kind,
        form.size,
        form.lead_role,
        form.coach,
        form.ends,
        place,
        form.project_share,
    )


def _feedback(form: FeedbackForm, place: Place) -> FeedbackSetting:
    scale = (form.scale[0], form.scale[1]) if form.scale else None
    return FeedbackSetting(**{**form.model_dump(), "scale": scale, "place": place})


def _themes(form: WorkshopForm) -> tuple[Theme, ...]:
    """Themes with ids from their names, a second one of the same id with a number, and the words given to each."""
    seen: Counter[str] = Counter()
    themes = []
    for name in form.themes:
        own = slug(name)
        seen[own] += 1
        given = [one for one in form.theme_words if _is(one.theme, name)]
        words = tuple(word for one in given for word in one.words)
        without = tuple(word for one in given for word in one.without)
        themes.append(Theme(own if seen[own] == 1 else f"{own}-{seen[own]}", name, words, without))
    return tuple(themes)


def _is(one: str, other: str) -> bool:
    """Whether two names are one but for capitals and spaces."""
    return one.casefold().split() == other.casefold().split()


def _cycle(form: CycleForm) -> Cycle:
    rhythm = form.check_in
    return Cycle(
        form.name,
        form.first,
        form.last,
        CheckInRhythm(weekday_number(rhythm.weekday), rhythm.start, rhythm.minutes),
        form.mid_review,
        form.retrospective,
        tuple(DateRange(days.first, days.last, days.reason) for days in form.blackouts),
    )


def _rollout(form: WorkshopForm, teams: tuple[Team, ...]) -> RolloutSettings:
    """The settings, with the central team's id where its name was given."""
    asked = form.rollout.central_team
    by_name = {team.name.casefold(): team.id for team in teams}
    central = by_name.get(asked.casefold(), asked) if asked else None
    return rollout_settings(form.rollout, central)


def _brand(form: WorkshopForm, tree: Tree, folder: Path) -> tuple[Fault, ...]:
    if form.brand is None or (folder / form.brand).is_file():
        return ()
    message = f"brand: there is no file “{form.brand}” in this folder; our own look is used"
    return (Fault(tree.place(("brand",)), message, Weight.WARNS),)
