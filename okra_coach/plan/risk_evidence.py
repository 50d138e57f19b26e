"""The conditions that the playbook of risks may name: each tells its evidence with counts, or that it is not met."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from okra_coach.model.insights import ScaleResult, ThemeVote
from okra_coach.plan.house import House, disagreeing
from okra_coach.plan.workdays import days

_APART = 1.0
"""From so many points of the scale on, the leadership sees a statement otherwise than the house."""
_RANGE = 2.0
_HALF_RISK = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence, how wide the gap is and how much of the house it concerns; both are shares from 0 to 1."""

    said: str
    gap: float
    reach: float


Condition = Callable[[House, float], Evidence | None]


def _low(question: str) -> Condition:
    """The house's average of a statement is under the threshold."""

    def met(house: House, threshold: float) -> Evidence | None:
        result = house.insights.scale(question)
        if result is None or result.about is None or result.about >= threshold:
            return None
        return Evidence(_rated(result, house), (threshold - result.about) / _RANGE, disagreeing(result))

    return met


def _rated(result: ScaleResult, house: House) -> str:
    words, against = house.words, house.told_apart(disagreeing(result), result)
    told = {
        "statement": house.statement(result.question),
        "mean": house.mean(result),
        "n": words.number(result.n or 0),
    }
    if against is None:
        return words("{statement}: {mean} of 5 on average, {n} answers.", **told)
    return words(
        "{statement}: {mean} of 5 on average, {against} of {n} disagree.", against=words.number(against), **told
    )


def _statements_apart(house: House, threshold: float) -> Evidence | None:
    """So many statements that the leadership rates clearly higher than the house."""
    insights, words = house.insights, house.words
    leaders = {
        one.question: one.about for one in insights.scales if one.group == "leadership" and one.about is not None
    }
    whole = {one.question: one.about for one in insights.scales if one.group == "company" and one.about is not None}
    gaps = {question: about - whole[question] for question, about in leaders.items() if question in whole}
    apart = sorted((question for question in gaps if gaps[question] >= _APART), key=lambda one: (-gaps[one], one))
    if not apart or len(apart) < threshold:
        return None
    said = words.plural(
        "The leadership rates {n} of {all} statements at least one point higher than the house as a whole; "
        "the widest gap is at {statement}.",
        "The leadership rates {n} of {all} statements at least one point higher than the house as a whole; "
        "the widest gap is at {statement}.",
        len(apart),
        all=words.number(len(gaps)),
        statement=house.statement(apart[0]),
    )
    return Evidence(said, gaps[apart[0]] / 4, len(apart) / len(gaps))


def _planning_slow(house: House, threshold: float) -> Evidence | None:
    """Goals are set once or twice a year, as the answers or, where they are silent, the client says."""
    words, slow = house.words, ("yearly", "half_yearly")
    count, everybody = house.chosen("work.planning", *slow)
    if house.nearly_all("work.planning", *slow):
        return Evidence(words("Nearly all who answered say that goals are set once or twice a year."), _HALF_RISK, 1.0)
    if count and count >= threshold * everybody:
        said = words.plural(
            "{n} of {all} says that goals are set once or twice a year.",
            "{n} of {all} say that goals are set once or twice a year.",
            count,
            all=words.number(everybody),
        )
        return Evidence(said, count / everybody / 2, count / everybody)
    if not everybody and house.workshop.planning_today in slow:
        return Evidence(words("Goals are set once or twice a year today."), _HALF_RISK, _HALF_RISK)
    return None


def _check_ins_rare(house: House, threshold: float) -> Evidence | None:
    """So large a share does not look at its progress every week."""
    words = house.words
    weekly, everybody = house.chosen("work.checkins", "weekly")
    rare, _ = house.chosen("work.checkins", "monthly", "quarterly", "rarely")
    share = (everybody - weekly if weekly else rare) / max(everybody, 1)
    if not (weekly or rare) or share < threshold:
        return None
    if weekly:
        said = words.plural(
            "Only {n} of {all} says that the team looks at its progress together every week.",
            "Only {n} of {all} say that the team looks at its progress together every week.",
            weekly,
            all=words.number(everybody),
        )
    else:
        said = words.plural(
            "{n} of {all} says that the team looks at its progress together once a month or less often.",
            "{n} of {all} say that the team looks at its progress together once a month or less often.",
            rare,
            all=words.number(everybody),
        )
    return Evidence(said, share / 2, share)


