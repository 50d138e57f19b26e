"""The trackers of one check-in become its record: merged field by field, with what two copies dispute named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from okra_coach.model.check_in import ActionNews, Clash, Decision, HealthNews, LineEdit, Proposal, Record, Said
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.okra import NOWHERE, ActionStatus
from okra_coach.model.place import Place
from okra_coach.model.progress import CheckIn
from okra_coach.model.tracked import Tracked, same
from okra_coach.model.tracker_reading import TrackerReading
from okra_coach.track.heard import Claim, Ground, Heard, joined, said_of
from okra_coach.track.hearing import hear
from okra_coach.track.other_copies import hers_in, keep_unrepeated, other_copies, written_later
from okra_coach.track.standing import folded
from okra_coach.track.twins import share_values

Subject = tuple[str, str]
_OF_ACTIONS = frozenset({"progress", "learned"})


@dataclass(frozen=True)
class Merged:
    """A check-in's record as the trackers have it, and every doubt on the way."""

    record: Record
    faults: tuple[Fault, ...] = ()


def merge_trackers(
    trackers: Sequence[tuple[TrackerReading, Ground]], day: date, present: Record | None = None
) -> Merged:
    """The record of a day from its trackers; `present` is what other copies said of the same day before.

    What the consultant wrote into `present` herself is left to her: no tracker disputes it.
    """
    heard = _heard(trackers, present)
    given = tuple(dict.fromkeys(one.file for one in heard))
    others = other_copies(present, heard) if present else []
    later = written_later(trackers, present)
    if present:
        keep_unrepeated(present, [one for one in heard if one.file in later])
    told = _Telling([*others, *heard], hers_in(present), trackers[0][1])
    sources = tuple(sorted({*given, *(one.file for one in others)}))
    told_last = "" if later else trackers[-1][0].made_from
    made_from = told_last or (present.made_from if present else "")
    values = told.values()
    shared = share_values(values, trackers[0][1].now, _known_values(trackers[0][1], present), sources)
    record = Record(
        day,
        sources,
        made_from,
        (*values, *shared.values),
        tuple(told.actions()),
        tuple(told.health()),
        tuple(told.edits()),
        tuple(told.proposals()),
        tuple(told.clashes),
        tuple(told.decisions()),
    )
    return Merged(record, (*(fault for one in heard for fault in one.faults), *told.faults, *shared.faults))


def _known_values(ground: Ground, present: Record | None) -> list[CheckIn]:
    """What earlier records say, and what she wrote into this one herself."""
    hers = [one for one in present.values if not one.source] if present else []
    return [*(one for record in ground.earlier for one in record.values), *hers]


def says_the_same(record: Record, present: Record) -> bool:
    """Whether a record would tell nothing else than the one that is there, from whichever files and cells."""
    hers = Record(
        present.day,
        values=tuple(one for one in present.values if not one.source),
        actions=tuple(one for one in present.actions if not one.source),
        health=tuple(one for one in present.health if not one.source),
        edits=tuple(one for one in present.edits if not one.source),
        proposals=tuple(one for one in present.proposals if not one.source),
        decisions=tuple(one for one in present.decisions if not one.source),
    )
    now, there = _told(record), _told(present)
    return now <= there and there - _told(hers) <= now


def is_empty(record: Record) -> bool:
    """Whether a record tells nothing."""
    return not _told(record)


def _told(record: Record) -> set[str]:
    """Every line of a record without where it comes from."""
    lines = (*record.values, *record.actions, *record.health, *record.edits, *record.proposals, *record.decisions)
    told = {repr(_bare(one)) for one in lines}
    return told | {repr((one.subject, one.field, one.day, sorted(map(repr, one.said)))) for one in record.clashes}


def _bare(line: Any) -> Any:
    return replace(line, source="", place=NOWHERE)


def _heard(trackers: Sequence[tuple[TrackerReading, Ground]], present: Record | None) -> list[Heard]:
    """Each tracker in turn, so that two that add the same action give it one id, and different ones two."""
    named = {(one.key_result, folded(one.text)): one.id for one in (present.actions if present else ()) if one.added}
    heard = []
    for reading, ground in trackers:
        heard.append(hear(reading, replace(ground, named=named)))
        named |= {(one.key_result, folded(one.text)): one.id for one in heard[-1].added.values()}
    return heard


