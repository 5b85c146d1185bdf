"""SVG elements as strings."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

from winsboard.domain.text.sanitize import printable

FONT: Final = "system-ui, 'DejaVu Sans', Verdana, sans-serif"


def document(size: tuple[int, int], background: str, title: str, about: str, *inside: str) -> str:
    """An SVG document of a width and height. `title` and `about` are for screen readers."""
    width, height = size
    rect = f'<rect width="{width}" height="{height}" fill="{background}"/>'
    return _element(' xmlns="http://www.w3.org/2000/svg"', size, title, about, rect, *inside)


def drawing(size: tuple[int, int], title: str, about: str, *inside: str) -> str:
    """An SVG element for an HTML page, with the background of the page."""
    return _element("", size, title, about, *inside)


def _element(namespace: str, size: tuple[int, int], title: str, about: str, *inside: str) -> str:
    width, height = size
    return "\n".join(
        [
            f'<svg{namespace} viewBox="0 0 {width} {height}"'
            f' width="{width}" height="{height}" role="img" font-family="{FONT}">',
            f"<title>{escaped(title)}</title>",
            f"<desc>{escaped(about)}</desc>",
            *inside,
            "</svg>\n",
        ]
    )


def escaped(words: str) -> str:
    """Escape text for SVG."""
    return escape(printable(words))


def text_element(
    at: tuple[float, float], text: str, colour: str, size: int = 12, more: str = ""
) -> str:
    """Text at a point of its baseline. `more` are further attributes, such as the alignment."""
    x, y = at
    return (
        f'<text x="{x:g}" y="{y:g}" fill="{colour}" font-size="{size}"{more}>{escaped(text)}</text>'
    )


def line_through(points: Iterable[tuple[float, float]], colour: str) -> str:
    """A thin line from point to point."""
    path = " ".join(f"{x:g},{y:g}" for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>'


def square(middle: tuple[float, float], side: float, colour: str) -> str:
    """A square with rounded corners, centred on a point."""
    x, y = middle[0] - side / 2, middle[1] - side / 2
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{side:g}" height="{side:g}"'
        f' rx="{side / 6:g}" fill="{colour}"/>'
    )


def dot(middle: tuple[float, float], radius: float, colour: str) -> str:
    """A filled circle, centred on a point."""
    return f'<circle cx="{middle[0]:g}" cy="{middle[1]:g}" r="{radius:g}" fill="{colour}"/>'


def bar(middle: tuple[float, float], width: float, colour: str) -> str:
    """A thin horizontal bar, centred on a point."""
    x, y = middle[0] - width / 2, middle[1] - 1.25
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="2.5" fill="{colour}"/>'


def half_square(middle: tuple[float, float], side: float, colour: str) -> str:
    """The lower left half of a square that is centred on a point."""
    x, y = middle[0] - side / 2, middle[1] - side / 2
    corners = ((x, y), (x, y + side), (x + side, y + side))
    points = " ".join(f"{a:g},{b:g}" for a, b in corners)
    return f'<polygon points="{points}" fill="{colour}"/>'


def translated(shape: str, by: tuple[float, float]) -> str:
    """A shape, translated."""
    return f'<g transform="translate({by[0]:g} {by[1]:g})">{shape}</g>'


def group(parts: Iterable[str]) -> str:
    """A group of shapes."""
    return "\n".join(("<g>", *parts, "</g>"))
