"""The letters for marks, where a picture is made of letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

GLYPHS: Final[Mapping[str, str]] = {"done": "x", "some": "/", "rest": "-"}
"""By the state of a day."""
NO_ENTRY: Final = "."
