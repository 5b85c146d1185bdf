"""The few functions of large modules that Textual needs at its start, as those modules have them.

`inspect` loads the parser and the compiler of Python; Textual uses it to ask what kind of function
something is. Whatever is not plain is left to the real module.
"""

from __future__ import annotations

import functools
import sys
import types
import typing
from _random import Random
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from winsboard.compat.late_theme import LateTheme

COROUTINE: Final = 0x80
ITERABLE_COROUTINE: Final = 0x100
SPECIAL: Final = frozenset({"__signature__", "_is_coroutine_marker", "_is_coroutine_mark"})
"""What makes a function answer for another, or not for itself."""
KNOWN_TYPES: Final = (
    *("Final", "Literal", "ParamSpec", "Protocol", "Self", "TypeAlias", "TypeGuard", "TypedDict"),
    *("Concatenate", "LiteralString", "get_args", "get_origin", "overload", "runtime_checkable"),
)
"""Names of `typing_extensions` that it takes from `typing`."""


class Parameters:
    """The parameters of a plain function."""

    def __init__(self, code: types.CodeType, bound: int = 0) -> None:
        """The first `bound` of them are given already."""
        number = code.co_argcount + code.co_kwonlyargcount
        number += bool(code.co_flags & 0x04) + bool(code.co_flags & 0x08)
        self.parameters = code.co_varnames[bound:number]


class LateLogger:
    """A logger; what it is told for debugging is dropped while nobody has set up logging."""

    def __init__(self, load: Callable[[str], Any], name: str) -> None:
        self._load, self._name = load, name

    def debug(self, *what: Any, **how: Any) -> None:
        """Tell something for debugging."""
        if "logging" in sys.modules:
            self._load("logging").getLogger(self._name).debug(*what, **how)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._load("logging").getLogger(self._name), name)


def _function_of(asked: Any) -> tuple[Any, int]:
    """The function that is called, and how many of its parameters are given already."""
    if type(asked) is types.FunctionType or isinstance(asked, type):
        return asked, 0
    if type(asked) is types.MethodType:
        return asked.__func__, 1
    return None if hasattr(asked, "__signature__") else vars(type(asked)).get("__call__"), 1


class Inspect:
    """What `inspect` answers about plain functions, methods and classes."""

    NAMES: Final = (
        *("isawaitable", "isclass", "iscoroutinefunction", "isfunction"),
        *("getfile", "signature", "unwrap"),
    )

    def __init__(self, load: Callable[[str], Any]) -> None:
        self._load = load

    def isawaitable(self, asked: object) -> bool:
        """Whether something can be awaited."""
        if isinstance(asked, types.GeneratorType):
            return bool(asked.gi_code.co_flags & ITERABLE_COROUTINE)
        return isinstance(asked, types.CoroutineType | Awaitable)

    def isclass(self, asked: object) -> bool:
        """Whether something is a class."""
        return isinstance(asked, type)

    def isfunction(self, asked: object) -> bool:
        """Whether something is a function written in Python."""
        return isinstance(asked, types.FunctionType)

    def iscoroutinefunction(self, asked: Any) -> bool:
        """Whether a call of something makes a coroutine."""
        while isinstance(asked, functools.partial | types.MethodType):
            asked = asked.func if isinstance(asked, functools.partial) else asked.__func__
        if type(asked) is types.FunctionType and not SPECIAL & asked.__dict__.keys():
            return bool(asked.__code__.co_flags & COROUTINE)
        return bool(self._load("inspect").iscoroutinefunction(asked))

    def getfile(self, asked: Any) -> str:
        """The file in which something is defined."""
        if isinstance(asked, type):
            file = getattr(sys.modules.get(asked.__module__), "__file__", None)
            if file:
                return str(file)
        return str(self._load("inspect").getfile(asked))

    def signature(self, asked: Any, **named: Any) -> Any:
        """The parameters of something that can be called."""
        if sys._getframe(1).f_globals.get("__name__") == "dataclasses":
            # It becomes the docstring of a class that has none.
            return "(...)"
        plain, bound = _function_of(asked)
        while type(plain) is types.FunctionType and not named:
            if SPECIAL & plain.__dict__.keys():
                break
            if "__wrapped__" not in plain.__dict__:
                return Parameters(plain.__code__, bound)
            plain = plain.__dict__["__wrapped__"]
        return self._load("inspect").signature(asked, **named)

    def unwrap(self, asked: Any, **named: Any) -> Any:
        """The function inside of those that wrap it."""
        if named or hasattr(asked, "__wrapped__"):
            return self._load("inspect").unwrap(asked, **named)
        return asked


def small_parts(load: Callable[[str], Any]) -> Mapping[str, Mapping[str, object]]:
    """What is ready in each module; `load` loads the real one for everything else."""
    inspect = Inspect(load)
    return {
        "inspect": {name: getattr(inspect, name) for name in Inspect.NAMES},
        "logging": {"DEBUG": 10, "getLogger": lambda name: LateLogger(load, name)},
        "random": {"getrandbits": Random().getrandbits},
        "subprocess": {"PIPE": -1, "STDOUT": -2, "DEVNULL": -3},
        "pickle": {
            "dumps": lambda *what: load("_pickle").dumps(*what),
            "loads": lambda *what: load("_pickle").loads(*what),
        },
        "rich.themes": {"DEFAULT": LateTheme(load)},
        "typing_extensions": {
            name: getattr(typing, name) for name in KNOWN_TYPES if hasattr(typing, name)
        },
    }
