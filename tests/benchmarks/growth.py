"""How the time of a build grows with respondents and with teams."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable
from pathlib import Path

import yaml

from okra_coach.resources import worked_engagement
from tests.benchmarks.measure import in_turns, table


def growth() -> str:
    """The worked engagement with 10 times the respondents, and with 10 times the teams and respondents."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        one, people, teams = (
            engagement(root / name, copies, own_teams)
            for name, copies, own_teams in (("one", 1, False), ("people", 10, False), ("teams", 10, True))
        )
        base, more_people, more_teams = in_turns(builder(one), builder(people), builder(teams), runs=3)
    rows = [
        [name, f"{1000 * time:.0f}", f"{time / base:.1f}"]
        for name, time in (
            ("34 people, 7 teams", base),
            ("10 x people", more_people),
            ("10 x people and teams", more_teams),
        )
    ]
    return table("Growth of a build (linear would be at most 10.0)", ["", "ms", "x"], rows)


def builder(folder: Path) -> Callable[[], object]:
    """A build from the answers on, with no drafts kept from the run before."""
    import shutil

    from okra_coach.pipeline import build

    def fresh() -> None:
        for leftover in ("okras", ".okra"):
            shutil.rmtree(folder / leftover, ignore_errors=True)
        build(folder)

    return fresh


def engagement(folder: Path, copies: int, own_teams: bool) -> Path:
    """The worked engagement with its respondents copied, each copy in teams of its own if asked; settings stay text."""
    source = worked_engagement()
    (folder / "responses").mkdir(parents=True)
    settings = yaml.load((source / "workshop.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - builds text only
    rows = read_rows(next((source / "responses").glob("*.csv")))
    header, answers = rows[0], rows[1:]
    teams = settings["teams"]
    if own_teams:
        settings["teams"] = [{**team, "name": named(team["name"], n)} for n in range(copies) for team in teams]
    (folder / "workshop.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    copied = [copy(row, n, own_teams) for n in range(copies) for row in answers]
    with (folder / "responses" / "answers.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([header, *copied])
    return folder


def read_rows(path: Path) -> list[list[str]]:
    """All rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.reader(source))


def copy(row: list[str], n: int, own_team: bool) -> list[str]:
    """A respondent's row for the nth copy: another e-mail, and another team if asked."""
    team = named(row[2], n) if own_team else row[2]
    return [row[0], row[1].replace("@", f"{n}@") if n else row[1], team, *row[3:]]


def named(team: str, n: int) -> str:
    """A team's name in the nth copy."""
    return f"{team} {n + 1}" if n else team
