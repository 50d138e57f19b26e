"""One language's words, numbers and dates: every text that a client reads passes through here.

English is the source text; the other languages are gettext catalogues in `templates/locale/`.
"""

from __future__ import annotations

import gettext
import io
import re
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from functools import cache
from pathlib import Path

from okra_coach.resources import templates_folder

LANGUAGES = ("en", "de", "vi")
_LOCALES = {"en": "en_GB", "de": "de_DE", "vi": "vi_VN"}
_QUOTES = {"en": ("“", "”"), "de": ("„", "“"), "vi": ("“", "”")}
_SKELETONS = {"short": "MMMd", "month": "yMMM"}
_LETTERS_BEFORE_DIGIT = re.compile(r"([A-Z]{2})(?=\d)")
_CURRENCY_UNITS = frozenset({"GBP", "EUR", "USD", "VND", "CHF"})


@dataclass(frozen=True)
class Words:
    """Speaks one language; `words("text")` translates, the other methods print numbers and dates."""

    language: str
    locale: str
    catalogue: gettext.NullTranslations = field(repr=False)

    def __call__(self, message: str, /, **values: object) -> str:
        """The message in this language, with `{name}` filled from the values."""
        text = self.catalogue.gettext(message)
        return text.format(**values) if values else text

    def plural(self, singular: str, plural: str, n: float, /, **values: object) -> str:
        """The form that fits n; `{n}` is filled in as a number of this language."""
        form = self.catalogue.ngettext(singular, plural, 1 if n == 1 else 2)
        return form.format(n=self.number(n), **values)

    def quoted(self, text: str) -> str:
        """The text in this language's quotation marks."""
        opening, closing = _QUOTES.get(self.language, _QUOTES["en"])
        return f"{opening}{text}{closing}"

    def number(self, value: float, decimals: int = 2) -> str:
        """A number with this language's separators and no trailing zeros."""
        from babel.numbers import format_decimal

        pattern = "#,##0." + "#" * decimals if decimals else "#,##0"
        return format_decimal(value, format=pattern, locale=self.locale)

    def quantity(self, value: float | None, unit: str) -> str:
        """A value with its unit, such as `8.4%`, `£410,000` or `12 Tage`; `?` when nobody gave the value."""
        if value is None:
            return "?"
        if unit in _CURRENCY_UNITS:
            return self._money(value, unit)
        if unit == "%":
            return self._percent(value)
        if unit in _UNITS:
            return self.plural(*_UNITS[unit], value)
        return f"{self.number(value)} {unit}".rstrip()

    def unit(self, unit: str) -> str:
        """A unit by itself, such as `Tage` for days; one that is no duration as it is."""
        if unit not in _UNITS:
            return unit
        return self.catalogue.ngettext(*_UNITS[unit], 2).replace("{n}", "").strip()

    def _percent(self, value: float) -> str:
        from babel import Locale
        from babel.numbers import format_percent

        pattern = Locale.parse(self.locale).percent_formats[None].pattern.replace("#,##0", "#,##0.##")
        return format_percent(Decimal(str(value)) / 100, format=pattern, locale=self.locale)

    def _money(self, value: float, currency: str) -> str:
        from babel import Locale
        from babel.numbers import format_currency

        pattern = Locale.parse(self.locale).currency_formats["standard"].pattern
        if float(value).is_integer():
            pattern = pattern.replace(".00", "")
        told = format_currency(value, currency, format=pattern, locale=self.locale, currency_digits=False)
        return _LETTERS_BEFORE_DIGIT.sub("\\1\N{NO-BREAK SPACE}", told)

    def date(self, day: date, form: str = "long") -> str:
        """A date; form is `long` (12 January 2027), `weekday` (Tuesday, …), `short` (12 Jan) or `month` (Jan 2027)."""
        from babel.dates import format_date, format_skeleton

        if form in _SKELETONS:
            return format_skeleton(_SKELETONS[form], day, locale=self.locale)
        return format_date(day, format="full" if form == "weekday" else "long", locale=self.locale)

    def time(self, moment: time) -> str:
        """A clock time such as 09:00."""
        from babel.dates import format_time

        return format_time(moment, format="HH:mm", locale=self.locale)

    def join(self, items: list[str] | tuple[str, ...]) -> str:
        """The items as a list in running text: `a, b and c`."""
        from babel.lists import format_list

        return format_list(list(items), locale=self.locale) if items else ""

    def either(self, items: list[str] | tuple[str, ...]) -> str:
        """The items as alternatives in running text: `a, b or c`."""
        from babel.lists import format_list

        return format_list(list(items), style="or", locale=self.locale) if items else ""


def mark(message: str) -> str:
    """Marks a text for the catalogue that is translated later, where it is shown."""
    return message


def mark_plural(singular: str, plural: str) -> tuple[str, str]:
    """The same for a text with a singular and a plural."""
    return singular, plural


_UNITS = {
    "seconds": mark_plural("{n} second", "{n} seconds"),
    "minutes": mark_plural("{n} minute", "{n} minutes"),
    "hours": mark_plural("{n} hour", "{n} hours"),
    "days": mark_plural("{n} day", "{n} days"),
    "working days": mark_plural("{n} working day", "{n} working days"),
    "weeks": mark_plural("{n} week", "{n} weeks"),
    "months": mark_plural("{n} month", "{n} months"),
    "years": mark_plural("{n} year", "{n} years"),
}
"""Durations by the unit that `read` gives them: CLDR has holes here for Vietnamese."""


def unit_named(name: str) -> str:
    """The unit that our own tables call so in one of the languages; any other name as it is."""
    return _units_by_name().get(name.casefold(), name)


@cache
def _units_by_name() -> dict[str, str]:
    return {load_words(language).unit(unit).casefold(): unit for language in LANGUAGES for unit in _UNITS}


@cache
def load_words(language: str) -> Words:
    """The words of a language; one without a catalogue speaks English."""
    path = templates_folder() / "locale" / language / "LC_MESSAGES" / "okra_coach.po"
    catalogue = _catalogue(path) if path.is_file() else gettext.NullTranslations()
    return Words(language, _LOCALES.get(language, language), catalogue)


def _catalogue(path: Path) -> gettext.NullTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as source:
        catalogue = read_po(source)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
