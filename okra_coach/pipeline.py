"""The whole story in order: read → analyse → draft → check → plan → compose → write.

Each function is one command's work; each step in it is one line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from okra_coach.analyse.book_masking import masked_book
from okra_coach.analyse.insights import Analysed, analyse_beside
from okra_coach.analyse.masking import mask_names, masker
from okra_coach.analyse.quotes import quote_faults
from okra_coach.analyse.week_masking import masked_week
from okra_coach.check.bare_lists import judge_list, unasked
from okra_coach.check.book import Verdict, judge
from okra_coach.check.fixing import Fix, FixPlan, Held, plan_fixes
from okra_coach.check.judgement import judgement
from okra_coach.check.outputs import effect_ids
from okra_coach.compose.check_deck import compose_check_deck
from okra_coach.compose.check_in_pack import compose_check_in
from okra_coach.compose.check_in_text import check_in_text
from okra_coach.compose.check_page import compose_check_page
from okra_coach.compose.check_sheet import compose_check_sheet
from okra_coach.compose.check_title import title_of_list
from okra_coach.compose.form import compose_form
from okra_coach.compose.form_files import markdown_text, page_text, script_text
from okra_coach.compose.handover import compose_handover, only_of
from okra_coach.compose.handover_lines import Handed
from okra_coach.compose.new_engagement import compose_new
from okra_coach.compose.pack import compose_pack
from okra_coach.compose.retrospective_pack import compose_retrospective
from okra_coach.compose.retrospective_views import score_told, why_told
from okra_coach.compose.tracker import compose_tracker
from okra_coach.documents.brand import Brand
from okra_coach.documents.form import FORM_FILES
from okra_coach.documents.handover import HandOver, Target
from okra_coach.documents.pack import CHECK_INS, CYCLES, Document
from okra_coach.draft.book import draft, drafting, group
from okra_coach.draft.grounds import Grounds, grounds
from okra_coach.draft.grouping import Grouping
from okra_coach.draft.lexicon import load_lexicon
from okra_coach.draft.playbooks import Shelf
from okra_coach.draft.why import Reason, lines, why
from okra_coach.errors import (
    CycleNameTakenError,
    FaultsFoundError,
    NoCheckInError,
    NotAnEngagementError,
    NothingToHandOverError,
    UnknownLineError,
    UnknownMeasureError,
    UnknownTeamError,
    UnknownTemplateError,
)
from okra_coach.model.check_in import Record
from okra_coach.model.closing import Way
from okra_coach.model.engagement import Engagement, Material
from okra_coach.model.fault import Fault, Weight
from okra_coach.model.finding import Finding, Severity
from okra_coach.model.gate_status import RolloutStatus
from okra_coach.model.history import MeasureHistory, PastCycle
from okra_coach.model.insights import Insights, Participation, Readiness
from okra_coach.model.judgement import Change, Ignored, Judgement
from okra_coach.model.meeting import Meeting
from okra_coach.model.new_engagement import NewEngagement
from okra_coach.model.okr_account import OkrAccount
from okra_coach.model.okra import COMPANY, OkraBook
from okra_coach.model.place import Place
from okra_coach.model.questionnaire import Questionnaire
from okra_coach.model.retrospective import Retrospective
from okra_coach.model.rollout import EventKind, Rollout
from okra_coach.model.shown import Shown
from okra_coach.model.standing import Standing as StandsNow
from okra_coach.model.tracked import tracked
from okra_coach.model.workshop import Workshop
from okra_coach.plan.change import plan_change
from okra_coach.plan.contradictions import contradictions
from okra_coach.plan.differences import differences
from okra_coach.plan.effort import plan_effort
from okra_coach.plan.pins import with_own_words
from okra_coach.plan.rollout import plan
from okra_coach.plan.status import rollout_status
from okra_coach.plan.what_if import Assumption, assumed, book_without, rollout_without
from okra_coach.plan.workdays import working_days
from okra_coach.read.check_ins import read_record
from okra_coach.read.cycles import read_chosen, read_cycles
from okra_coach.read.engagement import read_engagement
from okra_coach.read.form_source import read_form_source
from okra_coach.read.okr_lists.engagement import engagement_of
from okra_coach.read.okr_lists.file import read_okr_file
from okra_coach.read.okras import read_okras
from okra_coach.read.questionnaire import read_questionnaire
from okra_coach.read.role_emails import read_role_emails
from okra_coach.read.rollout import ROLLOUT_FILE, read_rollout
from okra_coach.read.source_lines import source_lines
from okra_coach.read.tracker import named_apart, read_tracker
from okra_coach.read.workshop import WORKSHOP_FILE, slug
from okra_coach.resources import editable_templates
from okra_coach.track.bands import read_health
from okra_coach.track.carrying import proposals
from okra_coach.track.cycle_story import action_ends, line_stories
from okra_coach.track.gate_records import recorded
from okra_coach.track.history import as_past, asked_for, histories
from okra_coach.track.next_cycle import next_book, next_cycle
from okra_coach.track.progress import first_readings, moment, read_all
from okra_coach.track.recognising import foreign, ground_of
from okra_coach.track.recording import merge_trackers, says_the_same
from okra_coach.track.retrospective import questions
from okra_coach.track.scores import scores_of
from okra_coach.track.standing import standing
from okra_coach.track.week import week
from okra_coach.words import Words, load_words
from okra_coach.write.check_ins import as_recorded, write_check_in
from okra_coach.write.check_ins import undo_check_in as undo_recording
from okra_coach.write.cycles import begin_next, take_back, write_closed, write_lines, write_next
from okra_coach.write.drafts import drafted_places, last_draft, used_ids, write_okras, write_rollout
from okra_coach.write.fixes import REMARK, FixedFile, fixed_file, write_fixed
from okra_coach.write.forms import write_forms
from okra_coach.write.handed_out import write_handed_out
from okra_coach.write.handover import write_handovers
from okra_coach.write.line_changes import line_changes
from okra_coach.write.mapping import write_mapping
from okra_coach.write.new_engagement import write_new
from okra_coach.write.own_templates import Copied, copy_templates
from okra_coach.write.pack import document_bytes, recover_pack, write_pack
from okra_coach.write.shown import held_back, load_shown, save_shown
from okra_coach.write.tracker_bases import keep_tracked, kept_tracked, known_states
from okra_coach.write.tracker_file import write_tracker

Tell = Callable[[str], None]


def _say_nothing(step: str) -> None:
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
class WhatIf:
    """The plan under an assumption, and in sentences what would be different from today's."""

    engagement: Engagement
    rollout: Rollout
    differences: tuple[str, ...]


