"""Whether tests that go through everything do so, or try a fixed part of it.

`WINSBOARD_THOROUGH=1` tries everything, as `make torture` does.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Final, TypeVar
from zlib import crc32

import pytest

T = TypeVar("T")

THOROUGH: Final = bool(os.environ.get("WINSBOARD_THOROUGH"))


def part_of(everything: Sequence[T], turn: int, parts: int) -> Sequence[T]:
    """Return one of `parts` equal parts; those of `parts` turns in a row are everything."""
    return everything if THOROUGH else everything[turn % parts :: parts]


def examples(number: int) -> int:
    """Return how many of so many random examples to try: all of them, or an eighth, at least 4.

    A thorough run tries others each time.
    """
    return number if THOROUGH else max(number // 8, 4)


COSTLY: Final = ("cli/", "e2e/", "notebook/", "plain/", "report/", "store/", "tui/", "words/")
"""The folders whose tests open boards, start programs, make machines meet or measure texts."""
CHEAP: Final = "tui/terminal/input/"
KNOWN: Final = "8.2.8"
"""The version of Textual whose defects the tests marked xfail show; with another, all are tried."""
SIZES: Final = frozenset({"size"})


def part_of_products(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return the tests to run of those that were found.

    Where a costly test crosses lists of values, each value of each list is tried, and not each one
    with each of the others. Where it only crosses sizes of the window, it is tried in one of them;
    which one differs from test to test. What fails in this version of Textual is not tried.
    `WINSBOARD_THOROUGH=1` tries everything.
    """
    if THOROUGH:
        return items
    if version("textual") == KNOWN:
        items = [item for item in items if item.get_closest_marker("xfail") is None]
    values: dict[str, dict[str, list[str]]] = {}
    for item in items:
        for names, value in _axes(item).items():
            known = values.setdefault(_test_of(item), {}).setdefault(names, [])
            if value not in known:
                known.append(value)
    return [item for item in items if _is_tried(item, values.get(_test_of(item), {}))]


def _axes(item: pytest.Item) -> dict[str, str]:
    """Return the lists of values that a costly test crosses, with its value of each."""
    place = item.nodeid.partition("tests/")[2]
    if not place.startswith(COSTLY) or place.startswith(CHEAP):
        return {}
    if not isinstance(item, pytest.Function) or not hasattr(item, "callspec"):
        return {}
    params = item.callspec.params
    marks = [mark.args[0] for mark in item.iter_markers("parametrize")]
    lists = [mark.split(",") if isinstance(mark, str) else mark for mark in marks]
    named = [[name.strip() for name in names] for names in lists]
    return {",".join(names): repr([params.get(n) for n in names]) for names in named}


def _test_of(item: pytest.Item) -> str:
    return item.nodeid.partition("[")[0]


def _is_tried(item: pytest.Item, values: Mapping[str, Sequence[str]]) -> bool:
    numbers = {names: values[names].index(value) for names, value in _axes(item).items()}
    if numbers.keys() <= SIZES:
        turn = crc32(_test_of(item).encode())
        return all(number == turn % len(values[names]) for names, number in numbers.items())
    return is_in_part(numbers, {names: len(values[names]) for names in numbers})


def is_in_part(numbers: Mapping[str, int], lengths: Mapping[str, int]) -> bool:
    """Return whether a combination of values is tried, by its place in each list.

    As many are tried as the longest list has values.
    """
    first, *others = sorted(lengths, key=lambda names: -lengths[names])
    turn = numbers[first]
    for names in others:
        if numbers[names] != turn % lengths[names]:
            return False
        turn += turn // lengths[names]
    return True
