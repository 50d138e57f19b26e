"""One tracker's rows held against the lines that it was made from: what its people changed, and what they added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from rapidfuzz import fuzz, process

from okra_coach.model.check_in import ActionNews, HealthNews, Proposal, Said
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.okra import ActionStatus
from okra_coach.model.progress import CheckIn
from okra_coach.model.tracked import ACTION_FIELDS, same
from okra_coach.model.tracker_reading import Rows, TrackerReading, TrackerRow
from okra_coach.track.heard import Claim, Ground, Heard, completed, completes, said_of
from okra_coach.track.hearing_decisions import drop_known, hear_decision
from okra_coach.track.standing import folded

OKRA_FIELDS = {
    "measure": "measure",
    "direction": "direction",
    "unit": "unit",
    "baseline": "baseline",
    "target": "target",
    "low": "low",
    "high": "high",
    "owner": "owner_role",
    "source": "source",
}
ACTION_KEYS = {
    "text": "text",
    "owner": "owner_role",
    "due": "due",
    "status": "progress",
    "hypothesis": "hypothesis",
    "learned": "learned",
}
HEALTH_KEYS = {"measure": "measure", "value": "value", "unit": "unit", "band": "band"}
_ALIKE = 92
_NEAR_ID = 90
_EARLY, _LATE = timedelta(days=31), timedelta(days=62)


def hear(reading: TrackerReading, ground: Ground) -> Heard:
    """Everything that the tracker says and that was not known; every doubt is a fault at its cell."""
    hearing = _Hearing(reading, ground)
    hearing.okras(reading.okras or ())
    hearing.actions(reading.actions or ())
    hearing.check_ins(reading.check_ins or ())
    hearing.health(reading.health or ())
    return hearing.heard


class _Hearing:
    def __init__(self, reading: TrackerReading, ground: Ground) -> None:
        self.heard = Heard(reading.file)
        self._ground, self._made_from = ground, reading.made_from
        self._since = self._said_since()
        self._key_results = {own: str(one["measure"]) for own, one in ground.now.items() if "baseline" in one}
        self._actions = {own: str(one["text"]) for own, one in ground.now.items() if "progress" in one}
        self._health = {own: str(one["measure"]) for own, one in ground.now.items() if "band" in one}
        self._by_kind: dict[str, dict[str, str]] = {}

    def okras(self, rows: Rows) -> None:
        """Fields of key results and objectives."""
        for row in rows:
            if not row.text("id") and not row.text("measure"):
                continue
            own = self._line(row, "id", self._key_results, row.text("measure"), "key result")
            if own is None:
                self._propose(row, "key result", row.text("measure"), "measure")
                continue
            for key, name in OKRA_FIELDS.items():
                self._claim(row, key, own, name)
            objective = row.text("objective_id")
            if objective in self._ground.now:
                self._claim(row, "objective", objective, "text")

    def actions(self, rows: Rows) -> None:
        """How actions stand, and those that people added."""
        known = {row.text("id") for row in rows}
        for row in rows:
            if not any(row.text(key) for key in ("id", "text", "status", "owner", "due", "learned", "hypothesis")):
                continue
            own = self._action(row, known)
            if own is None:
                continue
            home = self._ground.now.get(own, {}).get("key_result")
            if home and row.text("key_result") not in ("", home):
                what = f"{own} stands under {home}; it was not moved to {row.text('key_result')}, do that in okras/"
                self._say(row, "key_result", what, Weight.WARNS)
            for key, name in ACTION_KEYS.items():
                if name != "text" or own not in self.heard.added:
                    self._claim(row, key, own, name)

    def check_ins(self, rows: Rows) -> None:
        """Values, confidence, notes and decisions of the day and of earlier ones."""
        for row in rows:
            if all(row.get(key) is None for key in ("value", "confidence", "note", "decision", "decided_by")):
                continue
            own = self._line(row, "key_result", self._key_results, row.text("measure"), "key result")
            day = self._day(row)
            if own is None or day is None:
                self._propose(row, "value", _told(row), "value")
            elif day > self._ground.day:
                later = f"{day} is after this check-in of {self._ground.day}; record it with the next one"
                self._say(row, "day", later, Weight.TELLS)
            else:
                self._value(row, own, day)
                hear_decision(row, own, day, self.heard)
        self._drop_known()
        drop_known(self.heard, self._ground)

    def health(self, rows: Rows) -> None:
        """The latest values of health measures, and their fields."""
        latest = {one.id: one for record in self._ground.earlier for one in record.health}
        for row in rows:
            if not row.text("id") and not row.text("measure"):
                continue
            own = self._line(row, "id", self._health, row.text("measure"), "health measure")
            if own is None:
                self._propose(row, "health measure", row.text("measure"), "measure")
                continue
            for key, name in HEALTH_KEYS.items():
                self._claim(row, key, own, name)
            news = _health(own, row)
            if news is not None and not _same_health(news, latest.get(own)):
                self.heard.health.append(news)

    def _action(self, row: TrackerRow, known: set[str]) -> str | None:
        """The action's id; a row without one is an action of theirs, known by its words from then on."""
        own = row.text("id")
        if own in self._ground.added and own not in self._ground.now:
            self.heard.added[own] = self._ground.added[own]
            return own
        if own:
            found = self._line(row, "id", self._actions, "", "action")
            if found is None and not self._is_gone(own):
                self._propose(row, "action", row.text("text"), "text", own)
            return found
        home = self._line(row, "key_result", self._key_results, row.text("measure"), "key result")
        if home is None or not row.text("text"):
            self._propose(row, "action", row.text("text"), "text")
            return None
        own = self._by_words(home, row.text("text"), known)
        if own in self._ground.now and own not in self._ground.added:
            self._say(row, "text", f"the row has no id; by its words it is {own}", Weight.TELLS)
            return own
        stub = ActionNews(own, home, row.text("text"), added=True, source=row.source("text"))
        self.heard.added[own] = self._ground.added.get(own) or stub
        return own

    def _by_words(self, home: str, text: str, known: set[str]) -> str:
        """An id that is free, or the one of the same words under the same key result."""
        told = {(news.key_result, folded(news.text)): news.id for news in self._ground.added.values()}
        told |= dict(self._ground.named)
        told |= {(news.key_result, folded(news.text)): news.id for news in self.heard.added.values()}
        if (home, folded(text)) in told:
            return told[home, folded(text)]
        for own, one in self._ground.now.items():
            if one.get("key_result") == home and own not in known and folded(str(one["text"])) == folded(text):
                return own
        taken = set(told.values()) | set(self._ground.now)
        return next(own for own in (f"{home}.t{number}" for number in range(1, len(taken) + 2)) if own not in taken)

    def _line(self, row: TrackerRow, key: str, lines: Mapping[str, str], text: str, what: str) -> str | None:
        """The line of the row: by its id; without one by its words, which is told."""
        own = row.text(key)
        if own in lines:
            return own
        if own:
            near = process.extract(own, list(lines), scorer=fuzz.ratio, score_cutoff=_NEAR_ID, limit=2)
            hint = f"; did somebody mean {' or '.join(sorted(one for one, _, _ in near))}?" if near else ""
            gone = self._is_gone(own)
            message = f"{own} is not in okras/ any more" if gone else f"there is no {what} {own}{hint}"
            self._say(row, key, message, Weight.TELLS if gone else Weight.WARNS)
            return None
        if not text:
            return None
        if what not in self._by_kind:
            self._by_kind[what] = {one: folded(words) for one, words in lines.items()}
        alike = process.extract(folded(text), self._by_kind[what], scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=2)
        if not alike:
            return None
        first, *others = (str(own) for _, _, own in alike)
        if others and alike[1][1] == alike[0][1]:
            which = f"by its words it may be {first} or {others[0]}"
            self._say(row, key, f"the row has no id, and {which}; not taken", Weight.WARNS)
            return None
        self._say(row, key, f"the row has no id; by its words it is {first}", Weight.TELLS)
        return first

    def _is_gone(self, own: str) -> bool:
        return own in (self._ground.made_from or {}) and own not in self._ground.now

    def _claim(self, row: TrackerRow, key: str, own: str, name: str) -> None:
        """What differs from what the tracker was made with, and was not recorded from it before."""
        if key not in row.said:
            return
        after = row.get(key)
        before = self._before(own, name)
        if same(after, before):
            return
        if after is None:
            if name != "progress" or own not in self.heard.added:
                self._say(row, key, f"empty now, “{_shown(before)}” before; what is known stays", Weight.WARNS)
        elif self._is_untold(own, name):
            what = (
                f"says {_shown(after)} where okras/ say {_shown(before)}, and it is not known which of them is newer; "
                "not taken"
            )
            self._say(row, key, what, Weight.WARNS)
        else:
            self.heard.claims.append(Claim(own, name, before, after, self.heard.file, row.source(key)))

    def _before(self, own: str, name: str) -> Said:
        since = self._since.get((own, name))
        if since is not None:
            return since
        lines = self._ground.made_from or {}
        if own in lines:
            return lines[own].get(name)
        if own in self._ground.added:
            value = getattr(self._ground.added[own], name)
            return str(value) if isinstance(value, ActionStatus) else value
        if own in self.heard.added:
            return None
        return self._ground.now[own].get(name)

    def _is_untold(self, own: str, name: str) -> bool:
        """Whether nobody knows what the tracker was made with; how far an action is, is the people's to say."""
        return self._ground.made_from is None and name not in ("progress", "learned") and own not in self.heard.added

    def _said_since(self) -> dict[tuple[str, str], Said]:
        """What trackers of the same making had changed by the check-ins before."""
        found: dict[tuple[str, str], Said] = {}
        for record in self._ground.told:
            if not self._made_from or record.made_from != self._made_from:
                continue
            found |= {(one.subject, one.field): one.after for one in record.edits}
            for news in record.actions:
                found[news.id, "progress"] = str(news.progress)
                names = ACTION_FIELDS[1:] if news.added else ("learned",)
                values = {name: getattr(news, name) for name in names}
                found |= {
                    (news.id, name): str(value) if isinstance(value, ActionStatus) else value
                    for name, value in values.items()
                    if value is not None
                }
        return found

    def _day(self, row: TrackerRow) -> date | None:
        if "day" not in row.said:
            return None
        day = row.get("day")
        if not isinstance(day, date):
            self._say(row, "day", f"the row has no date; it was read as of {self._ground.day}", Weight.WARNS)
            return self._ground.day
        if not self._ground.first - _EARLY <= day <= self._ground.last + _LATE:
            self._say(row, "day", f"{day} is far outside the cycle; not taken as a value", Weight.WARNS)
            return None
        return day

    def _value(self, row: TrackerRow, own: str, day: date) -> None:
        value, confidence = row.get("value"), row.get("confidence")
        if value is None and confidence is None and not row.text("note"):
            return
        said = CheckIn(
            own,
            day,
            float(value) if isinstance(value, int | float) else None,
            int(confidence) if isinstance(confidence, int | float) else None,
            row.text("note"),
            source=row.source("value"),
        )
        there = self.heard.values[own, day]
        for number, one in enumerate(there):
            if completes(one, said):
                there[number] = completed(one, said)
                return
        if there:
            first = there[0].source.removeprefix(f"{row.file} ")
            what = f"a second reading of {own} on {day} (the first is {first}); both count, as their mean"
            self._say(row, "value", what, Weight.WARNS)
        there.append(said)

    def _drop_known(self) -> None:
        """Readings that earlier records hold already, or held when they were recorded, are no news."""
        known: dict[tuple[str, date], set[tuple[object, ...]]] = defaultdict(set)
        for record in (*self._ground.earlier, *self._ground.told):
            for one in record.values:
                known[one.key_result, one.day].add(said_of(one))
        for key in list(self.heard.values):
            if all(said_of(one) in known[key] for one in self.heard.values[key]):
                del self.heard.values[key]

    def _propose(self, row: TrackerRow, kind: str, text: str, key: str, about: str = "") -> None:
        about = about or row.text("key_result") or row.text("id")
        self.heard.proposals.append(Proposal(kind, row.text("team"), text, about, source=row.source(key)))

    def _say(self, row: TrackerRow, key: str, message: str, weight: Weight) -> None:
        self.heard.faults.append(Fault(row.place(key), message, weight))


def _health(own: str, row: TrackerRow) -> HealthNews | None:
    day, value, inside = row.get("day"), row.get("latest"), row.get("inside")
    if value is None and inside is None and not row.text("note"):
        return None
    return HealthNews(
        own,
        day if isinstance(day, date) else None,
        float(value) if isinstance(value, int | float) else None,
        {"yes": True, "no": False}.get(str(inside)),
        row.text("note"),
        source=row.source("latest"),
    )


def _same_health(one: HealthNews, other: HealthNews | None) -> bool:
    if other is None:
        return False
    alike = (one.day, one.inside, one.note) == (other.day, other.inside, other.note)
    return alike and same(one.value, other.value)


def _told(row: TrackerRow) -> str:
    """A row of Check-ins in words, so that it is not lost."""
    parts = (row.text(key) for key in ("day", "key_result", "measure", "value", "confidence", "note", "decision"))
    return ", ".join(part for part in parts if part)


def _shown(value: Said) -> str:
    return "nothing" if value is None else f"{value:g}" if isinstance(value, int | float) else str(value)
