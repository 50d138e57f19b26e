"""A cycle is closed and kept, the next one drafted and begun; measures are followed across cycles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from okra_coach.analyse.book_masking import masked_book
from okra_coach.analyse.masking import masker
from okra_coach.analyse.week_masking import masked_week
from okra_coach.compose.retrospective_pack import compose_retrospective
from okra_coach.compose.retrospective_views import score_told, why_told
from okra_coach.documents.pack import CHECK_INS, CYCLES
from okra_coach.errors import CycleNameTakenError, NoCheckInError, UnknownMeasureError
from okra_coach.model.check_in import Record
from okra_coach.model.closing import Way
from okra_coach.model.engagement import Engagement
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.history import MeasureHistory, PastCycle
from okra_coach.model.okra import OkraBook
from okra_coach.model.place import Place
from okra_coach.model.retrospective import Retrospective
from okra_coach.model.rollout import EventKind, Rollout
from okra_coach.pipeline import Tell, brand_of, quietly, read, sound, with_book, words_of
from okra_coach.plan.workdays import working_days
from okra_coach.read.cycles import read_chosen, read_cycles
from okra_coach.read.engagement import read_engagement
from okra_coach.read.workshop import WORKSHOP_FILE, slug
from okra_coach.track.carrying import proposals
from okra_coach.track.cycle_story import action_ends, line_stories
from okra_coach.track.history import as_past, asked_for, histories
from okra_coach.track.next_cycle import next_book, next_cycle
from okra_coach.track.retrospective import questions
from okra_coach.track.scores import scores_of
from okra_coach.track.standing import standing
from okra_coach.track.week import week
from okra_coach.words import Words
from okra_coach.write.cycles import begin_next, take_back, write_closed, write_lines, write_next
from okra_coach.write.pack import write_pack


@dataclass(frozen=True)
class Closed:
    """A cycle as it was closed: its scores, questions and proposals, and what changed in the folder.

    `folder` is where slides and page lie; None after a dry run, which changes nothing.
    """

    engagement: Engagement
    retrospective: Retrospective
    slug: str
    changes: tuple[str, ...]
    folder: Path | None = None
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Across:
    """Measures across cycles, the running one as it stands among them."""

    cycles: tuple[PastCycle, ...]
    measures: tuple[MeasureHistory, ...]
    faults: tuple[Fault, ...] = ()


def close_cycle(
    folder: Path, day: date | None = None, tell: Tell = quietly, *, write: bool = True, overwrite: bool = False
) -> Closed:
    """Scores the cycle, keeps it in cycles/, drafts the next one in next/ and renders the retrospective.

    Nothing of okras/, check-ins/ and workshop.yaml changes. Raises NothingToHandOverError, NoCheckInError,
    CycleNameTakenError, EditedSinceError.
    """
    tell("read")
    engagement = with_book(folder)
    words, cycle = words_of(engagement), engagement.workshop.cycle
    past, own = _past(engagement)
    tell("track")
    chosen, said = read_chosen(folder)
    engagement = sound(replace(engagement, faults=engagement.faults + said))
    retro = _retrospective(engagement, past, day, chosen)
    engagement = replace(engagement, faults=engagement.faults + _early(retro, engagement.records))
    if not write:
        return Closed(engagement, retro, own, ())
    tell("write")
    changes = write_lines(folder, retro.next_cycle, retro.proposals, _told(retro, words), words)
    retro = _retrospective(engagement, past, day, read_chosen(folder)[0])
    ways = {one.key_result.id: one.settled for one in retro.proposals}
    kept = as_past(cycle, retro.day, retro.scores, retro.stories, ways)
    changes += tuple(f"{name}: kept" for name in write_closed(folder, own, kept, words, overwrite=overwrite))
    heard = [record for record in engagement.records if record.day <= retro.day]
    book = next_book(standing(engagement.okras or OkraBook(), heard), retro.stories, ways, cycle, words)
    changes += write_next(folder, retro.next_cycle, book, words)
    tell("compose")
    brand = engagement.workshop.brand
    pack = compose_retrospective(retro, own, words, folder / "templates", brand_of(brand).stage)
    part = f"{CYCLES}/{own}"
    where = write_pack(folder, pack, brand, part) / part
    return Closed(engagement, retro, own, changes, where, tuple((Path(one.name).name, one.what) for one in pack.files))


def begin_cycle(folder: Path) -> tuple[Engagement, tuple[str, ...]]:
    """Brings the next cycle's draft from next/ into place; what was there is in cycles/. Returns the new engagement.

    Raises NotClosedError, ChangedSinceCloseError, FaultsFoundError for faults in next/.
    """
    engagement = with_book(folder)
    _, own = _past(engagement)
    if (folder / "next" / WORKSHOP_FILE).is_file():
        sound(read_engagement(folder / "next"), "nothing was begun")
    changes = begin_next(folder, own)
    return read(folder), changes


def take_cycle_back(folder: Path, *, overwrite: bool = False) -> str:
    """Takes back that a cycle was begun or closed, whichever came last; returns "begun" or "closed"."""
    engagement = read(folder)
    return take_back(folder, _past(engagement)[1], overwrite=overwrite)


def across_cycles(folder: Path, measure: str = "") -> Across:
    """Every measure across cycles, or those of an id or of such words. UnknownMeasureError."""
    engagement = sound(read(folder))
    closed, faults = read_cycles(folder)
    own = slug(engagement.workshop.cycle.name)
    cycles = tuple(cycle for name, cycle in closed.items() if name != own)
    if engagement.okras is not None and engagement.records:
        retro = _retrospective(engagement, cycles, None, {})
        cycle = engagement.workshop.cycle
        cycles += (as_past(cycle, retro.day, retro.scores, retro.stories, {}, running=own not in closed),)
    found = histories(cycles)
    asked = asked_for(found, measure) if measure else found
    if measure and not asked:
        raise UnknownMeasureError(measure, get_close_matches(measure, [one.measure for one in found], 2, 0.4))
    return Across(cycles, asked, engagement.faults + faults)


def _past(engagement: Engagement) -> tuple[tuple[PastCycle, ...], str]:
    """The cycles before this one, and the name of this one's folder. CycleNameTakenError."""
    cycle = engagement.workshop.cycle
    closed, faults = read_cycles(engagement.folder)
    sound(replace(engagement, faults=faults))
    own = slug(cycle.name)
    same = closed.pop(own, None)
    if same is not None and (same.first, same.last) != (cycle.first, cycle.last) and same.first < cycle.first:
        raise CycleNameTakenError(engagement.folder / CYCLES / own, same.name, same.first, same.last)
    return tuple(closed.values()), own


