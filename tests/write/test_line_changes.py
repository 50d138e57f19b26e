from __future__ import annotations

from okra_coach.model.judgement import Change
from okra_coach.write.fixes import FixedFile
from okra_coach.write.line_changes import line_changes

BEFORE = b"id: a\ntext: Reach 90%\nfor: Kunden\n"
AFTER = b"id: a\ntext: Happy people\nfor: Kunden\ntarget: 90\n"


def test_changed_and_new_lines_are_told_with_their_places() -> None:
    assert line_changes(FixedFile("x.yaml", BEFORE, AFTER)) == (
        Change("x.yaml", 2, 2, "text: Happy people"),
        Change("x.yaml", 4, 3, "target: 90"),
    )


def test_the_same_file_has_no_changes() -> None:
    assert line_changes(FixedFile("x.yaml", BEFORE, BEFORE)) == ()
