"""The grammar of terminal input, as tables: ECMA-48 with the forms of xterm and kitty.

Within one read, `GRAMMAR` alone decides where a sequence ends, even an unknown one. If the rest
arrives later, it may have been typed by a person: `late_input` decides. Patterns are compiled on
first use.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto
from functools import cache, lru_cache
from typing import Final


class State(Enum):
    """The states of the parser, and the four ways in which a sequence ends."""

    GROUND = auto()
    ESCAPE = auto()
    CSI_BEGUN = auto()
    CSI = auto()
    CONSOLE_KEY = auto()
    MOUSE = auto()
    MOUSE_BROKEN = auto()
    """A mouse report with an invalid character; it ends with M or m."""
    X10_MOUSE = auto()
    SS3 = auto()
    STRING = auto()
    STRING_ESCAPE = auto()
    INTERMEDIATE = auto()
    """After an Escape and the intermediate bytes of ECMA-48."""
    ESCAPE_GIVEN = auto()
    """An Escape was just reported as a key; the rest of its sequence may still arrive."""

    WHOLE = auto()
    """The sequence ends with this character."""
    DROPPED = auto()
    """The sequence ends with this character and is ignored."""
    BROKEN = auto()
    """The sequence ended before this character, which is read again."""
    ANEW = auto()
    """The sequence ended before the last Escape, which begins another one."""


_CANCELLED: Final = (r"[\x18\x1a]", State.DROPPED)
_BODY: Final = (
    (r"[ -#%-?]", State.CSI),
    (r"\$", State.CSI),  # alone, because it ends some keys of rxvt
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
"""The next state for each state and character: the first match, or BROKEN if none matches.

An X10 mouse report is not matched but counted: three bytes other than control characters.
"""

CONTROLS_OF_EIGHT_BITS: Final[Mapping[str, str]] = {
    given: introducer
    for introducer in "O[P]X^_"
    for given in (chr(ord(introducer) + 0x40), chr(ord(introducer) + 0xDC40))
}
"""8-bit controls that replace an Escape and a character, in UTF-8 and as raw bytes."""


@lru_cache(1024)
def leads_to(state: State, character: str) -> State:
    """Return the state after a character."""
    for these, then in GRAMMAR[state]:
        if re.match(these, character, _HOW):
            return then
    return State.BROKEN


@cache
def run_of(state: State) -> re.Pattern[str]:
    """Return a pattern for a run of characters that do not change the state."""
    these, then = GRAMMAR[state][0]
    return re.compile(f"{these}*" if then is state else "", _HOW)