class _Telling:
    """All copies of a day side by side."""

    def __init__(self, heard: Sequence[Heard], hers: frozenset[tuple[object, ...]], ground: Ground) -> None:
        self.clashes: list[Clash] = []
        self.faults: list[Fault] = []
        self._heard, self._hers, self._ground = heard, hers, ground
        self._agreed = dict(self._agree())
        self._values = list(self._agreed_values())
        self._decisions = list(self._agreed_decisions())

    def values(self) -> list[CheckIn]:
        """Readings by day, then in the order of okras/."""
        order = {own: number for number, own in enumerate(self._ground.now)}
        return sorted(self._values, key=lambda one: (one.day, order.get(one.key_result, len(order))))

    def decisions(self) -> list[Decision]:
        """Decisions by day, then in the order of okras/."""
        order = {own: number for number, own in enumerate(self._ground.now)}
        return sorted(
            self._decisions, key=lambda one: (one.day or self._ground.day, order.get(one.key_result, len(order)))
        )

    def edits(self) -> Iterator[LineEdit]:
        """Changed fields of lines that okras/ have."""
        for (own, name), claim in self._agreed.items():
            if name not in _OF_ACTIONS and own in self._ground.now and own not in self._ground.added:
                yield LineEdit(own, name, claim.before, claim.after, source=claim.source)

    def actions(self) -> Iterator[ActionNews]:
        """Actions that stand otherwise than before, and those that people added."""
        changed: dict[str, dict[str, Claim]] = defaultdict(dict)
        for (own, name), claim in self._agreed.items():
            is_added = own in self._ground.added or own not in self._ground.now
            if name in _OF_ACTIONS or is_added:
                changed[own][name] = claim
        added = {own: replace(news, source="") for own, news in self._ground.added.items()}
        for news in (news for one in self._heard for news in one.added.values()):
            added.setdefault(news.id, news)
        fresh = [own for own in added if own not in self._ground.added and ("field", own, "progress") not in self._hers]
        for own in dict.fromkeys([*changed, *fresh]):
            yield _with(added.get(own) or _news(own, self._ground.now), changed[own])

    def health(self) -> Iterator[HealthNews]:
        """One line a health measure; copies that differ clash."""
        by_id: dict[str, list[tuple[str, HealthNews]]] = defaultdict(list)
        for one in self._heard:
            for news in one.health:
                if ("health", news.id) not in self._hers:
                    by_id[news.id].append((one.file, news))
        for own, said in by_id.items():
            if len({(news.day, news.value, news.inside) for _, news in said}) == 1:
                yield replace(said[-1][1], note=joined(news.note for _, news in said))
            else:
                self._clash(own, "latest", [(file, news.value) for file, news in said], said[-1][1].day)

    def proposals(self) -> Iterator[Proposal]:
        """Each once, however many copies hold it."""
        seen = {(one.kind, one.text, one.about): one for heard in self._heard for one in heard.proposals}
        yield from seen.values()

    def _agree(self) -> Iterator[tuple[Subject, Claim]]:
        """The claims that nobody disputes."""
        by_subject: dict[Subject, list[Claim]] = defaultdict(list)
        for one in self._heard:
            for claim in one.claims:
                if ("field", claim.subject, claim.field) not in self._hers:
                    by_subject[claim.subject, claim.field].append(claim)
        for subject, claims in by_subject.items():
            own = list(_each_file(claims, self.faults))
            if not own:
                continue
            if all(same(claim.after, own[0].after) for claim in own):
                yield subject, own[-1]
            else:
                self._clash(*subject, [(claim.file, claim.after) for claim in own])

    def _agreed_values(self) -> Iterator[CheckIn]:
        by_day: dict[tuple[str, date], list[tuple[str, list[CheckIn]]]] = defaultdict(list)
        for one in self._heard:
            for key, said in one.values.items():
                if ("value", *key) not in self._hers:
                    by_day[key].append((one.file, said))
        for (own, day), copies in by_day.items():
            readings = {said_of(one)[:2]: one for _, said in copies for one in said}
            widest = max((said for _, said in copies), key=len)
            if len(copies) == 1 or (len(widest) > 1 and len(readings) == len(widest)):
                yield from widest
            elif len(widest) > 1:
                self._dispute_readings(own, day, copies)
            else:
                yield from self._one_reading(own, day, [(file, said[0]) for file, said in copies])

    def _dispute_readings(self, own: str, day: date, copies: Sequence[tuple[str, list[CheckIn]]]) -> None:
        """Copies of which one has several readings of the day, and not those of the others."""
        for name in ("value", "confidence"):
            told = [(file, getattr(one, name)) for file, said in copies for one in said]
            self._clash(own, name, [(file, value) for file, value in told if value is not None], day)

    def _one_reading(self, own: str, day: date, said: Sequence[tuple[str, CheckIn]]) -> Iterator[CheckIn]:
        """Value, confidence and note of several copies, each for itself; notes stand side by side."""
        merged = replace(said[-1][1], note=joined(one.note for _, one in said))
        for name in ("value", "confidence"):
            told = [(file, getattr(one, name)) for file, one in said if getattr(one, name) is not None]
            agreed = all(same(value, told[0][1]) for _, value in told)
            now: dict[str, Any] = {name: told[-1][1] if told and agreed else None}
            merged = replace(merged, **now)
            if not agreed:
                self._clash(own, name, told, day)
        if merged.value is not None or merged.confidence is not None or merged.note:
            yield merged

    def _agreed_decisions(self) -> Iterator[Decision]:
        """Copies that decided differently clash; roles and notes stand side by side."""
        by_subject: dict[tuple[str, date], list[tuple[str, Decision]]] = defaultdict(list)
        for one in self._heard:
            for key, decision in one.decisions.items():
                if ("decision", *key) not in self._hers:
                    by_subject[key].append((one.file, decision))
        for (own, day), said in by_subject.items():
            if len({decision.choice for _, decision in said}) == 1:
                by, note = (joined(getattr(decision, name) for _, decision in said) for name in ("by", "note"))
                yield replace(said[-1][1], by=by, note=note)
            else:
                self._clash(own, "decision", [(file, str(decision.choice)) for file, decision in said], day)

    def _clash(self, own: str, name: str, said: Sequence[tuple[str, Said]], day: date | None = None) -> None:
        self.clashes.append(Clash(own, name, tuple(said), day=day))


