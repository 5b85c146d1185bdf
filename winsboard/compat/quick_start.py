"""Loads the board with all levers that make it quick, where they are known to be right."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

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
            for lever in _while_loading():
                stack.enter_context(lever)
            _change_textual()
        yield


def _while_loading() -> Iterator[AbstractContextManager[None]]:
    """What is different only while modules are loaded."""
    from winsboard.compat.lazy_patterns import lazy_patterns
    from winsboard.compat.light_unions import light_unions
    from winsboard.compat.stand_ins import stand_ins

    yield lazy_patterns()
    yield stand_ins()
    yield light_unions()
    from winsboard.compat.light_definitions import light_definitions

    yield light_definitions()
    from winsboard.compat.quick_dataclasses import quick_dataclasses

    yield quick_dataclasses()


def _change_textual() -> None:
    """Load the first modules of Textual and change them before the others are loaded."""
    from winsboard.compat.light_strips import use_light_strips
    from winsboard.compat.pattern_codes import use_pattern_codes
    from winsboard.compat.reactive_reads import use_quick_reads
    from winsboard.compat.sheets_once import parse_sheets_once
    from winsboard.compat.style_tokens import use_style_tokens
    from winsboard.compat.widget_classes import use_quick_classes

    use_pattern_codes()
    use_quick_classes()
    use_quick_reads()
    use_light_strips()
    use_style_tokens()
    parse_sheets_once()


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
