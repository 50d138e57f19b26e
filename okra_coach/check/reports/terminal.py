"""A judgement for people at a terminal: file by file, each finding with its line, its reason and a better form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okra_coach.check.reports.concise import known_as
from okra_coach.check.reports.located import Locator, Spot
from okra_coach.check.reports.snippet import Paint, quoted_line, source_snippet, unpainted
from okra_coach.check.reports.width import wrapped
from okra_coach.model.finding import Finding
from okra_coach.model.judgement import JudgedLine, Judgement, RuleText

Found = tuple[Finding, JudgedLine]
_INDENT = "    "


def terminal_report(
    judgement: Judgement, paint: Paint = unpainted, columns: int | None = None, *, explain: bool = False
) -> str:
    """All findings in reading order; texts are wrapped at `columns`; `explain` adds once a rule why it exists."""
    return "\n".join(_Report(judgement, paint, columns, explain).lines())


class _Report:
    """Remembers what was said already, so that it is said once."""

    def __init__(self, judgement: Judgement, paint: Paint, columns: int | None, explain: bool) -> None:
        self.judgement, self.paint, self.columns, self.explain = judgement, paint, columns, explain
        self.locator = Locator(judgement)
        self.told: set[str] = set()
        self.examples: set[str] = set()
        self.shown: tuple[str, int] | None = None

    def lines(self) -> Iterator[str]:
        for file, found in _by_file(self.judgement).items():
            yield self.paint(file, "place")
            yield ""
            for finding, line in found:
                yield from self.finding(finding, line)
                yield ""

    def finding(self, finding: Finding, line: JudgedLine) -> Iterator[str]:
        level = finding.severity.value
        spot = self.locator.spot(finding, line)
        known = known_as(finding)
        label = " ".join(part for part in (_where(finding, spot), level, finding.code, known) if part)
        head = f"{label} {finding.message}"
        painted = " ".join(
            part
            for part in (
                self.paint(_where(finding, spot), "quiet") if _where(finding, spot) else "",
                self.paint(level, level),
                self.paint(finding.code, "strong"),
                self.paint(known, "quiet") if known else "",
            )
            if part
        )
        first, *others = wrapped(head, None if self.columns is None else self.columns - len(_INDENT))
        yield first.replace(label, painted, 1)
        yield from (f"{_INDENT}{other}" for other in others)
        yield from (f"{_INDENT}{part}" for part in self.snippet(finding, line, spot))
        yield from self.advice(finding)

    def snippet(self, finding: Finding, line: JudgedLine, spot: Spot | None) -> Sequence[str]:
        room = None if self.columns is None else self.columns - len(_INDENT)
        level = finding.severity.value
        if spot is not None and line.line is not None:
            above, self.shown = self.shown, (finding.place.file, spot.line)
            if above == self.shown and spot.start == spot.end:
                return ()
            return source_snippet(self.judgement.sources[finding.place.file], spot, level, self.paint, room)
        if line.text and finding.place.line is None:
            start = line.text.casefold().find(finding.trigger.casefold()) if finding.trigger else -1
            span = (start, start + len(finding.trigger)) if start >= 0 else (0, 0)
            return quoted_line(line.text, finding.place.cell or "", span, level, self.paint, room)
        return ()

    def advice(self, finding: Finding) -> Iterator[str]:
        rule = self.judgement.rules.get(finding.code)
        is_new, self.told = finding.code not in self.told, self.told | {finding.code}
        if finding.advice:
            yield from self.block("→ ", finding.advice)
        for number, shown in enumerate(finding.rewrite.shown if finding.rewrite else ()):
            yield from self.block("better: " if number == 0 else " " * 8, shown, "better")
        is_known, self.examples = finding.example in self.examples, self.examples | {finding.example}
        if finding.example:
            yield from () if is_known else self.block("for example, made up: ", finding.example, "better")
        elif rule and is_new and not finding.rewrite and not self.explain:
            yield from self.block("like: ", rule.write, "quiet")
        if self.explain and rule and is_new:
            yield from self.reasons(rule)

    def reasons(self, rule: RuleText) -> Iterator[str]:
        yield from self.block("why: ", rule.why)
        yield from self.block("instead of: ", rule.instead_of)
        yield from self.block("write: ", rule.write)
        yield from self.block("source: ", rule.source, "quiet")

    def block(self, label: str, text: str, role: str = "") -> Iterator[str]:
        """A labelled text, its further lines under the first one's words."""
        room = None if self.columns is None else self.columns - len(_INDENT) - len(label)
        lead = self.paint(label, "quiet") if label[0].isalpha() else label
        for number, part in enumerate(wrapped(" ".join(text.split()), room)):
            yield f"{_INDENT}{lead if number == 0 else ' ' * len(label)}{self.paint(part, role) if role else part}"


def _where(finding: Finding, spot: Spot | None) -> str:
    if spot is not None:
        return f"{spot.line}:{spot.start + 1}" if spot.end > spot.start else str(spot.line)
    place = finding.place
    if place.cell:
        return place.cell
    return f"row {place.row}" if place.row else str(place.line or "")


def _by_file(judgement: Judgement) -> dict[str, list[Found]]:
    """The findings of each file line by line, the worst of a line first; files in the order of the sets."""
    files: dict[str, list[Found]] = {line.place.file: [] for line in judgement.lines}
    for line in judgement.all_lines:
        for finding in sorted(line.findings, key=lambda one: (-one.severity.rank, one.code)):
            files.setdefault(finding.place.file, []).append((finding, line))
    return {file: sorted(found, key=_where_it_stands) for file, found in files.items() if found}


def _where_it_stands(found: Found) -> tuple[int, int]:
    """Lines and rows count; cells stand in reading order already."""
    place = found[0].place
    return place.line or 0, place.row or 0
