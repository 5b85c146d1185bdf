"""Named tuples that cost little to define.

`typing.NamedTuple` compiles every annotation and a constructor for each class, about a million
instructions a class. A quick `winsboard win` defines forty of them and builds a dozen, so here the
annotations stay text and a constructor is made when it is first called. For a type checker it is
`typing.NamedTuple`; modules that use it need `from __future__ import annotations`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    try:
        from _collections import _tuplegetter as _field
    except ImportError:
        from operator import itemgetter

        def _field(place, doc):
            return property(itemgetter(place), doc=doc)

    class _Row(tuple):
        """What all named tuples share."""

        __slots__ = ()
        _fields = ()
        _field_defaults = {}  # noqa: RUF012 - every class has its own

        def __new__(cls, *values, **named):
            """Make the constructor with the names of the fields, which later calls go to."""
            names = ", ".join(cls._fields)
            known = {"new": tuple.__new__, "__builtins__": {}}
            # As the standard library does it: nothing else is as quick to call.
            make = eval(f"lambda _cls, {names}: new(_cls, ({names},))", known)  # noqa: S307
            make.__defaults__ = tuple(cls._field_defaults.values())
            cls.__new__ = make
            return make(cls, *values, **named)

        @classmethod
        def _make(cls, values):
            """A tuple of as many values as there are fields."""
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **named):
            """The same with other values in some fields."""
            made = self._make(map(named.pop, self._fields, self))
            if named:
                raise TypeError(f"Got unexpected field names: {list(named)!r}")
            return made

        def _asdict(self):
            """The values by the names of their fields."""
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            pairs = (f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({', '.join(pairs)})"

        def __getnewargs__(self):
            return tuple(self)

    class _Definition(type):
        """Turns the body of a class into a kind of tuple."""

        def __new__(cls, name, _bases, body):
            fields = tuple(body.get("__annotations__", ()))
            body["__slots__"] = ()
            body["_fields"] = body["__match_args__"] = fields
            body["_field_defaults"] = {field: body[field] for field in fields if field in body}
            for place, field in enumerate(fields):
                body[field] = _field(place, None)
            return type(name, (_Row,), body)

    NamedTuple = type.__new__(_Definition, "NamedTuple", (), {})
