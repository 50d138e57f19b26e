"""The main story in order: read → analyse → draft → check → plan → compose → write.

Each function is one command's work; each step in it is one line. The other stories are in stories/.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from okra_coach.analyse.insights import Analysed, analyse_beside
from okra_coach.analyse.masking import mask_names
from okra_coach.analyse.quotes import quote_faults
from okra_coach.check.agenda import judge_agenda
from okra_coach.check.book import Verdict, judge
from okra_coach.compose.deck import deck_warnings
from okra_coach.compose.pack import compose_pack
from okra_coach.documents.brand import Brand
from okra_coach.draft.book import draft
from okra_coach.errors import FaultsFoundError, NothingToHandOverError
from okra_coach.model.agenda import Agenda
from okra_coach.model.engagement import Engagement, Material
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.finding import Finding
from okra_coach.model.insights import Insights
from okra_coach.model.okra import OkraBook
from okra_coach.model.place import Place
from okra_coach.model.rollout import Rollout
from okra_coach.model.shown import Shown
from okra_coach.model.standing import Standing as StandsNow
from okra_coach.model.tracked import tracked
from okra_coach.plan.agenda import compose_agenda, counted, redealt
from okra_coach.plan.change import plan_change
from okra_coach.plan.contradictions import contradictions
from okra_coach.plan.effort import plan_effort
from okra_coach.plan.late import agenda_weights
from okra_coach.plan.pins import with_own_words
from okra_coach.plan.rollout import plan
from okra_coach.plan.workdays import working_days
from okra_coach.read.engagement import read_engagement
from okra_coach.read.okras import read_okras
from okra_coach.read.rollout import ROLLOUT_FILE, read_rollout
from okra_coach.track.bands import read_health
from okra_coach.track.progress import first_readings, moment, read_all
from okra_coach.track.standing import standing
from okra_coach.words import Words, load_words
from okra_coach.write.agenda import is_arranged, write_agenda
from okra_coach.write.drafts import drafted_places, last_draft, used_ids, write_okras, write_rollout
from okra_coach.write.pack import recover_pack, write_pack
from okra_coach.write.shown import held_back, load_shown, save_shown
from okra_coach.write.tracker_bases import keep_tracked

Tell = Callable[[str], None]


def quietly(step: str) -> None:
    """Progress for whoever does not want it."""


@dataclass(frozen=True)
class Drafted:
    """An engagement with its OKR+As on disk, what the run changed there, and what the answers showed."""

    engagement: Engagement
    insights: Insights
    book: OkraBook
    changes: tuple[str, ...]
    shown: Shown


@dataclass(frozen=True)
class Planned:
    """An engagement with its rollout on disk."""

    engagement: Engagement
    rollout: Rollout
    changes: tuple[str, ...]


@dataclass(frozen=True)
class Built:
    """A finished pack: where it lies, what is in it, and what was found on the way."""

    engagement: Engagement
    material: Material
    folder: Path
    files: tuple[tuple[str, str], ...]
    changes: tuple[str, ...]


def read(folder: Path) -> Engagement:
    """Everything in the folder, as understood; faults are in it, not raised."""
    recover_pack(folder)
    engagement = read_engagement(folder, used_ids(folder))
    return replace(engagement, faults=engagement.faults + quote_faults(engagement))


def draft_okras(folder: Path, tell: Tell = quietly) -> Drafted:
    """Drafts OKR+As from the answers and merges them into okras/, keeping every edit."""
    tell("read")
    engagement = sound(read(folder))
    tell("analyse")
    engagement, analysed = _analysed(engagement)
    tell("draft")
    return _draft(engagement, analysed)


def plan_rollout(folder: Path, tell: Tell = quietly) -> Planned:
    """Plans the rollout and merges it into rollout.yaml, keeping every edit."""
    drafted = with_okras(folder, tell)
    tell("plan")
    return _plan(drafted)


def build(folder: Path, tell: Tell = quietly) -> Built:
    """Everything: drafts where there are none, checks, plans, and writes the pack in one exchange."""
    drafted = with_okras(folder, tell)
    engagement, words = drafted.engagement, words_of(drafted.engagement)
    tell("check")
    engagement, verdict = judged_by_rules(engagement, drafted)
    tell("plan")
    planned = _plan(drafted)
    agenda, arranged = with_agenda(engagement, drafted.book, planned.rollout)
    tell("track")
    weights = agenda_weights(agenda, engagement.blocks, drafted.book.questions)
    material = _material(engagement, drafted, planned.rollout, verdict.findings)
    said = judged_agenda(engagement, drafted.book, agenda)
    material = replace(material, agenda=agenda, agenda_findings=said, weights=weights)
    stands = standing(drafted.book, engagement.records)
    quarter = in_quarter(material, stands, engagement.records[-1].day) if engagement.records else material
    tell("compose")
    brand = brand_of(engagement.workshop.brand)
    lacking = _lacking(brand, engagement.workshop.brand) + deck_warnings(folder / "templates", engagement.blocks)
    engagement = replace(engagement, faults=engagement.faults + lacking)
    pack = compose_pack(material, words, folder / "templates", brand.stage, quarter)
    tell("write")
    save_shown(folder, drafted.shown)
    keep_tracked(folder, tracked(quarter.okras))
    where = write_pack(folder, pack, engagement.workshop.brand)
    files = tuple((file.name, file.what) for file in pack.files)
    return Built(engagement, material, where, files, drafted.changes + planned.changes + arranged)


def _material(engagement: Engagement, drafted: Drafted, rollout: Rollout, findings: tuple[Finding, ...]) -> Material:
    """All that documents are made from, as of the cycle's first day."""
    workshop, insights, book, words = engagement.workshop, drafted.insights, drafted.book, words_of(engagement)
    return Material(
        workshop,
        engagement.questionnaire,
        insights,
        book,
        findings,
        rollout,
        first_readings(book, workshop),
        working_days=working_days(workshop),
        effort=plan_effort(workshop, rollout),
        change=plan_change(engagement, insights, book, rollout, words),
        health=read_health(book, {}, workshop.language),
        blocks=engagement.blocks,
    )


