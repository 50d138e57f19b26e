"""The tracker's tables: OKR+As, actions, check-ins and health measures, with their formulas."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from okra_coach.compose.tracker_grid import Grid, with_spare
from okra_coach.documents.lazily import Lazily
from okra_coach.documents.table_rows import Line
from okra_coach.documents.tracker import (
    ACTION_WORDS,
    ACTIONS,
    CHECK_INS,
    DECISION_WORDS,
    DIRECTION_WORDS,
    HEALTH,
    OKRAS,
    form_of,
    health_label,
    live_form_of,
    status_label,
    stored,
)
from okra_coach.documents.workbook import Value
from okra_coach.model.check_in import Decision
from okra_coach.model.engagement import Material
from okra_coach.model.health import Band, HealthReading
from okra_coach.model.okra import Action, HealthMeasure, KeyResult, Objective, OkraSet
from okra_coach.model.progress import (
    CheckIn,
    Reading,
    Status,
    elapsed_share,
    expected_progress,
)
from okra_coach.model.rollout import EventKind
from okra_coach.words import Words

_HEARD = "(check_in_key_result={id})*ISNUMBER(check_in_value)*(check_in_counts>0)"
_ABOVE = "(check_in_value>=IF(ISNUMBER({low}),{low},-1E+300))"
_BELOW = "(check_in_value<=IF(ISNUMBER({high}),{high},1E+300))"
_SURE = "SUMPRODUCT(MAX((check_in_key_result={id})*ISNUMBER(check_in_confidence)*check_in_counts))"
_NEWS_AGE = "as_of-MAX({seen},cycle_first)"

OKRA_FORMULAS = {
    "seen": "SUMPRODUCT(MAX((check_in_key_result={id})*ISNUMBER(check_in_value)*check_in_counts))",
    "current": 'IF({seen}=0,IF(ISNUMBER({baseline}),{baseline},""),'
    "AVERAGEIFS(check_in_value,check_in_key_result,{id},check_in_counts,{seen}))",
    "raw": "IF({direction}=direction_keep,"
    f'IF(OR({{seen}}=0,AND({{low}}="",{{high}}="")),"",SUMPRODUCT({_HEARD}*{_ABOVE}*{_BELOW})/SUMPRODUCT({_HEARD})),'
    'IF(OR(NOT(ISNUMBER({baseline})),NOT(ISNUMBER({target}))),"",'
    'IF({baseline}={target},"",({current}-{baseline})/({target}-{baseline}))))',
    "progress": 'IF(ISNUMBER({raw}),MAX(0,MIN(1,{raw})),"")',
    "expected": "expected_now",
    "confidence": f'IF({_SURE}=0,"",INT(AVERAGEIFS(check_in_confidence,check_in_key_result,{{id}},'
    f"check_in_counts,{_SURE})+0.5))",
    "calculated": 'IF({id}="","",IF({direction}=direction_keep,'
    'IF(AND({low}="",{high}=""),status_no_target,'
    "IF(elapsed_now<too_early_until,status_too_early,"
    f"IF(OR({_NEWS_AGE}>no_news_days,NOT(ISNUMBER({{current}}))),status_no_news,"
    "IF(AND({current}>=IF(ISNUMBER({low}),{low},-1E+300),{current}<=IF(ISNUMBER({high}),{high},1E+300)),"
    "status_on_track,status_off_track)))),"
    "IF(NOT(ISNUMBER({baseline})),status_no_baseline,IF(NOT(ISNUMBER({target})),status_no_target,"
    "IF({baseline}={target},status_no_distance,IF(elapsed_now<too_early_until,status_too_early,"
    f"IF({_NEWS_AGE}>no_news_days,status_no_news,"
    "IF(ROUND({expected}-{raw},6)<=on_track_gap,status_on_track,"
    "IF(ROUND({expected}-{raw},6)<=at_risk_gap,status_at_risk,status_off_track)))))))))",
    "stated": "IF(ISNUMBER({confidence}),IF({confidence}>=confident_from,status_on_track,"
    'IF({confidence}>=doubtful_from,status_at_risk,status_off_track)),"")',
    "status": "IF(OR({calculated}=status_on_track,{calculated}=status_at_risk),"
    "IF({stated}=status_off_track,status_off_track,IF({stated}=status_at_risk,status_at_risk,{calculated})),"
    "{calculated})",
}


def _looked_up(column: str) -> str:
    """A column of the row's key result; "" for a row without one, "?" for one that is not there."""
    found = f'INDEX({column},MATCH({{key_result}},okr_id,0))&""'
    return f'IF({{key_result}}="","",IFERROR({found},"?"))'


