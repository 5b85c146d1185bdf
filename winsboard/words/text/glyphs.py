"""ASCII characters for marks in plain-text tables and calendars."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

GLYPHS: Final[Mapping[str, str]] = {"done": "x", "some": "/", "rest": "-"}
"""The character for each state of a mark."""
NO_RECORD: Final = "."
