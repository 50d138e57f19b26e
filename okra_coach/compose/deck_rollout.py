"""The rollout's blocks for the deck: the roadmap, readiness, reasons, agreements, gates, hours, risks, messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from okra_coach.compose.deck_dates import dates
from okra_coach.compose.deck_roadmap import roadmap
from okra_coach.compose.rollout_views import (
    ROLES,
    agreements_before,
    hours_told,
    is_shown,
    readiness_told,
    team_names,
)
from okra_coach.documents.deck import Block, Bullets, Columns, Range, Ranges, Table, Text
from okra_coach.documents.wording import Wording
from okra_coach.model.change import Message
from okra_coach.model.effort import Role, RoleHours
from okra_coach.model.engagement import Material
from okra_coach.model.insights import Readiness
from okra_coach.model.rollout import Agreement, Placement
from okra_coach.words import Words, mark

Named = tuple[str, Block]
_TIERS = {
    1: mark("project and result work"),
    2: mark("central or mixed work"),
    3: mark("day-to-day work"),
}
_MOST_UNKNOWN = 5
_MOST_TEAMS = 12
_MOST_RISKS = 5
_MOST_MESSAGES = 8
_MOST_WAVES = 8
_MOST_NAMED = 3


def rollout_blocks(material: Material, words: Words) -> Iterator[Named]:
    """Every block that the rollout has something for, by its name."""
    if material.rollout.waves:
        yield "waves", roadmap(material, words)
        yield "reasons", _reasons(material, words)
    yield from _readiness(material, words)
    yield from _agreements(material, words)
    yield from _probe(material, words)
    yield from _gates(material, words)
    yield from _effort(material, words)
    yield from _change(material, words)
    yield from dates(material.rollout, words)


def _reasons(material: Material, words: Words) -> Table:
    """Team by team; with many teams those after the second wave share a row a wave."""
    names, placements = team_names(material), material.rollout.placements
    many = len(placements) > _MOST_TEAMS
    waves = sorted({one.wave for one in placements})
    single = waves[:2] if many else waves
    rows = [
        (names.get(one.team, one.team), words.number(one.wave), _told_reasons(one))
        for one in placements
        if one.wave in single
    ]
    for wave in waves[len(single) :]:
        held = [one for one in placements if one.wave == wave]
        count = words.plural("{n} team", "{n} teams", len(held))
        rows.append((count, words.number(wave), _shared_reasons(held, words)))
    header = (words("Team"), words("Wave"), words("Why"))
    return Table(header, tuple(rows), words("Table: why each team starts when."), (2.6, 0.7, 7.2))


def _told_reasons(placed: Placement) -> str:
    """The two weightiest reasons, in fewer words the first."""
    whole = " ".join(placed.reasons[:2])
    return Wording(whole, placed.reasons[0]) if len(placed.reasons) > 1 else whole


def _shared_reasons(held: Sequence[Placement], words: Words) -> str:
    """The two reasons that most of them share, each with how many it holds for."""
    counted = Counter(reason for placement in held for reason in dict.fromkeys(placement.reasons))
    return " ".join(
        reason if count == len(held) else words("For {n}: {reason}", n=words.number(count), reason=reason)
        for reason, count in counted.most_common(2)
    )


def _readiness(material: Material, words: Words) -> Iterator[Named]:
    placed = {placement.team for placement in material.rollout.placements}
    ready = [one for one in material.insights.readiness if one.team in placed]
    shown = sorted((one for one in ready if is_shown(one)), key=lambda one: (one.tier, -(one.score or 0.0), one.team))
    if len(shown) < 2:
        return
    names, unknown = team_names(material), [one for one in ready if not is_shown(one)]
    rows: list[Range] = []
    for tier, text in _TIERS.items():
        rows += _tier(words(text), [one for one in shown if one.tier == tier], names, words)
    if len(unknown) <= _MOST_UNKNOWN:
        rows += _tier(words("too little is known"), unknown, names, words)
    else:
        rows.append(Range(words("too little is known").upper(), heading=True))
        count = words.plural("{n} team", "{n} teams", len(unknown))
        rows.append(Range(count, words("not enough answers")))
    told = "; ".join(f"{row.name}: {row.told}" for row in rows if not row.heading)
    yield (
        "readiness",
        Ranges(
            tuple(rows),
            words("down to the lowest possible"),
            words("readiness, as far as it is known"),
            words("up to the highest possible"),
            words("Bars from the lowest to the highest possible readiness: {rows}.", rows=told),
        ),
    )


def _tier(name: str, ready: Sequence[Readiness], names: Mapping[str, str], words: Words) -> Iterator[Range]:
    """A heading and the teams below it."""
    if ready:
        yield Range(name.upper(), heading=True)
    for one in ready:
        ends = (one.low, one.high, one.score) if is_shown(one) else (None, None, None)
        yield Range(names.get(one.team, one.team), readiness_told(one, words), *ends)


def _agreements(material: Material, words: Words) -> Iterator[Named]:
    now = agreements_before(1, material)
    if not now:
        return
    header = (words("Who needs it"), words("Who gives it"), words("What"), words("By when"), words("Signed"))
    rows = tuple(_agreement(one, material, words) for one in now)
    yield (
        "agreements",
        Table(header, rows, words("Table: agreements to sign."), (2.2, 2.2, 3.8, 1.7, 1.1), strong=frozenset({0, 1})),
    )
    later = len(material.rollout.agreements) - len(now)
    if later:
        told = words.plural(
            "{n} more agreement is for later waves; it stands on the page of the rollout.",
            "{n} more agreements are for later waves; they stand on the page of the rollout.",
            later,
        )
        yield "agreements later", Text(told, "quiet")


def _agreement(one: Agreement, material: Material, words: Words) -> tuple[str, ...]:
    names = team_names(material)
    return (
        names.get(one.needs, one.needs),
        names.get(one.gives, one.gives),
        one.what or words("to agree"),
        words.date(one.by, "short") if one.by else words("to agree"),
        words("yes") if one.accepted else words("no") if one.accepted is False else "",
    )


def _probe(material: Material, words: Words) -> Iterator[Named]:
    probe = material.rollout.probe
    if probe is None:
        return
    for name, header, lines in (
        ("probe questions", words("What it must find out"), probe.questions),
        ("probe marks", words("It passes when"), probe.pass_marks),
    ):
        if lines:
            yield name, Table((header,), tuple((line,) for line in lines), header, strong=frozenset())


def _gates(material: Material, words: Words) -> Iterator[Named]:
    gates = material.rollout.gates
    if gates and gates[0].conditions:
        rows = tuple((text,) for text in gates[0].conditions)
        header = (words("Before the next wave starts"),)
        yield "gates", Table(header, rows, words("Table: conditions."), strong=frozenset())
    if gates and gates[0].if_missed:
        yield "gates missed", Bullets(gates[0].if_missed)


def _effort(material: Material, words: Words) -> Iterator[Named]:
    weeks, roles = material.effort.weeks, material.effort.roles
    if any(week.hours for week in weeks):
        supply = [week.supply for week in weeks if week.supply is not None]
        line = tuple(supply) if len(supply) == len(weeks) else ()
        labels = tuple(words.date(week.monday, "short") for week in weeks)
        hours = tuple(round(week.hours, 1) for week in weeks)
        alt = words(
            "Columns: the coaches' hours week by week: {weeks}.",
            weeks="; ".join(f"{label}: {words.number(hour, 1)}" for label, hour in zip(labels, hours, strict=True)),
        )
        yield (
            "coach load",
            Columns(labels, words("hours the coaches need"), hours, alt, words("hours they have"), line),
        )
    if roles:
        yield "hours", _hours(material, words)


def _hours(material: Material, words: Words) -> Table:
    """A row a wave, a column a role, with the sum at the right."""
    found = {(one.wave, one.role): one for one in material.effort.roles}
    waves = sorted({wave for wave, _ in found})[:_MOST_WAVES]
    roles = [role for role in Role if any(role is one for _, one in found)]
    rows = []
    for wave in waves:
        held = [found.get((wave, role)) for role in roles]
        cells = [_role_hours(one, words) if one else "–" for one in held]
        whole = words("{n} h", n=words.number(sum(one.hours for one in held if one), 0))
        rows.append((words("Wave {number}", number=wave), *cells, whole))
    header = (words("Hours of its first cycle"), *(words(ROLES[role]) for role in roles), words("Together"))
    widths = (2.2, *(1.5 for _ in roles), 1.3)
    numbers = frozenset(range(1, len(header)))
    alt = words("Table: hours by role and wave.")
    return Table(header, tuple(rows), alt, widths, numbers, frozenset({0, len(header) - 1}))


def _role_hours(one: RoleHours, words: Words) -> str:
    each = f"{words.number(one.people)} × {words.number(one.hours_each, 1)}"
    return words("{n} h", n=hours_told(one.hours, words)) + f"\n{each}"


def _change(material: Material, words: Words) -> Iterator[Named]:
    change = material.change
    if len(change.short_cycle) > 1:
        yield "short cycle", Bullets(change.short_cycle)
    if change.risks:
        header = (words("Risk"), words("What speaks for it"), words("What we do about it"))
        rows = tuple((risk.name, risk.because, " ".join(risk.remedies[:1])) for risk in change.risks[:_MOST_RISKS])
        yield "risks", Table(header, rows, words("Table: risks and remedies."), (2.2, 3.4, 4.6))
    if change.messages:
        columns = (words("When"), words("Who hears it"), words("What"), words("How"), words("From whom"))
        told_rows = tuple(_messages(change.messages, material, words))[:_MOST_MESSAGES]
        yield "messages", Table(columns, told_rows, words("Table: who hears what when."), (1.1, 2.0, 4.6, 1.8, 1.9))


def _messages(messages: Sequence[Message], material: Material, words: Words) -> Iterator[tuple[str, ...]]:
    """One row a message; what single teams hear on one day in one way shares a row."""
    teams = frozenset(team_names(material).values())
    for (day, channel, single), held in groupby(messages, lambda one: (one.day, one.channel, one.audience in teams)):
        group = list(held)
        if single and len(group) > 1:
            names = [one.audience for one in group]
            count = words.plural("{n} team", "{n} teams", len(names))
            audience = Wording(words.join(names), count) if len(names) <= _MOST_NAMED else count
            text = words("Each hears what it means for itself; the words stand on the page of the rollout.")
            yield words.date(day, "short"), audience, text, channel, words("each from its lead")
        else:
            yield from ((words.date(day, "short"), one.audience, one.text, channel, one.sender) for one in group)
