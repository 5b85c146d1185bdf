"""The files with words are read as they are written."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.words.lint import HOME

FILES = sorted(HOME.rglob("*.json"))


class Twice(Exception):
    """A key stands twice in an object, so that the second one hides the first."""


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of a JSON file. Raises Twice."""
    twice = [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]
    if twice:
        raise Twice(", ".join(twice))
    return dict(pairs)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOME)))
def test_no_key_stands_twice(path: Path) -> None:
    assert json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=once)


def test_a_key_that_stands_twice_is_noticed() -> None:
    with pytest.raises(Twice, match=r"option\.note"):
        json.loads(
            '{"a": {"option.note": "x", "b": 1, "option.note": "y"}}', object_pairs_hook=once
        )
