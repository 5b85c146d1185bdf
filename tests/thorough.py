"""Whether tests that go through everything do so, or try a fixed part of it.

`WINSBOARD_THOROUGH=1` tries everything, as `make torture` does.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final, TypeVar

T = TypeVar("T")

THOROUGH: Final = bool(os.environ.get("WINSBOARD_THOROUGH"))


def part_of(everything: Sequence[T], turn: int, parts: int) -> Sequence[T]:
    """Return one of `parts` equal parts; those of `parts` turns in a row are everything."""
    return everything if THOROUGH else everything[turn % parts :: parts]