@dataclass(frozen=True)
class Why:
    """The answers behind a line; and by which rule it was drafted, None when a person wrote it or it is a question."""

    id: str
    reasons: tuple[Reason, ...]
    grounds: Grounds | None


@dataclass(frozen=True)
class Checked:
    """An engagement with what the rules say of its OKR+As."""

    engagement: Engagement
    book: OkraBook
    findings: tuple[Finding, ...]
    ignored: tuple[Ignored, ...] = ()
    insights: Insights | None = None
    account: OkrAccount | None = None
    """How a list that is not ours was understood."""


@dataclass(frozen=True)
class Fixed:
    """What the rules say after the better lines are in place, the fixes, those held back, and the files that changed.

    Where nothing was to be written, `checked` is what they say now.
    """

    checked: Checked
    fixes: tuple[Fix, ...]
    held: tuple[Held, ...]
    files: tuple[FixedFile, ...]


@dataclass(frozen=True)
class Planned:
    """An engagement with its rollout on disk."""

    engagement: Engagement
    rollout: Rollout
    changes: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """An engagement with how ready its teams are, and where its gates stand today."""

    engagement: Engagement
    status: RolloutStatus
    readiness: tuple[Readiness, ...] = ()


@dataclass(frozen=True)
class CheckInShown:
    """A recorded check-in as it was rendered: what it has to say, its five lines, and its files in the pack."""

    engagement: Engagement
    meeting: Meeting
    text: str
    folder: Path
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Recorded:
    """A check-in as it was recorded from trackers; `before` is what its day's record said until then.

    `changed` tells whether the record's file is another now, or would be after a dry run; `faults` are the doubts.
    """

    engagement: Engagement
    record: Record
    before: Record | None
    changed: bool
    standing: StandsNow
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Refreshed:
    """A tracker for the next check-in: where it lies, and where the filled-in one went that lay there."""

    engagement: Engagement
    standing: StandsNow
    as_of: date
    path: Path
    aside: Path | None = None


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


@dataclass(frozen=True)
class HandedOver:
    """What was handed over to other tools, and the files with whether each changed; none when it was a dry run."""

    engagement: Engagement
    handovers: tuple[HandOver, ...]
    files: tuple[tuple[Path, bool], ...]


@dataclass(frozen=True)
class Built:
    """A finished pack: where it lies, what is in it, and what was found on the way."""

    engagement: Engagement
    material: Material
    folder: Path
    files: tuple[tuple[str, str], ...]
    changes: tuple[str, ...]


def start(folder: Path, answers: NewEngagement) -> tuple[Path, ...]:
    """A fresh engagement's files, written; refuses a folder with something in it."""
    questionnaire, _ = read_questionnaire(folder)
    return write_new(folder, compose_new(answers, questionnaire, load_words(answers.language)))


