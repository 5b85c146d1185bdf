"""winsboard's parser agrees with Textual's, except for the differences listed here."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from tests.tui.terminal.input.forms import known_to_textual, ours, shown, textuals

Shown = list[tuple[Any, ...]]


def nothing(found: Shown) -> bool:
    return not found


def one_key(found: Shown) -> bool:
    return len(found) == 1 and found[0][0] == "Key"


def one_that_types(found: Shown) -> bool:
    return one_key(found) and found[0][2] is not None


def at_most_a_function_key(found: Shown) -> bool:
    return not found or (one_key(found) and found[0][2] is None)


def a_report_of_the_mouse(found: Shown) -> bool:
    return not found or (len(found) == 1 and found[0][0].startswith("Mouse"))


class Difference(NamedTuple):
    """A form that Textual parses wrongly, and the right result."""

    why: str
    form: str
    ours_is: Callable[[Shown], bool]


DIFFERENCES: Final = (
    Difference("a control of eight bits is no key", r"[\x80-\x9f]", nothing),
    Difference("what begins a sequence is no text", r"\x1b[OPX\[\]^_]", at_most_a_function_key),
    Difference("the end of a string is no key", r"\x1b\\", nothing),
    Difference("keys of the keypad Textual lacks", r"\x1bO[ IXl]", one_that_types),
    Difference("an unknown key of the keypad is none", r"\x1bO[ -~]", nothing),
    Difference("the mouse as urxvt tells of it", r"\x1b\[[\d;]*M", a_report_of_the_mouse),
    Difference("more buttons are not the first ones", r"\x1b\[<1(2[89]|3\d);\d+;\d+[Mm]", nothing),
    Difference("Shift and Tab with all modifiers told", r"\x1b\[1;\d+Z", one_key),
    Difference("Alt is held, no Escape was pressed", r"\x1b\[1;[78][p-y]", at_most_a_function_key),
    Difference("a number of mintty's keys", r"\x1b\[1;[56]u", at_most_a_function_key),
    Difference(
        "the number of a function key is no character",
        r"\x1b\[[\d;]*[A-FHP-S~]",
        at_most_a_function_key,
    ),
    Difference("a key no character belongs to", r"\x1b\[([01]?|5|12)(;\d+)?u", nothing),
    Difference("a key types without its text", r"\x1b\[\d+(;[012])?u", one_that_types),
    Difference("whole, unknown, and so nothing", r"\x1b\[[<=>?]?[\d;]*[@-~]", nothing),
)


def difference(form: str) -> Difference | None:
    return next((d for d in DIFFERENCES if re.fullmatch(d.form, form, re.ASCII)), None)


def test_ours_is_textuals_but_for_the_differences_listed() -> None:
    forms = known_to_textual()
    met: set[str] = set()
    same = 0
    for form in forms:
        mine = shown(ours([form.encode()]))
        if mine == shown(textuals(form)):
            same += 1
            continue
        listed = difference(form)
        assert listed is not None, (form, mine)
        assert listed.ours_is(mine), (listed.why, form, mine)
        met.add(listed.why)
    assert met == {d.why for d in DIFFERENCES}
    assert same > 4000
    assert len(forms) > 13000