def _retrospective(
    engagement: Engagement, past: tuple[PastCycle, ...], day: date | None, chosen: Mapping[str, Way]
) -> Retrospective:
    """The cycle as of a day, its last one if none is given or the last check-in's if that is later. NoCheckInError."""
    workshop, book, plan_of = engagement.workshop, engagement.okras or OkraBook(), engagement.rollout
    days, cycle = working_days(workshop), workshop.cycle
    records = tuple(one for one in engagement.records if day is None or one.day <= day)
    if not records:
        raise NoCheckInError(engagement.folder, day, [one.day for one in engagement.records])
    day = day or max(cycle.last, records[-1].day)
    mask = masker(engagement.responses, workshop)
    stood = standing(book, records)
    stood = replace(stood, book=masked_book(stood.book, book, workshop, mask))
    told = masked_week(week(book, records, workshop, days, plan_of), book, workshop, mask)
    sets = tuple(okras for okras in stood.book.sets if okras.owner in {one.owner for one in told.sets})
    stories = line_stories(sets, records, stood, workshop, days, day)
    scores = scores_of(sets, stories)
    ways = proposals(stories, records, chosen, workshop.tracking)
    asked = questions(stories, sets, scores, told.health, past, workshop.tracking)
    ends = tuple(action_ends(stories, {one.key_result.id: one.settled for one in ways}, workshop.tracking))
    now = as_past(cycle, day, scores, stories, {})
    several = tuple(one for one in histories((*past, now)) if len(one.steps) > 1)
    booked = [one.minutes for one in (plan_of or Rollout()).events if one.kind is EventKind.RETROSPECTIVE]
    minutes = booked[-1] if booked else workshop.rollout.minutes.retrospective
    return Retrospective(
        workshop, day, told, scores, stories, asked, ways, ends, next_cycle(cycle), past, several, minutes
    )


def _early(retro: Retrospective, records: tuple[Record, ...]) -> tuple[Fault, ...]:
    """A word of warning where the last check-in was long before the cycle's end."""
    last, end = max(one.day for one in records if one.day <= retro.day), retro.workshop.cycle.last
    if (end - last).days <= 14:
        return ()
    message = f"the last check-in is of {last}, and the cycle ends on {end}: scores are those of that day"
    return (Fault(Place(f"{CHECK_INS}/"), message, Weight.WARNS),)


def _told(retro: Retrospective, words: Words) -> tuple[dict[str, str], dict[str, str]]:
    """Why each way is proposed, and each score, in words."""
    plainly = [replace(one, chosen=None) for one in retro.proposals]
    scores = {line.key_result.id: score_told(line, words) for team in retro.scores for line in team.lines}
    return {one.key_result.id: why_told(one, words) for one in plainly}, scores
