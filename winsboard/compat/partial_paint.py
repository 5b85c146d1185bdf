"""Renders only the lines that changed, and no widget that others cover there.

Textual's compositor renders every widget between the first and the last line that changed. It also
forgets to tell widgets their new size, if their place was looked up before the layout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, cast

from textual._compositor import ChopsUpdate, Compositor, CompositorMap, ReflowResult
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

_NEEDS: Final = (
    "_regions_to_spans",
    "_render_chops",
    "cuts",
    "visible_widgets",
    "render_partial_update",
    "reflow",
    "full_map",
)
_IS_KNOWN: Final = all(hasattr(Compositor, name) for name in _NEEDS)


class PartialCompositor(Compositor):
    """A compositor whose partial updates cost as much as what they paint."""

    _told: CompositorMap | None = None
    """The places that the widgets know of, if they were looked up anew since then."""

    @property
    def full_map(self) -> CompositorMap:
        """The place of each widget, which after scrolling is found when it is asked for.

        Other widgets may have a new size by then, which only a layout tells them.
        """
        if self._full_map_invalidated and self._told is None:
            self._told = self._full_map
        return super().full_map

    def clear(self) -> None:
        """Release all widgets."""
        super().clear()
        self._told = None

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay out; returns the widgets that came, went or have another size than they know of."""
        if self._told is not None:
            self._full_map, self._told = self._told, None
        return super().reflow(parent, size)

    def render_partial_update(self) -> ChopsUpdate | None:
        """Render what has changed; None if nothing has."""
        screen = self.size.region
        changed = [seen for region in self._dirty_regions if (seen := region.intersection(screen))]
        self._dirty_regions.clear()
        if not changed:
            return None
        spans = list(self._regions_to_spans(changed))
        chops = self._chops_of(spans)
        ends = {y: self.cuts[y][1:] for y in chops}
        # Both are only looked up by the lines of the spans.
        return ChopsUpdate(
            cast(Sequence[Mapping[int, Strip | None]], chops), spans, cast(list[list[int]], ends)
        )

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        """Render lines of a picture; no widget where others cover it."""
        spans = [(y, crop.x, crop.right) for y in crop.line_range if is_rendered_line(y)]
        if crop.size != self.size:
            return super()._render_chops(crop, is_rendered_line)
        chops = self._chops_of(spans)
        empty: Mapping[int, Strip | None] = {}
        lines = [chops.get(y, empty) for y in range(len(self.cuts))]
        return cast(Sequence[Mapping[int, Strip]], lines)

    def _chops_of(
        self, spans: Iterable[tuple[int, int, int]]
    ) -> Mapping[int, Mapping[int, Strip | None]]:
        """Return the pieces of each line in the spans; those that nothing changed in are None."""
        cuts = self.cuts
        chops: dict[int, dict[int, Strip | None]] = {}
        left: dict[int, set[int]] = {}
        for y, x1, x2 in spans:
            line = cuts[y]
            chops.setdefault(y, dict.fromkeys(line[:-1]))
            inside = {at for at, end in pairwise(line) if at < x2 and end > x1}
            left.setdefault(y, set()).update(inside)
        # The widgets in front come first.
        for widget, (region, clip) in self.visible_widgets.items():
            x, top, width, height = region.intersection(clip)
            end, bottom = x + width, top + height
            lines = [y for y in left if top <= y < bottom and any(x <= at < end for at in left[y])]
            if not lines:
                continue
            strips: dict[int, Strip] = {}
            for first, last in _runs(sorted(lines)):
                seen = Region(x - region.x, first - region.y, width, last - first + 1)
                strips.update(zip(range(first, last + 1), widget.render_lines(seen), strict=True))
            for y in lines:
                here = [at for at in cuts[y] if x <= at <= end]
                pieces = strips[y].divide([at - x for at in here[1:]])
                for at, piece in zip(here, pieces, strict=False):
                    if at in left[y]:
                        chops[y][at] = piece
                        left[y].discard(at)
        return chops


def _runs(lines: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last line of each group of lines without a gap."""
    first = before = lines[0]
    for y in lines[1:]:
        if y != before + 1:
            yield first, before
            first = y
        before = y
    yield first, before


def use_partial_paint(screen: Screen[Any]) -> None:
    """Give a new screen this compositor, if Textual's is the one it was made for."""
    if _IS_KNOWN and type(screen._compositor) is Compositor:
        screen._compositor = PartialCompositor()
