"""What the briefing's tables show, as lines that are ready for Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from okra_coach.compose.calendar import event_title
from okra_coach.compose.markdown_text import plain
from okra_coach.compose.retelling import retold
from okra_coach.model.engagement import Material
from okra_coach.model.finding import Finding, Severity
from okra_coach.model.measure import Direction
from okra_coach.model.okra import COMPANY, KeyResult, Objective, OkraSet
from okra_coach.model.rollout import Part, Placement, Wave
from okra_coach.words import Words, mark

_PARTS = {
    Part.STARTS: mark("starts with OKR+As"),
    Part.PROBE: mark("alignment probe"),
    Part.BOARD: mark("health board first"),
}
_SEVERITIES = {
    Severity.ERROR: mark("error"),
    Severity.WARNING: mark("warning"),
    Severity.INFO: mark("note"),
}
_TO_CONFIRM = mark("to confirm")
_SHORT = 16


@dataclass(frozen=True)
class Row:
    """One row of a table."""

    cells: tuple[str, ...]


@dataclass(frozen=True)
class ObjectiveView:
    """An objective with what its key results say."""

    text: str
    meta: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class SetView:
    """The drafts of the company or a team."""

    name: str
    meta: str
    objectives: tuple[ObjectiveView, ...]
    healthy: str
    not_doing: tuple[str, ...]


@dataclass(frozen=True)
class TeamView:
    """One team in the rollout."""

    name: str
    part: str
    reasons: tuple[str, ...]
    sooner_if: tuple[str, ...]


@dataclass(frozen=True)
class WaveView:
    """One wave with what must be true before it."""

    number: int
    meta: str
    teams: tuple[TeamView, ...]
    gate: tuple[str, ...]
    same_gate: bool = False


def facts(material: Material, words: Words) -> Iterator[Row]:
    """The day at a glance, as pairs."""
    for name, value in _facts(material, words):
        if value:
            yield Row((plain(name), plain(value)))


def _facts(material: Material, words: Words) -> Iterator[tuple[str, str]]:
    workshop, cycle = material.workshop, material.workshop.cycle
    when = words("{day}, {start} to {end}", day=words.date(workshop.day, "weekday"),
                 start=words.time(workshop.start), end=words.time(workshop.end))  # fmt: skip
    yield words("When"), when
    yield words("Where"), workshop.location
    yield words("Sponsor"), workshop.sponsor_role
    yield words("Coaches"), words.join([coach.name for coach in workshop.coaches])
    yield words("Answers"), _answers(material, words)
    yield words("Open questions"), _open_questions(material, words)
    yield words("Cycle"), words("{name}: {first} to {last}", name=cycle.name,
                                first=words.date(cycle.first), last=words.date(cycle.last))  # fmt: skip
    if material.rollout.working_days:
        yield words("Working days"), words.number(material.rollout.working_days)
    first = next((wave for wave in material.rollout.waves if wave.number == 1), None)
    if first:
        yield words("First wave"), words.join([_team_name(team, material) for team in first.teams])


def _answers(material: Material, words: Words) -> str:
    taken = material.insights.participation
    if not taken.invited:
        return words.plural("{n} person answered", "{n} people answered", taken.answered)
    return words("{answered} of {invited} people who were asked",
                 answered=words.number(taken.answered), invited=words.number(taken.invited))  # fmt: skip


def _open_questions(material: Material, words: Words) -> str:
    workshop = material.workshop
    still = [question for question in material.okras.questions if question.answer is None]
    day = datetime.combine(workshop.day, workshop.end) - datetime.combine(workshop.day, workshop.start)
    if not still:
        return ""
    return words.plural(
        "{n} question: about {needed} of the day's {all} minutes",
        "{n} questions: about {needed} of the day's {all} minutes",
        len(still),
        needed=words.number(sum(question.minutes for question in still)),
        all=words.number(day.total_seconds() // 60),
    )


def questions(material: Material, words: Words) -> Iterator[Row]:
    """Open questions, the most weighty first: the question, who must be there, minutes."""
    still = [question for question in material.okras.questions if question.answer is None]
    for number, question in enumerate(sorted(still, key=lambda question: -question.weight), 1):
        who = words.join([plain(person) for person in question.who])
        text = f"{plain(question.text)} *{plain(question.suggestion)}*" if question.suggestion else plain(question.text)
        yield Row((words.number(number), text, who, words.number(question.minutes)))


def sets(material: Material, words: Words) -> Iterator[SetView]:
    """The drafts, the company first."""
    for okras in material.okras.sets:
        yield SetView(
            plain(okras.name),
            plain(_set_meta(okras, material, words)),
            tuple(_objective(objective, material, words) for objective in okras.objectives),
            "; ".join(plain(_healthy(m.measure, m.band)) for m in okras.health_measures),
            tuple(plain(line.text) for line in okras.not_doing),
        )


def _set_meta(okras: OkraSet, material: Material, words: Words) -> str:
    parts = []
    if okras.owner != COMPANY:
        parts.append(_heard(okras.owner, material, words))
    if okras.depends_on:
        names = words.join([_team_name(team, material) for team in okras.depends_on])
        parts.append(words("needs {teams}", teams=names))
    return " · ".join(parts)


def _heard(team: str, material: Material, words: Words) -> str:
    """How many of a team answered, as far as that may be told."""
    taken = material.insights.participation
    count = taken.by_team.get(team, 0)
    if count is not None:
        return words.plural("{n} answer", "{n} answers", count)
    if team in taken.few:
        return words("fewer than {threshold} answers", threshold=words.number(material.insights.threshold))
    return words("number of answers held back")


def _healthy(measure: str, band: str | None) -> str:
    return f"{measure} ({band})" if band else measure


def _objective(objective: Objective, material: Material, words: Words) -> ObjectiveView:
    parts = []
    if objective.customer:
        parts.append(words("for {customer}", customer=objective.customer))
    served = [
        other.text for okras in material.okras.sets for other in okras.objectives if other.id in objective.supports
    ]
    if served:
        parts.append(words("serves {objectives}", objectives=words.join([words.quoted(text) for text in served])))
    rows = tuple(_key_result(result, words) for result in objective.key_results)
    return ObjectiveView(plain(objective.text), plain(" · ".join(parts)), rows)


def _key_result(result: KeyResult, words: Words) -> Row:
    confirm = f"<mark>{words(_TO_CONFIRM)}</mark>"
    owner = plain(result.owner_role) if result.owner_role else confirm
    source = plain(result.source) if result.source else confirm
    return Row((plain(result.measure), _aim(result, words, confirm), owner, source, words.number(len(result.actions))))


def _aim(result: KeyResult, words: Words, confirm: str) -> str:
    """`42 minutes → 25 minutes`, or the band to keep; what nobody gave is marked."""
    if result.direction is Direction.KEEP:
        band = [
            confirm if end is None else plain(words.quantity(end, result.unit)) for end in (result.low, result.high)
        ]
        return words("{low} to {high}", low=band[0], high=band[1])
    ends = (result.baseline, result.target)
    if ends == (None, None):
        return confirm
    return " → ".join(confirm if end is None else plain(words.quantity(end, result.unit)) for end in ends)


def findings(material: Material, words: Words) -> Iterator[Row]:
    """What the check says, the gravest first: how grave, which rule, what to aim at and where."""
    for finding in sorted(material.findings + material.agenda_findings, key=lambda finding: -finding.severity.rank):
        said = f"{plain(_said(finding, words))}<br><code>{plain(str(finding.place))}</code>"
        yield Row((_severity(finding, words), plain(finding.code), said))


def _severity(finding: Finding, words: Words) -> str:
    return f'<span class="{finding.severity.value}">{words(_SEVERITIES[finding.severity])}</span>'


def _said(finding: Finding, words: Words) -> str:
    return f"{retold(finding.message, words)} {retold(finding.advice, words)}".strip()


def waves(material: Material, words: Words) -> Iterator[WaveView]:
    """The rollout, wave by wave; a gate that repeats the one before is only mentioned."""
    gates = {gate.before_wave: gate.conditions for gate in material.rollout.gates}
    for wave in material.rollout.waves:
        starting = [placement for placement in material.rollout.placements if placement.wave == wave.number]
        gate, before = gates.get(wave.number, ()), gates.get(wave.number - 1, ())
        yield WaveView(
            wave.number,
            _wave_meta(wave, words),
            tuple(_team(placement, material, words) for placement in starting),
            tuple(plain(condition) for condition in gate),
            same_gate=bool(gate) and gate == before,
        )


def _wave_meta(wave: Wave, words: Words) -> str:
    people = words.plural("{n} person in core groups", "{n} people in core groups", wave.people)
    return f"{people} · {words.plural('{n} coach hour', '{n} coach hours', wave.coach_hours)}"


def _team(placement: Placement, material: Material, words: Words) -> TeamView:
    return TeamView(
        plain(_team_name(placement.team, material)),
        words(_PARTS[placement.part]),
        tuple(plain(reason) for reason in placement.reasons),
        tuple(plain(condition) for condition in placement.sooner_if),
    )


def dates(material: Material, words: Words) -> Iterator[Row]:
    """The calendar of the cycle: day, time, what it is, and why it is not on its usual day."""
    for event in material.rollout.events:
        day = words.date(event.day, "weekday")
        note = f'<br><span class="quiet">{plain(event.note)}</span>' if event.note else ""
        yield Row((plain(day), words.time(event.start), plain(event_title(event, words)) + note))


def hidden(material: Material, words: Words) -> Iterator[str]:
    """What the wall keeps back in this engagement."""
    insights, threshold = material.insights, material.insights.threshold
    yield words("Groups of fewer than {threshold} answers are shown nowhere apart, not even by subtraction.",
                threshold=words.number(threshold))  # fmt: skip
    small = {result.group for result in insights.scales if result.n is None}
    names = [team.name for team in material.workshop.teams if team.id in small]
    if names:
        yield words("Held back for at least one statement: {teams}.", teams=words.join(names))
    if not any(vote.leadership_share is not None for vote in insights.theme_votes):
        yield words("Leadership and staff are not compared: one of the two groups is too small.")
    yield words("What a group thinks of a statement is told in steps, never as a figure.")
    if insights.held:
        yield words.plural(
            "{n} question stays as the last pack showed it: too few answers came or went since.",
            "{n} questions stay as the last pack showed them: too few answers came or went since.",
            len(insights.held),
        )
    if insights.quotes:
        yield words("Rare options of a choice were merged; of comments only what you released is quoted, below.")
    else:
        yield words("Rare options of a choice were merged, and comments are quoted nowhere.")
    yield words("People named in answers appear as their role, or not at all.")


def _team_name(team: str, material: Material) -> str:
    return next((other.name for other in material.workshop.teams if other.id == team), team)