ACTION_FORMULAS = {"team": _looked_up("okr_team"), "measure": _looked_up("okr_measure")}
CHECK_IN_FORMULAS = {
    **ACTION_FORMULAS,
    "unit": _looked_up("okr_unit"),
    "counts": "IF(ISNUMBER({day}),IF({day}<=as_of,{day},0),0)",
}

HEALTH_FORMULAS = {
    "state": 'IF({measure}="","",IF(OR({inside}=health_no,AND(ISNUMBER({latest}),'
    "OR(AND(ISNUMBER({low}),{latest}<{low}),AND(ISNUMBER({high}),{latest}>{high})))),health_broken,"
    "IF(OR({inside}=health_yes,AND(ISNUMBER({latest}),OR(ISNUMBER({low}),ISNUMBER({high})))),"
    "health_kept,health_untold)))",
}


def as_of(material: Material) -> date:
    """The day that the figures hold for."""
    return material.as_of or material.workshop.cycle.first


def working_days(material: Material) -> tuple[date, ...]:
    """The cycle's working days; Mondays to Fridays where nobody said which they are."""
    cycle = material.workshop.cycle
    span = (cycle.first + timedelta(days=number) for number in range((cycle.last - cycle.first).days + 1))
    return material.working_days or tuple(day for day in span if day.weekday() < 5)


def elapsed_now(material: Material) -> float:
    """The share of the cycle that is over."""
    return elapsed_share(working_days(material), as_of(material))


def expected_now(material: Material) -> float:
    """The progress to expect."""
    return expected_progress(elapsed_now(material), material.workshop.tracking.limits)


def okra_grid(material: Material, words: Words, name: str) -> Grid:
    """One row a key result."""
    walked = tuple(material.okras.walk())

    def line(number: int) -> Line:
        okras, objective, key_result = walked[number]
        values = _given(okras, objective, key_result, words)
        values |= _read(material.readings[key_result.id], key_result.unit, words)
        first = number == 0 or walked[number - 1][1].id != objective.id
        return Line(values, form_of(*_measures(key_result)), first, live_form_of(*_measures(key_result)))

    empty = {"seen": 0.0, "expected": expected_now(material)}
    return Grid(OKRAS, name, with_spare(Lazily(len(walked), line), OKRAS.spare, empty), OKRA_FORMULAS)


def _measures(key_result: KeyResult) -> tuple[str, float | None, float | None, float | None, float | None]:
    """Its unit and the values that are known from the start."""
    return key_result.unit, key_result.baseline, key_result.target, key_result.low, key_result.high


def _given(okras: OkraSet, objective: Objective, key_result: KeyResult, words: Words) -> dict[str, Value]:
    unit = key_result.unit
    return {
        "team": okras.name,
        "objective_id": objective.id,
        "objective": objective.text,
        "id": key_result.id,
        "measure": key_result.measure,
        "direction": words(DIRECTION_WORDS[key_result.direction]) if key_result.direction else None,
        "unit": words.unit(unit) or None,
        "baseline": stored(key_result.baseline, unit),
        "target": stored(key_result.target, unit),
        "low": stored(key_result.low, unit),
        "high": stored(key_result.high, unit),
        "owner": key_result.owner_role,
        "source": key_result.source,
    }


def _read(reading: Reading, unit: str, words: Words) -> dict[str, Value]:
    """The values that the formulas have."""
    return {
        "seen": reading.seen or 0.0,
        "current": _or_blank(stored(reading.current, unit)),
        "raw": _or_blank(reading.progress),
        "progress": _or_blank(reading.shown),
        "expected": reading.expected,
        "confidence": _or_blank(reading.confidence),
        "calculated": _label(reading.calculated or reading.status, words),
        "stated": _label(reading.stated, words),
        "status": _label(reading.status, words),
    }


def _or_blank(value: float | None) -> Value:
    return "" if value is None else value


def _label(status: Status | None, words: Words) -> str:
    return status_label(status, words) if status else ""


def action_grid(material: Material, words: Words, name: str) -> Grid:
    """One row an action, grouped by key result, and empty rows for new ones."""
    walked = tuple(
        (okras, key_result, action, number == 0)
        for okras, _, key_result in material.okras.walk()
        for number, action in enumerate(key_result.actions)
    )

    def line(number: int) -> Line:
        okras, key_result, action, rule = walked[number]
        return Line(_action(okras, key_result, action, words), rule=rule)

    return Grid(ACTIONS, name, with_spare(Lazily(len(walked), line), ACTIONS.spare), ACTION_FORMULAS)


