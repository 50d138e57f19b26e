from okra_coach.model.audience import AUDIENCES, Audience, concerns, is_shared
from okra_coach.model.rollout import EventKind


def test_every_kind_of_date_says_who_takes_part() -> None:
    assert set(AUDIENCES) == set(EventKind)
    assert all(AUDIENCES.values())


def test_everybody_is_everyone() -> None:
    assert all(concerns(EventKind.KICK_OFF, audience) for audience in Audience)
    assert concerns(EventKind.GATE, Audience.SPONSOR)
    assert not concerns(EventKind.GATE, Audience.TEAM)


def test_only_the_consultant_s_own_work_is_not_shared() -> None:
    assert {kind for kind in EventKind if not is_shared(kind)} == {EventKind.PREPARATION, EventKind.READING}


def test_a_lead_is_where_the_team_is() -> None:
    assert all(concerns(kind, Audience.LEADS) for kind in EventKind if concerns(kind, Audience.TEAM))
