from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okra_coach.documents.lazily import Lazily


@given(st.integers(0, 20), st.slices(20))
def test_items_and_slices_are_those_of_a_tuple(count: int, part: slice) -> None:
    made, eager = Lazily(count, lambda number: number * 2), tuple(number * 2 for number in range(count))
    assert tuple(made) == eager
    assert made[part] == eager[part]
    assert len(made) == count


def test_an_item_behind_the_last_is_an_index_error() -> None:
    with pytest.raises(IndexError):
        Lazily(2, str)[2]
