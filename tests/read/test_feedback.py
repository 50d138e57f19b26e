from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from okra_coach.analyse.feedback import feedback_results
from okra_coach.model.fault import Weight
from okra_coach.model.feedback import Feedback, FeedbackKind, FeedbackRow
from okra_coach.read.feedback import read_feedback
from tests.read.folders import WORKSHOP, engagement, export, read_small

Told = tuple[Feedback, list[str]]


def read(folder: Path, text: str | bytes, settings: str = "", **files: str) -> Told:
    """What is understood of feedback/a.csv, and the warnings."""
    workshop = f"{WORKSHOP}{settings}"
    feedback, faults = read_feedback(
        engagement(folder, workshop, feedback__a_csv=text, **files), read_small(folder, workshop)
    )
    return feedback, [str(fault) for fault in faults if fault.weight is not Weight.TELLS]


def notes(folder: Path) -> list[str]:
    _, faults = read_feedback(folder, read_small(folder))
    return [str(fault) for fault in faults if fault.weight is Weight.TELLS]


def plain(row: FeedbackRow) -> tuple[float | None, str, str, datetime | None]:
    return row.score, row.segment, row.comment, row.when


def column(values: list[str], header: str = "Q1", **others: str) -> str:
    return export([header, *others], *([value, *others.values()] for value in values))


def kind_of(folder: Path, header: str, values: list[str]) -> tuple[str, float, float, float]:
    """Measure, worst, best and certainty of a file's only column."""
    feedback, _ = read(folder, column(values, header))
    (score,) = feedback.files[0].scores
    return score.kind.value, score.worst, score.best, score.certainty


TENS = [str(score) for score in (10, 9, 0, 7, 8, 10, 3, 9)]
FIVES = ["5", "4", "1", "3", "5", "2"]
SEVENS = ["7", "6", "1", "3", "5", "2"]


def test_columns_are_found_by_their_headers(tmp_path: Path) -> None:
    text = export(["date", "nps score", "customer segment", "comment"], ["2026-09-01", "10", "SME", "two\nlines"])
    feedback, faults = read(tmp_path, text)
    assert [plain(row) for row in feedback] == [(10, "SME", "two\nlines", datetime(2026, 9, 1))]
    assert faults == []


@pytest.mark.parametrize(
    ("header", "values", "told"),
    [
        ("How likely are you to recommend us to a colleague?", TENS, ("nps", 0, 10, 0.95)),
        ("Würden Sie uns weiterempfehlen?", TENS, ("nps", 0, 10, 0.95)),
        ("Bạn có giới thiệu chúng tôi không?", ["9"], ("nps", 0, 10, 0.95)),
        ("How satisfied are you with the repair?", FIVES, ("csat", 1, 5, 0.95)),
        ("Overall satisfaction", TENS, ("csat", 0, 10, 0.95)),
        ("Wie zufrieden sind Sie insgesamt?", SEVENS, ("csat", 1, 7, 0.95)),
        ("The company made it easy for me to handle my issue", SEVENS, ("ces", 1, 7, 0.95)),
        ("Star Rating", FIVES, ("rating", 1, 5, 0.95)),
        ("Số sao", FIVES, ("rating", 1, 5, 0.95)),
        ("Ihr Urteil", ["★★★★☆", "★★☆☆☆", "★★★★★"], ("rating", 1, 5, 0.9)),
        ("Schulnote", ["1", "2", "4", "5", "1"], ("csat", 5, 1, 0.95)),
        ("score", TENS, ("nps", 0, 10, 0.7)),
        ("How would you rate the hotline?", TENS, ("other", 0, 10, 0.6)),
        ("Purchase intention (0-10)", TENS, ("other", 0, 10, 0.6)),
        ("Would you recommend us? (1-5)", FIVES, ("other", 1, 5, 0.6)),
        ("Q7", TENS, ("other", 0, 10, 0.4)),
    ],
)
def test_a_measure_is_known_by_its_header_and_its_values(
    tmp_path: Path, header: str, values: list[str], told: tuple[str, float, float, float]
) -> None:
    assert kind_of(tmp_path, header, values) == told


@pytest.mark.parametrize(
    ("cell", "score"),
    [
        ("9", 9), ("9,0", 9), ("9.0", 9), ("9/10", 9), ("9 out of 10", 9), ("10 - Extremely likely", 10),
        ("0 = gar nicht", 0), ("10 (sehr wahrscheinlich)", 10), ("NA", None), ("k. A.", None), ("-", None), ("", None),
    ],
)  # fmt: skip
def test_a_score_may_be_written_in_many_ways(tmp_path: Path, cell: str, score: float | None) -> None:
    feedback, faults = read(tmp_path, column([*TENS * 10, cell], "Would you recommend us?", comment="fine"))
    assert feedback.rows[-1].score == score
    assert faults == []


