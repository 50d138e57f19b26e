"""A judgement as text for a terminal, as data, and as SARIF."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.check.book import check
from okra_coach.check.judgement import judgement as judge_lines
from okra_coach.check.reports.concise import concise_line
from okra_coach.check.reports.data import as_data
from okra_coach.check.reports.located import Locator, Spot
from okra_coach.check.reports.sarif import as_sarif
from okra_coach.check.reports.snippet import quoted_line
from okra_coach.check.reports.summary import summary_lines
from okra_coach.check.reports.terminal import terminal_report
from okra_coach.check.reports.width import fitting, untabbed, width, wrapped
from okra_coach.model.finding import Finding
from okra_coach.model.judgement import Change, JudgedLine, Judgement, Standing
from okra_coach.model.place import Place
from tests import judged, material
from tests.golden import check_golden


def marked(text: str, role: str) -> str:
    """A painter whose colours a reader of a test can see."""
    return f"<{role}>{text}</{role}>" if text else text


def underlined(lines: list[str]) -> str:
    """What stands above the `^^^`, column by column."""
    text, marks = lines
    start = marks.index("^")
    columns = [sign for sign in text for _ in range(width(sign))]
    return "".join(columns[start : start + marks.count("^")])


def test_the_terminal_tells_each_finding_with_its_line_and_the_better_form() -> None:
    told = judged.judgement()

    check_golden("report_terminal", "\n".join([terminal_report(told), *summary_lines(told)]), "check")


def test_the_reasons_of_a_rule_are_told_once_when_asked_for() -> None:
    told = judged.judgement()
    twice = replace(told, lines=(*told.lines, told.lines[1]))

    report = terminal_report(twice, explain=True)

    assert report.count("KR206") == 2
    assert report.count("why: Work can be finished without helping anybody.") == 1
    assert "source: Felipe Castro." in report
    assert "why:" not in terminal_report(twice)


def test_a_made_up_example_is_told_once() -> None:
    told = judged.judgement()
    twice = replace(told, lines=(*told.lines, told.lines[1]))

    assert terminal_report(twice).count("for example, made up: Patients who check themselves in") == 1


def test_severities_and_better_forms_have_looks_of_their_own() -> None:
    report = terminal_report(judged.judgement(), marked)

    assert "<warning>warning</warning> <strong>KR206</strong>" in report
    assert "<error>error</error> <strong>KR221</strong>" in report
    assert "<warning>^^^</warning>" in report
    assert "<better>Happy patients, and a second desk</better>" in report


def test_colours_change_nothing_but_colours() -> None:
    told = judged.judgement()

    painted = terminal_report(told, lambda text, role: f"\x1b[{len(role)}m{text}\x1b[0m", 70, explain=True)

    import re

    assert re.sub("\x1b\\[\\d+m", "", painted) == terminal_report(told, columns=70, explain=True)


def test_an_endless_line_is_cut_around_its_words_in_a_pipe_too() -> None:
    text = f"{'many words ' * 20_000}and Launch it {'more words ' * 20_000}"
    start = text.index("Launch")

    lines = quoted_line(text, "4", (start, start + 6))

    assert max(map(width, lines)) < 500
    assert underlined(lines) == "Launch"


@pytest.mark.parametrize("columns", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(columns: int) -> None:
    report = terminal_report(judged.judgement(), columns=columns, explain=True)

    assert [line for line in report.splitlines() if width(line) > columns] == []


def test_one_line_a_finding_starts_with_its_place() -> None:
    first, second, *_ = [concise_line(finding) for finding in judged.judgement().findings]

    assert first.startswith("okras/front-desk.yaml:4: OBJ101 warning front-desk.o1: The objective")
    assert second.startswith("okras/front-desk.yaml:7: KR206 warning ")
    assert not any("\n" in line for line in (first, second))


def test_the_summary_shows_the_most_frequent_rules_and_says_how_many_are_left() -> None:
    few = "\n".join(summary_lines(judged.judgement(), most=2))

    assert "and 2 more rules: --statistics shows them all" in few
    assert "more rules" not in "\n".join(summary_lines(judged.judgement(), most=None))
    assert few.endswith("2 of 5 lines can stand as they are: 1 error, 3 warnings, 1 ignored.")


def test_without_any_finding_the_summary_says_so() -> None:
    told = judged.judgement()
    clean = replace(told, lines=tuple(replace(line, findings=()) for line in told.lines), sets=(), ignored=())

    assert summary_lines(clean) == ["5 of 5 lines can stand as they are: no findings."]


# Where the words are


def spot_of(number: int) -> Spot | None:
    told = judged.judgement()
    line = [line for line in told.all_lines if line.findings][number]
    return Locator(told).spot(line.findings[0], line)


def test_the_words_are_found_behind_the_id_and_the_key() -> None:
    assert spot_of(0) == Spot(5, 16, 19)
    assert spot_of(1) == Spot(8, 17, 23)


def test_a_cell_of_a_workbook_has_no_line() -> None:
    assert spot_of(2) is None


def in_source(source: str, trigger: str, text: str = "", file: str = "okrs.md") -> str | None:
    """The part of the file that is pointed at."""
    place = Place(file, 1)
    found = Finding("KR206", "x", judged.RULES[0].severity, place, "a.o1", "", "", trigger)
    line = JudgedLine("a.o1", None, "a", "A", place, (found,))
    spot = Locator(Judgement("t", (line,), sources={file: tuple(source.split("\n"))})).spot(found, line)
    if spot is None or spot.start == spot.end:
        return None
    return source.split("\n")[spot.line - 1][spot.start : spot.end]


def test_words_are_found_whatever_their_case_and_the_space_between_them() -> None:
    assert in_source("- KR1:  LAUNCH   the portal", "launch the portal") == "LAUNCH   the portal"


def test_words_are_found_where_letters_are_written_in_two_signs() -> None:
    import unicodedata

    written = unicodedata.normalize("NFD", "KR: Triển khai cổng mới")

    assert in_source(written, "Triển khai") == unicodedata.normalize("NFD", "Triển khai")


def test_a_part_of_another_word_is_no_hit() -> None:
    assert in_source("Relaunch and launch", "launch") == "launch"
    assert in_source("a day", "a data source") is None


def test_words_that_go_on_in_the_next_line_are_pointed_at_where_they_begin() -> None:
    assert in_source("Launch the new customer\nportal in May", "Launch the new customer portal") == (
        "Launch the new customer"
    )


def test_a_neighbour_is_not_pointed_at() -> None:
    told = judged.judgement()
    line = told.lines[0]
    astray = replace(line.findings[0], trigger="clinics")

    spot = Locator(told).spot(astray, line)

    assert spot == Spot(5)


# How wide text is


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Launch the portal", (0, 6)),
        ("Ra mắt cổng mới", (3, 6)),
        ("\tdeep\tLaunch it", (6, 12)),
        ("目標 Launch the 門戶", (3, 9)),
        ("目標を上げる", (3, 5)),
    ],
)
def test_the_marks_stand_under_the_words(text: str, span: tuple[int, int]) -> None:
    meant = text[span[0] : span[1]]

    shown = underlined(quoted_line(text, "7", span))

    assert shown == "".join(sign for sign in meant for _ in range(width(sign)))


def test_marks_under_letters_of_several_signs_are_as_wide_as_the_letters() -> None:
    import unicodedata

    text = unicodedata.normalize("NFD", "Đạt mục tiêu")
    end = len(unicodedata.normalize("NFD", "Đạt"))

    assert quoted_line(text, "1", (0, end))[1].count("^") == 3


@given(st.text(max_size=200), st.integers(0, 200), st.integers(1, 40), st.integers(30, 90))
def test_a_cut_line_fits_and_keeps_its_marks(text: str, start: int, length: int, columns: int) -> None:
    text = text.replace("\n", " ").replace("\r", " ")
    span = (min(start, len(text)), min(start + length, len(text)))

    shown = quoted_line(text, "12", span, columns=columns)

    assert all(width(line) <= columns for line in shown)
    if text[span[0] : span[1]].strip() and len(shown) > 1:
        assert "^" in shown[1]


@given(st.text(alphabet="ab \tế目", max_size=40))
def test_tabs_become_spaces_up_to_the_next_stop(text: str) -> None:
    shown = untabbed(text)

    assert "\t" not in shown
    for place, sign in enumerate(text):
        if sign == "\t":
            assert width(untabbed(text[: place + 1])) % 4 == 0


@given(st.text(alphabet="ab ế目", max_size=80), st.integers(5, 30))
def test_wrapping_loses_nothing(text: str, columns: int) -> None:
    lines = wrapped(text, columns)

    assert " ".join(lines).split() == text.split()
    assert all(width(line) <= columns for line in lines if " " in line.strip())


def test_half_a_wide_sign_does_not_fit() -> None:
    assert fitting("目標", 3) == 1


# Data


def test_data_tell_everything_that_programs_need() -> None:
    check_golden("report_json", json.dumps(as_data(judged.judgement()), ensure_ascii=False, indent=2), "check")


def test_the_summary_of_the_data_adds_up() -> None:
    told = as_data(judge_lines("x", material.okras(), check(material.okras(), material.workshop(), None)))

    assert sum(told["summary"]["by_rule"].values()) == len(told["findings"])
    assert sum(sum(team.values()) for team in told["summary"]["by_team"].values()) == len(told["findings"])
    assert set(told["rules"]) == {finding["code"] for finding in told["findings"]}


def test_every_finding_is_at_a_line_or_at_a_set() -> None:
    findings = check(material.okras(), material.workshop(), material.insights())

    told = judge_lines("x", material.okras(), findings)

    assert sorted(map(repr, told.findings)) == sorted(map(repr, findings))
    assert len(told.lines) == 11


def test_the_worst_finding_of_a_line_decides_how_it_stands() -> None:
    number, work, wait, send, booked = judged.judgement().lines

    assert [line.standing for line in (number, work, wait, send, booked)] == [
        Standing.REWRITE, Standing.REWRITE, Standing.STANDS, Standing.STANDS, Standing.MEND,
    ]  # fmt: skip


# SARIF


def test_sarif_tells_rules_places_and_what_is_suppressed() -> None:
    told = as_sarif(judged.judgement(), "1.2.3")

    check_golden("report_sarif", json.dumps(told, ensure_ascii=False, indent=2), "check")


def test_sarif_has_what_its_schema_requires() -> None:
    told = as_sarif(judged.judgement(), "1.2.3")

    assert told["version"] == "2.1.0"
    assert told["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = told["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "okra-coach"
    for rule in driver["rules"]:
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        (place,) = result["locations"]
        region = place["physicalLocation"].get("region", {"startLine": 1})
        assert region["startLine"] >= 1
        assert region.get("endColumn", 2) > region.get("startColumn", 1) >= 1


def test_a_sarif_region_covers_the_words_that_triggered_it() -> None:
    told = as_sarif(judged.judgement(), "1")
    region = told["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["region"]

    line = judged.SOURCE.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "Launch"


def test_a_fingerprint_stays_when_the_line_moves_and_changes_with_its_words() -> None:
    told = judged.judgement()
    line = told.lines[1]
    moved = replace(line, findings=(replace(line.findings[0], place=Place(judged.YAML, 11)),))
    other = replace(line, line=replace(line.line, measure="Launch it"))  # type: ignore[type-var]

    def prints(line: JudgedLine) -> list[str]:
        run = as_sarif(replace(told, lines=(line,), sets=(), ignored=()), "1")["runs"][0]
        return [result["partialFingerprints"]["okraLine/v1"] for result in run["results"]]

    assert prints(moved) == prints(line)
    assert prints(other) != prints(line)


def test_sarif_finds_the_files_from_the_top_of_the_repository() -> None:
    told = as_sarif(judged.judgement(), "1", "clients/acme & co/")
    first = told["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]

    assert first["uri"] == "clients/acme%20%26%20co/okras/front-desk.yaml"


def test_sarif_offers_what_mends_a_finding_without_a_decision() -> None:
    change = Change(judged.YAML, 5, 5, "    text: Happy patients, and a second desk")
    added = Change(judged.YAML, 14, 13, "        low: 3")

    told = as_sarif(judged.judgement(), "1", changes={("OBJ101", "front-desk.o1"): (change, added)})

    (fix,) = told["runs"][0]["results"][0]["fixes"]
    (file,) = fix["artifactChanges"]
    assert fix["description"]["text"] == "Write: Happy patients, and a second desk"
    assert file["artifactLocation"]["uri"] == judged.YAML
    assert file["replacements"] == [
        {
            "deletedRegion": {"startLine": 5, "endLine": 5},
            "insertedContent": {"text": "    text: Happy patients, and a second desk"},
        },
        {
            "deletedRegion": {"startLine": 14, "startColumn": 1, "endLine": 14, "endColumn": 1},
            "insertedContent": {"text": "        low: 3\n"},
        },
    ]
    assert not any("fixes" in result for result in told["runs"][0]["results"][1:])
