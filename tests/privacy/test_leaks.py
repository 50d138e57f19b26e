"""Whole engagements are built, and every file that comes out is searched for what must not be in it."""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from okra_coach import pipeline
from okra_coach.resources import templates_folder, worked_engagement
from tests.privacy.effort import examples
from tests.privacy.engagements import Case, make
from tests.privacy.search import Found, holding, quoting, shingles, texts_in, texts_of

INPUT = ("workshop.yaml", "responses", "feedback")
_REFERENCE = re.compile(r"\br\d{2,}\.(?:about|direction|customer|team|work|workshop)\.\w+")


def generated(case: Case) -> list[Found]:
    """Everything in the folder that a person did not put there, caches included."""
    return list(texts_in(case.folder, but=INPUT))


@settings(
    max_examples=examples(10),
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 10**6), threshold=st.sampled_from([3, 5, 5, 8]))
def test_no_generated_file_holds_a_name_an_address_or_a_confidence(
    seed: int, threshold: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    case = make(tmp_path_factory.mktemp("engagement"), seed, threshold)
    pipeline.build(case.folder)
    texts = generated(case)

    assert holding(texts, case.names) == set()
    assert holding(texts, case.canaries) == set()
    assert quoting(texts, case.said) == set()
    assert _references(texts) == set()


def _references(texts: list[Found]) -> set[tuple[str, str]]:
    """Respondents' numbers in the pack: two lines of the same number are known to be of one person."""
    return {
        (one.where, found) for one in texts if one.where.startswith("pack/") for found in _REFERENCE.findall(one.text)
    }


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    made = make(tmp_path_factory.mktemp("module") / "engagement", 7)
    pipeline.build(made.folder)
    return made


def test_the_search_reads_all_that_was_made(case: Case) -> None:
    where = {one.where.split("!")[0] for one in generated(case)}
    parts = {one.where for one in generated(case)}

    assert {"pack/briefing.html", "pack/workshop-deck.pptx", "pack/tracker.xlsx", "pack/calendar.ics"} <= where
    assert {".okra/shown.json", ".okra/pack.json", "okras/company.yaml", "questions.yaml", "rollout.yaml"} <= where
    assert any("notesSlide" in part for part in parts)
    assert any(part.count("!") == 2 and ".xlsx!" in part for part in parts)
    assert any(part.endswith("docProps/core.xml") for part in parts)


def test_without_masking_the_search_finds_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = make(tmp_path / "engagement", 7)
    monkeypatch.setattr(pipeline, "mask_names", lambda responses, workshop: responses)
    pipeline.build(case.folder)
    found = {where.split("!")[0] for where, _ in holding(generated(case), case.names)}

    assert "pack/workshop-deck.pptx" in found
    assert "pack/tracker.xlsx" in found
    assert any(name.startswith("okras/") for name in found)


def test_a_released_confidence_is_found_in_the_briefing_the_deck_and_on_a_poster(tmp_path: Path) -> None:
    case = make(tmp_path / "engagement", 7)
    path = case.folder / "workshop.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}quotes:\n  - {case.said[0]}\n", encoding="utf-8")
    pipeline.build(case.folder)
    found = {where.split("!")[0] for where, _ in quoting(generated(case), case.said)}

    assert found == {"pack/briefing.html", "pack/room/posters.html", "pack/workshop-deck.pptx"}
    assert holding(generated(case), case.names) == set()


@pytest.mark.parametrize(
    "part",
    [
        "ppt/notesSlides/notesSlide1.xml",
        "docProps/core.xml",
        "docProps/custom.xml",
        "xl/comments1.xml",
        "[trash]/0000.dat",
    ],
)
def test_a_leak_planted_in_any_part_of_an_office_file_is_found(part: str) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, "<a><b>Thảo </b><b>Nguy</b><!-- Zoe Quill --><c d='resp@x.example'/><b>ễn</b></a>")

    secrets = ["Thảo", "Zoe Quill", "resp@x.example"]
    assert {secret for _, secret in holding(texts_of("x.pptx", data.getvalue()), secrets)} == set(secrets)


def test_a_leak_in_a_workbook_inside_a_deck_is_found() -> None:
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", "<si><t>Jürgen</t></si>")
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("ppt/embeddings/Microsoft_Excel_Sheet1.xlsx", inner.getvalue())

    assert holding(texts_of("deck.pptx", outer.getvalue()), ["Jürgen"])


