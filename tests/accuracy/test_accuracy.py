"""The measuring of accuracy is right itself, and the checker is fair to invented texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.accuracy.__main__ import main
from tests.accuracy.figures import Figures, figures
from tests.accuracy.judging import called_bad, findings_of
from tests.accuracy.report import judged, report, shown
from tests.accuracy.samples import HELD_OUT, TUNED, Sample, read_invented, read_samples, site_of

TUNED_SOURCE, HELD_OUT_SOURCE = "https://bakery.example/okrs", "https://tram.example/okrs"


def sample(text: str, kind: str = "key_result", bad: bool = False) -> Sample:
    return Sample(kind, text, "en", "bakery.example", bad)


def row(text: str, source: str, says: str, **more: Any) -> str:
    fields = {"kind": "key_result", "text": text, "source": source, "source_says": says, "lang": "en"}
    return json.dumps({**fields, "provenance": "article", **more})


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    lines = [
        row("Raise bread sold before noon from 300 to 420 loaves", TUNED_SOURCE, "bad"),
        row("Cut the queue on Saturdays from 14 to 6 minutes", TUNED_SOURCE, "good"),
        row("Paint the tram", HELD_OUT_SOURCE, "good"),
        row("Replace both engines", HELD_OUT_SOURCE, "none", labels=["output-not-outcome"]),
    ]
    path = tmp_path / "texts.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_work_is_called_bad_and_a_moved_number_is_not() -> None:
    assert called_bad(findings_of(sample("Build an oven")))
    assert not called_bad(findings_of(sample("Loaves sold before noon from 300 to 420")))


def test_missing_fields_are_no_fault_of_a_text() -> None:
    codes = {found.code for found in findings_of(sample("Raise loaves sold before noon to 420"))}

    assert not codes & {"KR202", "KR203", "KR225"}


def test_a_key_result_without_any_number_is_bad() -> None:
    assert "KR202" in {found.code for found in findings_of(sample("Reduce complaints"))}


def test_an_objective_is_judged_alone() -> None:
    found = findings_of(sample("Commuters read on the ferry instead of worrying", "objective"))

    assert not called_bad(found)
    assert all(one.code.startswith("OBJ") for one in found)


def test_pages_of_one_site_are_one_source() -> None:
    assert site_of("github:Ferry/okrs/README.md") == site_of("https://github.com/ferry/okrs/pull/4")
    assert site_of("https://www.bakery.example/a") == site_of("https://bakery.example/b")
    assert site_of("https://bakery.example/a") != site_of("https://ferry.example/a")


def test_no_source_is_on_both_sides(texts: Path) -> None:
    halves = {one.site: one.half for one in read_samples(texts)}

    assert halves == {"bakery.example": TUNED, "tram.example": HELD_OUT}


def test_figures_are_what_they_are_called() -> None:
    found = figures([(True, True), (True, True), (True, False), (False, True), (False, False)])

    assert found == Figures(hits=2, false_alarms=1, misses=1, rightly_quiet=1)
    assert (found.precision, found.recall, found.f1) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert found.alarm_rate == pytest.approx(0.5)


def test_differences_are_shown_of_the_tuned_half_only(texts: Path) -> None:
    told = "\n".join(shown(judged(read_samples(texts))))

    assert "loaves" in told
    assert "tram" not in told


def test_the_report_counts_each_half_and_the_reader(texts: Path) -> None:
    told = report(judged(read_samples(texts)))

    assert "key results, en, tuned" in told
    assert "100% of 1" in told.split("key results, en, held out")[1].splitlines()[2]
    assert "the checker against the reader" in told


def test_a_missing_file_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([str(tmp_path / "none.jsonl")]) == 2
    assert "there is no none.jsonl" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["objective", "key_result"])
def test_invented_texts_of_many_trades_are_judged_fairly(kind: str) -> None:
    texts = judged([one for one in read_invented() if one.kind == kind])
    found = figures((one.bad, one.sample.verdict is True) for one in texts)
    unfair = [one.sample.text for one in texts if one.bad and not one.sample.verdict]

    assert found.f1 >= 0.95
    assert found.alarm_rate <= 0.03, unfair
