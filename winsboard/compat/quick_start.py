"""Loads the board with all levers that make it quick, where they are known to be right."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from _frozen_importlib_external import PathFinder

from winsboard.compat.direct_import import use_direct_import

KNOWN: Final = {"textual": "8.2.8", "rich": "15.0.0"}
"""The versions whose modules were read; with others everything is loaded in the usual way."""
PYTHON: Final = ((3, 11), (3, 14))
"""The first version of Python that is known, and the first that is not."""


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
            from winsboard.compat.widget_classes import use_quick_classes

            use_quick_classes()
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


def is_known() -> bool:
    """Whether the versions of Python, Textual and Rich are known."""
    return PYTHON[0] <= sys.version_info[:2] < PYTHON[1] and all(map(_is_installed, KNOWN.items()))


def _is_installed(library: tuple[str, str]) -> bool:
    name, version = library
    spec = PathFinder.find_spec(name)
    if spec is None or not spec.origin:
        return False
    return Path(spec.origin).parents[1].joinpath(f"{name}-{version}.dist-info").is_dir()