def test_a_leak_in_the_metadata_of_an_image_is_found() -> None:
    assert holding(
        texts_of("x.png", b"\x89PNG\xff\x00tEXtAuthor\x00Dagmar Hinterhuber\x00\xff"), ["Dagmar Hinterhuber"]
    )
    wide = b"\xff\xd8\xff" + "Dagmar Hinterhuber".encode("utf-16-le") + b"\xff\xd9"
    assert holding(texts_of("x.jpg", wide), ["Dagmar Hinterhuber"])


def test_a_leak_folded_over_two_lines_of_a_calendar_is_found() -> None:
    assert holding(texts_of("x.ics", b"SUMMARY:ask Dag\r\n mar Hinterhuber\r\n"), ["Dagmar Hinterhuber"])


def test_eight_words_in_a_row_are_a_quote_and_seven_are_not() -> None:
    said = ["We never get an answer from the second floor, ever"]
    found = [Found("x", "They wrote: we never get an answer from the second floor.")]

    assert quoting(found, said)
    assert not quoting([Found("x", "never get an answer from the second")], said)


def test_a_row_number_in_a_note_is_a_reference() -> None:
    assert _references([Found("pack/deck.pptx", "from r07.team.measure1")])


def _worked(folder: Path) -> Path:
    return Path(shutil.copytree(worked_engagement(), folder))


def test_the_worked_engagement_quotes_no_confidence(tmp_path: Path) -> None:
    folder = _worked(tmp_path / "northwind")
    pipeline.build(folder)
    confided = ("direction.problem", "customer.complaint", "work.worry", "workshop.worth")
    engagement = pipeline.read(folder)
    said = [r.text(question) for r in engagement.responses.responses for question in confided]
    said += [row.comment for row in engagement.feedback]
    texts = list(texts_in(folder / "pack"))

    ours = shingles(_worded_by_us())

    assert len(said) > 100
    assert {run for _, run in quoting(texts, said)} - ours == set()
    assert _references([Found(f"pack/{one.where}", one.text) for one in texts]) == set()


def _worded_by_us() -> list[str]:
    """The texts that any client's pack holds: "in every calendar before people leave the room" is one."""
    return [path.read_text(encoding="utf-8") for path in templates_folder().rglob("*.md")]


def test_what_people_would_stop_is_quoted_in_the_not_doing_list_only(tmp_path: Path) -> None:
    folder = _worked(tmp_path / "northwind")
    built = pipeline.build(folder)
    proposed = shingles(line.text for okras in built.material.okras.sets for line in okras.not_doing)
    said = [r.text("direction.stop") for r in built.engagement.responses.responses]

    assert {run for _, run in quoting(texts_in(folder / "pack"), said)} <= proposed


def test_a_late_answer_leaves_every_figure_of_the_pack_as_it_was(tmp_path: Path) -> None:
    folder = _worked(tmp_path / "northwind")
    first = pipeline.build(folder).material.insights
    (export,) = (folder / "responses").iterdir()
    with export.open(encoding="utf-8", newline="") as source:
        rows = list(csv.reader(source))
    late = ["18/12/2026 09:00:00", "a.late@example.com", *rows[-1][2:]]
    with export.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows([*rows, late])
    built = pipeline.build(folder)
    second = built.material.insights

    assert second.participation.answered == first.participation.answered + 1
    assert (second.scales, second.theme_votes, second.choices) == (first.scales, first.theme_votes, first.choices)
    assert second.readiness == first.readiness
    assert "work.decide" in second.held
    assert any(fault.place.file == ".okra/shown.json" for fault in built.engagement.faults)
    assert any(str(len(second.held)) in one.text for one in texts_in(folder / "pack") if one.where == "briefing.html")


def test_a_second_build_of_the_same_answers_holds_nothing_back(tmp_path: Path) -> None:
    folder = _worked(tmp_path / "northwind")
    pipeline.build(folder)
    record = (folder / ".okra" / "shown.json").read_bytes()
    again = pipeline.build(folder)

    assert again.material.insights.held == ()
    assert (folder / ".okra" / "shown.json").read_bytes() == record
