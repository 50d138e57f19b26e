"""Modules, table, codes, slugs, cases, words and pages belong together."""

from __future__ import annotations

import ast
import re
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from okra_coach.check import agenda_rules, rules
from okra_coach.check.explain import explain, find_rule
from okra_coach.check.lexicon import LANGUAGES, keys, pattern, word_list
from okra_coach.check.pages import GROUPS, group_of, rule_pages
from okra_coach.check.rule import Rule
from okra_coach.check.rules import RULES
from okra_coach.errors import UnknownRuleError
from okra_coach.resources import help_folder
from tests.check.agendafiles import agenda_case_files
from tests.check.casefiles import case_files

FOLDER = Path(rules.__file__).parent
FOLDERS = (FOLDER, Path(agenda_rules.__file__).parent)
FILES = sorted(path for folder in FOLDERS for path in folder.glob("*.py") if path.stem != "__init__")
CASE_FILES = [*case_files(), *agenda_case_files()]
each_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])


def test_every_module_is_in_the_table_once() -> None:
    of_modules = [import_module(f"okra_coach.check.{path.parent.name}.{path.stem}").RULE for path in FILES]

    assert len(RULES) == len(FILES)
    assert {rule.code for rule in of_modules} == {rule.code for rule in RULES}


def test_no_two_rules_answer_to_the_same_name() -> None:
    names = Counter(name.casefold() for rule in RULES for name in rule.names)

    assert [name for name, count in names.items() if count > 1] == []


def test_the_table_is_in_reading_order() -> None:
    order = [(list(GROUPS).index(group_of(rule.code)), rule.code) for rule in RULES]

    assert order == sorted(order)


@each_rule
def test_a_rule_says_all_it_should(rule: Rule[Any]) -> None:
    assert re.fullmatch(r"[A-Z]{2,3}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+|placeholder", rule.slug)
    assert rule.headline.endswith((".", "]")) or "?" in rule.headline
    assert len(rule.headline) <= 110
    assert all(part.strip() for part in (rule.why, rule.instead_of, rule.write, rule.source))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_module_holds_a_docstring_a_find_and_a_rule(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]

    assert ast.get_docstring(tree)
    assert functions[0] == "find"
    assert not re.search(r"[a-z]{2,3}\d{3}", path.stem)


def test_every_rule_has_its_case_file_and_every_case_file_its_rule() -> None:
    tied = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))["rule"] for path in CASE_FILES}

    assert tied == {rule.slug: rule.code for rule in RULES}


@pytest.mark.parametrize("path", CASE_FILES, ids=lambda path: path.stem)
def test_a_case_file_has_two_hits_and_two_misses_in_sentences_and_two_languages(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    data = yaml.safe_load(text)

    assert list(data) == ["rule", "misses", "hits"]
    assert min(len(data["misses"]), len(data["hits"])) >= 2
    assert all(sentence == sentence.strip(".") and " " in sentence for sentence in {**data["misses"], **data["hits"]})
    assert re.search(r"language: (de|vi)|[äöüßăđơư]|Eltern|Rechnungen|Wartezeit|Umsatz|Kunden", text)


def test_the_languages_have_the_same_lists_and_none_is_empty() -> None:
    assert keys("de") == keys("vi") == keys("en")
    assert [(language, key) for language in LANGUAGES for key in keys(language) if not word_list(key, language)] == []


def test_every_list_of_words_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in FOLDER.parent.rglob("*.py"))

    assert [key for key in sorted(keys("en")) if f'"{key}"' not in code] == []


def test_no_word_is_in_a_list_twice() -> None:
    twice = {
        (language, key, word)
        for language in LANGUAGES
        for key in keys(language)
        for word, count in Counter(word_list(key, language)).items()
        if count > 1
    }

    assert twice == set()


def test_words_match_whole_and_in_any_case() -> None:
    assert pattern("metrics").search("Our CHURN is high")
    assert not pattern("metrics").search("a churning sea")


def test_the_committed_pages_are_current() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in (help_folder() / "rules").glob("*.md")}

    assert committed == rule_pages(), "run: python -m okra_coach.check.pages"


@each_rule
def test_a_rule_is_explained_by_any_of_its_names(rule: Rule[Any]) -> None:
    assert {explain(name) for name in (*rule.names, rule.code.lower(), rule.slug.upper())} == {explain(rule.code)}
    assert explain(rule.code).startswith(f"# {rule.code} {rule.headline}\n")


def test_an_unknown_rule_names_the_nearest() -> None:
    with pytest.raises(UnknownRuleError, match="did you mean KR206"):
        find_rule("KR206x")
    with pytest.raises(UnknownRuleError, match="did you mean OBJ101"):
        find_rule("numbers in objectives")
    with pytest.raises(UnknownRuleError, match="lists all"):
        find_rule("zzz")
