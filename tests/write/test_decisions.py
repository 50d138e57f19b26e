"""What the room decided, in files: any words come back as they were said, and undoing brings every byte back."""

from __future__ import annotations

import tempfile
from datetime import date
from itertools import pairwise
from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.model.decisions import Decided, Logged
from okra_coach.model.finding import Edit
from okra_coach.words import load_words
from okra_coach.write.decided_forms import earlier_forms, keep_forms
from okra_coach.write.decisions import LOG, decided_files, undo_decisions, write_decisions

QUESTIONS = """\
# mine
questions:
- id: q-1   # the first
  text: "Where does it stand?"
  owner: company
  answer: null
  from: []
"""
WORDS = load_words("en")
DAY = date(2027, 1, 12)
SAID = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Co", "Cn")), min_size=1, max_size=80).map(
    lambda text: " ".join(text.split())
)
FORM = st.tuples(st.text(max_size=5), st.text(max_size=5))


def decided(answer: str) -> Decided:
    edits = (Edit("q-1", "answer", answer), Edit("q-1", "decided", "2027-01-12, CEO"))
    return Decided({"questions.yaml": edits}, {}, (Logged("Where does it stand?", answer, "CEO", (), answer),))


@given(SAID.filter(bool))
def test_any_answer_reads_back_as_it_was_said_and_undo_brings_every_byte_back(answer: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "questions.yaml"
        path.write_text(QUESTIONS, encoding="utf-8")
        files, lost = decided_files(folder, decided(answer), DAY, {}, WORDS)
        assert lost == ()
        write_decisions(folder, files)
        told = yaml.safe_load(path.read_text(encoding="utf-8"))["questions"][0]
        assert told["answer"] == answer
        assert "# mine" in path.read_text(encoding="utf-8")
        assert "<" not in (folder / LOG).read_text(encoding="utf-8").replace("\\<", "")
        undo_decisions(folder)
        assert path.read_text(encoding="utf-8") == QUESTIONS
        assert not (folder / LOG).exists()


@given(st.lists(FORM, min_size=2, max_size=5))
def test_a_line_is_known_by_every_form_that_decisions_took_it_through(forms: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for before, after in pairwise(forms):
            keep_forms(folder, {"a": before}, {"a": after})
        known = earlier_forms(folder, {"a": forms[-1]}).get("a", frozenset())
        assert known | {forms[-1]} == set(forms)
        assert earlier_forms(folder, {"a": ("changed", "by hand")}) == {}


def test_a_file_of_forms_that_nobody_can_read_knows_nothing(tmp_path: Path) -> None:
    (tmp_path / ".okra").mkdir()
    (tmp_path / ".okra" / "decided-lines.json").write_text('{"a": [1]}', encoding="utf-8")
    assert earlier_forms(tmp_path, {"a": ("x", "y")}) == {}
