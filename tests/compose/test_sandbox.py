"""Her own templates: what they cannot do is one sentence with file and line, and soon."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from okra_coach.compose.pack import compose_pack
from okra_coach.compose.templating import render_source
from okra_coach.documents.deck import Deck
from okra_coach.errors import TemplateFaultError
from okra_coach.words import load_words
from tests.material import material

ENGLISH = load_words("en")
AGAIN = "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}"
LOOPS = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"


def render(folder: Path, source: str, encoding: str = "utf-8") -> str:
    (folder / "decks").mkdir(exist_ok=True)
    (folder / "decks" / "mine.md").write_bytes(source.encode(encoding))
    return render_source("decks/mine.md", ENGLISH, {"workshop": material().workshop}, folder)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ workshop.__init__.__globals__ }}", "unsafe"),
        ("{% include '../../workshop.yaml' %}", "cannot include"),
        ("{% import 'os' as os %}", "cannot include"),
        ("{{ range(1000000000) | list }}", "Range too big"),
        (LOOPS, "an end"),
        (LOOPS.replace("{% endfor %}", "words{% endfor %}", 1), "longer than"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "calls itself"),
        (AGAIN, "an end"),
        ("{{ 'x' * 10000000000 }}", "longer than"),
        ("{{ 10000000000 * [1] }}", "longer than"),
        ("{{ 9 ** 99999999999 }}", "not worked out"),
        ("{{ '%099999999999d' % 1 }}", "not worked out"),
        ("{{ 'x'.ljust(100000000000) }}", "not worked out"),
        ("{{ '{:9999999999}'.format(1) }}", "not worked out"),
        ("{% set x = namespace(v='ab') %}{% for i in range(60) %}{% set x.v = x.v ~ x.v %}{% endfor %}", "longer than"),
        ("{{ lipsum(n=1000000) }}", "undefined"),
        ("{{ [1, 2] | random }}", "No filter named 'random'"),
        ("{{ workshop.nothing }}", "Workshop has no attribute 'nothing'"),
        ("{% if %}", "Expected an expression"),
        ("{{ 1 / 0 }}", "division"),
    ],
)
def test_what_a_template_cannot_do_is_one_sentence_with_its_line(source: str, told: str, tmp_path: Path) -> None:
    start = perf_counter()
    with pytest.raises(TemplateFaultError) as caught:
        render(tmp_path, f"## Title\n{source}\n")

    assert str(caught.value).startswith("templates/decks/mine.md:2: ")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert perf_counter() - start < 10


def test_what_is_no_text_is_told_by_its_file(tmp_path: Path) -> None:
    with pytest.raises(TemplateFaultError, match=r"^templates/decks/mine\.md: is not text in UTF-8"):
        render(tmp_path, "## Größe", "latin-1")


def test_a_mark_that_windows_puts_first_is_no_text(tmp_path: Path) -> None:
    assert render(tmp_path, "## Title", "utf-8-sig") == "## Title"


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("{% for n in range(3) %}{{ loop.index }}/{{ loop.length }} {% endfor %}", "1/3 2/3 3/3 "),
        ("{% for n in 'abc' %}{{ n }}{{ '.' if loop.last else '-' }}{% endfor %}", "a-b-c."),
        ("{% for n in [1, 2, 3] if n != 2 %}{{ n }}{% else %}none{% endfor %}", "13"),
        ("{% for n in [] %}{{ n }}{% else %}none{% endfor %}", "none"),
        ("{{ 'ab' * 2 ~ (1 + 2) }} {{ '%d %%' % 5 }} {{ 2 ** 10 }}", "abab3 5 % 1024"),
        ("{% macro m(n) %}<{{ n }}>{% endmacro %}{{ m('a') }}", "<a>"),
    ],
)
def test_what_templates_need_they_have(source: str, made: str, tmp_path: Path) -> None:
    assert render(tmp_path, source) == made


@pytest.mark.parametrize(("source", "line"), [("# A\n##\n", 2), ("#\n## T\n", 1)])
def test_a_title_without_words_is_told(source: str, line: int, tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "mine.md").write_text(source, encoding="utf-8")

    with pytest.raises(TemplateFaultError, match=rf"mine\.md:{line}: .* has no words"):
        compose_pack(material(), ENGLISH, tmp_path)


def test_slides_that_are_called_the_same_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "mine.md").write_text("## A\n- a\n## A\n- b\n## A (2)\n- c\n", encoding="utf-8")
    pack = compose_pack(material(), ENGLISH, tmp_path)
    (deck,) = [file.document for file in pack.files if file.name == "mine.pptx"]

    assert isinstance(deck, Deck)
    assert [slide.title for slide in deck.slides] == ["A", "A (2)", "A (2) (2)"]


@pytest.mark.parametrize("name", ["workshop-deck", "Sponsor-Deck"])
def test_a_deck_of_hers_cannot_take_the_place_of_ours(name: str, tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / f"{name}.md").write_text("## A\n- a\n", encoding="utf-8")

    with pytest.raises(TemplateFaultError, match=rf"decks/{name}\.md: .*{name}\.pptx"):
        compose_pack(material(), ENGLISH, tmp_path)
