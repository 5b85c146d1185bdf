"""Defines dataclasses without compiling all of their functions.

For each of the dataclasses of Textual and Rich, Python writes out the source of `__init__`,
`__repr__`, `__eq__` and others and compiles it. For two of them a function that knows the names of
the fields does the same. The others are compiled when they are called for the first time: many
never are.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import attrgetter
from typing import Any


def _repr_fn(fields: Any, _globals: Any) -> Callable[[Any], str]:
    names = [field.name for field in fields]

    @dataclasses._recursive_repr  # type: ignore[attr-defined, untyped-decorator]
    def shown(self: Any) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({values})"

    return shown  # type: ignore[no-any-return]


def _cmp_fn(name: str, op: str, of_self: str, of_other: str, globals: Any) -> Any:
    names = of_self[1:-1].replace("self.", "").strip(",").split(",")
    if op != "==" or not all(map(str.isidentifier, names)):
        return _stock_cmp_fn(name, op, of_self, of_other, globals)
    values = attrgetter(*names)

    def is_equal(self: Any, other: Any) -> Any:
        if other.__class__ is self.__class__:
            return values(self) == values(other)
        return NotImplemented

    return is_equal


def _create_fn(name: str, *given: Any, **named: Any) -> Callable[..., Any]:
    made: list[Callable[..., Any]] = []

    def late(self: Any, /, *values: Any, **fields: Any) -> Any:
        if not made:
            made.append(_stock_create_fn(name, *given, **named))
            made[0].__qualname__ = late.__qualname__
        for kind in type(self).__mro__:
            if kind.__dict__.get(name) is late:
                setattr(kind, name, made[0])
        return made[0](self, *values, **fields)

    late.__name__ = name
    return late


_stock_create_fn: Any = getattr(dataclasses, "_create_fn", None)
_stock_repr_fn: Any = getattr(dataclasses, "_repr_fn", None)
_stock_cmp_fn: Any = getattr(dataclasses, "_cmp_fn", None)


@contextmanager
def quick_dataclasses() -> Iterator[None]:
    """While modules are loaded, define their dataclasses quickly; not in Python 3.13."""
    is_known = None not in (_stock_create_fn, _stock_repr_fn, _stock_cmp_fn)
    if is_known:
        dataclasses._create_fn = _create_fn  # type: ignore[attr-defined]
        dataclasses._repr_fn, dataclasses._cmp_fn = _repr_fn, _cmp_fn  # type: ignore[attr-defined]
    try:
        yield
    finally:
        if is_known:
            dataclasses._create_fn = _stock_create_fn  # type: ignore[attr-defined]
            dataclasses._repr_fn = _stock_repr_fn  # type: ignore[attr-defined]
            dataclasses._cmp_fn = _stock_cmp_fn  # type: ignore[attr-defined]
