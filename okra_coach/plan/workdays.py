"""Working days of a country, less the client's own blackouts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import holidays

from okra_coach.model.workshop import DateRange, Workshop

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Workdays:
    """Answers whether people work, and whether they may be asked to meet, on a day.

    `unknown` names the country or the part of it whose holidays are not known, "" when all are.
    """

    holidays: holidays.HolidayBase
    blackouts: tuple[DateRange, ...]
    unknown: str = ""

    def works(self, day: date) -> bool:
        """Neither a weekend nor a public holiday."""
        return bool(self.holidays.is_working_day(day))

    def may_meet(self, day: date) -> bool:
        """A working day outside the blackouts."""
        return self.works(day) and self.blackout(day) is None

    def blackout(self, day: date) -> DateRange | None:
        """The blackout that a day falls into."""
        return next((span for span in self.blackouts if day in span), None)

    def holiday(self, day: date) -> str:
        """The name of the public holiday on that day, "" when there is none."""
        return str(self.holidays.get(day, ""))

    def count(self, first: date, last: date) -> int:
        """Working days from the first to the last day, both included, blackouts among them."""
        return sum(map(self.works, days(first, last)))

    def count_meeting(self, first: date, last: date) -> int:
        """Working days outside the blackouts, first and last included."""
        return sum(map(self.may_meet, days(first, last)))

    def next_meeting_day(self, day: date, last: date) -> date | None:
        """The first day from `day` to `last` on which people may meet."""
        return next(filter(self.may_meet, days(day, last)), None)

    def shift(self, day: date, steps: int) -> date:
        """The day that many working days later (or earlier) on which people may meet; within a year."""
        step = _DAY if steps > 0 else -_DAY
        left = abs(steps)
        for _ in range(366):
            if not left:
                break
            day += step
            left -= self.may_meet(day)
        return day


def days(first: date, last: date) -> list[date]:
    """Every day from the first to the last, both included."""
    return [first + n * _DAY for n in range((last - first).days + 1)]


def workdays(workshop: Workshop) -> Workdays:
    """The client's working days in the years of the cycle and around them."""
    years = range(min(workshop.day, workshop.cycle.first).year, workshop.cycle.last.year + 2)
    blackouts = workshop.cycle.blackouts
    for subdivision in dict.fromkeys((workshop.subdivision, None)):
        found = _holidays(workshop.country, subdivision, workshop.language, years)
        if found is not None:
            return Workdays(found, blackouts, "" if subdivision == workshop.subdivision else str(workshop.subdivision))
    return Workdays(holidays.HolidayBase(years=years), blackouts, unknown=workshop.country)


def _holidays(country: str, subdivision: str | None, language: str, years: range) -> holidays.HolidayBase | None:
    """A country's holidays, named in the engagement's language where the library can."""
    try:
        known = holidays.country_holidays(country, subdiv=subdivision, years=years)
    except NotImplementedError:
        return None
    spoken = next((name for name in known.supported_languages if name.split("_")[0] == language), None)
    if spoken is None:
        return known
    return holidays.country_holidays(country, subdiv=subdivision, years=years, language=spoken)


def working_days(workshop: Workshop) -> tuple[date, ...]:
    """The days of the cycle on which the client works."""
    calendar = workdays(workshop)
    return tuple(day for day in days(workshop.cycle.first, workshop.cycle.last) if calendar.works(day))
