"""Names the steps of a test that does several things on one open board."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def step(name: str) -> Iterator[None]:
    """Add the name of a step to what fails in it."""
    try:
        yield
    except Exception as error:
        error.add_note(f"in the step: {name}")
        raise
