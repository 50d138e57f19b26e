from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from okra_coach.model.okra import HealthMeasure, KeyResult, Objective, OkraBook, OkraSet
from okra_coach.model.rollout import ProbeTest
from okra_coach.model.workshop import TeamKind
from okra_coach.plan.probe import traced
from tests.plan.building import planned, team, workshop

PORTAL, IT, SALES = team("Portal", TeamKind.PROJECT), team("IT", TeamKind.CENTRAL), team("Sales", TeamKind.DAILY)
TEAMS = (PORTAL, IT, SALES)


def okras(*supports: str, needs: tuple[str, ...] = (), kept: tuple[str, ...] = ()) -> OkraBook:
    """A company with one objective, and an IT with one key result that serves what is said."""
    company = OkraSet("company", "Brightwater", (Objective("company.o1", "Bills are right"),))
    own = Objective("it.o1", "Faster", supports=supports, key_results=(KeyResult("it.o1.k1", "Days to fix"),))
    health = tuple(HealthMeasure(f"portal.h{n}", measure) for n, measure in enumerate(kept))
    portal = OkraSet("portal", "Portal", (Objective("portal.o1", "Shorter", supports=("company.o1",)),), health)
    return OkraBook((company, portal, OkraSet("it", "IT", (own,), depends_on=needs)))


def probe(book: OkraBook) -> ProbeTest:
    found = planned(workshop(TEAMS), okras=book).probe
    assert found is not None
    return found


def test_it_is_the_central_team_of_the_first_wave() -> None:
    assert probe(okras()).team == "it"


def test_it_asks_what_each_key_result_is_for_in_the_words_of_the_company() -> None:
    assert probe(okras("company.o1")).questions[0] == (
        "Which company objective does each of its key results serve: “Bills are right”? In the drafts 1 of 1 trace to "
        "one."
    )


def test_a_key_result_that_serves_nothing_is_named() -> None:
    asked = "No company objective stands above these yet: “Days to fix”. Which one should they serve, or do they go?"
    assert asked in probe(okras()).questions
    assert not any("stands above" in question for question in probe(okras("company.o1")).questions)


def test_without_company_objectives_it_still_asks() -> None:
    without = OkraBook(okras().sets[1:])
    assert probe(without).questions[0] == "Which company objective does each of its key results serve?"


def test_it_asks_which_requests_are_accepted_and_what_was_promised() -> None:
    book = okras(needs=("portal", "sales"))
    waiting = replace(book, sets=(*book.sets[:1], replace(book.sets[1], depends_on=("it",)), book.sets[2]))
    asked = probe(waiting).questions
    assert "Which of its requests to Portal and Sales are accepted, with a date?" in asked
    assert "What has it promised Portal, by when, and is there room for it?" in asked


def test_it_asks_what_suffers() -> None:
    asked = probe(okras(kept=("Margin", "Uptime", "Sick days", "Debt"))).questions
    told = next(question for question in asked if "suffer" in question)
    assert told.endswith("such as “Margin”, “Uptime” and “Sick days”?")
    assert any("of another team suffer?" in question for question in probe(okras()).questions)


def test_the_blind_match_names_whom_to_ask() -> None:
    assert (
        probe(okras())
        .questions[-1]
        .startswith("Blind match: read its key results without their heading to people of Portal. ")
    )


def test_pass_marks_are_settings() -> None:
    described = workshop(TEAMS)
    marks = replace(described.rollout.probe, traced=90, contradictions=2, blind_match=70)
    rollout = planned(replace(described, rollout=replace(described.rollout, probe=marks)), okras=okras())
    assert rollout.probe is not None
    assert rollout.probe.pass_marks == (
        "At least 90% of its key results serve a company objective.",
        "At least 80% of its requests to other teams are accepted, with a date.",
        "At most 2 contradictions with other teams' key results or health measures are left.",
        "In the blind match at least 70% of the guesses name the right company objective.",
    )


def test_by_default_no_contradiction_is_left() -> None:
    assert "No contradiction with another team's key results or health measures is left." in probe(okras()).pass_marks


def test_without_a_central_team_the_one_that_most_need_is_proposed() -> None:
    teams = (PORTAL, SALES, team("Ocean", TeamKind.RESULT), team("Data", TeamKind.RESULT))
    needs = {"portal": ("data", "sales"), "sales": ("data",), "ocean": ("data", "sales")}
    rollout = planned(workshop(teams), needs=needs)
    assert rollout.probe is None
    (told,) = [one for one in rollout.warnings if "could be" in one]
    assert told.startswith("Data could be the alignment probe: 3 of 3 other teams need it. Name it under")


def test_where_nobody_is_needed_the_leadership_is_proposed() -> None:
    rollout = planned(workshop((PORTAL, SALES)), needs={"portal": ("sales",)})
    (told,) = [one for one in rollout.warnings if "could be" in one]
    assert told.startswith("As no team is needed by several others, the leadership could be the alignment probe")


def test_nobody_is_proposed_where_there_is_a_probe() -> None:
    assert not any("could be" in one for one in planned(workshop(TEAMS), okras=okras()).warnings)
    named = planned(workshop((PORTAL, SALES), central_team="portal"))
    assert not any("could be" in one for one in named.warnings)


def test_an_objective_serves_the_company_through_others_too() -> None:
    assert len(traced(okras("portal.o1").sets[2], okras("portal.o1"))) == 1
    assert traced(okras("sales.o9").sets[2], okras("sales.o9")) == ()


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 6)), max_size=20))
def test_circles_of_support_end(links: list[tuple[int, int]]) -> None:
    above = {n: tuple(f"o{other}" for one, other in links if one == n) for n in range(6)}
    objectives = tuple(
        Objective(f"o{n}", "x", supports=supports, key_results=(KeyResult(f"k{n}", "m"),))
        for n, supports in above.items()
    )
    company, own = OkraSet("company", "c", (Objective("o6", "y"),)), OkraSet("it", "IT", objectives)
    reached, before = {"o6"}, set[str]()
    while reached != before:
        before = set(reached)
        reached |= {f"o{n}" for n, supports in above.items() if reached.intersection(supports)}
    assert {f"o{one.id[1:]}" for one in traced(own, OkraBook((company, own)))} == reached - {"o6"}
