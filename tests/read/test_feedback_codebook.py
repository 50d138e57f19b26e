from __future__ import annotations

from pathlib import Path

from okra_coach.read.feedback_codebook import read_codebooks
from tests.read.folders import WORKSHOP, engagement, read_small

OWN = """\
codes:
  - id: pain
    name: Pain and fear
    theme: Friendly phones
    phrases: [hurt*, scared]
"""


def read(folder: Path, text: str) -> tuple[list[tuple[str, str, str]], list[str]]:
    engagement(folder, WORKSHOP, templates__lexicons__codebook__en=text)
    (folder / "templates/lexicons/codebook/en").rename(folder / "templates/lexicons/codebook.en.yaml")
    books, faults = read_codebooks(folder, read_small(folder))
    codes = [(language, code.id, code.theme) for language, book in books.items() for code in book.codes]
    return codes, [str(fault) for fault in faults]


def test_every_shipped_codebook_has_the_same_codes(tmp_path: Path) -> None:
    books, faults = read_codebooks(tmp_path, read_small(tmp_path))
    ids = {language: [code.id for code in book.codes] for language, book in books.items()}
    assert faults == ()
    assert list(ids) == ["en", "de", "vi"]
    assert ids["en"] == ids["de"] == ids["vi"]


def test_an_engagements_own_codebook_takes_the_place_of_ours(tmp_path: Path) -> None:
    assert read(tmp_path, OWN) == ([("en", "pain", "friendly-phones")], [])


def test_a_fault_in_a_codebook_has_its_line(tmp_path: Path) -> None:
    codes, faults = read(tmp_path, OWN.replace("phrases", "phrase"))
    assert faults == [
        "templates/lexicons/codebook.en.yaml:2: “phrases” is missing in item 1 of “codes”",
        "templates/lexicons/codebook.en.yaml:5: “phrase” is not a setting here; did you mean “phrases”?",
    ]
    assert ("en", "delivery", "") in codes


def test_a_theme_that_the_workshop_does_not_have_is_told(tmp_path: Path) -> None:
    _, faults = read(tmp_path, OWN.replace("Friendly phones", "Friendly phone"))
    told = "“Friendly phone” is no theme of the workshop; did you mean “Friendly phones”?"
    assert faults == [f"templates/lexicons/codebook.en.yaml:4: {told}"]


def test_a_code_that_is_there_twice_is_told(tmp_path: Path) -> None:
    _, faults = read(tmp_path, OWN + "  - {id: pain, name: Pain, phrases: ['*']}\n")
    assert faults == [
        "templates/lexicons/codebook.en.yaml:6: the code “pain” is here twice, first on line 2",
        "templates/lexicons/codebook.en.yaml:6: the phrase “*” holds no word and finds nothing",
    ]
