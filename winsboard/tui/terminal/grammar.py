"""The grammar of what a terminal sends, as tables: ECMA-48 with the forms of xterm and kitty.

Within one burst of bytes `GRAMMAR` decides alone where a sequence ends, whether or not anybody
knows it. Where bytes come late, a person may be typing by then: only what goes on with a known
form (`KNOWN_AFTER_A_PAUSE`) belongs to the sequence. Nothing is compiled before it is needed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto
from functools import cache, lru_cache
from typing import Final


class State(Enum):
    """Where in a sequence the parser is, and the four ways in which one ends."""

    GROUND = auto()
    ESCAPE = auto()
    CSI_BEGUN = auto()
    CSI = auto()
    CONSOLE_KEY = auto()
    X10_MOUSE = auto()
    SS3 = auto()
    STRING = auto()
    STRING_ESCAPE = auto()
    ESCAPE_GIVEN = auto()
    """An Escape was taken for the key a moment ago; its sequence may still come."""

    WHOLE = auto()
    """The sequence ends with this character."""
    DROPPED = auto()
    """It ends with this character and says nothing."""
    BROKEN = auto()
    """It ended before this character, which is read by itself."""
    ANEW = auto()
    """It ended before the last Escape, which begins another one."""


_BODY: Final = (
    (r"[ -#%-?]", State.CSI),
    (r"\$", State.CSI),  # by itself: it ends some keys of rxvt
    (r"[@-~]", State.WHOLE),
)
_HOW: Final = re.ASCII | re.DOTALL
_NO_KEY: Final = r"\x1b\x80-\x9f\udc80-\udcff"
_ENDS_A_STRING: Final = r"\x07\x18\x1a\x9c\udc9c"

GRAMMAR: Final[Mapping[State, tuple[tuple[str, State], ...]]] = {
    State.ESCAPE: (
        (r"\[", State.CSI_BEGUN),
        (r"O", State.SS3),
        (r"[\]P_^X]", State.STRING),
        (rf"[^{_NO_KEY}]", State.WHOLE),
    ),
    State.CSI_BEGUN: ((r"\[", State.CONSOLE_KEY), (r"M", State.X10_MOUSE), *_BODY),
    State.CSI: _BODY,
    State.CONSOLE_KEY: ((r"[ -~]", State.WHOLE),),
    State.SS3: ((r"[\d;]", State.SS3), (r"[ -~]", State.WHOLE)),
    State.STRING: (
        (rf"[^\x1b{_ENDS_A_STRING}]", State.STRING),
        (r"\x1b", State.STRING_ESCAPE),
        (rf"[{_ENDS_A_STRING}]", State.DROPPED),
    ),
    State.STRING_ESCAPE: ((r"\\", State.DROPPED), (r".", State.ANEW)),
}
"""For each state what a character leads to; the first that fits, and BROKEN where none does.

An X10 mouse report is counted, not looked at: any three bytes that are no controls.
"""

_NO_CONTROL: Final = r"[^\x00-\x1f\x7f]*[^\x00-\x06\x08-\x1a\x1c-\x1f\x7f]"

KNOWN_AFTER_A_PAUSE: Final[Mapping[str, str]] = {
    "parameters": r"\x1b\[[<=>?]?[\d;:-]*\$?",
    "keys": r"\x1b\[(?:[\d;:]*[A-FHPQRSZ~]|\d[\d;:]*[u^$@]|[a-dGI])",
    "keys of the Linux console": r"\x1b\[\[[A-E]?",
    "focus": r"\x1b\[[IO]",
    "mouse": r"\x1b\[(?:<[\d;-]+[Mm]|[\d;]*M)",
    "attributes": r"\x1b\[[?>=][\d;]+c",
    "status, sizes, modes": r"\x1b\[\??\d[\d;:]*(?:[ntRSux]|\$y)",
    "options of xterm": r"\x1b\[>\d[\d;]*[mu]",
    "keys of SS3": r"\x1bO[\d;]*[A-DFHMP-S]?",
    "OSC": r"\x1b\]\d" + f"(?:{_NO_CONTROL})?",
    "DCS": r"\x1bP[\d>!$+=?]" + f"(?:{_NO_CONTROL})?",
    "APC": r"\x1b_G" + f"(?:{_NO_CONTROL})?",
}
"""Forms that are begun or whole; what came before a pause belongs to what comes behind it if both
together are one of these."""

_WHOLE_STRING: Final = rf"\x1b[\]P_^X][^\x1b{_ENDS_A_STRING}]*(?:[{_ENDS_A_STRING}]|\x1b\\)"
_BEHIND_ESCAPE: Final = r"\x1b(?:\[|\](?:[\dlL]|\Z)|O[A-FHMPQRSXa-dj-y]|P[\d>!$+=?]|_G)"

CONTROLS_OF_EIGHT_BITS: Final[Mapping[str, str]] = {
    given: introducer
    for introducer in "O[P]X^_"
    for given in (chr(ord(introducer) + 0x40), chr(ord(introducer) + 0xDC40))
}
"""What stands for an Escape and a character: in UTF-8, and as the bare byte."""


@lru_cache(1024)
def leads_to(state: State, character: str) -> State:
    """The state after a character."""
    for these, then in GRAMMAR[state]:
        if re.match(these, character, _HOW):
            return then
    return State.BROKEN


@cache
def run_of(state: State) -> re.Pattern[str]:
    """What leaves a state as it is, however much of it there is."""
    these, then = GRAMMAR[state][0]
    return re.compile(f"{these}*" if then is state else "", _HOW)


@cache
def _known() -> re.Pattern[str]:
    return re.compile("|".join(KNOWN_AFTER_A_PAUSE.values()), _HOW)


def goes_on(begun: str, text: str) -> bool:
    """Whether text that comes after a pause belongs to what was begun before it."""
    if _known().fullmatch(begun + text[0]):
        return True
    return re.match(_WHOLE_STRING, begun + text, _HOW) is not None


def may_follow_escape(text: str) -> bool:
    """Whether text that comes after an Escape key can be the sequence that Escape began."""
    return any(re.match(form, f"\x1b{text}", _HOW) for form in (_BEHIND_ESCAPE, _WHOLE_STRING))
