"""A picture on its way into a file."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from winsboard.domain.errors import Refusal
from winsboard.picture.colours import Colours, colours_of
from winsboard.words.shown import shown

SVG: Final = ".svg"
OTHER_FORMS: Final = frozenset(
    (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".pdf")
)
"""Endings of files that letters would not open in."""
PRIVATE: Final = 0o600
_WRITE: Final = os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
"""Through no link, and without waiting for somebody to read a pipe."""


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
    how = _WRITE | (0 if replace else os.O_EXCL)
    with os.fdopen(os.open(path, how, PRIVATE), "wb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
        file.truncate()
        file.write(text.encode(errors="replace"))
