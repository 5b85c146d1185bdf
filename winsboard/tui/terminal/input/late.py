"""Late input: the rest of an interrupted sequence, or typed by a person.

A terminal and a person write on one line, so nothing but the form tells one from the other. The
rest of a sequence comes in a burst and has the form of the known sequences (`KEYS`, `REPORTS`,
`STRINGS`). Everything else was typed. Nothing is compiled before it is needed.
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
"""Whole sequences that look like the beginning of words."""

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
"""Whole sequences that no words look like."""

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
"""How answers begin that are strings, and of what the rest consists before its end is there."""

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
    """Whether a single character would be the end of what was begun.

    A person may have typed it as well, unless it is a control.
    """
    forms = (*KEYS.values(), *REPORTS.values(), _X10_MOUSE, _WHOLE_STRING)
    return _any_of(*forms).fullmatch(begun + character) is not None


def goes_on(begun: str, burst: str) -> bool:
    """Whether a burst begins with the rest of what was begun, or goes on with it."""
    return ends(begun, burst) or _any_of(*_PARTS).fullmatch(begun + burst) is not None


def goes_on_fast(begun: str, text: str) -> bool:
    """The same, for what follows faster than anybody types."""
    return goes_on(begun, text) or _any_of(*_STRINGS).fullmatch(begun + text) is not None


def follows_escape(text: str) -> bool:
    """Whether a burst after an Escape key can be the sequence that Escape began."""
    # A bracket alone may as well have been typed; what follows tells.
    return text in ("[", "]") or (len(text) > 1 and goes_on_fast("\x1b", text))


def ends(begun: str, burst: str) -> bool:
    """Whether a burst begins with the rest of what was begun, up to its end.

    Where a rest without parameters stands before more that can be typed, all was typed.
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


def goes_on_long_after(begun: str, burst: str) -> bool:
    """Whether a burst goes on with what was given up a while ago."""
    if begun == "\x1b" and burst.startswith("O"):
        return False
    return ends(begun, burst) or (goes_on(begun, burst) and not looks_typed(begun, burst))


def looks_typed(begun: str, late: str) -> bool:
    """Whether what came late of a sequence that never ended may be somebody's words."""
    if not late or (begun == "\x1b" and _any_of(*_STRINGS).fullmatch(begun + late)):
        return False
    if not _any_of(_NO_WORD).search(late):
        return True
    strict = (f"{begin}{rest}" for begin, rest in map(STRINGS.__getitem__, _STRICT))
    return not (_any_of(_PARAMETERS).fullmatch(late) or _any_of(*strict).fullmatch(begun + late))