def _experience_little(house: House, threshold: float) -> Evidence | None:
    """So large a share has not worked with OKRs."""
    words = house.words
    if house.nearly_all("work.okr_experience", "none", "read"):
        return Evidence(words("Nearly all who answered have not worked with OKRs yet."), _HALF_RISK, 1.0)
    count, everybody = house.chosen("work.okr_experience", "none", "read")
    if not count or count < threshold * everybody:
        return None
    said = words.plural(
        "{n} of {all} has not worked with OKRs yet.",
        "{n} of {all} have not worked with OKRs yet.",
        count,
        all=words.number(everybody),
    )
    return Evidence(said, count / everybody / 2, count / everybody)


def _bonus_individual(house: House, threshold: float) -> Evidence | None:
    """So large a share says that bonuses follow personal targets, or the client does."""
    words, stated = house.words, house.workshop.bonus_today == "individual"
    count, everybody = house.chosen("work.bonus", "individual")
    if house.nearly_all("work.bonus", "individual"):
        return Evidence(words("Nearly all who answered say that bonuses follow personal targets."), 1.0, 1.0)
    if count and (stated or count >= threshold * everybody):
        said = words.plural(
            "{n} of {all} says that bonuses follow personal targets.",
            "{n} of {all} say that bonuses follow personal targets.",
            count,
            all=words.number(everybody),
        )
        return Evidence(said, _HALF_RISK, count / everybody)
    return Evidence(words("Bonuses follow personal targets today."), _HALF_RISK, 0.0) if stated else None


def _sponsor_missing(house: House, threshold: float) -> Evidence | None:
    if house.workshop.sponsor_role.strip():
        return None
    return Evidence(house.words("No sponsor is named yet."), 1.0, 1.0)


def _nothing_stopped(house: House, threshold: float) -> Evidence | None:
    """There are drafts, and nothing in them ends."""
    if not house.book.sets or any(okras.not_doing for okras in house.book.sets):
        return None
    return Evidence(house.words("The drafts name nothing yet that stops to make room."), _HALF_RISK, _HALF_RISK)


def _votes_scattered(house: House, threshold: float) -> Evidence | None:
    """Not even the first theme has so large a share of those who answered."""
    words, answered = house.words, house.insights.participation.answered
    first = max(house.insights.theme_votes, key=lambda vote: vote.votes, default=None)
    if first is None or first.votes < house.insights.threshold or first.votes >= threshold * answered:
        return None
    said = words(
        "No theme unites half of the house: the first, {theme}, has {votes} of {all}.",
        theme=words.quoted(first.name),
        votes=words.number(first.votes),
        all=words.number(answered),
    )
    return Evidence(said, threshold - first.votes / answered, 1 - first.votes / answered)


def _leadership_apart(house: House, threshold: float) -> Evidence | None:
    """Leadership and everybody else differ by that share on a theme; nobody's side is told."""
    widest = max(house.insights.theme_votes, key=_split, default=None)
    if widest is None or _split(widest) < threshold:
        return None
    said = house.words(
        "Leadership and everybody else do not put the same themes first; they differ most on {theme}.",
        theme=house.words.quoted(widest.name),
    )
    return Evidence(said, _split(widest), _HALF_RISK)


def _split(vote: ThemeVote) -> float:
    if vote.leadership_share is None or vote.staff_share is None:
        return 0.0
    return abs(vote.leadership_share - vote.staff_share)