def write_form(
    folder: Path, only: tuple[str, ...] = (), *, overwrite: bool = False
) -> tuple[tuple[tuple[Path, bool], ...], tuple[Fault, ...]]:
    """The questionnaire as files to send out: each with whether it changed, and what was said of the settings."""
    from okra_coach.write.form_sheet import sheet_bytes
    from okra_coach.write.form_word import word_bytes

    workshop, questionnaire, faults = read_form_source(folder)
    words, own = load_words(workshop.language), folder / "templates"
    form = compose_form(workshop, questionnaire, words)
    painters: dict[str, Callable[[], bytes]] = {
        "gs": lambda: script_text(form, words, own).encode(),
        "xlsx": lambda: sheet_bytes(form),
        "html": lambda: page_text(form, words, workshop.consultant, own).encode(),
        "docx": lambda: word_bytes(form),
        "md": lambda: markdown_text(form, words, own).encode(),
    }
    files = {name: painters[kind]() for kind, name in FORM_FILES.items() if not only or kind in only}
    return write_forms(folder, files, overwrite=overwrite), faults


def show_brand(file: Path, out: Path | None = None, *, overwrite: bool = False) -> tuple[Brand, Path]:
    """What is in a brand's template, and where its specimen slides were written. BrandNotReadableError."""
    from okra_coach.compose.brand_specimen import compose_specimen
    from okra_coach.write.brand import read_brand

    found = read_brand(file)
    where = out or file.with_name(f"{file.stem}-specimen.pptx")
    data = document_bytes(compose_specimen(found, load_words("en")), file)
    return found, write_handed_out({where: data}, overwrite=overwrite)[0]


