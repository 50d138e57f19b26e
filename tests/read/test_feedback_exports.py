"""Whole exports of invented companies, from the file to the numbers."""

from __future__ import annotations

from pathlib import Path

from okra_coach.analyse.codebook_results import code_comments
from okra_coach.analyse.feedback import feedback_results, net_promoter_scores
from okra_coach.model.fault import Weight
from okra_coach.model.feedback import Feedback
from okra_coach.read.feedback import read_feedback
from tests.read.folders import engagement, export, read_small


def read(folder: Path, text: str | bytes) -> tuple[Feedback, list[str]]:
    feedback, faults = read_feedback(engagement(folder, feedback__export_csv=text), read_small(folder))
    return feedback, [str(fault) for fault in faults if fault.weight is not Weight.TELLS]


def test_a_german_workshop_asks_for_satisfaction_in_words(tmp_path: Path) -> None:
    """A bicycle workshop: semicolons, day.month.year, Windows characters, two satisfactions and a recommendation."""
    header = ["Zeitstempel", "Wie zufrieden waren Sie mit der Reparatur?",
              "Wie zufrieden waren Sie mit der Wartezeit?", "Würden Sie uns weiterempfehlen? (0-10)", "Filiale",
              "Was können wir besser machen?", "E-Mail"]  # fmt: skip
    words = ["sehr zufrieden", "zufrieden", "teils/teils", "unzufrieden", "k. A."]
    said = [
        "",
        "Termin wurde nicht eingehalten, Lieferung zu spät",
        "Freundliche Mitarbeiter",
        "Rechnung war falsch",
        "",
    ]
    rows = [
        [f"{n % 28 + 1:02}.09.2026 10:{n % 60:02}", words[n % 5], words[(n + 2) % 5], str(n % 11),
         "Köln" if n % 2 else "Jülich", said[n % 5], f"k{n}@rad.example"]
        for n in range(80)
    ]  # fmt: skip
    feedback, faults = read(tmp_path, export(header, *rows, delimiter=";").encode("cp1252"))
    found = {(result.kind.value, result.name[:30], result.group): result for result in feedback_results(feedback)}
    assert len(feedback) == 80
    assert [fault for fault in faults if "not UTF-8" not in fault] == []
    repair = found["csat", "Wie zufrieden waren Sie mit de", "company"]
    assert (repair.n, repair.value, repair.unit) == (64, 0.5, "share")
    assert {group for _, _, group in found} == {"company", "Köln", "Jülich"}
    assert net_promoter_scores(feedback)[0].n == 80
    coded = code_comments(feedback, "de")
    assert {code.code for code in coded.codes} >= {"delivery", "people", "billing", "accuracy"}
    assert coded.uncoded == 0


def test_vietnamese_app_reviews_are_stars_with_comments(tmp_path: Path) -> None:
    """App đặt xe: như Google Play xuất ra, UTF-16, có dấu và không dấu."""
    header = ["Package Name", "App Version Name", "Reviewer Language", "Device", "Review Submit Date and Time",
              "Star Rating", "Review Title", "Review Text", "Developer Reply Text", "Review Link"]  # fmt: skip
    texts = [
        "App hay bị lỗi đăng nhập",
        "giao hang tre, goi tong dai khong ai nghe",
        "Tuyệt vời",
        "Tài xế thân thiện",
        "gia cao qua",
    ]
    rows = [
        ["vn.xe", "3.1", "vi", "oppo", f"2026-06-{n % 28 + 1:02}T08:00:00Z", str(n % 5 + 1), "", texts[n % 5],
         "Cảm ơn bạn!", f"https://play.example/{n}"]
        for n in range(50)
    ]  # fmt: skip
    feedback, faults = read(tmp_path, export(header, *rows).encode("utf-16"))
    (stars,) = feedback_results(feedback)
    assert faults == []
    assert (stars.kind.value, stars.n, stars.mean, stars.unit) == ("rating", 50, 3.0, "mean")
    coded = code_comments(feedback, "vi")
    by_code = {code.code: code for code in coded.codes}
    assert by_code["digital"].n == by_code["delivery"].n == by_code["price"].n == 10
    assert (by_code["digital"].mean, by_code["digital"].mean_others) == (1.0, 3.5)
    assert not any("Cảm ơn" in row.comment for row in feedback)


def test_an_english_help_desk_asks_for_ease_on_seven_steps(tmp_path: Path) -> None:
    """Ticket export: words behind numbers, an agent's name, a customer's number, tickets as ids."""
    header = ["Ticket ID", "Solved at", "Agent", "Customer ID", "Channel",
              "The company made it easy for me to handle my issue", "Anything else you want to tell us?"]  # fmt: skip
    steps = ["7 - Strongly agree", "6", "5", "4", "1 - Strongly disagree", "N/A"]
    rows = [
        [f"T{n}", f"2026-09-{n % 28 + 1:02} 09:00", "Max Muster", f"C{n}", ("Phone", "Chat")[n % 2], steps[n % 6],
         "Had to call three times, nobody answers" if n % 3 == 0 else ""]
        for n in range(120)
    ]  # fmt: skip
    feedback, faults = read(tmp_path, export(header, *rows))
    results = feedback_results(feedback)
    assert faults == []
    assert (results[0].kind.value, results[0].n, results[0].value, results[0].good_from) == ("ces", 100, 0.6, 5)
    assert [result.group for result in results] == ["company", "Chat", "Phone"]
    assert code_comments(feedback, "en").codes[0].code == "contact"
    assert "Muster" not in str(feedback)
