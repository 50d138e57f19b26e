"""What the public holidays of a cycle are called; which days they are, `plan` says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from okra_coach.model.workshop import Workshop


def holiday_names(workshop: Workshop) -> Mapping[date, str]:
    """The names in the engagement's language where the library can; none for a country it does not know."""
    import holidays

    years = range(workshop.cycle.first.year, workshop.cycle.last.year + 1)
    for subdivision in dict.fromkeys((workshop.subdivision, None)):
        try:
            known = holidays.country_holidays(workshop.country, subdiv=subdivision, years=years)
        except NotImplementedError:
            continue
        spoken = next((name for name in known.supported_languages if name.split("_")[0] == workshop.language), None)
        if spoken:
            known = holidays.country_holidays(workshop.country, subdiv=subdivision, years=years, language=spoken)
        return {day: str(name) for day, name in known.items()}
    return {}


def told_once(names: Sequence[str]) -> str:
    """Days in a row as one: the name that the others contain, or the first two."""
    different = list(dict.fromkeys(names))
    if not different:
        return ""
    most = max(different, key=lambda name: sum(name in other for other in different))
    return most if sum(most in other for other in different) > 1 else ", ".join(different[:2])
