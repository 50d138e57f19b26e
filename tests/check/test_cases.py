"""Every rule's hits and misses."""

from __future__ import annotations

from pathlib import Path

import pytest

from okra_coach.model.sentence import Sentence
from tests.check.casefiles import Case, all_cases, run

CASES = list(all_cases())


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_case_is_what_its_sentence_says(case: Case, tmp_path: Path) -> None:
    found = run(case, tmp_path)

    if case.expected == "misses":
        assert [finding.message for finding in found] == []
        return
    assert found, "no hit"
    assert case.fragment.get("says", "") in f"{found[0].message} {found[0].advice} {found[0].trigger}"
    assert all(isinstance(text, Sentence) for text in (found[0].message, found[0].advice)), (
        "no words for other languages"
    )
    assert found[0].severity == case.fragment.get("severity", found[0].severity)
