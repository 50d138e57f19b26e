"""The tracker's *Rollout*: every team with all its reasons, agreements to fill in, gates, dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okra_coach.compose.calendar import event_title
from okra_coach.compose.rollout_views import KINDS, PARTS, kind_of, readiness_of, readiness_told, team_names
from okra_coach.documents.tracker import ROLLOUT_TITLE
from okra_coach.documents.workbook import Align, Cell, Form, Look, Row, Sheet
from okra_coach.model.audience import is_shared
from okra_coach.model.engagement import Material
from okra_coach.model.rollout import Agreement, CycleEvent, Gate, Placement
from okra_coach.words import Words, mark

_WIDTHS = (12, 27, 17, 15, 22, 66, 36)
_COLUMNS = len(_WIDTHS)
_SPARE = 3


_TO_SIGN = (
    mark("By when"),
    mark("Who needs it"),
    mark("Who gives it"),
    "",
    mark("Accepted: yes or no"),
    mark("What"),
    mark("Accepted by"),
)
_HINT = mark("Which teams start when and why, and the dates of the cycle.")


def compose_rollout(material: Material, words: Words, name: str) -> Sheet:
    """Who starts when and why, what is to be signed, what must be true before the next wave, and the dates."""
    rollout = material.rollout
    rows = [
        Row((Cell(words(ROLLOUT_TITLE), look=Look.TITLE),), 30),
        Row((Cell(words(_HINT), look=Look.SUBTITLE),), 20),
        _header(words("Wave"), words("Team"), words("Part"), words("Kind of work"), words("Readiness, 0 to 100"),
                words("Why"), words("Sooner if")),
        *(_placement(one, material, words) for one in _in_order(rollout.placements)),
    ]  # fmt: skip
    if rollout.agreements:
        rows += _heading(words("Agreements to sign"))
        rows.append(_header(*(words(text) if text else "" for text in _TO_SIGN)))
        rows += [_agreement(one, material, words) for one in rollout.agreements]
        rows += [_agreement(Agreement("", ""), material, words) for _ in range(_SPARE)]
    if rollout.gates:
        rows += _heading(words("Before the next wave starts"))
        rows.append(_header(words("Wave"), words("What must be true")))
        rows += [row for gate in rollout.gates for row in _gate(gate, words)]
    rows += _heading(words("Dates of the cycle"))
    rows.append(_header(words("Date"), words("What"), words("From"), "", words("Note")))
    rows += [_event(event, words) for event in rollout.events if is_shared(event.kind)]
    return Sheet(name, _WIDTHS, tuple(rows), freeze=(2, 0))


def _in_order(placements: Sequence[Placement]) -> list[Placement]:
    return sorted(placements, key=lambda one: one.wave)


def _heading(text: str) -> list[Row]:
    return [Row(height=14), Row((Cell(text, look=Look.HEADING),), 22)]


def _header(*texts: str) -> Row:
    filled = (*texts, *("" for _ in range(_COLUMNS - len(texts))))
    return Row(tuple(Cell(text or None, look=Look.HEADER) for text in filled), 26)


def _placement(placement: Placement, material: Material, words: Words) -> Row:
    return Row(
        (
            Cell(placement.wave, form=Form.WHOLE, align=Align.LEFT),
            Cell(team_names(material).get(placement.team, placement.team), look=Look.STRONG),
            Cell(words(PARTS[placement.part])),
            Cell(words(KINDS[kind_of(placement.team, material)])),
            Cell(readiness_told(readiness_of(placement.team, material), words)),
            Cell("\n".join(placement.reasons)),
            Cell("\n".join(placement.sooner_if)),
        )
    )


def _agreement(one: Agreement, material: Material, words: Words) -> Row:
    """A line to fill in; what is known already stands in it."""
    names = team_names(material)
    said = None if one.accepted is None else words("yes") if one.accepted else words("no")
    return Row(
        (
            Cell(one.by, form=Form.DAY, opens=True),
            Cell(names.get(one.needs, one.needs) or None, look=Look.STRONG, opens=not one.needs),
            Cell(names.get(one.gives, one.gives) or None, look=Look.STRONG, opens=not one.gives, span=2),
            Cell(),
            Cell(said, opens=True, align=Align.CENTRE),
            Cell(one.what or None, opens=True),
            Cell(opens=True),
        ),
        None if len(one.what) > _WIDTHS[5] else 24,
    )


def _gate(gate: Gate, words: Words) -> Iterator[Row]:
    for number, text in enumerate(gate.conditions):
        yield _of_gate(gate.before_wave if number == 0 else None, text, rule=number == 0)
    for text in gate.if_missed:
        yield _of_gate(None, words("If it is missed: {what}", what=text), rule=False)


def _of_gate(wave: int | None, text: str, *, rule: bool) -> Row:
    first = Cell(wave, form=Form.WHOLE, rule=rule)
    return Row((first, Cell(text, span=_COLUMNS - 1, rule=rule), *(Cell(rule=rule) for _ in range(_COLUMNS - 2))))


def _event(event: CycleEvent, words: Words) -> Row:
    return Row(
        (
            Cell(event.day, form=Form.DAY),
            Cell(event_title(event, words)),
            Cell(words("{time}, {length}", time=words.time(event.start), length=_length(event.minutes, words)), span=2),
            Cell(),
            Cell(event.note or None, span=3),
            Cell(),
            Cell(),
        )
    )


def _length(minutes: int, words: Words) -> str:
    return words.quantity(minutes / 60, "hours") if minutes >= 120 else words.quantity(minutes, "minutes")
