"""Bracketed paste: text that is never read as keys."""

from __future__ import annotations

import re
from typing import Final

BEGIN: Final = "\x1b[200~"
END: Final = "\x1b[201~"

_SEQUENCE: Final = re.compile(
    r"\x1b\[[ -?]*[@-~]|\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]+[0-~]", re.ASCII
)
_UNFINISHED: Final = re.compile(r"\x1b(?:\[[ -?]*)?\Z", re.ASCII)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_NO_TEXT: Final = re.compile("[\udc80-\udcff]")


class PastedText:
    """Collects a paste that may arrive in several pieces."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._last = ""

    def add(self, text: str) -> int | None:
        """Add input. At the end of the paste, return how much of it was part of the paste."""
        seam = self._last + text
        found = seam.find(END)
        self._pieces.append(text)
        self._length += len(text)
        if found < 0:
            self._last = seam[1 - len(END) :]
            return None
        over = len(seam) - found
        self._pieces = ["".join(self._pieces)[: self._length - over]]
        return len(text) - over + len(END)

    def unfinished(self) -> str:
        """Return an incomplete end marker at the end of the text."""
        found = _UNFINISHED.search("".join(self._pieces[-len(END) :]))
        begun = found.group() if found else ""
        return begun if END.startswith(begun) else ""

    def text(self) -> tuple[str, list[str]]:
        """Return the text without control characters, and the sequences found in it."""
        whole = "".join(self._pieces)
        sequences = _SEQUENCE.findall(whole)
        words = _CONTROL.sub("", _UNFINISHED.sub("", _SEQUENCE.sub("", whole)))
        return _NO_TEXT.sub("\ufffd", words), sequences
