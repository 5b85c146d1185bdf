"""The marks of single days, told apart by shape as well as by colour."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from winsboard.domain.progress.year import LEVELS
from winsboard.picture import svg
from winsboard.picture.colours import Colours
from winsboard.words import format_phrase
from winsboard.words.sentences.progress.views import level_words

Point = tuple[float, float]

SIDE: Final = 13.0
"""The side of the largest square."""
LEGEND_STEP: Final = 8


def wins_mark(at: Point, level: int, colours: Colours, side: float = SIDE) -> str:
    """A square whose size and shade show the wins of a day."""
    size = side * (0.4 + 0.6 * level / LEVELS)
    return svg.square(at, size, colours.levels[level - 1])


def rest_mark(at: Point, colours: Colours, side: float = SIDE) -> str:
    """A horizontal bar, for rest."""
    return svg.bar(at, side * 0.7, colours.rest)


def empty_mark(at: Point, colours: Colours) -> str:
    """A small dot for a day without an entry."""
    return svg.dot(at, 1.5, colours.empty)


def done_mark(at: Point, colours: Colours) -> str:
    """A full square, for done."""
    return svg.square(at, SIDE, colours.done)


def some_mark(at: Point, colours: Colours) -> str:
    """Half a square, for some."""
    return svg.half_square(at, SIDE, colours.some)


def legend(at: Point, scale: tuple[int, ...], colours: Colours) -> str:
    """The legend, in a row to the right of a point. An empty scale gives the legend of a habit."""
    x, y = at[0] + SIDE / 2, at[1]
    parts: list[str] = []
    for mark, word in _marks(scale, colours):
        parts.append(svg.translated(mark, (x, y)))
        parts.append(svg.text_element((x + SIDE, y + 4), word, colours.quiet))
        x += SIDE * 2 + LEGEND_STEP * len(word)
    return svg.group(parts)


def _marks(scale: tuple[int, ...], colours: Colours) -> Iterator[tuple[str, str]]:
    here = (0.0, 0.0)
    if scale:
        for level, word in enumerate(level_words(scale), 1):
            yield wins_mark(here, level, colours), word
    else:
        yield done_mark(here, colours), format_phrase("progress.legend.done")
        yield some_mark(here, colours), format_phrase("progress.legend.some")
    yield rest_mark(here, colours), format_phrase("progress.legend.rest")
    yield empty_mark(here, colours), format_phrase(f"progress.legend.{'none' if scale else 'open'}")
