"""Loads the board with all levers that make it quick, where they are known to be right."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from winsboard.compat.direct_import import use_direct_import
from winsboard.compat.known_versions import is_known


@contextmanager
def quick_start() -> Iterator[None]:
    """Load Textual and the modules of the board quickly.

    asyncio is told that there is no TLS, because importing `ssl` takes longer than the board.
    """
    use_direct_import()
    with ExitStack() as stack:
        stack.enter_context(_without("ssl"))
        if is_known():
            from winsboard.compat.lazy_patterns import lazy_patterns
            from winsboard.compat.stand_ins import stand_ins

            stack.enter_context(lazy_patterns())
            stack.enter_context(stand_ins())
            from winsboard.compat.quick_dataclasses import quick_dataclasses

            stack.enter_context(quick_dataclasses())
            from winsboard.compat.sheets_once import parse_sheets_once
            from winsboard.compat.style_tokens import use_style_tokens
            from winsboard.compat.widget_classes import use_quick_classes

            parse_sheets_once()
            use_quick_classes()
            use_style_tokens()
        yield


@contextmanager
def _without(name: str) -> Iterator[None]:
    """While modules are loaded, do as if one did not exist."""
    pretended = name not in sys.modules
    if pretended:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if pretended:
            del sys.modules[name]
