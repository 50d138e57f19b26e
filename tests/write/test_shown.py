"""The record of what was shown survives its file, and says nothing that the pack does not."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from okra_coach.model.fault import Weight
from okra_coach.model.insights import ScaleResult, ThemeVote
from okra_coach.model.shown import Figures, Shown, ShownQuestion
from okra_coach.write.shown import SHOWN_FILE, held_back, load_shown, save_shown

_KEYS = st.sampled_from(["work.decide", "work.bonus", "direction.themes", "team.capacity"])
_PEOPLE = st.frozensets(st.text("0123456789abcdef", min_size=4, max_size=6), max_size=6)
_BANDS = st.sampled_from([None, (1.0, 1.8), (4.2, 5.0)])
_FIGURES = st.builds(
    Figures,
    scales=st.lists(
        st.builds(
            ScaleResult,
            _KEYS,
            st.sampled_from(["company", "alpha"]),
            st.none() | st.integers(5, 99),
            st.none() | st.floats(1, 5),
            st.sampled_from([None, (0.1, 0.2, 0.3, 0.4, 0.0)]),
            _BANDS,
        ),
        max_size=3,
    ).map(tuple),
    votes=st.lists(
        st.builds(ThemeVote, st.just("a"), st.just("Nähe"), st.integers(0, 9), st.none() | st.just(0.5)), max_size=2
    ).map(tuple),
    counts=st.dictionaries(st.sampled_from(["yearly", "other"]), st.integers(5, 50)),
    nearly_all=st.none() | st.just("yearly"),
    levels=st.dictionaries(st.just("alpha"), st.tuples(st.sampled_from([0.4, 2.0]), st.integers(5, 9))),
    disputed=st.sampled_from([(), ("alpha",)]),
)
_QUESTIONS = st.builds(ShownQuestion, _FIGURES, st.integers(3, 10), st.lists(st.lists(_PEOPLE, max_size=3)).map(
    lambda packs: tuple(tuple(sorted(pack, key=sorted)) for pack in packs)))  # fmt: skip


@settings(max_examples=60)
@given(st.builds(Shown, st.just("salt"), st.dictionaries(_KEYS, _QUESTIONS, max_size=3)))
def test_what_was_saved_is_read_again(shown: Shown) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        save_shown(Path(place), shown)
        again, faults = load_shown(Path(place))

    assert faults == ()
    assert again is not None
    assert {question: _unordered(one) for question, one in again.questions.items()} == {
        question: _unordered(one) for question, one in shown.questions.items()
    }


def _unordered(one: ShownQuestion) -> object:
    return one.figures, one.threshold, [sorted(map(sorted, pack)) for pack in one.packs]


def test_no_record_is_no_fault(tmp_path: Path) -> None:
    assert load_shown(tmp_path) == (None, ())


def test_a_damaged_record_stops_the_run_and_says_what_to_do(tmp_path: Path) -> None:
    for text in ("{", "[]", '{"salt": "x", "questions": {"q": {}}}', json.dumps({"salt": 1, "questions": []})):
        (tmp_path / ".okra").mkdir(exist_ok=True)
        (tmp_path / SHOWN_FILE).write_text(text, encoding="utf-8")
        shown, faults = load_shown(tmp_path)

        assert shown is None
        assert [fault.weight for fault in faults] == [Weight.STOPS]
        assert "delete it if nobody has seen the last pack" in faults[0].message


def test_an_unchanged_record_is_not_written_again(tmp_path: Path) -> None:
    save_shown(tmp_path, Shown("salt"))
    before = (tmp_path / SHOWN_FILE).stat().st_mtime_ns
    save_shown(tmp_path, Shown("salt"))

    assert (tmp_path / SHOWN_FILE).stat().st_mtime_ns == before


def test_what_waits_is_told_with_what_to_do() -> None:
    (fault,) = held_back(("work.decide",))

    assert fault.weight is Weight.WARNS
    assert "work.decide" in fault.message
    assert held_back(()) == ()
