"""`okra-coach check` from outside: what it prints, what it writes, how it ends."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from okra_coach.cli.check import check
from okra_coach.cli.door import okra_coach as door
from okra_coach.resources import help_folder, worked_engagement

CLEAN = "## Clinic\n\nO1: Patients are seen when they expect to be\n\n- KR1: Median wait from 42 to 25 minutes\n"
WEAK = CLEAN + "- KR2: Launch the new booking page\n- KR3: Win X% more patients\n"


def run(*arguments: str | Path, **environment: str) -> Result:
    return CliRunner().invoke(door, ["check", *map(str, arguments)], env=environment)


@pytest.fixture
def weak(tmp_path: Path) -> Path:
    path = tmp_path / "goals.md"
    path.write_text(WEAK, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def engagement(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("engagement") / "northwind"
    shutil.copytree(worked_engagement(), folder)
    assert run(folder, "--fail-on", "never").exit_code == 0
    return folder


# How it ends


def test_nothing_at_the_asked_level_ends_with_0(tmp_path: Path) -> None:
    path = tmp_path / "goals.md"
    path.write_text(CLEAN, encoding="utf-8")

    assert run(path, "--fail-on", "error").exit_code == 0


def test_a_finding_at_the_asked_level_ends_with_1(weak: Path) -> None:
    assert run(weak, "--fail-on", "error").exit_code == 1
    assert run(weak, "--fail-on", "warning").exit_code == 1
    assert run(weak, "--fail-on", "never").exit_code == 0


def test_another_school_may_be_asked_of_a_file(weak: Path) -> None:
    weak.write_text(WEAK.replace("X%", "20%"), encoding="utf-8")

    assert run(weak, "--fail-on", "error").exit_code == 0
    assert run(weak, "--fail-on", "error", "--profile", "strict").exit_code == 1
    assert "KR206" not in run(weak, "--profile", "outputs").output


def test_a_finding_that_is_not_shown_counts_all_the_same(weak: Path) -> None:
    weak.write_text(WEAK.replace("X%", "20%"), encoding="utf-8")
    result = run(weak, "--show", "error", "--fail-on", "warning")

    assert result.exit_code == 1
    assert "warning KR206" not in result.output


def test_what_is_hidden_counts_in_every_summary(weak: Path, tmp_path: Path) -> None:
    weak.write_text(WEAK.replace("X%", "20%"), encoding="utf-8")
    everything, hidden = run(weak), run(weak, "--show", "error", "--sheet", tmp_path / "a.xlsx")
    data = json.loads(run(weak, "--json", "--show", "error").stdout)

    assert everything.stdout.splitlines()[-1].startswith("3 of 4 lines can stand")
    told = next(line for line in hidden.stdout.splitlines() if "can stand" in line)
    assert told.startswith("3 of 4 lines can stand")
    assert told.endswith(" (2 not shown).")
    assert data["findings"] == []
    assert data["summary"] == json.loads(run(weak, "--json").stdout)["summary"]
    assert "KR206" in run(weak, "--show", "error", "--statistics").stdout
    with zipfile.ZipFile(tmp_path / "a.xlsx") as sheet:
        assert "to rewrite" in sheet.read("xl/sharedStrings.xml").decode()


@pytest.mark.parametrize("content", [b"", b"just a note to myself\n", b"%PDF-1.7 \x00\x01"])
def test_a_file_without_okrs_ends_with_2_and_a_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "goals.md"
    path.write_bytes(content)

    result = run(path)

    assert result.exit_code == 2
    assert "goals.md" in result.stderr
    assert "nothing was checked" in result.stderr
    assert "Traceback" not in result.stderr


def test_what_cannot_be_written_ends_with_2(weak: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")

    result = run(weak, "--html", tmp_path / "file" / "page.html")

    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_two_kinds_of_output_for_one_stream_are_refused(weak: Path) -> None:
    result = run(weak, "--json", "--sarif", "-")

    assert result.exit_code == 2
    assert "standard output" in result.stderr


@pytest.mark.parametrize("colour", ["\x1b[31m{}\x1b[0m", "\x9b31m{}\x9b0m", "\x1b]0;title\x07{}"])
def test_a_list_copied_with_its_colours_reads_like_one_without(colour: str, tmp_path: Path) -> None:
    path = tmp_path / "goals.md"
    path.write_text(CLEAN, encoding="utf-8")
    plain = run(path, "--json").stdout
    path.write_text(CLEAN.replace("Patients", colour.format("Patients")), encoding="utf-8")

    assert run(path, "--json").stdout == plain


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="who may do all may read all")
def test_a_file_that_may_not_be_read_ends_with_our_sentence(weak: Path) -> None:
    weak.chmod(0)

    result = run(weak)

    assert result.exit_code == 2
    assert "goals.md: the file cannot be read" in result.stderr
    assert "Usage:" not in result.stderr


# What it must not write over


@pytest.mark.parametrize("option", ["--html", "--sarif", "--sheet", "--slide"])
@pytest.mark.parametrize("through", ["itself", "a link", "another way", "a hard link"])
def test_the_list_itself_is_never_written_over(option: str, through: str, weak: Path, tmp_path: Path) -> None:
    ending = {"--html": ".html", "--sheet": ".xlsx", "--slide": ".pptx"}.get(option, ".txt")
    source = weak.rename(weak.with_suffix(ending if ending == ".txt" else ".md"))
    target = tmp_path / f"other{ending}"
    if through == "a link":
        target.symlink_to(source)
    elif through == "a hard link":
        target.hardlink_to(source)
    else:
        (tmp_path / "in").mkdir()
        target = source if through == "itself" else tmp_path / "in" / ".." / source.name

    result = run(source, option, target, "--overwrite")

    assert result.exit_code == 2
    assert "nothing was written" in result.stderr
    assert source.read_text(encoding="utf-8") == WEAK


@pytest.mark.parametrize("name", ["workshop.yaml", "okras/company.yaml"])
def test_the_files_of_an_engagement_are_never_written_over(name: str, engagement: Path) -> None:
    before = (engagement / name).read_bytes()

    result = run(engagement, "--sarif", engagement / name)

    assert result.exit_code == 2
    assert (engagement / name).read_bytes() == before


def test_two_outputs_in_one_file_are_refused_before_anything_is_written(weak: Path, tmp_path: Path) -> None:
    result = run(weak, "--html", tmp_path / "a.html", "--sarif", tmp_path / "a.html")

    assert result.exit_code == 2
    assert "--html is to be written to the same file" in result.stderr
    assert not (tmp_path / "a.html").exists()


def test_a_brand_is_never_written_over(weak: Path, tmp_path: Path) -> None:
    (tmp_path / "brand.pptx").write_bytes(b"a brand")

    result = run(weak, "--brand", tmp_path / "brand.pptx", "--slide", tmp_path / "brand.pptx", "--overwrite")

    assert result.exit_code == 2
    assert (tmp_path / "brand.pptx").read_bytes() == b"a brand"


def test_what_was_written_before_may_be_written_again(engagement: Path) -> None:
    targets = ("--html", engagement / "report.html", "--sarif", engagement / "report.sarif")

    assert [run(engagement, *targets, "--fail-on", "never").exit_code for _ in range(2)] == [0, 0]


@pytest.mark.parametrize(("option", "name"), [("--html", "a.pptx"), ("--slide", "a.html"), ("--sheet", "a.csv")])
def test_a_document_goes_into_a_file_of_its_kind(option: str, name: str, weak: Path, tmp_path: Path) -> None:
    result = run(weak, option, tmp_path / name)

    assert result.exit_code == 2
    assert "has to end with ." in result.stderr
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("option", ["--html", "--slide", "--sheet"])
def test_only_sarif_is_printed_for_a_dash(
    option: str, weak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    result = run(weak, option, "-")

    assert result.exit_code == 2
    assert "name a file" in result.stderr
    assert not (tmp_path / "-").exists()


def test_a_dash_for_the_list_is_answered_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    result = run("-")

    assert result.exit_code == 2
    assert "standard input" in result.stderr
    assert "okra-coach new" not in result.stderr


@pytest.mark.parametrize("name", ["brand.md", "brand.xlsx"])
def test_a_brand_that_is_no_powerpoint_file_is_told(name: str, weak: Path, tmp_path: Path) -> None:
    brand = tmp_path / name
    if name.endswith(".xlsx"):
        run(weak, "--sheet", brand)
    else:
        brand.write_text("", encoding="utf-8")

    result = run(weak, "--brand", brand, "--slide", tmp_path / "b.pptx")

    assert result.exit_code == 2
    assert f"{name}: this is no PowerPoint file" in result.stderr
    assert not (tmp_path / "b.pptx").exists()


# What it prints


def test_findings_stand_with_their_line_and_the_words_underlined(weak: Path) -> None:
    lines = run(weak).stdout.splitlines()

    place = next(number for number, line in enumerate(lines) if " KR206 " in line)
    assert lines[place].startswith("6:8 warning KR206 ")
    assert lines[place + 1] == "    6 │ - KR2: Launch the new booking page"
    assert lines[place + 2] == "      │        ^^^^^^"


def test_how_a_file_was_understood_comes_first(weak: Path) -> None:
    weak.write_text(f"Remember the milk.\n{WEAK}", encoding="utf-8")
    result = run(weak)

    assert result.stdout.startswith("Read as Markdown: 1 objective, 3 key results")
    assert "Remember the milk." in result.stdout
    assert "not asked" in result.stdout


def test_several_sets_are_called_what_a_reader_of_the_file_calls_them(tmp_path: Path) -> None:
    (tmp_path / "goals.md").write_text(f"{CLEAN}\n{CLEAN.replace('Clinic', 'Sales')}", encoding="utf-8")

    assert "of 2 teams." in run(tmp_path / "goals.md").stdout


def test_advice_on_a_file_names_no_field_of_ours(tmp_path: Path) -> None:
    measures = ("Reduce the wait by half", "Customers who leave", "NPS", "Maintain uptime", "Wait " + "and wait " * 30)
    rows = "".join(f"- KR{number}: {measure}\n" for number, measure in enumerate(measures, 1))
    (tmp_path / "goals.md").write_text(f"O1: Become the leading platform\n\n{rows}", encoding="utf-8")

    found = json.loads(run(tmp_path / "goals.md", "--json").stdout)["findings"]

    assert {"KR202", "KR209", "KR211", "OBJ116"} <= {finding["code"] for finding in found}
    assert [finding["advice"] for finding in found if "`" in finding["advice"]] == []


def test_a_pipe_gets_no_colour_unless_asked_for(weak: Path) -> None:
    assert "\x1b[" not in run(weak).stdout
    assert "\x1b[33m" in run(weak, "--color").stdout
    assert "\x1b[" not in CliRunner().invoke(door, ["check", str(weak)], color=True, env={"NO_COLOR": "1"}).stdout
    assert "\x1b[" in CliRunner().invoke(door, ["check", str(weak)], color=True, env={"NO_COLOR": ""}).stdout
    assert "\x1b[" not in CliRunner().invoke(door, ["check", str(weak), "--no-color"], color=True).stdout


def test_one_line_a_finding_can_be_searched(weak: Path) -> None:
    lines = run(weak, "--concise").stdout.splitlines()

    assert [line for line in lines if line.startswith("goals.md:6: KR206 warning ")]
    assert not any("│" in line or "→" in line for line in lines)


def test_statistics_alone_name_no_finding(weak: Path) -> None:
    result = run(weak, "--statistics").stdout

    assert "By rule" in result
    assert "Launch the new booking page" not in result


def test_reasons_are_told_inline_when_asked_for(weak: Path) -> None:
    assert "    why: " in run(weak, "--explain").stdout
    assert "    source: " in run(weak, "--explain").stdout
    assert "    why: " not in run(weak).stdout


def test_an_engagement_is_told_file_by_file(engagement: Path) -> None:
    output = run(engagement).stdout

    assert "okras/company.yaml\n" in output
    assert "By team" in output
    assert output.splitlines()[-1].count("lines can stand as they are") == 1


def test_the_help_shows_options_in_groups() -> None:
    output = run("--help").stdout

    places = [output.index(name) for name in ("What is shown:", "Documents to take along:", "For programs")]
    assert places == sorted(places)
    for name in ("--explain", "--html", "--sarif", "--fail-on", "--fix"):
        assert name in output


# For programs


def test_json_is_all_there_is_on_standard_output(weak: Path) -> None:
    told = json.loads(run(weak, "--json").stdout)

    assert {finding["code"] for finding in told["findings"]} >= {"KR206", "KR221"}
    assert told["summary"]["lines"] == 4
    assert told["read"]["key_results"] == 3


def test_sarif_goes_to_a_file_or_to_standard_output(weak: Path, tmp_path: Path) -> None:
    printed = json.loads(run(weak, "--sarif", "-").stdout)
    result = run(weak, "--sarif", tmp_path / "o.sarif")

    assert json.loads((tmp_path / "o.sarif").read_text(encoding="utf-8")) == printed
    assert "KR206" in result.stdout


def test_sarif_names_files_as_seen_from_here(weak: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def uri() -> str:
        run_of = json.loads(run(weak, "--sarif", "-").stdout)["runs"][0]
        place = run_of["results"][0]["locations"][0]["physicalLocation"]
        return str(place["artifactLocation"]["uri"])

    monkeypatch.chdir(weak.parent.parent)
    assert uri() == f"{weak.parent.name}/goals.md"
    monkeypatch.chdir(weak.parent)
    assert uri() == "goals.md"


@pytest.mark.parametrize("content", ["", "just a note to myself\n"])
def test_programs_are_told_when_the_check_could_not_run(content: str, weak: Path, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text(content, encoding="utf-8")

    told = run(path, "--json")
    (failed,) = json.loads(run(path, "--sarif", "-").stdout)["runs"]

    assert told.exit_code == 2
    assert "nothing was checked" in json.loads(told.stdout)["error"]
    assert "notes.md" in json.loads(told.stdout)["faults"][0]["place"]
    assert json.loads(told.stdout).keys() == json.loads(run(weak, "--json").stdout).keys()
    assert failed["results"] == []
    assert failed["invocations"][0]["executionSuccessful"] is False
    assert "notes.md" in failed["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


# Documents


def test_all_documents_are_written_and_named(weak: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.html", "b.pptx", "c.xlsx")]
    result = run(weak, "--html", files[0], "--slide", files[1], "--sheet", files[2], "--title", "Brightwater")

    assert [line for line in result.stdout.splitlines() if line.startswith("Written: ")] == [
        f"Written: {path}" for path in files
    ]
    assert all(path.stat().st_size > 3000 for path in files)
    assert "<h1>Brightwater: OKRs held against the rules</h1>" in files[0].read_text(encoding="utf-8")


def test_a_sheet_that_somebody_filled_in_is_left_alone(weak: Path, tmp_path: Path) -> None:
    (tmp_path / "c.xlsx").write_bytes(b"my words")

    result = run(weak, "--sheet", tmp_path / "c.xlsx")

    assert result.exit_code == 2
    assert (tmp_path / "c.xlsx").read_bytes() == b"my words"
    assert run(weak, "--sheet", tmp_path / "c.xlsx", "--overwrite").exit_code == 1


def test_documents_speak_the_language_that_is_asked_for(weak: Path, tmp_path: Path) -> None:
    run(weak, "--html", tmp_path / "a.html", "--language", "vi")

    assert '<html lang="vi">' in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_a_wording_of_the_engagement_is_used(engagement: Path, tmp_path: Path) -> None:
    own = engagement / "templates" / "pages" / "check.md"
    own.parent.mkdir(parents=True)
    own.write_text("# Mine: {{ message }}\n", encoding="utf-8")

    run(engagement, "--html", tmp_path / "a.html")

    assert "<h1>Mine: " in (tmp_path / "a.html").read_text(encoding="utf-8")
    shutil.rmtree(engagement / "templates")


# What is written about it


def test_the_help_page_names_every_option_and_everything_in_the_json(weak: Path) -> None:
    page = (help_folder() / "checking.md").read_text(encoding="utf-8")
    told = json.loads(run(weak, "--json").stdout)

    names = {*told, *told["findings"][0], *told["summary"], "left_aside", "unasked", "because", "headline"}
    assert [name for name in sorted(names) if f"`{name}`" not in page] == []
    options = {name for option in check.params for name in option.opts if name.startswith("--")}
    assert [name for name in sorted(options) if name not in page] == []


def test_the_example_on_the_help_page_is_what_is_printed(tmp_path: Path) -> None:
    page = (help_folder() / "checking.md").read_text(encoding="utf-8")
    path = tmp_path / "okrs.md"
    path.write_text("## Front Desk\nO1: Patients start on time\n- KR1: Launch the self-check-in\n", encoding="utf-8")

    shown = next(line for line in run(path).stdout.splitlines() if " KR206 " in line)

    assert shown.partition(" ")[2] in page
