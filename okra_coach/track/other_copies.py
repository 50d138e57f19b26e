"""What copies of a tracker said of a day before, out of the record that they were merged into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from okra_coach.model.check_in import Choice, Decision, HealthNews, Record
from okra_coach.model.okra import ActionStatus
from okra_coach.model.progress import CheckIn
from okra_coach.model.tracker_reading import TrackerReading
from okra_coach.track.heard import Claim, Ground, Heard, completed, completes, file_of
from okra_coach.track.twins import is_lent


def hers_in(present: Record | None) -> frozenset[tuple[object, ...]]:
    """What a person wrote into the record herself: lines that name no tracker."""
    if present is None:
        return frozenset()
    return frozenset(
        [("value", one.key_result, one.day) for one in present.values if not one.source]
        + [("field", one.subject, one.field) for one in present.edits if not one.source]
        + [("field", one.id, name) for one in present.actions if not one.source for name in ("progress", "learned")]
        + [("health", one.id) for one in present.health if not one.source]
        + [("decision", one.key_result, one.day or present.day) for one in present.decisions if not one.source]
    )


def other_copies(present: Record, heard: Sequence[Heard]) -> list[Heard]:
    """What copies that are not given this time said of the day before.

    A copy that is given again says anew what it says; what it says nothing of any more is kept.
    """
    again = {one.file: one for one in heard}
    found = {file: Heard(file) for file in present.sources}
    for value in (one for one in present.values if not is_lent(one)):
        _heard_of(value.source, present, found).values[value.key_result, value.day].append(value)
    for news in present.health:
        _heard_of(news.source, present, found).health.append(news)
    for decision in present.decisions:
        key = decision.key_result, decision.day or present.day
        _heard_of(decision.source, present, found).decisions[key] = decision
    for proposal in present.proposals:
        _heard_of(proposal.source, present, found).proposals.append(proposal)
    for file, one in again.items():
        _keep_unsaid(found.pop(file, Heard(file)), one)
    for other, claim in _claims(present, found):
        other.claims.append(claim)
    _add_disputed(present, found)
    return list(found.values())


def written_later(trackers: Sequence[tuple[TrackerReading, Ground]], present: Record | None) -> frozenset[str]:
    """The trackers that were written from other OKR+As than those which the record knows, such as its own outcome."""
    known = present.made_from if present else ""
    return frozenset(reading.file for reading, _ in trackers if known and reading.made_from not in ("", known))


def keep_unrepeated(present: Record, heard: Sequence[Heard]) -> None:
    """A tracker written after the record has its changes as given: that it does not repeat them takes none back."""
    before = {one.file: Heard(one.file) for one in heard}
    now = {one.file: one for one in heard}
    for other, claim in list(_claims(present, before)):
        there = now[other.file].claims
        if (claim.subject, claim.field) not in {(one.subject, one.field) for one in there}:
            there.append(claim)
    for file, one in before.items():
        now[file].added = one.added | now[file].added


def _heard_of(source: str, present: Record, found: dict[str, Heard]) -> Heard:
    return found.get(file_of(source, present.sources)) or Heard("")


def _keep_unsaid(before: Heard, now: Heard) -> None:
    for key, values in before.values.items():
        now.values.setdefault(key, values)
    now.decisions = before.decisions | now.decisions
    known = {news.id for news in now.health}
    now.health += [news for news in before.health if news.id not in known]


def _claims(present: Record, found: dict[str, Heard]) -> Iterator[tuple[Heard, Claim]]:
    for edit in present.edits:
        file = file_of(edit.source, present.sources)
        if file in found:
            yield found[file], Claim(edit.subject, edit.field, edit.before, edit.after, file, edit.source)
    for news in present.actions:
        file = file_of(news.source, present.sources)
        if file not in found:
            continue
        if news.added:
            found[file].added[news.id] = news
        was = None if news.was is None else str(news.was)
        if news.progress is not (news.was or ActionStatus.OPEN):
            yield found[file], Claim(news.id, "progress", was, str(news.progress), file, news.source)
        for name in ("learned", *(("owner_role", "due", "hypothesis") if news.added else ())):
            if getattr(news, name) is not None:
                yield found[file], Claim(news.id, name, None, getattr(news, name), file, news.source)


def _add_disputed(present: Record, found: dict[str, Heard]) -> None:
    """What the copies said that clashed: once one of them is given anew, the dispute may be over."""
    for clash in present.clashes:
        for file, value in clash.said:
            if file not in found:
                continue
            heard = found[file]
            if clash.field in ("value", "confidence") and clash.day:
                said = CheckIn(clash.subject, clash.day, source=file)
                number = float(value) if isinstance(value, int | float) else None
                is_value = clash.field == "value"
                said = replace(said, value=number) if is_value else replace(said, confidence=int(number or 0) or None)
                there = heard.values[clash.subject, clash.day]
                whole = next((number for number, one in enumerate(there) if completes(one, said)), None)
                if whole is None:
                    there.append(said)
                else:
                    there[whole] = completed(there[whole], said)
            elif clash.field == "decision" and clash.day:
                decided = Decision(clash.subject, Choice(str(value)), day=clash.day, source=file)
                heard.decisions.setdefault((clash.subject, clash.day), decided)
            elif clash.field == "latest":
                number = float(value) if isinstance(value, int | float) else None
                heard.health.append(HealthNews(clash.subject, clash.day, number, source=file))
            else:
                heard.claims.append(Claim(clash.subject, clash.field, None, value, file, file))
