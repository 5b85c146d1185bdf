"""Converts sequences into Textual's key events."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS, MODIFIER_FUNCTIONAL_KEYS
from textual.events import Key, Paste
from textual.keys import Keys, _character_to_key

FINAL_BYTES: Final = frozenset("u~ABCDEFHPQRS")
"""Final bytes of keys in the kitty protocol and in the older xterm format."""

_SHIFT, _ALT, _CAPS_LOCK = 1, 2, 64
_MODIFIERS: Final = ((2, "alt"), (4, "ctrl"), (8, "super"), (16, "hyper"), (32, "meta"))
_SPECIAL: Final[Mapping[str, str]] = {"backspace": "\x7f", "enter": "\r", "tab": "\t"}
_KEYPAD: Final = dict(enumerate("0123456789./*-+", start=57399)) | {57415: "=", 57416: ","}
_SHIFTED: Final = dict(zip("`1234567890-=[]\\;',./", '~!@#$%^&*()_+{}|:"<>?', strict=True))
"""Shifted characters of the US layout, for terminals that do not report them."""
_MORE_OF_THE_KEYPAD: Final[Mapping[str, str]] = {
    "\x1bOl": ",",
    "\x1bOX": "=",
    "\x1bO ": " ",
    "\x1bOI": "\t",
}
_PRESSED, _RELEASED = (1, 2), 3
_XTERM_OTHER_KEY: Final = 27


def character_keys(character: str) -> list[Key]:
    """Return the key for a character."""
    return [Key(name, typed) for name, typed in _named(character)]


def escaped_keys(character: str) -> list[Key]:
    """Return the key for an Escape and a character in one read: a known key or one with Alt."""
    known = ANSI_SEQUENCES_KEYS.get(f"\x1b{character}")
    if isinstance(known, str):
        return character_keys(known)
    if isinstance(known, tuple):
        return [Key(key.value, None) for key in known]
    if character == "\\":
        return []  # the end of a string that was dropped
    return [Key(_with_alt(name), typed) for name, typed in _named(character)]


def alt_key(character: str) -> Key:
    """Return Alt with a character that could also begin a sequence; not printable."""
    name = _character_to_key(character)
    return Key(f"alt+shift+{name.lower()}" if character.isupper() else f"alt+{name}", None)


def sequence_keys(sequence: str) -> list[Key]:
    """Return the key of a sequence from Textual's table; empty if it is unknown.

    An Escape before it in the table stands for Alt, not for the Escape key.
    """
    known = _MORE_OF_THE_KEYPAD.get(sequence) or ANSI_SEQUENCES_KEYS.get(sequence)
    if isinstance(known, str):
        return character_keys(known)
    if isinstance(known, tuple):
        *escape, key = known
        return [Key(f"alt+{key.value}" if escape else key.value, None)]
    return []


def is_complete_early(sequence: str) -> bool:
    """Return whether a sequence is complete although ECMA-48 expects more (Shift keys of rxvt)."""
    return sequence.endswith("$") and sequence in ANSI_SEQUENCES_KEYS


def reported_keys(parameters: str, final: str) -> list[Key | Paste] | None:
    """Parse `CSI code:shifted:base ; modifiers:event ; text:... final`.

    Returns None if it has another form, and an empty list if it is not a key press.
    """
    fields = [_numbers(field) for field in parameters.split(";")]
    if len(fields) > 3 or None in fields:
        return None
    code, pressed, text = [*(f or [] for f in fields), [], []][:3]
    if final == "~" and code == [_XTERM_OTHER_KEY] and len(text) == 1:
        code, text, final = text, [], "u"
    modifiers, event = (*pressed, -1, -1)[:2]
    if event == _RELEASED:
        return []
    if event not in (-1, *_PRESSED):
        return None
    bits = max(modifiers, 1) - 1
    typed = "".join(map(_printable, text))
    if len(typed) > 1:
        return [Paste(typed)]
    found = _key(code, final, bits, typed)
    return None if found is None else [found]


def _key(codes: list[int], final: str, bits: int, text: str) -> Key | None:
    code = codes[0] if codes and codes[0] >= 0 else 1
    name = FUNCTIONAL_KEYS.get(f"{code}{final}", "")
    if not name and final != "u":
        return None
    if not text and not bits & ~(_SHIFT | _CAPS_LOCK | 128):
        text = _typed_by(codes, code, final, bits, functional=bool(name))
    if not name:
        base = codes[2] if len(codes) > 2 and not text and code > 127 else code
        letter = text or _printable(base)
        if not letter:
            return None
        name = _character_to_key(letter)
    character = text or (None if bits & 63 else _SPECIAL.get(name))
    return Key("+".join([*_held(name, bits, text), name]), character)


def _held(name: str, bits: int, text: str) -> list[str]:
    if name in MODIFIER_FUNCTIONAL_KEYS:
        return []
    held = [told for bit, told in _MODIFIERS if bits & bit and not (bit == _ALT and text)]
    if bits & _SHIFT and (not text or text.isspace()):
        held.append("shift")
    return sorted(held)


def _typed_by(codes: list[int], code: int, final: str, bits: int, *, functional: bool) -> str:
    """Return the character of a key for which the terminal sent no text."""
    if final != "u":
        return ""
    if functional:
        return _KEYPAD.get(code, "")
    plain = _printable(code)
    if bits & _SHIFT and len(codes) > 1 and (shifted := _printable(codes[1])):
        return shifted
    upper = plain.upper()
    if upper != plain and len(upper) == 1:
        return upper if bool(bits & _SHIFT) != bool(bits & _CAPS_LOCK) else plain
    return _SHIFTED.get(plain, plain) if bits & _SHIFT else plain


def _printable(code: int) -> str:
    """Return the character of a code point; empty if it is not printable."""
    if 0xD800 <= code <= 0xF8FF or not 32 <= code <= 0x10FFFF or 127 <= code < 160:
        return ""
    return chr(code)


def _numbers(field: str) -> list[int] | None:
    """Parse numbers separated by colons, -1 for a missing one; None if one is too long."""
    if not field:
        return []
    parts = field.split(":")
    if any(len(part) > 7 for part in parts):
        return None
    return [int(part) if part else -1 for part in parts]


@lru_cache(4096)
def _named(character: str) -> tuple[tuple[str, str], ...]:
    known = ANSI_SEQUENCES_KEYS.get(character)
    if isinstance(known, tuple):
        return tuple((Keys(key).value, character) for key in known)
    return ((_character_to_key(character), character),)


def _with_alt(name: str) -> str:
    if len(name) != 1:
        return name
    return f"alt+shift+{name.lower()}" if name.isupper() else f"alt+{name}"
