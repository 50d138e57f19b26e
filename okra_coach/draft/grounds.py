"""By which rule a line was chosen, and what was set aside for it: for the consultant who is asked why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okra_coach.draft.book import Drafting
from okra_coach.draft.links import CompanyAim
from okra_coach.draft.measures import Measure, agreed_baseline, baselines, chosen_target, unit_of
from okra_coach.draft.team import TeamDraft
from okra_coach.model.measure import Quantity
from okra_coach.model.okra import COMPANY, Action, Certainty, HealthMeasure, KeyResult, NotDoing, Objective, OkraSet

Line = Objective | KeyResult | Action | HealthMeasure | NotDoing
_MOST_ASIDE = 5
_LINKS = {
    Certainty.CLEAR: "clear: its own words speak of the theme, and the team's people voted for it",
    Certainty.LIKELY: "likely: its measures, its people's words and their votes point there, its own words less",
}


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a line is as it is: the rules in the order in which they were applied, and the answers that lost by them.

    What was set aside is a reference and its text.
    """

    rules: tuple[str, ...]
    aside: tuple[tuple[str, str], ...] = ()


def grounds(drafting: Drafting, line_id: str) -> Grounds | None:
    """The grounds of a drafted line by its id in the book; None for a line that would not be drafted (any more)."""
    original = {now: before for before, now in drafting.renamed.items()}.get(line_id, line_id)
    for okras in drafting.book.sets:
        if line_id.startswith(f"{okras.owner}."):
            found = _in_set(okras, line_id)
            return _told(found, original, okras, drafting) if found else None
    return None


def _in_set(okras: OkraSet, line_id: str) -> Line | None:
    lines: list[Line] = [
        *okras.objectives,
        *okras.key_results,
        *okras.actions,
        *okras.health_measures,
        *okras.not_doing,
    ]
    return next((line for line in lines if line.id == line_id), None)


def _told(line: Line, original: str, okras: OkraSet, drafting: Drafting) -> Grounds:
    team = next((team for team in drafting.teams if team.okras.owner == okras.owner), None)
    if isinstance(line, Objective):
        aim = next((aim for aim in drafting.aims if aim.objective.id == original), None)
        return _company_objective(aim) if aim else _team_objective(line, team)
    if isinstance(line, KeyResult):
        return _key_result(line, original, team, drafting)
    if isinstance(line, Action):
        return _action(line, original, team)
    if isinstance(line, HealthMeasure):
        return Grounds((line.why or "A number that somebody wants to hold is a KPI, and no key result.",))
    return Grounds(("What several would stop comes first, then what others' proposals echo; each team in turn.",))


def _company_objective(aim: CompanyAim) -> Grounds:
    theme = aim.theme
    support = (
        f"Theme “{theme.theme.name}”: {len(theme.voters)} people put it first; support {theme.support:.0%}, "
        "the mean of the shares of each team, the leadership and the customers."
    )
    wording = (
        "Of the answers that speak of it, the one that does so most clearly, for somebody, in one idea and without "
        "a figure; what a team's objective says already is at most the other wording."
    )
    return Grounds((support, wording), aim.aside[:_MOST_ASIDE])


def _team_objective(objective: Objective, team: TeamDraft | None) -> Grounds:
    rules = [
        "The team's own aim that says best who is better off: the lead's before others', a change before a task.",
    ]
    if objective.link_certainty:
        rules.append(f"The link to {', '.join(objective.supports)} is {_LINKS[objective.link_certainty]}.")
    taken = set(objective.evidence)
    others = [(aim.ref, aim.text) for aim in team.aims if aim.ref not in taken] if team else []
    return Grounds(tuple(rules), tuple(others[:_MOST_ASIDE]))


def _key_result(result: KeyResult, original: str, team: TeamDraft | None, drafting: Drafting) -> Grounds:
    known = {key: measure for draft in drafting.teams for key, measure in draft.measures}
    measure = known.get(original) or next(
        (one for one in known.values() if set(result.evidence) >= set(one.evidence)), None
    )
    rules = ["A company key result is one of a team's that measures the objective, at most two of a team."]
    if not original.startswith(f"{COMPANY}."):
        rules = ["Named by most people, by the lead, with both values, and as an effect: these come first."]
    rules += _value_rules(measure) if measure else []
    aside = [(other.mentions[0].evidence[0], other.name) for other in team.aside] if team else []
    return Grounds(tuple(rules), tuple(aside[:_MOST_ASIDE]))


def _value_rules(measure: Measure) -> Iterator[str]:
    unit = unit_of(measure)
    if measure.people > 1:
        yield f"{measure.people} people name it, in {len({m.name for m in measure.mentions})} wordings."
    given = baselines(measure)
    if not given:
        yield "Baseline: nobody gave one."
    elif agreed_baseline(measure, unit) is None:
        yield f"Baseline: left open, since the {len(given)} values given differ too much to be one."
    else:
        yield "Baseline: those who gave one agree." if len(given) > 1 else "Baseline: as the one person gave it."
    yield _target_rule(measure, unit)


def _target_rule(measure: Measure, unit: str) -> str:
    named = [m for m in measure.mentions if isinstance(m.target, Quantity) and not m.leader]
    if chosen_target(measure, unit) is None:
        return "Target: nobody gave one in figures that fits."
    if any(mention.lead for mention in named):
        return "Target: the team lead's."
    return "Target: the middle one of those given." if len(named) > 1 else "Target: as the one person gave it."


def _action(action: Action, original: str, team: TeamDraft | None) -> Grounds:
    measure = dict(team.measures).get(original.rpartition(".")[0]) if team else None
    authors = {ref.partition(".")[0] for ref in action.evidence}
    own = measure is not None and any(mention.response in authors for mention in measure.mentions)
    home = "its author measures this key result" if own else "it speaks of this key result in the same words"
    many = len(authors)
    merged = f"{many} people propose it; lines that say the same are one." if many > 1 else ""
    return Grounds(tuple(rule for rule in (f"It stands here because {home}.", merged) if rule), ())
