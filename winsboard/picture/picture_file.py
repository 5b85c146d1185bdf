"""Writing a picture to a file."""

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
from winsboard.words.text.terminal_safe import shown

SVG: Final = ".svg"
OTHER_FORMS: Final = frozenset(
    (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".pdf")
)
"""Endings of files that letters would not open in."""


class Picture(NamedTuple):
    """A picture in both forms, each made when it is wanted."""

    svg: Callable[[Colours], str]
    lines: Callable[[], Sequence[str]]


def refuse_other_forms(path: Path) -> None:
    """Raise Refusal for a name that promises a picture of a form that is not made here."""
    ending = path.suffix.lower()
    if ending in OTHER_FORMS:
        raise Refusal("picture.form", ending=ending)


def text_for(path: Path, picture: Picture, theme: str, *, plain: bool = False) -> str:
    """What goes into a file: SVG in the colours of a theme where its name ends so, else letters.

    With `plain` letters go into every file. Raises Refusal for a name that promises another form.
    """
    refuse_other_forms(path)
    if path.suffix.lower() == SVG and not plain:
        return picture.svg(colours_of(theme))
    return shown("\n".join(picture.lines())) + "\n"


def write(path: Path, text: str, *, replace: bool) -> None:
    """Write a file that this person alone may read.

    Raises FileExistsError for one that is there, unless it is to be replaced, and OSError.
    """
    if not replace and os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    if os.path.lexists(path) and not is_file(path):
        # Nothing is written through a link, into a pipe or onto a device.
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
    AtomicWrite(path, text.encode(errors="replace")).commit()