@pytest.mark.parametrize(
    "cell", ["4 Sterne", "4 stars", "4 sao", "★★★★☆", "⭐⭐⭐⭐", "4/5", "Rated 4 out of 5 stars", "4 von 5 Sternen"]
)
def test_stars_may_be_written_in_many_ways(tmp_path: Path, cell: str) -> None:
    feedback, _ = read(tmp_path, column([cell] * 3, "Rating"))
    assert [row.score for row in feedback] == [4.0] * 3
    assert feedback.files[0].scores[0].kind is FeedbackKind.RATING


@pytest.mark.parametrize(
    ("values", "scores"),
    [
        (["very satisfied", "Satisfied", "neutral", "Very dissatisfied"], [5, 4, 3, 1]),
        (["sehr zufrieden", "Zufrieden", "teils/teils", "unzufrieden", "k. A."], [5, 4, 3, 2, None]),
        (["Rất hài lòng", "Hài lòng", "Bình thường", "Không hài lòng"], [5, 4, 3, 2]),
        (["very satisfied", "satisfied", "somewhat satisfied", "neutral"], [7, 6, 5, 4]),
    ],
)
def test_satisfaction_may_be_answered_in_words(tmp_path: Path, values: list[str], scores: list[float | None]) -> None:
    feedback, faults = read(tmp_path, column(values, "Frage 3", comment="x y"))
    assert [row.score for row in feedback] == scores
    assert feedback.files[0].scores[0].kind is FeedbackKind.CSAT
    assert faults == []


def test_agreement_that_it_was_easy_is_effort(tmp_path: Path) -> None:
    values = ["Strongly agree", "Agree", "Strongly disagree"]
    assert kind_of(tmp_path, "It was easy to get my refund", values) == ("ces", 1, 5, 0.95)


def test_effort_asked_the_other_way_round_is_not_guessed(tmp_path: Path) -> None:
    feedback, faults = read(tmp_path, column(FIVES, "How much effort did you have to make?"))
    assert feedback.files[0].main is None
    assert "so a low number may be the good one" in faults[0]


@pytest.mark.parametrize(
    ("header", "values", "open_end"),
    [
        ("Would you recommend us?", FIVES * 2, "nothing is above 5, so the scale may end at 5"),
        (
            "How satisfied are you?",
            [*FIVES * 2, "0"],
            "nothing is above 5, so 0 may be no answer, or the scale may end",
        ),
        ("Note", ["1", "2", "6", "3", "1"], "it may be a school mark, of which 1 is the best"),
    ],
)
def test_a_scale_that_is_open_is_asked_for(tmp_path: Path, header: str, values: list[str], open_end: str) -> None:
    feedback, faults = read(tmp_path, column(values, header))
    assert feedback.files[0].main is None
    assert open_end in faults[0]
    assert {result.unit for result in feedback_results(feedback)} == {"mean"}


def test_naming_an_open_scale_without_its_ends_is_not_enough(tmp_path: Path) -> None:
    _, faults = read(tmp_path, column(["1", "2", "6", "3", "1"], "Note"), "feedback:\n  - {score: Note}\n")
    assert "workshop.yaml names it without its scale; it may be a school mark" in faults[0]
    feedback, faults = read(
        tmp_path, column(["1", "2", "6", "3", "1"], "Note"), "feedback:\n  - {score: Note, scale: [6, 1]}\n"
    )
    assert feedback.rows[2].is_unhappy
    assert faults == []


def test_a_score_beside_promoters_and_detractors_is_the_recommendation_score(tmp_path: Path) -> None:
    rows = [["9", "Promoter", "2"], ["3", "Detractor", "4"], ["8", "Passive", "1"], ["10", "Promoter", "5"]]
    feedback, faults = read(tmp_path, export(["Score", "NPS Group", "Overall rating"], *rows))
    assert [(one.kind.value, one.certainty) for one in feedback.files[0].scores] == [("nps", 0.9), ("rating", 0.95)]
    assert feedback.files[0].main == 0
    assert faults == []


def test_a_number_behind_the_words_is_the_score(tmp_path: Path) -> None:
    feedback, _ = read(tmp_path, column(["Very satisfied (5)", "Neutral (3)", "Very dissatisfied (1)"], "Satisfaction"))
    assert [row.score for row in feedback] == [5, 3, 1]


def test_two_questions_on_one_scale_are_not_both_called_nps(tmp_path: Path) -> None:
    rows = [[score, other] for score, other in zip(TENS, reversed(TENS), strict=True)]
    feedback, faults = read(tmp_path, export(["Satisfaction", "Intention to buy again"], *rows))
    kinds = [score.kind.value for score in feedback.files[0].scores]
    assert kinds == ["csat", "other"]
    assert feedback.files[0].main == 0
    assert '"Intention to buy again": reported under its own name' in faults[0]


