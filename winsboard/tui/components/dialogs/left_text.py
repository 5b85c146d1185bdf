"""What was typed in a field that was closed before it was used, for as long as the app runs.

It is only in memory: what must survive the end of the program is a draft.
"""

from __future__ import annotations

from typing import Any, Final
from weakref import WeakKeyDictionary

from textual.app import App

_LEFT: Final[WeakKeyDictionary[App[Any], dict[str, str]]] = WeakKeyDictionary()


def left_text(app: App[Any], field: str) -> str:
    """Return what was left in a field; empty if nothing was."""
    return _LEFT.get(app, {}).get(field, "")


def leave_text(app: App[Any], field: str, text: str) -> None:
    """Remember what is in a field that is closed; an empty text forgets what was there before."""
    left = _LEFT.setdefault(app, {})
    if text:
        left[field] = text
    else:
        left.pop(field, None)
