"""Errors of the operating system as store errors; they are not bugs in the program."""

from __future__ import annotations

from winsboard.store.errors import StoreError, system_error


def expected_error(error: BaseException | None) -> StoreError | None:
    """Convert an expected error to a StoreError. Returns None for a bug in the program."""
    if isinstance(error, StoreError):
        return error
    return system_error(error) if isinstance(error, OSError) else None