def _action(okras: OkraSet, key_result: KeyResult, action: Action, words: Words) -> dict[str, Value]:
    return {
        "team": okras.name,
        "measure": key_result.measure,
        "key_result": key_result.id,
        "id": action.id,
        "text": action.text,
        "owner": action.owner_role,
        "due": action.due,
        "status": words(ACTION_WORDS[action.progress]),
        "hypothesis": action.hypothesis,
        "learned": action.learned,
    }


def check_in_days(material: Material) -> tuple[date, ...]:
    """The days of the check-ins: those of the plan, those that were held otherwise, and the next."""
    planned = {event.day for event in material.rollout.events if event.kind is EventKind.CHECK_IN}
    asked = {material.next_check_in} if material.next_check_in else set()
    decided = {decision.day for decision in material.decisions if decision.day}
    return tuple(sorted(planned | asked | decided | {check_in.day for check_in in material.check_ins}))


def check_in_grid(material: Material, words: Words, name: str) -> Grid:
    """One row a check-in and key result, filled with what is known, and empty rows for more."""
    now, walked = as_of(material), tuple(material.okras.walk())
    held = _held(material)
    decided = {(decision.key_result, decision.day): decision for decision in material.decisions}
    entries = tuple(
        (okras, key_result, entry, decided.get((key_result.id, day)) if again == 0 else None, number == again == 0)
        for day in check_in_days(material)
        for number, (okras, _, key_result) in enumerate(walked)
        for again, entry in enumerate(held.get((key_result.id, day)) or (CheckIn(key_result.id, day),))
    )

    def line(number: int) -> Line:
        okras, key_result, entry, decision, rule = entries[number]
        values = _check_in(okras, key_result, entry, now, words)
        return Line(
            values | _decided(decision, words) if decision else values, live_form_of(*_measures(key_result)), rule
        )

    lines = with_spare(Lazily(len(entries), line), CHECK_INS.spare, {"counts": 0.0})
    return Grid(CHECK_INS, name, lines, CHECK_IN_FORMULAS)


def _held(material: Material) -> dict[tuple[str, date], list[CheckIn]]:
    """The check-ins of each key result and day."""
    held: dict[tuple[str, date], list[CheckIn]] = defaultdict(list)
    for check_in in material.check_ins:
        held[check_in.key_result, check_in.day].append(check_in)
    return held


def _check_in(okras: OkraSet, key_result: KeyResult, entry: CheckIn, now: date, words: Words) -> dict[str, Value]:
    return {
        "day": entry.day,
        "key_result": key_result.id,
        "team": okras.name,
        "measure": key_result.measure,
        "unit": words.unit(key_result.unit),
        "value": stored(entry.value, key_result.unit),
        "confidence": entry.confidence,
        "note": entry.note or None,
        "counts": entry.day if entry.day <= now else 0.0,
    }


def _decided(decision: Decision, words: Words) -> dict[str, Value]:
    """The choice, with what was noted with it behind a colon."""
    told = words(DECISION_WORDS[decision.choice])
    return {
        "decision": f"{told}: {decision.note}" if decision.note else told,
        "decided_by": decision.by or None,
    }


def health_grid(material: Material, words: Words, name: str) -> Grid:
    """One row a health measure, with its latest news."""
    lines = []
    for okras in material.okras.sets:
        for number, health in enumerate(okras.health_measures):
            reading = material.health.get(health.id, HealthReading())
            band = reading.band or Band()
            known = (health.value, reading.value, band.low, band.high)
            form, live = form_of(health.unit, *known), live_form_of(health.unit, *known)
            lines.append(Line(_health(okras, health, reading, words), form, number == 0, live))
    return Grid(HEALTH, name, with_spare(lines, HEALTH.spare), HEALTH_FORMULAS)


def _health(okras: OkraSet, health: HealthMeasure, reading: HealthReading, words: Words) -> dict[str, Value]:
    unit, band = health.unit, reading.band or Band()
    return {
        "team": okras.name,
        "id": health.id,
        "measure": health.measure,
        "value": stored(health.value, unit),
        "unit": words.unit(unit) or None,
        "band": health.band,
        "latest": stored(reading.value, unit),
        "day": reading.day,
        "inside": None if reading.inside is None else words("yes") if reading.inside else words("no"),
        "note": reading.note or None,
        "state": health_label(reading.state, words) if health.measure else "",
        "low": stored(band.low, unit),
        "high": stored(band.high, unit),
    }
