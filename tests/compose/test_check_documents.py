"""The page, the slides and the sheet that tell what the check says."""

from __future__ import annotations

from dataclasses import replace
from gettext import NullTranslations

import pytest

from okra_coach.check.judgement import rule_text
from okra_coach.check.rules import RULES
from okra_coach.compose.check_deck import compose_check_deck
from okra_coach.compose.check_headlines import HEADLINES
from okra_coach.compose.check_kinds import kind_of, message
from okra_coach.compose.check_lines import better_form, found_there, leading, line_text, ways_on
from okra_coach.compose.check_page import compose_check_page
from okra_coach.compose.check_sheet import compose_check_sheet
from okra_coach.documents.deck import Bars, Table
from okra_coach.documents.workbook import Sheet, Tone
from okra_coach.model.finding import Finding, Rewrite, Severity
from okra_coach.model.judgement import JudgedLine, Judgement
from okra_coach.model.okra import KeyResult
from okra_coach.model.place import Place
from okra_coach.words import Words, load_words
from tests import judged, material
from tests.golden import check_golden
from tests.outline import outline

WORDS = load_words("en")
WORKSHOP = material.workshop()


def key_results(*codes: str) -> Judgement:
    """One key result for each code, "" for one without a finding."""
    rules = {rule.code: rule for rule in judged.RULES}
    lines = []
    for number, code in enumerate(codes):
        place = Place("okrs.md", number + 1)
        found = Finding(code, "x", Severity.WARNING, place, f"a.o1.k{number}", f"{code} hits", "Do it", "")
        line = KeyResult(f"a.o1.k{number}", f"Line {number}")
        lines.append(JudgedLine(line.id, line, "a", "A", place, (found,) if code else ()))
    rule = next(iter(rules.values()))
    return Judgement("okrs.md", tuple(lines), rules={code: replace(rule, code=code) for code in codes if code})


# The message


def test_the_message_counts_effects_and_work() -> None:
    assert message(key_results("", "", "", "KR206", "KR207"), WORDS) == (
        "3 of 5 key results say what changes; 2 are work to be done"
    )
    assert message(key_results("", "KR206", "KR201"), WORDS) == (
        "1 of 3 key results says what changes; 1 is work to be done, 1 cannot be measured yet"
    )
    assert message(key_results("", "KR209", "KR206"), WORDS) == (
        "1 of 3 key results says what changes; 1 is work to be done, 1 only keeps a figure"
    )


def test_the_message_counts_lines_where_no_key_result_is_work() -> None:
    assert message(key_results("", "", "KR210"), WORDS) == "2 of 3 lines can stand as they are; 1 is worth new words"
    assert message(key_results("", ""), WORDS) == "2 lines were checked and can stand as they are"
    assert message(Judgement("x"), WORDS) == "0 lines were checked and can stand as they are"


def test_notes_do_not_enter_the_message() -> None:
    one = key_results("KR206")
    note = replace(one.lines[0].findings[0], severity=Severity.INFO)

    assert "can stand" in message(replace(one, lines=(replace(one.lines[0], findings=(note,)),)), WORDS)


def test_every_rule_belongs_to_a_kind_that_a_client_understands() -> None:
    assert all(kind_of(rule.code) for rule in RULES)
    assert kind_of("KR299") != kind_of("ACT399")


# A line in words


def test_a_key_result_reads_with_its_numbers_unless_its_words_hold_them() -> None:
    wait, bare = judged.judgement().lines[2], judged.judgement().lines[4]
    spoken = replace(wait, line=replace(wait.line, measure="Waits fall to 25 minutes"))  # type: ignore[type-var]

    assert line_text(wait, WORDS) == "Median wait from arrival to treatment: → 25 minutes"
    assert line_text(spoken, WORDS) == "Waits fall to 25 minutes"
    assert line_text(bare, WORDS) == "=Win X% more clinics <b>&co</b>"


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("Increase revenue from €3.1m to €3.8m", 3_800_000, ""),
        ("Termintreue der Top-20-Lieferanten", 95, ": → 95%"),
        ("Doanh thu tăng lên 1.500.000", 1_500_000, ""),
        ("Fehlerquote unter 2,5 %", 2.5, ""),
        ("NPS v1.2.3", 40, ": → 40%"),
    ],
)
def test_a_number_that_the_words_hold_is_not_told_again(text: str, target: float, expected: str) -> None:
    result = KeyResult("a.o1.k1", text, "%", target=target)

    assert line_text(JudgedLine(result.id, result, "a", "A", Place("x")), WORDS) == text + expected


