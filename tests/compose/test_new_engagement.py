from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.compose.new_engagement import compose_new, cycle_name, timezone_of
from okra_coach.errors import FolderNotEmptyError
from okra_coach.model.fault import Weight
from okra_coach.model.new_engagement import NewEngagement, NewTeam
from okra_coach.model.workshop import TeamKind
from okra_coach.read.questionnaire import read_questionnaire
from okra_coach.read.workshop import read_workshop
from okra_coach.words import load_words
from okra_coach.write.new_engagement import write_new
from tests.golden import check_golden

ANSWERS = NewEngagement(
    client="Brightwater Clinics",
    language="en",
    country="gb",
    day=date(2027, 4, 6),
    cycle_first=date(2027, 4, 12),
    cycle_last=date(2027, 7, 2),
    teams=(
        NewTeam("Online Booking", TeamKind.PROJECT, 9, "Programme Lead"),
        NewTeam("Front Desk", TeamKind.DAILY, 38),
    ),
    themes=("Shorter waits", "Clear bills"),
    consultant="Ada Coach",
)


def texts(answers: NewEngagement) -> dict[str, str]:
    questionnaire, _ = read_questionnaire(Path("nowhere"))
    return dict(compose_new(answers, questionnaire, load_words(answers.language)))


def test_a_new_workshop_reads_like_this() -> None:
    check_golden("new-workshop", texts(ANSWERS)["workshop.yaml"], "compose")


def test_the_questionnaire_reads_like_this() -> None:
    check_golden("new-questionnaire", texts(ANSWERS)["questionnaire.md"], "compose")


@pytest.mark.parametrize(
    ("language", "asked"), [("de", "In welchem Team arbeiten Sie?"), ("vi", "Bạn thuộc nhóm nào?")]
)
def test_the_questionnaire_asks_in_the_language_of_the_engagement(language: str, asked: str) -> None:
    assert f"1. **{asked}**" in texts(replace(ANSWERS, language=language))["questionnaire.md"]


def test_the_settings_of_the_agenda_are_read_once_their_comment_signs_go(tmp_path: Path) -> None:
    text = texts(ANSWERS)["workshop.yaml"]
    start = text.index("# agenda:\n")
    lines, rest = text[start:].split("\n\n", 1)
    said = "\n".join(line.removeprefix("# ") for line in lines.splitlines())
    write_new(tmp_path / "new", {"workshop.yaml": f"{text[:start]}{said}\n\n{rest}"})
    workshop, faults, _ = read_workshop(tmp_path / "new")

    assert faults == ()
    assert workshop is not None
    assert (workshop.agenda.people, workshop.agenda.facilitators, len(workshop.agenda.sessions)) == (16, 2, 1)


@pytest.mark.parametrize(
    "answers",
    [ANSWERS, replace(ANSWERS, themes=(), consultant="", employees=120), replace(ANSWERS, country="VN", language="vi")],
)
def test_a_new_engagement_is_read_without_a_fault(answers: NewEngagement, tmp_path: Path) -> None:
    written = write_new(tmp_path / "new", texts(answers))
    workshop, faults, _ = read_workshop(tmp_path / "new")

    assert faults == ()
    assert workshop is not None
    assert workshop.client == answers.client
    assert [team.name for team in workshop.teams] == [team.name for team in answers.teams]
    assert (workshop.cycle.first, workshop.cycle.last) == (answers.cycle_first, answers.cycle_last)
    assert [path.name for path in written] == ["workshop.yaml", "questionnaire.md"]
    assert {path.name for path in (tmp_path / "new").iterdir()} == {
        "workshop.yaml", "questionnaire.md", "responses", "feedback",
    }  # fmt: skip


ODD = [
    "a: b",
    "# not a comment",
    '"quoted"',
    "it's",
    "- x",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "🏥 Clinic",
    "é\u2028x",
    "a\nb: c",
    "yes",
    "@x",
    "\\n",
    "<script>",
    "\u202eabc",
]


@pytest.mark.parametrize("odd", ODD)
def test_whatever_was_typed_is_text(odd: str, tmp_path: Path) -> None:
    team = NewTeam(odd, TeamKind.RESULT, 5, odd)
    answers = replace(ANSWERS, client=odd, teams=(team,), themes=(odd,), consultant=odd, location=odd, sponsor_role=odd)
    write_new(tmp_path / "new", texts(answers))
    workshop, faults, _ = read_workshop(tmp_path / "new")

    assert [fault for fault in faults if fault.weight is Weight.STOPS] == []
    assert workshop is not None
    expected = " ".join(odd.replace("\u2028", " ").split())
    assert workshop.client == workshop.teams[0].name == workshop.themes[0].name == workshop.location == expected


@given(st.text(min_size=1, max_size=40))
def test_any_client_leaves_a_file_with_the_same_settings(client: str) -> None:
    tree = yaml.safe_load(texts(replace(ANSWERS, client=client))["workshop.yaml"])

    assert tree.keys() == yaml.safe_load(texts(ANSWERS)["workshop.yaml"]).keys()
    assert tree["teams"][0]["name"] == "Online Booking"


def test_the_questionnaire_offers_teams_and_themes_and_nothing_of_them_acts() -> None:
    odd = replace(ANSWERS, teams=(NewTeam("<b>A</b> *B*", TeamKind.RESULT, 5),))
    text = texts(odd)["questionnaire.md"]

    assert "&lt;b&gt;A&lt;/b&gt; \\*B\\*" in text
    assert "Shorter waits" in text


def test_without_themes_nobody_is_asked_for_them() -> None:
    assert "themes" not in texts(replace(ANSWERS, themes=()))["questionnaire.md"]


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderNotEmptyError):
        write_new(tmp_path, texts(ANSWERS))

    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_time_zone_follows_the_country() -> None:
    assert [timezone_of(country) for country in ("GB", "DE", "VN", "ZZ")] == [
        "Europe/London", "Europe/Berlin", "Asia/Ho_Chi_Minh", "UTC",
    ]  # fmt: skip


def test_a_cycle_is_named_after_the_quarter_it_lies_in() -> None:
    assert cycle_name(ANSWERS) == "Q2 2027"
    assert cycle_name(replace(ANSWERS, cycle_first=date(2026, 12, 28), cycle_last=date(2027, 3, 19))) == "Q1 2027"
