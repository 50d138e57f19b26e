from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.write.draft_trees import OKRAS_SHAPE, ROLLOUT_SHAPE
from okra_coach.write.merge import mark_edits, merge, number_lines

texts = st.sampled_from(["", "Wait", "Booked online", "a: b", "ü"])
values = st.one_of(st.none(), st.integers(0, 3), texts, st.lists(texts, max_size=2))


def lines(keys: str, **inside: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Up to three lines; their ids are unique among all lines, as in a file."""
    line = st.fixed_dictionaries({"text": texts, "baseline": values, **inside})
    return st.dictionaries(st.sampled_from([f"{keys}1", f"{keys}2", f"{keys}3"]), line, max_size=3).map(
        lambda found: [{"id": own, "status": "draft", **rest} for own, rest in sorted(found.items())]
    )


def own_ids(tree: dict[str, Any]) -> dict[str, Any]:
    """Puts the parent's id in front of each line's, as drafts do."""
    for objective in tree["objectives"]:
        for key_result in objective["key_results"]:
            key_result["id"] = f"{objective['id']}.{key_result['id']}"
            for action in key_result["actions"]:
                action["id"] = f"{key_result['id']}.{action['id']}"
    return tree


trees = st.fixed_dictionaries(
    {
        "owner": st.just("desk"),
        "depends_on": st.lists(texts, max_size=2),
        "objectives": lines("o", key_results=lines("k", actions=lines("a"))),
        "not_doing": lines("n"),
    }
).map(own_ids)


def merged(base: dict[str, Any], theirs: dict[str, Any], ours: dict[str, Any]) -> dict[str, Any]:
    result = copy.deepcopy(theirs)
    merge(base, result, ours, OKRAS_SHAPE)
    return result


def by_id(tree: Any) -> Any:
    """The tree with its lines in the order of their ids: a merge adds new lines behind the others."""
    if isinstance(tree, dict):
        return {name: by_id(value) for name, value in tree.items()}
    if isinstance(tree, list) and tree and isinstance(tree[0], dict):
        return sorted((by_id(item) for item in tree), key=lambda item: str(item["id"]))
    return tree


@given(trees, trees)
def test_what_nobody_touched_becomes_the_new_draft(base: dict[str, Any], ours: dict[str, Any]) -> None:
    assert by_id(merged(base, base, ours)) == by_id(ours)


@given(trees, trees)
def test_a_draft_that_did_not_change_changes_nothing(base: dict[str, Any], theirs: dict[str, Any]) -> None:
    assert merged(base, theirs, base) == theirs


@given(trees, trees, trees)
def test_a_second_merge_of_the_same_draft_changes_nothing(
    base: dict[str, Any], theirs: dict[str, Any], ours: dict[str, Any]
) -> None:
    once = merged(base, theirs, ours)

    assert merged(ours, once, ours) == once


@given(trees, trees, st.data())
def test_an_edited_value_always_survives(base: dict[str, Any], ours: dict[str, Any], data: st.DataObject) -> None:
    theirs = copy.deepcopy(base)
    items = list(theirs["objectives"])
    items += [item for objective in items for item in objective["key_results"]]
    if not items:
        return
    item = data.draw(st.sampled_from(items))
    item["text"] = "Hers, and only hers"
    mark_edits(base, theirs, OKRAS_SHAPE)
    result = merged(base, theirs, ours)
    texts_now = [objective["text"] for objective in result["objectives"]]
    texts_now += [one["text"] for objective in result["objectives"] for one in objective["key_results"]]
    parent_went = "." in item["id"] and not any(
        objective["id"] == item["id"].split(".")[0] for objective in result["objectives"]
    )

    assert "Hers, and only hers" in texts_now
    assert not parent_went


@given(trees, trees, trees)
def test_a_line_taken_out_stays_out(base: dict[str, Any], ours: dict[str, Any], later: dict[str, Any]) -> None:
    theirs = copy.deepcopy(base)
    gone = {item["id"] for item in theirs["objectives"]}
    theirs["objectives"] = []

    assert gone.isdisjoint(item["id"] for item in merged(base, theirs, ours)["objectives"])


def test_a_line_moved_to_another_objective_is_still_the_same_line() -> None:
    line = {"id": "o1.k1", "measure": "Wait", "baseline": None, "status": "draft"}
    base = {"objectives": [{"id": "o1", "key_results": [line]}, {"id": "o2", "key_results": []}]}
    theirs = {"objectives": [{"id": "o1", "key_results": []}, {"id": "o2", "key_results": [dict(line)]}]}
    ours = copy.deepcopy(base)
    ours["objectives"][0]["key_results"][0]["baseline"] = 12  # type: ignore[index]

    assert merged(base, theirs, ours)["objectives"] == [
        {"id": "o1", "key_results": []},
        {"id": "o2", "key_results": [{**line, "baseline": 12}]},
    ]


def test_an_agreed_objective_gets_nothing_new() -> None:
    base = {"objectives": [{"id": "o1", "text": "Wait", "status": "draft", "key_results": []}]}
    theirs = {"objectives": [{"id": "o1", "text": "Wait", "status": "agreed", "key_results": []}]}
    ours = {
        "objectives": [{"id": "o1", "text": "Other", "status": "draft", "key_results": [{"id": "o1.k1", "text": "x"}]}]
    }

    assert merged(base, theirs, ours) == theirs


def test_a_moved_team_becomes_pinned_and_our_reasons_for_its_other_place_go() -> None:
    base = {"teams": [{"team": "billing", "wave": 1, "pinned": False, "reasons": ["first"]}]}
    theirs = {"teams": [{"team": "billing", "wave": 3, "pinned": False, "reasons": ["first"]}]}
    ours = {"teams": [{"team": "billing", "wave": 1, "pinned": False, "reasons": ["again"]}]}
    mark_edits(base, theirs, ROLLOUT_SHAPE)
    merge(base, theirs, ours, ROLLOUT_SHAPE)

    assert theirs == {"teams": [{"team": "billing", "wave": 3, "pinned": True, "reasons": ["again"]}]}


def test_what_she_says_of_a_team_that_she_moves_stays_alone() -> None:
    base = {"teams": [{"team": "billing", "wave": 1, "pinned": False, "reasons": ["first", "second"]}]}
    theirs = {"teams": [{"team": "billing", "wave": 3, "pinned": True, "reasons": ["first", "hers", "second"]}]}
    ours = {"teams": [{"team": "billing", "wave": 3, "pinned": True, "reasons": ["hers"]}]}
    merge(base, theirs, ours, ROLLOUT_SHAPE)

    assert theirs["teams"][0]["reasons"] == ["hers"]


def test_a_team_that_was_pinned_before_is_left_as_it_is() -> None:
    base = {"teams": [{"team": "billing", "wave": 3, "pinned": True, "reasons": ["hers"]}]}
    theirs = copy.deepcopy(base)
    ours = {"teams": [{"team": "billing", "wave": 3, "pinned": True, "reasons": ["ours"]}]}
    merge(base, theirs, ours, ROLLOUT_SHAPE)

    assert theirs == base


def test_a_changed_date_stays_and_the_others_move() -> None:
    base = {"events": [{"kind": "check-in", "number": n, "day": f"2027-04-1{n}"} for n in (1, 2)]}
    theirs = copy.deepcopy(base)
    theirs["events"][0]["day"] = "2027-04-20"
    ours = {"events": [{"kind": "check-in", "number": n, "day": f"2027-05-1{n}"} for n in (1, 2)]}
    merge(base, theirs, ours, ROLLOUT_SHAPE)

    assert [event["day"] for event in theirs["events"]] == ["2027-04-20", "2027-05-12"]


def test_without_a_record_every_line_counts_as_hers() -> None:
    theirs = {"objectives": [{"id": "o1", "text": "Hers", "status": "draft", "key_results": []}]}
    ours = {
        "objectives": [
            {"id": "o1", "text": "Other", "status": "draft", "key_results": []},
            {"id": "o2", "text": "New", "status": "draft", "key_results": []},
        ]
    }

    assert [item["text"] for item in merged({}, theirs, ours)["objectives"]] == ["Hers", "New"]


@pytest.mark.parametrize("odd", ["later", {"a": 1}, 3])
def test_a_list_that_is_no_list_any_more_is_left_alone(odd: object) -> None:
    assert merged({}, {"objectives": odd}, {"objectives": [{"id": "o1"}]}) == {"objectives": odd}


def test_lines_added_without_an_id_get_the_next_free_one() -> None:
    theirs: dict[str, Any] = {"objectives": [{"id": "desk.o1", "key_results": [{"measure": "Wait"}]}, {"text": "Mine"}]}
    number_lines(theirs, OKRAS_SHAPE, "desk.")

    assert theirs["objectives"][1]["id"] == "desk.o2"
    assert theirs["objectives"][0]["key_results"][0]["id"] == "desk.o1.k1"
