"""A drop-in replacement for `typing.NamedTuple` that is faster to define.

`typing.NamedTuple` compiles all annotations and a constructor for each class, about a million
instructions per class. `winsboard win` defines forty classes, and creates one or two instances of
most of those it needs. So here annotations stay strings, and the constructor, which costs a third
of a million instructions to compile, is compiled when a class turns out to have many instances.
Type checkers see `typing.NamedTuple`. Modules that use it need `from __future__ import
annotations`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

FEW = 4
"""The number of instances that are made without compiling a constructor."""
_compiled: dict[int, CodeType] = {}
"""The code of a constructor by its number of fields: only their names differ."""


def constructor(fields: Sequence[str], known: dict[str, object]) -> FunctionType:
    """Return the function that makes a tuple of named values; `known` are its global names."""
    number = len(fields)
    if number not in _compiled:
        names = ", ".join(f"_{place}" for place in range(number))
        source = f"lambda _cls, {names}: _tuple_new(_cls, ({names},))"
        _compiled[number] = eval(source, {}).__code__  # noqa: S307
    code = _compiled[number].replace(co_varnames=("_cls", *fields))
    made: FunctionType = type(constructor)(code, known)  # type: ignore[misc]
    return made


if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType, FunctionType
    from typing import NamedTuple as NamedTuple
else:
    try:
        from _collections import _tuplegetter as _field
    except ImportError:
        from operator import itemgetter

        def _field(place, doc):
            return property(itemgetter(place), doc=doc)

    class _Row(tuple):
        """The base class of all named tuples."""

        __slots__ = ()
        _fields = ()
        _field_defaults = {}  # noqa: RUF012 - every class has its own
        _instances = 0

        def __new__(cls, *values, **named):
            """Create a tuple. After a few of them, compile the constructor for later calls."""
            cls._instances += 1
            if cls._instances <= FEW:
                filled = cls._filled(values, named)
                if filled is not None:
                    return tuple.__new__(cls, filled)
            return cls._compiled()(cls, *values, **named)

        @classmethod
        def _filled(cls, values, named):
            """All the values in order; None if the call is not valid."""
            if not named and len(values) == len(cls._fields):
                return values
            rest = cls._fields[len(values) :]
            known = cls._field_defaults | named
            is_valid = rest and named.keys() <= {*rest} <= known.keys()
            return (*values, *map(known.get, rest)) if is_valid else None

        @classmethod
        def _compiled(cls):
            """Compile and install the constructor, which also raises the right errors."""
            known = {"_tuple_new": tuple.__new__, "__builtins__": {}}
            # Like `collections.namedtuple`: no other constructor is as fast to call.
            make = constructor(cls._fields, known)
            make.__defaults__ = tuple(cls._field_defaults.values())
            cls.__new__ = make
            return make

        @classmethod
        def _make(cls, values):
            """Create a tuple from an iterable. Raises TypeError for a wrong number of values."""
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **named):
            """A copy with some fields replaced. Raises ValueError for an unknown field."""
            made = self._make(map(named.pop, self._fields, self))
            if named:
                raise TypeError(f"Got unexpected field names: {list(named)!r}")
            return made

        def _asdict(self):
            """The values by field name."""
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            pairs = (f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({', '.join(pairs)})"

        def __getnewargs__(self):
            return tuple(self)

    class _Definition(type):
        """The metaclass: turns the body of a class into a tuple type."""

        def __new__(cls, name, _bases, body):
            fields = tuple(body.get("__annotations__", ()))
            body["__slots__"] = ()
            body["_fields"] = body["__match_args__"] = fields
            body["_field_defaults"] = {field: body[field] for field in fields if field in body}
            for place, field in enumerate(fields):
                body[field] = _field(place, None)
            return type(name, (_Row,), body)

    NamedTuple = type.__new__(_Definition, "NamedTuple", (), {})
