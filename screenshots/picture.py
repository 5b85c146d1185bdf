"""Reproducible, self-contained SVG screenshots.

Textual's own SVG loads its font from the network, names its elements after a hash of the contents,
and loses leading spaces in some viewers.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

FOLDERS: Final = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/Library/Fonts"),
    Path("~/.local/share/fonts").expanduser(),
    Path("~/Library/Fonts").expanduser(),
)


class Font(NamedTuple):
    """A font file and its weight."""

    file: str
    weight: int


FONTS: Final = (Font("FiraCode-Regular.ttf", 400), Font("FiraCode-Bold.ttf", 700))
"""The main font, chosen because its box-drawing characters join without gaps."""

SPARE_FONT: Final = Font("DejaVuSansMono.ttf", 400)
"""The fallback for characters that the main font lacks."""

_NETWORK_FONT: Final = re.compile(r"@font-face\s*\{.*?\}\s*", re.DOTALL)
_TEXT: Final = re.compile(r"<text[^>]*>([^<]*)</text>")
_FAMILY: Final = "'Board', 'Board spare', 'Fira Code', 'DejaVu Sans Mono', Menlo, monospace"


def picture(svg: str, folders: Sequence[Path] = FOLDERS) -> str:
    """Embed the used glyphs into an SVG from `App.export_screenshot`, and normalise it.

    Equal screens give equal bytes. Raises FileNotFoundError, naming the font, if one is not
    installed.
    """
    plain = normalised(svg)
    used = {ord(c) for text in _TEXT.findall(plain) for c in html.unescape(text)}
    faces = [_face("Board", font, used, folders) for font in FONTS]
    missing = used - _characters(_find(FONTS[0], folders))
    if missing:
        faces.append(_face("Board spare", SPARE_FONT, missing, folders))
    return plain.replace("<style>", "<style>\n" + "\n".join(faces), 1)


def normalised(svg: str) -> str:
    """Remove network fonts and hashes from an SVG, and preserve its spaces."""
    svg = re.sub(r"terminal-\d+-", "terminal-", svg)
    svg = _NETWORK_FONT.sub("", svg)
    svg = svg.replace("font-family: Fira Code, monospace", f"font-family: {_FAMILY}")
    svg = svg.replace("font-family: arial", f"font-family: {_FAMILY}")
    svg = "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"
    return svg.replace("<svg class=", '<svg xml:space="preserve" class=', 1)


def _face(family: str, font: Font, used: Iterable[int], folders: Sequence[Path]) -> str:
    data = base64.b64encode(_subset(_find(font, folders), used)).decode()
    return (
        f"@font-face {{ font-family: '{family}'; font-weight: {font.weight}; "
        f"src: url(data:font/woff2;base64,{data}) format('woff2'); }}"
    )


def _find(font: Font, folders: Sequence[Path]) -> Path:
    for folder in folders:
        found = sorted(folder.rglob(font.file))
        if found:
            return found[0]
    raise FileNotFoundError(f"{font.file} is needed to make pictures; install Fira Code and DejaVu")


def _characters(file: Path) -> set[int]:
    from fontTools.ttLib import TTFont

    with TTFont(file) as font:
        return set(font.getBestCmap())


def _subset(file: Path, used: Iterable[int]) -> bytes:
    """A WOFF2 subset of a font with these characters."""
    from fontTools import subset

    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = []
    options.drop_tables += ["FFTM"]
    options.hinting = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(used))
    out = BytesIO()
    with subset.load_font(str(file), options) as font:
        cutter.subset(font)
        subset.save_font(font, out, options)
    return out.getvalue()
