"""Both sides of a file in which version control has left its conflict markers."""

from __future__ import annotations

import re
from typing import Final

_START, _BASE, _MIDDLE, _END = b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>"
_DOCUMENT: Final = re.compile(rb'"[^"]*":\{.*\},?')
_TABLE: Final = re.compile(rb'"[^"]*":\{')


def sides_of(raw: bytes) -> list[bytes]:
    """The two files that were not merged; empty if there are no markers.

    A text of a document never begins a line, so a marker at the beginning of one is one.
    """
    if not re.search(rb"^<{7}", raw, re.MULTILINE):
        return []
    ours: list[bytes] = []
    theirs: list[bytes] = []
    taking: tuple[list[bytes], ...] = (ours, theirs)
    for line in raw.replace(b"\r\n", b"\n").split(b"\n"):
        if line.startswith(_START):
            taking = (ours,)
        elif line.startswith(_BASE):
            taking = ()
        elif line.startswith(_MIDDLE):
            taking = (theirs,)
        elif line.startswith(_END):
            taking = (ours, theirs)
        else:
            for side in taking:
                side.append(line)
    return [_with_commas(ours), _with_commas(theirs)]


def _with_commas(lines: list[bytes]) -> bytes:
    """The lines with commas where they belong; those at the edge of a conflict can be wrong."""
    whole: list[bytes] = []
    for line in lines:
        if whole and _DOCUMENT.fullmatch(whole[-1]):
            bare = whole[-1].removesuffix(b",")
            whole[-1] = bare + b"," if _DOCUMENT.fullmatch(line) else bare
        elif whole and whole[-1] in (b"}", b"},"):
            whole[-1] = b"}," if _TABLE.fullmatch(line) else b"}"
        whole.append(line)
    return b"\n".join(whole)
