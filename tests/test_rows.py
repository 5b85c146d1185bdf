"""A table that is one test goes through every row, and names all that fail."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from tests.rows import RowsFailed, each


def test_every_row_is_tried_and_all_that_fail_are_named(tmp_path: Path) -> None:
    tried = []

    @each("one", "ab")
    @each(("two", "three"), [(1, 2), (3, 4), (5, 6)])
    def table(folder: Path, one: str, two: int, three: int) -> None:
        tried.append((one, two, three))
        assert folder is tmp_path
        assert two != 3, "three"
        if one == "b" and three == 6:
            raise KeyError("six")

    assert list(inspect.signature(table).parameters) == ["folder"]
    with pytest.raises(RowsFailed) as failure:
        table(folder=tmp_path)
    assert tried == [(o, t, t + 1) for o in "ab" for t in (1, 3, 5)]
    told = str(failure.value)
    assert told.startswith("3 rows failed:\none='a', two=3, three=4: three")
    assert "one='b', two=5, three=6: 'six'" in told


def test_a_table_without_a_row_is_a_mistake() -> None:
    with pytest.raises(AssertionError):
        each("one", [])
