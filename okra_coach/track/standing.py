"""okras/ with the check-ins laid over them: what counts now, and where okras/ and a check-in disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from okra_coach.model.check_in import ActionNews, LineEdit, Proposal, Record, Said
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.okra import Action, ActionStatus, OkraBook
from okra_coach.model.place import Place
from okra_coach.model.progress import CheckIn
from okra_coach.model.standing import History, Overruled, Standing
from okra_coach.model.tracked import Tracked, tracked
from okra_coach.track.amended import amended
from okra_coach.track.chain import Step, outcome
from okra_coach.track.decisions import decisions

Subject = tuple[str, str]


def standing(book: OkraBook, records: Sequence[Record]) -> Standing:
    """The book as of the last record; okras/ win wherever they changed since a check-in spoke of the same."""
    records = sorted(records, key=lambda record: record.day)
    now = tracked(book)
    twins = _twins(book, records)
    weighed = _Weighing(now, records, twins)
    health = {one.id: one for record in records for one in record.health if one.id in now}
    return Standing(
        amended(book, weighed.changes, _added(now, records, twins)),
        check_ins(records),
        health,
        histories(records, twins),
        tuple(replace(one, day=day) for day, one in decisions(records)),
        tuple(weighed.edits),
        tuple(weighed.overruled),
        tuple(_open_proposals(now, records)),
        records[-1].clashes if records else (),
        (*weighed.faults, *_gone(now, records)),
    )


def check_ins(records: Sequence[Record]) -> tuple[CheckIn, ...]:
    """What the latest record says of each key result and day; two readings of a day in one record both count."""
    latest: dict[tuple[str, date], list[CheckIn]] = {}
    for record in sorted(records, key=lambda one: one.day):
        fresh: dict[tuple[str, date], list[CheckIn]] = defaultdict(list)
        for value in record.values:
            fresh[value.key_result, value.day].append(value)
        latest |= fresh
    return tuple(sorted((one for said in latest.values() for one in said), key=lambda one: one.day))


def histories(records: Sequence[Record], twins: Mapping[str, str] | None = None) -> dict[str, History]:
    """How each action stood at the check-ins that spoke of it."""
    found: dict[str, list[tuple[date, ActionStatus]]] = defaultdict(list)
    for record in records:
        for news in record.actions:
            found[(twins or {}).get(news.id, news.id)].append((record.day, news.progress))
    return {own: tuple(steps) for own, steps in found.items()}


def _twins(book: OkraBook, records: Sequence[Record]) -> dict[str, str]:
    """Added actions that the consultant has taken over into okras/ since, by their id → the id there."""
    there = {
        (key_result.id, folded(one.text)): one.id for _, _, key_result in book.walk() for one in key_result.actions
    }
    added = (news for record in records for news in record.actions if news.added)
    return {
        news.id: there[news.key_result, folded(news.text)]
        for news in added
        if (news.key_result, folded(news.text)) in there
    }


def folded(text: str) -> str:
    """A text as it is compared: case, spaces and a full stop at its end say nothing."""
    return " ".join(text.split()).rstrip(".").casefold()


class _Weighing:
    """Every change of the records held against okras/."""

    def __init__(self, now: Tracked, records: Sequence[Record], twins: Mapping[str, str]) -> None:
        self.changes: dict[str, dict[str, Said]] = {}
        self.edits: list[LineEdit] = []
        self.overruled: list[Overruled] = []
        self.faults: list[Fault] = []
        for (subject, name), edits in _by_subject(records, twins).items():
            if name in now.get(subject, {}):
                self._weigh(subject, name, now[subject][name], edits)

    def _weigh(self, subject: str, name: str, value: Said, edits: Sequence[LineEdit]) -> None:
        steps = [Step(one.before, one.after, name == "progress" and one.before is None) for one in edits]
        found = outcome(value, steps)
        if found.applied:
            self.changes.setdefault(subject, {})[name] = found.value
            if name not in ("progress", "learned"):
                self.edits += [edits[number] for number in found.applied]
        for number in found.passed_by:
            edit = edits[number]
            self.overruled.append(Overruled(edit, found.value))
            message = (
                f"the check-in made {_shown(edit.after)} of the {_called(name)} of {subject}; it is "
                f"{_shown(found.value)} now, and that counts"
            )
            self.faults.append(Fault(edit.place, message, Weight.TELLS))


def _by_subject(records: Sequence[Record], twins: Mapping[str, str]) -> dict[Subject, list[LineEdit]]:
    """All changes of one field in order of time; an action's status and learning are changes too."""
    found: dict[Subject, list[LineEdit]] = defaultdict(list)
    learned: dict[str, str | None] = {}
    for record in records:
        for edit in record.edits:
            found[edit.subject, edit.field].append(edit)
        for news in record.actions:
            own = twins.get(news.id, news.id)
            if not news.added or news.id in twins:
                found[own, "progress"].append(_progress(own, news))
                if news.learned:
                    before = learned.get(own)
                    found[own, "learned"].append(LineEdit(own, "learned", before, news.learned, place=news.place))
                    learned[own] = news.learned
    return found


def _progress(own: str, news: ActionNews) -> LineEdit:
    return LineEdit(own, "progress", news.was and str(news.was), str(news.progress), place=news.place)


def _added(now: Tracked, records: Sequence[Record], twins: Mapping[str, str]) -> dict[str, list[Action]]:
    """Actions that people added, as the latest record has them, by key result."""
    latest: dict[str, ActionNews] = {}
    for news in (news for record in records for news in record.actions if news.added and news.id not in twins):
        known = latest.get(news.id)
        latest[news.id] = replace(news, learned=news.learned or known.learned) if known else news
    found: dict[str, list[Action]] = defaultdict(list)
    for news in latest.values():
        if news.key_result in now and news.id not in now:
            found[news.key_result].append(
                Action(
                    news.id,
                    news.text,
                    news.owner_role,
                    news.due,
                    news.hypothesis,
                    news.progress,
                    news.learned,
                    place=news.place,
                )
            )
    return found


def _open_proposals(now: Tracked, records: Sequence[Record]) -> Iterator[Proposal]:
    """Each once, as it was last told, unless okras/ have such a line by now."""
    texts = {folded(str(fields.get(name))) for fields in now.values() for name in ("text", "measure") if name in fields}
    latest = {(one.kind, folded(one.text)): one for record in records for one in record.proposals}
    return (one for (kind, text), one in latest.items() if text not in texts)


def _gone(now: Tracked, records: Sequence[Record]) -> Iterator[Fault]:
    """News of lines that okras/ no longer have: one note a line."""
    told: set[str] = set()
    for record in records:
        for own, place in _heard_of(record):
            if own not in now and own not in told:
                told.add(own)
                message = f"{own} is not in okras/ any more; what was said of it is kept here and counts nowhere"
                yield Fault(place or record.place, message, Weight.TELLS)


def _heard_of(record: Record) -> Iterator[tuple[str, Place | None]]:
    yield from ((one.key_result, one.place) for one in record.values)
    yield from ((one.key_result, one.place) for one in record.actions)
    yield from ((one.id, one.place) for one in record.health)
    yield from ((one.key_result, one.place) for one in record.decisions)


def _called(name: str) -> str:
    return name.replace("_", " ")


def _shown(value: Said) -> str:
    if value is None:
        return "nothing"
    return f"{value:g}" if isinstance(value, int | float) else f"“{value}”" if isinstance(value, str) else str(value)