def test_columns_that_fit_equally_are_named_and_none_is_taken(tmp_path: Path) -> None:
    rows = [[score, other] for score, other in zip(TENS, reversed(TENS), strict=True)]
    feedback, faults = read(tmp_path, export(["Rate the opening", "Rate the closing"], *rows))
    assert feedback.files[0].main is None
    assert [row.score for row in feedback] == [None] * len(TENS)
    assert len(faults) == 2
    assert "“Rate the closing”" in faults[0]
    assert "feedback:” in workshop.yaml" in faults[0]


def test_workshop_yaml_decides_which_column_is_the_score(tmp_path: Path) -> None:
    settings = "feedback:\n  - {files: a*.csv, score: Rate the closing, measure: csat, scale: [0, 10], asked: 80}\n"
    rows = [[score, other] for score, other in zip(TENS, reversed(TENS), strict=True)]
    feedback, faults = read(tmp_path, export(["Rate the opening", "Rate the closing"], *rows), settings)
    main = feedback.files[0].main_score
    assert main is not None
    assert (main.header, main.kind, main.certainty, feedback.files[0].asked) == ("Rate the closing", "csat", 1.0, 80)
    assert [fault for fault in faults if "closing" in fault.split(":")[0]] == []


def test_a_setting_that_names_no_column_is_told_at_its_line(tmp_path: Path) -> None:
    _, faults = read(tmp_path, column(TENS, "Recommend?"), "feedback:\n  - {score: Recomend}\n  - {files: b.csv}\n")
    assert any("“Recomend” is no column of feedback/a.csv; did you mean “Recommend?”" in fault for fault in faults)
    assert any("no file in feedback/ is called “b.csv”" in fault for fault in faults)
    assert all(fault.startswith("workshop.yaml:") for fault in faults)


def test_a_rating_of_more_than_ten_is_no_score(tmp_path: Path) -> None:
    feedback, faults = read(tmp_path, export(["date", "score"], ["2026-09-01", "87"], ["2026-09-02", "45"]))
    assert len(feedback) == 0
    assert "its header asks for a score, but its numbers run to 87" in faults[0]
    assert "no column was recognised as a score or a comment" in faults[1]


def test_a_slider_from_0_to_100_is_read_when_workshop_yaml_gives_its_scale(tmp_path: Path) -> None:
    settings = "feedback:\n  - {score: satisfaction, measure: csat, scale: [0, 100]}\n"
    feedback, faults = read(tmp_path, column(["95", "90", "40", "89"], "satisfaction"), settings)
    assert [result.value for result in feedback_results(feedback)] == [0.5]
    assert faults == []


def test_two_columns_headed_alike_are_two_questions(tmp_path: Path) -> None:
    feedback, _ = read(tmp_path, export(["Satisfaction", "Satisfaction"], ["5", "1"], ["4", "2"], ["1", "5"]))
    assert [result.n for result in feedback_results(feedback)] == [3, 3]


def test_what_is_no_score_is_told_with_its_row(tmp_path: Path) -> None:
    feedback, faults = read(tmp_path, column([*TENS * 5, "good", "11", ""], "nps"))
    assert len(feedback) == 40
    assert faults == [
        'feedback/a.csv row 42, "nps": the score is no number from 0 to 10 and is left out',
        'feedback/a.csv row 43, "nps": the score is no number from 0 to 10 and is left out',
    ]


def test_many_wrong_scores_are_summed_up(tmp_path: Path) -> None:
    _, faults = read(tmp_path, column([*TENS * 100, *["77"] * 42], "nps"))
    assert len(faults) == 6
    assert faults[-1] == 'feedback/a.csv row 1, "nps": and 37 more cells that are no score from 0 to 10'


def test_who_wrote_it_is_left_out(tmp_path: Path) -> None:
    header = ["nps", "Name", "CustomerID", "Handled by", "Contact", "DoB", "comment"]
    text = export(header, ["7", "Zoe Quill", "4711", "Max Muster", "zoe@quill.example", "01/02/1990", "fine"])
    feedback, _ = read(tmp_path, text)
    assert [plain(row) for row in feedback] == [(7, "", "fine", None)]
    assert len([note for note in notes(tmp_path) if "left out, and never shown" in note]) == 5
    assert not any(secret in str(notes(tmp_path)) for secret in ("Zoe", "4711", "Max", "1990"))


