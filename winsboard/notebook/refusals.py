"""Errors of the operating system as messages; they are not faults of the program."""

from __future__ import annotations

from winsboard.store.errors import StoreError, refused


def foreseen_error(error: BaseException | None) -> StoreError | None:
    """The error with its sentence; none for what is a fault of the program itself."""
    if isinstance(error, StoreError):
        return error
    return refused(error) if isinstance(error, OSError) else None