def test_marks_around_words_of_our_files_do_not_reach_a_client() -> None:
    told = judged.judgement()
    line = replace(told.lines[4], findings=(replace(told.lines[4].findings[0], advice="Write it into `target:`."),))

    assert better_form(line, WORDS) == ("Write it into target:.",)


def test_what_was_found_leaves_out_the_line_that_stands_beside_it() -> None:
    line = judged.judgement().lines[0]

    assert found_there(line.findings[0], line, WORDS) == "The objective holds the number “90%”."


def test_a_rewrite_stands_before_an_example_and_an_example_before_advice() -> None:
    number, work, *_, booked = judged.judgement().lines

    assert better_form(number, WORDS) == ("Happy patients, and a second desk",)
    assert better_form(work, WORDS) == ("For example, made up: Patients who check themselves in, from 0 to 60 %",)
    assert better_form(booked, WORDS) == ("Replace it, or leave it out.",)


def test_a_whole_rewrite_needs_no_example_and_work_that_became_an_action_does() -> None:
    number, work, *_ = judged.judgement().lines
    both = replace(number.findings[0], example="Patients start on time")
    moved = replace(work.findings[0], rewrite=Rewrite(("Action: Launch the self-check-in",)))

    assert better_form(replace(number, findings=(both,)), WORDS) == ("Happy patients, and a second desk",)
    assert better_form(replace(work, findings=(moved,)), WORDS) == (
        "Action: Launch the self-check-in",
        "For example, made up: Patients who check themselves in, from 0 to 60 %",
    )


def test_where_there_is_room_advice_and_example_stand_together() -> None:
    number, work, wait, *_ = judged.judgement().lines

    assert ways_on(work, WORDS) == (
        "Make it an action, and measure what changes once it is done.",
        "For example, made up: Patients who check themselves in, from 0 to 60 %",
    )
    assert ways_on(number, WORDS) == ("Happy patients, and a second desk",)
    assert ways_on(wait, WORDS) == better_form(wait, WORDS) == ()


def test_the_finding_to_work_on_is_one_of_the_worst_that_says_what_to_write() -> None:
    number = judged.judgement().lines[0]
    (one,) = number.findings
    plain = replace(one, rewrite=None)
    note = replace(one, severity=Severity.INFO)

    assert leading(replace(number, findings=(plain, one))) == one
    assert leading(replace(number, findings=(plain, note))) == plain


# What a rule says


def test_what_every_rule_says_can_be_translated() -> None:
    assert {rule.headline for rule in RULES} == HEADLINES


def test_what_a_rule_says_is_told_in_the_language_of_the_document() -> None:
    class German(NullTranslations):
        def gettext(self, message: str) -> str:
            return "Ein Key Result ist eine Wirkung." if message == rule.headline else message

    rule = next(rule for rule in RULES if rule.code == "KR206")
    told = replace(key_results("KR206"), rules={"KR206": rule_text(rule)})
    words = Words("de", "de_DE", German())

    for document in (
        compose_check_page(told, words).markdown,
        outline(compose_check_deck(told, WORKSHOP, words)),
        str(cells(compose_check_sheet(told, WORKSHOP, words).sheets[1], 1)),
    ):
        assert "Ein Key Result ist eine Wirkung." in document
        assert rule.headline not in document


# Slides


def test_the_deck_says_its_message_shows_the_kinds_and_sets_lines_before_and_after() -> None:
    check_golden("check_deck", outline(compose_check_deck(judged.judgement(), WORKSHOP, WORDS)), "compose")


def test_every_slide_has_notes_for_whoever_facilitates() -> None:
    deck = compose_check_deck(key_results(*["KR206"] * 30), WORKSHOP, WORDS)

    assert all("Purpose:" in slide.notes and "Minutes:" in slide.notes for slide in deck.slides)


def test_only_the_lines_most_worth_it_are_on_slides() -> None:
    deck = compose_check_deck(key_results(*["KR206"] * 30), WORKSHOP, WORDS)

    rows = [row for slide in deck.slides for block in slide.blocks if isinstance(block, Table) for row in block.rows]
    assert len(rows) == 8