def with_agenda(engagement: Engagement, book: OkraBook, rollout: Rollout) -> tuple[Agenda, tuple[str, ...]]:
    """The agenda of today in agenda.yaml, keeping every edit, and what changed there."""
    agenda = agenda_of_today(engagement, book, rollout)
    return agenda, write_agenda(engagement.folder, agenda, engagement.fingerprints, words_of(engagement))


def agenda_of_today(engagement: Engagement, book: OkraBook, rollout: Rollout) -> Agenda:
    """Hers with today's open questions once she has arranged it, else a fresh proposal."""
    workshop, blocks, words = engagement.workshop, engagement.blocks, words_of(engagement)
    if engagement.agenda is not None and is_arranged(engagement.folder, words):
        return counted(redealt(engagement.agenda, blocks, book.questions, workshop, words), workshop, rollout)
    return counted(compose_agenda(workshop, blocks, book.questions, rollout, words), workshop, rollout)


def judged_by_rules(engagement: Engagement, drafted: Drafted) -> tuple[Engagement, Verdict]:
    """What the rules say, and the engagement with what is wrong with their settings."""
    verdict = judge(drafted.book, engagement.workshop, drafted.insights)
    return replace(engagement, faults=engagement.faults + verdict.faults), verdict


def judged_agenda(engagement: Engagement, book: OkraBook, agenda: Agenda) -> tuple[Finding, ...]:
    """What the rules say of the agenda."""
    return judge_agenda(agenda, engagement.blocks, book, engagement.workshop)


def with_okras(folder: Path, tell: Tell) -> Drafted:
    """The OKR+As that are there, or fresh drafts."""
    tell("read")
    engagement = sound(read(folder))
    tell("analyse")
    engagement, analysed = _analysed(engagement)
    if engagement.okras is not None:
        return Drafted(engagement, analysed.insights, engagement.okras, (), analysed.shown)
    tell("draft")
    return _draft(engagement, analysed)


def unwritten(folder: Path, tell: Tell) -> Drafted:
    """The OKR+As that are there, or fresh drafts that stay in memory."""
    tell("read")
    engagement = sound(read(folder))
    tell("analyse")
    engagement, analysed = _analysed(engagement)
    book = engagement.okras or draft(ready_to_draft(engagement), analysed.insights, words_of(engagement))
    return Drafted(engagement, analysed.insights, book, (), analysed.shown)


def _analysed(engagement: Engagement) -> tuple[Engagement, Analysed]:
    """The engagement and its insights, held against what earlier packs have shown."""
    earlier, faults = load_shown(engagement.folder)
    engagement = sound(replace(engagement, faults=engagement.faults + faults))
    analysed = analyse_beside(engagement, earlier)
    return replace(engagement, faults=engagement.faults + held_back(analysed.insights.held)), analysed


