"""The first files of an engagement: a commented workshop.yaml and the questionnaire to send out."""

from __future__ import annotations

import importlib.resources
import json
import re
from collections.abc import Mapping

from babel.numbers import get_territory_currencies

from okra_coach.compose.form import Client, form_for
from okra_coach.compose.form_files import markdown_text
from okra_coach.compose.templating import render_source
from okra_coach.model.new_engagement import NewEngagement
from okra_coach.model.questionnaire import Questionnaire
from okra_coach.words import Words

_NOT_IN_YAML = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]+")


def compose_new(answers: NewEngagement, questionnaire: Questionnaire, words: Words) -> Mapping[str, str]:
    """The texts of the new engagement's files by relative path; whatever was typed is quoted."""
    country = answers.country.strip().upper()
    settings = {
        "answers": answers,
        "country": country,
        "currency": answers.currency.strip().upper() or currency_of(country),
        "timezone": answers.timezone.strip() or timezone_of(country),
        "cycle_name": cycle_name(answers),
        "quoted": quoted,
    }
    form = form_for(_client(answers), questionnaire, words)
    return {
        "workshop.yaml": render_source("new/workshop.yaml", words, settings),
        "questionnaire.md": markdown_text(form, words),
    }


def quoted(text: str) -> str:
    """A text between quotes that YAML reads back as it was typed, on one line."""
    return json.dumps(" ".join(_NOT_IN_YAML.sub(" ", text).split()), ensure_ascii=False)


def cycle_name(answers: NewEngagement) -> str:
    """`Q1 2027` by the quarter in which the middle of the cycle lies."""
    middle = answers.cycle_first + (answers.cycle_last - answers.cycle_first) / 2
    return f"Q{(middle.month + 2) // 3} {middle.year}"


def currency_of(country: str) -> str:
    """The country's currency; EUR when it is not known."""
    known = get_territory_currencies(country) if len(country) == 2 else []
    return str(known[0]) if known else "EUR"


def timezone_of(country: str) -> str:
    """The first time zone that the tz database lists for a country; UTC when it lists none."""
    table = importlib.resources.files("tzdata") / "zoneinfo" / "zone.tab"
    for line in table.read_text(encoding="utf-8").splitlines():
        code, _, rest = line.partition("\t")
        if code == country:
            return rest.split("\t")[1]
    return "UTC"


def _client(answers: NewEngagement) -> Client:
    teams = tuple((team.name, team.name) for team in answers.teams)
    return Client(answers.client, teams, tuple((theme, theme) for theme in answers.themes), answers.day)
