"""What a tracker was made from is found again by its fingerprint."""

from __future__ import annotations

from pathlib import Path

from okra_coach.model.tracked import tracked
from okra_coach.write.tracker_bases import keep_tracked, kept_tracked
from tests.material import okras


def test_lines_are_found_again_as_they_were(tmp_path: Path) -> None:
    lines = tracked(okras())
    own = keep_tracked(tmp_path, lines)
    assert kept_tracked(tmp_path, own) == lines


def test_a_file_that_somebody_changed_is_not_believed(tmp_path: Path) -> None:
    own = keep_tracked(tmp_path, tracked(okras()))
    path = tmp_path / ".okra" / "trackers" / f"{own}.json"
    path.write_text(path.read_text().replace("online-booking.o1.k1", "online-booking.o1.k7"))
    assert kept_tracked(tmp_path, own) is None
    path.write_text("[1]")
    assert kept_tracked(tmp_path, own) is None


def test_a_fingerprint_of_another_client_or_no_fingerprint_finds_nothing(tmp_path: Path) -> None:
    keep_tracked(tmp_path, tracked(okras()))
    assert kept_tracked(tmp_path, "0" * 16) is None
    assert kept_tracked(tmp_path, "../drafted") is None
    assert kept_tracked(tmp_path, "") is None
