from __future__ import annotations

import re
from pathlib import Path

import pytest

from okra_coach.model.measure import Direction
from okra_coach.model.playbook import Playbook, Timing
from okra_coach.read.engagement import read_engagement
from okra_coach.read.playbooks import read_playbooks
from okra_coach.resources import templates_folder
from tests.read.folders import engagement

LANGUAGES = ("en", "de", "vi")
NAMES = [path.stem for path in sorted((templates_folder() / "playbooks").glob("*.yaml"))]
WANTED = {
    "compliance", "cost", "customer-experience", "data", "delivery", "digital", "growth", "onboarding", "partners",
    "people", "quality", "safety", "speed", "sustainability",
}  # fmt: skip
OWN = """\
name: Calm visits
audience: customers
sounds: [calm*, without fear]
measures:
  - name: Share of visits without a sedative
    unit: "%"
    direction: increase
    timing: lagging
    why: It shows calm without asking.
actions: [Show the room before the visit]
"""


def shipped(name: str) -> Playbook:
    playbooks, _ = read_playbooks(Path(), "en")
    return next(playbook for playbook in playbooks if playbook.id == name)


def read(folder: Path, text: str, name: str = "calm-visits.yaml") -> tuple[dict[str, Playbook], list[str]]:
    path = folder / "templates" / "playbooks" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    playbooks, faults = read_playbooks(folder, "en")
    return {playbook.id: playbook for playbook in playbooks}, [str(fault) for fault in faults]


def test_playbooks_ship_for_every_wanted_theme() -> None:
    assert set(NAMES) >= WANTED


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_playbook_is_complete_in_every_language(name: str) -> None:
    book = shipped(name)
    wordings = [book.name, *book.actions, *book.questions]
    wordings += [text for measure in book.measures for text in (measure.name, measure.why)]
    assert [wording for wording in wordings if set(wording) != set(LANGUAGES)] == []
    assert [language for language in LANGUAGES if len(book.sounds[language]) < 8] == []
    assert (len(book.measures), len(book.actions), len(book.questions)) >= (4, 3, 3)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_playbook_holds_no_number(name: str) -> None:
    text = (templates_folder() / "playbooks" / f"{name}.yaml").read_text(encoding="utf-8")
    assert re.findall(r"\d", text) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_playbook_measures_early_and_late_and_has_a_direction(name: str) -> None:
    measures = shipped(name).measures
    assert {measure.timing for measure in measures} == set(Timing)
    assert {measure.direction for measure in measures} <= set(Direction)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_ships_twice(language: str) -> None:
    playbooks, _ = read_playbooks(Path(), language)
    said = [
        wording[language]
        for book in playbooks
        for wording in (book.name, *book.actions, *book.questions, *(measure.name for measure in book.measures))
    ]
    assert sorted(said) == sorted(set(said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_playbook_lists_a_phrase_twice(language: str) -> None:
    for book in read_playbooks(Path(), language)[0]:
        assert len(book.sounds[language]) == len(set(book.sounds[language])), book.id


def test_the_consultants_own_playbook_is_added(tmp_path: Path) -> None:
    playbooks, faults = read(tmp_path, OWN)
    assert faults == []
    assert set(playbooks) == {*NAMES, "calm-visits"}
    assert playbooks["calm-visits"].name == {"en": "Calm visits"}


def test_her_file_of_the_same_name_takes_the_place_of_ours(tmp_path: Path) -> None:
    playbooks, _ = read(tmp_path, OWN, "speed.yaml")
    assert set(playbooks) == set(NAMES)
    assert playbooks["speed"].name == {"en": "Calm visits"}


def test_every_fault_of_a_playbook_has_its_line_and_ours_stays(tmp_path: Path) -> None:
    text = OWN.replace("direction: increase", "direction: up").replace("actions", "action")
    playbooks, faults = read(tmp_path, text, "speed.yaml")
    assert playbooks["speed"].name["en"] == "Speed"
    assert faults == [
        "templates/playbooks/speed.yaml:7: “direction”: “up” is not known; known are increase, decrease, keep within",
        "templates/playbooks/speed.yaml:10: “action” is not a setting here; did you mean “actions”?",
    ]


def test_a_line_with_a_number_is_told_and_left_out(tmp_path: Path) -> None:
    playbooks, faults = read(tmp_path, OWN.replace("without a sedative", "under 20 minutes"))
    assert playbooks["calm-visits"].measures == ()
    told = "this holds a number, and is left out: only people in the engagement give numbers"
    assert faults == [f"templates/playbooks/calm-visits.yaml:5: {told}"]


def test_a_text_without_the_workshops_language_is_told(tmp_path: Path) -> None:
    _, faults = read(tmp_path, OWN.replace("name: Calm visits", "name: {de: Ruhige Besuche}"))
    assert faults == [
        "templates/playbooks/calm-visits.yaml:1: there is no text in the workshop's language “en”",
    ]


def test_a_text_that_a_comma_cuts_off_is_told(tmp_path: Path) -> None:
    _, faults = read(tmp_path, OWN.replace("name: Calm visits", "name: {en: Calm, kind visits}"))
    told = "“kind visits” is empty; a text with a comma between { } or [ ] needs quotes around it"
    assert faults == [f"templates/playbooks/calm-visits.yaml:1: {told}"]


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_playbook_has_no_fault(tmp_path: Path, name: str) -> None:
    text = (templates_folder() / "playbooks" / f"{name}.yaml").read_text(encoding="utf-8")
    assert read(tmp_path, text, f"{name}.yaml")[1] == []


def test_words_in_another_language_only_are_told(tmp_path: Path) -> None:
    _, faults = read(tmp_path, OWN.replace("[calm*, without fear]", "{de: [ruhig*]}"))
    told = "there are no words in the workshop's language “en”, so that nothing fits this playbook"
    assert faults == [f"templates/playbooks/calm-visits.yaml:3: {told}"]


def test_a_phrase_without_a_word_is_told(tmp_path: Path) -> None:
    _, faults = read(tmp_path, OWN.replace("calm*", '"*"'))
    assert faults == ["templates/playbooks/calm-visits.yaml:3: the phrase “*” holds no word and finds nothing"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("calm.yml", "only files that end in .yaml are read here; call it calm.yaml"),
        (
            "Calm visits.yaml",
            "a playbook's file name holds small letters, digits and hyphens only, such as calm-visits.yaml",
        ),
    ],
)
def test_a_file_that_is_not_read_is_told(tmp_path: Path, name: str, told: str) -> None:
    playbooks, faults = read(tmp_path, OWN, name)
    assert set(playbooks) == set(NAMES)
    assert faults == [f"templates/playbooks/{name}: {told}"]


def test_an_engagement_carries_its_playbooks_and_their_faults(tmp_path: Path) -> None:
    read(tmp_path, OWN.replace("audience: customers", "audience: everybody"))
    found = read_engagement(engagement(tmp_path))
    assert [playbook.id for playbook in found.playbooks] == NAMES
    assert [str(fault) for fault in found.faults if "playbooks" in fault.place.file] == [
        "templates/playbooks/calm-visits.yaml:2: “audience”: “everybody” is not known; known are customers, inside"
    ]
