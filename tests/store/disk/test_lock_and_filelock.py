"""The lock of a board excludes others exactly when filelock's lock on the same file does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock, Timeout
from hypothesis import given
from hypothesis import strategies as st

from winsboard.store.disk.lock import Lock
from winsboard.store.errors import Busy

AT_ONCE = 0.0


@contextmanager
def ours(path: Path) -> Iterator[bool]:
    """Whether our lock could be taken; held inside the block."""
    try:
        with Lock(path).acquire(AT_ONCE):
            yield True
    except Busy:
        yield False


@contextmanager
def theirs(path: Path) -> Iterator[bool]:
    """Whether filelock's lock could be taken; held inside the block."""
    lock = FileLock(path)
    try:
        lock.acquire(timeout=AT_ONCE)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


KINDS = {"ours": ours, "theirs": theirs}


@pytest.mark.parametrize("first", KINDS)
@pytest.mark.parametrize("second", KINDS)
def test_one_is_refused_while_the_other_is_held(tmp_path: Path, first: str, second: str) -> None:
    path = tmp_path / "lock"
    with KINDS[first](path) as taken, KINDS[second](path) as taken_too:
        assert taken
        assert not taken_too
    with KINDS[second](path) as free_again:
        assert free_again


@given(holders=st.lists(st.sampled_from(sorted(KINDS)), max_size=6))
def test_in_any_order_only_the_outermost_holds_it(
    tmp_path_factory: pytest.TempPathFactory, holders: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "shared.lock"

    def held(rest: list[str]) -> list[bool]:
        if not rest:
            return []
        with KINDS[rest[0]](path) as taken:
            return [taken, *held(rest[1:])]

    assert held(holders) == [place == 0 for place in range(len(holders))]
