"""German and Vietnamese are judged as well as when the words of the rules were last tuned.

The texts are invented and were written before anybody looked at the words. Every second line of each list was not
tuned on. Counted are warnings and errors that a text draws by its words, as in `make accuracy`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from okra_coach.check.text import language_of
from tests.accuracy.figures import Figures, figures
from tests.accuracy.judging import called_bad, findings_of
from tests.accuracy.samples import Sample

FILES = {"de": "german_okrs.yaml", "vi": "vietnamese_okrs.yaml"}
KINDS = {"objectives": "objective", "key results": "key_result"}
TUNED, HELD_OUT = 0, 1


def lines(language: str, half: int) -> Iterator[Sample]:
    data = yaml.safe_load((Path(__file__).parent / FILES[language]).read_text(encoding="utf-8"))
    for name, texts in data.items():
        verdict, kind = name.split(" ", 1)
        for text in list(texts)[half::2]:
            yield Sample(KINDS[kind], text, language, "invented", verdict == "bad")


def measured(language: str, half: int) -> Figures:
    return figures((called_bad(findings_of(one)), one.verdict is True) for one in lines(language, half))


@pytest.mark.parametrize(
    ("language", "half", "precision", "recall"),
    [("de", TUNED, 1.0, 1.0), ("de", HELD_OUT, 1.0, 0.93), ("vi", TUNED, 1.0, 1.0), ("vi", HELD_OUT, 0.96, 0.9)],
)
def test_a_language_is_judged_no_worse_than_before(language: str, half: int, precision: float, recall: float) -> None:
    found = measured(language, half)

    assert found.texts == 60
    assert found.precision >= precision
    assert found.recall >= recall


def invented(file: str, language: str) -> list[Sample]:
    data = yaml.safe_load((Path(__file__).parent / file).read_text(encoding="utf-8"))[language]
    return [Sample(KINDS[name], text, language, "invented", None) for name, texts in data.items() for text in texts]


@pytest.mark.parametrize("language", list(FILES))
def test_good_lines_draw_no_warning(language: str) -> None:
    texts = invented("fair_lines.yaml", language)

    assert len(texts) >= 90
    assert [one.text for one in texts if called_bad(findings_of(one))] == []


@pytest.mark.parametrize("language", list(FILES))
def test_nine_of_ten_faulty_lines_draw_a_warning(language: str) -> None:
    texts = invented("faulty_lines.yaml", language)
    missed = [one.text for one in texts if not called_bad(findings_of(one))]

    assert len(texts) >= 90
    assert len(missed) <= len(texts) / 10, missed


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Neue Website launchen", "de"),
        ("Kundenportal ist live", "de"),
        ("Umsatz mit Bestandskunden steigern", "de"),
        ("Großkunden binden", "de"),
        ("NPS von 30 auf 50", "de"),
        ("Tăng NPS", "vi"),
        ("Launch app cho khách hàng", "vi"),
        ("Khach hang quay lai voi chung ta", "vi"),
        ("Giam ty le nghi viec tu 18% xuong 10%", "vi"),
        ("Go live of the CRM in Berlin and Hanoi", "en"),
        ("Customers in Zürich order again", "en"),
        ("Hang on to our best people", "en"),
    ],
)
def test_a_short_or_mixed_line_is_known_by_its_words(text: str, language: str) -> None:
    """The workshop's language is another one, so that nothing but the line can tell."""
    assert language_of(text, "vi" if language != "vi" else "en") == language
