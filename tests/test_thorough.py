"""What the fast run leaves out: combinations, and no value of any list."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tests.thorough import is_in_part


@given(st.lists(st.integers(1, 6), min_size=1, max_size=4))
def test_each_value_of_each_list_is_tried(counts: list[int]) -> None:
    lengths = {f"list {n}": count for n, count in enumerate(counts)}
    everything = [
        dict(zip(lengths, numbers, strict=True)) for numbers in product(*map(range, counts))
    ]
    tried = [numbers for numbers in everything if is_in_part(numbers, lengths)]
    assert len(tried) == max(counts)
    for name, count in lengths.items():
        assert {numbers[name] for numbers in tried} == {*range(count)}
