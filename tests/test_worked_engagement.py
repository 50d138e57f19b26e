"""The worked engagement, run end to end as a user would."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from okra_coach.cli.door import okra_coach as door
from okra_coach.resources import worked_engagement

CALLED = (
    *("Becky", "Anneke", "Dominic", "Nicola", "Imran", "Yusuf", "Mei", "Ewan", "Laura", "Fiona", "Marcus", "Stuart"),
    *("Olena", "Aisha", "Beata", "Rosa", "Callum", "Alistair", "Gareth", "Lee"),
)
PACK = {
    "briefing.html", "sponsor-deck.pptx", "workshop-deck.pptx", "teams", "rollout.html", "tracker.xlsx",
    "calendar.ics", "calendars", "room",
}  # fmt: skip


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(door, [str(word) for word in words])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "northwind"
    result = run("demo", folder)
    assert result.exit_code == 0, result.output + result.stderr
    return folder


@pytest.fixture
def engagement(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "northwind"))


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def texts(path: Path) -> Iterator[str]:
    """All text in a file, the parts of office files and of their embedded workbooks included."""
    data = path.read_bytes()
    if zipfile.is_zipfile(io.BytesIO(data)):
        yield from _zip_texts(data)
    else:
        yield data.decode("utf-8")


def _zip_texts(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if name.endswith((".xlsx", ".pptx")):
                yield from _zip_texts(part)
            elif name.endswith((".xml", ".rels")):
                yield re.sub(r"<[^>]+>", " ", part.decode("utf-8"))


def test_the_demo_holds_the_whole_pack_and_says_what_to_open_first(tmp_path: Path) -> None:
    result = run("demo", tmp_path / "try")

    assert result.exit_code == 0
    assert {path.name for path in (tmp_path / "try" / "pack").iterdir()} == PACK
    assert f"Open first: {tmp_path / 'try' / 'pack' / 'briefing.html'}" in result.output


def test_the_demo_can_be_run_again(engagement: Path) -> None:
    assert run("demo", engagement).exit_code == 0


def test_the_demo_leaves_a_folder_with_something_else_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    result = run("demo", tmp_path)

    assert result.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_two_builds_of_the_same_folder_are_the_same_to_the_byte(built: Path, tmp_path: Path) -> None:
    assert run("demo", tmp_path / "again").exit_code == 0

    assert contents(tmp_path / "again") == contents(built)


def test_a_second_build_changes_nothing(engagement: Path) -> None:
    before = contents(engagement)
    assert run("build", engagement).exit_code == 0

    assert contents(engagement) == before


def test_a_second_draft_changes_nothing(engagement: Path) -> None:
    before = contents(engagement)
    assert run("draft", engagement).exit_code == 0

    assert contents(engagement) == before


def test_a_draft_keeps_edits_and_comments(engagement: Path) -> None:
    path = engagement / "okras" / "company.yaml"
    text = path.read_text(encoding="utf-8")
    first = yaml.safe_load(text)["objectives"][0]["text"]
    path.write_text("# mine\n" + text.replace(first, "Importers trust every promise we make", 1), encoding="utf-8")
    assert run("draft", engagement).exit_code == 0

    kept = path.read_text(encoding="utf-8")
    assert kept.startswith("# mine\n")
    assert yaml.safe_load(kept)["objectives"][0]["text"] == "Importers trust every promise we make"


def test_why_shows_the_answers_behind_a_line(engagement: Path) -> None:
    result = run("draft", engagement, "--why", "finance-billing.o1")

    assert result.exit_code == 0
    assert "Customers get an invoice that's right the first time, within days of delivery." in result.stdout
    assert "Chosen by" in result.stdout
    assert "Set aside" in result.stdout


def test_themes_are_shown_with_their_answers_and_words(engagement: Path) -> None:
    result = run("read", engagement, "--themes")

    assert result.exit_code == 0
    assert "Visibility, door to door: support " in result.stdout
    assert "[see, container, quay, door]" in result.stdout
    assert "theme_words:" in result.stdout
    assert "for the consultant only" in result.stderr
    shown = json.loads(run("read", engagement, "--themes", "--json").stdout)
    assert sum(len(theme["answers"]) for theme in shown["themes"]) > len(shown["rest"])


def test_why_of_an_unknown_line_names_the_nearest(engagement: Path) -> None:
    result = run("draft", engagement, "--why", "finance-biling.o1")

    assert result.exit_code == 2
    assert "did you mean finance-billing.o1" in result.stderr


def test_an_edit_reaches_the_pack(engagement: Path) -> None:
    path = engagement / "okras" / "company.yaml"
    text = path.read_text(encoding="utf-8")
    first = yaml.safe_load(text)["objectives"][0]["text"]
    path.write_text(text.replace(first, "Importers trust every promise we make", 1), encoding="utf-8")
    assert run("build", engagement).exit_code == 0

    for name in ("briefing.html", "workshop-deck.pptx", "tracker.xlsx"):
        assert "Importers trust every promise we make" in " ".join(texts(engagement / "pack" / name)), name


def people() -> set[str]:
    """Respondents' surnames, and the first names by which colleagues call them, as the export has them."""
    with next((worked_engagement() / "responses").glob("*.csv")).open(encoding="utf-8", newline="") as source:
        locals_ = {row["Email Address"].split("@")[0] for row in csv.DictReader(source)}
    surnames = {name.partition(".")[2].capitalize() for name in locals_}
    return surnames | set(CALLED)


