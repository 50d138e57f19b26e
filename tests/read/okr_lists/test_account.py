"""The account tells what became of every line, and nothing is said that a bare list cannot answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from okra_coach.cli.check import check
from okra_coach.errors import FaultsFoundError
from okra_coach.stories.checking import check_file
from tests.read.okr_lists.reading import read_bytes

LIST = """\
# Bakery

Hello everybody, this is our draft.

## Objective 1: Regulars come every morning
Owner: Head of Sales
Why: they are half of our sales.
- KR1: Regulars a week from 120 to 200
  - asked at the till
- KR2: Sold out before ten on 3 days a week, today on 9
"""


def written(folder: Path, text: str, name: str = "okrs.md") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def codes(folder: Path, text: str, name: str = "okrs.md") -> set[str]:
    return {finding.code for finding in check_file(written(folder, text, name)).findings}


def test_every_line_is_read_or_left_aside_with_a_reason(tmp_path: Path) -> None:
    read = read_bytes(tmp_path, "okrs.md", LIST)
    told = {line.place.line for line in read.account.left_aside}
    objective = read.book.sets[0].objectives[0]
    taken = {objective.place.line, *(one.place.line for one in objective.key_results)}
    headings_and_details = {1, 6}
    filled = {number for number, line in enumerate(LIST.splitlines(), 1) if line.strip()}
    assert filled == told | taken | headings_and_details
    assert all(line.why for line in read.account.left_aside)


def test_the_account_counts_in_one_sentence(tmp_path: Path) -> None:
    account = read_bytes(tmp_path, "okrs.md", LIST).account
    assert account.sentence == "Read as Markdown: 1 objective, 2 key results, 0 actions; 3 lines left aside."
    assert (account.owners, account.language, account.cycle) == (("Bakery",), "en", "")


def test_who_wrote_the_letter_around_a_list_is_not_repeated(tmp_path: Path) -> None:
    okrs = "O1: Guests come back\nKR1: Regulars from 5 to 9\n"
    text = f"# Sales\nFrom: Jo Example\n\nHi Kim, here they are.\n\n{okrs}\nBest regards,\nJo Example\n"
    account = read_bytes(tmp_path, "mail.md", text).account
    assert [line.place.line for line in account.left_aside] == [2, 4, 9]
    assert not [line.text for line in account.left_aside if "Jo" in line.text or "Kim" in line.text]


def test_figures_that_are_only_watched_are_no_key_results(tmp_path: Path) -> None:
    okrs = "# Team Oven\n## O1: Bread is fresh at noon\n- KR1: Loaves sold after noon from 20 to 90\n"
    (okras,) = read_bytes(tmp_path, "okrs.md", f"{okrs}### KPIs\n- Bread thrown away\n").book.sets
    assert [one.measure for one in okras.key_results] == ["Loaves sold after noon from 20 to 90"]
    assert [one.measure for one in okras.health_measures] == ["Bread thrown away"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("O1: Kunden finden auf Anhieb das passende Brot\nKR1: Rückgaben von 12 auf 4\n", "de"),
        ("Mục tiêu 1: Khách hàng quay lại\nKR1: Khách quen từ 20 lên 40\n", "vi"),
        ("O1: Customers come back\nKR1: Regulars from 20 to 40\n", "en"),
    ],
)
def test_the_language_is_told_by_the_words(text: str, language: str, tmp_path: Path) -> None:
    checked = check_file(written(tmp_path, text))
    assert checked.account is not None
    assert checked.account.language == language
    assert checked.engagement.workshop.language == language


def test_numbers_in_words_are_targets(tmp_path: Path) -> None:
    assert "KR202" not in codes(tmp_path, "O1: Guests come back\nKR1: Reduce complaints by 20 %\nKR2: 90 % return\n")
    assert "KR202" in codes(tmp_path, "O1: Guests come back\nKR1: Net promoter score\nKR2: 90 % return\n")


def test_a_bare_list_is_not_asked_for_fields_links_cycles_and_pay(tmp_path: Path) -> None:
    text = "# Company\n## O1: Towns are quiet\n- KR1: Complaints from 90 to 30\n- KR2: Trucks after ten from 40 to 5\n"
    team = "# Sales\n## O1: Dealers call less\n- KR1: Calls from 90 to 30\n- KR2: Orders online from 40 to 80\n"
    found = codes(tmp_path, text + team)
    assert not found & {"KR225", "ALN501", "ALN505", "SET405", "GOV601", "ACT312", "ACT302", "ACT304", "OBJ113"}


def test_links_are_asked_for_once_the_list_has_some(tmp_path: Path) -> None:
    text = (
        "ID,Type,Title,Team,Parent\n"
        "1,Objective,Towns choose our trams,Company,\n2,Key Result,Riders from 5 to 9,Company,1\n"
        "3,Objective,Trams are on time,Operations,1\n4,Key Result,Late trams from 9 to 5,Operations,3\n"
        "5,Objective,Drivers stay for years,People,\n6,Key Result,Resignations from 9 to 5,People,5\n"
    )
    assert "ALN501" in codes(tmp_path, text, "okrs.csv")


def test_actions_behind_all_key_results_are_not_missed_at_each(tmp_path: Path) -> None:
    loose = (
        "O1: Guests come back\nKR1: Complaints from 9 to 5\nKR2: Regulars from 5 to 9\nActions:\n- Call ten guests\n"
    )
    own = "O1: Guests come back\n- KR1: Complaints from 9 to 5\n  - [ ] Call ten guests\n- KR2: Regulars from 5 to 9\n"
    assert "ACT312" not in codes(tmp_path, loose)
    assert "ACT312" in codes(tmp_path, own)


def test_an_unnamed_objective_is_not_judged(tmp_path: Path) -> None:
    checked = check_file(written(tmp_path, "KR1: Queue at the till from 12 to 5\nKR2: Be better\n"))
    assert {finding.subject for finding in checked.findings} <= {"list.o1.k1", "list.o1.k2", "list"}
    assert checked.account is not None
    assert checked.account.unnamed == {"list.o1"}


def test_a_list_of_nobody_may_have_as_many_objectives_as_a_company(tmp_path: Path) -> None:
    lines = [f"O{n}: Guests number {n} come back\nKR{n}: Visits from 2 to {n + 5}\n" for n in range(1, 6)]
    assert "SET401" not in codes(tmp_path, "".join(lines))
    assert "SET401" in codes(tmp_path, "# Team Kitchen\n" + "".join(lines))


def test_findings_stand_in_reading_order(tmp_path: Path) -> None:
    text = "O1: Grow\nKR1: Be better\nO2: Improve the system\nKR2: Launch the app\n"
    lines = [finding.place.line for finding in check_file(written(tmp_path, text)).findings if finding.place.line]
    assert lines == sorted(lines)


def test_the_command_reads_a_file_and_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, "O1: Guests come back\nKR1: Make guests happier\nKR2: Regulars from 5 to 9\n", "okrs.txt")
    before = path.read_bytes()
    result = CliRunner().invoke(check, [str(path), "--json"])
    assert result.exit_code == 1
    assert "KR201" in json.dumps(json.loads(result.stdout))
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["okrs.txt"]
    assert CliRunner().invoke(check, [str(path), "--fix"]).exit_code == 2


def test_a_missing_file_is_no_engagement(tmp_path: Path) -> None:
    result = CliRunner().invoke(check, [str(tmp_path / "missing.md")], standalone_mode=False)
    assert isinstance(result.exception, FaultsFoundError)
    assert "missing.md: the file cannot be read" in str(result.exception.faults[0])


def test_a_file_without_okrs_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(FaultsFoundError) as stopped:
        check_file(written(tmp_path, "We met on Monday.\n"))
    assert "no objective was found" in str(stopped.value.faults[0])
