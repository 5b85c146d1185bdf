"""Lets a timer that fires once always fire.

A timer of Textual leaves out what it is too late for. One that fires once is too late if the
process has to wait, for longer than the timer, between two statements at its start; then it never
fires.
"""

from __future__ import annotations

from typing import Any, Final

from textual.timer import Timer

ONCE: Final = 0
"""How often a timer repeats that fires once."""
_stock_init: Final = Timer.__init__


def _init(timer: Timer, *given: Any, **named: Any) -> None:
    _stock_init(timer, *given, **named)
    if getattr(timer, "_repeat", None) == ONCE:
        timer._skip = False


def use_sure_timers() -> None:
    """Let no timer that is made from now on leave out its only time."""
    setattr(Timer, "__init__", _init)  # noqa: B010