def ready_to_draft(engagement: Engagement) -> Engagement:
    """The engagement with names masked, and with what was drafted last."""
    masked = mask_names(engagement.responses, engagement.workshop)
    return replace(engagement, responses=masked, last_draft=last_draft(engagement.folder))


def _draft(engagement: Engagement, analysed: Analysed) -> Drafted:
    words = words_of(engagement)
    masked = ready_to_draft(engagement)
    proposal = draft(masked, analysed.insights, words)
    changes = write_okras(engagement.folder, proposal, engagement.fingerprints, words)
    book, faults, fingerprints = read_okras(engagement.folder, engagement.workshop, used_ids(engagement.folder))
    now = replace(
        engagement,
        okras=book,
        faults=engagement.faults + tuple(fault for fault in faults if fault not in engagement.faults),
        fingerprints={**engagement.fingerprints, **fingerprints},
    )
    return Drafted(now, analysed.insights, book or proposal, changes, analysed.shown)


def _plan(drafted: Drafted) -> Planned:
    """Plans, and once more when the merge showed that a person moved a team: the others then make room."""
    planned = _plan_once(drafted.engagement, drafted)
    before, now = drafted.engagement.rollout, planned.engagement.rollout
    if _pins(before) == _pins(now):
        return planned
    again = _plan_once(planned.engagement, drafted)
    return replace(again, changes=planned.changes + again.changes)


def _plan_once(engagement: Engagement, drafted: Drafted) -> Planned:
    words, workshop = words_of(engagement), engagement.workshop
    previous = previous_plan(engagement)
    proposal = plan(workshop, drafted.insights, drafted.book, previous, words)
    changes = write_rollout(engagement.folder, proposal, engagement.fingerprints, words)
    rollout, faults, fingerprints = read_rollout(engagement.folder, workshop)
    if rollout is not None:
        faults += contradictions(rollout, workshop, drafted.insights, drafted.book, words)
    now = replace(
        engagement,
        rollout=rollout or proposal,
        faults=(*(fault for fault in engagement.faults if fault.place.file != ROLLOUT_FILE), *faults),
        fingerprints={**engagement.fingerprints, **fingerprints},
    )
    return Planned(now, rollout or proposal, changes)


def previous_plan(engagement: Engagement) -> Rollout | None:
    """The plan of rollout.yaml, with only a person's own words on the teams that she pinned."""
    return with_own_words(engagement.rollout, drafted_places(engagement.folder))


def _pins(rollout: Rollout | None) -> frozenset[tuple[str, int]]:
    return frozenset((p.team, p.wave) for p in rollout.placements if p.pinned) if rollout else frozenset()


def in_quarter(material: Material, stands: StandsNow, as_of: date) -> Material:
    """The material as of a day, with what the check-ins brought."""
    now = moment(material.workshop, as_of, material.working_days)
    return replace(
        material,
        okras=stands.book,
        readings=read_all(stands.book, stands.check_ins, now),
        check_ins=stands.check_ins,
        decisions=stands.decisions,
        as_of=as_of,
        health=read_health(stands.book, stands.health, material.workshop.language),
    )


def with_book(folder: Path) -> Engagement:
    """A sound engagement whose OKR+As are on disk. NothingToHandOverError."""
    engagement = sound(read(folder), "nothing was recorded")
    book = engagement.okras
    if book is None:
        raise NothingToHandOverError(folder)
    return engagement


def brand_of(path: Path | None) -> Brand:
    """What the brand's template gives, ours without one. BrandNotReadableError."""
    from okra_coach.write.brand import read_brand

    return read_brand(path)


def _lacking(brand: Brand, path: Path | None) -> tuple[Fault, ...]:
    """What a brand of hers lacks, and what is done about it."""
    return tuple(Fault(Place(path.name), line, Weight.WARNS) for line in brand.missing) if path else ()


def words_of(engagement: Engagement) -> Words:
    """The texts in the workshop's language."""
    return load_words(engagement.workshop.language)


def sound(engagement: Engagement, otherwise: str = "nothing was written") -> Engagement:
    """The engagement, unless its files hold faults that a run cannot go past."""
    if engagement.stopping_faults:
        raise FaultsFoundError(engagement.stopping_faults, otherwise)
    return engagement
