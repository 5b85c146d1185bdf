"""The name of a board: what may be typed, and when two names are the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.text.folding import fold_name
from winsboard.domain.text.sanitize import MAX_LINE_LENGTH, one_line

MAX_LENGTH: Final = 30
"""Characters; a longer name does not fit in the header."""
_JOINERS: Final = "\u200c\u200d"
"""Invisible characters that some scripts cannot be spelled without."""


def clean(typed: str) -> str:
    """A name on one line, without invisible characters.

    Raises Refusal if it is empty or too long, or looks like a path or an option.
    """
    if len(typed) > MAX_LINE_LENGTH:
        raise Refusal("settings.board_name", longest=MAX_LENGTH)
    name = one_line("".join(c for c in typed if _is_seen(c)))
    if not any(map(str.isalnum, name)):
        raise Refusal("board.looks_like_path" if name else "board.no_name")
    if len(name) > MAX_LENGTH:
        raise Refusal("settings.board_name", longest=MAX_LENGTH)
    if name[0] in "-~." or "/" in name or "\\" in name:
        raise Refusal("board.looks_like_path")
    return name


def is_taken(name: str, known: Iterable[str]) -> bool:
    """Whether another name reads the same, whatever its case and accents."""
    return fold_name(name) in map(fold_name, known)


def _is_seen(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) != "Cf"