def _response_low(house: House, threshold: float) -> Evidence | None:
    """Fewer than that share of those invited answered."""
    taken, words = house.insights.participation, house.words
    if not taken.invited or taken.answered >= threshold * taken.invited:
        return None
    share = taken.answered / taken.invited
    said = words(
        "{answered} of {invited} people who were asked answered ({share}).",
        answered=words.number(taken.answered),
        invited=words.number(taken.invited),
        share=words.quantity(round(100 * share), "%"),
    )
    return Evidence(said, threshold - share, 1 - share)


def _customer_data_missing(house: House, threshold: float) -> Evidence | None:
    insights = house.insights
    if insights.feedback or insights.net_promoter or insights.comments.comments:
        return None
    return Evidence(house.words("No scores and no comments of customers lie on the table yet."), _HALF_RISK, _HALF_RISK)


def _days_lost(house: House, threshold: float) -> Evidence | None:
    """So many weekdays of the cycle are holidays or in a blackout."""
    words, cycle = house.words, house.workshop.cycle
    weekdays = [day for day in days(cycle.first, cycle.last) if day.weekday() < 5]
    lost = sum(not house.calendar.may_meet(day) for day in weekdays)
    if lost < threshold or not weekdays:
        return None
    told = {"n": words.number(lost), "all": words.number(len(weekdays))}
    reasons = [span.reason for span in cycle.blackouts if span.reason and span.first <= cycle.last]
    if not reasons:
        said = words("{n} of {all} weekdays of the cycle are holidays or kept free of meetings.", **told)
    else:
        said = words(
            "{n} of {all} weekdays of the cycle are holidays or kept free of meetings ({reasons}).",
            reasons=words.join(list(dict.fromkeys(reasons))),
            **told,
        )
    return Evidence(said, 2 * lost / len(weekdays), lost / len(weekdays))


def _agreements_open(house: House, threshold: float) -> Evidence | None:
    """So many needs between teams are not agreed."""
    found = [one for one in house.rollout.agreements if one.accepted is not True]
    if not found or len(found) < threshold:
        return None
    said = house.words.plural(
        "{n} need between teams is not agreed yet.", "{n} needs between teams are not agreed yet.", len(found)
    )
    teams = {team for one in found for team in (one.needs, one.gives)}
    return Evidence(said, len(found) / 40, len(teams) / max(len(house.workshop.teams), 1))


def worried(house: House, risk: str, threshold: float) -> Evidence | None:
    """So large a share of the worries that were named speaks of the risk."""
    words, worries = house.words, house.insights.worries
    count = worries.counts.get(risk, 0)
    if not count or count < threshold * worries.told:
        return None
    share = count / worries.told
    said = words.plural(
        "{n} of {all} worries about OKRs speaks of it.",
        "{n} of {all} worries about OKRs speak of it.",
        count,
        all=words.number(worries.told),
    )
    return Evidence(said, share, share)


def _always(house: House, threshold: float) -> Evidence | None:
    return Evidence(house.words("It is watched in this house in any case."), 0.0, 0.0)


CONDITIONS: Mapping[str, Condition] = {
    "speak-up-low": _low("work.speak_up"),
    "backing-low": _low("work.backing"),
    "adapt-low": _low("work.adapt"),
    "share-low": _low("work.share"),
    "finish-low": _low("work.finish"),
    "decide-low": _low("work.decide"),
    "feedback-used-low": _low("customer.feedback_used"),
    "statements-apart": _statements_apart,
    "planning-slow": _planning_slow,
    "check-ins-rare": _check_ins_rare,
    "experience-little": _experience_little,
    "bonus-individual": _bonus_individual,
    "sponsor-missing": _sponsor_missing,
    "nothing-stopped": _nothing_stopped,
    "votes-scattered": _votes_scattered,
    "leadership-apart": _leadership_apart,
    "response-low": _response_low,
    "customer-data-missing": _customer_data_missing,
    "days-lost": _days_lost,
    "agreements-open": _agreements_open,
    "always": _always,
}
"""All but `worried`, which also needs to know of which risk it speaks."""
