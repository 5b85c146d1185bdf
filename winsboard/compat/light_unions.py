"""Makes `Optional[...]`, `Union[...]` and `Callable[...]` cheap while modules are loaded.

Rich writes more than a thousand of them into the annotations of its functions, where nobody reads
them; `typing` checks and compares every part of each.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

NAMES: Final = ("Callable", "Optional", "Union")


class _Cheap:
    """Stands for one of them; whatever it is of, it is any type."""

    __slots__ = ("_stock",)

    def __init__(self, stock: Any) -> None:
        self._stock = stock

    def __getitem__(self, _of: object) -> Any:
        return Any

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stock, name)

    def __mro_entries__(self, _bases: object) -> tuple[type, ...]:
        return (object,)


@contextmanager
def light_unions() -> Iterator[None]:
    """While modules are loaded, do not work out what types may be."""
    stock = {name: getattr(typing, name) for name in NAMES}
    for name, real in stock.items():
        setattr(typing, name, _Cheap(real))
    try:
        yield
    finally:
        for name, real in stock.items():
            setattr(typing, name, real)