def templates_there(only: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The templates that may be made one's own, all or those asked for by name or folder. UnknownTemplateError."""
    there = editable_templates()
    for asked in only:
        if not any(_asked_for(name, asked) for name in there):
            raise UnknownTemplateError(asked, get_close_matches(asked, there, 3, 0.4))
    return tuple(name for name in there if not only or any(_asked_for(name, asked) for asked in only))


def _asked_for(name: str, asked: str) -> bool:
    return name == asked.strip("/") or name.startswith(asked.strip("/") + "/")


def own_templates(
    folder: Path, only: tuple[str, ...] = (), *, overwrite: bool = False
) -> tuple[tuple[Path, Copied], ...]:
    """Copies templates into the engagement's own folder, each with what became of it. NotAnEngagementError."""
    if not (folder / WORKSHOP_FILE).is_file():
        raise NotAnEngagementError(folder)
    return copy_templates(templates_there(only), folder / "templates", overwrite=overwrite)


def read(folder: Path) -> Engagement:
    """Everything in the folder, as understood; faults are in it, not raised."""
    recover_pack(folder)
    engagement = read_engagement(folder, used_ids(folder))
    return replace(engagement, faults=engagement.faults + quote_faults(engagement))


def map_columns(folder: Path) -> int:
    """Adds to workshop.yaml what each column without a question may be; returns how many were added."""
    engagement = read(folder)
    proposals = tuple(one for export in engagement.responses.exports for one in export.proposals)
    return write_mapping(folder, proposals, engagement.fingerprints[WORKSHOP_FILE])


def group_themes(folder: Path) -> Grouping:
    """Which theme each answer speaks of, by which words: for the consultant only."""
    return group(_sound(read(folder)))


def draft_okras(folder: Path, tell: Tell = _say_nothing) -> Drafted:
    """Drafts OKR+As from the answers and merges them into okras/, keeping every edit."""
    tell("read")
    engagement = _sound(read(folder))
    tell("analyse")
    engagement, analysed = _analysed(engagement)
    tell("draft")
    return _draft(engagement, analysed)


def why_line(folder: Path, line_id: str, tell: Tell = _say_nothing) -> Why:
    """The answers behind one line, in their own words, and the rule that chose it. Raises UnknownLineError."""
    drafted = _with_okras(folder, tell)
    engagement = drafted.engagement
    shelf = Shelf(engagement.playbooks, load_lexicon(engagement.workshop.language))
    reasons = why(drafted.book, engagement.responses.responses, line_id, shelf)
    if reasons is None:
        known = [line.id for line in lines(drafted.book)]
        raise UnknownLineError(line_id, next(iter(get_close_matches(line_id, known, 1)), None))
    masked = _ready_to_draft(engagement)
    return Why(line_id, reasons, grounds(drafting(masked, drafted.insights, _words(engagement)), line_id))


def check_okras(folder: Path, tell: Tell = _say_nothing, *, profile: str | None = None) -> Checked:
    """Holds the OKR+As against the rules; drafts them first when there are none.

    `profile` is the school of rules; without one workshop.yaml's.
    """
    drafted = _with_okras(folder, tell)
    tell("check")
    engagement, verdict = _judged(_in_school(drafted.engagement, profile), drafted)
    return Checked(engagement, drafted.book, verdict.findings, verdict.ignored, drafted.insights)


def fix_okras(folder: Path, tell: Tell = _say_nothing, *, write: bool = True, profile: str | None = None) -> Fixed:
    """Puts the better lines that need no decision into okras/, all files or none, and checks again."""
    checked = check_okras(folder, tell, profile=profile)
    plan, files = _fixes(checked)
    if not write or not files:
        return Fixed(checked, plan.fixes, plan.held, files)
    tell("write")
    write_fixed(folder, files)
    return Fixed(check_okras(folder, tell, profile=profile), plan.fixes, plan.held, files)


def _fixes(checked: Checked) -> tuple[FixPlan, tuple[FixedFile, ...]]:
    """The fixes with the files that they make; a file that would lose something is spared, and all is planned anew."""
    engagement, spared = checked.engagement, set[str]()
    remark, insights = _words(engagement)(REMARK), checked.insights
    while True:
        plan = plan_fixes(checked.book, lambda book: judge(book, engagement.workshop, insights).findings, spared)
        files = {
            name: fixed_file(engagement.folder, name, edits, engagement.fingerprints.get(name), remark)
            for name, edits in plan.edits.items()
        }
        new = {name for name, file in files.items() if file is None}
        if not new:
            return plan, tuple(file for file in files.values() if file is not None)
        spared |= new


def check_file(path: Path, tell: Tell = _say_nothing, *, profile: str | None = None) -> Checked:
    """Holds the OKRs of a text, Markdown, CSV or Excel file against the rules that such a list can answer."""
    tell("read")
    read = read_okr_file(path)
    engagement = _in_school(_sound(engagement_of(path, read), "nothing was checked"), profile)
    tell("check")
    asked = replace(read.account, unasked=unasked(read.book, read.account))
    verdict = judge_list(read.book, engagement.workshop, asked)
    engagement = replace(engagement, faults=engagement.faults + verdict.faults)
    return Checked(engagement, read.book, verdict.findings, verdict.ignored, account=asked)


def judged(checked: Checked, least: Severity = Severity.INFO, title: str | None = None) -> Judgement:
    """What was found, line by line, with the lines of the files that it is about; all counts, `least` on is shown."""
    files = [okras.place.file for okras in checked.book.sets] + [finding.place.file for finding in checked.findings]
    sources = source_lines(checked.engagement.folder, files)
    whole = judgement(title or "", checked.book, checked.findings, checked.ignored, sources, checked.account)
    return replace(whole, title=title or _title(checked, whole)).showing(least)


def _title(checked: Checked, told: Judgement) -> str:
    """The client, or what a list that is not ours is called."""
    if checked.account is None:
        return checked.engagement.workshop.client
    file = checked.account.file
    return title_of_list(file, told.sources.get(file, ()), [line.text for line in told.lines])


def safe_changes(checked: Checked) -> dict[tuple[str, str], tuple[Change, ...]]:
    """What `fix_okras` would change for each finding by its code and line, had it only this one to mend."""
    engagement, remark = checked.engagement, _words(checked.engagement)(REMARK)
    plan, _ = _fixes(checked) if checked.account is None else (FixPlan(), ())
    changes: dict[tuple[str, str], tuple[Change, ...]] = {}
    for fix in plan.fixes:
        if fix.finding in checked.findings:
            print_there = engagement.fingerprints.get(fix.file)
            file = fixed_file(engagement.folder, fix.file, fix.edits, print_there, remark)
            if file is not None:
                changes[fix.finding.code, fix.finding.subject] = line_changes(file)
    return changes


def write_judgement(
    checked: Checked,
    told: Judgement,
    files: Mapping[str, Path],
    *,
    brand: Path | None = None,
    language: str | None = None,
    overwrite: bool = False,
) -> tuple[Path, ...]:
    """A judgement as `html`, `slide` and `sheet`, each in its file."""
    workshop, own = checked.engagement.workshop, checked.engagement.folder / "templates"
    words = load_words(language or workshop.language)
    composers: dict[str, Callable[[], Document]] = {
        "html": lambda: compose_check_page(told, words, own),
        "slide": lambda: compose_check_deck(told, workshop, words, own, _brand(brand or workshop.brand).stage),
        "sheet": lambda: compose_check_sheet(told, workshop, words),
    }
    made = {path: document_bytes(composers[kind](), brand or workshop.brand) for kind, path in files.items()}
    return write_handed_out(made, overwrite=overwrite)


def hand_over(
    folder: Path,
    targets: tuple[Target, ...],
    teams: tuple[str, ...] = (),
    *,
    dry_run: bool = False,
    overwrite: bool = False,
) -> HandedOver:
    """The OKR+As in other tools' formats, written into hand-over/ unless it is a dry run.

    `teams` are the sets to take, by id or name, all without any. Raises NothingToHandOverError, UnknownTeamError,
    EditedSinceError.
    """
    engagement = _sound(read(folder))
    book = engagement.okras
    if book is None:
        raise NothingToHandOverError(folder)
    owners = frozenset(COMPANY if name.casefold() == COMPANY else _team_id(engagement.workshop, name) for name in teams)
    emails, faults = read_role_emails(folder, engagement.workshop, book)
    engagement = _sound(replace(engagement, faults=engagement.faults + faults))
    handed = only_of(replace(_as_it_stands(engagement, book), emails=emails), owners)
    made = tuple(compose_handover(target, handed, _words(engagement)) for target in targets)
    written = () if dry_run else write_handovers(folder, made, overwrite=overwrite)
    return HandedOver(engagement, made, written)


def _as_it_stands(engagement: Engagement, book: OkraBook) -> Handed:
    """The OKR+As with what the check-ins brought, without names that people typed into trackers."""
    workshop, records = engagement.workshop, engagement.records
    if not records:
        return Handed(workshop, book, first_readings(book, workshop))
    stands = standing(book, records)
    now = moment(workshop, records[-1].day, working_days(workshop))
    told = masked_book(stands.book, book, workshop, masker(engagement.responses, workshop))
    return Handed(workshop, told, read_all(stands.book, stands.check_ins, now))


def plan_rollout(folder: Path, tell: Tell = _say_nothing) -> Planned:
    """Plans the rollout and merges it into rollout.yaml, keeping every edit."""
    drafted = _with_okras(folder, tell)
    tell("plan")
    return _plan(drafted)


def rollout_standing(folder: Path, tell: Tell = _say_nothing) -> Standing:
    """Where the gates stand today; writes nothing, and drafts and plans in memory what is not on disk yet."""
    drafted = _unwritten(folder, tell)
    engagement, words = drafted.engagement, _words(drafted.engagement)
    tell("plan")
    rollout = engagement.rollout or plan(engagement.workshop, drafted.insights, drafted.book, None, words)
    status = _gates(engagement, drafted.book, rollout, words)
    return Standing(engagement, status, drafted.insights.readiness)


def record_check_in(
    folder: Path,
    trackers: tuple[Path, ...],
    day: date | None,
    today: date,
    tell: Tell = _say_nothing,
    *,
    write: bool = True,
) -> Recorded:
    """What filled-in trackers say goes into check-ins/; without a day it is the latest that somebody filled in.

    Raises FaultsFoundError for trackers that cannot be read or are another client's; then nothing was recorded.
    """
    tell("read")
    engagement = _with_book(folder)
    book = engagement.okras or OkraBook()
    lines = tracked(standing(book, engagement.records).book)
    states = (*known_states(folder), lines)
    readings = [read_tracker(path, name, engagement.workshop, lines) for path, name in named_apart(trackers)]
    faults = tuple(fault for one in readings for fault in (*one.faults, *foreign(one, states)))
    if any(fault.weight is Weight.STOPS for fault in faults):
        raise FaultsFoundError([one for one in faults if one.weight is Weight.STOPS], "nothing was recorded")
    tell("track")
    day = day or max((one.latest for one in readings if one.latest), default=today)
    present = next((record for record in engagement.records if record.day == day), None)
    told = _as_recorded(engagement)
    grounds = [ground_of(one, day, engagement, told, states, partial(kept_tracked, folder)) for one in readings]
    merged = merge_trackers([(one, ground) for one, (ground, _) in zip(readings, grounds, strict=True)], day, present)
    faults += (*(fault for _, said in grounds for fault in said), *merged.faults)
    if present and says_the_same(merged.record, present):
        return _recorded(engagement, present, present, False, faults)
    if not write:
        return _recorded(engagement, merged.record, present, True, faults)
    tell("write")
    changed = write_check_in(folder, merged.record, engagement.fingerprints, _words(engagement))
    now = _sound(read(folder), "the check-in was recorded")
    record = next(record for record in now.records if record.day == day)
    return _recorded(now, record, present, changed, faults)


def undo_check_in(folder: Path, day: date | None = None) -> tuple[date, bool]:
    """Takes the last recording back, or the last one of a day; returns the day, and whether it has a record now."""
    if not (folder / WORKSHOP_FILE).is_file():
        raise NotAnEngagementError(folder)
    return undo_recording(folder, day)


def _with_book(folder: Path) -> Engagement:
    engagement = _sound(read(folder), "nothing was recorded")
    book = engagement.okras
    if book is None:
        raise NothingToHandOverError(folder)
    return engagement


def _as_recorded(engagement: Engagement) -> tuple[Record, ...]:
    """The records as trackers were understood, without what she changed in them since; hers where that is not known."""
    written = (read_record(text, name)[0] for name, text in as_recorded(engagement.folder).items())
    by_day = {record.day: record for record in written if record is not None}
    return tuple(by_day.get(record.day, record) for record in engagement.records)


def _recorded(
    engagement: Engagement, record: Record, before: Record | None, changed: bool, faults: tuple[Fault, ...]
) -> Recorded:
    records = (*(one for one in engagement.records if one.day != record.day), record)
    stands = standing(engagement.okras or OkraBook(), records)
    return Recorded(engagement, record, before, changed, stands, faults + stands.faults)


def show_check_in(folder: Path, day: date | None = None, tell: Tell = _say_nothing) -> CheckInShown:
    """Slides, page and text of a recorded check-in, the last one without a day, in one exchange. NoCheckInError."""
    tell("read")
    engagement = _sound(read(folder))
    words, own = _words(engagement), folder / "templates"
    tell("track")
    meeting = _meeting(engagement, day, words)
    tell("compose")
    brand = _brand(engagement.workshop.brand)
    pack = compose_check_in(meeting, words, own, brand.stage)
    tell("write")
    part = f"{CHECK_INS}/{meeting.week.day.isoformat()}"
    where = write_pack(folder, pack, engagement.workshop.brand, part) / part
    files = tuple((Path(file.name).name, file.what) for file in pack.files)
    return CheckInShown(engagement, meeting, check_in_text(meeting, words), where, files)


def _meeting(engagement: Engagement, day: date | None, words: Words) -> Meeting:
    """A check-in with all that was known on its day. NoCheckInError."""
    workshop, rollout, days = engagement.workshop, engagement.rollout or Rollout(), working_days(engagement.workshop)
    records = tuple(record for record in engagement.records if day is None or record.day <= day)
    if not records or (day and records[-1].day != day):
        raise NoCheckInError(engagement.folder, day, [record.day for record in engagement.records])
    book = engagement.okras or OkraBook(())
    told = masked_week(
        week(book, records, workshop, days, engagement.rollout), book, workshop, masker(engagement.responses, workshop)
    )
    gates = _gates(replace(engagement, records=records), book, rollout, words).gates
    return Meeting(workshop, rollout, told, gates[0] if gates else None)


def _gates(engagement: Engagement, book: OkraBook, rollout: Rollout, words: Words) -> RolloutStatus:
    """Where the gates stand by what the check-ins tell."""
    workshop, records = engagement.workshop, engagement.records
    stood = standing(book, records).book
    told = recorded(book, records, workshop, working_days(workshop), rollout)
    return rollout_status(rollout, workshop, stood, effect_ids(stood), told, words)


def refresh_tracker(
    folder: Path, as_of: date | None, today: date, out: Path | None = None, tell: Tell = _say_nothing
) -> Refreshed:
    """The tracker for a check-in, without a day the next one of the plan, with all that was recorded so far.

    Raises TrackerFilledInError where one lies that says more than what was recorded.
    """
    tell("read")
    engagement = _with_book(folder)
    workshop, words, book = engagement.workshop, _words(engagement), engagement.okras or OkraBook()
    rollout = engagement.rollout or Rollout()
    tell("track")
    planned = sorted(event.day for event in rollout.events if event.kind is EventKind.CHECK_IN)
    heard = max((record.day for record in engagement.records), default=date.min)
    day = as_of or next((each for each in planned if each >= today and each > heard), max(today, heard))
    stands = standing(book, engagement.records)
    start = Material(
        workshop,
        Questionnaire(()),
        Insights(Participation(0, 0)),
        book,
        (),
        rollout,
        working_days=working_days(workshop),
        next_check_in=day,
    )
    material = _in_quarter(start, stands, day)
    tell("compose")
    data = document_bytes(compose_tracker(material, words))
    tell("write")
    path, aside = write_tracker(folder, data, out, partial(_all_recorded, folder, today=today))
    keep_tracked(folder, tracked(material.okras))
    return Refreshed(engagement, stands, day, path, aside)


def _in_quarter(material: Material, stands: StandsNow, as_of: date) -> Material:
    """The material as of a day, with what the check-ins brought."""
    now = moment(material.workshop, as_of, material.working_days)
    return replace(
        material,
        okras=stands.book,
        readings=read_all(stands.book, stands.check_ins, now),
        check_ins=stands.check_ins,
        as_of=as_of,
        health=read_health(stands.book, stands.health, material.workshop.language),
    )


def _all_recorded(folder: Path, tracker: Path, today: date) -> bool:
    """Whether a filled-in tracker says nothing that check-ins/ do not hold."""
    try:
        return not record_check_in(folder, (tracker,), None, today, write=False).changed
    except FaultsFoundError:
        return False


def close_cycle(
    folder: Path, day: date | None = None, tell: Tell = _say_nothing, *, write: bool = True, overwrite: bool = False
) -> Closed:
    """Scores the cycle, keeps it in cycles/, drafts the next one in next/ and renders the retrospective.

    Nothing of okras/, check-ins/ and workshop.yaml changes. Raises NothingToHandOverError, NoCheckInError,
    CycleNameTakenError, EditedSinceError.
    """
    tell("read")
    engagement = _with_book(folder)
    words, cycle = _words(engagement), engagement.workshop.cycle
    past, own = _past(engagement)
    tell("track")
    chosen, said = read_chosen(folder)
    engagement = _sound(replace(engagement, faults=engagement.faults + said))
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
    pack = compose_retrospective(retro, own, words, folder / "templates", _brand(brand).stage)
    part = f"{CYCLES}/{own}"
    where = write_pack(folder, pack, brand, part) / part
    return Closed(engagement, retro, own, changes, where, tuple((Path(one.name).name, one.what) for one in pack.files))


def begin_cycle(folder: Path) -> tuple[Engagement, tuple[str, ...]]:
    """Brings the next cycle's draft from next/ into place; what was there is in cycles/. Returns the new engagement.

    Raises NotClosedError, ChangedSinceCloseError, FaultsFoundError for faults in next/.
    """
    engagement = _with_book(folder)
    _, own = _past(engagement)
    if (folder / "next" / WORKSHOP_FILE).is_file():
        _sound(read_engagement(folder / "next"), "nothing was begun")
    changes = begin_next(folder, own)
    return read(folder), changes


def take_cycle_back(folder: Path, *, overwrite: bool = False) -> str:
    """Takes back that a cycle was begun or closed, whichever came last; returns "begun" or "closed"."""
    engagement = read(folder)
    return take_back(folder, _past(engagement)[1], overwrite=overwrite)


def across_cycles(folder: Path, measure: str = "") -> Across:
    """Every measure across cycles, or those of an id or of such words. UnknownMeasureError."""
    engagement = _sound(read(folder))
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
    _sound(replace(engagement, faults=faults))
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


def what_if(folder: Path, assumption: Assumption, tell: Tell = _say_nothing) -> WhatIf:
    """What would be different under an assumption; both plans are made afresh, with every pin, and nothing is written.

    `without` may name teams by id or by name. Raises UnknownTeamError.
    """
    drafted = _unwritten(folder, tell)
    engagement, words = drafted.engagement, _words(drafted.engagement)
    gone = tuple(_team_id(engagement.workshop, name) for name in assumption.without)
    would_be = assumed(engagement.workshop, replace(assumption, without=gone))
    tell("plan")
    previous = _previous(engagement)
    before = plan(engagement.workshop, drafted.insights, drafted.book, previous, words)
    kept = rollout_without(previous, gone)
    after = plan(would_be, drafted.insights, book_without(drafted.book, gone), kept, words)
    return WhatIf(engagement, after, differences(before, after, engagement.workshop, would_be, words))


def _team_id(workshop: Workshop, name: str) -> str:
    """The id of a team by its id or its name, however it is capitalised."""
    known = {text.casefold(): team.id for team in workshop.teams for text in (team.name, team.id)}
    if name.casefold() not in known:
        near = get_close_matches(name.casefold(), list(known), 1, 0.5)
        raise UnknownTeamError(name, workshop.team(known[near[0]]).name if near else None)
    return known[name.casefold()]


def build(folder: Path, tell: Tell = _say_nothing) -> Built:
    """Everything: drafts where there are none, checks, plans, and writes the pack in one exchange."""
    drafted = _with_okras(folder, tell)
    engagement, words = drafted.engagement, _words(drafted.engagement)
    tell("check")
    engagement, verdict = _judged(engagement, drafted)
    findings = verdict.findings
    tell("plan")
    planned = _plan(drafted)
    tell("track")
    readings = first_readings(drafted.book, engagement.workshop)
    tell("compose")
    material = Material(
        engagement.workshop,
        engagement.questionnaire,
        drafted.insights,
        drafted.book,
        findings,
        planned.rollout,
        readings,
        working_days=working_days(engagement.workshop),
        effort=plan_effort(engagement.workshop, planned.rollout),
        change=plan_change(engagement, drafted.insights, drafted.book, planned.rollout, words),
        health=read_health(drafted.book, {}, engagement.workshop.language),
    )
    stands = standing(drafted.book, engagement.records)
    quarter = _in_quarter(material, stands, engagement.records[-1].day) if engagement.records else material
    brand = _brand(engagement.workshop.brand)
    engagement = replace(engagement, faults=engagement.faults + _lacking(brand, engagement.workshop.brand))
    pack = compose_pack(material, words, folder / "templates", brand.stage, quarter)
    tell("write")
    save_shown(folder, drafted.shown)
    keep_tracked(folder, tracked(quarter.okras))
    where = write_pack(folder, pack, engagement.workshop.brand)
    files = tuple((file.name, file.what) for file in pack.files)
    return Built(engagement, material, where, files, drafted.changes + planned.changes)


def _in_school(engagement: Engagement, profile: str | None) -> Engagement:
    """The engagement with another school of rules, where one is asked for."""
    if profile is None:
        return engagement
    workshop = engagement.workshop
    return replace(engagement, workshop=replace(workshop, checks=replace(workshop.checks, profile=profile)))


def _judged(engagement: Engagement, drafted: Drafted) -> tuple[Engagement, Verdict]:
    """What the rules say, and the engagement with what is wrong with their settings."""
    verdict = judge(drafted.book, engagement.workshop, drafted.insights)
    return replace(engagement, faults=engagement.faults + verdict.faults), verdict


def _with_okras(folder: Path, tell: Tell) -> Drafted:
    """The OKR+As that are there, or fresh drafts."""
    tell("read")
    engagement = _sound(read(folder))
    tell("analyse")
    engagement, analysed = _analysed(engagement)
    if engagement.okras is not None:
        return Drafted(engagement, analysed.insights, engagement.okras, (), analysed.shown)
    tell("draft")
    return _draft(engagement, analysed)


def _unwritten(folder: Path, tell: Tell) -> Drafted:
    """The OKR+As that are there, or fresh drafts that stay in memory."""
    tell("read")
    engagement = _sound(read(folder))
    tell("analyse")
    engagement, analysed = _analysed(engagement)
    book = engagement.okras or draft(_ready_to_draft(engagement), analysed.insights, _words(engagement))
    return Drafted(engagement, analysed.insights, book, (), analysed.shown)


def _analysed(engagement: Engagement) -> tuple[Engagement, Analysed]:
    """The engagement and its insights, held against what earlier packs have shown."""
    earlier, faults = load_shown(engagement.folder)
    engagement = _sound(replace(engagement, faults=engagement.faults + faults))
    analysed = analyse_beside(engagement, earlier)
    return replace(engagement, faults=engagement.faults + held_back(analysed.insights.held)), analysed


def _ready_to_draft(engagement: Engagement) -> Engagement:
    """The engagement with names masked, and with what was drafted last."""
    masked = mask_names(engagement.responses, engagement.workshop)
    return replace(engagement, responses=masked, last_draft=last_draft(engagement.folder))


def _draft(engagement: Engagement, analysed: Analysed) -> Drafted:
    words = _words(engagement)
    masked = _ready_to_draft(engagement)
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
    words, workshop = _words(engagement), engagement.workshop
    previous = _previous(engagement)
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


def _previous(engagement: Engagement) -> Rollout | None:
    """The plan of rollout.yaml, with only a person's own words on the teams that she pinned."""
    return with_own_words(engagement.rollout, drafted_places(engagement.folder))


def _pins(rollout: Rollout | None) -> frozenset[tuple[str, int]]:
    return frozenset((p.team, p.wave) for p in rollout.placements if p.pinned) if rollout else frozenset()


def _brand(path: Path | None) -> Brand:
    """What the brand's template gives, ours without one. BrandNotReadableError."""
    from okra_coach.write.brand import read_brand

    return read_brand(path)


def _lacking(brand: Brand, path: Path | None) -> tuple[Fault, ...]:
    """What a brand of hers lacks, and what is done about it."""
    return tuple(Fault(Place(path.name), line, Weight.WARNS) for line in brand.missing) if path else ()


def _words(engagement: Engagement) -> Words:
    return load_words(engagement.workshop.language)


def _sound(engagement: Engagement, otherwise: str = "nothing was written") -> Engagement:
    """The engagement, unless its files hold faults that a run cannot go past."""
    if engagement.stopping_faults:
        raise FaultsFoundError(engagement.stopping_faults, otherwise)
    return engagement
