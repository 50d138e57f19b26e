from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.read.tree import Plain, parse_tree


def faults(text: str) -> list[str]:
    return [str(fault) for fault in parse_tree(text, "a.yaml").faults]


def test_every_scalar_stays_as_it_was_written() -> None:
    tree = parse_tree("a: yes\nb: 010\nc: 12:30\nd: 2027-01-12\ne: off\nf: 1_000\ng: '7'", "a.yaml")
    assert tree.value == {"a": "yes", "b": "010", "c": "12:30", "d": "2027-01-12", "e": "off", "f": "1_000", "g": "7"}


def test_only_an_unquoted_null_is_nothing() -> None:
    assert parse_tree("a: null\nb: ~\nc:\nd: ''\ne: 'null'", "a.yaml").value == {
        "a": None,
        "b": None,
        "c": None,
        "d": "",
        "e": "null",
    }


def test_every_value_knows_its_line() -> None:
    tree = parse_tree("# note\na:\n  - x\n  - b: 1\n    c: |\n      long\n", "a.yaml")
    assert [tree.place(path).line for path in (("a",), ("a", 0), ("a", 1, "b"), ("a", 1, "c"))] == [2, 3, 4, 5]


def test_the_place_of_something_missing_is_what_is_around_it() -> None:
    tree = parse_tree("a:\n  b: 1\n", "a.yaml")
    assert str(tree.place(("a", "zzz"))) == "a.yaml:1"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a:\n\tb: 1", "a.yaml:2: the line is indented with a tab; use spaces"),
        ("a: b: c", "a.yaml:1: a text with a colon and a space in it needs quotes around it"),
        ("a: 1\nb: 'x\nc: 1", "a.yaml:3: a quotation mark is opened and never closed"),
        ("a: @x", "a.yaml:1: a text that starts with a special sign needs quotes around it"),
        ("a: 1\na: 2", "a.yaml:2: “a” is here twice, first on line 1; keep one"),
        ("", "a.yaml:1: the file is empty"),
        ("# only a comment\n", "a.yaml:1: the file is empty"),
        ("a: 1\n---\nb: 2", "a.yaml:3: a second document starts here (“---”); keep one"),
        ("a: &x [*x]", "a.yaml:1: this alias (“*…”) repeats itself without end; write the text out"),
        ("a: *x", "a.yaml:1: “*” refers to something that is not defined; put the text in quotes"),
        ("a: 1\nb: \x01", "a.yaml:2: a character here is invisible and not allowed; type the text again"),
        ("[" * 5000, "a.yaml:1: the settings are nested too deeply"),
        ("? [a]\n: 1", "a.yaml:1: a setting's name should be one word before a colon"),
    ],
)
def test_a_file_that_is_no_yaml_is_told_in_plain_words(text: str, said: str) -> None:
    assert faults(text) == [said]


def test_aliases_that_multiply_are_bounded() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefg", "bcdefgh", strict=True)
    )
    assert any("repeats itself" in fault for fault in faults(bomb))


scalars = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=8)
trees = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(scalars.filter(bool), inner, max_size=3),
    max_leaves=12,
)


@settings(deadline=None)
@given(trees.filter(lambda value: isinstance(value, dict)))
def test_what_yaml_writes_is_read_back(value: Plain) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_style='"')
    assert parse_tree(text, "a.yaml").value == value


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    parse_tree(text, "a.yaml")
