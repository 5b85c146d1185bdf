"""The grammar of what a terminal sends, as tables: ECMA-48 with the forms of xterm and kitty.

Within one burst of bytes `GRAMMAR` decides alone where a sequence ends, whether or not anybody
knows it. Where bytes come late, a person may be typing by then: `late` decides. Nothing is compiled
before it is needed.
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
    MOUSE = auto()
    MOUSE_BROKEN = auto()
    """A report of the mouse with something in it that does not belong there; its end is M or m."""
    X10_MOUSE = auto()
    SS3 = auto()
    STRING = auto()
    STRING_ESCAPE = auto()
    INTERMEDIATE = auto()
    """Behind an Escape, what ECMA-48 calls intermediate bytes."""
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


_CANCELLED: Final = (r"[\x18\x1a]", State.DROPPED)
_BODY: Final = (
    (r"[ -#%-?]", State.CSI),
    (r"\$", State.CSI),  # by itself: it ends some keys of rxvt
    (r"[@-~]", State.WHOLE),
    _CANCELLED,
)
_HOW: Final = re.ASCII | re.DOTALL
_NO_KEY: Final = r"\x1b\x80-\x9f\udc80-\udcff"
_ENDS_A_STRING: Final = r"\x07\x18\x1a\x9c\udc9c"

GRAMMAR: Final[Mapping[State, tuple[tuple[str, State], ...]]] = {
    State.ESCAPE: (
        (r"\[", State.CSI_BEGUN),
        (r"O", State.SS3),
        (r"[\]P_^X]", State.STRING),
        (r"[ -/]", State.INTERMEDIATE),
        (rf"[^{_NO_KEY}]", State.WHOLE),
    ),
    State.INTERMEDIATE: (
        (r"[ -/]", State.INTERMEDIATE),
        (r"[0-~]", State.DROPPED),
        _CANCELLED,
    ),
    State.CSI_BEGUN: (
        (r"\[", State.CONSOLE_KEY),
        (r"M", State.X10_MOUSE),
        (r"<", State.MOUSE),
        *_BODY,
    ),
    State.CSI: _BODY,
    State.MOUSE: (
        (r"[ -?]", State.MOUSE),
        (r"[Mm]", State.WHOLE),
        (r"[@-~]", State.MOUSE_BROKEN),
        _CANCELLED,
    ),
    State.MOUSE_BROKEN: (
        (r"[!-LN-ln-~]", State.MOUSE_BROKEN),
        (r"[Mm]", State.DROPPED),
        _CANCELLED,
    ),
    State.CONSOLE_KEY: ((r"[ -~]", State.WHOLE), _CANCELLED),
    State.SS3: ((r"[\d;]", State.SS3), (r"[ -~]", State.WHOLE), _CANCELLED),
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
