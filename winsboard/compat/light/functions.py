"""Stand-ins for `functools`, `contextlib`, `collections`, `operator`, `types` and `signal`.

What is in C of them is taken from there, and `suppress` and a few decorators are short. Importing
the first five takes a third of the time of `python -c pass`; `signal` makes its numbers names.
"""

from __future__ import annotations

import _collections  # type: ignore[import-not-found]
import _collections_abc
import _functools  # type: ignore[import-not-found]
import _operator
import _signal  # type: ignore[import-not-found]
import sys

from winsboard.compat.light.stand_in import real_module, stand_in_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

COPIED = ("__module__", "__name__", "__qualname__", "__doc__")
FROM_OPERATOR = ("attrgetter", "index", "itemgetter", "methodcaller")
FROM_SIGNAL = ("SIGHUP", "SIGQUIT", "SIGTERM", "SIG_DFL", "getsignal", "signal")
FROM_COLLECTIONS = ("OrderedDict", "defaultdict", "deque")


class _Suppress:
    """Like `contextlib.suppress`."""

    def __init__(self, *errors: type[BaseException]) -> None:
        self._errors = errors

    def __enter__(self) -> None:
        return

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        return kind is not None and issubclass(kind, self._errors)


class _CachedProperty:
    """Like `functools.cached_property`."""

    def __init__(self, func: Any) -> None:
        self.func = func
        self.__doc__ = func.__doc__

    def __set_name__(self, _owner: object, name: str) -> None:
        self._name = name

    def __get__(self, instance: Any, _owner: object = None) -> Any:
        if instance is None:
            return self
        found = instance.__dict__[self._name] = self.func(instance)
        return found


def _counter(*values: Any, **named: Any) -> Any:
    return real_module("collections").Counter(*values, **named)


def _cache_info(*counts: Any) -> Any:
    return real_module("functools")._CacheInfo(*counts)


def _update_wrapper(wrapper: Any, wrapped: Any) -> Any:
    for name in COPIED:
        setattr(wrapper, name, getattr(wrapped, name))
    wrapper.__dict__.update(wrapped.__dict__)
    wrapper.__wrapped__ = wrapped
    return wrapper


def _wraps(wrapped: Any) -> Any:
    return lambda wrapper: _update_wrapper(wrapper, wrapped)


def _lru_cache(maxsize: Any = 128, typed: bool = False) -> Any:
    if callable(maxsize):
        return _lru_cache()(maxsize)

    def cached(function: Any) -> Any:
        return _update_wrapper(
            _functools._lru_cache_wrapper(function, maxsize, typed, _cache_info), function
        )

    return cached


def _cache(function: Any) -> Any:
    return _lru_cache(None)(function)


def use_light_functions() -> None:
    """Let these stand in for the modules that nobody has imported yet."""
    function = type(_cache)
    stand_in_for(
        "types",
        CodeType=type(_cache.__code__),
        FunctionType=function,
        GenericAlias=type(list[int]),
        MappingProxyType=type(type.__dict__),
        MethodType=type(_Suppress().__enter__),
        ModuleType=type(sys),
    )
    stand_in_for("operator", **{name: getattr(_operator, name) for name in FROM_OPERATOR})
    if "collections" not in sys.modules:
        found = {name: getattr(_collections, name) for name in FROM_COLLECTIONS}
        stand_in_for("collections", Counter=_counter, abc=_collections_abc, **found)
        # As from Python 3.13 on.
        sys.modules.setdefault("collections.abc", _collections_abc)
    stand_in_for(
        "functools",
        cache=_cache,
        cached_property=_CachedProperty,
        lru_cache=_lru_cache,
        partial=_functools.partial,
        reduce=_functools.reduce,
        wraps=_wraps,
    )
    stand_in_for("contextlib", suppress=_Suppress)
    here = (name for name in FROM_SIGNAL if hasattr(_signal, name))
    stand_in_for("signal", **{name: getattr(_signal, name) for name in here})
