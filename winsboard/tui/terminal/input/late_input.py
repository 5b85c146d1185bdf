"""Decides whether late input is the rest of an interrupted sequence or was typed by a person.

The two can be told apart only by their form. The rest of a sequence arrives in one read and matches
a known sequence (`KEYS`, `REPORTS`, `STRINGS`). Everything else was typed. Patterns are compiled on
first use.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from winsboard.tui.terminal.input.paste import BEGIN, END

_END: Final = r"(?:[\x07\x9c\udc9c]|\x1b\\)"
_IN_A_STRING: Final = r"[^\x00-\x1f\x7f\x9c\udc9c]"

KEYS: Final[Mapping[str, str]] = {
    "keys without parameters": r"\x1b\[[A-FHPQRSZa-dGI]",
    "focus": r"\x1b\[[IO]",
    "keys of the Linux console": r"\x1b\[\[[A-E]",
    "keys of SS3": r"\x1bO[A-DFHP-S]",
}
"""Sequences whose rest could also be the beginning of a word."""

REPORTS: Final[Mapping[str, str]] = {
    "keys": r"\x1b\[[\d;:]*\d[\d;:]*(?:[A-FHPQRSZ~u^@]|\$(?!y))",
    "mouse": r"\x1b\[<-?\d+;-?\d+;-?\d+[Mm]",
    "mouse of urxvt": r"\x1b\[\d+;\d+;\d+M",
    "attributes": r"\x1b\[[?>=]\d+(?:;\d+)*c",
    "status, modes": r"\x1b\[\??\d+(?:;\d+)*(?:[nR]|\$y)",
    "sizes": r"\x1b\[(?:[12]|\d+(?::\d+)*(?:;\d+(?::\d+)*)+)t",
    "graphics and keyboard": r"\x1b\[\?\d+(?:;\d+){1,3}S|\x1b\[\?\d+u",
    "parameters": r"\x1b\[[23](?:;\d+){6}x",
    "options of xterm": r"\x1b\[>\d+(?:;\d+)*m",
    "keys of SS3": r"\x1bO[\d;]*\d[A-DFHP-S]",
}
"""Sequences whose rest cannot be text."""

_FIELDS_OF_THE_MOUSE: Final = 3
_BROKEN_MOUSE: Final = r"\x1b\[<[!-~]*?[\d;][Mm]"
_X10_MOUSE: Final = r"\x1b\[M[ -#@-C`a][!-\uffff]{2}"

STRINGS: Final[Mapping[str, tuple[str, str]]] = {
    "colours": (r"\x1b\](?:1\d|[45];\d+);", r"(?:r|rg|rgba?|rgba?:[\da-fA-F/]*|\?)?"),
    "any other OSC": (r"\x1b\]\d{1,4};", r"[!-~]*"),
    "settings": (r"\x1bP[01]\$r", r"[\d;:mq$\"]*"),
    "capabilities": (r"\x1bP[01]\+r", r"[\da-fA-F=;]*"),
    "versions": (r"\x1bP(?:>\||!\||\d;\d\|)", r"[!-~]*"),
    "pictures": (r"\x1b_G", r"[!-~]*"),
}
"""The beginning of each string report, and the characters of its unfinished rest."""

_STRICT: Final = ("colours", "settings", "capabilities")
_PARTS: Final = (
    r"\x1b\[[<=>?]?[\d;:-]*\$?",
    r"\x1b\[<[!-LN-ln-~]*",
    r"\x1b\[\[",
    r"\x1bO[\d;]*",
    r"\x1b\]\d{0,4}",
    r"\x1bP(?:[01][+$]?|>|!|\d;?\d?)?",
    r"\x1b_",
    *(f"{begin}{rest}\x1b?" for begin, rest in STRINGS.values()),
)
_STRINGS: Final = tuple(f"{begin}{_IN_A_STRING}*\x1b?" for begin, _ in STRINGS.values())
_WHOLE_STRING: Final = rf"\x1b[\]P_^X]{_IN_A_STRING}*{_END}"
_NO_WORD: Final = r"[/;:=<>?]"
_PARAMETERS: Final = r"\[?[<=>?]?[\d;:-]*\$?"
_PRINTABLE: Final = r"[^\x00-\x1f\x80-\x9f\udc80-\udcff]"


@cache
def _any_of(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(forms), re.ASCII | re.DOTALL)


def is_completed_by(begun: str, character: str) -> bool:
    """Return whether a single character would complete the sequence.

    Unless it is a control character, it may also have been typed.
    """
    forms = (*KEYS.values(), *REPORTS.values(), _X10_MOUSE, _WHOLE_STRING)
    return _any_of(*forms).fullmatch(begun + character) is not None


def continues(begun: str, burst: str) -> bool:
    """Return whether the input begins with the rest of the sequence, or is a part of it."""
    return completes(begun, burst) or _any_of(*_PARTS).fullmatch(begun + burst) is not None


def continues_fast(begun: str, text: str) -> bool:
    """Like `continues`, for input that follows faster than anybody types."""
    return continues(begun, text) or _any_of(*_STRINGS).fullmatch(begun + text) is not None


def follows_escape(text: str) -> bool:
    """Return whether the input after an Escape key may be the sequence of that Escape."""
    # A single bracket may also have been typed; the next input decides.
    return text in ("[", "]") or (len(text) > 1 and continues_fast("\x1b", text))


def completes(begun: str, burst: str) -> bool:
    """Return whether the input begins with the complete rest of the sequence.

    If a rest without parameters is followed by printable text, all of it was typed.
    """
    whole = begun + burst
    if _any_of(_WHOLE_STRING).match(whole):
        return True
    forms = (*KEYS.values(), *REPORTS.values(), _BROKEN_MOUSE, _X10_MOUSE)
    found = _any_of(*forms).match(whole)
    if found is None or found.end() <= len(begun):
        return False
    rest = whole[len(begun) : found.end()]
    if found.group() in (BEGIN, END):
        return True
    if found.group().startswith("\x1b[<") and found.group().count(";") < _FIELDS_OF_THE_MOUSE - 1:
        return _any_of(_NO_WORD).search(rest) is not None
    return _any_of(_NO_WORD).search(rest) is not None or not _any_of(_PRINTABLE).match(
        whole, found.end()
    )


def continues_after_long(begun: str, burst: str) -> bool:
    """Return whether the input continues a sequence that was dropped some time ago."""
    if begun == "\x1b" and burst.startswith("O"):
        return False
    return completes(begun, burst) or (continues(begun, burst) and not looks_typed(begun, burst))


def looks_typed(begun: str, late: str) -> bool:
    """Return whether late input of a sequence that never ended may have been typed."""
    if not late or (begun == "\x1b" and _any_of(*_STRINGS).fullmatch(begun + late)):
        return False
    if not _any_of(_NO_WORD).search(late):
        return True
    strict = (f"{begin}{rest}" for begin, rest in map(STRINGS.__getitem__, _STRICT))
    return not (_any_of(_PARAMETERS).fullmatch(late) or _any_of(*strict).fullmatch(begun + late))