def _made(built: Path) -> list[Path]:
    return [path for path in (built / "pack").rglob("*") if path.is_file()]


def test_no_generated_file_gives_a_respondent_away(built: Path) -> None:
    generated = [*_made(built), *(built / "okras").rglob("*.yaml"), built / "questions.yaml"]
    names = re.compile(r"\b(" + "|".join(sorted(people())) + r")\b")
    leaks = {
        (path.name, found)
        for path in generated
        for text in texts(path)
        for found in [*names.findall(text), *re.findall(r"[\w.]+@example\.com", text)]
    }

    assert leaks == set()


def test_what_respondents_worry_about_is_quoted_nowhere(built: Path) -> None:
    with next((built / "responses").glob("*.csv")).open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    secret = [
        row[question].strip()
        for row in rows
        for question in row
        if question.startswith(("What worries you", "What is the biggest problem", "What do these customers complain"))
        and len(row[question]) > 25
    ]
    whole = "\n".join(text for path in _made(built) for text in texts(path))

    assert [answer for answer in secret if answer in whole] == []


def test_every_team_is_placed_in_a_wave_with_reasons(built: Path) -> None:
    rollout = yaml.safe_load((built / "rollout.yaml").read_text(encoding="utf-8"))
    kinds = {
        team["name"]: team["kind"]
        for team in yaml.safe_load((built / "workshop.yaml").read_text(encoding="utf-8"))["teams"]
    }

    assert len(rollout["teams"]) == len(kinds) == 7
    assert all(team["reasons"] for team in rollout["teams"])
    assert [team["part"] for team in rollout["teams"]].count("alignment probe") == 1
    daily = [team for team in rollout["teams"] if team["team"] in ("customs-desk", "import-operations")]
    assert all(team["wave"] >= 3 for team in daily)


def test_check_exits_with_1_when_asked_to_and_0_otherwise(engagement: Path) -> None:
    findings = json.loads(run("check", engagement, "--json").stdout)["findings"]

    assert findings
    assert run("check", engagement, "--fail-on", "info").exit_code == 1
    assert run("check", engagement, "--fail-on", "never").exit_code == 0


@pytest.mark.parametrize("command", ["read", "draft", "check", "plan", "build"])
def test_json_is_all_there_is_on_stdout(command: str, engagement: Path) -> None:
    result = run(command, engagement, "--json")

    assert isinstance(json.loads(result.stdout), dict)


def test_a_fault_in_workshop_yaml_stops_a_build_and_leaves_everything_as_it_was(engagement: Path) -> None:
    path = engagement / "workshop.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\nclinet: x\nlangauge: en\n", encoding="utf-8")
    before = contents(engagement)
    result = run("build", engagement)

    assert result.exit_code == 2
    assert "clinet" in result.stderr
    assert "langauge" in result.stderr
    assert contents(engagement) == before


@pytest.mark.parametrize("delay", [0.25, 0.4, 0.55, 0.7, 0.85, 1.0, 1.2])
def test_a_kill_at_any_moment_leaves_the_old_pack_or_the_new_one(delay: float, engagement: Path) -> None:
    old = contents(engagement / "pack")
    path = engagement / "workshop.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Landguard", "Orwell"), encoding="utf-8")
    fresh = Path(shutil.copytree(engagement, engagement.parent / "fresh"))
    assert run("build", fresh).exit_code == 0
    new = contents(fresh / "pack")

    process = subprocess.Popen(
        [sys.executable, "-m", "okra_coach", "build", str(engagement)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(delay)
    process.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    process.wait()

    assert contents(engagement / "pack") in (old, new)
    assert run("build", engagement).exit_code == 0
    assert contents(engagement / "pack") == new
    assert not list(engagement.glob(".pack-*"))


def test_a_team_that_a_person_moved_stays_there_and_the_plan_makes_room(engagement: Path) -> None:
    path = engagement / "rollout.yaml"
    tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    moved = next(team for team in tree["teams"] if team["wave"] == 2)
    moved["wave"] = 1
    path.write_text(yaml.safe_dump(tree, sort_keys=False, allow_unicode=True), encoding="utf-8")
    assert run("plan", engagement).exit_code == 0

    again = yaml.safe_load(path.read_text(encoding="utf-8"))
    placed = next(team for team in again["teams"] if team["team"] == moved["team"])
    assert (placed["wave"], placed["pinned"]) == (1, True)
    assert moved["team"] in next(wave for wave in again["waves"] if wave["number"] == 1)["teams"]
    before = contents(engagement)
    assert run("plan", engagement).exit_code == 0
    assert contents(engagement) == before
