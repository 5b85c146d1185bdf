"""Writing an image to a file."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.named_tuple import NamedTuple
from winsboard.picture.colours import Colours, colours_of
from winsboard.store.disk.atomic import AtomicWrite
from winsboard.store.system.files import is_file
from winsboard.words.text.terminal_safe import terminal_safe

SVG: Final = ".svg"
UNSUPPORTED_FORMATS: Final = frozenset(
    (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".pdf")
)
"""File extensions of image formats that are not supported. Text in such a file would not open."""


class Picture(NamedTuple):
    """An image as SVG and as text, each rendered on demand."""

    svg: Callable[[Colours], str]
    lines: Callable[[], Sequence[str]]


def check_format(path: Path) -> None:
    """Raise Refusal if the file extension is that of an unsupported image format."""
    ending = path.suffix.lower()
    if ending in UNSUPPORTED_FORMATS:
        raise Refusal("picture.form", ending=ending)


def text_for(path: Path, picture: Picture, theme: str, *, plain: bool = False) -> str:
    """The contents of a file: SVG if its extension is `.svg`, otherwise text.

    With `plain`, always text. Raises Refusal for the extension of an unsupported image format.
    """
    check_format(path)
    if path.suffix.lower() == SVG and not plain:
        return picture.svg(colours_of(theme))
    return terminal_safe("\n".join(picture.lines())) + "\n"


def write(path: Path, text: str, *, replace: bool) -> None:
    """Write a file that only its owner can read.

    Raises FileExistsError if it exists and `replace` is not set, and OSError.
    """
    data = text.encode(errors="replace")
    if not replace:
        AtomicWrite(path, data).commit_new()
        return
    if os.path.lexists(path) and not is_file(path):
        # Never write through a link, into a pipe or to a device.
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
    AtomicWrite(path, data).commit()