def _each_file(claims: Sequence[Claim], faults: list[Fault]) -> Iterator[Claim]:
    """One claim a file; a file that contradicts itself says nothing, and that is told."""
    by_file: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_file[claim.file].append(claim)
    for file, own in by_file.items():
        if all(same(claim.after, own[0].after) for claim in own):
            yield own[-1]
            continue
        first, second = own[0], next(claim for claim in own if not same(claim.after, own[0].after))
        message = (
            f"{second.subject} has two rows that disagree on its {second.field.replace('_', ' ')} "
            f"({first.source.removeprefix(f'{file} ')} is the other); neither was taken"
        )
        cell = second.source.removeprefix(f"{file} ")
        faults.append(Fault(Place(file, cell=cell), message, Weight.WARNS))


def _news(own: str, now: Tracked) -> ActionNews:
    line = now[own]
    return ActionNews(
        own,
        str(line["key_result"]),
        str(line["text"]),
        _text(line.get("owner_role")),
        _day(line.get("due")),
        ActionStatus(str(line["progress"])),
        _text(line.get("hypothesis")),
        _text(line.get("learned")),
    )


def _with(news: ActionNews, claims: dict[str, Claim]) -> ActionNews:
    """The action with what is claimed of it."""
    said_by = next((claim.source for claim in claims.values()), "")
    source = news.source if news.added and news.source else said_by
    changed = replace(news, source=source, was=None if news.added else news.progress)
    for name, claim in claims.items():
        if name == "progress":
            was = claim.before and ActionStatus(str(claim.before))
            changed = replace(changed, progress=ActionStatus(str(claim.after)), was=was or changed.was)
        elif name == "due":
            changed = replace(changed, due=_day(claim.after))
        else:
            said: dict[str, Any] = {name: _text(claim.after)}
            changed = replace(changed, **said)
    return changed


def _text(value: Said) -> str | None:
    return None if value is None else str(value)


def _day(value: Said) -> date | None:
    return value if isinstance(value, date) else None
