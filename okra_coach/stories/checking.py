"""OKR+As, hers or anybody's, held against the rules, mended, and told on a page, a slide or a sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from okra_coach.check.bare_lists import judge_list, unasked
from okra_coach.check.book import judge
from okra_coach.check.fixing import Fix, FixPlan, Held, plan_fixes
from okra_coach.check.judgement import judgement
from okra_coach.compose.check_deck import compose_check_deck
from okra_coach.compose.check_page import compose_check_page
from okra_coach.compose.check_sheet import compose_check_sheet
from okra_coach.compose.check_title import title_of_list
from okra_coach.documents.pack import Document
from okra_coach.model.engagement import Engagement
from okra_coach.model.finding import Finding, Severity
from okra_coach.model.insights import Insights
from okra_coach.model.judgement import Change, Ignored, Judgement
from okra_coach.model.okr_account import OkrAccount
from okra_coach.model.okra import OkraBook
from okra_coach.model.rollout import Rollout
from okra_coach.pipeline import (
    Tell,
    agenda_of_today,
    brand_of,
    judged_agenda,
    judged_by_rules,
    quietly,
    sound,
    with_okras,
    words_of,
)
from okra_coach.read.agenda import AGENDA_FILE
from okra_coach.read.okr_lists.engagement import engagement_of
from okra_coach.read.okr_lists.file import read_okr_file
from okra_coach.read.source_lines import source_lines
from okra_coach.words import load_words
from okra_coach.write.fixes import REMARK, FixedFile, fixed_file, write_fixed
from okra_coach.write.handed_out import write_handed_out
from okra_coach.write.line_changes import line_changes
from okra_coach.write.pack import document_bytes


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


def check_okras(folder: Path, tell: Tell = quietly, *, profile: str | None = None) -> Checked:
    """Holds the OKR+As, and the agenda once there is one, against the rules; drafts OKR+As when there are none.

    `profile` is the school of rules; without one workshop.yaml's.
    """
    drafted = with_okras(folder, tell)
    tell("check")
    engagement, verdict = judged_by_rules(_in_school(drafted.engagement, profile), drafted)
    found = verdict.findings + _of_agenda(engagement, drafted.book)
    return Checked(engagement, drafted.book, found, verdict.ignored, drafted.insights)


def _of_agenda(engagement: Engagement, book: OkraBook) -> tuple[Finding, ...]:
    if engagement.agenda is None:
        return ()
    return judged_agenda(engagement, book, agenda_of_today(engagement, book, engagement.rollout or Rollout()))


def fix_okras(folder: Path, tell: Tell = quietly, *, write: bool = True, profile: str | None = None) -> Fixed:
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
    remark, insights = words_of(engagement)(REMARK), checked.insights
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


def check_file(path: Path, tell: Tell = quietly, *, profile: str | None = None) -> Checked:
    """Holds the OKRs of a text, Markdown, CSV or Excel file against the rules that such a list can answer."""
    tell("read")
    read = read_okr_file(path)
    engagement = _in_school(sound(engagement_of(path, read), "nothing was checked"), profile)
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
    engagement, remark = checked.engagement, words_of(checked.engagement)(REMARK)
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
    """A judgement as `html`, `slide` and `sheet`, each in its file; the agenda is hers and on none of them."""
    told = told.without(AGENDA_FILE)
    workshop, own = checked.engagement.workshop, checked.engagement.folder / "templates"
    words = load_words(language or workshop.language)
    composers: dict[str, Callable[[], Document]] = {
        "html": lambda: compose_check_page(told, words, own),
        "slide": lambda: compose_check_deck(told, workshop, words, own, brand_of(brand or workshop.brand).stage),
        "sheet": lambda: compose_check_sheet(told, workshop, words),
    }
    made = {path: document_bytes(composers[kind](), brand or workshop.brand) for kind, path in files.items()}
    return write_handed_out(made, overwrite=overwrite)


def _in_school(engagement: Engagement, profile: str | None) -> Engagement:
    """The engagement with another school of rules, where one is asked for."""
    if profile is None:
        return engagement
    workshop = engagement.workshop
    return replace(engagement, workshop=replace(workshop, checks=replace(workshop.checks, profile=profile)))
