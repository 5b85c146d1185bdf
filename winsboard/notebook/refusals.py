"""What the system refused, in words; it is no fault of the program, wherever it comes to light."""

from __future__ import annotations

from winsboard.store.errors import StoreError, refused


def foreseen(error: BaseException | None) -> StoreError | None:
    """The error with its sentence; none for what is a fault of the program itself."""
    if isinstance(error, StoreError):
        return error
    return refused(error) if isinstance(error, OSError) else None
