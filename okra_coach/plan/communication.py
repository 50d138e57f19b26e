"""Who hears what when: from the thanks for the answers to the decision about the next wave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from okra_coach.model.change import Message
from okra_coach.model.rollout import EventKind, Gate
from okra_coach.plan.house import House
from okra_coach.plan.messages_to_teams import to_boards, to_waiting
from okra_coach.plan.occasions import day_of, meeting_day
from okra_coach.words import mark

_BEFORE_WORKSHOP = -3
_REPRESENTED_BEFORE = -5
_REPRESENTATIVES = {
    "DE": mark("Works council, where there is one"),
    "AT": mark("Works council, where there is one"),
    "VN": mark("Grassroots trade union, where there is one"),
}
_MAIL, _ALL_HANDS, _TALK, _BOARD = (
    mark("e-mail"),
    mark("meeting of everybody"),
    mark("conversation"),
    mark("notice board or intranet"),
)
_EVERYBODY = mark("Everybody")


def messages(house: House) -> tuple[Message, ...]:
    """All messages in order of time; none falls on a day on which nobody works or may meet."""
    found = (
        *_thanks(house),
        *_representatives(house),
        *_drafts(house),
        *to_waiting(house),
        *_needs(house),
        *_kick_off(house),
        *to_boards(house),
        *_first_check_in(house),
        *_mid_cycle(house),
        *_results(house),
    )
    return tuple(sorted(found, key=lambda message: message.day))


def sponsor(house: House) -> str:
    """The sponsor's role."""
    return house.workshop.sponsor_role.strip() or house.words("Sponsor")


def starting(house: House) -> list[str]:
    """The names of the teams that start in the first wave."""
    names = {team.id: team.name for team in house.workshop.teams}
    first = min((wave.number for wave in house.rollout.waves), default=1)
    return [names.get(team, team) for wave in house.rollout.waves if wave.number == first for team in wave.teams]


def _thanks(house: House) -> Iterator[Message]:
    words, taken, workshop = house.words, house.insights.participation, house.workshop
    if not taken.answered:
        return
    told = {"answered": words.number(taken.answered), "day": words.date(workshop.day)}
    if taken.invited:
        text = words(
            "Thank you: {answered} of {invited} answered, and no answer is shown with a name. "
            "On {day} the workshop turns the answers into first goals.",
            invited=words.number(taken.invited),
            **told,
        )
    else:
        text = words(
            "Thank you for {answered} answers; none of them is shown with a name. "
            "On {day} the workshop turns them into first goals.",
            **told,
        )
    yield _message(
        house, house.calendar.shift(workshop.day, _BEFORE_WORKSHOP), words("Everybody who was asked"), text, _MAIL
    )


def _representatives(house: House) -> Iterator[Message]:
    """Where the country has them, or where pay is touched; what concerns them is theirs and the employer's to say."""
    words, workshop = house.words, house.workshop
    pay = workshop.team_bonus.enabled or workshop.bonus_today in ("individual", "team") or _paid_by_target(house)
    if not pay and workshop.country not in _REPRESENTATIVES:
        return
    text = words(
        "Each week teams, not persons, record values and confidence in one workbook that everybody can see. "
        "Please tell us early what of it you want to talk over."
    )
    if pay:
        text = words(
            "Each week teams, not persons, record values and confidence in one workbook that everybody can see. "
            "How this stands beside today's bonuses we want to talk over with you before anything is decided."
        )
    yield _message(
        house,
        house.calendar.shift(workshop.day, _REPRESENTED_BEFORE),
        words(_REPRESENTATIVES.get(workshop.country, mark("Employees' representatives, where there are any"))),
        text,
        _TALK,
    )


def _paid_by_target(house: House) -> bool:
    """Whether the answers say that bonuses follow personal or team targets."""
    practice = ("individual", "team")
    return house.nearly_all("work.bonus", *practice) or house.chosen("work.bonus", *practice)[0] > 0


