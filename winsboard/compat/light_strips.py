"""Makes the caches of a painted line when one of them is first used.

Textual makes seven for each of the thousand pieces of lines of a picture, and most are never used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from rich.segment import Segment
from textual.cache import FIFOCache
from textual.strip import Strip

SIZES: Final[Mapping[str, int]] = {
    "_divide_cache": 4,
    "_crop_cache": 16,
    "_style_cache": 16,
    "_filter_cache": 4,
    "_line_length_cache": 4,
    "_crop_extend_cache": 4,
    "_offsets_cache": 4,
}
OTHERS: Final = ("_segments", "_cell_length", "_render_cache", "_link_ids", "_cell_count")


def _init(self: Any, segments: Iterable[Segment], cell_length: int | None = None) -> None:
    self._segments = list(segments)
    self._cell_length = cell_length
    self._render_cache = self._link_ids = self._cell_count = None


def _make_cache(self: Strip, name: str) -> FIFOCache[Any, Any]:
    """A cache that is not there yet; Python asks for it because its slot is empty."""
    if name not in SIZES:
        raise AttributeError(name)
    cache: FIFOCache[Any, Any] = FIFOCache(SIZES[name])
    setattr(self, name, cache)
    return cache


def use_light_strips() -> None:
    """Make the lines of Textual light, if they hold what they are known to hold."""
    if set(Strip.__slots__) == {*SIZES, *OTHERS}:
        Strip.__init__ = _init  # type: ignore[method-assign]
        Strip.__getattr__ = _make_cache  # type: ignore[attr-defined]