def test_an_unknown_column_of_few_values_is_never_taken_for_a_group(tmp_path: Path) -> None:
    rows = [[str(n % 11), ("Anna", "Ben", "Cem")[n % 3]] for n in range(60)]
    feedback, _ = read(tmp_path, export(["nps", "Desk"], *rows))
    assert {row.segment for row in feedback} == {""}
    assert "if it holds groups of customers, and not names of people" in notes(tmp_path)[0]


def test_a_row_with_a_comment_and_no_score_keeps_its_comment(tmp_path: Path) -> None:
    feedback, _ = read(tmp_path, export(["nps", "comment"], ["9", "ok"], ["", "no score from me"], ["", ""]))
    assert [(row.score, row.comment) for row in feedback] == [(9, "ok"), (None, "no score from me")]


def test_several_comment_columns_are_one_comment(tmp_path: Path) -> None:
    text = export(
        ["Rating", "Review Title", "Review Text", "Developer Reply Text"], ["4", "Good", "but slow", "Thanks!"]
    )
    feedback, _ = read(tmp_path, text)
    assert [row.comment for row in feedback] == ["Good\nbut slow"]


def test_a_play_store_export_in_utf_16_is_read(tmp_path: Path) -> None:
    header = ["Package Name", "Reviewer Language", "Review Submit Date and Time", "Star Rating", "Review Text"]
    rows = [["vn.example", "vi", "2026-06-15T10:00:00Z", "5", "Tuyệt vời"], ["vn.example", "de_DE", "", "2", "Absturz"]]
    feedback, faults = read(tmp_path, export(header, *rows).encode("utf-16"))
    assert [(row.score, row.language, row.comment) for row in feedback] == [
        (5, "vi", "Tuyệt vời"),
        (2, "de", "Absturz"),
    ]
    assert faults == []


LONG = [["1", "n1", "9"], ["1", "n2", "7"], ["2", "n1", "because"], ["2", "n2", "slow"]]


def test_one_row_an_answer_is_turned_into_one_row_a_customer(tmp_path: Path) -> None:
    rows = [[question, answer, who, "Hue"] for question, who, answer in LONG]
    texts = export(["Number", "Question"], ["1", "Would you recommend us?"], ["2", "Why?"])
    feedback, faults = read(
        tmp_path, export(["Question Number", "Answer", "Respondent", "Store"], *rows), feedback__questions_csv=texts
    )
    assert [plain(row) for row in feedback] == [(9, "Hue", "because", None), (7, "Hue", "slow", None)]
    assert faults == []
    assert "4 rows were read as 2 customers" in notes(tmp_path)[0]


def test_one_row_an_answer_without_a_respondent_is_one_sentence(tmp_path: Path) -> None:
    rows = [[question, answer, "x"] for question, _, answer in LONG]
    feedback, faults = read(tmp_path, export(["Question Number", "Answer", "Shop"], *rows))
    assert len(feedback) == 0
    assert len(faults) == 1
    assert "no column says whose" in faults[0]


def test_rows_in_two_exports_count_once(tmp_path: Path) -> None:
    header = ["id", "date", "nps", "comment"]
    rows = [[f"n{n}", "2026-09-01", str(n % 11), ""] for n in range(20)]
    feedback, _ = read(tmp_path, export(header, *rows[:12]), feedback__b_csv=export(header, *rows[8:]))
    assert len(feedback) == 20
    assert any("4 of 12 rows are in another file too and count once" in note for note in notes(tmp_path))


def test_two_customers_with_the_same_score_on_one_day_are_two(tmp_path: Path) -> None:
    header, rows = ["date", "nps"], [["2026-09-01", "9"]] * 3
    feedback, _ = read(tmp_path, export(header, *rows), feedback__b_csv=export(header, *rows))
    assert len(feedback) == 6


def test_a_copy_of_a_whole_file_counts_once(tmp_path: Path) -> None:
    text = export(["date", "nps"], *(["2026-09-01", str(n % 11)] for n in range(30)))
    feedback, _ = read(tmp_path, text, feedback__b_csv=text)
    assert len(feedback) == 30


def test_a_column_of_dates_is_read_in_one_order_and_doubt_is_told(tmp_path: Path) -> None:
    feedback, _ = read(tmp_path, export(["date", "nps"], ["03/04/2026", "9"], ["05/04/2026", "3"]))
    assert [row.when for row in feedback] == [datetime(2026, 4, 3), datetime(2026, 4, 5)]
    assert any("03/04 was read as the 3rd of April" in note for note in notes(tmp_path))
    feedback, _ = read(tmp_path, export(["date", "nps"], ["03/04/2026", "9"], ["05/24/2026", "3"]))
    assert [row.when for row in feedback] == [datetime(2026, 3, 4), datetime(2026, 5, 24)]


def test_no_feedback_is_no_fault(tmp_path: Path) -> None:
    assert read_feedback(tmp_path, read_small(tmp_path)) == (Feedback(), ())