def _drafts(house: House) -> Iterator[Message]:
    words, workshop, book = house.words, house.workshop, house.book
    day, kick_off = house.calendar.shift(workshop.day, 1), day_of(EventKind.KICK_OFF, house.rollout)
    objectives = sum(len(okras.objectives) for okras in book.sets)
    if not objectives:
        return
    drafted = words.plural(
        "The workshop's drafts are open to all: {n} objective of the company and {teams} teams.",
        "The workshop's drafts are open to all: {n} objectives of the company and {teams} teams.",
        objectives,
        teams=words.number(len(book.teams)),
    )
    until = house.calendar.shift(kick_off, -1) if kick_off else None
    if until and until > day:
        asked = words(
            "Until {day} everybody may comment, also without a name; nothing is final before.",
            day=words.date(until, "weekday"),
        )
    else:
        asked = words("Everybody may comment until the first check-in, also without a name.")
    yield _message(house, day, words(_EVERYBODY), f"{drafted} {asked}", _MAIL)


def _needs(house: House) -> Iterator[Message]:
    """What teams need from each other is to be agreed before the kick-off."""
    words, kick_off = house.words, day_of(EventKind.KICK_OFF, house.rollout)
    found = [one for one in house.rollout.agreements if one.accepted is not True]
    if not found or kick_off is None:
        return
    names = {team.id: team.name for team in house.workshop.teams}
    teams = dict.fromkeys(names.get(team, team) for one in found for team in (one.needs, one.gives))
    text = words.plural(
        "{n} need between teams is still open. Agree who delivers what by when before {day}, or say what stays undone.",
        "{n} needs between teams are still open. "
        "Agree who delivers what by when before {day}, or say what stays undone.",
        len(found),
        day=words.date(kick_off, "short"),
    )
    day = day_of(EventKind.ALIGNMENT, house.rollout) or house.calendar.shift(kick_off, -1)
    audience = words("Leads of {teams}", teams=words.join(list(teams)))
    yield _message(house, day, audience, text, _TALK, words("Coach"))


def _kick_off(house: House) -> Iterator[Message]:
    words, day = house.words, day_of(EventKind.KICK_OFF, house.rollout)
    if day is None or not starting(house):
        return
    text = words(
        "{cycle} begins: {teams} start and look at their progress every week for {minutes} minutes. "
        "In this cycle no score enters anybody's pay; it is there to learn from.",
        cycle=house.workshop.cycle.name,
        teams=words.join(starting(house)),
        minutes=words.number(house.workshop.cycle.check_in.minutes),
    )
    yield _message(house, day, words(_EVERYBODY), text, _ALL_HANDS)


def _first_check_in(house: House) -> Iterator[Message]:
    words, held = house.words, day_of(EventKind.CHECK_IN, house.rollout)
    if held is None or not starting(house):
        return
    text = words(
        "{teams} held their first check-in on {day}. "
        "Three lines from each: what was learned, what is tried next, what they need; bad news is welcome.",
        teams=words.join(starting(house)),
        day=words.date(held),
    )
    yield _message(house, house.calendar.shift(held, 1), words(_EVERYBODY), text, _BOARD, words("Team leads"))


def _mid_cycle(house: House) -> Iterator[Message]:
    words, held = house.words, day_of(EventKind.MID_REVIEW, house.rollout)
    if held is None:
        return
    text = words(
        "Half of {cycle} is over: for each key result that lags it was decided whether to continue, change or stop. "
        "What was let go stands first in the list.",
        cycle=house.workshop.cycle.name,
    )
    yield _message(house, house.calendar.shift(held, 1), words(_EVERYBODY), text, _MAIL)


def _results(house: House) -> Iterator[Message]:
    words, held = house.words, day_of(EventKind.RETROSPECTIVE, house.rollout)
    if held is None:
        return
    scored = words(
        "What {cycle} brought, key result by key result, and what was learned.", cycle=house.workshop.cycle.name
    )
    gate = min(house.rollout.gates, key=lambda one: one.before_wave, default=None)
    decided = (
        _decided(gate, house)
        if gate
        else words("What stays and what changes in the next cycle is decided with the teams.")
    )
    yield _message(house, house.calendar.shift(held, 1), words(_EVERYBODY), f"{scored} {decided}", _ALL_HANDS)


def _decided(gate: Gate, house: House) -> str:
    words = house.words
    return words.plural(
        "How the {n} condition for wave {wave} turned out, and whether it starts, starts with changes or waits.",
        "How the {n} conditions for wave {wave} turned out, one by one, and whether it starts, starts with changes "
        "or waits.",
        len(gate.conditions),
        wave=words.number(gate.before_wave),
    )


def _message(house: House, day: date, audience: str, text: str, channel: str, sender: str = "") -> Message:
    return Message(meeting_day(day, house.calendar), audience, text, house.words(channel), sender or sponsor(house))
