"""Reads a reactive that has a value, and is not computed, without asking four times whether it has.

Textual reads them thousands of times while the board opens, and hundreds of times for a key.
"""

from __future__ import annotations

from typing import Any

from textual.reactive import Reactive

_stock_get: Any = Reactive.__get__


def _get(self: Any, obj: Any, kind: Any) -> Any:
    if obj is None:
        return self
    try:
        value = obj.__dict__[self.internal_name]
        is_plain = self.name not in kind._computes
    except (AttributeError, KeyError):
        return _stock_get(self, obj, kind)
    return value if is_plain else _stock_get(self, obj, kind)


def use_quick_reads() -> None:
    """Read reactives quickly from now on."""
    Reactive.__get__ = _get  # type: ignore[method-assign, assignment]
