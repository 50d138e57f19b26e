"""What `okra-coach check` prints and writes, and whether it fails."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from okra_coach.cli.printing import print_faults
from okra_coach.errors import FaultsFoundError, OkraCoachError

if TYPE_CHECKING:
    from okra_coach.model.judgement import Judgement
    from okra_coach.stories.checking import Checked

_LOOKS: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "cyan"},
    "strong": {"bold": True},
    "place": {"bold": True},
    "quiet": {"dim": True},
    "better": {"fg": "green"},
}
_NEVER = ("never", "off")
_WIDEST = 110


@dataclass(frozen=True)
class Asked:
    """The options of one run, as given."""

    show: str = "info"
    explain: bool = False
    concise: bool = False
    statistics: bool = False
    color: bool | None = None
    html: Path | None = None
    slide: Path | None = None
    sheet: Path | None = None
    brand: Path | None = None
    language: str | None = None
    title: str | None = None
    overwrite: bool = False
    as_json: bool = False
    sarif: str | None = None
    fail_on: str | None = None

    @property
    def is_for_programs(self) -> bool:
        """Whether standard output belongs to a program."""
        return self.as_json or self.sarif == "-"

    @property
    def documents(self) -> dict[str, Path]:
        """The documents to write by their kind."""
        files = {"html": self.html, "slide": self.slide, "sheet": self.sheet}
        return {kind: path for kind, path in files.items() if path}

    @property
    def targets(self) -> dict[str, Path]:
        """Every file to write by its option."""
        sarif = {"--sarif": Path(self.sarif)} if self.sarif and self.sarif != "-" else {}
        return {f"--{kind}": path for kind, path in self.documents.items()} | sarif

    def __post_init__(self) -> None:
        if self.as_json and self.sarif == "-":
            raise click.UsageError("--json and --sarif - both print to standard output; give one of them a file.")


def hand_out(checked: Checked, asked: Asked) -> None:
    """Prints what was asked for and writes the files."""
    from okra_coach.model.finding import Severity
    from okra_coach.stories.checking import judged, write_judgement

    judgement = judged(checked, Severity(asked.show), asked.title)
    written = write_judgement(
        checked, judgement, asked.documents, brand=asked.brand, language=asked.language, overwrite=asked.overwrite
    )
    _write_sarif(checked, judgement, asked)
    if asked.as_json:
        _print_json(checked, judgement)
    elif not asked.is_for_programs:
        print_faults(checked.engagement.faults)
        _print(judgement, asked)
        for path in written:
            click.echo(f"Written: {path}", color=_colour(asked))


@contextmanager
def answering_programs(asked: Asked) -> Iterator[None]:
    """What stops a run is told on standard output too, where that belongs to a program."""
    try:
        yield
    except OkraCoachError as error:
        _print_failure(error, asked)
        raise


def _print_failure(error: OkraCoachError, asked: Asked) -> None:
    faults = error.faults if isinstance(error, FaultsFoundError) else ()
    told = [*map(str, faults), str(error)]
    if asked.as_json:
        from okra_coach.check.reports.data import no_data
        from okra_coach.cli.json_output import print_json

        print_json({**no_data(), "faults": faults, "error": str(error)})
    elif asked.is_for_programs:
        import json

        from okra_coach import __version__
        from okra_coach.check.reports.sarif import failed_sarif

        click.echo(json.dumps(failed_sarif(told, __version__), ensure_ascii=False, indent=2))


def fails(checked: Checked, fail_on: str | None) -> bool:
    """Whether a finding, shown or not, is at or above the asked severity."""
    from okra_coach.model.finding import Severity

    level = fail_on or checked.engagement.workshop.checks.fail_on
    return level not in _NEVER and any(one.severity.rank >= Severity(level).rank for one in checked.findings)


def _print(judgement: Judgement, asked: Asked) -> None:
    from okra_coach.check.reports.concise import concise_line
    from okra_coach.check.reports.summary import MOST_RULES, standing_line, summary_lines
    from okra_coach.check.reports.terminal import terminal_report

    lines = [judgement.account.sentence, ""] if judgement.account else []
    if asked.concise:
        lines += [concise_line(finding, _paint) for finding in judgement.findings]
    elif not asked.statistics and judgement.findings:
        lines.append(terminal_report(judgement, _paint, _columns(), explain=asked.explain))
    if asked.concise and not asked.statistics:
        lines.append(standing_line(judgement, _paint))
    else:
        lines += summary_lines(judgement, _paint, None if asked.statistics else MOST_RULES, explain=asked.explain)
    click.echo("\n".join(lines), color=_colour(asked))


def _paint(text: str, role: str) -> str:
    look = _LOOKS.get(role)
    return click.style(text, **look) if look and text else text


def _colour(asked: Asked) -> bool | None:
    """What was asked for, else none where NO_COLOR says so, else what the stream can show."""
    if asked.color is not None:
        return asked.color
    return False if os.environ.get("NO_COLOR") else None


def _columns() -> int | None:
    """How wide the terminal is, so that texts are wrapped; None in a pipe, where nothing is."""
    return min(shutil.get_terminal_size().columns, _WIDEST) if sys.stdout.isatty() else None


def _print_json(checked: Checked, judgement: Judgement) -> None:
    from okra_coach.check.reports.data import as_data
    from okra_coach.cli.json_output import print_json

    print_json({**as_data(judgement), "faults": checked.engagement.faults, "error": None})


def _write_sarif(checked: Checked, judgement: Judgement, asked: Asked) -> None:
    if asked.sarif is None:
        return
    import json

    from okra_coach import __version__
    from okra_coach.check.reports.sarif import as_sarif
    from okra_coach.stories.checking import safe_changes

    told = as_sarif(judgement, __version__, _root(checked.engagement.folder), safe_changes(checked))
    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    if asked.sarif == "-":
        click.echo(text, nl=False)
        return
    from okra_coach.write.files import write_whole

    write_whole(Path(asked.sarif), text.encode())


def _root(folder: Path) -> str:
    """The way from here to the folder, as services look for files from the top of a repository; else all of it."""
    whole, here = folder.resolve(), Path().resolve()
    if not whole.is_relative_to(here):
        return f"{whole.as_uri()}/"
    way = whole.relative_to(here).as_posix()
    return "" if way == "." else f"{way}/"
