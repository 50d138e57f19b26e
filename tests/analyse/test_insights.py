from okra_coach.analyse.feedback import net_promoter_scores
from okra_coach.analyse.insights import analyse
from okra_coach.model.answers import Response
from okra_coach.model.feedback import FeedbackFile, FeedbackKind, FeedbackRow, ScoreColumn
from okra_coach.model.insights import Criterion, Insights
from okra_coach.model.measure import Quantity
from tests.analyse.building import engagement, response


def _feedback(promoters: int, passives: int, detractors: int, segment: str = "") -> list[FeedbackRow]:
    scores = [10] * promoters + [7] * passives + [3] * detractors
    file = FeedbackFile("nps.csv", (ScoreColumn("score", FeedbackKind.NPS, 0, 10),), main=0)
    return [FeedbackRow(file, number, (score,), "", segment) for number, score in enumerate(scores)]


def _criterion(insights: Insights, team: str, name: str) -> Criterion:
    ready = next(readiness for readiness in insights.readiness if readiness.team == team)
    return next(criterion for criterion in ready.criteria if criterion.id == name)


def _alpha(count: int = 5, **values: object) -> list[Response]:
    return [response(n, "alpha", **values) for n in range(count)]  # type: ignore[arg-type]


def test_a_net_promoter_score_comes_with_its_adjusted_wald_interval() -> None:
    (score,) = net_promoter_scores(_feedback(45, 31, 24))
    assert (score.n, score.score) == (100, 21.0)
    assert (score.low, score.high) == (4.9, 35.9)
    assert score.detectable_change == 31.3


def test_only_segments_of_thirty_answers_have_a_score() -> None:
    rows = _feedback(20, 5, 5, "retail") + _feedback(10, 10, 9, "food") + _feedback(3, 0, 0)
    assert [score.group for score in net_promoter_scores(rows)] == ["company", "retail"]


def test_an_interval_never_leaves_the_scale() -> None:
    (score,) = net_promoter_scores(_feedback(5, 0, 0))
    assert score.high <= 100.0


def test_no_feedback_gives_no_score() -> None:
    assert net_promoter_scores([]) == ()


def test_distributions_are_shown_from_ten_answers() -> None:
    mixed = [response(n, "alpha", work__decide=2.0 + 2 * (n % 2)) for n in range(10)]
    nine, ten = (analyse(engagement(mixed[:count])).scale("work.decide") for count in (9, 10))
    assert nine and nine.mean == 2.89 and nine.shares is None  # noqa: PT018 - one result
    assert ten and ten.shares == (0.0, 0.5, 0.0, 0.5, 0.0)  # noqa: PT018 - one result


def test_where_all_answer_alike_a_band_is_told() -> None:
    answers = [response(n, "alpha", work__decide=4.0) for n in range(10)]
    alike = analyse(engagement(answers)).scale("work.decide")
    assert alike and (alike.n, alike.mean, alike.shares, alike.band) == (10, None, None, (3.4, 4.2))  # noqa: PT018


def test_a_group_is_told_in_steps() -> None:
    answers = [response(n, team, work__decide=1.0 + n % 5) for n in range(10) for team in ("alpha", "beta")]
    team = analyse(engagement(answers)).scale("work.decide", "alpha")
    assert team and (team.n, team.mean, team.shares, team.band) == (10, None, None, (2.6, 3.4))  # noqa: PT018


def test_theme_votes_are_split_only_when_both_sides_are_large_enough() -> None:
    staff = [response(n, "alpha", direction__themes=("speed", "calm")) for n in range(5)]
    few = [response(10 + n, "beta", "leadership", direction__themes=("growth",)) for n in range(4)]
    one_more = response(20, "beta", "leadership", direction__themes=("growth",))
    together, split = analyse(engagement(staff + few)), analyse(engagement([*staff, *few, one_more]))
    assert all(vote.leadership_share is None for vote in together.theme_votes)
    growth = next(vote for vote in split.theme_votes if vote.theme == "growth")
    assert (growth.votes, growth.leadership_share, growth.staff_share) == (5, 0.75, 0.25)


def test_rare_options_are_merged_until_they_are_many() -> None:
    chosen = ["yearly"] * 9 + ["quarterly"] * 6 + ["monthly"] * 1
    answers = [response(n, "alpha", work__planning=option) for n, option in enumerate(chosen)]
    assert analyse(engagement(answers)).choices["work.planning"] == {"yearly": 9, "other": 7}


def test_who_somebody_is_is_not_counted_as_a_choice() -> None:
    answers = [response(n, "alpha", about__role="yearly") for n in range(9)]
    assert "about.role" not in analyse(engagement(answers)).choices


def test_a_hidden_team_keeps_only_what_workshop_yaml_says_of_it() -> None:
    ready = analyse(engagement(_alpha(4, work__decide=5.0, team__capacity=80.0))).readiness[0]
    assert (ready.tier, ready.coverage, ready.score) == (1, 25, 100.0)
    assert (ready.low, ready.high) == (25.0, 100.0)


def test_unknown_criteria_widen_the_range_and_never_lift_the_score() -> None:
    ready = analyse(engagement(_alpha(5, work__decide=1.0))).readiness[0]
    assert (ready.coverage, ready.score, ready.low, ready.high) == (40, 66.2, 26.5, 86.5)


def test_two_measures_with_a_baseline_make_a_team_fully_measurable() -> None:
    one = _alpha(5, team__measure1="Days to invoice", team__measure1_now=None)
    with_baseline = _alpha(5, team__measure1="Days to invoice", team__measure1_now=Quantity(9, "days", "9d"))
    assert _criterion(analyse(engagement(one)), "alpha", "measurability").level == 1.0
    assert _criterion(analyse(engagement(with_baseline)), "alpha", "measurability").level == 4.0


def test_leaders_answers_do_not_count_for_their_teams_readiness() -> None:
    leaders = [response(50 + n, "alpha", "leadership", team__capacity=100.0) for n in range(6)]
    insights = analyse(engagement(_alpha(5, team__capacity=10.0) + leaders))
    assert _criterion(insights, "alpha", "room").level == 2.0


def test_a_kind_is_disputed_when_two_of_a_shown_team_see_it_differently() -> None:
    agreeing, other = _alpha(4, team__kind="project"), [response(9 + n, "alpha", team__kind="daily") for n in range(2)]
    assert analyse(engagement(agreeing + other)).readiness[0].kind_disputed
    assert not analyse(engagement(agreeing + other[:1])).readiness[0].kind_disputed
    assert not analyse(engagement(other)).readiness[0].kind_disputed


def test_backing_is_told_and_does_not_weigh() -> None:
    insights = analyse(engagement(_alpha(5, work__backing=3.0)))
    backing = _criterion(insights, "alpha", "backing")
    assert (backing.weight, backing.level) == (0, 2.0)
    assert sum(criterion.weight for criterion in insights.readiness[0].criteria) == 100


def test_nobody_answered_is_an_insight_too() -> None:
    insights = analyse(engagement([]))
    assert insights.participation.answered == 0
    assert insights.theme_votes == ()
    assert all(result.mean is None for result in insights.scales)