def test_a_made_up_line_is_on_one_row_only() -> None:
    told = key_results("KR206", "KR206")
    same = tuple(
        replace(line, findings=(replace(line.findings[0], example="Patients start on time"),)) for line in told.lines
    )

    slides = compose_check_deck(replace(told, lines=same), WORKSHOP, WORDS).slides[1:]

    rows = [row for slide in slides for block in slide.blocks if isinstance(block, Table) for row in block.rows]
    assert [row[2] for row in rows] == ["For example, made up: Patients start on time", "Do it"]


def test_clean_okrs_have_one_slide_that_says_so() -> None:
    deck = compose_check_deck(key_results("", ""), WORKSHOP, WORDS)

    (slide,) = deck.slides
    assert slide.title == "2 lines were checked and can stand as they are"
    assert not any(isinstance(block, Bars) for block in slide.blocks)


def test_lines_gain_most_only_where_others_gain_less() -> None:
    few, many = (compose_check_deck(key_results(*["KR206"] * count), WORKSHOP, WORDS) for count in (8, 9))

    assert few.slides[1].title == "8 lines are worth new words"
    assert many.slides[1].title == "8 lines gain most from new words"


def test_bars_are_drawn_only_where_there_is_something_to_compare() -> None:
    few, many = (compose_check_deck(key_results(*["KR206"] * count, "KR201"), WORKSHOP, WORDS) for count in (3, 8))

    (table,), (bars,) = few.slides[0].blocks, many.slides[0].blocks
    assert isinstance(bars, Bars)
    assert isinstance(table, Table)
    assert table.rows == (
        ("Work to be done, not its effect", "3", "Line 0\nLine 1\nLine 2"),
        ("Cannot be measured yet", "1", "Line 3"),
    )


def test_nobody_is_ranked_on_a_slide() -> None:
    told = outline(compose_check_deck(judged.judgement(), WORKSHOP, WORDS))

    assert "Front Desk" not in told
    assert "Sales & Co" not in told


# The sheet


def cells(sheet: Sheet, column: int) -> list[object]:
    return [row.cells[column].value for row in sheet.rows[4:]]


def test_every_line_has_a_row_with_its_verdict_and_room_for_new_words() -> None:
    told = judged.judgement()
    sheet = compose_check_sheet(told, WORKSHOP, WORDS).sheet("Lines")

    assert cells(sheet, 3) == ["to rewrite", "to rewrite", "can stand", "can stand", "to mend first", None]
    assert set(cells(sheet, 6)) == {None}
    assert cells(sheet, 7)[4] == "okrs.xlsx OKRs!B7"


def test_verdicts_have_a_colour_for_each_weight() -> None:
    sheet = compose_check_sheet(judged.judgement(), WORKSHOP, WORDS).sheet("Lines")

    tones = {mark.formula: mark.tone for mark in sheet.marks}
    assert tones['$D5="to mend first"'] is Tone.BAD
    assert tones['$D5="to rewrite"'] is Tone.CAUTION
    assert tones['$D5="can stand"'] is Tone.GOOD


def test_only_lines_worth_new_words_have_a_cell_that_asks_for_them() -> None:
    sheet = compose_check_sheet(judged.judgement(), WORKSHOP, WORDS).sheet("Lines")

    assert [row.cells[6].opens for row in sheet.rows[4:]] == [True, True, False, False, True, True]


def test_the_rules_have_a_sheet_with_how_often_each_found_something() -> None:
    sheet = compose_check_sheet(judged.judgement(), WORKSHOP, WORDS).sheet("Rules")

    assert dict(zip(cells(sheet, 0), cells(sheet, 2), strict=True)) == {
        "GOV601": 1, "KR206": 1, "KR221": 1, "OBJ101": 1,
    }  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de", "vi"])
def test_nothing_to_say_still_makes_documents(language: str) -> None:
    words = load_words(language)

    assert len(compose_check_sheet(Judgement("x"), WORKSHOP, words).sheets) == 2
    assert len(compose_check_deck(Judgement("x"), WORKSHOP, words).slides) == 1
    assert compose_check_page(Judgement("x"), words).markdown.startswith("# ")


# The page


def test_the_page_tells_all_line_by_line() -> None:
    check_golden("check_page", compose_check_page(judged.judgement(), WORDS).markdown, "compose")


def test_a_rewrite_with_several_lines_shows_them_all() -> None:
    told = judged.judgement()
    line = told.lines[0]
    split = replace(line.findings[0], rewrite=Rewrite(("Happy patients", "A second desk in Leeds")))

    page = compose_check_page(replace(told, lines=(replace(line, findings=(split,)),)), WORDS)

    assert "Happy patients<br>A second desk in Leeds" in page.markdown
