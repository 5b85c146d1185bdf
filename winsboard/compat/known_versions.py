"""The versions of Python, Textual and Rich whose modules were read for the levers."""

from __future__ import annotations

import sys
from _frozen_importlib_external import PathFinder
from os.path import dirname, isdir, join
from typing import Final

KNOWN: Final = {"textual": "8.2.8", "rich": "15.0.0"}
"""With other versions everything is loaded in the usual way."""
PYTHON: Final = ((3, 11), (3, 14))
"""The first version of Python that is known, and the first that is not."""


def is_known() -> bool:
    """Whether the versions of Python, Textual and Rich are known."""
    return PYTHON[0] <= sys.version_info[:2] < PYTHON[1] and all(map(_is_installed, KNOWN.items()))


def _is_installed(library: tuple[str, str]) -> bool:
    name, version = library
    spec = PathFinder.find_spec(name)
    if spec is None or not spec.origin:
        return False
    return isdir(join(dirname(dirname(spec.origin)), f"{name}-{version}.dist-info"))
