"""Turning refused system calls into errors of the store.

Each place that expects a refusal says best what it was about. This is for all others: a link that
may not be looked at, a folder that is closed between two looks. Whoever uses the store handles
`StoreError`, so a raw `OSError` would go past every handler and end the board.
"""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import ParamSpec, TypeVar

from winsboard.store.errors import refused

P = ParamSpec("P")
R = TypeVar("R")
C = TypeVar("C")


def raises_store_errors(of: type[C]) -> type[C]:
    """Have every public method and property of a class raise StoreError in place of OSError."""
    for name, found in list(vars(of).items()):
        if name.startswith("_"):
            continue
        if isinstance(found, property) and found.fget is not None:
            setattr(of, name, property(_guarded(found.fget)))
        elif isinstance(found, FunctionType):
            setattr(of, name, _guarded(found))
    return of


def _guarded(method: Callable[P, R]) -> Callable[P, R]:
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return method(*args, **kwargs)
        except OSError as error:
            raise refused(error) from error

    guarded.__name__, guarded.__doc__ = method.__name__, method.__doc__
    return guarded
