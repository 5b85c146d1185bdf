"""Turning unexpected OSErrors into errors of the store.

A method that expects an error describes it best itself. This handles all others: a link that may
not be read, a folder that is closed between two checks. Users of the store handle `StoreError`, so
an `OSError` would pass every handler and end the board.
"""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import ParamSpec, TypeVar

from winsboard.store.errors import system_error

P = ParamSpec("P")
R = TypeVar("R")
C = TypeVar("C")


def raises_store_errors(of: type[C]) -> type[C]:
    """Make every public method and property of a class raise StoreError instead of OSError."""
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
            raise system_error(error) from error

    guarded.__name__, guarded.__doc__ = method.__name__, method.__doc__
    return guarded
